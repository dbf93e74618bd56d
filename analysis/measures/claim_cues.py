"""Where an article doubts or endorses what somebody says: in how it introduces the words, and in remarks on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analysis.extract.facts import MeasuredArticle
from analysis.extract.quotes.voice_at import VoiceAt
from analysis.measures.stance.phrases import every_phrase

_TONES = ("doubting", "endorsing")
_REMARKS = {"doubt": "doubting", "confirmation": "endorsing"}


def claim_cues(item: MeasuredArticle) -> Iterator[dict[str, Any]]:
    """Yield each place once, in order: cues that are not neutral ("boasted"), and remarks ("without evidence")."""
    voice_at = VoiceAt(item.voices)
    places: dict[tuple[int, int], tuple[str, str, str]] = {}
    for quote in item.quotes:
        if quote.cue_tone in _TONES and quote.cue_start >= 0:
            places.setdefault((quote.cue_start, quote.cue_end), ("introduction", quote.cue_tone, quote.speaker))
    for phrase in every_phrase(item.parsed.sentences, item.voices):
        if phrase.kind in _REMARKS:
            places.setdefault((phrase.start, phrase.end), ("remark", _REMARKS[phrase.kind], ""))
    for (start, end), (kind, tone, about) in sorted(places.items()):
        yield {
            "article_id": item.article.article_id,
            "sentence_id": item.parsed.sentence_at(start).sentence_id,
            "start": start,
            "end": end,
            "text": item.article.text[start:end],
            "kind": kind,
            "tone": tone,
            "about": about,
            "voice": voice_at(start),
            "speaker": voice_at.speaker(start),
        }
