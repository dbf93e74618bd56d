"""How often general news uses a word: the counts that ship with the package."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

Term = tuple[str, str]
"""A lemma in lower case and its part of speech."""


@dataclass(frozen=True, slots=True)
class TermCount:
    """Counts of a lemma: in all articles, in how many of them, and in those of outlets in the political middle."""

    count: int
    documents: int
    center: int


@dataclass(frozen=True, slots=True)
class Background:
    """Counts of content words in general news; see the header of ``background.tsv.gz`` for where they come from.

    Attributes:
        terms: Counts by lemma and part of speech; rare lemmas are missing.
        words: Content words counted, rare ones included.
        articles: Articles counted.
        center_words: Content words in articles of outlets in the middle.
    """

    terms: Mapping[Term, TermCount]
    words: int
    articles: int
    center_words: int

    def lemma_count(self, lemma: str) -> int:
        """Return how often a lemma occurs, whatever its part of speech."""
        found = (self.terms.get((lemma, pos)) for pos in ("NOUN", "VERB", "ADJ", "ADV"))
        return sum(term.count for term in found if term is not None)


@cache
def load_background() -> Background:
    """Read the counts once per process."""
    totals: dict[str, int] = {}
    terms: dict[Term, TermCount] = {}
    for line in read_table("background.tsv.gz"):
        if line.startswith("# Totals:"):
            totals = {name: int(n) for name, n in (part.split("=") for part in line.split()[2:])}
        elif not line.startswith(("#", "lemma\t")):
            lemma, pos, count, documents, center = line.split("\t")
            terms[lemma, pos] = TermCount(int(count), int(documents), int(center))
    return Background(MappingProxyType(terms), totals["words"], totals["articles"], totals["center_words"])


def read_table(name: str) -> Iterator[str]:
    """Yield the lines of a compressed table of ``analysis/data/framing``."""
    path = resources.files("analysis").joinpath("data", "framing", name)
    yield from gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
