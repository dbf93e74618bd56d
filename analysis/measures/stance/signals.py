"""What in an article tells where it stands toward a target, sentence by sentence.

Own words and quoted voices enter apart. Each signal has a direction in [-1, 1] (against the target to for it) and a
weight; how much a signal counts beside the others is fitted, see :mod:`analysis.measures.stance.scoring`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from analysis.extract.sentence_sentiment import SentenceSentiment
from analysis.measures.stance.material import Signal, StanceMaterial
from analysis.measures.stance.signal_phrases import doubts
from analysis.records import Sentence

SIGNALS: Mapping[str, str] = MappingProxyType(
    {
        "headline": "what the title and the sub-heads say of the target",
        "own words": "what the newsroom's own words say of it, above all at the beginning",
        "going on": "what is said where the text goes on about the target without naming it",
        "nearby": "what a sentence next to one about the target says, or a title, if it names nobody",
        "other voices": "what others than the target are quoted or reported to say of it",
        "the target's own statements": "what the target says of itself",
        "cue": "how the target's statements are introduced: doubted (-1), plain (0) or confirmed (+1)",
        "doubt": "words of the newsroom that say a claim is not borne out (-1), or that it is (+1)",
    }
)
"""The signals and what each one looks at. What is said of an actor is sentiment, of an issue the side that is taken."""

LEAD_SHARE = 0.2
"""The first fifth of an article's paragraphs is its lead, at least one paragraph: where news puts what matters most."""
LEAD_WEIGHT = 1.25
"""A sentence of the lead counts as this many later ones."""
HEADLINE_WEIGHT = 0.5
"""Titles are written to be striking whatever the article's stance: half a sentence."""
OTHERS = "others"
"""Not a signal of the target's: how strongly the article speaks of the actor it mentions most beside the target. What
it says of the target weighs less in a story that is harsh or full of praise throughout."""
KINDNESS, SLIGHT = 0.6, 0.1
"""Sentiment up to KINDNESS is hardly praise: it is worth at most SLIGHT. News tells of help, votes won and meetings
held in friendly words that stand for no stance, while it is seldom mildly unfavourable by chance. Chosen with BASIL's
development split."""
_CUE_VALUES = MappingProxyType({"doubting": -1.0, "neutral": 0.0, "endorsing": 1.0})


def find_signals(reading: StanceMaterial) -> tuple[Signal, ...]:
    """Collect all signals of an article toward one target.

    Returns:
        Signals in the order of :data:`SIGNALS` and of the text; none if no sentence mentions the target.
    """
    if not reading.units:
        return ()
    sentences = reading.sentences
    body = [unit for unit in reading.units if not _is_heading(unit, reading)]
    own = [unit for unit in body if unit.voice == "own"]
    lead_end = _lead_end(sentences)
    said = {quote.sentence_id for quote in reading.quotes if quote.speaker == reading.target}
    found = [
        *(_said("headline", unit, reading, HEADLINE_WEIGHT) for unit in reading.units if _is_heading(unit, reading)),
        *(_said(_own(unit, said), unit, reading, LEAD_WEIGHT if unit.paragraph < lead_end else 1.0) for unit in own),
        *(_said("going on", unit, reading) for unit in reading.following if unit.voice == "own"),
        *_nearby(reading),
        *(_said(_other_voice(unit), unit, reading) for unit in (*body, *reading.following) if unit.voice != "own"),
        *_cues(reading),
        *doubts(reading),
        *_others(reading),
    ]
    order = {name: index for index, name in enumerate((*SIGNALS, OTHERS))}
    return tuple(sorted(found, key=lambda signal: (order[signal.name], signal.sentence_id, signal.voice)))


def leaning(sentiment: float) -> float:
    """Return what a sentence's sentiment says of the stance: reproach counts as it is, praise from KINDNESS on."""
    if sentiment <= KINDNESS:
        return sentiment if sentiment <= 0 else SLIGHT * sentiment / KINDNESS
    return SLIGHT + (1 - SLIGHT) * (sentiment - KINDNESS) / (1 - KINDNESS)


def siding(position: float) -> float:
    """Return what a sentence's position says of the stance toward an issue: the surer it takes a side, the more."""
    return position * abs(position)


def _said(name: str, unit: SentenceSentiment, reading: StanceMaterial, weight: float = 1.0) -> Signal:
    """Return what a sentence says of the target: of an issue the side it takes, for its news may be good or bad."""
    value = siding(unit.position) if reading.kind == "issue" else leaning(unit.held)
    if _is_open(unit, reading):
        value = 0.0
    return Signal(name, unit.sentence_id, unit.paragraph, unit.voice, value, weight)


def _is_open(unit: SentenceSentiment, reading: StanceMaterial) -> bool:
    """Tell whether the newsroom leaves open what it tells: "it has not been shown that she took the money"."""
    return unit.voice == "own" and any(
        phrase.kind == "open" and phrase.voice == "own" and phrase.sentence_id == unit.sentence_id
        for phrase in reading.phrases
    )


def _is_heading(unit: SentenceSentiment, reading: StanceMaterial) -> bool:
    return reading.sentences[unit.sentence_id].heading


def _lead_end(sentences: Sequence[Sentence]) -> int:
    """Return the number of the first paragraph after the lead; headings are no part of it."""
    paragraphs = sorted({sentence.paragraph for sentence in sentences if not sentence.heading})
    if not paragraphs:
        return 0
    return paragraphs[max(1, round(LEAD_SHARE * len(paragraphs))) - 1] + 1


def _nearby(reading: StanceMaterial) -> Iterator[Signal]:
    """Yield what stands next to the sentences about the target.

    Who is meant is a guess, so what is said counts only as far as it is clear.
    """
    for unit in reading.nearby:
        value = siding(unit.position if reading.kind == "issue" else unit.held)
        weight = HEADLINE_WEIGHT if _is_heading(unit, reading) else 1.0
        yield Signal("nearby", unit.sentence_id, unit.paragraph, unit.voice, value, weight)


def _others(reading: StanceMaterial) -> Iterator[Signal]:
    for unit in reading.others:
        if not _is_heading(unit, reading):
            yield Signal(OTHERS, unit.sentence_id, unit.paragraph, unit.voice, leaning(unit.held))


def _own(unit: SentenceSentiment, said: Collection[int]) -> str:
    """Name the signal of the newsroom's own words; those around a statement of the target's only tell who speaks."""
    return "the target's own statements" if unit.sentence_id in said else "own words"


def _other_voice(unit: SentenceSentiment) -> str:
    return "the target's own statements" if unit.self_spoken else "other voices"


def _cues(reading: StanceMaterial) -> Iterator[Signal]:
    for quote in reading.quotes:
        if quote.speaker == reading.target and quote.cue_tone:
            sentence = reading.sentences[quote.sentence_id]
            yield Signal("cue", sentence.sentence_id, sentence.paragraph, "own", _CUE_VALUES[quote.cue_tone])
