"""The head that reads frames: logistic models over what a sentence means, its words, and the sentences around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_SCALES: Mapping[str, float] = {
    "meaning": 4.0,
    "before": 1.6,
    "after": 1.2,
    "opening": 1.6,
    "article": 2.8,
    "words_of_all": 0.3,
}
"""How strongly each block of features speaks under one penalty; chosen by cross-validation over events."""


@dataclass(frozen=True)
class FrameHead:
    """Weights of all frames, with the score from which on a frame counts as shown.

    Attributes:
        mean: Mean meaning of the sentences that it was fitted on.
        shared: Weights of what all frames look at: features × frames.
        own: Weights of what only one frame looks at: frames × features.
        constant: One number per frame.
        threshold: Least score of a frame that is shown.
    """

    mean: Floats
    shared: Floats
    own: Floats
    constant: Floats
    threshold: float


@cache
def load_head() -> FrameHead:
    """Read the shipped weights once per process."""
    path = resources.files("analysis").joinpath("data", "framing", "frame_head.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        parts = {name: stored[name].astype(np.float64) for name in ("mean", "shared", "own", "constant", "threshold")}
    return FrameHead(parts["mean"], parts["shared"], parts["own"], parts["constant"], float(parts["threshold"]))


def shared_features(meanings: Floats, words: Floats, mean: Floats) -> Floats:
    """Return what all frames look at: sentences × features.

    Args:
        meanings: Mean state of each sentence of an article, of length 1, in order.
        words: What the word lists say of each frame in each sentence: sentences × frames × features.
        mean: What is taken off the meanings.
    """
    centred = meanings - mean
    before, after = np.zeros_like(centred), np.zeros_like(centred)
    before[1:], after[:-1] = centred[:-1], centred[1:]
    everywhere = np.ones((len(centred), 1))
    blocks = (
        ("meaning", centred),
        ("before", before),
        ("after", after),
        ("opening", everywhere * centred[:1]),
        ("article", everywhere * centred.mean(axis=0, keepdims=True)),
        ("words_of_all", words.reshape(len(words), -1)),
    )
    return np.hstack([_SCALES[name] * block for name, block in blocks])


def own_features(words: Floats) -> Floats:
    """Return what one frame looks at: its words here, in the sentence before, and all over (sentences × frames × …)."""
    before = np.zeros_like(words)
    before[1:] = words[:-1]
    everywhere = np.broadcast_to(words.mean(axis=0, keepdims=True), words.shape)
    return np.concatenate([words, before, everywhere], axis=2)


def scores_of(meanings: Floats, words: Floats, head: FrameHead) -> Floats:
    """Return the score of each frame in each sentence, in [0, 1]: sentences × frames."""
    if not len(meanings):
        return np.zeros((0, len(head.constant)))
    logits = shared_features(meanings, words, head.mean) @ head.shared + head.constant
    logits += np.einsum("sfk,fk->sf", own_features(words), head.own)
    scores: Floats = 1 / (1 + np.exp(-logits))
    return scores


def word_table(features: Sequence[Mapping[str, Sequence[float]]], frames: Sequence[str], width: int) -> Floats:
    """Return the word lists' features as an array: sentences × frames × features."""
    table = np.zeros((len(features), len(frames), width))
    for row, found in enumerate(features):
        for column, frame in enumerate(frames):
            if frame in found:
                table[row, column] = found[frame]
    return table
