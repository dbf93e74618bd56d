"""Rows of the quotations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from analysis.extract.quotes.voice_spans import voice_of
from analysis.measures.measure import Counted, Measure, Row, Table
from analysis.measures.quotes.scorer import basil_voices
from analysis.measures.quotes.sources import source_of, statement_ids
from analysis.measures.schema import (
    ARTICLE,
    CORRECTED,
    END,
    QUOTE_KINDS,
    SENTENCE,
    SPEAKER,
    START,
    TONES,
    VOICES,
    count,
    flag,
    schema,
    text,
)
from analysis.text.words import count_words


def _quotes(counted: Counted) -> Iterator[Row]:
    for item in counted.articles:
        statements = statement_ids(item.quotes)
        for quote in item.quotes:
            row = asdict(quote)
            del row["cue_start"], row["cue_end"], row["institution"]
            yield {"article_id": item.article_id, **row} | {
                "speaker": quote.said_by,
                "voice": voice_of(quote),
                "source": source_of(quote),
                "statement_id": statements[quote.quote_id],
                "n_words": count_words(quote.text),
            }


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
        text("voice", "whose words: own where nobody is said to utter them (scare quotes, headings)", VOICES),
        text(
            "source",
            "who speaks: named, anonymous (the text hides the name), unknown (not found), nobody",
            ("named", "anonymous", "unknown", "nobody"),
        ),
        count("statement_id", "number of the statement in its article that it is a piece of; -1 if nobody's", -1),
        count("n_words", "number of words"),
        CORRECTED,
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
