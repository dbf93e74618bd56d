"""Facts: everything that is found in the articles of an event, before any measure counts it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from analysis.extract.actors import MIN_CONFIDENCE, find_actors, find_mentions, find_phrases
from analysis.extract.actors.collectives import is_collective
from analysis.extract.adjacent_sentences import nearby_of
from analysis.extract.anaphora import follow_targets
from analysis.extract.corrected import Placed, correct_mentions, correct_quotes, correct_scored, correct_units, placed
from analysis.extract.quotes import VoiceSpan, find_quotes, voice_spans, with_voices
from analysis.extract.sentence_sentiment import ScoredMention, SentenceSentiment, sentence_sentiments
from analysis.extract.sentiment import score_mentions
from analysis.extract.targets import NamedArticle, find_targets
from analysis.ingest.duplicates import SharedPassage, shared_passages
from analysis.records import Actor, Article, Correction, Mention, Quote, Target
from analysis.text.nlp import ParsedArticle
from analysis.text.parse_cache import parse_articles
from analysis.text.words import WORD

_MAIN_ACTORS = 2
"""Enough to have one beside any target."""

Progress = Callable[[int, int, str], None]
"""Called with the number of articles done, their total, and the name of the last one."""

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class ArticleFacts:
    """An article with all that was found in it.

    Attributes:
        parsed: The article and its parse.
        mentions: Mentions of all actors, with voice and speaker.
        quotes: Its quotations.
        scored: Mentions of the targets, with their sentiment.
        followed: Places that go on about a target without naming it; they enter the stance only.
        beside: Mentions of the article's main actors that are no targets; they enter the stance only.
        nearby: What sentences next to those about a target say without naming anybody, by target; for the stance only.
        corrections: What a reader corrected in it, where it stands.
        machine: What the machine itself found, by the correction that changed it.
    """

    parsed: ParsedArticle
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    scored: tuple[ScoredMention, ...]
    followed: tuple[ScoredMention, ...] = ()
    beside: tuple[ScoredMention, ...] = ()
    nearby: Mapping[str, tuple[SentenceSentiment, ...]] = field(default_factory=dict)
    corrections: tuple[Placed, ...] = ()
    machine: Mapping[Correction, str] = field(default_factory=dict)

    @property
    def article(self) -> Article:
        """Return the article itself."""
        return self.parsed.article

    @property
    def article_id(self) -> str:
        """Return the hash of the article's text."""
        return self.parsed.article.article_id

    @property
    def outlet(self) -> str:
        """Return the outlet's name, the file's where it is unknown."""
        return self.article.outlet_name

    @cached_property
    def units(self) -> Mapping[str, tuple[SentenceSentiment, ...]]:
        """Return what each sentence says of each target, by target."""
        return sentence_sentiments(self.scored, self.parsed.sentences)

    @cached_property
    def voices(self) -> tuple[VoiceSpan, ...]:
        """Return whose words each stretch of the text is."""
        return voice_spans(len(self.article.text), self.quotes)

    @cached_property
    def words(self) -> tuple[tuple[int, VoiceSpan], ...]:
        """Return each word's sentence and the stretch of one voice that it stands in, in order."""
        return tuple(_words(self))

    @property
    def measured_mentions(self) -> list[Mention]:
        """Return the mentions of targets that measures take."""
        return [item.mention for item in self.scored if item.sentiment is not None]


@dataclass(frozen=True, eq=False)
class EventFacts:
    """The facts of an event.

    Attributes:
        articles: What was found in each article, by article_id.
        actors: The actors of the event.
        declared: What is measured, and what somebody took out of the measures.
        passages: What articles of different outlets share word for word.
        corrections: What readers corrected, as it was given.
    """

    articles: tuple[ArticleFacts, ...]
    actors: tuple[Actor, ...]
    declared: tuple[Target, ...]
    passages: tuple[SharedPassage, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def targets(self) -> tuple[Target, ...]:
        """Return what is measured."""
        return tuple(target for target in self.declared if target.measured)


def extract(
    articles: Iterable[Article],
    targets: Sequence[Target] | None = None,
    *,
    corrections: Iterable[Correction] = (),
    progress: Progress | None = None,
    measuring: Progress | None = None,
) -> EventFacts:
    """Find the facts of one event; see :func:`analysis.analyze` for the arguments.

    What is measured is found before anything is corrected: a correction never takes an actor off the pages.
    """
    unique = [article for _, article in sorted({article.article_id: article for article in articles}.items())]
    parsed = _parsed(unique, progress)
    actors = find_actors(parsed, targets=targets or ())
    named = [_named(item, actors) for item in parsed]
    declared = find_targets(actors, named) if targets is None else tuple(targets)
    chosen = [target for target in declared if target.measured]
    given = tuple(corrections)
    by_article = placed(given, unique)
    found: list[ArticleFacts] = []
    for item in named:
        found.append(_facts(item, actors, chosen, by_article.get(item.parsed.article.article_id, ())))
        _tell(measuring, len(found), len(parsed), item.parsed.article)
    return EventFacts(
        articles=tuple(found),
        actors=actors,
        declared=declared,
        passages=tuple(shared_passages(unique)),
        corrections=given,
    )


def per_article(function: Callable[[ArticleFacts], T]) -> Callable[[ArticleFacts], T]:
    """Memoise a function of an article's facts for as long as these live; what several measures share is found once."""
    kept: WeakKeyDictionary[ArticleFacts, T] = WeakKeyDictionary()

    @wraps(function)
    def answer(item: ArticleFacts) -> T:
        if item not in kept:
            kept[item] = function(item)
        return kept[item]

    return answer


def counts(mention: Mention) -> bool:
    """Tell whether measures take a mention: it means the party itself, and surely so."""
    return mention.use == "actor" and mention.confidence >= MIN_CONFIDENCE


def main_actors(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Return the two named actors that an article speaks of most, by sentences and voices; equals by name."""
    known = (item for item in mentions if counts(item) and not is_collective(item.target))
    places = {(item.target, item.sentence_id, item.voice) for item in known}
    often = Counter(target for target, _, _ in places)
    return tuple(sorted(often, key=lambda name: (-often[name], name))[:_MAIN_ACTORS])


def _parsed(articles: Sequence[Article], progress: Progress | None) -> list[ParsedArticle]:
    done: list[ParsedArticle] = []
    for item in parse_articles(articles):
        done.append(item)
        _tell(progress, len(done), len(articles), item.article)
    return done


def _tell(progress: Progress | None, done: int, total: int, article: Article) -> None:
    if progress is not None:
        progress(done, total, article.outlet_name)


def _named(parsed: ParsedArticle, actors: Sequence[Actor]) -> NamedArticle:
    mentions = find_mentions(parsed, actors)
    return NamedArticle(parsed, mentions, find_quotes(parsed, mentions=mentions, actors=actors))


def _words(item: ArticleFacts) -> Iterable[tuple[int, VoiceSpan]]:
    spans = iter(item.voices)
    span = next(spans, None)
    for word in WORD.finditer(item.article.text):
        while span is not None and word.start() >= span.end:
            span = next(spans, None)
        if span is not None:
            yield item.parsed.sentence_at(word.start()).sentence_id, span


def _facts(
    item: NamedArticle, actors: Sequence[Actor], targets: Sequence[Target], given: tuple[Placed, ...]
) -> ArticleFacts:
    """Measure the targets in an article; what is found of one does not depend on the others."""
    parsed = item.parsed
    issues = [target for target in targets if target.kind == "issue"]
    quotes, machine = correct_quotes(item.quotes, parsed.sentences, given)
    meant, resolved = correct_mentions(item.mentions, given, {actor.name for actor in actors})
    worded, named = correct_mentions(find_phrases(parsed, issues), given, {issue.name for issue in issues})
    machine |= resolved | named
    mentions, phrases = with_voices(meant, quotes), with_voices(worded, quotes)
    known = [mention for mention in mentions if not is_collective(mention.target)]
    main = main_actors(known)
    wanted = {target.name for target in targets if target.kind == "actor"}
    ours = [*(mention for mention in mentions if mention.target in wanted), *phrases]
    beside = [mention for mention in known if mention.target in set(main) - wanted]
    groups = [mention for mention in mentions if mention.target in wanted and is_collective(mention.target)]
    sure = [mention for mention in (*known, *groups, *phrases) if counts(mention)]
    followed = with_voices(follow_targets(parsed, sure, targets=targets, actors=actors), quotes)
    about = [*(mention for mention in ours if counts(mention)), *followed]
    asked = [mention for mention in (*ours, *beside) if counts(mention)]
    sentiments = iter(score_mentions(parsed, [*asked, *followed]))
    scored = [ScoredMention(place, next(sentiments) if counts(place) else None) for place in (*ours, *beside)]
    going_on = [ScoredMention(place, next(sentiments)) for place in followed]
    nearby = nearby_of(parsed, about, named=known, main=main, quotes=quotes)
    return ArticleFacts(
        parsed=parsed,
        mentions=mentions,
        quotes=quotes,
        scored=correct_scored(scored[: len(ours)], parsed.sentences, given, machine),
        beside=tuple(scored[len(ours) :]),
        followed=correct_scored(going_on, parsed.sentences, given, machine),
        nearby=correct_units(nearby, parsed.sentences, given, machine),
        corrections=given,
        machine=machine,
    )
