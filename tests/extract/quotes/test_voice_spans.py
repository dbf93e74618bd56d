"""Whose words each character is: quotations built by hand, no model."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extract.quotes import VoiceSpan, innermost, voice_spans, with_voices
from analysis.records import Mention, Quote, QuoteKind


def quote(number: int, start: int, end: int, kind: QuoteKind = "direct", speaker: str = "Ann") -> Quote:
    return Quote(
        quote_id=number, parent_id=-1, sentence_id=0, start=start, end=end, text="x", kind=kind, speaker=speaker
    )


def mention(start: int, end: int) -> Mention:
    return Mention(sentence_id=0, target="Mill", surface="x", start=start, end=end, kind="name")


def test_innermost_is_the_smallest_quotation_around() -> None:
    outer, inner = quote(0, 10, 50), quote(1, 20, 30, "nested")
    assert innermost((outer, inner), 22, 25) == inner
    assert innermost((outer, inner), 25, 35) == outer
    assert innermost((outer, inner), 5, 12) is None


def test_nested_voices_cut_the_outer_one() -> None:
    quotes = (quote(0, 5, 20, "reported", "Ann"), quote(1, 10, 15, "fragment", "Bo"))
    assert voice_spans(25, quotes) == (
        VoiceSpan(0, 5, "own"),
        VoiceSpan(5, 10, "reported", "Ann", 0, "Ann"),
        VoiceSpan(10, 15, "quoted", "Bo", 1, "Bo"),
        VoiceSpan(15, 20, "reported", "Ann", 0, "Ann"),
        VoiceSpan(20, 25, "own"),
    )


def test_an_empty_text_has_no_stretches() -> None:
    assert voice_spans(0, ()) == ()


@pytest.mark.parametrize(
    ("kind", "speaker", "voice"),
    [
        ("direct", "Ann", "quoted"),
        ("direct", "", "quoted"),
        ("fragment", "Ann", "quoted"),
        ("nested", "Ann", "quoted"),
        ("reported", "Ann", "reported"),
        ("scare", "", "own"),
        ("heading", "", "own"),
        ("heading", "Ann", "quoted"),
    ],
)
def test_the_kind_decides_the_voice(kind: QuoteKind, speaker: str, voice: str) -> None:
    found = with_voices([mention(4, 6)], (quote(0, 2, 8, kind, speaker),))[0]
    assert (found.voice, found.speaker) == (voice, speaker)


def test_scare_quotes_take_the_voice_around_them() -> None:
    quotes = (quote(0, 0, 20, "reported", "Ann"), quote(1, 5, 10, "scare", ""))
    assert with_voices([mention(6, 8)], quotes)[0].speaker == "Ann"


def test_a_mention_across_a_mark_is_own() -> None:
    assert with_voices([mention(1, 5)], (quote(0, 3, 9),))[0].voice == "own"


def test_without_quotations_all_is_own() -> None:
    mentions = [mention(0, 3), mention(5, 9)]
    assert with_voices(mentions, ()) == tuple(mentions)


@st.composite
def nested_quotes(draw: st.DrawFn) -> tuple[Quote, ...]:
    """Quotations that are apart or hold one another, as the finder gives them."""
    kinds: list[QuoteKind] = ["direct", "fragment", "scare", "heading", "nested", "reported"]
    found: list[Quote] = []

    def fill(low: int, high: int, depth: int) -> None:
        position = low
        while depth and position < high and draw(st.booleans()):
            start = draw(st.integers(position, high - 1))
            end = draw(st.integers(start + 1, high))
            speaker = draw(st.sampled_from(["", "Ann", "Bo"]))
            found.append(quote(len(found), start, end, draw(st.sampled_from(kinds)), speaker))
            fill(start, end, depth - 1)
            position = end

    fill(0, 60, 3)
    return tuple(sorted(found, key=lambda item: (item.start, -item.end)))


@given(nested_quotes())
def test_voices_divide_the_text(quotes: tuple[Quote, ...]) -> None:
    spans = voice_spans(60, quotes)
    assert [span.start for span in spans] == [0, *(span.end for span in spans[:-1])]
    assert spans[-1].end == 60
    assert all(span.start < span.end for span in spans)
    assert all(left.quote_id != right.quote_id for left, right in pairwise(spans))


@given(nested_quotes(), st.integers(0, 59))
def test_each_character_has_the_voice_of_its_innermost_voiced_quotation(quotes: tuple[Quote, ...], at: int) -> None:
    span = next(span for span in voice_spans(60, quotes) if span.start <= at < span.end)
    voiced = [item for item in quotes if item.kind != "scare" and (item.kind != "heading" or item.speaker)]
    holding = [item for item in voiced if item.start <= at < item.end]
    if not holding:
        assert span == replace(span, voice="own", speaker="", quote_id=-1)
    else:
        smallest = min(item.end - item.start for item in holding)
        assert span.quote_id in {item.quote_id for item in holding if item.end - item.start == smallest}
