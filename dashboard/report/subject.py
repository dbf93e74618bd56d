"""What a report is of, and what its parts need to name and to cite the articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from analysis.pipeline import Analysis
from analysis.share.citation import day_in_words
from analysis.share.source import Source, sources
from dashboard.markup.elements import element, escaped
from dashboard.queries.article_labels import labels
from dashboard.state.refs import SentenceRef

FEW_ARTICLES = 12
"""With more articles only cells that are surely for or against have sentences, or a report would be a book."""
PER_TARGET = 12
"""Articles with sentences on an actor or issue, where there are many: those with the strongest stance."""


@dataclass(frozen=True)
class Subject:
    """An event with its analysis.

    Attributes:
        title: What the event is called.
        analysis: Its tables.
    """

    title: str
    analysis: Analysis

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Names of the articles by their id, in the order in which all figures show them."""
        return labels(self.analysis["articles"])

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Outlet, headline, day and address of each article."""
        return sources(self.analysis["articles"])

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The articles' texts."""
        table = self.analysis["articles"]
        return dict(zip(map(str, table["article_id"]), map(str, table["text"]), strict=True))

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors that are measured."""
        return tuple(target.name for target in self.analysis.targets if target.kind == "actor")

    @property
    def targets(self) -> tuple[str, ...]:
        """The actors and issues that are measured."""
        return tuple(target.name for target in self.analysis.targets)

    @cached_property
    def cells(self) -> frozenset[tuple[str, str]]:
        """Return the cells, by article and target, whose sentences stand in the report."""
        table = self.analysis["stance"]
        rows = table[table["target"].isin(self.targets) & (table["label"] != "absent")]
        if len(self.labels) > FEW_ARTICLES:
            sure = rows[rows["enough"] & (rows["label"] != "neutral")]
            sure = sure.assign(size=sure["score"].abs()).sort_values(["size", "article_id"], ascending=[False, True])
            rows = sure.groupby("target").head(PER_TARGET)
        return frozenset(zip(map(str, rows["article_id"]), map(str, rows["target"]), strict=True))

    def number(self, article_id: str) -> int:
        """Return an article's number in the list of sources, from 1."""
        return list(self.labels).index(article_id) + 1

    def cited(self, place: SentenceRef) -> str:
        """Write where a sentence stands: day, number of the sentence, and the source's number as a link to the list."""
        source = self.sources[place.article_id]
        known = [day_in_words(source.published), f"sentence {place.sentence_id + 1}"]
        words = escaped(", ".join(part for part in known if part))
        return f"{words} {self.reference(place.article_id)}"

    def reference(self, article_id: str) -> str:
        """Write an article's number as a link to the list of sources."""
        number = self.number(article_id)
        named = escaped(f"source {number}: {self.labels[article_id]}")
        return f'<a class="px-ref" href="#source-{number}" aria-label="{named}">[{number}]</a>'

    def named(self, article_id: str) -> str:
        """Write an article's name, in bold."""
        return element("b", escaped(self.labels[article_id]))
