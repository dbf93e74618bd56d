"""Does the name matter? An article's stance again, with the target's name replaced throughout.

What a reader concludes should follow from what is said, not from whom it is said of. The article is read twice, alone:
once as it is, once with a made-up name in every place that names the target. Who is meant and who speaks is carried
over from the first reading by its offsets, so the shift shows what the name does to the sentiment and to the parse
beneath it, and not whether a made-up name is recognised.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from analysis.errors import InvalidTargets
from analysis.extract.facts import ArticleFacts, Progress, extract
from analysis.extract.sentence_sentiment import ScoredMention, SentenceSentiment
from analysis.extract.sentiment import score_mentions
from analysis.measures.stance.article_stance import stance_of
from analysis.measures.stance.scoring import Stance
from analysis.records import NAME_KINDS, Article, Mention, Quote, Span, Target
from analysis.text.nlp import ParsedArticle, parse

PERSON_NAMES = ("Robin Alder", "Kim Tanner", "Lee Marlow", "Robin Teller")
PARTY_NAMES = ("Norland", "Estmark", "Sudria", "Westrova")
"""Names that mean nobody, without a valence; the first one whose words the article does not use is taken."""

_STEPS = 3


@dataclass(frozen=True, slots=True)
class BlindCheck:
    """An article's stance toward a target as it is written, and with the target called ``name``.

    ``replaced`` counts the places where the name was replaced; a description ("the minister") keeps its words.
    """

    name: str
    replaced: int
    plain: Stance
    blind: Stance

    @property
    def shift(self) -> float:
        """Return blind − plain score, in [-2, 2]; NaN where the target is absent."""
        return self.blind.score - self.plain.score


@dataclass(frozen=True, slots=True)
class _Renaming:
    """Places of a text and what stands there instead, in order and apart from each other."""

    spans: tuple[Span, ...]
    words: tuple[str, ...]

    def text(self, text: str) -> str:
        """Return ``text`` with the words replaced."""
        parts, last = [], 0
        for span, word in zip(self.spans, self.words, strict=True):
            parts += [text[last : span.start], word]
            last = span.end
        return "".join((*parts, text[last:]))

    def start(self, offset: int) -> int:
        """Return where a stretch starts that started at ``offset``; inside a replaced name, at the name's start."""
        number = bisect_right([span.start for span in self.spans], offset) - 1
        inside = number >= 0 and offset < self.spans[number].end
        return self._moved(self.spans[number].start if inside else offset)

    def end(self, offset: int) -> int:
        """Return where a stretch ends that ended at ``offset``; inside a replaced name, at the name's end."""
        number = bisect_left([span.end for span in self.spans], offset)
        inside = number < len(self.spans) and self.spans[number].start < offset
        return self._moved(self.spans[number].end if inside else offset)

    def _moved(self, offset: int) -> int:
        grown = [len(word) - (span.end - span.start) for span, word in zip(self.spans, self.words, strict=True)]
        before = bisect_right([span.end for span in self.spans], offset)
        return offset + list(accumulate(grown, initial=0))[before]


def check_blind(
    article: Article, target: str, targets: Sequence[Target], *, progress: Progress | None = None
) -> BlindCheck:
    """Score an article toward an actor with and without the actor's name.

    Args:
        article: The article.
        target: Name of the actor among ``targets``.
        targets: What is measured in the article's event; their aliases tell who is meant.
        progress: Called after each of the steps.

    Raises:
        InvalidTargets: ``target`` is no actor among the targets: an issue has no name to replace.
    """
    if not any(item.name == target and item.kind == "actor" for item in targets):
        message = f"{target!r} is no actor among the targets, so it has no name to replace."
        raise InvalidTargets(message)
    report = progress or _silent
    event = extract([article], targets)
    (plain,) = event.articles
    report(1, _STEPS, "read as it is")
    person = any(actor.name == target and actor.kind == "person" for actor in event.actors)
    name = neutral_name(article.text, person=person)
    renaming = _renaming(plain, target, name)
    (parsed,) = parse([_renamed_article(article, renaming)])
    report(2, _STEPS, f"read with the name {name}")
    blind = _carried_over(plain, parsed, renaming)
    check = BlindCheck(name, len(renaming.spans), stance_of(plain, target), stance_of(blind, target))
    report(_STEPS, _STEPS, "scored")
    return check


def neutral_name(text: str, *, person: bool) -> str:
    """Return a made-up name of which no word stands in ``text``; the last one known where all do."""
    names = PERSON_NAMES if person else PARTY_NAMES
    return next((name for name in names if not any(word in text for word in name.split())), names[-1])


def _silent(_done: int, _total: int, _name: str) -> None:
    """Report nothing."""


def _renaming(measured: ArticleFacts, target: str, name: str) -> _Renaming:
    text = measured.article.text
    spans: list[Span] = []
    words: list[str] = []
    for mention in sorted(measured.mentions, key=lambda item: (item.start, -item.end)):
        if mention.target == target and mention.kind in NAME_KINDS and (not spans or mention.start >= spans[-1].end):
            spans.append(Span(mention.start, mention.end))
            words.append(_instead(mention, text, name))
    return _Renaming(tuple(spans), tuple(words))


def _instead(mention: Mention, text: str, name: str) -> str:
    """Return what stands instead of a mention: the whole name or the surname; "the Kremlin" stays with its article."""
    _, _, surname = name.rpartition(" ")
    if surname != name:
        return name if " " in mention.surface.strip() else surname
    has_article = text[: mention.start].lower().endswith("the ")
    return f"{name} government" if has_article and mention.use == "actor" else name


def _renamed_article(article: Article, renaming: _Renaming) -> Article:
    headings = tuple(Span(renaming.start(span.start), renaming.end(span.end)) for span in article.headings)
    text = renaming.text(article.text)
    title = text[: renaming.end(len(article.title))] if article.title else ""
    return replace(article, text=text, title=title, headings=headings, source="", removed=())


def _carried_over(plain: ArticleFacts, parsed: ParsedArticle, renaming: _Renaming) -> ArticleFacts:
    groups = (plain.scored, plain.beside, plain.followed)
    moved = [[(_moved_mention(item.mention, parsed, renaming), item) for item in group] for group in groups]
    asked = [mention for group in moved for mention, item in group if item.sentiment is not None]
    sentiments = iter(score_mentions(parsed, asked))
    scored, beside, followed = (
        tuple(ScoredMention(mention, next(sentiments) if item.sentiment else None) for mention, item in group)
        for group in moved
    )
    return ArticleFacts(
        parsed=parsed,
        mentions=tuple(_moved_mention(item, parsed, renaming) for item in plain.mentions),
        quotes=tuple(_moved_quote(item, parsed, renaming) for item in plain.quotes),
        scored=scored,
        followed=followed,
        beside=beside,
        nearby={target: tuple(_moved_units(plain, units, parsed, renaming)) for target, units in plain.nearby.items()},
    )


def _moved_units(
    plain: ArticleFacts, units: Sequence[SentenceSentiment], parsed: ParsedArticle, renaming: _Renaming
) -> Iterator[SentenceSentiment]:
    """Move what sentences say that name nobody: the name was hidden when they were judged."""
    for unit in units:
        start = plain.parsed.sentences[unit.sentence_id].start
        sentence = parsed.sentence_at(renaming.start(start))
        yield replace(unit, sentence_id=sentence.sentence_id, paragraph=sentence.paragraph)


def _moved_mention(mention: Mention, parsed: ParsedArticle, renaming: _Renaming) -> Mention:
    start, end = renaming.start(mention.start), renaming.end(mention.end)
    surface = parsed.article.text[start:end]
    return replace(mention, start=start, end=end, surface=surface, sentence_id=parsed.sentence_at(start).sentence_id)


def _moved_quote(quote: Quote, parsed: ParsedArticle, renaming: _Renaming) -> Quote:
    start, end = renaming.start(quote.start), renaming.end(quote.end)
    cue = (renaming.start(quote.cue_start), renaming.end(quote.cue_end)) if quote.cue_start >= 0 else (-1, -1)
    return replace(
        quote,
        start=start,
        end=end,
        text=parsed.article.text[start:end],
        sentence_id=parsed.sentence_at(start).sentence_id,
        cue_start=cue[0],
        cue_end=cue[1],
    )
