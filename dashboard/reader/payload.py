"""What the reader is sent: articles cut into blocks, sentences and runs. Text stays text all the way."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.markup.highlight import Run, runs
from dashboard.queries.marks import Layer, Mark
from dashboard.reader.legend import Group


@dataclass(frozen=True, slots=True)
class ReaderSentence:
    """A sentence; ``gap`` is what stands between it and the sentence before, in the same block."""

    sentence_id: int
    gap: tuple[Run, ...]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, the title or a sub-head."""

    heading: bool
    title: bool
    sentences: tuple[ReaderSentence, ...]


@dataclass(frozen=True, slots=True)
class ReaderArticle:
    """One column of the reader.

    Attributes:
        article_id: What clicks name.
        label: Name of the column, from :func:`dashboard.queries.article_labels`.
        meta: A line below it (date, genre, words); plain text.
        blocks: The article.
        layers: All of its layers; the runs of the blocks are cut by them.
        profiles: What stands above it, from :func:`dashboard.queries.article_profiles.profiles`; empty for nothing.
        headline: Sentences that hold its headline against its body.
    """

    article_id: str
    label: str
    meta: str
    blocks: tuple[Block, ...]
    layers: tuple[Layer, ...] = ()
    profiles: Mapping[str, Any] = field(default_factory=dict)
    headline: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How the articles are read; all of it changes nothing but the view.

    Attributes:
        hidden_layers: Names of layers whose marks are not shown.
        only: Facets that are shown alone; all where it is empty.
        blind: Whether placeholders stand for the actors' names.
        own: Whether only the newsroom's own words count.
        sans: Whether the text is set without serifs.
    """

    hidden_layers: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    blind: bool = False
    own: bool = False
    sans: bool = False


def reader_article(
    article: Mapping[str, Any],
    sentences: pd.DataFrame,
    layers: Iterable[Layer],
    *,
    label: str,
    meta: str = "",
    profiles: Mapping[str, Any] = MappingProxyType({}),
    headline: tuple[str, ...] = (),
) -> ReaderArticle:
    """Cut an article for the reader.

    Args:
        article: Its row of the articles table.
        sentences: The sentences table; rows of other articles are left out.
        layers: Layers of marks in its text.
        label: Name of the column.
        meta: A line below the name.
        profiles: What stands above the text.
        headline: Sentences that hold the headline against the body.
    """
    text, article_id, listed = str(article["text"]), str(article["article_id"]), tuple(layers)
    rows = sentences[sentences["article_id"] == article_id].sort_values("sentence_id")
    grouped: dict[int, list[ReaderSentence]] = {}
    headings: dict[int, bool] = {}
    ends: dict[int, int] = {}
    for number, paragraph, start, end, heading in zip(
        *(rows[name] for name in ("sentence_id", "paragraph", "start", "end", "heading")), strict=True
    ):
        block = int(paragraph)
        gap = runs(text, listed, start=ends[block], end=int(start)) if block in ends else ()
        pieces = runs(text, listed, start=int(start), end=int(end))
        grouped.setdefault(block, []).append(ReaderSentence(int(number), gap, pieces))
        headings.setdefault(block, bool(heading))
        ends[block] = int(end)
    has_title = bool(str(article["title"]).strip())
    blocks = tuple(
        Block(headings[block], has_title and headings[block] and order == 0, tuple(found))
        for order, (block, found) in enumerate(grouped.items())
    )
    return ReaderArticle(article_id, label, meta, blocks, listed, profiles, headline)


def reader_texts(
    articles: Sequence[ReaderArticle],
    *,
    legend: Sequence[Group] = (),
    names: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return what the columns hold, as JSON values; ``version`` changes with it.

    Args:
        articles: One to four articles.
        legend: What the marks mean, from :func:`dashboard.reader.legend.legend`.
        names: Names of actors and their placeholders, from :func:`dashboard.queries.placeholders.spoken_names`.
    """
    marks = _Marks()
    content = [_article(article, marks) for article in articles]
    groups = [asdict(group) for group in legend]
    kinds, tips = marks.kinds.values(), marks.tips.values()
    written = json.dumps([content, kinds, tips, groups, dict(names)], ensure_ascii=False)
    return {
        "version": hashlib.sha256(written.encode("utf-8", "replace")).hexdigest()[:16],
        "articles": content,
        "kinds": [[layer, css, list(facets)] for layer, css, facets in kinds],
        "tips": tips,
        "legend": groups,
        "names": [[name, called] for name, called in names.items()],
    }


def reader_data(version: str, *, focus: tuple[str, int] | None, reading: Reading = Reading()) -> dict[str, Any]:
    """Return what is shown of the columns of this version, and how, as JSON values."""
    return {
        "version": version,
        "focus": None if focus is None else {"article_id": focus[0], "sentence_id": focus[1]},
        "hidden": sorted(reading.hidden_layers),
        "only": list(reading.only),
        "blind": reading.blind,
        "own": reading.own,
        "sans": reading.sans,
    }


class _Pool:
    """Values that repeat, each sent once and named by its number."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}

    def number_of(self, value: Hashable) -> int:
        return self._numbers.setdefault(value, len(self._numbers))

    def values(self) -> list[Any]:
        return list(self._numbers)


class _Marks:
    """Marks repeat their kinds (layer, style, facets) and their explanations: these are shared by all columns."""

    def __init__(self) -> None:
        self.kinds, self.tips = _Pool(), _Pool()

    def written(self, layer: str, mark: Mark) -> list[Any]:
        """Return a mark as ``[kind, tip, id, sign]``; empty ones at the end are left out."""
        kind = self.kinds.number_of((layer, mark.css, mark.facets))
        row = [kind, self.tips.number_of(mark.tip), mark.id, mark.sign]
        return row[: 4 if mark.sign else 3 if mark.id else 2]


def _article(article: ReaderArticle, marks: _Marks) -> dict[str, Any]:
    mine = _Pool()
    blocks = [
        {
            "heading": block.heading,
            "title": block.title,
            "sentences": [
                [
                    sentence.sentence_id,
                    [_run(run, mine) for run in sentence.gap],
                    [_run(run, mine) for run in sentence.runs],
                ]
                for sentence in block.sentences
            ],
        }
        for block in article.blocks
    ]
    return {
        "id": article.article_id,
        "label": article.label,
        "meta": article.meta,
        "profiles": dict(article.profiles),
        "headline": list(article.headline),
        "blocks": blocks,
        "marks": [marks.written(layer, mark) for layer, mark in mine.values()],
    }


def _run(run: Run, marks: _Pool) -> str | list[Any]:
    """Return a run as its text, or with marks as ``[text, part, …]``, the outermost first, numbering the marks.

    A part is four times the mark's number, plus 2 where the mark starts with the run, plus 1 where it ends with it.
    """
    if not run.marks:
        return run.text
    numbers = [4 * marks.number_of((part.layer, part.mark)) + 2 * part.first + part.last for part in run.marks]
    return [run.text, *numbers]
