"""Everything that is found in an article, before it is summed up in tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from analysis.extract.actors import MIN_CONFIDENCE, find_actors, find_mentions, find_phrases
from analysis.extract.adjacent_sentences import nearby_of
from analysis.extract.anaphora import follow_targets
from analysis.extract.quotes import VoiceSpan, find_quotes, voice_spans, with_voices
from analysis.extract.quotes.voice_at import VoiceAt
from analysis.extract.sentiment import score_mentions
from analysis.measures.actor_sentiment import ScoredMention, SentenceSentiment, sentence_sentiments
from analysis.measures.naming.naming import NameUse, find_names
from analysis.measures.stance import Signal, Stance, find_signals, find_stance
from analysis.measures.stance.material import Label, StanceMaterial
from analysis.measures.stance.opinion_holders import with_judges
from analysis.measures.stance.phrases import Phrase
from analysis.measures.stance.phrases import find_phrases as find_stance_phrases
from analysis.measures.stance.prescriptions import find_calls
from analysis.records import Actor, Article, Mention, Quote, Target
from analysis.text.nlp import ParsedArticle, parse
from analysis.text.words import WORD

N_TARGETS = 8
"""How many actors are measured when no targets are given: the most mentioned ones."""
_MAIN_ACTORS = 2
"""Enough to have one beside any target."""

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
        followed: Places that go on about a target without naming it; they enter the stance only.
        beside: Mentions of the article's main actors that are no targets; they enter the stance only.
        nearby: What sentences next to those about a target say without naming anybody, by target; for the stance only.
    """

    parsed: ParsedArticle
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    scored: tuple[ScoredMention, ...]
    followed: tuple[ScoredMention, ...] = ()
    beside: tuple[ScoredMention, ...] = ()
    nearby: Mapping[str, tuple[SentenceSentiment, ...]] = field(default_factory=dict)

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

    @cached_property
    def names(self) -> tuple[NameUse, ...]:
        """Return what the targets are called, each place."""
        targets = [item.mention for item in self.scored if item.sentiment is not None]
        return find_names(self.parsed, targets, voices=self.voices)

    @cached_property
    def words(self) -> Mapping[str, Counter[int]]:
        """Return how many words each sentence has, punctuation not counted: of all voices, and the newsroom's own."""
        voice_at = VoiceAt(self.voices)
        counted: dict[str, Counter[int]] = {"all": Counter(), "own": Counter()}
        for word in WORD.finditer(self.article.text):
            sentence_id = self.parsed.sentence_at(word.start()).sentence_id
            counted["all"][sentence_id] += 1
            counted["own"][sentence_id] += voice_at(word.start()) == "own"
        return counted

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """Return the listed phrases that doubt, confirm or leave open a claim, oppose or endorse an issue."""
        return find_stance_phrases(self.parsed.sentences, self.voices)

    @cached_property
    def _judged(self) -> Mapping[str, tuple[SentenceSentiment, ...]]:
        """Return ``units`` with each judgement given to whose it is."""
        return sentence_sentiments(with_judges(self.parsed, self.scored, self.quotes), self.parsed.sentences)

    @cached_property
    def _following(self) -> Mapping[str, tuple[SentenceSentiment, ...]]:
        return sentence_sentiments(with_judges(self.parsed, self.followed, self.quotes), self.parsed.sentences)

    @cached_property
    def _main(self) -> Mapping[str, tuple[SentenceSentiment, ...]]:
        """Return what is said of the article's main actors and of the targets among the actors."""
        actors = [item for item in (*self.scored, *self.beside) if item.mention.kind != "phrase"]
        return sentence_sentiments(actors, self.parsed.sentences)

    def signals(self, target: str) -> tuple[Signal, ...]:
        """Return what tells the article's stance toward a target."""
        return find_signals(self.reading(target))

    def reading(self, target: str) -> StanceMaterial:
        """Return what the article says of a target."""
        return StanceMaterial(
            sentences=self.parsed.sentences,
            target=target,
            kind="issue" if self._is_issue(target) else "actor",
            units=self._judged.get(target, ()),
            following=self._following.get(target, ()),
            nearby=self.nearby.get(target, ()),
            others=self._main.get(next((name for name in main_actors(self.mentions) if name != target), ""), ()),
            names=self._labels(target),
            quotes=self.quotes,
            phrases=self.phrases,
            calls=self._calls(target),
        )

    def _calls(self, target: str) -> tuple[Phrase, ...]:
        """Return what is called for or called wrong, where a target is an issue."""
        if not self._is_issue(target):
            return ()
        places = [item.mention for item in (*self.scored, *self.followed) if item.mention.target == target]
        return find_calls(self.parsed, [(place.start, place.end) for place in places], self.voices)

    def _labels(self, target: str) -> tuple[Label, ...]:
        """Return what the newsroom itself calls a target, also where it goes on about it."""
        said = [Label(use.sentence_id, use.label) for use in self.names if use.target == target and _own(use)]
        following = (item.mention for item in self.followed if item.mention.target == target)
        return (*said, *(Label(item.sentence_id, item.surface) for item in following if item.voice == "own"))

    def stance(self, target: str, *, left_out: Collection[int] = ()) -> Stance:
        """Return the article's stance toward a target, as the sentences that are not left out bear it."""
        n = len({unit.sentence_id for unit in self.units.get(target, ())}.difference(left_out))
        signals = [signal for signal in self.signals(target) if signal.sentence_id not in left_out]
        return find_stance(signals, n=n, kind="issue" if self._is_issue(target) else "actor")

    def _is_issue(self, target: str) -> bool:
        return any(item.mention.kind == "phrase" and item.mention.target == target for item in self.scored)


@dataclass(frozen=True)
class MeasuredEvent:
    """The articles of an event, the actors in them, and what is measured."""

    articles: tuple[MeasuredArticle, ...]
    actors: tuple[Actor, ...]
    targets: tuple[Target, ...]


def measure(
    articles: Iterable[Article],
    targets: Sequence[Target] | None = None,
    *,
    progress: Progress | None = None,
    measuring: Progress | None = None,
) -> MeasuredEvent:
    """Find everything in the articles of one event; see :func:`analysis.analyze` for the arguments."""
    unique = sorted({article.article_id: article for article in articles}.items())
    parsed = _parsed([article for _, article in unique], progress)
    actors = find_actors(parsed, targets=targets or ())
    named = [find_mentions(item, actors) for item in parsed]
    chosen = (
        _most_mentioned(actors, named) if targets is None else tuple(target for target in targets if target.measured)
    )
    measured: list[MeasuredArticle] = []
    for item, mentions in zip(parsed, named, strict=True):
        measured.append(_measure(item, mentions, actors, chosen))
        _tell(measuring, len(measured), len(parsed), item.article)
    return MeasuredEvent(articles=tuple(measured), actors=actors, targets=chosen)


def counts(mention: Mention) -> bool:
    """Tell whether measures take a mention: it means the party itself, and surely so."""
    return mention.use == "actor" and mention.confidence >= MIN_CONFIDENCE


def _parsed(articles: Sequence[Article], progress: Progress | None) -> list[ParsedArticle]:
    done: list[ParsedArticle] = []
    for item in parse(articles):
        done.append(item)
        _tell(progress, len(done), len(articles), item.article)
    return done


def _tell(progress: Progress | None, done: int, total: int, article: Article) -> None:
    if progress is not None:
        progress(done, total, article.outlet or article.source_name)


def _most_mentioned(actors: Sequence[Actor], named: Iterable[Sequence[Mention]]) -> tuple[Target, ...]:
    often = Counter(mention.target for mentions in named for mention in mentions if counts(mention))
    ranked = sorted(actors, key=lambda actor: (-often[actor.name], actor.name))
    return tuple(
        Target(name=actor.name, kind="actor", aliases=(*actor.aliases, *actor.metonyms))
        for actor in ranked[:N_TARGETS]
        if often[actor.name]
    )


def main_actors(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Return the two actors that an article speaks of most, by sentences and voices; equals by name."""
    places = {(item.target, item.sentence_id, item.voice) for item in mentions if counts(item)}
    often = Counter(target for target, _, _ in places)
    return tuple(sorted(often, key=lambda name: (-often[name], name))[:_MAIN_ACTORS])


def _own(use: NameUse) -> bool:
    return use.voice == "own" and not use.negated


def _measure(
    parsed: ParsedArticle, named: Sequence[Mention], actors: Sequence[Actor], targets: Sequence[Target]
) -> MeasuredArticle:
    quotes = find_quotes(parsed, mentions=named, actors=actors)
    mentions = with_voices(named, quotes)
    wanted = {target.name for target in targets if target.kind == "actor"}
    phrases = with_voices(find_phrases(parsed, [target for target in targets if target.kind == "issue"]), quotes)
    ours = [*(mention for mention in mentions if mention.target in wanted), *phrases]
    main = set(main_actors(mentions)) - wanted
    beside = [mention for mention in mentions if mention.target in main]
    sure = [mention for mention in (*mentions, *phrases) if counts(mention)]
    followed = with_voices(follow_targets(parsed, sure, targets=targets, actors=actors), quotes)
    about = [*(mention for mention in ours if counts(mention)), *followed]
    asked = [mention for mention in (*ours, *beside) if counts(mention)]
    sentiments = iter(score_mentions(parsed, [*asked, *followed]))
    scored = [ScoredMention(item, next(sentiments) if counts(item) else None) for item in (*ours, *beside)]
    return MeasuredArticle(
        parsed=parsed,
        mentions=mentions,
        quotes=quotes,
        scored=tuple(scored[: len(ours)]),
        beside=tuple(scored[len(ours) :]),
        followed=tuple(ScoredMention(item, next(sentiments)) for item in followed),
        nearby=nearby_of(parsed, about, named=mentions, main=main_actors(mentions), quotes=quotes),
    )
