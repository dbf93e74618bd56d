"""Sentences that name nobody, next to one about the target.

"The ministry promised new flats by May. Not one has a roof." The second sentence is about the ministry too, and says
so with no word that could be followed back to it. The encoder is asked about such a sentence with "That is …" behind
it, and its answer counts only as far as it is sure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.extract.quotes.voice_spans import voice_of
from analysis.extract.sentence_sentiment import SentenceSentiment
from analysis.extract.sentiment import judge_remarks
from analysis.records import Mention, Quote, Sentence, Voice
from analysis.text.nlp import ParsedArticle

_FARTHEST = 2
"""How many sentences behind the last one about the target one may still belong to it, in the same paragraph."""

_NAMING = frozenset({"name", "alias", "phrase"})


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A sentence next to one about the target.

    Attributes:
        target: The target's canonical name.
        sentence_id: The sentence.
        paragraph: Its paragraph.
        voice: ``own``, or ``quoted`` where somebody else than the target is quoted in it.
        words: What the article first calls the target.
        hide_name: Whether ``words`` name an actor; an issue's phrase keeps its words.
    """

    target: str
    sentence_id: int
    paragraph: int
    voice: Voice
    words: str
    hide_name: bool


def nearby_of(
    parsed: ParsedArticle,
    about: Iterable[Mention],
    *,
    named: Sequence[Mention],
    main: Collection[str],
    quotes: Sequence[Quote],
) -> Mapping[str, tuple[SentenceSentiment, ...]]:
    """Find and judge the sentences next to those about each target.

    Args:
        parsed: The article.
        about: Where it speaks of the targets: sure mentions, and where it goes on about them.
        named: Mentions of all actors, unsure ones too.
        main: The article's main actors; a title that names nobody is taken to be about them.
        quotes: All quotations.

    Returns:
        What the sentences say of the targets, by target, in order.
    """
    by_target: dict[str, list[Mention]] = defaultdict(list)
    for mention in about:
        by_target[mention.target].append(mention)
    found = [
        neighbour
        for target, ours in sorted(by_target.items())
        for neighbour in find_neighbours(parsed, ours, named=named, quotes=quotes, title=target in main)
    ]
    return _judged(parsed, found)


def find_neighbours(
    parsed: ParsedArticle, ours: Iterable[Mention], *, named: Sequence[Mention], quotes: Sequence[Quote], title: bool
) -> tuple[Neighbour, ...]:
    """Find the sentences next to those about one target, in order.

    Args:
        parsed: The article.
        ours: Where it speaks of the target: sure mentions, and where it goes on about it.
        named: Mentions of all actors, unsure ones too.
        quotes: All quotations.
        title: Whether a title that names nobody speaks of the target, as it does of an article's main actors.
    """
    about = {mention.sentence_id: mention for mention in sorted(ours, key=lambda item: -item.start)}
    if not about:
        return ()
    first = next((item for _, item in sorted(about.items()) if item.kind in _NAMING), about[min(about)])
    places = _Places(sorted(mention.start for mention in named), _statements(quotes))
    found: list[Neighbour] = []
    last: Sentence | None = None
    for sentence in parsed.sentences:
        if sentence.sentence_id in about:
            last = sentence
        elif sentence.heading:
            if title and not sentence.sentence_id and not places.names_somebody(sentence):
                found.append(_neighbour(sentence, first, "own"))
        elif places.names_somebody(sentence):
            last = None
        elif last is not None and _is_near(sentence, last):
            speakers = places.speakers(sentence)
            if first.target not in speakers:
                found.append(_neighbour(sentence, first, "quoted" if speakers else "own"))
    return tuple(found)


def _judged(parsed: ParsedArticle, neighbours: Sequence[Neighbour]) -> Mapping[str, tuple[SentenceSentiment, ...]]:
    """Ask the encoder what neighbours say of their targets; by target, in order."""
    sentences = parsed.sentences
    asked = [(sentences[item.sentence_id].text, item.words, item.hide_name) for item in neighbours]
    found: dict[str, list[SentenceSentiment]] = defaultdict(list)
    for item, judgement in zip(neighbours, judge_remarks(asked), strict=True):
        (negative, _, positive), (against, _, in_favour) = judgement.sentiment, judgement.position
        found[item.target].append(
            SentenceSentiment(
                sentence_id=item.sentence_id,
                paragraph=item.paragraph,
                voice=item.voice,
                self_spoken=False,
                sentiment=positive - negative,
                position=in_favour - against,
            )
        )
    return {target: tuple(units) for target, units in found.items()}


@dataclass(frozen=True, slots=True)
class _Places:
    """Where actors are named, and who is quoted in which sentence."""

    starts: Sequence[int]
    statements: Mapping[int, Sequence[Quote]]

    def speakers(self, sentence: Sentence) -> set[str]:
        return {quote.speaker for quote in self.statements.get(sentence.sentence_id, ())}

    def names_somebody(self, sentence: Sentence) -> bool:
        """Tell whether a sentence names an actor; where somebody is quoted, whether the quoted words do."""
        said = self.statements.get(sentence.sentence_id, ())
        stretches = [(max(quote.start, sentence.start), min(quote.end, sentence.end)) for quote in said]
        return any(self._named(start, end) for start, end in stretches or [(sentence.start, sentence.end)])

    def _named(self, start: int, end: int) -> bool:
        return bisect_left(self.starts, start) < bisect_left(self.starts, end)


def _statements(quotes: Iterable[Quote]) -> Mapping[int, Sequence[Quote]]:
    found: dict[int, list[Quote]] = defaultdict(list)
    for quote in quotes:
        if voice_of(quote) != "own":
            found[quote.sentence_id].append(quote)
    return found


def _is_near(sentence: Sentence, last: Sentence) -> bool:
    return sentence.paragraph == last.paragraph and sentence.sentence_id - last.sentence_id <= _FARTHEST


def _neighbour(sentence: Sentence, mention: Mention, voice: Voice) -> Neighbour:
    return Neighbour(
        target=mention.target,
        sentence_id=sentence.sentence_id,
        paragraph=sentence.paragraph,
        voice=voice,
        words=mention.surface,
        hide_name=mention.kind != "phrase",
    )
