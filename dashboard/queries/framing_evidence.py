"""Sentences that hold rows of a framing table, ready to be listed; and which rows count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pandas as pd

from analysis.pipeline import Analysis
from dashboard.queries.evidence import Evidence
from dashboard.queries.marks import Layer, Mark
from dashboard.queries.voice_at import main_voice
from dashboard.state.refs import SentenceRef


def counted_rows(rows: pd.DataFrame, *, whose: str = "all", outlet: str = "") -> pd.DataFrame:
    """Return the rows in some voices and of one outlet.

    Args:
        rows: A table with the columns voice and outlet.
        whose: ``own``, ``quoted`` (reported speech too) or ``all``.
        outlet: Only this outlet; all where it is empty.
    """
    if whose != "all":
        rows = rows[(rows["voice"] == "own") == (whose == "own")]
    return rows[rows["outlet"] == outlet] if outlet else rows


def places(
    analysis: Analysis, rows: pd.DataFrame, *, css: str, note: Callable[[Sequence[Any]], str] = lambda _: ""
) -> tuple[Evidence, ...]:
    """Return the sentences that the rows lie in, with the rows' stretches marked.

    Args:
        analysis: Where the sentences are.
        rows: Rows with article_id, sentence_id, start, end and voice; speaker where there is one.
        css: What the marks look like.
        note: What is said of a sentence, from its rows.
    """
    groups = _grouped(rows)
    return tuple(
        Evidence(
            place=SentenceRef(sentence.article_id, sentence.sentence_id),
            start=sentence.start,
            end=sentence.end,
            voice=found[0].voice,
            speaker=getattr(found[0], "speaker", ""),
            value=None,
            note=note(found),
            layers=(Layer(css, tuple(Mark(row.start, row.end, css) for row in found)),),
        )
        for sentence, found in _with_sentences(analysis, groups)
    )


def whole_sentences(
    analysis: Analysis, rows: pd.DataFrame, *, note: Callable[[Sequence[Any]], str]
) -> tuple[Evidence, ...]:
    """Return the sentences of rows that have no stretch of their own, each with the voice that fills most of it."""
    spoken = _grouped(analysis["quotes"])
    found = []
    for sentence, inside in _with_sentences(analysis, _grouped(rows)):
        voice, speaker = main_voice(sentence, spoken.get((sentence.article_id, sentence.sentence_id), []))
        place = SentenceRef(sentence.article_id, sentence.sentence_id)
        found.append(Evidence(place, sentence.start, sentence.end, voice, speaker, None, note(inside), ()))
    return tuple(found)


def _with_sentences(analysis: Analysis, groups: dict[tuple[str, int], list[Any]]) -> Iterator[tuple[Any, list[Any]]]:
    sentences = analysis["sentences"]
    known = sentences[sentences["article_id"].isin({article_id for article_id, _ in groups})]
    for sentence in known.itertuples(index=False):
        found = groups.get((str(sentence.article_id), int(str(sentence.sentence_id))))
        if found:
            yield sentence, found


def _grouped(rows: pd.DataFrame) -> dict[tuple[str, int], list[Any]]:
    groups: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for row in rows.itertuples(index=False):
        groups[str(row.article_id), int(str(row.sentence_id))].append(row)
    return dict(groups)
