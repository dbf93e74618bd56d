"""What a stance is read from: the material an article holds on one target, and the signals made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.extract.sentence_sentiment import SentenceSentiment
from analysis.measures.stance.phrases import Phrase
from analysis.records import Quote, Sentence, TargetKind, Voice


@dataclass(frozen=True, slots=True)
class Signal:
    """One sentence's part in one signal: its direction in [-1, 1] and its weight."""

    name: str
    sentence_id: int
    paragraph: int
    voice: Voice
    value: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class StanceMaterial:
    """What an article says of one target: the material of the signals.

    Attributes:
        sentences: All sentences of the article.
        target: The target's canonical name.
        kind: Actor or issue.
        units: What its sentences say of the target, by sentence and voice, in order of the text.
        following: The same for sentences that go on about the target without naming it.
        nearby: The same for sentences next to these that name nobody.
        others: What its sentences say of the actor it mentions most beside the target.
        quotes: All quotations.
        phrases: Words that doubt, confirm or leave open.
    """

    sentences: Sequence[Sentence]
    target: str
    kind: TargetKind
    units: Sequence[SentenceSentiment]
    following: Sequence[SentenceSentiment]
    nearby: Sequence[SentenceSentiment]
    others: Sequence[SentenceSentiment]
    quotes: Sequence[Quote]
    phrases: Sequence[Phrase]
