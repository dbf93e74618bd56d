"""What the text says a speaker is: the words around a name, and the words instead of one."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.marked_text import MarkedText
from analysis.extract.quotes.names import Names, name_at
from analysis.text.nlp import Token

_SPLITS_OFF = frozenset({"relcl", "appos", "punct", "advcl", "cc", "conj", "acl", "parataxis"})
_FORMS_OF_ADDRESS = frozenset({"Mr", "Mrs", "Ms", "Miss"})
_NEVER_TITLES = frozenset({"VERB", "AUX", "ADV"})
"""With one of these before the name, the parse took a clause for a title."""
_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVES = ("'s", "’s")
_DASHES = "-–—― "
_LONGEST = 25
"""Tokens of a description; longer ones are the work of a wrong parse."""


def describe(reading: MarkedText, names: Names, source: Token) -> str:
    """Return what the text says the named person is: the apposition after the name, else the words before it."""
    for child in source.children:
        if child.dep_ == "appos" and child.i > source.i and child.pos_ in {"NOUN", "PROPN"}:
            return phrase(reading, child)
    name = name_at(reading, names, source)
    if not name:
        return phrase(reading, source) if source.pos_ == "NOUN" else ""
    before = reading.doc[source.left_edge.i : source.i]
    if (
        not len(before)
        or before[-1].pos_ not in {"NOUN", "PROPN", "PART", "PUNCT"}
        or any(token.dep_ in _SPLITS_OFF or token.pos_ in _NEVER_TITLES or token.head.i > source.i for token in before)
    ):
        return ""
    text = reading.text[before[0].idx : source.idx]
    given = name.split()[0]
    words = (text[: text.rfind(given)] if given in text else text).lstrip(_DASHES).split()
    if not words or words[-1].rstrip(".") in _FORMS_OF_ADDRESS or words[0].lower() in load_cues().some:
        return ""
    if words[-1].endswith(_POSSESSIVES):
        words[-1] = words[-1][:-2]
    return " ".join(without_article(words))


def without_article(words: Sequence[str]) -> list[str]:
    """Drop a leading article."""
    return list(words[1:]) if words and words[0].lower() in _ARTICLES else list(words)


def phrase(reading: MarkedText, head: Token) -> str:
    """Return the noun phrase around a head, without what only comments on it (relative clauses, appositions)."""
    end = head.i + 1
    for child in head.rights:
        if child.dep_ in _SPLITS_OFF:
            break
        end = child.right_edge.i + 1
    start = head.left_edge.i
    end = min(end, start + _LONGEST)
    last = reading.doc[end - 1]
    return " ".join(reading.text[reading.doc[start].idx : last.idx + len(last.text)].split()).strip(" ,;:—–-")
