"""Loaded language: words and phrases that colour a statement, and how many an outlet uses."""

from analysis.measures.loaded.tables import MEASURE, PER_WORDS, is_enough

__all__ = ["MEASURE", "PER_WORDS", "is_enough"]
