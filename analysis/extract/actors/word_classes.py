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
def base_form(word: str, pos: str) -> str:
    """Return the base form of a lower-case word, read as a noun (``NOUN``) or a verb (``VERB``)."""
    nlp = load_nlp()
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    doc = nlp.make_doc(word)
    if len(doc) != 1:
        return word
    doc[0].pos_ = pos
    found: list[str] = lemmatizer.rule_lemmatize(doc[0])
    return found[0].lower() if found else word


@cache
def _index() -> Any:
    lemmatizer: Any = load_nlp().get_pipe("lemmatizer")
    return {
        name: frozenset(lemmatizer.lookups.get_table("lemma_index", {}).get(name, ()))
        for name in ("noun", "verb", "adj", "adv")
    }
