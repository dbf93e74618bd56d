"""What a sentence says of a target: the encoder's answers for its mentions, gathered by sentence and by voice."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.extract.sentiment import Sentiment
from analysis.records import Mention, Sentence, Voice


@dataclass(frozen=True, slots=True)
class ScoredMention:
    """A mention with its sentiment; None where the mention is not measured (a place, an unsure pronoun)."""

    mention: Mention
    sentiment: Sentiment | None


@dataclass(frozen=True, slots=True)
class SentenceSentiment:
    """What one sentence says of a target in one voice: means over its mentions, in [-1, 1].

    ``position`` is the side it takes on the target as an issue; ``self_spoken`` tells whether the target itself says
    it.
    """

    sentence_id: int
    paragraph: int
    voice: Voice
    self_spoken: bool
    sentiment: float
    position: float

    @property
    def held(self) -> float:
        """Return what it holds of an actor, in [-1, 1]: how it portrays it and the side it takes, half each."""
        return (self.sentiment + self.position) / 2


def sentence_sentiments(
    scored: Iterable[ScoredMention], sentences: Sequence[Sentence]
) -> dict[str, tuple[SentenceSentiment, ...]]:
    """Gather measured mentions by target, sentence and voice.

    Several mentions of a target in one sentence and voice are one unit, their mean.

    Returns:
        Units by target, in the order of the text.
    """
    cells: dict[tuple[str, int, Voice], list[ScoredMention]] = defaultdict(list)
    for item in scored:
        if item.sentiment is not None:
            cells[item.mention.target, item.mention.sentence_id, item.mention.voice].append(item)
    found: dict[str, list[SentenceSentiment]] = defaultdict(list)
    for (target, sentence_id, voice), items in sorted(cells.items()):
        judged = [item.sentiment for item in items if item.sentiment is not None]
        found[target].append(
            SentenceSentiment(
                sentence_id=sentence_id,
                paragraph=sentences[sentence_id].paragraph,
                voice=voice,
                self_spoken=all(item.mention.speaker == target for item in items),
                sentiment=math.fsum(item.sentiment for item in judged) / len(judged),
                position=math.fsum(item.position for item in judged) / len(judged),
            )
        )
    return {target: tuple(units) for target, units in found.items()}


def sentence_means(units: Iterable[SentenceSentiment]) -> list[float]:
    """Return one value per sentence, in order: the mean over its voices."""
    return list(sentence_values(units).values())


def sentence_values(units: Iterable[SentenceSentiment]) -> dict[int, float]:
    """Return the mean over each sentence's voices, by sentence in order."""
    sentences: dict[int, list[float]] = defaultdict(list)
    for unit in units:
        sentences[unit.sentence_id].append(unit.sentiment)
    return {sentence_id: math.fsum(values) / len(values) for sentence_id, values in sorted(sentences.items())}
