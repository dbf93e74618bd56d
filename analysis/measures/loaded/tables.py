"""Rows of loaded language: its places, and how dense it is in an article and an outlet."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from analysis.extract.facts import ArticleFacts, per_article
from analysis.measures.loaded.corrected import corrected_words
from analysis.measures.loaded.scorer import babe
from analysis.measures.measure import Counted, Measure, Row, Table, in_counted_sentences, of_article
from analysis.measures.schema import (
    ARTICLE,
    CORRECTED,
    END,
    OUTLET,
    SENTENCE,
    SPEAKER,
    START,
    VOICE,
    count,
    number,
    schema,
    text,
)
from analysis.stats.bootstrap import bootstrap_mean
from analysis.stats.wilson import NONE_IN_N

PER_WORDS = 1000
"""Densities are given per 1,000 words."""

ENOUGH_WORDS = 200
"""Words below which a density is no label: at a usual ten per 1,000, two loaded words more or less double it."""

_VOICES = ("all", "own")
_Place = tuple[str, int]


def is_enough(row: Mapping[str, Any]) -> bool:
    """Tell whether a row of a table of densities has words and paragraphs enough for its density to stand as one."""
    return not math.isnan(row["low"]) and row["n_words"] >= ENOUGH_WORDS


def _loaded(counted: Counted) -> Iterator[Row]:
    for item in counted.articles:
        for word, machine in corrected_words(item):
            yield of_article(item) | asdict(word) | {"corrected": machine}


def _loaded_density(counted: Counted) -> Iterator[Row]:
    found = _found(counted)
    for outlet, items in counted.by_outlet():
        for voice in _VOICES:
            yield from ({"outlet": outlet} | row for row in _density(items, counted, voice, found[voice]))


def _article_loaded_density(counted: Counted) -> Iterator[Row]:
    found = _found(counted)
    for item in counted.articles:
        for voice in _VOICES:
            yield from (of_article(item) | row for row in _density([item], counted, voice, found[voice]))


def _found(counted: Counted) -> dict[str, Counter[_Place]]:
    """Count the loaded words of each sentence: of all voices, and the newsroom's own."""
    rows = counted.rows("loaded")
    return {
        voice: Counter((row["article_id"], row["sentence_id"]) for row in rows if voice in ("all", row["voice"]))
        for voice in _VOICES
    }


def _density(items: Sequence[ArticleFacts], counted: Counted, voice: str, found: Counter[_Place]) -> Iterator[Row]:
    """Yield how many loaded words articles use per 1,000 words; none where they have no words in that voice."""
    rates, sizes, groups = [], [], []
    n_found = 0
    for item in items:
        words = _words(item)[voice]
        for sentence in counted.sentences(item):
            if words[sentence.sentence_id]:
                here = found[item.article_id, sentence.sentence_id]
                n_found += here
                rates.append(PER_WORDS * here / words[sentence.sentence_id])
                sizes.append(float(words[sentence.sentence_id]))
                groups.append((item.article_id, sentence.paragraph))
    if sizes:
        n_words = int(sum(sizes))
        # Resampling what has no loaded word never gives one: its interval would end at 0.
        none = 0.0, PER_WORDS * NONE_IN_N / n_words
        low, high = bootstrap_mean(rates, weights=sizes, groups=groups) if n_found else none
        yield {
            "voice": voice,
            "count": n_found,
            "n_words": n_words,
            "density": PER_WORDS * n_found / n_words,
            "low": low,
            "high": high,
        }


@per_article
def _words(item: ArticleFacts) -> dict[str, Counter[int]]:
    """Return how many words each sentence has, punctuation not counted: of all voices, and the newsroom's own."""
    return {
        "all": Counter(sentence_id for sentence_id, _ in item.words),
        "own": Counter(sentence_id for sentence_id, span in item.words if span.voice == "own"),
    }


_DENSITY = (
    text("voice", "whose words", ("all", "own")),
    count("count", "loaded words and phrases"),
    count("n_words", "words in that voice"),
    number("density", "loaded words and phrases per 1,000 words", 0),
    number("low", "lower end of the 95 % interval; missing with one paragraph", 0, optional=True),
    number("high", "upper end of the 95 % interval; missing with one paragraph", 0, optional=True),
)
"""Loaded words per 1,000 words, of an outlet and of an article."""


LOADED = schema(
    "loaded",
    "a loaded word or phrase",
    (
        ARTICLE,
        OUTLET,
        SENTENCE,
        START,
        END,
        text("text", "the words"),
        number("score", "how sure the model is that a reader would mark it", 0, 1),
        text("reason", "what makes it loaded: intensifier, subjective adjective, war metaphor …"),
        VOICE,
        SPEAKER,
        CORRECTED,
    ),
    sort=("article_id", "start"),
)
LOADED_DENSITY = schema(
    "loaded_density",
    "an outlet × voice (all, own)",
    (
        OUTLET,
        *_DENSITY,
    ),
    sort=("outlet", "voice"),
)
ARTICLE_LOADED_DENSITY = schema(
    "article_loaded_density",
    "an article × voice (all, own)",
    (
        ARTICLE,
        OUTLET,
        *_DENSITY,
    ),
    sort=("article_id", "voice"),
)

MEASURE = Measure(
    title="Loaded language",
    meaning="Words and phrases that colour a statement, and how many of them an outlet uses per 1,000 words.",
    section="loaded",
    tables=(
        Table(LOADED, _loaded, own_text=in_counted_sentences, by_voice=True),
        Table(LOADED_DENSITY, _loaded_density),
        Table(ARTICLE_LOADED_DENSITY, _article_loaded_density),
    ),
    scorers={"babe": babe},
)
