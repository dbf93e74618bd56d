"""Offices: who is "the Russian president", learnt from titles and appositions of the event itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analysis.extract.actors.candidates import Run
from analysis.extract.actors.gazetteer import Gazetteer
from analysis.extract.actors.lexicon import Lexicon
from analysis.extract.actors.units import ArticleUnits

_FORMER = frozenset({"former", "ex", "then", "late", "one-time", "onetime", "future"})
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_LONGEST_OFFICE = 5


class Office(NamedTuple):
    """Whose office it is (a canonical state or organisation, empty if not said), what it is, and if it is past."""

    owner: str
    office: str
    former: bool = False


def offices_of(run: Run, *, gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[Office]:
    """Yield the offices that the words around a person's name give it."""
    sentences = run.reading.sentences
    before = _office_ending(run.reading, run.first - 1, lexicon)
    if before is not None and sentences[before[0]] == sentences[run.first]:
        first, office = before
        owner = owner_before(run.reading, first - 1, gazetteer) or _owner_after(run, gazetteer)
        yield Office(owner, office, former=_is_former(run.reading, first - 1))
    after = _apposition(run.reading, run.last + 1, gazetteer, lexicon)
    if after is not None:
        yield after


def is_office(words: list[str], lexicon: Lexicon) -> bool:
    """Tell whether lower-cased words are an office."""
    text = " ".join(words).replace(" - ", "-")
    return text in lexicon.head_offices or text in lexicon.other_offices


def owner_before(reading: ArticleUnits, unit: int, gazetteer: Gazetteer) -> str:
    """Return whose office follows ``unit``: the state of an adjective or name that ends there, else nothing."""
    for first in range(max(0, unit - 3), unit + 1):
        if reading.sentences[first] != reading.sentences[min(unit + 1, len(reading.sentences) - 1)]:
            continue
        text = " ".join(reading.words[first : unit + 1])
        owner = gazetteer.adjectives.get(text)
        if owner is None and text in gazetteer.forms:
            owner = gazetteer.forms[text][0].name
        if owner is not None:
            return owner
    return ""


def _office_ending(reading: ArticleUnits, last: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Find the longest office that ends at a unit, and its first unit."""
    for length in range(_LONGEST_OFFICE, 0, -1):
        first = last - length + 1
        if first < 0:
            continue
        words = [word.lower() for word in reading.words[first : last + 1]]
        if is_office(words, lexicon):
            return first, " ".join(words).replace(" - ", "-")
    return None


def _is_former(reading: ArticleUnits, unit: int) -> bool:
    """Look back over an adjective ("former Russian President")."""
    words = [word.lower() for word in reading.words[max(0, unit - 2) : unit + 1]]
    return any(word in _FORMER for word in words)


def _owner_after(run: Run, gazetteer: Gazetteer) -> str:
    """Read "President Vladimir Putin of Russia"."""
    words = run.reading.words
    if words[run.last + 1 : run.last + 2] != ["of"]:
        return ""
    for length in (3, 2, 1):
        text = " ".join(words[run.last + 2 : run.last + 2 + length])
        if text in gazetteer.forms:
            return gazetteer.forms[text][0].name
    return ""


def _apposition(reading: ArticleUnits, unit: int, gazetteer: Gazetteer, lexicon: Lexicon) -> Office | None:
    """Read ", the Russian president," and ", president of Russia," after a name."""
    words = reading.words
    if unit >= len(words) or words[unit] != ",":
        return None
    first = unit + 1
    if first < len(words) and words[first] in _ARTICLES:
        first += 1
    if first < len(words) and words[first] in _FORMER:
        return None
    for start in range(first, min(first + 3, len(words))):
        for length in range(_LONGEST_OFFICE, 0, -1):
            office = [word.lower() for word in words[start : start + length]]
            if is_office(office, lexicon):
                owner = owner_before(reading, start - 1, gazetteer) if start > first else ""
                return Office(owner or _owner_of(words, start + length, gazetteer), " ".join(office))
        if owner_before(reading, start, gazetteer) == "" and words[start][0].islower():
            return None
    return None


def _owner_of(words: list[str], unit: int, gazetteer: Gazetteer) -> str:
    if words[unit : unit + 1] != ["of"]:
        return ""
    for length in (3, 2, 1):
        text = " ".join(words[unit + 1 : unit + 1 + length])
        if text in gazetteer.forms:
            return gazetteer.forms[text][0].name
    return ""
