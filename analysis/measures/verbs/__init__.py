"""Who does what to whom, and passives that leave out who does it."""

from analysis.measures.verbs.tables import MEASURE

__all__ = ["MEASURE"]
