"""What a measure declares: its tables, how their rows come from the facts, and what is said of it elsewhere.

A measure is one module of this package, or one folder, with a constant ``MEASURE``. The registry finds it there; from
what it declares come its tables in ``analyze`` and on disk, the same tables over the newsrooms' own text, what the
filter for a voice does to them, its line in ``--help`` and on the Method page, and its figures in ``evaluate``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from analysis.extract.facts import ArticleFacts, EventFacts
from analysis.measures.schema import Schema
from analysis.measures.unshared_text import NOTHING, LeftOut
from analysis.records import Actor, Sentence, Target

Row = dict[str, Any]
"""One row of a table by column, without ``event``."""

Kept = Callable[[Sequence[Row], "Counted"], Iterable[Row]]
"""From the rows over all text to those that count."""

Scorer = Callable[[Path], dict[str, Any]]
"""Measure accuracy on a labelled file: the figures, with their ``n``."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a measure.

    Attributes:
        schema: Name, columns, order.
        rows: How its rows come from what counts.
        own_text: What becomes of it where only the newsrooms' own text counts: ``"again"``, its rows are computed again
            from the sentences that count; ``"same"``, it doesn't depend on that; or a function that takes the rows
            that go (:func:`in_counted_sentences`, where each row lies in a sentence).
        by_voice: Whether the filter for a voice leaves the rows of that voice. Else it leaves the table as it is:
            rows without a voice, or rows that add up to one number of all voices.
    """

    schema: Schema
    rows: Callable[[Counted], Iterable[Row]]
    own_text: Literal["again", "same"] | Kept = "again"
    by_voice: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure.

    Attributes:
        title: What readers call it.
        meaning: What it tells, in one sentence.
        tables: Its tables.
        section: Id of its section on the Method page; empty where its line in the list there says it all.
        scorers: How accurate it is: by the name that ``parallax evaluate`` knows. Empty where nothing was validated.
    """

    title: str
    meaning: str
    tables: tuple[Table, ...]
    section: str = ""
    scorers: Mapping[str, Scorer] = field(default_factory=dict)


class Counted:
    """What of an event counts: all of its text, or the newsrooms' own; with the rows of every table on demand.

    Args:
        facts: What was found.
        tables: All tables by name.
        whole: The same with all of the text, where less counts.
        left_out: The sentences that don't count.
    """

    def __init__(
        self,
        facts: EventFacts,
        tables: Mapping[str, Table],
        *,
        whole: Counted | None = None,
        left_out: LeftOut = NOTHING,
    ) -> None:
        self.facts = facts
        self.left_out = left_out
        self._tables = tables
        self._whole = whole
        self._rows: dict[str, list[Row]] = {}

    @property
    def articles(self) -> tuple[ArticleFacts, ...]:
        """Return the facts of each article."""
        return self.facts.articles

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Return the actors of the event."""
        return self.facts.actors

    @property
    def targets(self) -> tuple[Target, ...]:
        """Return what is measured."""
        return self.facts.targets

    def by_outlet(self) -> list[tuple[str, list[ArticleFacts]]]:
        """Return the articles of each outlet, by its name."""
        outlets: dict[str, list[ArticleFacts]] = {}
        for item in self.articles:
            outlets.setdefault(item.outlet, []).append(item)
        return sorted(outlets.items())

    def without(self, item: ArticleFacts) -> Collection[int]:
        """Return the sentences of an article that don't count."""
        return self.left_out.get(item.article_id, ())

    def sentences(self, item: ArticleFacts) -> Iterator[Sentence]:
        """Yield the sentences of an article that count."""
        without = self.without(item)
        return (sentence for sentence in item.parsed.sentences if sentence.sentence_id not in without)

    def rows(self, name: str) -> list[Row]:
        """Return the rows of a table, of this measure or another; they are made once."""
        if name not in self._rows:
            self._rows[name] = list(self._made(self._tables[name]))
        return self._rows[name]

    def _made(self, table: Table) -> Iterable[Row]:
        if self._whole is None or table.own_text == "again":
            return table.rows(self)
        rows = self._whole.rows(table.schema.name)
        return rows if table.own_text == "same" else table.own_text(rows, self)


def in_counted_sentences(rows: Sequence[Row], counted: Counted) -> Iterable[Row]:
    """Yield the rows whose sentence counts."""
    return (row for row in rows if row["sentence_id"] not in counted.left_out.get(row["article_id"], ()))


def of_article(item: ArticleFacts) -> Row:
    """Return the columns that name an article and its outlet."""
    return {"article_id": item.article_id, "outlet": item.outlet}
