"""Words one outlet uses more than the others of an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.measures.keywords.article_permutation import ArticleCounts, article_counts, article_q
from analysis.measures.keywords.redundant_terms import shown_through
from analysis.measures.keywords.terms import is_single, n_words
from analysis.stats.bootstrap import FloatArray
from analysis.stats.fdr import false_discovery_rates, two_sided_p
from analysis.text.reference_corpus import load_background

PRIOR_WORDS = 500.0
"""Weight of the prior in words (alpha_0 of Monroe et al.): as if each outlet had first written so much average text."""

MIN_COUNT = 2
"""A term must occur this often in the event: one use can't be typical of anybody."""


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


def log_odds(
    counts: FloatArray, others: FloatArray, prior: FloatArray, *, single: NDArray[np.bool_] | None = None
) -> LogOdds:
    """Compare two word counts by the log-odds ratio with an informative Dirichlet prior.

    Args:
        counts: Count of each term in the one text.
        others: Count of each term in the other text, in the same order.
        prior: Pseudo-count of each term, above 0.
        single: Which terms are words; all if left out. The others are made of these words and add none to the text:
            their odds are against all other words, too.

    Returns:
        The ratio (positive: typical of the one text) and its z-score; swapping the texts negates both.

    Source: Monroe, Colaresi & Quinn (2008), Fightin' Words, Political Analysis 16(4), equations 15, 16, 19, 22.
    """
    a, b = counts + prior, others + prior
    words = np.ones(len(a), dtype=bool) if single is None else single
    delta = np.log(a / (a[words].sum() - a)) - np.log(b / (b[words].sum() - b))
    return LogOdds(log_odds=delta, z=delta / np.sqrt(1 / a + 1 / b))


def keyword_rows(documents: Mapping[str, Sequence[Counter[str]]]) -> Iterable[dict[str, Any]]:
    """Compare each outlet's term counts with those of all others together.

    Where the outlet and the others have
    :data:`analysis.measures.keywords.article_permutation.MIN_ARTICLES` articles each, ``q`` takes
    articles as the unit. With fewer it takes single words, as ``z`` always does: then ``q`` is too sure of words that
    one article repeats.

    Args:
        documents: Term counts of each article, by outlet: of words, and of expressions made of these words
            (:mod:`analysis.measures.keywords.terms`). The order of outlets and of articles changes nothing.

    Returns:
        Rows of the keywords table without ``event``: one per outlet and term that the outlet uses at least once and
        the event at least :data:`MIN_COUNT` times; none with fewer than two outlets. ``q`` controls the false
        discovery rate over all rows of the event with the same ``unit``.
    """
    used = {outlet: listed for outlet, listed in sorted(documents.items()) if any(listed)}
    total = _summed(document for listed in used.values() for document in listed)
    terms = sorted(term for term, count in total.items() if count >= MIN_COUNT)
    if len(used) < 2 or sum(map(is_single, terms)) < 2:
        return []
    counted = article_counts(used, terms)
    compared = compare_outlets(counted, term_prior(terms, counted.by_outlet().sum(axis=0)))
    return list(_rows(counted, compared, tuple(used)))


def _rows(counted: ArticleCounts, compared: Compared, outlets: Sequence[str]) -> Iterator[dict[str, Any]]:
    own = counted.by_outlet()
    pooled = own.sum(axis=0)
    by_article = set(counted.enough())
    for row, (outlet, words) in enumerate(zip(outlets, counted.words_by_outlet(), strict=True)):
        used = np.flatnonzero(own[row])
        terms = [counted.terms[column] for column in used.tolist()]
        # Lists: taking single numbers out of an array is slow, and a large event has a hundred thousand rows.
        counts, z = own[row, used].tolist(), compared.z[row, used].tolist()
        more = np.where(compared.z[row] > 0, own[row], pooled - own[row])[used].tolist()
        through = shown_through(dict(zip(terms, z, strict=True)), dict(zip(terms, more, strict=True)))
        unit = "article" if row in by_article else "word"
        figures = zip(
            terms, counts, compared.log_odds[row, used].tolist(), z, compared.q[row, used].tolist(), strict=True
        )
        for term, count, delta, score, q in figures:
            yield {
                "outlet": outlet,
                "term": term,
                "n_words": n_words(term),
                "count": int(count),
                "rate": 1000 * count / words,
                "log_odds": delta,
                "z": score,
                "q": q,
                "unit": unit,
                "shown_through": through.get(term, ""),
            }


def compare_outlets(counted: ArticleCounts, prior: FloatArray) -> Compared:
    """Compare each outlet with all others together.

    Args:
        counted: Term counts by article.
        prior: Pseudo-count of each term.
    """
    own = counted.by_outlet()
    pooled = own.sum(axis=0)
    pairs = [log_odds(counts, pooled - counts, prior, single=counted.single) for counts in own]
    delta, z = np.array([each.log_odds for each in pairs]), np.array([each.z for each in pairs])
    q = article_q(counted, delta, prior)
    by_word = np.isnan(q) & (own > 0)
    q[by_word] = false_discovery_rates(two_sided_p(z[by_word]))
    return Compared(delta, z, q)


def term_prior(terms: Sequence[str], pooled: FloatArray) -> FloatArray:
    """Return the pseudo-count of each term, from its uses in the whole event.

    Those of the words are :data:`PRIOR_WORDS` together; the share of a word is halfway between general news and the
    event, which has its own words. General news were counted word by word, so an expression inherits from its words: of
    each word's pseudo-count the part that the expression has of the word's uses in the event, the least of these. It
    is thereby drawn towards no difference exactly as much as the word it stands for; a word that never stands outside
    the expression has the same prior, and so the same z. Nothing is assumed about other texts but that the word keeps
    this company there too.

    Raises:
        ValueError: A word of an expression is not among the terms.
    """
    background = load_background()
    place = {term: position for position, term in enumerate(terms)}
    words = [position for term, position in place.items() if is_single(term)]
    general = np.array([background.lemma_count(terms[position]) for position in words], dtype=np.float64)
    rates = general / background.words + pooled[words] / pooled[words].sum()
    prior = np.zeros(len(terms), dtype=np.float64)
    prior[words] = PRIOR_WORDS * rates / rates.sum()
    for term, position in place.items():
        if not is_single(term):
            prior[position] = _inherited(term, position, place, prior, pooled)
    return prior


def _inherited(term: str, position: int, place: Mapping[str, int], prior: FloatArray, pooled: FloatArray) -> float:
    counted = [place[word] for word in term.split(" ") if word in place]
    if len(counted) < n_words(term):
        message = f"The expression {term!r} is counted, but not each of its words."
        raise ValueError(message)
    return float(min(prior[word] * pooled[position] / pooled[word] for word in counted))


def _summed(documents: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for document in documents:
        total.update(document)
    return total
