"""The sentence encoder: where a sentence, and each clause of it, lies among meanings.

``sentences.onnx`` is all-MiniLM-L6-v2 (Apache-2.0) rounded to eight bits by
:mod:`analysis.training.sentence_encoder`; see the model card beside it. A row's states don't depend on the rows
beside it.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from analysis.errors import ModelMissing
from analysis.models.encoder import open_model

FOLDER = Path(__file__).parent
MANIFEST, WEIGHTS, TOKENIZER = "manifest.toml", "sentences.onnx", "tokenizer.json"
CLS, SEP = 101, 102
"""Token numbers of the BERT vocabulary (Devlin et al. 2019)."""
TOKENS = 128
"""Longest sentence in tokens; the rest of a longer one is not read."""
BATCH_ROWS, THREADS = 8, 2
"""Rows per run, and runs at a time, each in one thread: small batches of like length waste little on padding."""

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence's tokens: their offsets in it, and their states, tokens × width."""

    offsets: tuple[tuple[int, int], ...]
    states: Vectors


class SentenceEncoder:
    """The loaded model; get it from :func:`load_sentence_encoder`."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer

    def encode(self, sentences: Sequence[str]) -> list[Encoded]:
        """Return each sentence's tokens with their states, in order; equal sentences are read once."""
        # Half of a surrogate pair can't be encoded; the mark in its place keeps the offsets.
        wanted = sorted(
            {text.encode("utf-8", "replace").decode("utf-8") for text in sentences}, key=lambda text: (len(text), text)
        )
        batches = [wanted[start : start + BATCH_ROWS] for start in range(0, len(wanted), BATCH_ROWS)]
        with ThreadPoolExecutor(THREADS) as pool:
            found = [item for batch in pool.map(self._batch, batches) for item in batch]
        by_text = dict(zip(wanted, found, strict=True))
        return [by_text[text.encode("utf-8", "replace").decode("utf-8")] for text in sentences]

    def _batch(self, texts: Sequence[str]) -> list[Encoded]:
        rows = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        lengths = np.array([min(len(row.ids), TOKENS - 2) + 2 for row in rows], np.int32)
        ids = np.zeros((len(rows), int(lengths.max())), np.int32)
        for number, (row, length) in enumerate(zip(rows, lengths.tolist(), strict=True)):
            ids[number, :length] = [CLS, *row.ids[: length - 2], SEP]
        (states,) = self._session.run(["states"], {"ids": ids, "lengths": lengths})
        return [
            Encoded(tuple(row.offsets[: length - 2]), states[number, 1 : length - 1])
            for number, (row, length) in enumerate(zip(rows, lengths.tolist(), strict=True))
        ]


@cache
def load_sentence_encoder(folder: Path = FOLDER) -> SentenceEncoder:
    """Load the model once per process.

    Raises:
        ModelMissing: A file of the model is missing, cut or altered; the text names it.
    """
    digests = _digests(folder)
    return SentenceEncoder(*open_model(*(_read(folder / name, digests) for name in (WEIGHTS, TOKENIZER))))


def _digests(folder: Path) -> dict[str, str]:
    try:
        content = tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {name: str(content["files"][name]) for name in (WEIGHTS, TOKENIZER)}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        message = f"The sentence model can't be used: {MANIFEST} is missing or damaged. Reinstall Parallax."
        raise ModelMissing(message) from error


def _read(path: Path, digests: dict[str, str]) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"The sentence model can't be used: {path.name} is missing. Reinstall Parallax."
        raise ModelMissing(message) from error
    if hashlib.sha256(content).hexdigest() != digests[path.name]:
        message = f"The sentence model can't be used: {path.name} was cut or altered. Reinstall Parallax."
        raise ModelMissing(message)
    return content
