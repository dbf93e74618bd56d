"""What a verb does to an issue: whether it would bring it about or do away with it, and whether it is meant at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.extract.description_nouns import description_heads
from analysis.measures.stance.lexicon import call_words
from analysis.text.nlp import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "oprd"})
_PRONOUNS = frozenset({"it", "this", "that", "them", "these", "those"})
_PRONOUN_TAGS = frozenset({"PRP", "DT"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_NOBODY = frozenset({"nobody", "none"})

Places = Sequence[tuple[int, int]]
"""Stretches ``[start, end)`` of the text that mean the issue."""


def side_of(verb: Token) -> int:
    """Return 1 for a verb that brings its object about or keeps it, -1 for one that does away with it, else 0."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return 0
    lemma = verb.lemma_.lower()
    if lemma in call_words("against"):
        return -1
    if lemma in call_words("for"):
        return 1
    pairs = {f"{lemma} {child.lower_}" for child in verb.children}
    if pairs & call_words("against_pairs"):
        return -1
    return int(bool(pairs & call_words("for_pairs")))


def is_negated(verb: Token) -> bool:
    """Tell whether a verb is negated, itself or by its subject ("nobody should …")."""
    negated = any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)
    return negated != any(child.dep_ in SUBJECTS and child.lower_ in _NOBODY for child in verb.children)


def objects_of(verb: Token) -> Iterator[Token]:
    """Yield what a verb acts on: its object, its subject in the passive, and what follows its prepositions."""
    for child in verb.children:
        if child.dep_ in _OBJECTS:
            yield child
        elif child.dep_ == "prep":
            yield from (below for below in child.children if below.dep_ == "pobj")


def means(token: Token, places: Places) -> bool:
    """Tell whether a word means the issue: one of its places, a pronoun, or a description with "the" or "this"."""
    if token.lower_ in _PRONOUNS and token.tag_ in _PRONOUN_TAGS:
        return True
    if any(start <= token.idx < end for start, end in places):
        return True
    described = token.lemma_.lower() in description_heads("issue")
    return described and any(child.lower_ in _DEFINITE for child in token.children)
