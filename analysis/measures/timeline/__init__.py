"""The course of an event over its days: sentiment toward an actor, and words, on each of them."""

from analysis.measures.timeline.tables import MEASURE

__all__ = ["MEASURE"]
