"""What outlets share word for word: how much of the articles it is, and where it stands in one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from analysis.pipeline import Analysis
from dashboard.memo import remembered
from dashboard.queries.marks import Layer, Mark
from dashboard.queries.rows import records
from dashboard.queries.tables import of_article
from dashboard.state.facets import KIND, facet
from dashboard.wording import count_of

SHARED, GONE = "shared", "gone"
"""The look of a shared passage, and the name of the reader's layer; the look of a sentence that is left out."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How much of some articles is left out: words, of how many; sentences, in how many articles."""

    words: int
    of_words: int
    sentences: int
    articles: int

    @property
    def short(self) -> str:
        """Say it in a few words."""
        return f"{self.words:,} of {count_of(self.of_words, 'word')} left out"

    @property
    def sentence(self) -> str:
        """Say it in a sentence."""
        share = 100 * self.words / self.of_words if self.of_words else 0.0
        percent = "less than 1 %" if 0 < share < 1 else f"{share:.0f} %"
        return (
            f"Leaves out {self.words:,} of {count_of(self.of_words, 'word')} ({percent}): "
            f"{count_of(self.sentences, 'sentence')} in {count_of(self.articles, 'article')} that "
            f"{'stands' if self.sentences == 1 else 'stand'} word for word in another outlet's article."
        )


@remembered
def left_out(full: Analysis, among: Collection[str]) -> LeftOut:
    """Count what the newsroom's own text leaves out of some articles; zeros where outlets share nothing.

    Args:
        full: The analysis of all text.
        among: Ids of the articles.
    """
    whole = full["articles"][full["articles"]["article_id"].isin(list(among))]
    own = whole if full.own_text is None else full.own_text["articles"]
    pairs = whole.merge(own, on="article_id", suffixes=("", "_own"))
    words, sentences = pairs["n_words"] - pairs["n_words_own"], pairs["n_sentences"] - pairs["n_sentences_own"]
    return LeftOut(int(words.sum()), int(whole["n_words"].sum()), int(sentences.sum()), int((sentences > 0).sum()))


def shared_layer(full: Analysis, article_id: str, names: Mapping[str, str], *, counted: Analysis) -> Layer:
    """Mark what an article shares word for word with articles of other outlets.

    Args:
        full: The analysis of all text.
        article_id: The article.
        names: Names of the articles by their id.
        counted: The analysis that is shown: sentences that it lacks step back.
    """
    stretches = _stretches(of_article(full["shared_passages"], article_id))
    kept = set(of_article(counted["sentences"], article_id)["sentence_id"])
    gone = tuple(
        Mark(row["start"], row["end"], GONE)
        for row in records(of_article(full["sentences"], article_id))
        if row["sentence_id"] not in kept
    )
    effect = "; its sentences are left out of all counts" if gone else ""
    facets = (facet(KIND, SHARED),)
    marks = (
        Mark(start, end, SHARED, _tip(others, names) + effect, f"{SHARED}-{start}", facets=facets)
        for start, end, others in stretches
    )
    return Layer(SHARED, (*marks, *gone))


def _stretches(passages: pd.DataFrame) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield disjoint stretches, each with the articles that share it; passages of several others can overlap."""
    rows = records(passages)
    cuts = sorted({int(row[name]) for row in rows for name in ("start", "end")})
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end in pairwise(cuts):
        others = tuple(dict.fromkeys(str(row["other_id"]) for row in rows if row["start"] < end and start < row["end"]))
        if found and found[-1][1:] == (start, others):
            found[-1] = (found[-1][0], end, others)
        elif others:
            found.append((start, end, others))
    yield from found


def _tip(others: Collection[str], names: Mapping[str, str]) -> str:
    named = sorted(names[other] for other in others if other in names)
    return f"shared passage, word for word also in: {', '.join(named)}"
