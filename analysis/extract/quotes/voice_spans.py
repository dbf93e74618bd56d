"""Whose words each stretch of text is: quotations turned into a partition of the article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.records import Mention, Quote, Voice


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """A stretch of text with one innermost voice.

    Attributes:
        start: First character.
        end: Character after the last.
        voice: Whose words.
        speaker: Canonical actor or person; empty for own words and for unknown speakers.
        quote_id: The quotation whose voice it is, -1 for own words.
        said_by: Who speaks, as tables show it: the seat of power that the text names, else the speaker.
    """

    start: int
    end: int
    voice: Voice
    speaker: str = ""
    quote_id: int = -1
    said_by: str = ""


class VoiceAt:
    """Look up the voice and speaker at an offset in disjoint spans."""

    def __init__(self, spans: Sequence[VoiceSpan]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]

    def __call__(self, offset: int, *, default: Voice = "own") -> Voice:
        span = self._at(offset)
        return span.voice if span is not None else default

    def speaker(self, offset: int) -> str:
        """Return who speaks at ``offset``, as tables show it; empty where nobody or nobody known does."""
        span = self._at(offset)
        return span.said_by if span is not None else ""

    def _at(self, offset: int) -> VoiceSpan | None:
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._spans[index].end:
            return None
        return self._spans[index]


def voice_of(quote: Quote) -> Voice:
    """Return the voice that a quotation gives its words.

    Words in scare quotes and titles of works are the writer's own, or those of the quotation around them. Marks in a
    heading are a quotation only where a speaker is known.
    """
    if quote.kind == "reported":
        return "reported"
    if quote.kind == "scare" or (quote.kind == "heading" and not quote.speaker):
        return "own"
    return "quoted"


def innermost(quotes: Sequence[Quote], start: int, end: int) -> Quote | None:
    """Return the smallest quotation of any kind that holds ``[start, end)``.

    Args:
        quotes: The quotations of one article, by start.
        start: First character.
        end: Character after the last.
    """
    holding = [quote for quote in quotes if quote.start <= start and quote.end >= end]
    return min(holding, key=lambda quote: quote.end - quote.start, default=None)


def voice_spans(text_length: int, quotes: Sequence[Quote]) -> tuple[VoiceSpan, ...]:
    """Divide a text into stretches of one innermost voice each.

    The marks themselves belong to what is around them.

    Args:
        text_length: Length of the text in characters.
        quotes: Its quotations; any two are apart or one holds the other.

    Returns:
        Stretches in order that together are ``[0, text_length)``; two neighbours differ. No stretch is empty.
    """
    merged: list[VoiceSpan] = []
    for span in _cut(text_length, quotes):
        if merged and merged[-1].quote_id == span.quote_id:
            merged[-1] = replace(merged[-1], end=span.end)
        else:
            merged.append(span)
    return tuple(merged)


def _cut(text_length: int, quotes: Sequence[Quote]) -> Iterator[VoiceSpan]:
    """Yield the stretches between any two bounds of voiced quotations."""
    voiced = sorted(
        (quote for quote in quotes if voice_of(quote) != "own"), key=lambda quote: (quote.start, -quote.end)
    )
    around: list[Quote] = []
    position = 0
    for quote in [*voiced, None]:
        limit = text_length if quote is None else min(quote.start, text_length)
        while around and around[-1].end <= limit:
            inner = around.pop()
            yield from _span(position, min(inner.end, text_length), inner)
            position = max(position, min(inner.end, text_length))
        yield from _span(position, limit, around[-1] if around else None)
        position = max(position, limit)
        if quote is not None:
            around.append(quote)


def _span(start: int, end: int, quote: Quote | None) -> Iterator[VoiceSpan]:
    if start < end:
        if quote is None:
            yield VoiceSpan(start, end, "own")
        else:
            yield VoiceSpan(start, end, voice_of(quote), quote.speaker, quote.quote_id, quote.said_by)


def with_voices(mentions: Sequence[Mention], quotes: Sequence[Quote]) -> tuple[Mention, ...]:
    """Return the mentions with voice and speaker of the innermost quotation around them.

    Direct, fragmentary and nested quotations give ``quoted``, indirect speech gives ``reported``; see :func:`voice_of`
    for scare quotes and headings. A cue and its subject stand outside the quotation and are own words.
    """
    length = max((*(quote.end for quote in quotes), *(mention.end for mention in mentions)), default=0)
    spans = voice_spans(length, quotes)
    starts = [span.start for span in spans]
    found = []
    for mention in mentions:
        span = spans[bisect_right(starts, mention.start) - 1]
        whole = span.end >= mention.end
        found.append(replace(mention, voice=span.voice if whole else "own", speaker=span.speaker if whole else ""))
    return tuple(found)
