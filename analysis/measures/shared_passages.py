"""Passages that articles of different outlets share word for word: agency copy, or a long quotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from analysis.measures.measure import Counted, Measure, Row, Table
from analysis.measures.schema import ARTICLE, END, START, count, schema, text
from analysis.text.words import count_words


def _passages(counted: Counted) -> Iterator[Row]:
    texts = {item.article_id: item.article.text for item in counted.articles}
    for passage in counted.facts.passages:
        words = texts[passage.article_id][passage.start : passage.end]
        yield asdict(passage) | {"n_words": count_words(words), "text": words}


SHARED_PASSAGES = schema(
    "shared_passages",
    "a stretch of 25 words and more that stands word for word in an article of another outlet (agency copy)",
    (
        ARTICLE,
        START,
        END,
        text("other_id", "article_id of the other article; a stretch that several share has a row for each"),
        count("n_words", "words of the stretch", low=1),
        text("text", "the stretch as this article prints it"),
    ),
    sort=("article_id", "start", "end", "other_id"),
)

MEASURE = Measure(
    title="The newsroom's own text",
    meaning="What articles of different outlets share word for word, so that it can be left out of all counts.",
    section="own-text",
    tables=(Table(SHARED_PASSAGES, _passages, own_text="same"),),
)
