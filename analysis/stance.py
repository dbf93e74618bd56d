"""Stance of an article toward a target: a first, additive reading of its sentences.

Each sentence that mentions the target counts with its sentiment, weighted by whose words they are. The score is the
weighted mean, so it is the sum of the sentences' contributions, and the interval comes from drawing paragraphs anew.
Known limit: the sentiment of what is reported is not the attitude of who reports it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.records import Voice
from analysis.uncertainty import bootstrap_mean

OWN_WEIGHT = 1.0
QUOTED_WEIGHT = 0.5
"""The newsroom chose the quotation but did not say it; by design half of its own words' weight, not fitted."""
SELF_WEIGHT = 0.25
"""What targets say about themselves tells least about the outlet; by design, not fitted."""

NEUTRAL_BAND = 0.1
"""Scores from -0.1 to 0.1 are called neutral; by design, not fitted."""
MIN_SENTENCES = 3
"""Fewer sentences never bear a label."""
NARROW = 0.5
"""A neutral label is borne only by an interval no wider than this."""


@dataclass(frozen=True, slots=True)
class SentenceSentiment:
    """What one sentence says of a target in one voice: the mean over its mentions, in [-1, 1]."""

    sentence_id: int
    paragraph: int
    voice: Voice
    self_spoken: bool
    sentiment: float

    @property
    def weight(self) -> float:
        """Return how much the sentence counts."""
        if self.voice == "own":
            return OWN_WEIGHT
        return SELF_WEIGHT if self.self_spoken else QUOTED_WEIGHT

    @property
    def signal(self) -> str:
        """Name the signal for the evidence table."""
        if self.voice == "own":
            return "own words"
        return "the target's own statement" if self.self_spoken else f"{self.voice} words"


@dataclass(frozen=True, slots=True)
class Contribution:
    """Part of a score that one sentence brought."""

    sentence_id: int
    signal: str
    voice: Voice
    contribution: float


@dataclass(frozen=True, slots=True)
class Stance:
    """An article's stance toward a target; see the stance table for what each value means."""

    label: str
    enough: bool
    score: float
    low: float
    high: float
    own_score: float
    quoted_score: float
    n: int
    contributions: tuple[Contribution, ...]


ABSENT = Stance("absent", False, math.nan, math.nan, math.nan, math.nan, math.nan, 0, ())  # noqa: FBT003
"""The stance toward a target that the article does not discuss."""


def find_stance(sentences: Sequence[SentenceSentiment]) -> Stance:
    """Sum up what an article's sentences say of one target."""
    if not sentences:
        return ABSENT
    mass = sum(sentence.weight for sentence in sentences)
    contributions = tuple(
        Contribution(s.sentence_id, s.signal, s.voice, s.weight * s.sentiment / mass) for s in sentences
    )
    score = math.fsum(part.contribution for part in contributions)
    low, high = bootstrap_mean(
        [s.sentiment for s in sentences],
        weights=[s.weight for s in sentences],
        groups=[s.paragraph for s in sentences],
    )
    n = len({s.sentence_id for s in sentences})
    label = label_of(score)
    return Stance(
        label=label,
        enough=n >= MIN_SENTENCES and _bears(label, low, high),
        score=score,
        low=low,
        high=high,
        own_score=_mean(s.sentiment for s in sentences if s.voice == "own"),
        quoted_score=_mean(s.sentiment for s in sentences if s.voice != "own"),
        n=n,
        contributions=contributions,
    )


def label_of(score: float) -> str:
    """Name the side a score lies on: critical, neutral or supportive."""
    if abs(score) <= NEUTRAL_BAND:
        return "neutral"
    return "supportive" if score > 0 else "critical"


def _bears(label: str, low: float, high: float) -> bool:
    if math.isnan(low):
        return False
    if label == "neutral":
        return high - low <= NARROW
    return low > 0 if label == "supportive" else high < 0


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return math.fsum(listed) / len(listed) if listed else math.nan
