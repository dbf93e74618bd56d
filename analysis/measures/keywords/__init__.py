"""Words that one outlet uses more than the others of an event."""

from analysis.measures.keywords.tables import MEASURE

__all__ = ["MEASURE"]
