"""Which terms say the same: an expression and the words in it shall not fill one chart twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from analysis.measures.keywords.terms import is_single, parts

MOSTLY = 0.5
"""A term more than this share of whose uses lie in a longer one is shown through it."""


def shown_through(z: Mapping[str, float], uses: Mapping[str, float]) -> dict[str, str]:
    """Find the terms of one outlet that another of its terms shows already.

    Only terms that deviate the same way can show each other. A term more than half of whose uses lie in a longer one is
    shown through that one ("peace" through "peace talk"). Of the rest, an expression is shown through a word or shorter
    expression in it that deviates at least as clearly ("immediate ceasefire" through "ceasefire"), unless it has itself
    a term to show. So an expression stands beside a word in it only if it deviates more clearly than the word, whose
    uses lie mostly elsewhere, or if it speaks for another one of its words.

    Args:
        z: z-score of each term that the outlet uses.
        uses: How often each is used where it is used more: by the outlet if z is positive, else by the others.

    Returns:
        The terms that are not shown themselves, with the term that shows each; that one is always shown itself.
    """
    inside = {
        term: [part for part in parts(term) if part in z and (z[part] > 0) == (z[term] > 0)]
        for term in z
        if not is_single(term)
    }
    through = _through_longer(inside, uses)
    speaking = set(through.values())
    for term in sorted(inside, key=lambda term: (term.count(" "), term)):
        shown = [part for part in inside[term] if part not in through and abs(z[part]) >= abs(z[term])]
        if shown and term not in through and term not in speaking:
            through[term] = min(shown, key=lambda part: (-abs(z[part]), part))
    return through


def _through_longer(inside: Mapping[str, list[str]], uses: Mapping[str, float]) -> dict[str, str]:
    """Return the terms that lie mostly in a longer one, with the one that holds most of their uses."""
    best: dict[str, tuple[float, int, str]] = {}
    for term, found in inside.items():
        for part, times in Counter(found).items():
            share = min(1.0, times * uses[term] / uses[part]) if uses[part] else 0.0
            if share > MOSTLY:
                best[part] = max(best.get(part, (0.0, 0, "")), (share, term.count(" "), term))
    through = {part: term for part, (_, _, term) in best.items()}
    return {part: _last(part, through) for part in through}


def _last(term: str, through: Mapping[str, str]) -> str:
    """Follow a chain to its end; each step is longer than the one before."""
    while term in through:
        term = through[term]
    return term
