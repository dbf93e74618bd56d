"""Who the articles speak of: the actors of an event, and every mention of those that are measured."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict

from analysis.extract.facts import counts
from analysis.extract.quotes.voice_spans import VoiceAt
from analysis.measures.measure import Counted, Measure, Row, Table, in_counted_sentences
from analysis.measures.schema import (
    ARTICLE,
    CORRECTED,
    END,
    GENDERS,
    KINDS,
    SENTENCE,
    SPEAKER,
    START,
    TARGET,
    USES,
    VOICE,
    count,
    flag,
    number,
    schema,
    text,
)


def _actors(counted: Counted) -> Iterator[Row]:
    often: Counter[str] = Counter()
    articles: dict[str, set[str]] = defaultdict(set)
    for item in counted.articles:
        without = counted.without(item)
        for mention in filter(counts, item.mentions):
            if mention.sentence_id not in without:
                often[mention.target] += 1
                articles[mention.target].add(item.article_id)
    wanted = {target.name for target in counted.targets}
    for actor in counted.actors:
        yield {
            "actor": actor.name,
            "actor_kind": actor.kind,
            "aliases": "; ".join((*actor.aliases, *actor.metonyms, *actor.titles)),
            "titles": "; ".join(actor.titles),
            "gender": actor.gender,
            "n_mentions": often[actor.name],
            "n_articles": len(articles[actor.name]),
            "is_target": actor.name in wanted,
        }


def _mentions(counted: Counted) -> Iterator[Row]:
    for item in counted.articles:
        voice_at = VoiceAt(item.voices)
        for scored in item.scored:
            sentiment, mention = scored.sentiment, scored.mention
            yield {"article_id": item.article_id, **asdict(mention)} | {
                "speaker": voice_at.speaker(mention.start) if mention.speaker else "",
                "negative": sentiment and sentiment.negative,
                "neutral": sentiment and sentiment.neutral,
                "positive": sentiment and sentiment.positive,
                "sentiment": sentiment and sentiment.sentiment,
                "vader": sentiment and sentiment.vader,
            }


ACTORS = schema(
    "actors",
    "an actor of the event",
    (
        text("actor", "canonical name"),
        text("actor_kind", "person, state, organisation or group", ("person", "state", "organisation", "group")),
        text("aliases", "other names found in the texts, titles included, separated by '; '"),
        text("titles", "those of the aliases that are descriptions without a name, separated by '; '"),
        text("gender", "m or f where the texts themselves tell (Mr., he); empty where they don't", GENDERS),
        count("n_mentions", "mentions as an actor in all articles"),
        count("n_articles", "articles that mention it"),
        flag("is_target", "whether it is measured"),
    ),
    sort=("actor",),
)
MENTIONS = schema(
    "mentions",
    "a mention of a target",
    (
        ARTICLE,
        SENTENCE,
        TARGET,
        text("surface", "the words that mean the target"),
        START,
        END,
        text("kind", "how it is referred to", KINDS),
        text("use", "actor, place, attributive or compound; measures take actor", USES),
        number("confidence", "how sure the resolution is; 1 for a literal name", 0, 1),
        VOICE,
        SPEAKER,
        number("negative", "probability that the target is portrayed unfavourably", 0, 1, optional=True),
        number("neutral", "probability that it is portrayed neutrally", 0, 1, optional=True),
        number("positive", "probability that it is portrayed favourably", 0, 1, optional=True),
        number("sentiment", "positive − negative", -1, 1, optional=True),
        number("vader", "VADER's compound score of the clause around the mention", -1, 1, optional=True),
        CORRECTED,
    ),
    sort=("article_id", "start", "target"),
)

MEASURE = Measure(
    title="Actors",
    meaning="Who the articles speak of, and every place that means one of them.",
    section="actors",
    tables=(Table(ACTORS, _actors), Table(MENTIONS, _mentions, own_text=in_counted_sentences, by_voice=True)),
)
