"""Rows of the quotations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from analysis.measures.measure import Counted, Measure, Row, Table
from analysis.measures.quotes.scorer import basil_voices
from analysis.measures.schema import (
    ARTICLE,
    END,
    QUOTE_KINDS,
    SENTENCE,
    SPEAKER,
    START,
    TONES,
    count,
    flag,
    schema,
    text,
)


def _quotes(counted: Counted) -> Iterator[Row]:
    for item in counted.articles:
        for quote in item.quotes:
            row = asdict(quote)
            del row["cue_start"], row["cue_end"]
            yield {"article_id": item.article_id, **row}


def in_sentences_that_count(rows: Sequence[Row], counted: Counted) -> Iterator[Row]:
    """Yield the quotations of which a sentence counts; each stands in the first that does."""
    kept: dict[str, list[Row]] = defaultdict(list)
    for sentence in counted.rows("sentences"):
        kept[sentence["article_id"]].append(sentence)
    for row in rows:
        if row["article_id"] not in counted.left_out:
            yield row
            continue
        held = (each for each in kept[row["article_id"]] if each["start"] < row["end"] and row["start"] < each["end"])
        if (first := next(held, None)) is not None:
            yield row | {"sentence_id": first["sentence_id"]}


QUOTES = schema(
    "quotes",
    "a quotation",
    (
        ARTICLE,
        count("quote_id", "number of the quotation in its article, from 0"),
        count("parent_id", "quote_id of the quotation around a nested one, else -1", low=-1),
        SENTENCE,
        START,
        END,
        text("text", "the words inside the outer marks"),
        text(
            "kind",
            "direct (at least a clause), fragment (shorter, yet said by somebody), scare (said by nobody),"
            " heading (in the title or a sub-head), nested (inside another), reported (indirect speech)",
            QUOTE_KINDS,
        ),
        SPEAKER,
        text("speaker_description", "what the text says the speaker is; empty if nothing"),
        flag("anonymous", "whether the text hides the speaker's name"),
        text("cue", "the newsroom's words that introduce it"),
        text("cue_lemma", "its dictionary form, with its particle: say, point out; empty without a cue"),
        text("cue_tone", "how the cue colours it; empty without a cue", TONES),
    ),
    sort=("article_id", "quote_id"),
)

MEASURE = Measure(
    title="Voices",
    meaning="Who is quoted or reported to say what, and how the newsroom introduces it.",
    section="voices",
    tables=(Table(QUOTES, _quotes, own_text=in_sentences_that_count),),
    scorers={"basil-voices": basil_voices},
)
