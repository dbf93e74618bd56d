"""Where two tellings of one fact contradict: in a number, a date, how sure it is, who says it, or what happened."""

from __future__ import annotations

import re
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

SAME_CONTEXT = 0.62
"""How alike what stands around two numbers must be for them to count the same thing."""
_AROUND = 7
"""Pieces of words on each side of a number that are its context."""
_SURE = 0.8
"""How sure it must be that two sentences tell one fact before their certainty or content is compared."""

_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTHS = (
    r"Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)"
    r"|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.)"
)
_DATE = re.compile(rf"\b(?:(?P<weekday>{_WEEKDAYS})|(?P<month>{_MONTHS})\s+(?P<day>\d{{1,2}}))\b")


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
    """

    unit: Unit
    text: str
    start: int
    certainty: Certainty
    cues: tuple[Cue, ...]
    voice: str
    negated: frozenset[str]


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
    found = [*_numbers(left, right), *_dates(left, right)]
    if strength >= _SURE:
        found += [*_content(left, right), *_certainty(left, right)]
    return sorted(found, key=lambda conflict: KINDS.index(conflict.kind))


def _numbers(left: Telling, right: Telling) -> Iterator[Conflict]:
    """Yield numbers that count the same thing and can't both be true."""
    for unit in sorted({item.unit for item in left.unit.quantities} & {item.unit for item in right.unit.quantities}):
        ours = [item for item in left.unit.quantities if item.unit == unit]
        theirs = [item for item in right.unit.quantities if item.unit == unit]
        if not unit or any(one.agrees(other) for one, other in product(ours, theirs)):
            continue
        near = [(_alike(left.unit, one, right.unit, other), one, other) for one, other in product(ours, theirs)]
        alike, one, other = max(near, key=lambda item: (item[0], item[1].start, item[2].start))
        if alike >= SAME_CONTEXT:
            yield Conflict("number", _words(left, one), _words(right, other))


def _words(telling: Telling, quantity: Quantity) -> str:
    return telling.text[quantity.start - telling.start : quantity.end - telling.start]


def _alike(left: Unit, one: Quantity, right: Unit, other: Quantity) -> float:
    first, second = _context(left, one), _context(right, other)
    return float(first @ second / max(float(np.linalg.norm(first) * np.linalg.norm(second)), 1e-9))


def _context(unit: Unit, quantity: Quantity) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Return the mean state of what stands around a number, the number itself left out."""
    inside = [place for place, (start, end) in enumerate(unit.offsets) if start < quantity.end and end > quantity.start]
    first, last = (inside[0], inside[-1] + 1) if inside else (0, 0)
    around = [*range(max(0, first - _AROUND), first), *range(last, min(len(unit.states), last + _AROUND))]
    mean: np.ndarray[tuple[int, ...], np.dtype[np.float32]] = unit.states[around].mean(0) if around else unit.vector
    return mean


def _dates(left: Telling, right: Telling) -> Iterator[Conflict]:
    """Yield days of the week or of the year that differ, where each sentence names one."""
    ours, theirs = list(_DATE.finditer(left.text)), list(_DATE.finditer(right.text))
    if len(ours) != 1 or len(theirs) != 1 or bool(ours[0]["weekday"]) != bool(theirs[0]["weekday"]):
        return
    if _day(ours[0]) != _day(theirs[0]):
        yield Conflict("date", ours[0].group(), theirs[0].group())


def _day(match: re.Match[str]) -> str:
    return match["weekday"] or f"{match['month'][:3]} {int(match['day'])}"


def _content(left: Telling, right: Telling) -> Iterator[Conflict]:
    """Yield a word that one denies and the other doesn't."""
    for one, other, swap in ((left, right, False), (right, left, True)):
        denied = sorted((one.negated & other.unit.words) - other.negated)
        if denied:
            words = (f"not {denied[0]}", denied[0])
            yield Conflict("content", *(reversed(words) if swap else words))
            return


_UNSURE = frozenset({"expected", "possible"})


def _certainty(left: Telling, right: Telling) -> Iterator[Conflict]:
    """Yield what one tells flatly and the other as expected or possible, and the newsroom's word against somebody's."""
    for one, other, swap in ((left, right, False), (right, left, True)):
        for cue in one.cues:
            if cue.certainty in _UNSURE and _is_flat(cue.about, other):
                word = one.text[cue.start - one.start : cue.end - one.start]
                words = (f"{word} {cue.about}", f"{cue.about}, flatly")
                yield Conflict("certainty", *(reversed(words) if swap else words))
                return
    if {left.certainty, right.certainty} == {"stated", "attributed"}:
        yield Conflict("attribution", left.certainty, right.certainty)


def _is_flat(verb: str, telling: Telling) -> bool:
    """Tell whether a telling states what a verb says, without any cue that bears on it."""
    return bool(verb) and verb in telling.unit.words and all(cue.about != verb for cue in telling.cues)
