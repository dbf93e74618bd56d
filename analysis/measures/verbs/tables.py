"""Rows of verbs and of passives without an agent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from analysis.measures.measure import Counted, Measure, Row, Table, in_counted_sentences, of_article
from analysis.measures.schema import ARTICLE, END, OUTLET, SENTENCE, START, TARGET, VOICE, flag, schema, text
from analysis.measures.verbs.scorer import verbs
from analysis.measures.verbs.verbs import find_agentless_passives, find_verbs


def _verbs(counted: Counted) -> Iterator[Row]:
    for item in counted.articles:
        for use in find_verbs(item.parsed, item.measured_mentions, voices=item.voices):
            yield of_article(item) | asdict(use)


def _agentless_passives(counted: Counted) -> Iterator[Row]:
    for item in counted.articles:
        for passive in find_agentless_passives(item.parsed, voices=item.voices):
            yield of_article(item) | asdict(passive)


VERBS = schema(
    "verbs",
    "an actor × verb in a sentence",
    (
        ARTICLE,
        OUTLET,
        SENTENCE,
        TARGET,
        text("verb", "lemma, with its particle or preposition"),
        START,
        END,
        text("role", "whether the actor does it or has it done to it", ("agent", "patient")),
        flag("passive", "whether the verb stands in the passive"),
        flag("agent_expressed", "whether the text says who does it"),
        flag("nominal", "whether it stands as a noun (criticism of …)"),
        flag("negated", "whether it is denied"),
        VOICE,
    ),
    sort=("article_id", "start", "target", "role"),
)
AGENTLESS_PASSIVES = schema(
    "agentless_passives",
    "a passive that does not say who does it",
    (
        ARTICLE,
        OUTLET,
        SENTENCE,
        text("verb", "lemma"),
        START,
        END,
        text("words", "the verb's subject as written"),
        VOICE,
    ),
    sort=("article_id", "start"),
)

MEASURE = Measure(
    title="Verbs",
    meaning="What actors do and have done to them, and passives that don't say who acts.",
    section="naming",
    tables=(
        Table(VERBS, _verbs, own_text=in_counted_sentences, by_voice=True),
        Table(AGENTLESS_PASSIVES, _agentless_passives, own_text=in_counted_sentences, by_voice=True),
    ),
    scorers={"verbs": verbs},
)
