"""Memoised reading of sentences by the sentence encoder: an article's sentences are read once, whoever asks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.bounded_cache import BoundedCache
from analysis.models.sentences import Encoded, load_sentence_encoder
from analysis.text.nlp import ParsedArticle
from analysis.text.parse_cache import TextKey, text_key

MOST_PIECES = 100_000
"""Pieces of words whose states are kept: about 80 MB, a hundred usual articles."""

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ReadSentences:
    """The states of an article's sentences, as halves to save memory.

    Attributes:
        offsets: By sentence, where each piece of a word stands in it.
        states: By sentence, the state of each piece.
    """

    offsets: tuple[tuple[tuple[int, int], ...], ...]
    states: tuple[NDArray[np.float16], ...]

    def means(self) -> Vectors:
        """Return each sentence's mean state, of length 1: sentences × width."""
        rows = np.array(
            [part.mean(axis=0, dtype=np.float32) if len(part) else np.zeros(part.shape[1]) for part in self.states],
            np.float32,
        )
        lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
        means: Vectors = (rows / lengths).astype(np.float32)
        return means


_READ: BoundedCache[TextKey, ReadSentences] = BoundedCache(
    MOST_PIECES, size=lambda read: sum(map(len, read.states)) + 1
)


def read_sentences(parsed: ParsedArticle) -> ReadSentences:
    """Return the states of an article's sentences.

    Raises:
        ModelMissing: A file of the model is missing, cut or altered.
    """
    key = text_key(parsed.article)
    known = _READ.get(key)
    if known is None:
        encoded: list[Encoded] = load_sentence_encoder().encode([sentence.text for sentence in parsed.sentences])
        known = ReadSentences(
            tuple(item.offsets for item in encoded), tuple(item.states.astype(np.float16) for item in encoded)
        )
        _READ.put(key, known)
    return known


def forget_states() -> None:
    """Forget the states of all sentences, as at the start of a process."""
    _READ.clear()
