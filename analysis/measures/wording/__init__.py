"""Distinctive wording: words and short phrases that an outlet chooses and the others don't, for events of any size."""

from analysis.measures.wording.tables import MEASURE

__all__ = ["MEASURE"]
