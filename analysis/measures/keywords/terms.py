"""Terms that keywords compare: lemmas, and expressions of several, written with a space between their lemmas."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator


def n_words(term: str) -> int:
    """Return of how many words a term consists: 1 for a lemma."""
    return term.count(" ") + 1


def is_single(term: str) -> bool:
    """Tell whether a term is one word."""
    return " " not in term


def parts(term: str) -> Iterator[str]:
    """Yield the shorter terms that stand in a term, one word and more; one that stands twice comes twice."""
    words = term.split(" ")
    for length in range(1, len(words)):
        for first in range(len(words) - length + 1):
            yield " ".join(words[first : first + length])


def written_forms(uses: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return how each expression is written most often ("social media" for "social medium"), in lower case.

    Args:
        uses: Terms with their text; lemmas are left out, they are written as they are.

    Returns:
        No two the same: where the tagger has read one phrase in two ways, the rarer reading has a number behind it.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for term, text in uses:
        if not is_single(term):
            seen[term][" ".join(text.lower().split())] += 1
    written: dict[str, str] = {}
    readings: Counter[str] = Counter()
    for term, forms in sorted(seen.items(), key=lambda item: (-item[1].total(), item[0])):
        form = min(forms, key=lambda form: (-forms[form], form))
        readings[form] += 1
        written[term] = form if readings[form] == 1 else f"{form} ({readings[form]})"
    return written
