"""The sentences behind a number: for a cell of a grid, an actor, a speaker, a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

import pandas as pd

from analysis.pipeline import Analysis
from dashboard.memo import remembered
from dashboard.queries.mark_layers import disagreement, sentiment_marks, term_uses
from dashboard.queries.marks import Layer, Mark
from dashboard.queries.voice_at import voice_at
from dashboard.state.refs import CellRef, SentenceRef
from dashboard.wording import PART_DIGITS, VOICE_NOTES, signed


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that stands behind a number.

    Attributes:
        place: Which sentence of which article.
        start: Its first character in the article's text.
        end: After its last character.
        voice: Whose words name the target or hold the word; the first where there are several voices.
        speaker: Who speaks, where it is not the newsroom and is known.
        value: What the sentence brings to the number; None where it is no measure.
        note: The value and the voices in words.
        layers: What is marked in it.
    """

    place: SentenceRef
    start: int
    end: int
    voice: str
    speaker: str
    value: float | None
    note: str
    layers: tuple[Layer, ...]


@remembered
def behind(analysis: Analysis, cell: CellRef) -> tuple[Evidence, ...]:
    """Return the sentences behind a cell, in the order of the text."""
    mentions = _measured(analysis, target=cell.target, voice=cell.voice)
    mentions = mentions[mentions["article_id"] == cell.article_id]
    return _by_contribution(analysis, cell, mentions) if cell.measure == "stance" else _by_sentence(analysis, mentions)


@remembered
def about(analysis: Analysis, target: str, *, cell: CellRef | None = None, order: str = "text") -> tuple[Evidence, ...]:
    """Return the sentences that mention a target.

    Args:
        analysis: Where to look.
        target: Name of the target.
        cell: Only the sentences of this article and voice; those of all articles and voices without it.
        order: ``text``, ``negative`` (the most negative first) or ``positive``.
    """
    found = behind(analysis, cell) if cell else _by_sentence(analysis, _measured(analysis, target=target, voice="all"))
    if order == "text":
        return found
    sign = 1 if order == "negative" else -1
    return tuple(sorted(found, key=lambda item: sign * (item.value or 0.0)))


def in_order(found: Iterable[Evidence], articles: Iterable[str]) -> tuple[Evidence, ...]:
    """Return sentences article by article in the order of the ids given, each article's as they were."""
    order = {article_id: number for number, article_id in enumerate(articles)}
    return tuple(sorted(found, key=lambda item: order[item.place.article_id]))


@remembered
def spoken_by(analysis: Analysis, speaker: str) -> tuple[Evidence, ...]:
    """Return the sentences that quote or report a speaker, whole, with the words marked."""
    quotes = analysis["quotes"]
    return tuple(
        _evidence(
            sentence,
            voice=_quote_css(rows[0]),
            speaker=speaker,
            note=_cue_note(rows),
            layers=(Layer("voices", tuple(_mark(row, _quote_css(row)) for row in rows)),),
        )
        for sentence, rows in _with_sentences(analysis, quotes[quotes["speaker"] == speaker])
    )


@remembered
def with_term(
    analysis: Analysis, term: str, *, whose: str = "own", outlets: Iterable[str] = ()
) -> tuple[Evidence, ...] | None:
    """Return the sentences in which outlets use a word or an expression; None where the analysis does not say.

    Args:
        analysis: Where to look.
        term: A term of the keywords table.
        whose: Whose words, a key of :data:`dashboard.wording.WHOSE`.
        outlets: Only these outlets; all where it is empty.
    """
    known = [term_uses(analysis, whose=whose, names=names) for names in (False, True)]
    told = [uses for uses in known if uses is not None]
    if not told:
        return None
    uses = next((uses for uses in told if (uses["term"] == term).any()), told[0])
    uses = uses[(uses["term"] == term) & uses["article_id"].isin(_article_ids(analysis, tuple(outlets)))]
    quotes = _by_article(analysis["quotes"])
    found = []
    for sentence, rows in _with_sentences(analysis, uses):
        voice, speaker = voice_at(quotes.get(sentence.article_id, ()), rows[0].start, rows[0].end)
        marks = tuple(_mark(row, "framing") for row in rows)
        found.append(
            _evidence(
                sentence,
                voice=rows[0].voice,
                speaker=speaker if voice == rows[0].voice else "",
                layers=(Layer("framing", marks),),
            )
        )
    return tuple(found)


def _by_article(rows: pd.DataFrame) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in _rows(rows):
        found[row.article_id].append(row)
    return dict(found)


def _measured(analysis: Analysis, *, target: str, voice: str) -> pd.DataFrame:
    mentions = analysis["mentions"]
    mentions = mentions[(mentions["target"] == target) & mentions["sentiment"].notna()]
    return mentions if voice == "all" else mentions[mentions["voice"] == voice]


def _by_sentence(analysis: Analysis, mentions: pd.DataFrame) -> tuple[Evidence, ...]:
    """Gather mentions by sentence, with the same mean of means that the measures take."""
    found = []
    for sentence, rows in _with_sentences(analysis, mentions):
        voices = _means(rows)
        found.append(
            _evidence(
                sentence,
                voice=next(iter(voices)),
                speaker=_speakers(rows),
                value=fmean(voices.values()),
                note=_value_note(voices) + _doubt_note(rows),
                layers=(Layer("sentiment", sentiment_marks(rows)),),
            )
        )
    return tuple(found)


def _by_contribution(analysis: Analysis, cell: CellRef, mentions: pd.DataFrame) -> tuple[Evidence, ...]:
    """Gather the signals behind a stance by sentence; together they are the cell's score."""
    parts = analysis["evidence"]
    parts = parts[(parts["article_id"] == cell.article_id) & (parts["target"] == cell.target)]
    mentioned = _grouped(mentions)
    found = []
    for sentence, rows in _with_sentences(analysis, parts):
        inside = mentioned.get((sentence.article_id, sentence.sentence_id), [])
        found.append(
            _evidence(
                sentence,
                voice=rows[0].voice,
                speaker=_speakers(inside),
                value=sum(row.contribution for row in rows),
                note=_signal_note(rows),
                layers=(Layer("sentiment", sentiment_marks(inside)),),
            )
        )
    return tuple(found)


def _means(mentions: Sequence[Any]) -> dict[str, float]:
    """Return the mean sentiment of each voice, in the order in which the voices are heard."""
    values: dict[str, list[float]] = defaultdict(list)
    for row in mentions:
        values[row.voice].append(row.sentiment)
    return {voice: fmean(listed) for voice, listed in values.items()}


def _speakers(mentions: Iterable[Any]) -> str:
    return ", ".join(speaker for speaker in dict.fromkeys(row.speaker for row in mentions) if speaker)


def _signal_note(parts: Sequence[Any]) -> str:
    named = ", ".join(f"{row.signal} {signed(row.contribution, decimals=PART_DIGITS)}" for row in parts)
    total = signed(sum(row.contribution for row in parts), decimals=PART_DIGITS)
    return f"moves the score by {total}: {named}" if len(parts) > 1 else f"moves the score by {named}"


def _value_note(voices: Mapping[str, float]) -> str:
    mean = signed(fmean(voices.values()))
    if len(voices) == 1:
        return mean
    return f"{mean} ({', '.join(f'{VOICE_NOTES[voice]} {signed(value)}' for voice, value in voices.items())})"


def _doubt_note(mentions: Sequence[Any]) -> str:
    """Say once where model and word list disagree on the sentence."""
    return next((f"; {doubt}" for row in mentions if (doubt := disagreement(row))), "")


def _cue_note(quotes: Sequence[Any]) -> str:
    named = [f"“{cue}”" for cue in dict.fromkeys(row.cue for row in quotes) if cue]
    return f"introduced by {', '.join(named)}" if named else ""


def _quote_css(quote: Any) -> str:
    return "reported" if quote.kind == "reported" else "quoted"


def _with_sentences(analysis: Analysis, rows: pd.DataFrame) -> Iterator[tuple[Any, list[Any]]]:
    """Yield each sentence that the rows lie in, articles in their order, with its rows."""
    groups = _grouped(rows)
    sentences = analysis["sentences"]
    for sentence in _rows(sentences[sentences["article_id"].isin({article_id for article_id, _ in groups})]):
        found = groups.get((sentence.article_id, sentence.sentence_id))
        if found:
            yield sentence, found


def _grouped(rows: pd.DataFrame) -> dict[tuple[str, int], list[Any]]:
    groups: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for row in _rows(rows):
        groups[row.article_id, row.sentence_id].append(row)
    return dict(groups)


def _evidence(
    sentence: Any,
    *,
    voice: str,
    layers: tuple[Layer, ...],
    speaker: str = "",
    value: float | None = None,
    note: str = "",
) -> Evidence:
    place = SentenceRef(sentence.article_id, sentence.sentence_id)
    return Evidence(place, sentence.start, sentence.end, voice, speaker, value, note, layers)


def _mark(row: Any, css: str) -> Mark:
    return Mark(row.start, row.end, css, "", f"{css}-{row.start}")


def _article_ids(analysis: Analysis, outlets: Sequence[str]) -> list[str]:
    articles = analysis["articles"]
    names = articles["outlet_name"]
    return list(articles.loc[names.isin(outlets) if outlets else names.notna(), "article_id"])


def _rows(table: pd.DataFrame) -> Iterator[Any]:
    return table.itertuples(index=False)
