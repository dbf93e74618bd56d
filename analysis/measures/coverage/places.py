"""Where in its article a sentence stands, in whose voice, and how surely it tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from analysis.extract.quotes.voice_spans import VoiceSpan
from analysis.measures.coverage.certainty import find_certainty
from analysis.measures.coverage.conflicts import Telling
from analysis.measures.coverage.units import Unit
from analysis.records import Voice
from analysis.text.nlp import ParsedArticle

Position = Literal["headline", "lead", "middle", "tail"]
POSITIONS: tuple[Position, ...] = ("headline", "lead", "middle", "tail")

LEAD_SENTENCES = 3
"""Body sentences that are the lead, in the inverted pyramid of news (Bell 1991, The Language of News Media)."""
TAIL = 2 / 3
"""Share of the body after which a fact is buried."""


def find_position(article: ParsedArticle, sentence_id: int) -> Position:
    """Return where a sentence stands; the title is the headline, sub-heads belong to the body."""
    first = next((item.sentence_id for item in article.sentences if not item.heading), 0)
    if article.sentences[sentence_id].heading and sentence_id < first:
        return "headline"
    place, length = sentence_id - first, max(1, len(article.sentences) - first)
    if place < LEAD_SENTENCES:
        return "lead"
    return "tail" if place >= length * TAIL else "middle"


def telling_of(unit: Unit, article: ParsedArticle, voices: Sequence[VoiceSpan]) -> Telling:
    """Return a sentence with its voice, its certainty and what it denies."""
    sentence = article.sentences[unit.sentence_id]
    span = article.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    voice = main_voice(voices, sentence.start, sentence.end)
    first, last = (span.start, span.end) if span is not None else (0, 0)
    certainty, cues = find_certainty(article.doc, first, last, attributed=voice != "own")
    negated = frozenset(token.head.lemma_.lower() for token in article.doc[first:last] if token.dep_ == "neg")
    return Telling(unit, sentence.text, sentence.start, certainty, cues, voice, negated)


def main_voice(voices: Sequence[VoiceSpan], start: int, end: int) -> Voice:
    """Return whose words most of ``[start, end)`` is; equals go to the newsroom."""
    lengths: Counter[Voice] = Counter()
    for span in voices:
        lengths[span.voice] += max(0, min(end, span.end) - max(start, span.start))
    order: tuple[Voice, ...] = ("own", "reported", "quoted")
    return max(order, key=lambda voice: lengths[voice])
