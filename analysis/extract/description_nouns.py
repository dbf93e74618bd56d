"""Nouns that can stand for a target: "the airline", "the plan"."""

from __future__ import annotations

from functools import cache
from typing import Literal

from analysis.text.lexicons import read_lexicon

DescribedKind = Literal["person", "organisation", "unclear", "issue"]
"""``unclear``: an actor that may be a person or not, since no he or she and no form of name tells."""


@cache
def description_heads(kind: DescribedKind) -> frozenset[str]:
    """Return the nouns that can stand for a target of this kind."""
    listed = read_lexicon("stance_words.toml", folder="")["descriptions"]
    if kind == "unclear":
        return description_heads("person") | description_heads("organisation")
    return frozenset(listed[kind].split())
