"""The whole way: articles in, tables out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

import pandas as pd

from analysis.actors import MIN_CONFIDENCE, find_actors, find_mentions, find_phrases
from analysis.framing.keywords import content_terms, keyword_rows
from analysis.nlp import ParsedArticle, parse
from analysis.portrayal import ScoredMention, actor_sentiment_rows, sentence_sentiments
from analysis.records import Actor, Article, Mention, Quote, Span, Target
from analysis.sentiment import score_mentions
from analysis.stance import SentenceSentiment, Stance, find_stance
from analysis.tables import build_table
from analysis.voices import find_quotes, voice_spans, with_voices

N_TARGETS = 8
"""How many actors are measured when no targets are given: the most mentioned ones."""

Progress = Callable[[int, int, str], None]
"""Called with the number of articles done, their total, and the name of the last one."""


@dataclass(frozen=True)
class Analysis:
    """What is known of an event: a frozen bundle of tables.

    Attributes:
        event: The event's name.
        targets: What was measured, in order of importance (or of the targets file).
        tables: The tables by name; columns and meanings are in :data:`analysis.tables.SCHEMAS`.
    """

    event: str
    targets: tuple[Target, ...]
    tables: Mapping[str, pd.DataFrame]

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Return a table by name."""
        return self.tables[name]


@dataclass(frozen=True)
class _Measured:
    """An article with all that was found in it."""

    parsed: ParsedArticle
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    scored: tuple[ScoredMention, ...]

    @property
    def article(self) -> Article:
        return self.parsed.article

    @property
    def outlet(self) -> str:
        return self.article.outlet or self.article.source_name

    @cached_property
    def units(self) -> dict[str, tuple[SentenceSentiment, ...]]:
        return sentence_sentiments(self.scored, self.parsed.sentences)


def analyze(
    articles: Iterable[Article],
    targets: Sequence[Target] | None = None,
    *,
    event: str = "",
    progress: Progress | None = None,
) -> Analysis:
    """Compute all tables for the articles of one event.

    Args:
        articles: Articles as :func:`analysis.load_articles` gives them; an article given twice counts once.
        targets: Actors and issues to measure; the most mentioned actors if left out.
        event: Name of the event, for the tables' ``event`` column.
        progress: Called after each article.

    Returns:
        The tables. Without articles every table is empty.

    Raises:
        ModelMissing: The language model is not installed.
    """
    unique = sorted({article.article_id: article for article in articles}.items())
    parsed = _parsed([article for _, article in unique], progress)
    actors = find_actors(parsed, targets=targets or ())
    named = [find_mentions(item, actors) for item in parsed]
    chosen = tuple(targets) if targets is not None else _most_mentioned(actors, named)
    measured = [_measure(item, mentions, actors, chosen) for item, mentions in zip(parsed, named, strict=True)]
    tables = dict(_tables(measured, actors=actors, targets=chosen, event=event))
    return Analysis(event=event, targets=chosen, tables=MappingProxyType(tables))


def _parsed(articles: Sequence[Article], progress: Progress | None) -> list[ParsedArticle]:
    done: list[ParsedArticle] = []
    for item in parse(articles):
        done.append(item)
        if progress is not None:
            progress(len(done), len(articles), item.article.outlet or item.article.source_name)
    return done


def _counts(mention: Mention) -> bool:
    """Tell whether measures take a mention: it means the party itself, and surely so."""
    return mention.use == "actor" and mention.confidence >= MIN_CONFIDENCE


def _most_mentioned(actors: Sequence[Actor], named: Iterable[Sequence[Mention]]) -> tuple[Target, ...]:
    counts = Counter(mention.target for mentions in named for mention in mentions if _counts(mention))
    ranked = sorted(actors, key=lambda actor: (-counts[actor.name], actor.name))
    return tuple(
        Target(name=actor.name, kind="actor", aliases=(*actor.aliases, *actor.metonyms))
        for actor in ranked[:N_TARGETS]
        if counts[actor.name]
    )


def _measure(
    parsed: ParsedArticle, named: Sequence[Mention], actors: Sequence[Actor], targets: Sequence[Target]
) -> _Measured:
    quotes = find_quotes(parsed, mentions=named, actors=actors)
    mentions = with_voices(named, quotes)
    wanted = {target.name for target in targets if target.kind == "actor"}
    phrases = with_voices(find_phrases(parsed, [target for target in targets if target.kind == "issue"]), quotes)
    ours = [mention for mention in mentions if mention.target in wanted] + list(phrases)
    return _Measured(parsed=parsed, mentions=mentions, quotes=quotes, scored=tuple(_scored(parsed, ours)))


def _scored(parsed: ParsedArticle, mentions: Sequence[Mention]) -> Iterator[ScoredMention]:
    sentiments = iter(score_mentions(parsed, [mention for mention in mentions if _counts(mention)]))
    for mention in mentions:
        yield ScoredMention(mention=mention, sentiment=next(sentiments) if _counts(mention) else None)


def _tables(
    measured: Sequence[_Measured], *, actors: Sequence[Actor], targets: Sequence[Target], event: str
) -> Iterator[tuple[str, pd.DataFrame]]:
    stances = [(item, target, find_stance(item.units.get(target.name, ()))) for item in measured for target in targets]
    builders: dict[str, Iterable[dict[str, Any]]] = {
        "articles": map(_article_row, measured),
        "removed": (row for item in measured for row in _removed_rows(item)),
        "sentences": (row for item in measured for row in _sentence_rows(item)),
        "actors": _actor_rows(measured, actors, targets),
        "mentions": (row for item in measured for row in _mention_rows(item)),
        "quotes": (row for item in measured for row in _quote_rows(item)),
        "actor_sentiment": (row for item in measured for row in _sentiment_rows(item, targets)),
        "stance": (_stance_row(item, target, stance) for item, target, stance in stances),
        "evidence": (row for item, target, stance in stances for row in _evidence_rows(item, target, stance)),
        "keywords": keyword_rows(_term_counts(measured)),
    }
    for name, rows in builders.items():
        yield name, build_table(name, ({"event": event, **row} for row in rows))


def _article_row(item: _Measured) -> dict[str, Any]:
    article = item.article
    fields = ("article_id", "source_name", "outlet", "title", "published", "url", "language", "genre", "text")
    return {field: getattr(article, field) for field in fields} | {
        "authors": "; ".join(article.authors),
        "n_words": sum(any(char.isalnum() for char in token.text) for token in item.parsed.doc),
        "n_sentences": len(item.parsed.sentences),
    }


def _removed_rows(item: _Measured) -> Iterator[dict[str, Any]]:
    for piece in item.article.removed:
        yield {"article_id": item.article.article_id, **asdict(piece)}


def _sentence_rows(item: _Measured) -> Iterator[dict[str, Any]]:
    for sentence in item.parsed.sentences:
        yield {"article_id": item.article.article_id, **asdict(sentence)}


def _actor_rows(
    measured: Sequence[_Measured], actors: Sequence[Actor], targets: Sequence[Target]
) -> Iterator[dict[str, Any]]:
    mentions: Counter[str] = Counter()
    articles: dict[str, set[str]] = defaultdict(set)
    for item in measured:
        for mention in filter(_counts, item.mentions):
            mentions[mention.target] += 1
            articles[mention.target].add(item.article.article_id)
    wanted = {target.name for target in targets}
    for actor in actors:
        yield {
            "actor": actor.name,
            "actor_kind": actor.kind,
            "aliases": "; ".join((*actor.aliases, *actor.metonyms, *actor.titles)),
            "n_mentions": mentions[actor.name],
            "n_articles": len(articles[actor.name]),
            "is_target": actor.name in wanted,
        }


def _mention_rows(item: _Measured) -> Iterator[dict[str, Any]]:
    for scored in item.scored:
        sentiment = scored.sentiment
        yield {"article_id": item.article.article_id, **asdict(scored.mention)} | {
            "negative": sentiment and sentiment.negative,
            "neutral": sentiment and sentiment.neutral,
            "positive": sentiment and sentiment.positive,
            "sentiment": sentiment and sentiment.sentiment,
            "vader": sentiment and sentiment.vader,
        }


def _quote_rows(item: _Measured) -> Iterator[dict[str, Any]]:
    for quote in item.quotes:
        row = asdict(quote)
        del row["cue_start"], row["cue_end"]
        yield {"article_id": item.article.article_id, **row}


def _sentiment_rows(item: _Measured, targets: Sequence[Target]) -> Iterator[dict[str, Any]]:
    actors = {target.name for target in targets if target.kind == "actor"}
    units = {name: listed for name, listed in item.units.items() if name in actors}
    for row in actor_sentiment_rows(units):
        yield {"article_id": item.article.article_id, "outlet": item.outlet, **row}


def _stance_row(item: _Measured, target: Target, stance: Stance) -> dict[str, Any]:
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


def _evidence_rows(item: _Measured, target: Target, stance: Stance) -> Iterator[dict[str, Any]]:
    for part in stance.contributions:
        yield {"article_id": item.article.article_id, "target": target.name, **asdict(part)}


def _term_counts(measured: Sequence[_Measured]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for item in measured:
        spans = voice_spans(len(item.article.text), item.quotes)
        own = [Span(span.start, span.end) for span in spans if span.voice == "own"]
        names = [Span(mention.start, mention.end) for mention in item.mentions if mention.kind != "pronoun"]
        counts[item.outlet].update(term for term, _ in content_terms(item.parsed, own=own, names=names))
    return counts
