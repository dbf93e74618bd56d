"""Quotations: who is quoted, with which words, and how they are introduced."""

from analysis.measures.quotes.quotes import MEASURE

__all__ = ["MEASURE"]
