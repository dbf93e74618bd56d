"""What in an article tells where it stands toward a target, sentence by sentence.

Own words and quoted voices enter apart. Each signal has a direction in [-1, 1] (against the target to for it) and a
weight in its own mean; how much a signal counts beside the others is fitted, see :mod:`analysis.stance.scoring`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from analysis.nlp import ParsedArticle
from analysis.portrayal import SentenceSentiment
from analysis.records import Quote, Sentence, Voice

SIGNALS: Mapping[str, str] = MappingProxyType(
    {
        "headline": "sentiment toward the target in the title and the sub-heads",
        "lead": "sentiment in the newsroom's own words at the beginning",
        "own words": "sentiment in the newsroom's own words after that",
        "last word": "sentiment of what is said of the target last",
        "harshest own words": "the most unfavourable of the newsroom's sentences about the target",
        "other voices": "sentiment in what others than the target are quoted or reported to say",
        "the target's own statements": "sentiment in what the target says of itself",
        "cue": "how the target's statements are introduced: doubted (-1), plain (0) or confirmed (+1)",
        "contrast": "a but, yet or however that answers what was said before: praise (-1), reproach (+1)",
    }
)
"""The signals and what each one looks at."""

LEAD_SHARE = 0.2
"""The first fifth of an article's paragraphs is its lead, at least one paragraph: where news puts what matters most."""
HARSHEST_SHARE = 0.25
"""Share of the newsroom's sentences about a target that counts as its harshest, at least one."""
CONTRAST_REACH = 2
"""A contrast answers what was said at most this many sentences before it."""
CONTRASTS = frozenset(
    {"but", "yet", "however", "still", "nevertheless", "nonetheless", "though", "although", "despite", "instead"}
)
"""Words that open a sentence against the one before it (Biber et al. 1999, contrastive linking adverbials)."""
_CUE_VALUES = MappingProxyType({"doubting": -1.0, "neutral": 0.0, "endorsing": 1.0})


@dataclass(frozen=True, slots=True)
class Signal:
    """One sentence's part in one signal: its direction in [-1, 1] and its weight in the signal's mean."""

    name: str
    sentence_id: int
    paragraph: int
    voice: Voice
    value: float
    weight: float = 1.0


def find_signals(
    parsed: ParsedArticle, units: Sequence[SentenceSentiment], quotes: Sequence[Quote], *, target: str
) -> tuple[Signal, ...]:
    """Collect all signals of an article toward one target.

    Args:
        parsed: The article.
        units: What its sentences say of the target, by sentence and voice, in order of the text.
        quotes: All its quotations.
        target: The target's canonical name.

    Returns:
        Signals in the order of :data:`SIGNALS` and of the text; none if no sentence mentions the target.
    """
    if not units:
        return ()
    sentences = parsed.sentences
    body = [unit for unit in units if not sentences[unit.sentence_id].heading]
    own = [unit for unit in body if unit.voice == "own"]
    lead_end = _lead_end(sentences)
    found = [
        *(_from("headline", unit) for unit in units if sentences[unit.sentence_id].heading),
        *(_from("lead" if unit.paragraph < lead_end else "own words", unit) for unit in own),
        *(_from("last word", unit) for unit in _last(body)),
        *(_from("harshest own words", unit) for unit in _harshest(own)),
        *(_from(_other_voice(unit), unit) for unit in body if unit.voice != "own"),
        *_cues(quotes, sentences, target),
        *_contrasts(sentences, body, quotes, target),
    ]
    order = {name: index for index, name in enumerate(SIGNALS)}
    return tuple(sorted(found, key=lambda signal: (order[signal.name], signal.sentence_id, signal.voice)))


def _from(name: str, unit: SentenceSentiment) -> Signal:
    return Signal(name, unit.sentence_id, unit.paragraph, unit.voice, unit.sentiment)


def _lead_end(sentences: Sequence[Sentence]) -> int:
    """Return the number of the first paragraph after the lead; headings are no part of it."""
    paragraphs = sorted({sentence.paragraph for sentence in sentences if not sentence.heading})
    if not paragraphs:
        return 0
    return paragraphs[max(1, round(LEAD_SHARE * len(paragraphs))) - 1] + 1


def _last(body: Sequence[SentenceSentiment]) -> Sequence[SentenceSentiment]:
    return [unit for unit in body if unit.sentence_id == body[-1].sentence_id] if body else ()


def _harshest(own: Sequence[SentenceSentiment]) -> Sequence[SentenceSentiment]:
    if not own:
        return ()
    count = max(1, round(HARSHEST_SHARE * len(own)))
    return sorted(own, key=lambda unit: (unit.sentiment, unit.sentence_id))[:count]


def _other_voice(unit: SentenceSentiment) -> str:
    return "the target's own statements" if unit.self_spoken else "other voices"


def _cues(quotes: Sequence[Quote], sentences: Sequence[Sentence], target: str) -> Iterator[Signal]:
    for quote in quotes:
        if quote.speaker == target and quote.cue_tone:
            sentence = sentences[quote.sentence_id]
            yield Signal("cue", sentence.sentence_id, sentence.paragraph, "own", _CUE_VALUES[quote.cue_tone])


def _contrasts(
    sentences: Sequence[Sentence], body: Sequence[SentenceSentiment], quotes: Sequence[Quote], target: str
) -> Iterator[Signal]:
    """Yield own sentences that open with a contrast, against the drift of what was said of or by the target before."""
    drift = _drift(body, quotes, target)
    for sentence in sentences:
        first = sentence.text.split(maxsplit=1)[0].strip(",“”\"'‘’").lower() if sentence.text else ""
        if sentence.heading or first not in CONTRASTS:
            continue
        before = range(sentence.sentence_id - 1, sentence.sentence_id - 1 - CONTRAST_REACH, -1)
        answered = next((drift[number] for number in before if number in drift), 0.0)
        if answered:
            yield Signal("contrast", sentence.sentence_id, sentence.paragraph, "own", -answered)


def _drift(body: Sequence[SentenceSentiment], quotes: Sequence[Quote], target: str) -> dict[int, float]:
    """Return how each sentence leans: what the target itself says leans its way, the rest as its sentiment does."""
    drift: dict[int, float] = {}
    for unit in body:
        drift[unit.sentence_id] = unit.sentiment
    for quote in quotes:
        if quote.speaker == target:
            drift[quote.sentence_id] = 1.0
    return drift
