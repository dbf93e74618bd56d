"""Rows of every table, from what was found in the articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from analysis.differences import difference_rows
from analysis.framing.rows import framing_rows
from analysis.ingest import shared_passages
from analysis.measuring import MeasuredArticle, MeasuredEvent, counts
from analysis.portrayal import actor_sentiment_rows
from analysis.records import Actor, Article, Target
from analysis.stance import Stance

Row = dict[str, Any]


def table_rows(event: MeasuredEvent) -> dict[str, Iterable[Row]]:
    """Return the rows of each table by its name, without the ``event`` column."""
    measured, targets = event.articles, event.targets
    stances = [(item, target, item.stance(target.name)) for item in measured for target in targets]
    return {
        "articles": map(_article_row, measured),
        "shared_passages": _passage_rows([item.article for item in measured]),
        "removed": (row for item in measured for row in _removed_rows(item)),
        "sentences": (row for item in measured for row in _sentence_rows(item)),
        "actors": _actor_rows(measured, event.actors, targets),
        "mentions": (row for item in measured for row in _mention_rows(item)),
        "quotes": (row for item in measured for row in _quote_rows(item)),
        "actor_sentiment": (row for item in measured for row in _sentiment_rows(item, targets)),
        "differences": _difference_rows(measured, targets),
        "stance": (_stance_row(item, target, stance) for item, target, stance in stances),
        "evidence": (row for item, target, stance in stances for row in _evidence_rows(item, target, stance)),
        **framing_rows(measured),
    }


def _article_row(item: MeasuredArticle) -> Row:
    article = item.article
    fields = ("article_id", "source_name", "outlet", "title", "published", "url", "language", "genre", "text")
    return {field: getattr(article, field) for field in fields} | {
        "authors": "; ".join(article.authors),
        "n_words": sum(any(char.isalnum() for char in token.text) for token in item.parsed.doc),
        "n_sentences": len(item.parsed.sentences),
    }


def _passage_rows(articles: Sequence[Article]) -> Iterator[Row]:
    texts = {article.article_id: article.text for article in articles}
    for passage in shared_passages(articles):
        text = texts[passage.article_id][passage.start : passage.end]
        yield asdict(passage) | {"n_words": len(text.split()), "text": text}


def _removed_rows(item: MeasuredArticle) -> Iterator[Row]:
    for piece in item.article.removed:
        yield {"article_id": item.article.article_id, **asdict(piece)}


def _sentence_rows(item: MeasuredArticle) -> Iterator[Row]:
    for sentence in item.parsed.sentences:
        yield {"article_id": item.article.article_id, **asdict(sentence)}


def _actor_rows(
    measured: Sequence[MeasuredArticle], actors: Sequence[Actor], targets: Sequence[Target]
) -> Iterator[Row]:
    often: Counter[str] = Counter()
    articles: dict[str, set[str]] = defaultdict(set)
    for item in measured:
        for mention in filter(counts, item.mentions):
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


def _sentiment_rows(item: MeasuredArticle, targets: Sequence[Target]) -> Iterator[Row]:
    actors = {target.name for target in targets if target.kind == "actor"}
    units = {name: listed for name, listed in item.units.items() if name in actors}
    for row in actor_sentiment_rows(units):
        yield {"article_id": item.article.article_id, "outlet": item.outlet, **row}


def _difference_rows(measured: Sequence[MeasuredArticle], targets: Sequence[Target]) -> list[Row]:
    actors = {target.name for target in targets if target.kind == "actor"}
    units = {
        item.article.article_id: {name: listed for name, listed in item.units.items() if name in actors}
        for item in measured
    }
    return difference_rows(units, {item.article.article_id: item.outlet for item in measured})


def _stance_row(item: MeasuredArticle, target: Target, stance: Stance) -> Row:
    return {
        "article_id": item.article.article_id,
        "outlet": item.outlet,
        "target": target.name,
        "target_kind": target.kind,
        "label": stance.label,
        "enough": stance.enough,
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
