"""Words one outlet uses more than the others of an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.framing.background import load_background
from analysis.framing.by_article import ArticleCounts, article_counts, article_q
from analysis.nlp import ParsedArticle, Token
from analysis.records import Span
from analysis.uncertainty import FloatArray, false_discovery_rates, two_sided_p

PRIOR_WORDS = 500.0
"""Weight of the prior in words (alpha_0 of Monroe et al.): as if each outlet had first written so much average text."""

MIN_COUNT = 2
"""A term must occur this often in the event: one use can't be typical of anybody."""

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})


@dataclass(frozen=True, slots=True)
class LogOdds:
    """Log-odds ratios of two texts, one value per term: estimate and z-score."""

    log_odds: FloatArray
    z: FloatArray


@dataclass(frozen=True, slots=True)
class Compared:
    """Each outlet against all others, outlets by terms: estimate, z-score and false discovery rate.

    ``q`` takes articles as the unit for outlets with articles enough, else words; it is missing for words that an
    outlet without articles enough doesn't use.
    """

    log_odds: FloatArray
    z: FloatArray
    q: FloatArray


def log_odds(counts: FloatArray, others: FloatArray, prior: FloatArray) -> LogOdds:
    """Compare two word counts by the log-odds ratio with an informative Dirichlet prior.

    Args:
        counts: Count of each term in the one text.
        others: Count of each term in the other text, in the same order.
        prior: Pseudo-count of each term, above 0.

    Returns:
        The ratio (positive: typical of the one text) and its z-score; swapping the texts negates both.

    Source: Monroe, Colaresi & Quinn (2008), Fightin' Words, Political Analysis 16(4), equations 15, 16, 19, 22.
    """
    a, b = counts + prior, others + prior
    delta = np.log(a / (a.sum() - a)) - np.log(b / (b.sum() - b))
    return LogOdds(log_odds=delta, z=delta / np.sqrt(1 / a + 1 / b))


def content_terms(parsed: ParsedArticle, *, own: Sequence[Span], names: Sequence[Span]) -> Iterator[tuple[str, Token]]:
    """Yield the lemma and token of each content word in the newsroom's own words that is no name.

    Args:
        parsed: The article.
        own: Stretches in the newsroom's own voice, ordered.
        names: Stretches that name an actor; their words say who, not how.
    """
    own_at, named_at = _Cover(own), _Cover(names)
    for token in parsed.doc:
        if not _is_content(token):
            continue
        if own_at.holds(token.idx) and not named_at.holds(token.idx):
            yield token.lemma_.lower(), token


def keyword_rows(documents: Mapping[str, Sequence[Counter[str]]]) -> Iterable[dict[str, Any]]:
    """Compare each outlet's term counts with those of all others together.

    Where the outlet and the others have :data:`analysis.framing.by_article.MIN_ARTICLES` articles each, ``q`` takes
    articles as the unit. With fewer it takes single words, as ``z`` always does: then ``q`` is too sure of words that
    one article repeats.

    Args:
        documents: Term counts of each article, by outlet. The order of outlets and of articles changes nothing.

    Returns:
        Rows of the keywords table without ``event``: one per outlet and term that the outlet uses at least once and
        the event at least :data:`MIN_COUNT` times; none with fewer than two outlets. ``q`` controls the false
        discovery rate over all rows of the event with the same ``unit``.
    """
    used = {outlet: listed for outlet, listed in sorted(documents.items()) if any(listed)}
    total = _summed(document for listed in used.values() for document in listed)
    terms = sorted(term for term, count in total.items() if count >= MIN_COUNT)
    if len(used) < 2 or len(terms) < 2:
        return []
    counted = article_counts(used, terms)
    own = counted.by_outlet()
    prior = term_prior(terms, own.sum(axis=0))
    compared = compare_outlets(counted, prior)
    by_article = set(counted.enough())
    return [
        {
            "outlet": outlet,
            "term": term,
            "count": int(own[row, column]),
            "rate": 1000 * own[row, column] / words,
            "log_odds": compared.log_odds[row, column],
            "z": compared.z[row, column],
            "q": compared.q[row, column],
            "unit": "article" if row in by_article else "word",
        }
        for row, (outlet, words) in enumerate(zip(used, counted.words_by_outlet(), strict=True))
        for column, term in enumerate(terms)
        if own[row, column]
    ]


def compare_outlets(counted: ArticleCounts, prior: FloatArray) -> Compared:
    """Compare each outlet with all others together.

    Args:
        counted: Term counts by article.
        prior: Pseudo-count of each term.
    """
    own = counted.by_outlet()
    pooled = own.sum(axis=0)
    pairs = [log_odds(counts, pooled - counts, prior) for counts in own]
    delta, z = np.array([each.log_odds for each in pairs]), np.array([each.z for each in pairs])
    q = article_q(counted, delta, prior)
    by_word = np.isnan(q) & (own > 0)
    q[by_word] = false_discovery_rates(two_sided_p(z[by_word]))
    return Compared(delta, z, q)


def term_prior(terms: Sequence[str], pooled: FloatArray) -> FloatArray:
    """Return the pseudo-count of each term, in all :data:`PRIOR_WORDS`, from its uses in the whole event.

    The share of a term is halfway between general news and the event, which has its own words.
    """
    background = load_background()
    general = np.array([background.lemma_count(term) for term in terms], dtype=np.float64)
    rates = general / background.words + pooled / pooled.sum()
    return np.asarray(PRIOR_WORDS * rates / rates.sum(), dtype=np.float64)


def _summed(documents: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for document in documents:
        total.update(document)
    return total


def _is_content(token: Token) -> bool:
    return token.pos_ in _CONTENT and token.is_alpha and not token.is_stop and len(token) > 1


class _Cover:
    """Ordered, disjoint spans that answer whether an offset lies in one; offsets must be asked in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: (span.start, span.end))
        self._next = 0
        self._reach = 0

    def holds(self, offset: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next].start <= offset:
            self._reach = max(self._reach, self._spans[self._next].end)
            self._next += 1
        return offset < self._reach
