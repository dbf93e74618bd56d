"""The passages behind what is shown, one table: each sentence with its source, what was measured in it, a citation."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from analysis.pipeline import Analysis
from analysis.share.citation import citation
from analysis.share.source import Source, sources

MEASURED = ("sentiment", "stance", "quotation", "loaded word", "claim")
"""What a passage can stand behind, in the order of the table."""

COLUMNS = {
    "event": "str",
    "outlet": "str",
    "title": "str",
    "published": "str",
    "url": "str",
    "article_id": "str",
    "sentence_id": "int64",
    "sentence": "str",
    "measured": "str",
    "about": "str",
    "words": "str",
    "voice": "str",
    "speaker": "str",
    "value": "float64",
    "detail": "str",
    "citation": "str",
}
"""Columns of the table.

``measured`` is one of :data:`MEASURED`; ``about`` the actor, issue, speaker or claim it stands behind; ``words`` what
is marked in the sentence; ``value`` the sentence's sentiment, its share in a stance, a loaded word's score or how
surely it tells a claim (missing for quotations); ``detail`` what else is known, in words.
"""

Row = Mapping[Hashable, Any]


def passages(analysis: Analysis) -> pd.DataFrame:
    """Return the passages of an event, article by article in the order of the text.

    A sentence has a row for everything that was measured in it. Averaged by article, target and voice, the values of
    ``sentiment`` are the means of the table actor_sentiment; added up by article and target, those of ``stance`` are
    the scores of the table stance.
    """
    known = sources(analysis["articles"])
    sentences = {
        (str(row["article_id"]), int(row["sentence_id"])): " ".join(str(row["text"]).split())
        for row in analysis["sentences"].to_dict("records")
    }
    rows = [
        _with_source(row, known[str(row["article_id"])], sentences, event=analysis.event)
        for row in _measured(analysis)
        if (row["article_id"], row["sentence_id"]) in sentences
    ]
    order = {
        article_id: number for number, article_id in enumerate(sorted(known, key=lambda key: _key(known[key], key)))
    }
    kinds = {kind: number for number, kind in enumerate(MEASURED)}
    rows.sort(
        key=lambda row: (
            order[row["article_id"]],
            row["sentence_id"],
            kinds[row["measured"]],
            row["about"],
            row["voice"],
            row["words"],
            row["detail"],
        )
    )
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _key(source: Source, article_id: str) -> tuple[str, ...]:
    return source.outlet.casefold(), source.published, source.title, article_id


def _with_source(
    row: Mapping[str, Any], source: Source, sentences: Mapping[tuple[str, int], str], *, event: str
) -> dict[str, Any]:
    return {
        "event": event,
        "outlet": source.outlet,
        "title": source.title,
        "published": source.published,
        "url": source.url,
        "sentence": sentences[row["article_id"], row["sentence_id"]],
        "citation": citation(source, sentence_id=row["sentence_id"]),
        **row,
    }


def _measured(analysis: Analysis) -> Iterator[dict[str, Any]]:
    yield from _sentiments(analysis["mentions"], {target.name for target in analysis.targets if target.kind == "actor"})
    yield from _stances(analysis["evidence"])
    yield from _quotations(analysis["quotes"])
    yield from _loaded(analysis["loaded"])
    if "coverage" in analysis.tables:
        yield from _claims(analysis["coverage"])


def _sentiments(mentions: pd.DataFrame, actors: Iterable[str]) -> Iterator[dict[str, Any]]:
    measured = mentions[mentions["sentiment"].notna() & mentions["target"].isin(list(actors))]
    for (target, voice), rows in _grouped(measured, "target", "voice"):
        yield _passage(
            rows,
            "sentiment",
            about=target,
            words=_listed(row["surface"] for row in rows),
            voice=voice,
            speaker=_listed(row["speaker"] for row in rows),
            value=math.fsum(row["sentiment"] for row in rows) / len(rows),
        )


def _stances(evidence: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for (target,), rows in _grouped(evidence, "target"):
        yield _passage(
            rows,
            "stance",
            about=target,
            voice=_listed(row["voice"] for row in rows),
            value=math.fsum(row["contribution"] for row in rows),
            detail=_listed(row["signal"] for row in rows),
        )


def _quotations(quotes: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for row in quotes.to_dict("records"):
        cue = f"introduced by “{row['cue']}”" if row["cue"] else ""
        yield _passage(
            [row],
            "quotation",
            about=row["speaker"],
            words=" ".join(str(row["text"]).split()),
            voice=row["voice"],
            speaker=row["speaker"] or row["speaker_description"],
            detail="; ".join(part for part in (row["kind"], cue) if part),
        )


def _loaded(loaded: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for row in loaded.to_dict("records"):
        yield _passage(
            [row],
            "loaded word",
            words=row["text"],
            voice=row["voice"],
            speaker=row["speaker"],
            value=float(row["score"]),
            detail=row["reason"],
        )


def _claims(coverage: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for row in coverage.to_dict("records"):
        details = (row["status"], row["position"], row["certainty"], row["difference"])
        yield _passage(
            [row],
            "claim",
            about=row["claim"],
            voice=row["voice"],
            value=float(row["match"]),
            detail="; ".join(part for part in details if part),
        )


def _passage(
    rows: Iterable[Row],
    measured: str,
    *,
    about: str = "",
    words: str = "",
    voice: str = "",
    speaker: str = "",
    value: float = math.nan,
    detail: str = "",
) -> dict[str, Any]:
    first = next(iter(rows))
    return {
        "article_id": str(first["article_id"]),
        "sentence_id": int(first["sentence_id"]),
        "measured": measured,
        "about": about,
        "words": words,
        "voice": voice,
        "speaker": speaker,
        "value": value,
        "detail": detail,
    }


def _grouped(table: pd.DataFrame, *names: str) -> Iterator[tuple[tuple[str, ...], list[Row]]]:
    """Yield what the rows of a sentence have in common, and the rows."""
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in table.to_dict("records"):
        groups[(row["article_id"], row["sentence_id"], *(row[name] for name in names))].append(row)
    for key, rows in groups.items():
        yield key[2:], rows


def _listed(texts: Iterable[Any]) -> str:
    return ", ".join(dict.fromkeys(" ".join(str(text).split()) for text in texts if text))
