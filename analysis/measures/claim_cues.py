"""Where an article doubts or endorses what somebody says: in how it introduces the words, and in remarks on them."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extract.facts import ArticleFacts
from analysis.extract.quotes.voice_spans import VoiceAt
from analysis.measures.measure import Counted, Measure, Row, Table, in_counted_sentences
from analysis.measures.schema import ARTICLE, END, SENTENCE, SPEAKER, START, VOICE, schema, text
from analysis.measures.stance.phrases import every_phrase

_TONES = ("doubting", "endorsing")
_REMARKS = {"doubt": "doubting", "confirmation": "endorsing"}


def claim_cues(item: ArticleFacts) -> Iterator[Row]:
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
            "article_id": item.article_id,
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


def _claim_cues(counted: Counted) -> Iterator[Row]:
    return (row for item in counted.articles for row in claim_cues(item))


CLAIM_CUES = schema(
    "claim_cues",
    "a word or phrase that doubts or endorses what somebody says",
    (
        ARTICLE,
        SENTENCE,
        START,
        END,
        text("text", "the words"),
        text("kind", "introduction (boasted, admitted) or remark (without evidence)", ("introduction", "remark")),
        text("tone", "whether it doubts or endorses", ("doubting", "endorsing")),
        text("about", "whose statement it introduces; empty for a remark, and where nobody is known"),
        VOICE,
        SPEAKER,
    ),
    sort=("article_id", "start"),
)

MEASURE = Measure(
    title="Doubt and endorsement",
    meaning="Where an article doubts or endorses what somebody says.",
    section="voices",
    tables=(Table(CLAIM_CUES, _claim_cues, own_text=in_counted_sentences, by_voice=True),),
)
