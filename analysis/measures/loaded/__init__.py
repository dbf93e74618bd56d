"""Loaded language: words and phrases that colour a statement, and how many an outlet uses."""

from analysis.measures.loaded.tables import MEASURE

__all__ = ["MEASURE"]
