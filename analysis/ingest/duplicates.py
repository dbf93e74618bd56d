"""Copies: articles with the same text, syndicated versions of one another, and passages that several outlets share."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from datasketch import MinHash, MinHashLSH

from analysis.records import Article
from analysis.text.words import WORD

SHINGLE_WORDS = 5
MIN_CONTAINMENT = 0.40
"""Share of the shorter text's shingles from which two articles are copies: reports of different outlets on one event
stay below 0.35, edited or cut copies of one report reach 0.47 and more."""
EXACT_LIMIT = 400
"""Up to this many articles every pair is compared; beyond it MinHash proposes the pairs."""
N_PERMUTATIONS = 128
LSH_THRESHOLD = 0.25
"""Jaccard similarity from which MinHash proposes a pair: 0.40 containment in a text of the same length."""
MIN_PASSAGE_WORDS = 25
"""Shorter runs of equal words are set phrases, names and quotations rather than copied text."""
MAX_PAIRS_PER_SHINGLE = 50
"""A run of words in more articles than this is a formula, such as an agency's standing sentence."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two articles with the same or nearly the same text.

    Attributes:
        first: ``article_id`` of the one that came first.
        second: ``article_id`` of the other.
        kind: ``identical`` if all words are the same, else ``near``.
        containment: Share of the shorter text's five-word runs that the other has too, 0 to 1.
    """

    first: str
    second: str
    kind: Literal["identical", "near"]
    containment: float


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A stretch of an article that stands word for word in an article of another outlet."""

    article_id: str
    start: int
    end: int
    other_id: str


@dataclass(frozen=True, slots=True)
class _Words:
    """An article's words in lower case with their offsets, and a hash of each run of five."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    shingles: tuple[int, ...]


def find_duplicates(articles: Iterable[Article]) -> tuple[Duplicate, ...]:
    """Find pairs of articles of which one is a copy of the other, whole or cut or edited.

    All pairs are compared for up to 400 articles; beyond that MinHash with locality-sensitive hashing (Broder 1997)
    proposes the pairs, which are then compared exactly.

    Returns:
        Pairs in the order of the articles.
    """
    listed = tuple(articles)
    sets = [frozenset(_split(article.text).shingles) for article in listed]
    pairs = combinations(range(len(listed)), 2) if len(listed) <= EXACT_LIMIT else _proposed_pairs(sets)
    found = []
    for left, right in pairs:
        containment = _containment(sets[left], sets[right])
        if containment >= MIN_CONTAINMENT:
            same = sets[left] == sets[right]
            kind: Literal["identical", "near"] = "identical" if same else "near"
            found.append(Duplicate(listed[left].article_id, listed[right].article_id, kind, round(containment, 4)))
    return tuple(found)


def shared_passages(articles: Iterable[Article], *, min_words: int = MIN_PASSAGE_WORDS) -> tuple[SharedPassage, ...]:
    """Find stretches that articles of different outlets share word for word, such as agency copy.

    Punctuation and capitals don't count. An article without a known outlet counts as an outlet of its own.

    Args:
        articles: The event's articles.
        min_words: Shorter stretches are left out.

    Returns:
        Stretches by article and offset; where several others share one, each is named.
    """
    listed = tuple(articles)
    texts = {article.article_id: _split(article.text) for article in listed}
    outlets = {article.article_id: article.outlet or article.article_id for article in listed}
    places = _places(texts)
    found: set[SharedPassage] = set()
    for identifier in sorted(texts):
        for start, end, other in _common_runs(identifier, texts, places, outlets):
            if end - start >= min_words:
                spans = texts[identifier].spans
                found.add(SharedPassage(identifier, spans[start][0], spans[end - 1][1], other))
    return tuple(sorted(found, key=lambda passage: (passage.article_id, passage.start, passage.end, passage.other_id)))


def _split(text: str) -> _Words:
    matches = list(WORD.finditer(text))
    words = tuple(match[0].lower().replace("’", "'") for match in matches)
    spans = tuple((match.start(), match.end()) for match in matches)
    runs = (" ".join(words[n : n + SHINGLE_WORDS]) for n in range(max(0, len(words) - SHINGLE_WORDS + 1)))
    return _Words(words, spans, tuple(zlib.crc32(run.encode()) for run in runs))


def _containment(left: frozenset[int], right: frozenset[int]) -> float:
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _proposed_pairs(sets: Sequence[frozenset[int]]) -> Iterator[tuple[int, int]]:
    index = MinHashLSH(threshold=LSH_THRESHOLD, num_perm=N_PERMUTATIONS)
    for number, shingles in enumerate(sets):
        if not shingles:
            continue
        minhash = MinHash(num_perm=N_PERMUTATIONS, seed=1, hashfunc=int)
        minhash.update_batch(sorted(shingles))
        for earlier in sorted(index.query(minhash)):
            yield int(earlier), number
        index.insert(number, minhash)


def _places(texts: Mapping[str, _Words]) -> dict[int, list[tuple[str, int]]]:
    """Return where each run of five words stands, in every article."""
    places: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for identifier in sorted(texts):
        for number, shingle in enumerate(texts[identifier].shingles):
            places[shingle].append((identifier, number))
    return places


def _common_runs(
    identifier: str,
    texts: Mapping[str, _Words],
    places: Mapping[int, Sequence[tuple[str, int]]],
    outlets: Mapping[str, str],
) -> Iterator[tuple[int, int, str]]:
    """Yield the longest runs of words that the article shares with another outlet's, as word numbers."""
    own = texts[identifier]
    reached: dict[tuple[str, int], int] = {}
    for number, shingle in enumerate(own.shingles):
        there = places[shingle]
        if len(there) > MAX_PAIRS_PER_SHINGLE:
            continue
        for other, position in there:
            if outlets[other] == outlets[identifier] or reached.get((other, position - number), -1) > number:
                continue
            end = _run_end(own.words, texts[other].words, number, position)
            reached[(other, position - number)] = end
            yield number, end, other


def _run_end(left: tuple[str, ...], right: tuple[str, ...], number: int, position: int) -> int:
    while number < len(left) and position < len(right) and left[number] == right[position]:
        number += 1
        position += 1
    return number
