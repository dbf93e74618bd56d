"""Titles without a name: "the Russian leader", "the US president", "the press secretary"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.extract.actors.gazetteer import Gazetteer
from analysis.extract.actors.lexicon import load_lexicon
from analysis.extract.actors.matching import Trie, add_key, find_matches
from analysis.extract.actors.offices import owner_before
from analysis.extract.actors.units import ArticleUnits, split_units
from analysis.records import Actor, Mention

OWNED_TITLE_CONFIDENCE = 0.9
"""An office with its state that one person of the event holds ("the Russian president")."""
BARE_TITLE_CONFIDENCE = 0.75
"""An office alone ("the president") whose holder the article has named before."""
SHARED_TITLE_CONFIDENCE = 0.5
"""An office that several persons of the article hold: the one named last is meant, shown, not counted."""

_ARTICLES = frozenset({"the", "The"})
_CURRENT = frozenset({"current", "incumbent", "sitting"})


class Phrase(NamedTuple):
    """A title in a text, units ``[first, last]`` with its article; ``owner`` is its state, empty if not said."""

    first: int
    last: int
    owner: str
    office: str
    text: str


def find_title_phrases(reading: ArticleUnits, *, gazetteer: Gazetteer) -> Iterator[Phrase]:
    """Yield the definite titles that no name follows or completes."""
    words = [word.lower() for word in reading.words]
    for match in find_matches(_office_trie(), words):
        first, last = match.first, match.last
        if not _stands_alone(reading, first, last):
            continue
        start, owner = _adjective_before(reading, first, gazetteer)
        article = start - 2 if reading.words[start - 1] in _CURRENT else start - 1
        if article >= 0 and reading.words[article] in _ARTICLES:
            text = " ".join(reading.words[start : last + 1])
            yield Phrase(article, last, owner, match.payload, text)


def find_titles(reading: ArticleUnits, actors: Sequence[Actor], named: Sequence[Mention]) -> tuple[Mention, ...]:
    """Find the titles that mean an actor, in order; a bare office needs its holder named before."""
    trie = _title_trie(tuple(actors))
    holders = {actor.name for actor in actors if actor.kind == "person" or actor.titles}
    earlier = [mention for mention in named if mention.target in holders]
    found: list[Mention] = []
    taken = {start for mention in named for start in range(mention.start, mention.end)}
    for match in find_matches(trie, reading.words):
        if not _stands_alone(reading, match.first, match.last) or reading.starts[match.last] in taken:
            continue
        start = match.first - 1
        if start > 0 and reading.words[start] in _CURRENT:
            start -= 1
        if start < 0 or reading.words[start] not in _ARTICLES:
            continue
        holders, owned = match.payload
        before = [mention for mention in earlier if mention.start < reading.starts[start]]
        mention = _resolve(reading, start, match.last, holders, before, owned=owned)
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _resolve(
    reading: ArticleUnits, first: int, last: int, holders: tuple[str, ...], before: Sequence[Mention], *, owned: bool
) -> Mention | None:
    last_named = {mention.target: mention.start for mention in before if mention.target in holders}
    candidates = [name for name in holders if owned or name in last_named]
    if not candidates:
        return None
    target = max(candidates, key=lambda name: (last_named.get(name, -1), name))
    confidence = OWNED_TITLE_CONFIDENCE if owned else BARE_TITLE_CONFIDENCE
    start, end = reading.starts[first], reading.ends[last]
    return Mention(
        sentence_id=reading.parsed.sentences[reading.sentences[first]].sentence_id,
        target=target,
        surface=reading.text[start:end],
        start=start,
        end=end,
        kind="title",
        confidence=confidence if len(candidates) == 1 else SHARED_TITLE_CONFIDENCE,
    )


def _stands_alone(reading: ArticleUnits, first: int, last: int) -> bool:
    """Tell whether a title is a phrase of its own: no name, noun, hyphen or "of" goes on with it."""
    words, following = reading.words, last + 1
    if following < len(words) and reading.sentences[following] == reading.sentences[last]:
        if (words[following] == "-" and reading.glued(last)) or words[following] == "of":
            return False
        token = reading.tokens[following]
        if reading.pos[token] in {"NOUN", "PROPN"} and words[following][0].isalnum():
            return False
    return reading.pos[reading.tokens[last]] in {"NOUN", "PROPN"} and not (first and words[first - 1] == "-")


def _adjective_before(reading: ArticleUnits, first: int, gazetteer: Gazetteer) -> tuple[int, str]:
    """Return where a title with its adjective begins, and whose the adjective says it is."""
    for length in (3, 2, 1):
        if first < length:
            continue
        text = " ".join(reading.words[first - length : first])
        if text in gazetteer.adjectives or text in gazetteer.forms:
            return first - length, owner_before(reading, first - 1, gazetteer)
    return first, ""


@lru_cache(maxsize=1)
def _office_trie() -> Trie:
    lexicon = load_lexicon()
    trie: Trie = {}
    for office in sorted(lexicon.head_offices | lexicon.other_offices | lexicon.leaders):
        add_key(trie, split_units(office), office)
    return trie


@lru_cache(maxsize=4)
def _title_trie(actors: tuple[Actor, ...]) -> Trie:
    """Index the titles of all actors; those with an adjective or a name in them say whose they are."""
    holders: dict[str, list[str]] = {}
    for actor in actors:
        for title in actor.titles:
            holders.setdefault(title, []).append(actor.name)
    trie: Trie = {}
    for title, names in sorted(holders.items()):
        owned = any(word[0].isupper() for word in title.split())
        add_key(trie, split_units(title), (tuple(sorted(names)), owned))
    return trie
