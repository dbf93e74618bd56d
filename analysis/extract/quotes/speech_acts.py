"""What somebody promises, orders or asks for: speech that is told by an infinitive or a noun phrase.

"She vowed to appeal", "the judge ordered the city to reply", "the union demanded a return to work" report words as much
as a clause with "that" does (Searle 1976, "A classification of illocutionary acts": commissives and directives).
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.marked_text import MarkedText
from analysis.extract.quotes.subjects import is_unreal
from analysis.text.nlp import Token

_INFINITIVES = frozenset({"xcomp", "ccomp", "advcl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FEWEST = 3
"""Words of a noun phrase that tells what is asked for: fewer only name it ("demanded answers")."""


def find_acts(reading: MarkedText, verb: Token) -> Iterator[tuple[int, int]]:
    """Yield the tokens ``[low, high)`` that tell what is promised, ordered or asked for."""
    cues, lemma = load_cues(), verb.lemma_.lower()
    if reading.parsed.sentence_at(verb.idx).heading or is_unreal(verb):
        return  # headlines tell acts in the same words
    if lemma in cues.promising | cues.ordering:
        yield from _infinitives(verb, ordered=lemma in cues.ordering)
    if lemma in cues.asking:
        for phrase in _objects(verb, lemma):
            high = _without_aside(reading, phrase)
            if sum(token.is_alpha for token in reading.doc[phrase.left_edge.i : high]) >= _FEWEST:
                yield phrase.left_edge.i, high


def _without_aside(reading: MarkedText, phrase: Token) -> int:
    """Return where a noun phrase ends, without a relative clause that a comma sets off."""
    doc, high = reading.doc, phrase.right_edge.i + 1
    asides = (index for index in range(phrase.i, high - 1) if doc[index].text == ",")
    return next((index for index in asides if doc[index + 1].tag_ in {"WDT", "WP"}), high)


def _infinitives(verb: Token, *, ordered: bool) -> Iterator[tuple[int, int]]:
    """Yield an infinitive behind its verb; of an order with who shall do it."""
    objects = [child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.i > verb.i]
    for child in verb.children:
        if child.dep_ not in _INFINITIVES or child.i < verb.i or child.tag_ != "VB" or not _to(child):
            continue
        subjects = [below for below in child.children if below.dep_ in _SUBJECTS] or objects
        if bool(subjects) == ordered:
            yield (subjects[0] if ordered else child).left_edge.i, child.right_edge.i + 1
            return


def _to(clause: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)


def _objects(verb: Token, lemma: str) -> Iterator[Token]:
    """Yield what is asked for: the object, or what stands behind "for" ("called for a vote")."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "dobj" and lemma not in load_cues().asking_for and child.pos_ == "NOUN":
            yield child
        elif child.dep_ == "prep" and child.lower_ == "for" and lemma in load_cues().asking_for:
            yield from (below for below in child.children if below.dep_ == "pobj")
