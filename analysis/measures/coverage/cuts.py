"""One statement quoted in several articles: what each kept of it, and how each introduced it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.measures.coverage.lexicon import empty_words, negations, plain_words
from analysis.records import Quote

RUN = 4
"""Words in a row that two quotations must share to be cuts of one statement; a shorter one must lie in the other."""
LEAST = 3
"""Words of a quotation that can be such a cut."""
TELLING = 2
"""Words of such a stretch that tell something: "this is not a" stands in many a statement."""
_KINDS = ("direct", "fragment")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A quotation as a cut of a statement.

    Attributes:
        cut_id: Number of the statement in the event.
        article: Number of the article.
        quote: The quotation.
        kept: Its words as a share of the statement's, as far as the articles together give it.
    """

    cut_id: int
    article: int
    quote: Quote
    kept: float


def find_cuts(quotes: Sequence[Sequence[Quote]]) -> list[Cut]:
    """Return the quotations of statements that at least two articles quote, the longest statements first.

    Args:
        quotes: The quotations of each article.
    """
    listed = [
        (number, quote, words)
        for number, found in enumerate(quotes)
        for quote in found
        if quote.kind in _KINDS and len(words := _words(quote.text)) >= LEAST
    ]
    groups = _groups([words for _, _, words in listed], [number for number, _, _ in listed])
    ordered = sorted(groups, key=lambda group: (-len(_all_words(group, listed)), group))
    return [cut for cut_id, group in enumerate(ordered) for cut in _cuts(cut_id, group, listed)]


def _words(text: str) -> Words:
    return tuple(word.casefold().replace("’", "'") for word in _WORD.findall(text))


def _groups(texts: Sequence[Words], articles: Sequence[int]) -> list[tuple[int, ...]]:
    """Return places of quotations that share a stretch of words, those of several articles."""
    parent = list(range(len(texts)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for places in _stretches(texts).values():
        for place in places[1:]:
            if articles[place] != articles[places[0]]:
                parent[root(place)] = root(places[0])
    groups: Mapping[int, list[int]] = defaultdict(list)
    for place in range(len(texts)):
        groups[root(place)].append(place)
    return [tuple(group) for group in groups.values() if len({articles[place] for place in group}) > 1]


def _stretches(texts: Sequence[Words]) -> Mapping[Words, list[int]]:
    """Return the quotations that hold each stretch of ``RUN`` words, or are as a whole a shorter one."""
    short = {words for words in texts if len(words) < RUN}
    found: Mapping[Words, list[int]] = defaultdict(list)
    for place, words in enumerate(texts):
        stretches = {words[start : start + RUN] for start in range(len(words) - RUN + 1)}
        parts = {words[start : start + LEAST] for start in range(len(words) - LEAST + 1)} & short
        for stretch in sorted(filter(_tells, stretches | parts)):
            found[stretch].append(place)
    return found


def _tells(words: Words) -> bool:
    """Tell whether enough of a stretch's words tell something."""
    plain = plain_words() | empty_words() | negations()
    return sum(word not in plain for word in words) >= TELLING


def _all_words(group: Sequence[int], listed: Sequence[tuple[int, Quote, Words]]) -> set[str]:
    return {word for place in group for word in listed[place][2]}


def _cuts(cut_id: int, group: Sequence[int], listed: Sequence[tuple[int, Quote, Words]]) -> Iterator[Cut]:
    whole = _all_words(group, listed)
    for place in group:
        number, quote, words = listed[place]
        yield Cut(cut_id, number, quote, len(set(words)) / len(whole))
