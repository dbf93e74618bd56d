"""Rows and tables built by hand: what a test doesn't say of a row is filled in as its schema allows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

import pandas as pd

from analysis.extract.facts import ArticleFacts, EventFacts
from analysis.extract.quotes.voice_spans import voice_of
from analysis.extract.sentence_sentiment import ScoredMention
from analysis.extract.sentiment import Sentiment
from analysis.measures.measure import Counted
from analysis.measures.quotes.sources import source_of
from analysis.measures.registry import build_table, schema, tables
from analysis.measures.schema import Column, build
from analysis.records import Actor, Article, Mention, Quote, Sentence, Target
from analysis.text.nlp import ParsedArticle

VOICE_TABLES = ("quotes", "voice_shares", "speaker_words", "statements", "sources")

_ZERO: Mapping[str, Any] = {"str": "", "int64": 0, "float64": 0.0, "bool": False}


def row(table: str, **values: Any) -> dict[str, Any]:
    """Return a row of a table; columns that the table lacks are passed over, so rows of two tables can share values."""
    columns = schema(table).columns
    filled = {column.name: values.get(column.name, _default(column)) for column in columns}
    if table == "articles":
        filled["outlet_name"] = values.get("outlet_name", filled["outlet"] or filled["source_name"])
    if table == "quotes":
        quote = quote_of(filled)
        told = {"voice": voice_of(quote), "source": source_of(quote), "statement_id": quote.quote_id}
        filled |= {name: values.get(name, value) for name, value in told.items()}
    return filled


def table(name: str, rows: Iterable[Mapping[str, Any]] = ()) -> pd.DataFrame:
    """Return a table of rows that say what matters."""
    return build_table(name, [row(name, **each) for each in rows])


def _default(column: Column) -> Any:
    if column.name == "event":
        return "e"
    if column.choices:
        return column.choices[0]
    zero = _ZERO[column.dtype]
    return max(zero, column.low) if column.low is not None else zero


def measured(articles: pd.DataFrame, quotes: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the tables of voices that the measures make of articles and quotations built by hand."""
    return derived({"articles": articles, "quotes": quotes}, *VOICE_TABLES)


def derived(given: Mapping[str, pd.DataFrame], *names: str) -> dict[str, pd.DataFrame]:
    """Return what the measures make of tables built by hand: the facts are read back off these.

    Args:
        given: Tables with articles among them; what the wanted ones are made of is taken from them as it is.
        names: The tables wanted.
    """
    mentions = given.get("mentions", table("mentions"))
    targets = tuple(Target(name, "actor") for name in dict.fromkeys(mentions["target"]))
    actors = tuple(
        Actor(each["actor"], each["actor_kind"], gender=each["gender"])
        for each in _records(given.get("actors", table("actors")))
    )
    facts = EventFacts(tuple(_facts(each, given) for each in _records(given["articles"])), actors, targets)
    made = {name: replace(each, rows=_given(given[name])) for name, each in tables().items() if name in given}
    counted = Counted(facts, {**tables(), **{name: each for name, each in made.items() if name not in names}})
    return {name: build(schema(name), counted.rows(name), event="e") for name in names}


def _given(rows: pd.DataFrame) -> Callable[[Counted], list[dict[str, Any]]]:
    return lambda _: _records(rows.drop(columns="event", errors="ignore"))


def _facts(article: Mapping[str, Any], given: Mapping[str, pd.DataFrame]) -> ArticleFacts:
    def own(name: str) -> list[dict[str, Any]]:
        rows = given.get(name)
        return [] if rows is None else _records(rows[rows["article_id"] == article["article_id"]])

    known = {field.name: article[field.name] for field in fields(Article) if field.name in article}
    found = Article(**{"source_name": "", "text": "", **known, "authors": ()})
    mentions = own("mentions")
    last = max((each["sentence_id"] for each in mentions), default=0)
    told = [Sentence(**{field.name: each[field.name] for field in fields(Sentence)}) for each in own("sentences")] or [
        Sentence(n, n, len(found.text) * (n > 0), len(found.text), "") for n in range(last + 1)
    ]
    return ArticleFacts(
        parsed=ParsedArticle(found, None, tuple(told)),
        mentions=(),
        quotes=tuple(quote_of(each) for each in own("quotes")),
        scored=tuple(_scored(each) for each in mentions),
    )


def _scored(mention: Mapping[str, Any]) -> ScoredMention:
    known = {field.name: mention[field.name] for field in fields(Mention) if field.name in mention}
    value = mention["sentiment"]
    found = Mention(**{"surface": "", "start": 0, "end": 1, "kind": "name", **known})
    if pd.isna(value):
        return ScoredMention(found, None)
    negative, positive = max(-value, 0.0), max(value, 0.0)
    return ScoredMention(found, Sentiment(negative, 1 - negative - positive, positive, 0.0, 0.0))


def quote_of(values: Mapping[str, Any]) -> Quote:
    """Return the quotation that a row of the quotes table tells of."""
    return Quote(**{field.name: values[field.name] for field in fields(Quote) if field.name in values})


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return rows.to_dict("records")
