"""Organisations that the gazetteer doesn't know: multi-word bodies and abbreviations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.extract.actors.candidates import Candidate, known_units
from analysis.extract.actors.gazetteer import Gazetteer
from analysis.extract.actors.lexicon import Lexicon
from analysis.extract.actors.units import ArticleUnits
from analysis.extract.actors.word_classes import word_classes

_LONGEST = 8
_SHORTEST_ABBREVIATION = 3
_FEWEST_RUNS = 3
_CLEARLY = 3
"""How many times as often a single word has to look like a body as like a person or a place."""
_EDGES = frozenset({"the", "The", "a", "A", "of", "for", "and", "&", "'", "s", "-", "on", "in", ".", ","})
_INNER = frozenset({"of", "for", "and", "the", "on", "in", "&", "'", "s", "-", "to", "de", "la", "."})


@dataclass(slots=True)
class Body:
    """An organisation's name with how often it was labelled one and where."""

    text: str
    words: tuple[str, ...]
    votes: int = 0


def find_bodies(
    readings: Sequence[ArticleUnits],
    candidates: Mapping[tuple[str, ...], Candidate],
    people_words: frozenset[str],
    *,
    gazetteer: Gazetteer,
    lexicon: Lexicon,
) -> list[Body]:
    """Collect organisations, by the model's labels and by the words they end in; sorted by name."""
    found: dict[tuple[str, ...], Body] = {}
    lower = frozenset(word for reading in readings for word in reading.words if word.islower())
    sure = _single_names(candidates, lexicon) | _by_their_nouns(candidates, lexicon)
    for reading in readings:
        known = known_units(reading, gazetteer)
        for first, last in (_trim(reading, *span, lexicon) for span in _spans(reading)):
            words = tuple(reading.words[first : last + 1])
            if first <= last and (words in sure or _is_body(reading, first, last, known, people_words, lexicon)):
                text = reading.text[reading.starts[first] : reading.ends[last]]
                body = found.setdefault(words, Body(text=text, words=words))
                body.text = min(body.text, text)
                body.votes += 1
    for words in sorted(sure - found.keys()):
        found[words] = Body(text=candidates[words].text, words=words, votes=len(candidates[words].runs))
    return [
        body
        for words, body in sorted(found.items())
        if _outvotes(body, candidates.get(words)) and not (len(words) == 1 and words[0].lower() in lower)
    ]


def _single_names(candidates: Mapping[tuple[str, ...], Candidate], lexicon: Lexicon) -> set[tuple[str, ...]]:
    """Return the single words that several places show to be a body's name (Comcast), or that speak (GLAAD)."""
    empty = lexicon.titles | lexicon.not_names | lexicon.institution_heads | lexicon.given_names
    return {
        words
        for words, candidate in candidates.items()
        if len(words) == 1
        and words[0] not in empty
        and len(candidate.runs) >= _FEWEST_RUNS
        and (
            candidate.body >= max(_FEWEST_RUNS, _CLEARLY * (candidate.person + candidate.place))
            or (_is_abbreviation(words[0], lexicon) and 0 < candidate.person < 1)
        )
    }


def _by_their_nouns(candidates: Mapping[tuple[str, ...], Candidate], lexicon: Lexicon) -> set[tuple[str, ...]]:
    """Return the names of two words that end in a noun for bodies, whatever the model takes them for (Denby Works)."""
    return {
        words
        for words, candidate in candidates.items()
        if len(words) == 2
        and words[1] in lexicon.body_heads
        and words[0] not in lexicon.titles | lexicon.given_names
        and candidate.body > candidate.person + candidate.place
    }


def _spans(reading: ArticleUnits) -> Iterator[tuple[int, int]]:
    """Yield the unit spans of entities labelled as organisations, outside headlines."""
    first = -1
    for unit, token in enumerate(reading.tokens):
        inside = reading.entity[token] == "ORG" and not reading.titled[reading.sentences[unit]]
        if inside and first < 0:
            first = unit
        elif not inside and first >= 0:
            yield first, unit - 1
            first = -1
    if first >= 0:
        yield first, len(reading.tokens) - 1


def _trim(reading: ArticleUnits, first: int, last: int, lexicon: Lexicon) -> tuple[int, int]:
    words = reading.words
    while first <= last and words[first] in _EDGES and words[first + 1 : first + 2] != ["&"]:
        first += 1
    if first < last and reading.opens[first] and words[first] in lexicon.not_names:
        first += 1
    while first <= last and words[last] in _EDGES:
        last -= 1
    return first, last


def _is_body(
    reading: ArticleUnits, first: int, last: int, known: frozenset[int], people_words: frozenset[str], lexicon: Lexicon
) -> bool:
    words = reading.words[first : last + 1]
    if len(words) > _LONGEST or (first in known and last in known and last - first < 1):
        return False
    if not all(word in _INNER or word[0].isupper() or word[0].isdigit() for word in words):
        return False
    owned = "'" in words or words[-1] not in lexicon.body_heads
    if words[-1] in people_words or ((words[0] in people_words or first in known) and owned):
        return False
    if len(words) == 1:
        return _is_abbreviation(words[0], lexicon)
    if set(words) <= lexicon.titles | lexicon.not_names or all(
        unit in known or not reading.words[unit][0].isalnum() for unit in range(first, last + 1)
    ):
        return False
    return _reads_as_body(words, lexicon)


def _reads_as_body(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Ask words without a body's noun for more: no title, person, pair or owner may be among them."""
    last = max((index for index, word in enumerate(words) if word in lexicon.body_heads), default=-1)
    if "'" in words[last + 1 :] or "-" in words[last + 1 :]:
        return False
    if last >= 0:
        return True
    return words[0] not in lexicon.titles and words[0] not in lexicon.given_names and not words[-1][0].isdigit()


def _is_abbreviation(word: str, lexicon: Lexicon) -> bool:
    letters = word.replace(".", "")
    if not (word.isupper() and word.isascii() and letters.isalpha()) or len(letters) < _SHORTEST_ABBREVIATION:
        return False
    return letters not in lexicon.not_bodies and not word_classes(letters.lower()) & {"verb", "adj", "adv"}


def _outvotes(body: Body, candidate: Candidate | None) -> bool:
    if candidate is None:
        return True
    return body.votes + candidate.body > candidate.person + candidate.place


def link_short_forms(bodies: Sequence[Body], lexicon: Lexicon) -> dict[str, str]:
    """Map short forms to full names: initials (PREPA), and a company without its legal form.

    A short form that fits several full names stays alone.
    """
    longer: dict[str, set[str]] = {}
    texts = {body.words: body.text for body in bodies}
    for body in bodies:
        initials = "".join(word[0] for word in body.words if word[0].isupper())
        stem = list(body.words)
        while len(stem) > 1 and stem[-1] in lexicon.corporate | {"."}:
            stem.pop()
        for short in ((initials,), tuple(stem)):
            if short in texts and short != body.words:
                longer.setdefault(texts[short], set()).add(body.text)
    return {short: next(iter(full)) for short, full in sorted(longer.items()) if len(full) == 1}
