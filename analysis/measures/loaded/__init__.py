"""Loaded language: words and phrases that colour a statement."""
