"""Expressions of several words that keywords count as terms of their own: noun phrases, and pairs that keep together.

Which expressions an event has is asked of all its text, whoever speaks; how often an outlet uses them is counted like
single words, by voice. A term of several words is its lemmas with a space between them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from analysis.measures.keywords.content_words import Word
from analysis.text.nlp import ParsedArticle
from analysis.text.tags import ALL_SUBJECTS

MOST_WORDS = 4
"""Words of the longest noun phrase."""

MIN_USES = 2
"""An expression must occur this often in the event: one use is no habit of anybody's."""

MOST_HOLDING = 10
"""Articles that must hold an expression in a large event; see :func:`least_holding`."""

MIN_LIKELIHOOD_RATIO = 10.83
"""Least log-likelihood ratio of a pair: p = 0.001 of chi-square with one degree of freedom."""

MIN_NPMI = 0.3
"""Least normalised pointwise mutual information of a pair: in a large event any frequent pair passes the ratio."""


@dataclass(frozen=True, slots=True)
class Association:
    """How two words keep together: Dunning's log-likelihood ratio, and NPMI from -1 to 1."""

    likelihood_ratio: float
    npmi: float


def association(together: int, first: int, second: int, pairs: int) -> Association:
    """Measure how much more often two words follow each other than by chance.

    Args:
        together: Pairs of the two, at least 1.
        first: Pairs that begin with the one.
        second: Pairs that end with the other.
        pairs: All pairs.

    Returns:
        The ratio is negative where they follow each other less often than by chance.

    Source: Dunning (1993), Accurate Methods for the Statistics of Surprise and Coincidence, Computational Linguistics
    19(1); Bouma (2009), Normalized (Pointwise) Mutual Information in Collocation Extraction, GSCL.
    """
    table = (
        (together, first, second),
        (first - together, first, pairs - second),
        (second - together, pairs - first, second),
        (pairs - first - second + together, pairs - first, pairs - second),
    )
    ratio = 2 * sum(seen * math.log(seen * pairs / (row * column)) for seen, row, column in table if seen)
    information = math.log(together * pairs / (first * second))
    surprise = -math.log(together / pairs)
    return Association(
        likelihood_ratio=math.copysign(ratio, information), npmi=information / surprise if surprise else 1.0
    )


def least_holding(articles: int) -> int:
    """Return how many of an event's articles must hold an expression.

    A tenth of them, at most :data:`MOST_HOLDING`: where articles are the unit, no term that fewer than ten hold can be
    called typical, and a large event has hundreds of thousands of phrases.
    """
    return min(MOST_HOLDING, max(1, articles // 10))


def find_collocations(articles: Sequence[tuple[ParsedArticle, Sequence[Word]]]) -> frozenset[str]:
    """Find the expressions of an event.

    Args:
        articles: Each article's parse and content words.

    Returns:
        Noun phrases of two to :data:`MOST_WORDS` content words, and pairs of neighbours of which one depends on the
        other (a verb and its subject apart) and which keep together by both measures of :func:`association`.
        Determiners, numerals, pronouns and names belong to none.
    """
    phrases, pairs = Habit(), Habit()
    for parsed, words in articles:
        phrases.add(noun_phrases(parsed, words))
        pairs.add(_pairs(words))
    bound = Counter(
        _pair(words[n - 1], words[n])
        for parsed, words in articles
        for n in range(1, len(words))
        if words[n].joined and _depend(parsed, words[n - 1], words[n])
    )
    least = least_holding(len(articles))
    return frozenset(phrases.common(least)) | frozenset(
        pair for pair in associated(pairs, least) if 2 * bound[pair] > pairs.uses[pair]
    )


def noun_phrases(parsed: ParsedArticle, words: Sequence[Word]) -> Iterator[str]:
    """Yield the noun phrases of an article: the content words that stand next to each other before a head noun."""
    place = {word.token: n for n, word in enumerate(words)}
    for chunk in parsed.doc.noun_chunks:
        last = place.get(chunk.root.i)
        if last is None or chunk.root.pos_ != "NOUN":
            continue
        first = last
        while words[first].joined and words[first - 1].token >= chunk.start:
            first -= 1
        if 2 <= last - first + 1 <= MOST_WORDS:
            yield " ".join(word.lemma for word in words[first : last + 1])


def collocation_uses(words: Sequence[Word], collocations: Set[str]) -> Iterator[tuple[str, Word, Word]]:
    """Yield each use of an expression with its first and last word; a longer one's parts are uses too."""
    for first, word in enumerate(words):
        term = word.lemma
        for last in range(first + 1, min(first + MOST_WORDS, len(words))):
            if not words[last].joined:
                break
            term = f"{term} {words[last].lemma}"
            if term in collocations:
                yield term, word, words[last]


class Habit:
    """Uses of expressions in an event, and in how many articles they stand."""

    def __init__(self) -> None:
        self.uses: Counter[str] = Counter()
        self._articles: Counter[str] = Counter()

    def add(self, found: Iterable[str]) -> None:
        """Add the uses of an article."""
        counts = Counter(found)
        self.uses.update(counts)
        self._articles.update(counts.keys())

    def common(self, least: int) -> Iterator[str]:
        """Yield the expressions with :data:`MIN_USES` uses that ``least`` articles hold."""
        return (term for term, n in self.uses.items() if n >= MIN_USES and self._articles[term] >= least)


def associated(pairs: Habit, least: int) -> Iterator[str]:
    """Yield the pairs of words, of those that ``least`` articles hold, that keep together by both measures."""
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for pair, n in pairs.uses.items():
        one, other = pair.split(" ")
        first[one] += n
        second[other] += n
    total = pairs.uses.total()
    for pair in pairs.common(least):
        one, other = pair.split(" ")
        found = association(pairs.uses[pair], first[one], second[other], total)
        if found.likelihood_ratio >= MIN_LIKELIHOOD_RATIO and found.npmi >= MIN_NPMI:
            yield pair


def _pairs(words: Sequence[Word]) -> Iterator[str]:
    return (_pair(words[n - 1], words[n]) for n in range(1, len(words)) if words[n].joined)


def _pair(left: Word, right: Word) -> str:
    return f"{left.lemma} {right.lemma}"


def _depend(parsed: ParsedArticle, left: Word, right: Word) -> bool:
    """Tell whether one of two words depends on the other, not as a subject: "peace talk", not "official say"."""
    one, other = parsed.doc[left.token], parsed.doc[right.token]
    dependant = one if one.head == other else other if other.head == one else None
    return dependant is not None and dependant.dep_ not in ALL_SUBJECTS
