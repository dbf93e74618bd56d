"""Facts as a reader corrected them: put in right after they were found, so that every measure follows by itself.

A correction knows its place in the article and the words there. It is looked for at that place, else at the one place
where the article has these words; there it changes the quotation, mention or sentence that covers most of it. So it
holds when a later version of the models draws bounds a little differently, and where nothing fits it changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from analysis.corrections import in_force
from analysis.extract.quotes.voice_spans import voice_of
from analysis.extract.sentence_sentiment import ScoredMention, SentenceSentiment
from analysis.extract.sentiment import POLARITIES, Sentiment
from analysis.records import Article, Correction, Mention, Quote, Sentence

LEAST_OVERLAP = 0.5
"""A place fits a correction's where they share at least half of what both cover together."""
_CLEAR = 1 / 3
"""From here on a value in [-1, 1] is called a side: the middle third is neutral."""

_SENTIMENT = ("negative", "neutral", "positive")
_SIDES = ("against", "neutral", "for")

Machine = dict[Correction, str]
"""What the machine itself found, by the correction that changed it."""


class _Place(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Place)


@dataclass(frozen=True, slots=True)
class Placed:
    """A correction at its place in an article."""

    given: Correction
    start: int
    end: int


def placed(corrections: Iterable[Correction], articles: Iterable[Article]) -> Mapping[str, tuple[Placed, ...]]:
    """Return the corrections that count and whose words stand in their article, by article_id."""
    texts = {article.article_id: article.text for article in articles}
    found: dict[str, list[Placed]] = defaultdict(list)
    for each in in_force(corrections):
        text = texts.get(each.article_id)
        start = None if text is None else _start(each, text)
        if start is not None:
            found[each.article_id].append(Placed(each, start, start + each.end - each.start))
    return {article_id: tuple(listed) for article_id, listed in found.items()}


def best(places: Iterable[P], item: Placed) -> P | None:
    """Return the place that a correction means; None where none fits."""
    sized = [(_overlap(place, item), place) for place in places]
    share, found = max(sized, key=lambda pair: pair[0], default=(0.0, None))
    return found if share >= LEAST_OVERLAP else None


def correct_quotes(
    quotes: Sequence[Quote], sentences: Sequence[Sentence], given: Iterable[Placed]
) -> tuple[tuple[Quote, ...], Machine]:
    """Give quotations the voices and speakers that a reader says they have.

    A quotation that is none leaves the list where it has no marks, and becomes a scare quote where it has. Where none
    was found and the reader hears one, its sentence becomes one.

    Returns:
        The quotations by start, each with its number as before, and what the machine found.
    """
    listed, machine = list(quotes), Machine()
    given = tuple(given)
    for item in given:
        if item.given.kind == "voice":
            listed = _with_voice(listed, sentences, item, machine)
    for item in given:
        quote = best(listed, item) if item.given.kind == "speaker" else None
        if quote is not None and not (quote.kind == "scare" and quote.corrected):  # said to be nobody's
            machine[item.given] = quote.said_by
            listed = [_spoken(each, item.given.after) if each is quote else each for each in listed]
    return tuple(sorted(listed, key=lambda quote: (quote.start, -quote.end))), machine


def correct_mentions(
    mentions: Sequence[Mention], given: Iterable[Placed], known: Collection[str]
) -> tuple[tuple[Mention, ...], Machine]:
    """Let mentions mean whom a reader says they mean; one that means nobody known leaves the list.

    Args:
        mentions: Mentions of an article.
        given: What was corrected in it.
        known: Names of the actors or issues there are.
    """
    listed, machine = list(mentions), Machine()
    for item in given:
        wanted, after = item.given.target, item.given.after
        if item.given.kind != "actor" or (after and after not in known):
            continue
        mention = best([each for each in listed if each.target == wanted], item)
        if mention is None:
            continue
        machine[item.given] = mention.target
        place = listed.index(mention)
        meant = replace(mention, target=after, use="actor", confidence=1.0, corrected=_note("means", mention.target))
        known_already = any((each.start, each.end, each.target) == (meant.start, meant.end, after) for each in listed)
        listed[place : place + 1] = [meant] if after and not known_already else []
    return tuple(listed), machine


def correct_scored(
    scored: Iterable[ScoredMention], sentences: Sequence[Sentence], given: Iterable[Placed], machine: Machine
) -> tuple[ScoredMention, ...]:
    """Let sentences say of their targets what a reader says they do; ``machine`` gains what the encoder said."""
    asked = _by_sentence(sentences, given)
    return tuple(_rescored(item, asked, machine) for item in scored)


def correct_units(
    units: Mapping[str, tuple[SentenceSentiment, ...]],
    sentences: Sequence[Sentence],
    given: Iterable[Placed],
    machine: Machine,
) -> dict[str, tuple[SentenceSentiment, ...]]:
    """Do the same for sentences that don't name their target."""
    asked = _by_sentence(sentences, given)
    return {target: tuple(_rejudged(unit, target, asked, machine) for unit in each) for target, each in units.items()}


def side_named(value: float, kind: str = "sentiment") -> str:
    """Name the side that a value in [-1, 1] lies on, in the words of a kind of correction."""
    names = _SIDES if kind == "side" else _SENTIMENT
    return names[0 if value < -_CLEAR else 2 if value > _CLEAR else 1]


def _start(correction: Correction, text: str) -> int | None:
    if text[correction.start : correction.end] == correction.text:
        return correction.start
    return text.index(correction.text) if text.count(correction.text) == 1 else None


def _overlap(place: _Place, item: Placed) -> float:
    shared = min(place.end, item.end) - max(place.start, item.start)
    return max(shared, 0) / max(1, max(place.end, item.end) - min(place.start, item.start))


def _note(what: str, machine: str, before: str = "") -> str:
    return "; ".join(part for part in (before, f"{what}: {machine or 'not found'}") if part)


def _with_voice(quotes: list[Quote], sentences: Sequence[Sentence], item: Placed, machine: Machine) -> list[Quote]:
    quote, after = best(quotes, item), item.given.after
    if quote is None:
        made = None if after == "own" else _heard(quotes, sentences, item)
        if made is None:
            return quotes
        machine[item.given] = "own"
        inside = [each.parent_id == -1 and made.start <= each.start and each.end <= made.end for each in quotes]
        held = [
            replace(each, parent_id=made.quote_id) if inner else each
            for each, inner in zip(quotes, inside, strict=True)
        ]
        return [*held, made]
    voice = voice_of(quote)
    machine[item.given] = voice
    note = _note("voice", voice, quote.corrected)
    if after == "own" and quote.kind == "reported":
        return [_lifted(each, quote) for each in quotes if each is not quote]
    if after == voice:
        changed = quote
    elif after == "own":
        changed = replace(
            quote, kind="scare", speaker="", institution="", speaker_description="", anonymous=False, corrected=note
        )
    else:
        changed = replace(quote, kind="reported" if after == "reported" else "direct", corrected=note)
    return [changed if each is quote else each for each in quotes]


def _lifted(quote: Quote, gone: Quote) -> Quote:
    return replace(quote, parent_id=gone.parent_id) if quote.parent_id == gone.quote_id else quote


def _heard(quotes: Sequence[Quote], sentences: Sequence[Sentence], item: Placed) -> Quote | None:
    """Make a quotation of a sentence; None where another one ends inside it, or it is no sentence."""
    sentence = best(sentences, item)
    if sentence is None:
        return None
    start, end = sentence.start, sentence.end
    for each in quotes:
        holds, held = each.start <= start and each.end >= end, start <= each.start and each.end <= end
        if each.start < end and each.end > start and not holds and not held:
            return None
    return Quote(
        quote_id=max((each.quote_id for each in quotes), default=-1) + 1,
        parent_id=-1,
        sentence_id=sentence.sentence_id,
        start=start,
        end=end,
        text=sentence.text,
        kind="reported" if item.given.after == "reported" else "direct",
        corrected=_note("voice", "own"),
    )


def _spoken(quote: Quote, speaker: str) -> Quote:
    return replace(
        quote,
        kind="fragment" if speaker and quote.kind == "scare" else quote.kind,
        speaker=speaker,
        institution="",
        # What the text says of somebody else is not said of this speaker.
        speaker_description="" if quote.speaker else quote.speaker_description,
        anonymous=quote.anonymous and not speaker,
        corrected=_note("speaker", quote.said_by, quote.corrected),
    )


def _by_sentence(sentences: Sequence[Sentence], given: Iterable[Placed]) -> dict[tuple[int, str], Correction]:
    found: dict[tuple[int, str], Correction] = {}
    for item in given:
        if item.given.kind in ("sentiment", "side"):
            sentence = best(sentences, item)
            if sentence is not None:
                found[sentence.sentence_id, item.given.target] = item.given
    return found


def _rescored(item: ScoredMention, asked: Mapping[tuple[int, str], Correction], machine: Machine) -> ScoredMention:
    mention, sentiment = item.mention, item.sentiment
    given = asked.get((mention.sentence_id, mention.target))
    if given is None or sentiment is None:
        return item
    is_side = given.kind == "side"
    was = side_named(sentiment.position, "side") if is_side else _SENTIMENT[sentiment.polarity + 1]
    machine.setdefault(given, was)
    value = _value(given)
    shares = (sentiment.negative, sentiment.neutral, sentiment.positive)
    if not is_side:
        shares = tuple(float(value == each) for each in POLARITIES)  # type: ignore[assignment]
    negative, neutral, positive = shares
    told = Sentiment(negative, neutral, positive, float(value), sentiment.vader)
    return ScoredMention(replace(mention, corrected=_note(given.kind, was, mention.corrected)), told)


def _rejudged(
    unit: SentenceSentiment, target: str, asked: Mapping[tuple[int, str], Correction], machine: Machine
) -> SentenceSentiment:
    given = asked.get((unit.sentence_id, target))
    if given is None:
        return unit
    machine.setdefault(given, side_named(unit.position if given.kind == "side" else unit.sentiment, given.kind))
    value = float(_value(given))
    return replace(unit, position=value, sentiment=unit.sentiment if given.kind == "side" else value)


def _value(given: Correction) -> int:
    return POLARITIES[(_SIDES if given.kind == "side" else _SENTIMENT).index(given.after)]
