"""Everything that is found in an article, before it is summed up in tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.actors import MIN_CONFIDENCE, find_actors, find_mentions, find_phrases
from analysis.nlp import ParsedArticle, parse
from analysis.portrayal import ScoredMention, SentenceSentiment, sentence_sentiments
from analysis.records import Actor, Article, Mention, Quote, Target
from analysis.sentiment import score_mentions
from analysis.stance import Signal, Stance, find_signals, find_stance
from analysis.voices import VoiceSpan, find_quotes, voice_spans, with_voices

N_TARGETS = 8
"""How many actors are measured when no targets are given: the most mentioned ones."""

Progress = Callable[[int, int, str], None]
"""Called with the number of articles done, their total, and the name of the last one."""


@dataclass(frozen=True)
class MeasuredArticle:
    """An article with all that was found in it.

    Attributes:
        parsed: The article and its parse.
        mentions: Mentions of all actors, with voice and speaker.
        quotes: Its quotations.
        scored: Mentions of the targets, with their sentiment.
    """

    parsed: ParsedArticle
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    scored: tuple[ScoredMention, ...]

    @property
    def article(self) -> Article:
        """Return the article itself."""
        return self.parsed.article

    @property
    def outlet(self) -> str:
        """Return the outlet's name, the file's where it is unknown."""
        return self.article.outlet or self.article.source_name

    @cached_property
    def units(self) -> Mapping[str, tuple[SentenceSentiment, ...]]:
        """Return what each sentence says of each target, by target."""
        return sentence_sentiments(self.scored, self.parsed.sentences)

    @cached_property
    def voices(self) -> tuple[VoiceSpan, ...]:
        """Return whose words each stretch of the text is."""
        return voice_spans(len(self.article.text), self.quotes)

    def signals(self, target: str) -> tuple[Signal, ...]:
        """Return what tells the article's stance toward a target."""
        return find_signals(self.parsed, self.units.get(target, ()), self.quotes, target=target)

    def stance(self, target: str) -> Stance:
        """Return the article's stance toward a target."""
        n = len({unit.sentence_id for unit in self.units.get(target, ())})
        return find_stance(self.signals(target), n=n)


@dataclass(frozen=True)
class MeasuredEvent:
    """The articles of an event, the actors in them, and what is measured."""

    articles: tuple[MeasuredArticle, ...]
    actors: tuple[Actor, ...]
    targets: tuple[Target, ...]


def measure(
    articles: Iterable[Article], targets: Sequence[Target] | None = None, *, progress: Progress | None = None
) -> MeasuredEvent:
    """Find everything in the articles of one event; see :func:`analysis.analyze` for the arguments."""
    unique = sorted({article.article_id: article for article in articles}.items())
    parsed = _parsed([article for _, article in unique], progress)
    actors = find_actors(parsed, targets=targets or ())
    named = [find_mentions(item, actors) for item in parsed]
    chosen = (
        _most_mentioned(actors, named) if targets is None else tuple(target for target in targets if target.measured)
    )
    measured = (_measure(item, mentions, actors, chosen) for item, mentions in zip(parsed, named, strict=True))
    return MeasuredEvent(articles=tuple(measured), actors=actors, targets=chosen)


def counts(mention: Mention) -> bool:
    """Tell whether measures take a mention: it means the party itself, and surely so."""
    return mention.use == "actor" and mention.confidence >= MIN_CONFIDENCE


def _parsed(articles: Sequence[Article], progress: Progress | None) -> list[ParsedArticle]:
    done: list[ParsedArticle] = []
    for item in parse(articles):
        done.append(item)
        if progress is not None:
            progress(len(done), len(articles), item.article.outlet or item.article.source_name)
    return done


def _most_mentioned(actors: Sequence[Actor], named: Iterable[Sequence[Mention]]) -> tuple[Target, ...]:
    often = Counter(mention.target for mentions in named for mention in mentions if counts(mention))
    ranked = sorted(actors, key=lambda actor: (-often[actor.name], actor.name))
    return tuple(
        Target(name=actor.name, kind="actor", aliases=(*actor.aliases, *actor.metonyms))
        for actor in ranked[:N_TARGETS]
        if often[actor.name]
    )


def _measure(
    parsed: ParsedArticle, named: Sequence[Mention], actors: Sequence[Actor], targets: Sequence[Target]
) -> MeasuredArticle:
    quotes = find_quotes(parsed, mentions=named, actors=actors)
    mentions = with_voices(named, quotes)
    wanted = {target.name for target in targets if target.kind == "actor"}
    phrases = with_voices(find_phrases(parsed, [target for target in targets if target.kind == "issue"]), quotes)
    ours = [mention for mention in mentions if mention.target in wanted] + list(phrases)
    return MeasuredArticle(parsed=parsed, mentions=mentions, quotes=quotes, scored=tuple(_scored(parsed, ours)))


def _scored(parsed: ParsedArticle, mentions: Sequence[Mention]) -> Iterator[ScoredMention]:
    sentiments = iter(score_mentions(parsed, [mention for mention in mentions if counts(mention)]))
    for mention in mentions:
        yield ScoredMention(mention=mention, sentiment=next(sentiments) if counts(mention) else None)
