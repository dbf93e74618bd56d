"""Which actors an event is about: who acts, speaks and is spoken of, in how many articles, in headlines and leads."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analysis.extract.actors import MIN_CONFIDENCE
from analysis.extract.actors.collectives import is_collective
from analysis.extract.actors.gazetteer import load_gazetteer
from analysis.extract.targets.ranking import load_ranking, score
from analysis.records import Actor, Mention, Quote
from analysis.text.nlp import ParsedArticle

MOST, FEWEST = 10, 5
"""How many actors are measured at most and, where the event has as many, at least."""
_LIKELY = -2.4
"""Log odds from which an actor is measured; chosen on training events."""
_LEAD = 5
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SPOKEN = frozenset({"direct", "fragment", "reported"})


@dataclass(frozen=True, slots=True)
class NamedArticle:
    """An article with the mentions of all actors and its quotations."""

    parsed: ParsedArticle
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]


@dataclass(slots=True)
class _Traces:
    """What the articles of an event say of one actor, counted."""

    mentions: int = 0
    names: int = 0
    unused: int = 0
    subjects: int = 0
    quoted: int = 0
    per_article: Counter[int] = field(default_factory=Counter)
    headed: set[int] = field(default_factory=set)
    lead: set[int] = field(default_factory=set)
    speaks: int = 0
    speaks_in: set[int] = field(default_factory=set)


def rank_actors(actors: Sequence[Actor], articles: Sequence[NamedArticle]) -> list[tuple[float, Actor]]:
    """Return the actors that the articles name with their log odds of mattering, the most important first."""
    weights = load_ranking().actor
    ranked = [(score(features, weights), actor) for actor, features in actor_features(actors, articles)]
    return sorted(ranked, key=lambda item: (-item[0], item[1].name))


def main_actors_of(ranked: Sequence[tuple[float, Actor]]) -> tuple[Actor, ...]:
    """Return the actors that are measured unless somebody says otherwise, the most important first."""
    likely = sum(value >= _LIKELY for value, _ in ranked)
    return tuple(actor for _, actor in ranked[: min(MOST, max(FEWEST, likely))])


def actor_features(actors: Sequence[Actor], articles: Sequence[NamedArticle]) -> list[tuple[Actor, dict[str, float]]]:
    """Return, for each actor that the articles name, what tells whether the event is about it."""
    traces: dict[str, _Traces] = defaultdict(_Traces)
    for number, article in enumerate(articles):
        _trace(article, number, traces)
    most = max((trace.mentions for trace in traces.values()), default=1) or 1
    outlets = {word for item in articles for word in (item.parsed.article.outlet.lower(),) if word}
    return [
        (actor, _features(actor, traces[actor.name], len(articles), most, outlets))
        for actor in actors
        if actor.name in traces and traces[actor.name].mentions
    ]


def _trace(article: NamedArticle, number: int, traces: dict[str, _Traces]) -> None:
    parsed = article.parsed
    starts = {start: token for token, start in enumerate(parsed.doc.to_array("IDX").tolist())}
    quoted = _quoted_at(article.quotes)
    for mention in article.mentions:
        trace = traces[mention.target]
        if mention.use != "actor" or mention.confidence < MIN_CONFIDENCE:
            trace.unused += 1
            continue
        trace.mentions += 1
        trace.names += mention.kind in {"name", "alias", "metonym"}
        trace.per_article[number] += 1
        trace.quoted += any(start <= mention.start < end for start, end in quoted)
        if parsed.sentences[mention.sentence_id].heading:
            trace.headed.add(number)
        if mention.sentence_id < _LEAD:
            trace.lead.add(number)
        trace.subjects += _is_subject(parsed, starts.get(mention.start, -1), mention)
    for quote in article.quotes:
        if quote.speaker and quote.kind in _SPOKEN:
            traces[quote.speaker].speaks += 1
            traces[quote.speaker].speaks_in.add(number)


def _quoted_at(quotes: Iterable[Quote]) -> list[tuple[int, int]]:
    return [(quote.start, quote.end) for quote in quotes if quote.kind in _SPOKEN]


def _is_subject(parsed: ParsedArticle, token: int, mention: Mention) -> bool:
    """Tell whether the words of a mention hold the subject of a verb."""
    doc = parsed.doc
    while 0 <= token < len(doc) and doc[token].idx < mention.end:
        if doc[token].dep_ in _SUBJECTS:
            return True
        token += 1
    return False


def _features(actor: Actor, trace: _Traces, articles: int, most: int, outlets: Iterable[str]) -> dict[str, float]:
    entry = load_gazetteer().entries.get(actor.name)
    sort = entry.sort if entry is not None else ""
    total = trace.mentions
    told = any(outlet in {form.lower() for form in (actor.name, *actor.aliases)} for outlet in outlets)
    return {
        "n": math.log(total),
        "names": math.log1p(trace.names),
        "of_most": total / most,
        "articles": len(trace.per_article) / articles,
        "several": float(len(trace.per_article) > 1),
        "densest": max(trace.per_article.values()) / total,
        "headed": len(trace.headed) / articles,
        "lead": len(trace.lead) / articles,
        "subject": trace.subjects / total,
        "subjects": math.log1p(trace.subjects),
        "in_quotes": trace.quoted / total,
        "speaks": math.log1p(trace.speaks),
        "speaks_in": len(trace.speaks_in) / articles,
        "unused": trace.unused / (total + trace.unused),
        "person": float(actor.kind == "person"),
        "state": float(actor.kind == "state"),
        "region": float(sort == "region"),
        "collective": float(is_collective(actor.name)),
        "body": float(actor.kind == "organisation"),
        "known": float(bool(sort)),
        "media": float(sort in {"media", "platform"}),
        "own_outlet": float(told),
        "titled": float(bool(actor.titles)),
    }
