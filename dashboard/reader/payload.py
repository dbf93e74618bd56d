"""What the reader is sent: articles cut into blocks, sentences and runs. Text stays text all the way."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.markup.highlight import Layer, Mark, Run, RunMark, runs
from dashboard.reader.legend import Group

_Key = tuple[str, Mark]


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
    content = [_article(article) for article in articles]
    groups = [asdict(group) for group in legend]
    written = json.dumps([content, groups, dict(names)], ensure_ascii=False)
    return {
        "version": hashlib.sha256(written.encode("utf-8", "replace")).hexdigest()[:16],
        "articles": content,
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


def _article(article: ReaderArticle) -> dict[str, Any]:
    marks: dict[_Key, int] = {}
    blocks = [
        {
            "heading": block.heading,
            "title": block.title,
            "sentences": [
                {
                    "id": sentence.sentence_id,
                    "gap": [_run(run, marks) for run in sentence.gap],
                    "runs": [_run(run, marks) for run in sentence.runs],
                }
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
        "marks": [_mark(layer, mark) for layer, mark in marks],
    }


def _mark(layer: str, mark: Mark) -> dict[str, Any]:
    return {
        "layer": layer,
        "css": mark.css,
        "tip": mark.tip,
        "id": mark.id,
        "sign": mark.sign,
        "facets": list(mark.facets),
    }


def _run(run: Run, marks: dict[_Key, int]) -> list[Any]:
    """Return a run as ``[text]`` or ``[text, [[mark, first, last], …]]``, the outermost first, numbering the marks."""
    if not run.marks:
        return [run.text]
    parts = [[marks.setdefault(_key(part), len(marks)), int(part.first), int(part.last)] for part in run.marks]
    return [run.text, parts]


def _key(part: RunMark) -> _Key:
    return part.layer, part.mark
