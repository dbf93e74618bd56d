"""What was corrected, in words: at its sentence, in a cell, and in one list."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.pipeline import Analysis
from analysis.records import Correction
from dashboard.memo import remembered
from dashboard.queries.correctable import QUESTIONS, named
from dashboard.queries.mark_layers import CORRECTED as SIGN
from dashboard.queries.rows import records
from dashboard.state.refs import SentenceRef

__all__ = ["SIGN", "Listed", "corrected_sentences", "disagreement_table", "how_many", "listed"]

_APPLIED = "applied"
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Listed:
    """A correction as it is listed.

    Attributes:
        what: What was corrected, with the words it stands at.
        change: From what to what.
        place: The sentence it stands in; None for a stance, and where it fits nothing.
        status: applied, replaced, or not applied.
    """

    what: str
    change: str
    place: SentenceRef | None
    status: str


@remembered
def corrected_sentences(analysis: Analysis) -> Mapping[tuple[str, int], tuple[str, ...]]:
    """Return what was corrected in each sentence, by article and sentence, in words."""
    found: dict[tuple[str, int], list[str]] = {}
    for row in records(analysis["corrections"]):
        place = _place(analysis, str(row["article_id"]), int(row["start"]), int(row["end"]), str(row["text"]))
        if row["status"] == _APPLIED and place is not None:
            about = f" ({_cut(row['target'])})" if row["kind"] in ("sentiment", "side", "claim") else ""
            words = f" “{row['text']}”" if row["kind"] in ("actor", "loaded") else ""
            change = _change(str(row["kind"]), str(row["machine"]), str(row["after"]))
            said = f"{QUESTIONS[row['kind']].lower()}{about}{words}: {change}"
            found.setdefault((place.article_id, place.sentence_id), []).append(said)
    return {place: tuple(listed) for place, listed in found.items()}


def listed(analysis: Analysis, each: Correction) -> Listed:
    """Return a correction in words, with the sentence that it stands in."""
    rows = analysis["corrections"]
    same = rows[
        (rows["kind"] == each.kind)
        & (rows["article_id"] == each.article_id)
        & (rows["start"] == each.start)
        & (rows["end"] == each.end)
        & (rows["target"] == each.target)
        & (rows["made"] == each.made)
        & (rows["after"] == each.after)
    ]
    status = str(same["status"].iloc[-1]) if len(same) else "undone"
    about = f": {each.target}" if each.target and each.kind not in ("actor", "claim") else ""
    words = f": “{each.text}”" if each.text else ""
    return Listed(
        what=f"{QUESTIONS[each.kind]}{about}{words}",
        change=_change(each.kind, each.before, each.after),
        place=_place(analysis, each.article_id, each.start, each.end, each.text),
        status=status,
    )


def how_many(analysis: Analysis) -> int:
    """Return how many corrections count."""
    return int((analysis["corrections"]["status"] == _APPLIED).sum())


@remembered
def disagreement_table(analysis: Analysis) -> pd.DataFrame:
    """Return how often readers disagreed, by kind and outlet; rows of kinds that nobody corrected are left out."""
    rows = analysis["disagreement"]
    touched = set(rows.loc[rows["n_corrected"] > 0, "kind"])
    shown = [
        {
            "What": QUESTIONS[row["kind"]],
            "Outlet": row["outlet"],
            "Corrected": row["n_corrected"],
            "of": row["n"],
            "Items": row["items"],
            "Share": round(row["share"], 3),
        }
        for row in records(rows)
        if row["kind"] in touched
    ]
    return pd.DataFrame(shown, columns=["What", "Outlet", "Corrected", "of", "Items", "Share"])


def _cut(words: str) -> str:
    return textwrap.shorten(words, _LONGEST, placeholder=" …")


def _change(kind: str, before: str, after: str) -> str:
    return f"{named(kind, after)}, was {named(kind, before)}"


def _place(analysis: Analysis, article_id: str, start: int, end: int, text: str) -> SentenceRef | None:
    """Return the sentence that a correction begins in; its words may have moved."""
    if not end:
        return None
    article = _texts(analysis).get(article_id)
    if article is None:
        return None
    if article[start:end] != text:
        if article.count(text) != 1:
            return None
        start = article.index(text)
    rows = analysis["sentences"]
    rows = rows[(rows["article_id"] == article_id) & (rows["start"] <= start) & (rows["end"] > start)]
    return SentenceRef(article_id, int(rows["sentence_id"].iloc[0])) if len(rows) else None


@remembered
def _texts(analysis: Analysis) -> Mapping[str, str]:
    return dict(zip(analysis["articles"]["article_id"], analysis["articles"]["text"], strict=True))
