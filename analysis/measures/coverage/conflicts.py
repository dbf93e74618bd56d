"""Where two tellings of one fact contradict: in a number, a date, how sure it is, who says it, or what happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

import numpy as np

from analysis.measures.coverage.certainty import Cue
from analysis.measures.coverage.lexicon import Certainty
from analysis.measures.coverage.quantities import Quantity
from analysis.measures.coverage.units import Unit

ConflictKind = Literal["number", "date", "content", "certainty", "attribution"]
KINDS: tuple[ConflictKind, ...] = ("number", "date", "content", "certainty", "attribution")
"""From the most telling to the least."""

SAME_CONTEXT, SAME_CONTEXT_OF_SHARE = 0.53, 0.65
"""How alike what stands around two numbers must be for them to count the same thing; shares and sums of money, of
which an article tells many, need more."""
LIKE_SIZE = 1 / 3
"""Two numbers of which one is less than this share of the other rarely count the same thing."""
_AROUND = 7
"""Pieces of words on each side of a number that are its context."""
_SURE = 0.8
"""How sure it must be that two sentences tell one fact before their days, certainty or content are compared."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence as a telling of a fact.

    Attributes:
        unit: What it brings to the comparison.
        text: The sentence.
        start: Its first character in the article.
        certainty: How surely it tells.
        cues: Why, with offsets into the article's text.
        voice: Whose words its main part is.
        negated: Words that are denied in it.
        main: Lemmas of its main verbs: what it tells, not what it tells in passing.
        flat: Those of them that are told as having happened, or as happening.
        denies: Whether anything in it is denied, refused or left undone.
        doubted: The verb by which the newsroom keeps its distance from who says it ("claims"), and the lemma of what
            they say was done; empty if none.
        dates: Days that it names, each with the lemma of the verb that it goes with and its words.
    """

    unit: Unit
    text: str
    start: int
    certainty: Certainty
    cues: tuple[Cue, ...]
    voice: str
    negated: frozenset[str]
    main: frozenset[str]
    flat: frozenset[str]
    denies: bool
    doubted: tuple[str, str]
    dates: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What differs between two tellings, in words as they stand in each."""

    kind: ConflictKind
    left: str
    right: str


def find_conflicts(left: Telling, right: Telling, *, strength: float) -> list[Conflict]:
    """Return what differs between two tellings of one fact, the most telling first.

    Args:
        left: One telling.
        right: The other.
        strength: Probability that both tell one fact.
    """
    found = list(_numbers(left, right))
    if strength >= _SURE:
        found += [*_dates(left, right), *_content(left, right), *_certainty(left, right)]
    return sorted(found, key=lambda conflict: KINDS.index(conflict.kind))


def has_other_number(left: Telling, right: Telling) -> bool:
    """Tell whether two tellings give another number for the same thing."""
    return next(_numbers(left, right), None) is not None


def _numbers(left: Telling, right: Telling) -> Iterator[Conflict]:
    """Yield numbers that count the same thing and can't both be true."""
    for unit in sorted({item.unit for item in left.unit.quantities} & {item.unit for item in right.unit.quantities}):
        ours = [item for item in left.unit.quantities if item.unit == unit]
        theirs = [item for item in right.unit.quantities if item.unit == unit]
        if not unit or any(one.agrees(other) for one, other in product(ours, theirs)):
            continue
        near = [(_alike(left.unit, one, right.unit, other), one, other) for one, other in product(ours, theirs)]
        alike, one, other = max(near, key=lambda item: (item[0], item[1].start, item[2].start))
        least = SAME_CONTEXT_OF_SHARE if unit in ("%", "$") else SAME_CONTEXT
        if alike >= least and min(one.value, other.value) >= LIKE_SIZE * max(one.value, other.value):
            yield Conflict("number", _words(left, one), _words(right, other))


def _words(telling: Telling, quantity: Quantity) -> str:
    return telling.text[quantity.start - telling.start : quantity.end - telling.start]


def _alike(left: Unit, one: Quantity, right: Unit, other: Quantity) -> float:
    first, second = _context(left, one), _context(right, other)
    return float(first @ second / max(float(np.linalg.norm(first) * np.linalg.norm(second)), 1e-9))


def _context(unit: Unit, quantity: Quantity) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Return the mean state of what stands around a number, without it and without what the event's sentences share."""
    inside = [place for place, (start, end) in enumerate(unit.offsets) if start < quantity.end and end > quantity.start]
    first, last = (inside[0], inside[-1] + 1) if inside else (0, 0)
    around = [*range(max(0, first - _AROUND), first), *range(last, min(len(unit.own_states), last + _AROUND))]
    mean: np.ndarray[tuple[int, ...], np.dtype[np.float32]] = (
        unit.own_states[around].mean(0) if around else unit.own_vector
    )
    return mean


def _dates(left: Telling, right: Telling) -> Iterator[Conflict]:
    """Yield days of the week or of the year that differ, where each goes with the same verb."""
    for verb in sorted({verb for _, verb, _ in left.dates} & {verb for _, verb, _ in right.dates}):
        ours = [(day, words) for day, of, words in left.dates if of == verb]
        theirs = [(day, words) for day, of, words in right.dates if of == verb]
        alike = len(ours) == len(theirs) == 1 and (" " in ours[0][0]) == (" " in theirs[0][0])
        if alike and ours[0][0] != theirs[0][0]:
            yield Conflict("date", ours[0][1], theirs[0][1])
            return


def _content(left: Telling, right: Telling) -> Iterator[Conflict]:
    """Yield a verb that one denies and the other tells, denying nothing."""
    for one, other, swap in ((left, right, False), (right, left, True)):
        denied = sorted(one.negated & other.main) if not other.denies else []
        if denied:
            words = (f"not {denied[0]}", denied[0])
            yield Conflict("content", *(reversed(words) if swap else words))
            return


_UNSURE = frozenset({"expected", "possible"})


def _certainty(left: Telling, right: Telling) -> Iterator[Conflict]:
    """Yield what one tells flatly and the other as expected, possible, or with distance from who says it."""
    for one, other, swap in ((left, right, False), (right, left, True)):
        if other.certainty != "stated":
            continue
        for cue in one.cues:
            if cue.certainty in _UNSURE and cue.about in other.flat and cue.about in one.main:
                word = one.text[cue.start - one.start : cue.end - one.start]
                words = (f"{word} {cue.about}", f"{cue.about}, flatly")
                yield Conflict("certainty", *(reversed(words) if swap else words))
                return
        cue_word, verb = one.doubted
        if verb and other.voice == "own" and verb in other.flat:
            words = (f"{cue_word} to {verb}", f"{verb}, flatly")
            yield Conflict("attribution", *(reversed(words) if swap else words))
            return
