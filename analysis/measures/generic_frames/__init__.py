"""Generic frames: which of seventeen general frames the sentences of each outlet show."""

from analysis.measures.generic_frames.tables import MEASURE

__all__ = ["MEASURE"]
