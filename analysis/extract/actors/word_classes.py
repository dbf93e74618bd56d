"""Which words English has: the word lists of spaCy's lemmatiser (they come from WordNet)."""

from __future__ import annotations

from functools import cache
from typing import Any

from analysis.text.nlp import load_nlp


@cache
def word_classes(word: str) -> frozenset[str]:
    """Return the word classes (noun, verb, adj, adv) in which English has this lower-case base form."""
    index = _index()
    return frozenset(name for name in ("noun", "verb", "adj", "adv") if word in index.get(name, ()))


@cache
def _index() -> Any:
    lemmatizer: Any = load_nlp().get_pipe("lemmatizer")
    return {
        name: frozenset(lemmatizer.lookups.get_table("lemma_index", {}).get(name, ()))
        for name in ("noun", "verb", "adj", "adv")
    }
