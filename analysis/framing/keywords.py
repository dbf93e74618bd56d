"""Words one outlet uses more than the others of an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.framing.background import load_background
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


def keyword_rows(counts: Mapping[str, Counter[str]]) -> Iterable[dict[str, Any]]:
    """Compare each outlet's term counts with those of all others together.

    Args:
        counts: Term counts by outlet.

    Returns:
        Rows of the keywords table without ``event``: one per outlet and term that the outlet uses at least once and
        the event at least :data:`MIN_COUNT` times; none with fewer than two outlets. ``q`` controls the false
        discovery rate over all rows of the event.
    """
    used = {outlet: counter for outlet, counter in sorted(counts.items()) if counter}
    if len(used) < 2:
        return []
    total: Counter[str] = sum((counter for counter in used.values()), Counter())
    terms = sorted(term for term, count in total.items() if count >= MIN_COUNT)
    if len(terms) < 2:
        return []
    pooled = np.array([total[term] for term in terms], dtype=np.float64)
    prior = PRIOR_WORDS * _expected_shares(terms, pooled)
    rows: list[dict[str, Any]] = []
    for outlet, counter in used.items():
        own = np.array([counter[term] for term in terms], dtype=np.float64)
        compared = log_odds(own, pooled - own, prior)
        words = sum(counter.values())
        rows.extend(
            {
                "outlet": outlet,
                "term": term,
                "count": int(own[index]),
                "rate": 1000 * own[index] / words,
                "log_odds": compared.log_odds[index],
                "z": compared.z[index],
            }
            for index, term in enumerate(terms)
            if own[index]
        )
    q = false_discovery_rates(two_sided_p(np.array([row["z"] for row in rows])))
    return [row | {"q": q[index]} for index, row in enumerate(rows)]


def _expected_shares(terms: Sequence[str], pooled: FloatArray) -> FloatArray:
    """Return each term's share in average text: halfway between general news and the event, which has its own words."""
    background = load_background()
    general = np.array([background.lemma_count(term) for term in terms], dtype=np.float64)
    rates = general / background.words + pooled / pooled.sum()
    return np.asarray(rates / rates.sum(), dtype=np.float64)


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
