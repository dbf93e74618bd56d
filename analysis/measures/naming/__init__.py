"""What each actor is called: names, titles and descriptions."""

from analysis.measures.naming.tables import MEASURE

__all__ = ["MEASURE"]
