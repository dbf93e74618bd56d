"""Which generic frames a sentence shows: Boydstun et al.'s fourteen dimensions and Semetko & Valkenburg's five frames.

Boydstun, Card, Gross, Resnik & Smith (2014), Tracking the Development of Media Frames within and across Policy Issues;
Semetko & Valkenburg (2000), Framing European Politics, Journal of Communication 50(2). Economic consequences and
morality are in both, so there are seventeen; Boydstun's fifteenth, "other", is the absence of all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np

from analysis.extract.sentence_states import read_sentences
from analysis.measures.generic_frames.frame_head import Floats, load_head, scores_of, word_table
from analysis.text.lexicons import read_lexicon
from analysis.text.nlp import ParsedArticle, Span
from analysis.text.per_text import per_text
from analysis.text.reference_corpus import Term, read_table
from analysis.text.tags import CONTENT_WORDS

LEXICON = "generic_frames.toml"
FRAMES = (
    "economic",
    "capacity",
    "morality",
    "fairness",
    "legality",
    "policy",
    "crime",
    "security",
    "health",
    "quality",
    "culture",
    "opinion",
    "political",
    "external",
    "conflict",
    "human",
    "responsibility",
)
SEMETKO_VALKENBURG = ("conflict", "human", "economic", "morality", "responsibility")
FEATURES = ("listed", "listed_share", "listed_any", "affinity", "affinity_share", "affinity_best")
"""What is known of a frame in a sentence: listed words and the affinity of all words to it, alone and as a share."""


@dataclass(frozen=True, slots=True)
class FrameScore:
    """How surely a sentence shows a frame: ``score`` in [0, 1], ``present`` from the model's threshold on."""

    sentence_id: int
    generic_frame: str
    score: float
    present: bool


@per_text
def frame_scores(parsed: ParsedArticle) -> tuple[FrameScore, ...]:
    """Score every frame in every sentence; a sentence may show several or none. Ordered by sentence and frame."""
    head = load_head()
    scores = scores_of(np.asarray(read_sentences(parsed).means(), np.float64), words_of(parsed), head)
    return tuple(
        FrameScore(sentence.sentence_id, frame, float(score), bool(score >= head.threshold))
        for sentence, row in zip(parsed.sentences, scores, strict=True)
        for frame, score in zip(FRAMES, row, strict=True)
    )


def words_of(parsed: ParsedArticle) -> Floats:
    """Return what the word lists say of each frame in each sentence: sentences × frames × :data:`FEATURES`."""
    spans = (parsed.doc.char_span(each.start, each.end, alignment_mode="expand") for each in parsed.sentences)
    features = [frame_features(_terms(span)) if span is not None else {} for span in spans]
    return word_table(features, FRAMES, len(FEATURES))


def frame_shares(scores: Sequence[FrameScore]) -> dict[str, float]:
    """Return, by frame, the share of sentences that show it, in [0, 1]; empty without sentences."""
    n = len({score.sentence_id for score in scores})
    present = Counter(score.generic_frame for score in scores if score.present)
    return {frame: present[frame] / n for frame in FRAMES} if n else {}


def frame_features(terms: Sequence[Term]) -> dict[str, tuple[float, ...]]:
    """Describe each frame that a sentence touches by the numbers named in :data:`FEATURES`."""
    listed: Counter[str] = Counter()
    near: defaultdict[str, float] = defaultdict(float)
    best: dict[str, float] = {}
    for term in terms:
        for frame in _listed().get(term[0], ()):
            listed[frame] += 1
        for frame, affinity in affinities().get(term, ()):
            near[frame] += affinity
            best[frame] = max(best.get(frame, 0.0), affinity)
    all_listed, all_near = max(sum(listed.values()), 1), max(sum(near.values()), 1e-6)
    return {
        frame: (
            float(listed[frame]),
            listed[frame] / all_listed,
            float(listed[frame] > 0),
            near.get(frame, 0.0),
            near.get(frame, 0.0) / all_near,
            best.get(frame, 0.0),
        )
        for frame in FRAMES
        if frame in listed or frame in near
    }


@cache
def affinities() -> Mapping[Term, tuple[tuple[str, float], ...]]:
    """Return, by word, the frames whose listed words keep the same company, and how surely it belongs to them."""
    found: dict[Term, tuple[tuple[str, float], ...]] = {}
    for line in read_table("frame_affinities.tsv.gz"):
        if not line.startswith(("#", "lemma\t")):
            lemma, pos, pairs = line.split("\t")
            parts = (pair.split("=") for pair in pairs.split())
            found[lemma, pos] = tuple((frame, float(value)) for frame, value in parts)
    return MappingProxyType(found)


def _terms(span: Span) -> list[Term]:
    return [(token.lemma_.lower(), token.pos_) for token in span if token.pos_ in CONTENT_WORDS]


@cache
def _listed() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for frame in FRAMES:
        for word in dict.fromkeys(read_lexicon(LEXICON)[frame]["words"].split()):
            found.setdefault(word, []).append(frame)
    return MappingProxyType({word: tuple(frames) for word, frames in found.items()})
