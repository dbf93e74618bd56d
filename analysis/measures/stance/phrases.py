"""Phrases that doubt, confirm or leave open a claim, with whose words they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from analysis.extract.quotes.voice_spans import VoiceAt, VoiceSpan
from analysis.measures.stance.lexicon import PhraseKind, phrase_pattern
from analysis.records import Sentence, Voice


@dataclass(frozen=True, slots=True)
class Phrase:
    """A listed phrase in a text, ``[start, end)`` in characters of the article."""

    kind: PhraseKind
    sentence_id: int
    start: int
    end: int
    voice: Voice


def find_phrases(sentences: Sequence[Sentence], voices: Sequence[VoiceSpan]) -> tuple[Phrase, ...]:
    """Find the phrases in an article's body, at most one of a kind per sentence and voice, in order."""
    found: dict[tuple[int, PhraseKind, Voice], Phrase] = {}
    for phrase in every_phrase(sentences, voices):
        found.setdefault((phrase.sentence_id, phrase.kind, phrase.voice), phrase)
    return tuple(sorted(found.values(), key=lambda phrase: (phrase.start, phrase.kind)))


def every_phrase(sentences: Sequence[Sentence], voices: Sequence[VoiceSpan]) -> Iterator[Phrase]:
    """Yield each place of a phrase in an article's body, by sentence and kind."""
    voice_at = VoiceAt(voices)
    for sentence in sentences:
        if not sentence.heading:
            yield from _in_sentence(sentence, voice_at)


def _in_sentence(sentence: Sentence, voice_at: VoiceAt) -> Iterator[Phrase]:
    text = sentence.text.lower().replace("’", "'")
    if len(text) != len(sentence.text):  # a letter that lower case makes longer would shift the offsets
        return
    for kind in get_args(PhraseKind):
        for match in phrase_pattern(kind).finditer(text):
            start = sentence.start + match.start()
            yield Phrase(kind, sentence.sentence_id, start, sentence.start + match.end(), voice_at(start))
