"""The quotations of an event as the Voices page lists, filters and opens them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.pipeline import Analysis
from dashboard.memo import remembered
from dashboard.queries.evidence import Evidence
from dashboard.queries.marks import Layer, Mark
from dashboard.queries.rows import Row, records
from dashboard.state.pages import VoicesState
from dashboard.state.refs import QuoteRef, SentenceRef
from dashboard.wording import NO_CUE, QUOTE_KINDS, SOURCES, TONES, count_of

_SHOWN = {
    "article": "Article",
    "speaker": "Speaker",
    "role": "Described as",
    "source_name": "Source",
    "kind_name": "Kind",
    "cue": "Cue",
    "tone_name": "Tone",
    "words": "Words",
    "text": "Quotation",
    "corrected": "Corrected",
}

_BETWEEN = " · "

KINDS_OF: Mapping[str, tuple[str, ...]] = {
    "quoted": tuple(kind for kind in QUOTE_KINDS if kind not in ("reported", "scare")),
    "reported": ("reported",),
}
"""Kinds of quotations of each voice."""


@remembered
def listed(analysis: Analysis, labels: Mapping[str, str]) -> pd.DataFrame:
    """Return all quotations, articles in the order of their labels, with what the page says of each.

    Returns:
        The quotes table with ``article`` (label), ``words`` (number of words), ``tone`` (a key of
        the wording), and the names of kind, source and tone.
    """
    order = {article_id: number for number, article_id in enumerate(labels)}
    rows = [_described(row, labels) for row in records(analysis["quotes"])]
    rows.sort(key=lambda row: (order[row["article_id"]], row["quote_id"]))
    columns = list(dict.fromkeys([*analysis["quotes"].columns, "tone", *_SHOWN]))
    return pd.DataFrame(rows) if rows else pd.DataFrame(columns=columns)


def in_voice(quotes: pd.DataFrame, voice: str) -> pd.DataFrame:
    """Return the quotations in a voice: all of them for ``all``, none for the newsroom's own words."""
    return quotes if voice == "all" else quotes[quotes["kind"].isin(KINDS_OF.get(voice, ()))].reset_index(drop=True)


def settled(chosen: VoicesState, quotes: pd.DataFrame) -> VoicesState:
    """Return what is chosen without articles and speakers that are no longer there."""
    articles, names = set(quotes["article_id"]), set(quotes["speaker"])
    return replace(
        chosen,
        quoting=tuple(each for each in chosen.quoting if each in articles),
        speakers=tuple(each for each in chosen.speakers if each in names),
    )


def kept(quotes: pd.DataFrame, chosen: VoicesState) -> pd.DataFrame:
    """Return the quotations that the reader's filters let through; a filter without a value lets everything through."""
    filters = {
        "article_id": chosen.quoting,
        "speaker": chosen.speakers,
        "kind": chosen.kinds,
        "tone": chosen.tones,
        "source": chosen.sources,
    }
    for column, values in filters.items():
        if values:
            quotes = quotes[quotes[column].isin(values)]
    return quotes.reset_index(drop=True)


def shown(quotes: pd.DataFrame) -> pd.DataFrame:
    """Return quotations as readers see them, in plain column heads."""
    return quotes[list(_SHOWN)].rename(columns=_SHOWN)


def amount(chosen: pd.DataFrame, everything: pd.DataFrame) -> str:
    """Say how many quotations are chosen, and how many statements they are pieces of, as the grid counts these."""
    told = chosen[chosen["statement_id"] >= 0].drop_duplicates(["article_id", "statement_id"])
    statements = count_of(len(told), "statement")
    return f"{len(chosen):,} of {count_of(len(everything), 'quotation')}, pieces of {statements}."


def place_of(quotes: pd.DataFrame, row: int) -> QuoteRef | None:
    """Return which quotation stands in a row; None where there is no such row."""
    if not 0 <= row < len(quotes):
        return None
    return QuoteRef(str(quotes["article_id"].iloc[row]), int(quotes["quote_id"].iloc[row]))


def row_of(quotes: pd.DataFrame, place: QuoteRef | None) -> int | None:
    """Return the row in which a quotation stands; None where it is not among them."""
    if place is None:
        return None
    found = quotes.index[(quotes["article_id"] == place.article_id) & (quotes["quote_id"] == place.quote_id)]
    return int(found[0]) if len(found) else None


def speakers(quotes: pd.DataFrame) -> dict[str, int]:
    """Return how often each named speaker is quoted or reported, the most often first."""
    counts = Counter(speaker for speaker in quotes["speaker"] if speaker)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


@remembered
def evidence_of(analysis: Analysis, quotes: pd.DataFrame) -> tuple[Evidence, ...]:
    """Return quotations in the sentences they run over, marked, in the order given.

    Pieces of what one speaker says in the same sentences stand together, all marked.
    """
    sentences: dict[str, list[Row]] = defaultdict(list)
    for sentence in records(analysis["sentences"]):
        sentences[str(sentence["article_id"])].append(sentence)
    found: dict[tuple[Any, ...], Evidence] = {}
    for row in records(quotes):
        piece = _evidence(row, sentences[row["article_id"]])
        key = (piece.place.article_id, piece.start, piece.end, piece.speaker, row["source"])
        found[key] = _joined(found[key], piece) if key in found else piece
    return tuple(found.values())


def _joined(first: Evidence, other: Evidence) -> Evidence:
    marks = tuple(mark for item in (first, other) for layer in item.layers for mark in layer.marks)
    notes = dict.fromkeys(note for item in (first, other) for note in item.note.split(_BETWEEN) if note)
    return replace(first, note=_BETWEEN.join(notes), layers=(Layer("voices", marks),))


def _described(row: Row, labels: Mapping[str, str]) -> Row:
    tone = row["cue_tone"] or NO_CUE
    return {
        **row,
        "article": labels[row["article_id"]],
        "role": row["speaker_description"],
        "source_name": SOURCES.get(row["source"], "Nobody"),
        "kind_name": QUOTE_KINDS[row["kind"]],
        "tone": tone,
        "tone_name": TONES[tone],
        "words": row["n_words"],
    }


def _evidence(quote: Row, sentences: list[Row]) -> Evidence:
    around = [each for each in sentences if each["start"] < quote["end"] and each["end"] > quote["start"]]
    css = "reported" if quote["kind"] == "reported" else "quoted"
    own = quote["voice"] == "own"
    mark = Mark(quote["start"], quote["end"], css, "", f"quote-{quote['quote_id']}")
    return Evidence(
        place=SentenceRef(quote["article_id"], quote["sentence_id"]),
        start=min((each["start"] for each in around), default=quote["start"]),
        end=max((each["end"] for each in around), default=quote["end"]),
        voice="own" if own else css,
        speaker="" if own else quote["speaker"] or quote["role"],
        value=None,
        note=_BETWEEN.join(_notes(quote)),
        layers=(Layer("voices", (mark,)),),
    )


def _notes(quote: Row) -> Iterator[str]:
    if quote["speaker"] and quote["role"]:
        yield f"described as {quote['role']}"
    if quote["source"] == "anonymous":
        yield "the text hides the name"
    if quote["cue"]:
        tone: Any = "" if quote["tone"] == "neutral" else f", {quote['tone_name'].lower()}"
        yield f"introduced by “{quote['cue']}”{tone}"
