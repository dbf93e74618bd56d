"""Generic frames: which of seventeen general frames the sentences of each outlet show."""

from analysis.measures.generic_frames.tables import ENOUGH_SENTENCES, MEASURE, is_enough

__all__ = ["ENOUGH_SENTENCES", "MEASURE", "is_enough"]
