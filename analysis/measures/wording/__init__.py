"""Distinctive wording: which words and short phrases an outlet chooses that the others don't, for events of any size."""

from analysis.measures.wording.tables import MEASURE

__all__ = ["MEASURE"]
