"""What the reader is sent: articles cut into blocks, sentences and runs. Text stays text all the way."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.highlight import Layer, Run, RunMark, runs

_Key = tuple[str, str, str, str, str, int]


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
        label: Name of the column, from :func:`dashboard.charts.labels`.
        meta: A line below it (date, genre, words); plain text.
        blocks: The article.
    """

    article_id: str
    label: str
    meta: str
    blocks: tuple[Block, ...]


def reader_article(
    article: Mapping[str, Any], sentences: pd.DataFrame, layers: Iterable[Layer], *, label: str, meta: str = ""
) -> ReaderArticle:
    """Cut an article for the reader.

    Args:
        article: Its row of the articles table.
        sentences: The sentences table; rows of other articles are left out.
        layers: Layers of marks in its text.
        label: Name of the column.
        meta: A line below the name.
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
    return ReaderArticle(article_id, label, meta, blocks)


def reader_data(
    articles: Sequence[ReaderArticle], *, focus: tuple[str, int] | None, hidden_layers: Sequence[str]
) -> dict[str, Any]:
    """Return what is sent to the browser: JSON values only.

    ``version`` changes with the articles and their marks alone, so that a switched layer or a new focus redraws
    nothing else.
    """
    content = [_article(article) for article in articles]
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()[:16]
    return {
        "version": digest,
        "articles": content,
        "focus": None if focus is None else {"article_id": focus[0], "sentence_id": focus[1]},
        "hidden": sorted(hidden_layers),
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
        "blocks": blocks,
        "marks": [
            {"layer": layer, "css": css, "tip": tip, "id": name, "sign": sign}
            for layer, css, tip, name, sign, _ in marks
        ],
    }


def _run(run: Run, marks: dict[_Key, int]) -> list[Any]:
    """Return a run as ``[text]`` or ``[text, [[mark, first, last], …]]``, the outermost first, numbering the marks."""
    if not run.marks:
        return [run.text]
    parts = [[marks.setdefault(_key(part), len(marks)), int(part.first), int(part.last)] for part in run.marks]
    return [run.text, parts]


def _key(part: RunMark) -> _Key:
    return part.layer, part.mark.css, part.mark.tip, part.mark.id, part.mark.sign, part.mark.start
