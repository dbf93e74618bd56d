"""Rows of every table, from what was found in the articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from analysis.extract.facts import MeasuredArticle, MeasuredEvent, counts
from analysis.ingest import shared_passages
from analysis.measures.actor_sentiment import SentenceSentiment, actor_sentiment_rows
from analysis.measures.claim_cues import claim_cues
from analysis.measures.differences import difference_rows
from analysis.measures.framing_rows import framing_places, framing_summaries
from analysis.measures.stance import Stance
from analysis.measures.unshared_text import NOTHING, LeftOut, blanked, shared_sentences, without_shared
from analysis.records import Actor, Article, Target
from analysis.text.words import count_words

Row = dict[str, Any]


def place_rows(event: MeasuredEvent) -> dict[str, list[Row]]:
    """Return, without the ``event`` column, the rows of the tables whose rows stand for places in a text."""
    measured = event.articles
    return {
        "shared_passages": list(_passage_rows([item.article for item in measured])),
        "removed": [row for item in measured for row in _removed_rows(item)],
        "sentences": [row for item in measured for row in _sentence_rows(item)],
        "mentions": [row for item in measured for row in _mention_rows(item)],
        "quotes": [row for item in measured for row in _quote_rows(item)],
        "claim_cues": [row for item in measured for row in claim_cues(item)],
        **framing_places(measured),
    }


def summary_rows(
    event: MeasuredEvent, places: Mapping[str, Sequence[Row]], *, left_out: LeftOut = NOTHING
) -> dict[str, Iterable[Row]]:
    """Return, without the ``event`` column, the rows of the tables that sum up places.

    Args:
        event: What was found.
        places: Rows of the places that count, by table.
        left_out: The sentences that don't count.
    """
    measured, targets = event.articles, event.targets
    units = {item.article.article_id: _units(item, targets, left_out) for item in measured}
    stances = [(item, target, _stance(item, target, left_out)) for item in measured for target in targets]
    return {
        "articles": [_article_row(item, left_out) for item in measured],
        "actors": _actor_rows(measured, event.actors, targets, left_out),
        "actor_sentiment": (row for item in measured for row in _sentiment_rows(item, units)),
        "differences": difference_rows(units, {item.article.article_id: item.outlet for item in measured}),
        "stance": (_stance_row(item, target, stance) for item, target, stance in stances),
        "evidence": (row for item, target, stance in stances for row in _evidence_rows(item, target, stance)),
        **framing_summaries(measured, places, left_out=left_out),
    }


def own_text_rows(event: MeasuredEvent, places: Mapping[str, list[Row]]) -> dict[str, Iterable[Row]]:
    """Return the rows as they are without the sentences that outlets share; nothing where none is shared.

    The passages themselves and what was removed are the same with and without them, and left out here.
    """
    texts = {item.article.article_id: (item.article.text, item.parsed.sentences) for item in event.articles}
    left_out = shared_sentences(texts, places["shared_passages"])
    if not left_out:
        return {}
    sentences = without_shared("sentences", places["sentences"], (), left_out)
    kept = {
        name: without_shared(name, rows, sentences, left_out)
        for name, rows in places.items()
        if name not in ("shared_passages", "removed")
    }
    return {**kept, **summary_rows(event, kept, left_out=left_out)}


def _article_row(item: MeasuredArticle, left_out: LeftOut) -> Row:
    article, sentences = item.article, item.parsed.sentences
    without = left_out.get(article.article_id, ())
    fields = ("article_id", "source_name", "outlet", "title", "published", "url", "language", "genre")
    return {field: getattr(article, field) for field in fields} | {
        "authors": "; ".join(article.authors),
        "n_words": sum(n for sentence_id, n in item.words["all"].items() if sentence_id not in without),
        "n_sentences": sum(sentence.sentence_id not in without for sentence in sentences),
        "text": blanked(article.text, sentences, without) if without else article.text,
    }


def _passage_rows(articles: Sequence[Article]) -> Iterator[Row]:
    texts = {article.article_id: article.text for article in articles}
    for passage in shared_passages(articles):
        text = texts[passage.article_id][passage.start : passage.end]
        yield asdict(passage) | {"n_words": count_words(text), "text": text}


def _removed_rows(item: MeasuredArticle) -> Iterator[Row]:
    for piece in item.article.removed:
        yield {"article_id": item.article.article_id, **asdict(piece)}


def _sentence_rows(item: MeasuredArticle) -> Iterator[Row]:
    for sentence in item.parsed.sentences:
        yield {"article_id": item.article.article_id, **asdict(sentence)}


def _actor_rows(
    measured: Sequence[MeasuredArticle], actors: Sequence[Actor], targets: Sequence[Target], left_out: LeftOut
) -> Iterator[Row]:
    often: Counter[str] = Counter()
    articles: dict[str, set[str]] = defaultdict(set)
    for item in measured:
        without = left_out.get(item.article.article_id, ())
        for mention in filter(counts, item.mentions):
            if mention.sentence_id not in without:
                often[mention.target] += 1
                articles[mention.target].add(item.article.article_id)
    wanted = {target.name for target in targets}
    for actor in actors:
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


def _mention_rows(item: MeasuredArticle) -> Iterator[Row]:
    for scored in item.scored:
        sentiment = scored.sentiment
        yield {"article_id": item.article.article_id, **asdict(scored.mention)} | {
            "negative": sentiment and sentiment.negative,
            "neutral": sentiment and sentiment.neutral,
            "positive": sentiment and sentiment.positive,
            "sentiment": sentiment and sentiment.sentiment,
            "vader": sentiment and sentiment.vader,
        }


def _quote_rows(item: MeasuredArticle) -> Iterator[Row]:
    for quote in item.quotes:
        row = asdict(quote)
        del row["cue_start"], row["cue_end"]
        yield {"article_id": item.article.article_id, **row}


def _units(
    item: MeasuredArticle, targets: Sequence[Target], left_out: LeftOut
) -> dict[str, tuple[SentenceSentiment, ...]]:
    """Return what the sentences that count say of each actor that is measured."""
    actors = {target.name for target in targets if target.kind == "actor"}
    without = left_out.get(item.article.article_id, ())
    return {
        name: tuple(unit for unit in listed if unit.sentence_id not in without)
        for name, listed in item.units.items()
        if name in actors
    }


def _sentiment_rows(
    item: MeasuredArticle, units: Mapping[str, Mapping[str, Sequence[SentenceSentiment]]]
) -> Iterator[Row]:
    for row in actor_sentiment_rows(units[item.article.article_id]):
        yield {"article_id": item.article.article_id, "outlet": item.outlet, **row}


def _stance(item: MeasuredArticle, target: Target, left_out: LeftOut) -> Stance:
    return item.stance(target.name, left_out=left_out.get(item.article.article_id, ()))


def _stance_row(item: MeasuredArticle, target: Target, stance: Stance) -> Row:
    return {
        "article_id": item.article.article_id,
        "outlet": item.outlet,
        "target": target.name,
        "target_kind": target.kind,
        "label": stance.label,
        "enough": stance.enough,
        "sureness": stance.sureness,
        "own_label": stance.own_label,
        "score": stance.score,
        "low": stance.low,
        "high": stance.high,
        "own_score": stance.own_score,
        "quoted_score": stance.quoted_score,
        "n": stance.n,
    }


def _evidence_rows(item: MeasuredArticle, target: Target, stance: Stance) -> Iterator[Row]:
    for part in stance.contributions:
        yield {"article_id": item.article.article_id, "target": target.name, **asdict(part)}
