"""Which generic frames a sentence shows: Boydstun et al.'s fourteen dimensions and Semetko & Valkenburg's five frames.

Boydstun, Card, Gross, Resnik & Smith (2014), Tracking the Development of Media Frames within and across Policy Issues;
Semetko & Valkenburg (2000), Framing European Politics, Journal of Communication 50(2). Economic consequences and
morality are in both, so there are seventeen; Boydstun's fifteenth, "other", is the absence of all.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from analysis.text.lexicons import read_lexicon
from analysis.text.nlp import ParsedArticle, Span
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


@dataclass(frozen=True, slots=True)
class FrameModel:
    """One logistic model for all frames: weights in the order of :data:`FEATURES`."""

    weights: tuple[float, ...]
    constant: float
    threshold: float


def frame_scores(parsed: ParsedArticle) -> tuple[FrameScore, ...]:
    """Score every frame in every sentence; a sentence may show several or none. Ordered by sentence and frame."""
    model = load_model()
    rows = []
    for sentence in parsed.sentences:
        span = parsed.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
        features = frame_features(_terms(span)) if span is not None else {}
        for frame in FRAMES:
            score = _score(features[frame], model) if frame in features else 0.0
            rows.append(FrameScore(sentence.sentence_id, frame, score, score >= model.threshold))
    return tuple(rows)


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


@cache
def load_model() -> FrameModel:
    """Read the shipped weights once per process."""
    path = resources.files("analysis").joinpath("data", "framing", "frame_weights.json")
    content = json.loads(path.read_text(encoding="utf-8"))
    weights = tuple(content["weights"][name] for name in FEATURES)
    return FrameModel(weights, content["constant"], content["threshold"])


def _score(features: Sequence[float], model: FrameModel) -> float:
    logit = model.constant + sum(w * x for w, x in zip(model.weights, features, strict=True))
    return 1 / (1 + math.exp(-logit))


def _terms(span: Span) -> list[Term]:
    return [(token.lemma_.lower(), token.pos_) for token in span if token.pos_ in CONTENT_WORDS]


@cache
def _listed() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for frame in FRAMES:
        for word in dict.fromkeys(read_lexicon(LEXICON)[frame]["words"].split()):
            found.setdefault(word, []).append(frame)
    return MappingProxyType({word: tuple(frames) for word, frames in found.items()})
