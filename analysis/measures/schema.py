"""Every table's schema, and the one way to build a table that keeps it.

The names and columns here are public API. ``parallax analyze`` writes each table to a file of its name. Text
offsets are half-open ``[start, end)`` into the article's text; every table carries ``event`` and, per article,
``article_id``. A measure that could not be computed is missing (NaN or an absent row), never zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from analysis.errors import InvalidTable

DType = Literal["str", "int64", "float64", "bool"]

VOICES = ("own", "quoted", "reported")
ALL_VOICES = ("all", *VOICES)
KINDS = ("name", "alias", "metonym", "title", "pronoun", "phrase")
USES = ("actor", "place", "attributive", "compound")
QUOTE_KINDS = ("direct", "fragment", "scare", "heading", "nested", "reported")
TONES = ("neutral", "doubting", "endorsing", "")
SENTIMENT_LABELS = ("negative", "neutral", "positive")
STANCE_LABELS = ("critical", "neutral", "supportive", "absent")
NAME_FORMS = ("name", "metonym", "title", "description")
TARGET_KINDS = ("actor", "issue")
GENDERS = ("m", "f", "")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its dtype, what a value means, and which values may stand there.

    ``low`` and ``high`` bound numbers (inclusive); ``choices`` lists all allowed strings; ``optional`` floats may
    be NaN, meaning "not measured".
    """

    name: str
    dtype: DType
    meaning: str
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """A table's name, what one row is, its columns in order, and the columns it is sorted by."""

    name: str
    row: str
    columns: tuple[Column, ...]
    sort: tuple[str, ...]


def _text(name: str, meaning: str, choices: tuple[str, ...] = ()) -> Column:
    return Column(name, "str", meaning, choices=choices)


def _count(name: str, meaning: str, low: int = 0) -> Column:
    return Column(name, "int64", meaning, low=low)


def _number(
    name: str, meaning: str, low: float | None = None, high: float | None = None, *, optional: bool = False
) -> Column:
    return Column(name, "float64", meaning, low=low, high=high, optional=optional)


_EVENT = _text("event", "the event's name")
_ARTICLE = _text("article_id", "hash of the article's text")
_SENTENCE = _count("sentence_id", "number of the sentence in its article, from 0")
_OUTLET = _text("outlet", "the outlet's name; the file's name where it is unknown")
_TARGET = _text("target", "canonical name of the actor or issue")
_VOICE = _text("voice", "whose words: own, quoted or reported", VOICES)
_SPEAKER = _text("speaker", "who speaks; empty if unknown or the newsroom")
_START = _count("start", "first character")
_END = _count("end", "after the last character")
_FRAME = _text("generic_frame", "a policy frame of Boydstun et al. (2014) or a frame of Semetko & Valkenburg (2000)")
_LOW = _number("low", "lower end of the 95 % interval; missing where it can't be estimated", -1, 1, optional=True)
_HIGH = _number("high", "upper end of the 95 % interval; missing where it can't be estimated", -1, 1, optional=True)
_ENOUGH = Column("enough", "bool", "whether the evidence bears the label")

_DENSITY = (
    _text("voice", "whose words", ("all", "own")),
    _count("count", "loaded words and phrases"),
    _count("n_words", "words in that voice"),
    _number("density", "loaded words and phrases per 1,000 words", 0),
    _number("low", "lower end of the 95 % interval; missing with one paragraph", 0, optional=True),
    _number("high", "upper end of the 95 % interval; missing with one paragraph", 0, optional=True),
)
"""Loaded words per 1,000 words, of an outlet and of an article."""

_KEYWORD = (
    _OUTLET,
    _text(
        "term", "lemma, or the lemmas of an expression with a space between them; an actor with underscores for spaces"
    ),
    _count("n_words", "words of the term: 1 for a lemma, 2 to 4 for an expression", 1),
    _text("written", "how the event writes an expression most often, in lower case; a lemma as it is"),
    _count("count", "how often the outlet uses it"),
    _number("rate", "per 1,000 of the outlet's counted words", 0),
    _number("log_odds", "log-odds ratio against the other outlets, with an informative Dirichlet prior"),
    _number("z", "log_odds divided by its standard error"),
    _number("q", "false discovery rate at which the term would be called typical", 0, 1),
    _text("unit", "what q takes as drawn by chance", ("article", "word")),
    _text(
        "shown_through",
        "the outlet's term that shows this one in charts: one of them lies in the other; empty if it is shown itself",
    ),
)
"""What sets an outlet's use of a term apart."""

SCHEMAS: Mapping[str, Schema] = {
    schema.name: schema
    for schema in (
        Schema(
            "articles",
            "an article",
            (
                _EVENT,
                _ARTICLE,
                _text("source_name", "the file it came from"),
                _text("outlet", "the outlet's name; empty if unknown"),
                _text("title", "the title; empty if the source has none"),
                _text("authors", "names from the byline, separated by '; '"),
                _text("published", "ISO date or date and time; empty if unknown"),
                _text("url", "address; empty if unknown"),
                _text("language", "ISO 639-1 code"),
                _text("genre", "news, analysis, opinion, explainer, live blog; empty if nothing tells"),
                _count("n_words", "words as analysis.text.words counts them: numbers included, punctuation not"),
                _count("n_sentences", "sentences, title and sub-heads included"),
                _text("text", "title, sub-heads and body"),
            ),
            ("article_id",),
        ),
        Schema(
            "removed",
            "a piece of the source that is not the article",
            (
                _EVENT,
                _ARTICLE,
                _count("source_start", "first character in the decoded source"),
                _count("source_end", "after the last character in the decoded source"),
                _text("text", "what was taken away"),
                _text("reason", "why: navigation, caption, byline, bio, notice, comment, share, duplicate …"),
            ),
            ("article_id", "source_start"),
        ),
        Schema(
            "shared_passages",
            "a stretch of 25 words and more that stands word for word in an article of another outlet (agency copy)",
            (
                _EVENT,
                _ARTICLE,
                _START,
                _END,
                _text("other_id", "article_id of the other article; a stretch that several share has a row for each"),
                _count("n_words", "words of the stretch", low=1),
                _text("text", "the stretch as this article prints it"),
            ),
            ("article_id", "start", "end", "other_id"),
        ),
        Schema(
            "sentences",
            "a sentence",
            (
                _EVENT,
                _ARTICLE,
                _SENTENCE,
                _count("paragraph", "number of the paragraph in its article, from 0"),
                _START,
                _END,
                Column("heading", "bool", "whether it is the title or a sub-head"),
                _text("text", "the sentence"),
            ),
            ("article_id", "sentence_id"),
        ),
        Schema(
            "actors",
            "an actor of the event",
            (
                _EVENT,
                _text("actor", "canonical name"),
                _text(
                    "actor_kind", "person, state, organisation or group", ("person", "state", "organisation", "group")
                ),
                _text("aliases", "other names found in the texts, titles included, separated by '; '"),
                _text("titles", "those of the aliases that are descriptions without a name, separated by '; '"),
                _text("gender", "m or f where the texts themselves tell (Mr., he); empty where they don't", GENDERS),
                _count("n_mentions", "mentions as an actor in all articles"),
                _count("n_articles", "articles that mention it"),
                Column("is_target", "bool", "whether it is measured"),
            ),
            ("actor",),
        ),
        Schema(
            "mentions",
            "a mention of a target",
            (
                _EVENT,
                _ARTICLE,
                _SENTENCE,
                _TARGET,
                _text("surface", "the words that mean the target"),
                _START,
                _END,
                _text("kind", "how it is referred to", KINDS),
                _text("use", "actor, place, attributive or compound; measures take actor", USES),
                _number("confidence", "how sure the resolution is; 1 for a literal name", 0, 1),
                _VOICE,
                _SPEAKER,
                _number("negative", "probability that the target is portrayed unfavourably", 0, 1, optional=True),
                _number("neutral", "probability that it is portrayed neutrally", 0, 1, optional=True),
                _number("positive", "probability that it is portrayed favourably", 0, 1, optional=True),
                _number("sentiment", "positive − negative", -1, 1, optional=True),
                _number("vader", "VADER's compound score of the clause around the mention", -1, 1, optional=True),
            ),
            ("article_id", "start", "target"),
        ),
        Schema(
            "quotes",
            "a quotation",
            (
                _EVENT,
                _ARTICLE,
                _count("quote_id", "number of the quotation in its article, from 0"),
                _count("parent_id", "quote_id of the quotation around a nested one, else -1", low=-1),
                _SENTENCE,
                _START,
                _END,
                _text("text", "the words inside the outer marks"),
                _text(
                    "kind",
                    "direct (at least a clause), fragment (shorter, yet said by somebody), scare (said by nobody),"
                    " heading (in the title or a sub-head), nested (inside another), reported (indirect speech)",
                    QUOTE_KINDS,
                ),
                _SPEAKER,
                _text("speaker_description", "what the text says the speaker is; empty if nothing"),
                Column("anonymous", "bool", "whether the text hides the speaker's name"),
                _text("cue", "the newsroom's words that introduce it"),
                _text("cue_lemma", "its dictionary form, with its particle: say, point out; empty without a cue"),
                _text("cue_tone", "how the cue colours it; empty without a cue", TONES),
            ),
            ("article_id", "quote_id"),
        ),
        Schema(
            "claim_cues",
            "a word or phrase that doubts or endorses what somebody says",
            (
                _EVENT,
                _ARTICLE,
                _SENTENCE,
                _START,
                _END,
                _text("text", "the words"),
                _text(
                    "kind", "introduction (boasted, admitted) or remark (without evidence)", ("introduction", "remark")
                ),
                _text("tone", "whether it doubts or endorses", ("doubting", "endorsing")),
                _text("about", "whose statement it introduces; empty for a remark, and where nobody is known"),
                _VOICE,
                _SPEAKER,
            ),
            ("article_id", "start"),
        ),
        Schema(
            "actor_sentiment",
            "an article × actor × voice (all, own, quoted, reported)",
            (
                _EVENT,
                _ARTICLE,
                _OUTLET,
                _TARGET,
                _text("voice", "whose words; 'all' counts every voice", ALL_VOICES),
                _count("n", "sentences that mention the actor", low=1),
                _number("mean", "mean sentiment over those sentences", -1, 1),
                _LOW,
                _HIGH,
                _text("label", "negative, neutral or positive", SENTIMENT_LABELS),
                _ENOUGH,
            ),
            ("article_id", "target", "voice"),
        ),
        Schema(
            "differences",
            "a pair of outlets × actor × voice (all, own)",
            (
                _EVENT,
                _TARGET,
                _text("voice", "whose words", ("all", "own")),
                _text("outlet_a", "the one outlet"),
                _text("outlet_b", "the other outlet"),
                _count("n_a", "sentences of the one outlet that mention the actor", low=1),
                _count("n_b", "sentences of the other outlet that mention the actor", low=1),
                _number("difference", "mean sentiment of the one minus that of the other", -2, 2),
                _number("low", "lower end of its 95 % interval", -2, 2),
                _number("high", "upper end of its 95 % interval", -2, 2),
                _number("p", "two-sided bootstrap p-value of no difference", 0, 1),
                _number("q", "false discovery rate at which the difference would be called", 0, 1),
            ),
            ("target", "voice", "outlet_a", "outlet_b"),
        ),
        Schema(
            "stance",
            "an article × target",
            (
                _EVENT,
                _ARTICLE,
                _OUTLET,
                _TARGET,
                _text("target_kind", "actor or issue", TARGET_KINDS),
                _text("label", "critical, neutral, supportive, or absent (not discussed)", STANCE_LABELS),
                Column(
                    "enough",
                    "bool",
                    "whether the label is sure: on real articles about nine in ten such labels were right",
                ),
                _number(
                    "sureness", "share of labels of this grade that were right on real articles", 0, 1, optional=True
                ),
                _text("own_label", "the label by the newsroom's own words alone", STANCE_LABELS),
                _number("score", "from critical (-1) to supportive (1); missing if absent", -1, 1, optional=True),
                _LOW,
                _HIGH,
                _number("own_score", "the same from the newsroom's own words alone", -1, 1, optional=True),
                _number("quoted_score", "the same from quoted and reported words alone", -1, 1, optional=True),
                _count("n", "sentences that mention the target"),
            ),
            ("article_id", "target"),
        ),
        Schema(
            "evidence",
            "a sentence × signal that moved a stance",
            (
                _EVENT,
                _ARTICLE,
                _TARGET,
                _SENTENCE,
                _text("signal", "what moved it"),
                _VOICE,
                _number("contribution", "part of the score; all rows of a cell sum to its score", -1, 1),
            ),
            ("article_id", "target", "sentence_id", "signal", "voice"),
        ),
        Schema("keywords", "an outlet × term of its own words", (_EVENT, *_KEYWORD), ("outlet", "term")),
        Schema(
            "voiced_keywords",
            "an outlet × term, as in keywords, of other words",
            (
                _EVENT,
                _text("voice", "whose words are compared: quoted (reported too) or all", ("quoted", "all")),
                *_KEYWORD,
            ),
            ("voice", "outlet", "term"),
        ),
        Schema(
            "named_keywords",
            "an outlet × term, as in keywords, with the names of actors among the terms",
            (
                _EVENT,
                _text("voice", "whose words are compared: own, quoted (reported too) or all", ("own", "quoted", "all")),
                *_KEYWORD,
            ),
            ("voice", "outlet", "term"),
        ),
        Schema(
            "keyword_uses",
            "a use of a counted term",
            (
                _EVENT,
                _ARTICLE,
                _OUTLET,
                _SENTENCE,
                _text("term", "lemmas, as in keywords"),
                _VOICE,
                _START,
                _END,
            ),
            ("article_id", "start", "end"),
        ),
        Schema(
            "actor_name_uses",
            "a use of an actor's name",
            (
                _EVENT,
                _ARTICLE,
                _OUTLET,
                _SENTENCE,
                _text("term", "the actor, as in named_keywords"),
                _VOICE,
                _START,
                _END,
            ),
            ("article_id", "start", "end"),
        ),
        Schema(
            "generic_frames",
            "an outlet × generic frame",
            (
                _EVENT,
                _OUTLET,
                _FRAME,
                _number("share", "share of the outlet's sentences that show the frame", 0, 1),
                _number("low", "lower end of the 95 % interval; missing with one paragraph", 0, 1, optional=True),
                _number("high", "upper end of the 95 % interval; missing with one paragraph", 0, 1, optional=True),
                _count("n", "the outlet's sentences"),
            ),
            ("outlet", "generic_frame"),
        ),
        Schema(
            "frame_sentences",
            "a sentence × generic frame that it shows",
            (_EVENT, _ARTICLE, _OUTLET, _SENTENCE, _FRAME, _number("score", "how surely the sentence shows it", 0, 1)),
            ("article_id", "sentence_id", "generic_frame"),
        ),
        Schema(
            "loaded",
            "a loaded word or phrase",
            (
                _EVENT,
                _ARTICLE,
                _OUTLET,
                _SENTENCE,
                _START,
                _END,
                _text("text", "the words"),
                _number("score", "how sure the model is that a reader would mark it", 0, 1),
                _text("reason", "what makes it loaded: intensifier, subjective adjective, war metaphor …"),
                _VOICE,
                _SPEAKER,
            ),
            ("article_id", "start"),
        ),
        Schema(
            "loaded_density",
            "an outlet × voice (all, own)",
            (
                _EVENT,
                _OUTLET,
                *_DENSITY,
            ),
            ("outlet", "voice"),
        ),
        Schema(
            "article_loaded_density",
            "an article × voice (all, own)",
            (
                _EVENT,
                _ARTICLE,
                _OUTLET,
                *_DENSITY,
            ),
            ("article_id", "voice"),
        ),
        Schema(
            "naming",
            "an article × actor × label × voice",
            (
                _EVENT,
                _ARTICLE,
                _OUTLET,
                _TARGET,
                _text("label", "what the actor is called"),
                _text("form", "name, metonym, title or description", NAME_FORMS),
                _VOICE,
                _count("count", "how often", low=1),
            ),
            ("article_id", "target", "label", "form", "voice"),
        ),
        Schema(
            "naming_uses",
            "a place where an actor is called something",
            (
                _EVENT,
                _ARTICLE,
                _OUTLET,
                _SENTENCE,
                _TARGET,
                _text("label", "what the actor is called"),
                _text("form", "name, metonym, title or description", NAME_FORMS),
                _START,
                _END,
                Column("negated", "bool", "whether the text denies it (no dealmaker)"),
                _VOICE,
            ),
            ("article_id", "start", "end", "target"),
        ),
        Schema(
            "verbs",
            "an actor × verb in a sentence",
            (
                _EVENT,
                _ARTICLE,
                _OUTLET,
                _SENTENCE,
                _TARGET,
                _text("verb", "lemma, with its particle or preposition"),
                _START,
                _END,
                _text("role", "whether the actor does it or has it done to it", ("agent", "patient")),
                Column("passive", "bool", "whether the verb stands in the passive"),
                Column("agent_expressed", "bool", "whether the text says who does it"),
                Column("nominal", "bool", "whether it stands as a noun (criticism of …)"),
                Column("negated", "bool", "whether it is denied"),
                _VOICE,
            ),
            ("article_id", "start", "target", "role"),
        ),
        Schema(
            "agentless_passives",
            "a passive that does not say who does it",
            (
                _EVENT,
                _ARTICLE,
                _OUTLET,
                _SENTENCE,
                _text("verb", "lemma"),
                _START,
                _END,
                _text("words", "the verb's subject as written"),
                _VOICE,
            ),
            ("article_id", "start"),
        ),
    )
}
"""Schemas of the tables that are built so far, by name."""


def build_table(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Build a table from rows and check it.

    Args:
        name: Name of a schema in :data:`SCHEMAS`.
        rows: One mapping per row, with a value for every column; None in an optional column means "not measured".

    Returns:
        The table in its fixed order of columns and rows; without rows the empty table with the same dtypes.

    Raises:
        InvalidTable: A column is missing or unknown, or a value has the wrong type or is out of range.
    """
    schema = SCHEMAS[name]
    listed = list(rows)
    columns = {column.name for column in schema.columns}
    for row in listed:
        if row.keys() != columns:
            wrong = sorted(row.keys() ^ columns)
            message = f"{name}: a row lacks or has too much of {', '.join(wrong)}."
            raise InvalidTable(message)
    table = pd.DataFrame(
        {column.name: _series(name, column, [row[column.name] for row in listed]) for column in schema.columns}
    )
    return table.sort_values(list(schema.sort), kind="stable", ignore_index=True) if listed else table


def check_table(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Return ``table`` if it keeps its schema.

    Raises:
        InvalidTable: The text names the column and what is wrong.
    """
    expected = build_table(name, [])
    if list(table.columns) != list(expected.columns):
        message = f"{name}: columns are {list(table.columns)}, expected {list(expected.columns)}."
        raise InvalidTable(message)
    for column in SCHEMAS[name].columns:
        if table[column.name].dtype != expected[column.name].dtype:
            message = f"{name}.{column.name}: {table[column.name].dtype}, expected {expected[column.name].dtype}."
            raise InvalidTable(message)
        _check_values(name, column, table[column.name])
    return table


def _series(name: str, column: Column, values: list[Any]) -> pd.Series[Any]:
    try:
        if column.dtype == "float64":
            series = pd.Series([np.nan if value is None else value for value in values], dtype="float64")
        else:
            series = pd.Series(values, dtype=column.dtype)
    except (TypeError, ValueError) as error:
        message = f"{name}.{column.name}: {error}"
        raise InvalidTable(message) from error
    _check_values(name, column, series)
    return series


def _check_values(name: str, column: Column, series: pd.Series[Any]) -> None:
    if series.isna().any() and not column.optional:
        message = f"{name}.{column.name}: a value is missing."
        raise InvalidTable(message)
    wrong = pd.Series(data=False, index=series.index)
    if column.choices:
        wrong |= ~series.isin(column.choices)
    if column.low is not None:
        wrong |= series < column.low
    if column.high is not None:
        wrong |= series > column.high
    if wrong.any():
        message = f"{name}.{column.name}: {series[wrong].iloc[0]!r} is not allowed."
        raise InvalidTable(message)
