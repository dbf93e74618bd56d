"""Signals that listed words make: doubt and confirmation."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from types import MappingProxyType

from analysis.measures.stance.material import Signal, StanceMaterial
from analysis.measures.stance.phrases import Phrase
from analysis.records import Sentence


def _about(reading: StanceMaterial) -> Collection[int]:
    """Return the sentences that name the target, go on about it, or hold its statements."""
    said = {quote.sentence_id for quote in reading.quotes if quote.speaker == reading.target}
    return said | {unit.sentence_id for unit in (*reading.units, *reading.following)}


def doubts(reading: StanceMaterial) -> Iterator[Signal]:
    """Yield the newsroom's words that doubt or confirm, in sentences about the target or with its statements."""
    about = _about(reading)
    for phrase in reading.phrases:
        if phrase.kind in _DOUBTS and phrase.voice == "own" and phrase.sentence_id in about:
            yield _of_phrase("doubt", phrase, reading.sentences)


_DOUBTS = MappingProxyType({"doubt": -1.0, "confirmation": 1.0})


def _of_phrase(name: str, phrase: Phrase, sentences: Sequence[Sentence]) -> Signal:
    value = _DOUBTS[phrase.kind]
    return Signal(name, phrase.sentence_id, sentences[phrase.sentence_id].paragraph, phrase.voice, value)
