"""Pairs of sentences that may tell the same fact, and the features by which it is decided."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.measures.coverage.likeness import Candidate, Likeness
from analysis.measures.coverage.units import Rarity, Unit, Vectors

MOST = 40
"""Counterparts of a sentence that are looked at over all other articles: it only holds back events of many articles."""
STRETCH = 10
"""Pieces of words in the stretch that fits best."""
EARLY, FAR = 5, 20
"""Sentences that open an article, where the main facts stand; beyond the other a place is just far down."""
RUNS = (3, 5, 8)
"""Lengths in words of the stretches that two sentences may share."""

FEATURES = (
    "cosine",
    "window",
    "own_cosine",
    "aligned_low",
    "aligned_high",
    "own_low",
    "own_high",
    "stretch",
    "links_shared",
    "words_low",
    "words_high",
    "common",
    "rarest_shared",
    "names_shared",
    "numbers_shared",
    "numbers_apart",
    "run",
    "quoted_run",
    "rank",
    "margin",
    "window_margin",
    "shorter",
    "longer",
    "latest",
    "apart",
    "early",
    "title",
)


WordMatrix = tuple[NDArray[np.int64], Vectors]
"""Numbers of the words that an article uses, and which of its sentences uses which."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units of different articles by their places, the earlier first, and their features."""

    left: int
    right: int
    features: tuple[float, ...]


def find_pairs(units: Sequence[Unit], rarity: Rarity) -> list[Pair]:
    """Return the pairs worth a decision, by place."""
    if not units:
        return []
    blocks = _blocks(units)
    event = _Event.of(units, rarity, blocks)
    return [event.pair(left, right, found.place) for left, right, found in _chosen(event, blocks)]


def _chosen(event: _Event, blocks: Sequence[range]) -> list[tuple[int, int, Candidate]]:
    """Return the candidates among the most alike ones of either sentence, by place."""
    found = [
        (first.start + candidate.row, second.start + candidate.column, candidate)
        for number, first in enumerate(blocks)
        for second in blocks[number + 1 :]
        for candidate in event.likeness(first, second).candidates()
    ]
    of: dict[int, list[float]] = defaultdict(list)
    for left, right, candidate in found:
        of[left].append(candidate.likeness)
        of[right].append(candidate.likeness)
    least = {place: sorted(likeness, reverse=True)[MOST - 1 : MOST] for place, likeness in of.items()}
    return [
        (left, right, candidate)
        for left, right, candidate in found
        if any(not least[place] or candidate.likeness >= least[place][0] for place in (left, right))
    ]


def _blocks(units: Sequence[Unit]) -> list[range]:
    starts = [place for place, unit in enumerate(units) if not place or units[place - 1].article != unit.article]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(units)], strict=True)]


@dataclass(frozen=True, slots=True)
class _Event:
    """An event's units with what is worked out once for each of them."""

    units: Sequence[Unit]
    vectors: Vectors
    windows: Vectors
    window_starts: NDArray[np.int64]
    weights: Vectors
    matrices: Mapping[int, WordMatrix]
    totals: Vectors
    piece_weights: tuple[Vectors, ...]
    rarity: Rarity
    runs: tuple[tuple[frozenset[tuple[str, ...]], ...], ...]
    quoted_runs: tuple[tuple[frozenset[tuple[str, ...]], ...], ...]

    @classmethod
    def of(cls, units: Sequence[Unit], rarity: Rarity, blocks: Sequence[range]) -> _Event:
        listed = sorted({word for unit in units for word in unit.words})
        column = {word: number for number, word in enumerate(listed)}
        weights = np.array([rarity.word(word) for word in listed], np.float32)
        words = tuple(np.array(sorted(column[word] for word in unit.words)) for unit in units)
        counts = np.array([len(unit.windows) for unit in units])
        return cls(
            units=units,
            vectors=np.stack([unit.vector for unit in units]),
            windows=np.concatenate([unit.windows for unit in units]),
            window_starts=np.concatenate([[0], np.cumsum(counts)]),
            weights=weights,
            matrices={block.start: _word_matrix([words[place] for place in block]) for block in blocks},
            totals=np.array([weights[row].sum() for row in words], np.float32),
            piece_weights=tuple(rarity.pieces(unit) for unit in units),
            rarity=rarity,
            runs=tuple(_runs([unit.spelled]) for unit in units),
            quoted_runs=tuple(_runs([tuple(text.split()) for text in unit.quoted]) for unit in units),
        )

    def likeness(self, first: range, second: range) -> Likeness:
        """Compare two articles' sentences all with all."""
        rows, columns = self._windows(first), self._windows(second)
        windows = self.windows[rows.start : rows.stop] @ self.windows[columns.start : columns.stop].T
        clause = np.maximum.reduceat(windows, self.window_starts[first.start : first.stop] - rows.start, axis=0)
        clause = np.maximum.reduceat(clause, self.window_starts[second.start : second.stop] - columns.start, axis=1)
        meaning = self.vectors[first.start : first.stop] @ self.vectors[second.start : second.stop].T
        return Likeness(meaning, clause, self._words(first, second))

    def _windows(self, block: range) -> range:
        return range(int(self.window_starts[block.start]), int(self.window_starts[block.stop]))

    def _words(self, first: range, second: range) -> Vectors:
        """Return the rarity of the words that two sentences share, as a share of the one with less of it."""
        (left_words, left), (right_words, right) = self.matrices[first.start], self.matrices[second.start]
        used, ours, theirs = np.intersect1d(left_words, right_words, assume_unique=True, return_indices=True)
        shared = (left[:, ours] * self.weights[used]) @ right[:, theirs].T
        rows, columns = self.totals[first.start : first.stop], self.totals[second.start : second.stop]
        least = np.minimum(rows[:, None], columns[None, :])
        likeness: Vectors = (shared / (least + np.float32(_SHORT))).astype(np.float32, copy=False)
        return likeness

    def pair(self, left: int, right: int, likeness: tuple[float, float, float, float, float]) -> Pair:
        """Return a pair with its features."""
        one, other = self.units[left], self.units[right]
        shared = [self.rarity.word(word) for word in sorted(one.words & other.words)]
        common = sum(shared)
        least, most = sorted((float(self.totals[left]), float(self.totals[right])))
        own_likeness = one.own_states @ other.own_states.T
        low, high = sorted(self._aligned(one.states @ other.states.T, left, right))
        own_low, own_high = sorted(self._aligned(own_likeness, left, right))
        exact, apart = _numbers(one, other)
        shorter, longer = sorted((len(one.words), len(other.words)))
        meaning, clause, rank, margin, window_margin = likeness
        first, latest = sorted((one.sentence_id, other.sentence_id))
        features = (
            meaning,
            clause,
            float(one.own_vector @ other.own_vector),
            low,
            high,
            own_low,
            own_high,
            self._stretch(own_likeness, left, right),
            math.fsum(
                min(self.rarity.word(head), self.rarity.word(word)) for head, word in sorted(one.links & other.links)
            ),
            common / (most + _SHORT),
            common / (least + _SHORT),
            common,
            max(shared, default=0.0),
            self.rarity.total(one.names & other.names),
            float(exact),
            float(apart),
            _longest(self.runs[left], self.runs[right]),
            _longest(self.quoted_runs[left], self.quoted_runs[right]),
            rank,
            margin,
            window_margin,
            float(shorter),
            float(longer),
            float(min(latest, FAR)),
            float(min(latest - first, FAR)),
            float(latest < EARLY),
            float(not first),
        )
        return Pair(left, right, features)

    def _aligned(self, likeness: Vectors, left: int, right: int) -> tuple[float, float]:
        """Return how much of each has a counterpart in the other, piece by piece (Khattab & Zaharia 2020)."""
        return (
            float(likeness.max(1) @ self.piece_weights[left]),
            float(likeness.max(0) @ self.piece_weights[right]),
        )

    def _stretch(self, likeness: Vectors, left: int, right: int) -> float:
        """Return how well the stretch that fits best has a counterpart: the most that one clause can be the same."""
        found = [
            _best_stretch(likeness.max(axis), self.piece_weights[place]) for axis, place in ((1, left), (0, right))
        ]
        return min(found)


def _word_matrix(words: Sequence[NDArray[np.int64]]) -> WordMatrix:
    """Return the words that some sentences use, and which sentence uses which: sentences × words."""
    used = np.unique(np.concatenate(words))
    matrix = np.zeros((len(words), len(used)), np.float32)
    for row, listed in enumerate(words):
        matrix[row, np.searchsorted(used, listed)] = 1.0
    return used, matrix


def _best_stretch(best: Vectors, weights: Vectors) -> float:
    """Return the highest mean of ``best`` over any stretch, weighted; a whole shorter sentence is one stretch."""
    ahead = np.concatenate([[0.0], np.cumsum(best * weights)])
    mass = np.concatenate([[0.0], np.cumsum(weights)])
    length = min(STRETCH, len(best))
    gained, held = ahead[length:] - ahead[:-length], mass[length:] - mass[:-length]
    return float(np.max(gained / (held + 0.05)))


_SHORT = 3.0
"""Rarity that is added to a sentence's own, so that short ones aren't alike by one word."""


def _numbers(left: Unit, right: Unit) -> tuple[int, int]:
    """Return how many numbers of the same unit agree, and how many units have numbers on both sides that don't."""
    if not left.quantities or not right.quantities:
        return 0, 0
    agreeing = {a.unit for a in left.quantities for b in right.quantities if a.unit == b.unit and a.agrees(b)}
    units = {a.unit for a in left.quantities} & {b.unit for b in right.quantities}
    return len(agreeing), len(units - agreeing)


def _runs(texts: Sequence[Sequence[str]]) -> tuple[frozenset[tuple[str, ...]], ...]:
    """Return the stretches of words in some texts, by length."""
    spelled = [[word for word in text if word.isalnum()] for text in texts]
    return tuple(
        frozenset(tuple(words[start : start + length]) for words in spelled for start in range(len(words) - length + 1))
        for length in RUNS
    )


def _longest(left: Sequence[frozenset[tuple[str, ...]]], right: Sequence[frozenset[tuple[str, ...]]]) -> float:
    """Return the length of the longest stretch that both have, as far as lengths are looked at."""
    return float(
        max((n for n, ours, theirs in zip(RUNS, left, right, strict=True) if not ours.isdisjoint(theirs)), default=0)
    )
