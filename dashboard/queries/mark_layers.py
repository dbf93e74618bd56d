"""Layers of marks in an article's text, from the tables: actors, sentiment, quotes, and what frames the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from analysis.extract.vader import POLAR
from analysis.pipeline import Analysis
from analysis.stats.normal import SURE
from dashboard.memo import remembered
from dashboard.queries.frame_titles import titles
from dashboard.queries.marks import Layer, Mark
from dashboard.queries.voice_at import main_voice
from dashboard.state.facets import ABOUT, KIND, TONE, VOICE, facet
from dashboard.wording import CLAIM_TONES, TELLING_FORMS, VOICE_NOTES, signed

CORRECTED = "✎"
"""The sign of what a reader corrected."""
TENTATIVE_KEYWORDS = 12
"""How many of an outlet's words are marked when none can be called typical."""

SIDES = {"negative": "unfavourable", "neutral": "neutral", "positive": "favourable"}
"""What the page calls the three classes of sentiment."""


@remembered
def article_layers(analysis: Analysis, article_id: str) -> tuple[Layer, ...]:
    """Return all layers of an article, by the names in :data:`dashboard.wording.LAYERS`."""
    mentions = _of_article(analysis["mentions"], article_id)
    return (
        Layer("actors", tuple(actor_mark(row) for row in _rows(mentions[mentions["use"] == "actor"]))),
        Layer("sentiment", sentiment_marks(_rows(mentions[mentions["sentiment"].notna()]))),
        Layer("voices", tuple(quote_marks(_of_article(analysis["quotes"], article_id)))),
        Layer("framing", tuple(_framing_marks(analysis, article_id))),
        Layer("loaded", tuple(_loaded_marks(_of_article(analysis["loaded"], article_id)))),
        Layer("frames", tuple(_frame_marks(analysis, article_id))),
        Layer("naming", tuple(_naming_marks(_of_article(analysis["naming_uses"], article_id)))),
        Layer("doubt", tuple(_claim_marks(_of_article(analysis["claim_cues"], article_id)))),
    )


def actor_mark(row: Any) -> Mark:
    """Mark a mention of an actor; a row of the mentions table."""
    about = facet(ABOUT, row.target)
    facets = (about, *_tone(row), facet(VOICE, row.voice))
    tip = f"{row.target} ({row.kind})"
    return Mark(row.start, row.end, "actor", tip, f"actor-{row.start}-{row.target}", facets=facets)


def sentiment_marks(measured: Iterable[Any]) -> tuple[Mark, ...]:
    """Mark mentions with the side they were given; rows of the mentions table that have a sentiment."""
    return tuple(_sentiment_mark(row) for row in measured)


def side_of(row: Any) -> str:
    """Name the likeliest of the three classes of a measured mention: negative, neutral or positive."""
    return max(("neutral", "negative", "positive"), key=lambda side: getattr(row, side))


def disagreement(row: Any) -> str:
    """Say so where the word list VADER reads a measured mention's clause the other way than the model; else empty."""
    opposed = (side_of(row) == "negative" and row.vader >= POLAR) or (
        side_of(row) == "positive" and row.vader <= -POLAR
    )
    return f"the word list VADER reads it the other way ({signed(row.vader)})" if opposed else ""


@remembered
def term_uses(analysis: Analysis, *, whose: str = "own", names: bool = False) -> pd.DataFrame | None:
    """Return where the counted words and expressions stand, or None where this analysis does not say.

    Args:
        analysis: Where to look.
        whose: Whose words, a key of :data:`dashboard.wording.WHOSE`.
        names: Whether to return where names of actors stand instead.
    """
    uses = analysis.tables.get("actor_name_uses" if names else "keyword_uses")
    if uses is None or whose == "all":
        return uses
    return uses[(uses["voice"] == "own") == (whose == "own")]


def typical_terms(analysis: Analysis, outlet: str) -> dict[str, str]:
    """Return the terms that set an outlet apart, each with a note that says how sure that is, and by what unit."""
    keywords = analysis["keywords"]
    shown = keywords[(keywords["outlet"] == outlet) & (keywords["shown_through"] == "") & (keywords["log_odds"] > 0)]
    own = shown.sort_values("z", ascending=False)
    sure = own[own["q"] <= SURE]
    note = "typical of this outlet" if len(sure) else "more frequent here, but not surely"
    chosen = sure if len(sure) else own.head(TENTATIVE_KEYWORDS)
    return {
        row.term: f"{note}: {row.count_} here, {row.rate:.1f} per 1,000 words, q {row.q:.3f} by {row.unit}"
        for row in _rows(_countable(chosen))
    }


def _sentiment_mark(row: Any) -> Mark:
    side = side_of(row)
    sure = f"model {getattr(row, side):.2f} sure"
    tip = f"{SIDES[side]} toward {row.target}, {signed(row.sentiment)}, {sure}, {_spoken(row.voice, row.speaker)}"
    if disagreement(row):
        tip += f"; {disagreement(row)}"
    facets = (facet(ABOUT, row.target), *_tone(row), facet(VOICE, row.voice))
    return Mark(
        row.start, row.end, f"actor {side}", tip + _corrected(row), f"sentiment-{row.start}-{row.target}", facets=facets
    )


def _tone(row: Any) -> tuple[str, ...]:
    """Return the facet of the side a mention was given; none where it is not measured."""
    return (facet(TONE, side_of(row)),) if pd.notna(row.sentiment) else ()


def quote_marks(quotes: pd.DataFrame) -> Iterator[Mark]:
    """Mark quotations and indirect speech; rows of the quotes table."""
    for row in _rows(quotes):
        css = "reported" if row.kind == "reported" else "quoted"
        about = (facet(ABOUT, row.speaker),) if row.speaker else ()
        facets = (*about, facet(VOICE, row.voice))
        tip = _quote_tip(row) + _corrected(row)
        yield Mark(row.start, row.end, css, tip, f"quote-{row.quote_id}", _sign(row), facets)


def _quote_tip(row: Any) -> str:
    if row.kind == "scare":
        return "quotation marks that nobody is said to speak"
    speaker = row.speaker or row.speaker_description or "speaker not named"
    description = f", {row.speaker_description}" if row.speaker and row.speaker_description else ""
    cue = f" (“{row.cue}”)" if row.cue else ""
    return f"{'reported speech' if row.kind == 'reported' else 'quoted'}: {speaker}{description}{cue}"


def _framing_marks(analysis: Analysis, article_id: str) -> Iterator[Mark]:
    uses = term_uses(analysis)
    if uses is None:
        return
    article = next(_rows(_of_article(analysis["articles"], article_id)), None)
    notes = typical_terms(analysis, str(article.outlet_name)) if article is not None else {}
    for row in _rows(_of_article(uses, article_id)):
        if row.term in notes:
            tip = f"{row.term}: {notes[row.term]}"
            facets = (facet(KIND, "framing"), facet(VOICE, "own"))
            yield Mark(row.start, row.end, "framing", tip, f"framing-{row.start}", facets=facets)


def _loaded_marks(loaded: pd.DataFrame) -> Iterator[Mark]:
    for row in _rows(loaded):
        tip = f"loaded word: {row.reason}, score {row.score:.2f}, {_spoken(row.voice, row.speaker)}"
        facets = (facet(KIND, "loaded"), facet(KIND, f"loaded:{row.reason}"), facet(VOICE, row.voice))
        yield Mark(row.start, row.end, "loaded", tip + _corrected(row), f"loaded-{row.start}", _sign(row), facets)


def _frame_marks(analysis: Analysis, article_id: str) -> Iterator[Mark]:
    """Mark whole sentences with the names of their frames, the surest first."""
    named = titles()
    shown: dict[int, list[Any]] = {}
    for row in _rows(_of_article(analysis["frame_sentences"], article_id)):
        shown.setdefault(row.sentence_id, []).append(row)
    quotes = list(_rows(_of_article(analysis["quotes"], article_id)))
    for sentence in _rows(_of_article(analysis["sentences"], article_id)):
        found = sorted(shown.get(sentence.sentence_id, ()), key=lambda row: (-row.score, row.generic_frame))
        if found:
            scores = ", ".join(f"{named[row.generic_frame]} {row.score:.2f}" for row in found)
            voice, speaker = main_voice(sentence, quotes)
            tip = f"generic frames: {scores}; {_spoken(voice, speaker)}"
            sign = " · ".join(named[row.generic_frame] for row in found)
            facets = (*(facet(KIND, f"frame:{row.generic_frame}") for row in found), facet(VOICE, voice))
            yield Mark(sentence.start, sentence.end, "frame", tip, f"frame-{sentence.sentence_id}", sign, facets)


def _naming_marks(uses: pd.DataFrame) -> Iterator[Mark]:
    """Mark what says something of an actor; plain names are marked as actors."""
    for row in _rows(uses[uses["form"].isin(TELLING_FORMS)]):
        denied = ", denied" if row.negated else ""
        tip = f"{row.form} of {row.target}{denied}, {VOICE_NOTES[row.voice]}"
        facets = (facet(ABOUT, row.target), facet(KIND, f"naming:{row.form}"), facet(VOICE, row.voice))
        yield Mark(row.start, row.end, "naming", tip, f"naming-{row.start}-{row.target}", facets=facets)


def _claim_marks(cues: pd.DataFrame) -> Iterator[Mark]:
    """Mark what doubts or endorses a statement; it has a facet of its tone, and of whose statement it is."""
    for row in _rows(cues):
        said = (
            f"introduces what {row.about or 'somebody'} says" if row.kind == "introduction" else "a remark on a claim"
        )
        tip = f"{CLAIM_TONES[row.tone]}: {said}, {_spoken(row.voice, row.speaker)}"
        about = (facet(ABOUT, row.about),) if row.about else ()
        facets = (*about, facet(KIND, f"doubt:{row.tone}"), facet(VOICE, row.voice))
        yield Mark(row.start, row.end, f"doubt {row.tone}", tip, f"doubt-{row.start}", facets=facets)


def _corrected(row: Any) -> str:
    """Say what a reader corrected, and what the machine found; empty where nobody did."""
    return f" {CORRECTED} corrected by a reader; the machine found {row.corrected}" if row.corrected else ""


def _sign(row: Any) -> str:
    return CORRECTED if row.corrected else ""


def _spoken(voice: str, speaker: str) -> str:
    return VOICE_NOTES[voice] + (f" by {speaker}" if speaker and voice != "own" else "")


def _of_article(table: pd.DataFrame, article_id: str) -> pd.DataFrame:
    return table[table["article_id"] == article_id]


def _rows(table: pd.DataFrame) -> Iterator[Any]:
    return table.itertuples(index=False)


def _countable(keywords: pd.DataFrame) -> pd.DataFrame:
    # A named tuple's own method is called count.
    return keywords.rename(columns={"count": "count_"})
