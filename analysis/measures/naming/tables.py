"""Rows of naming: each place, and how often."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from analysis.measures.measure import Counted, Measure, Row, Table, in_counted_sentences, of_article
from analysis.measures.naming.naming import count_names, names_of
from analysis.measures.naming.scorer import names
from analysis.measures.schema import (
    ARTICLE,
    END,
    NAME_FORMS,
    OUTLET,
    SENTENCE,
    START,
    TARGET,
    VOICE,
    count,
    flag,
    schema,
    text,
)


def _naming(counted: Counted) -> Iterator[Row]:
    for item in counted.articles:
        without = counted.without(item)
        for label in count_names(use for use in names_of(item) if use.sentence_id not in without):
            yield of_article(item) | asdict(label)


def _naming_uses(counted: Counted) -> Iterator[Row]:
    return (of_article(item) | asdict(use) for item in counted.articles for use in names_of(item))


NAMING = schema(
    "naming",
    "an article × actor × label × voice",
    (
        ARTICLE,
        OUTLET,
        TARGET,
        text("label", "what the actor is called"),
        text("form", "name, metonym, title or description", NAME_FORMS),
        VOICE,
        count("count", "how often", low=1),
    ),
    sort=("article_id", "target", "label", "form", "voice"),
)
NAMING_USES = schema(
    "naming_uses",
    "a place where an actor is called something",
    (
        ARTICLE,
        OUTLET,
        SENTENCE,
        TARGET,
        text("label", "what the actor is called"),
        text("form", "name, metonym, title or description", NAME_FORMS),
        START,
        END,
        flag("negated", "whether the text denies it (no dealmaker)"),
        VOICE,
    ),
    sort=("article_id", "start", "end", "target"),
)

MEASURE = Measure(
    title="Names",
    meaning="What each actor is called: names, titles and descriptions, by whose words they are.",
    section="naming",
    tables=(
        Table(NAMING, _naming, by_voice=True),
        Table(NAMING_USES, _naming_uses, own_text=in_counted_sentences, by_voice=True),
    ),
    scorers={"names": names},
)
