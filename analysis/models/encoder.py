"""The trained sentiment encoder: how a sentence portrays a target, as three probabilities.

The one place that imports onnxruntime. Weights, tokenizer and their digests lie beside this module; see the model
card there for data, accuracy and limits.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.errors import InvalidInput, ModelMissing
from analysis.models.inputs import Marked, hidden_part, mark_target

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

FOLDER = Path(__file__).parent
MANIFEST = "manifest.toml"
"""SHA-256 digest of each file that belongs to the model."""
WEIGHTS, TOKENIZER = "sentiment.onnx", "tokenizer.json"

BATCH_ROWS = 8
"""Rows per run: larger batches were no faster, and small ones share out evenly. Scores don't depend on it."""
THREADS = 2
"""Batches at a time, each in one thread: faster than sharing the work inside a batch, above all on a busy machine."""

Probabilities = tuple[float, float, float]
"""Negative, neutral, positive; of an issue against, neither, for. They sum to 1."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a sentence says of its target: how it portrays it, and on which side of it it stands as an issue."""

    sentiment: Probabilities
    position: Probabilities


@dataclass(frozen=True, slots=True)
class Question:
    """A target in its sentence, ``[start, end)`` in characters; ``hide_name`` is off for issues, whose words matter."""

    sentence: str
    start: int
    end: int
    hide_name: bool = True


class Encoder:
    """The loaded model; get it from :func:`load_encoder`."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer

    def classify(self, questions: Sequence[Question]) -> list[Probabilities]:
        """Return negative, neutral and positive probability for each question, in order; see :meth:`judge`."""
        return [judgement.sentiment for judgement in self.judge(questions)]

    def judge(self, questions: Sequence[Question]) -> list[Judgement]:
        """Return both judgements of each question, in order.

        A sentence longer than the input is read through a window around its target.

        Raises:
            InvalidInput: A target is blank or lies outside its sentence; the text names it.
        """
        for question in questions:
            _check(question)
        rows = self._rows(questions)
        wanted = sorted(set(rows), key=lambda row: (len(row.ids), row.ids))
        found = dict(zip(wanted, self._run(wanted), strict=True))
        return [found[row] for row in rows]

    def _rows(self, questions: Sequence[Question]) -> list[Marked]:
        sentences = list(dict.fromkeys(question.sentence for question in questions))
        # Half of a surrogate pair can't be encoded; the mark in its place keeps the offsets.
        texts = [sentence.encode("utf-8", "replace").decode("utf-8") for sentence in sentences]
        encodings = self._tokenizer.encode_batch(texts, add_special_tokens=False)
        encoded = {
            sentence: (encoding.ids, encoding.offsets) for sentence, encoding in zip(sentences, encodings, strict=True)
        }
        return [_row(question, *encoded[question.sentence]) for question in questions]

    def _run(self, rows: Sequence[Marked]) -> list[Judgement]:
        batches = [_feed(rows[start : start + BATCH_ROWS]) for start in range(0, len(rows), BATCH_ROWS)]
        with ThreadPoolExecutor(THREADS) as pool:
            scored = list(pool.map(self._score, batches))
        return [judgement for batch in scored for judgement in batch]

    def _score(self, feed: Mapping[str, NDArray[np.int32]]) -> list[Judgement]:
        sentiment, position = self._session.run(["sentiment", "position"], feed)
        rows = zip(sentiment.tolist(), position.tolist(), strict=True)
        return [Judgement(tuple(portrayed), tuple(sided)) for portrayed, sided in rows]


def _check(question: Question) -> None:
    start, end, length = question.start, question.end, len(question.sentence)
    if not 0 <= start < end <= length:
        message = f"The target's offsets [{start}, {end}) don't lie inside its sentence of {length} characters."
        raise InvalidInput(message)
    if not question.sentence[start:end].strip():
        message = f"The target at [{start}, {end}) is blank."
        raise InvalidInput(message)


def _row(question: Question, ids: list[int], offsets: list[tuple[int, int]]) -> Marked:
    start, end = question.start, question.end
    hidden = hidden_part(question.sentence[start:end]) if question.hide_name else None
    place = None if hidden is None else (start + hidden[0], start + hidden[1])
    return mark_target(ids, offsets, start=start, end=end, hidden=place)


def _feed(rows: Sequence[Marked]) -> dict[str, NDArray[np.int32]]:
    lengths = np.array([len(row.ids) for row in rows], np.int32)
    ids = np.zeros((len(rows), int(lengths.max())), np.int32)
    for number, row in enumerate(rows):
        ids[number, : len(row.ids)] = row.ids
    return {"ids": ids, "lengths": lengths, "marks": np.array([row.mark for row in rows], np.int32)}


@dataclass(frozen=True, slots=True)
class _Manifest:
    """Version of the weights, and digest of each file."""

    version: str
    digests: dict[str, str]


@cache
def load_encoder(folder: Path = FOLDER) -> Encoder:
    """Load the model once per process.

    Raises:
        ModelMissing: A file of the model is missing, cut or altered; the text names it.
    """
    digests = _manifest(folder).digests
    return Encoder(*open_model(*(_read(folder / name, digests[name]) for name in (WEIGHTS, TOKENIZER))))


def open_model(weights: bytes, tokenizer: bytes) -> tuple[onnxruntime.InferenceSession, Tokenizer]:
    """Open a model of ours, to run in one thread, and its tokenizer."""
    import onnxruntime  # noqa: PLC0415 (takes time and memory that only a measured text needs)
    from tokenizers import Tokenizer  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    loaded = Tokenizer.from_buffer(tokenizer)
    # Text that spells a special token ("[MASK]") is text.
    loaded.encode_special_tokens = True
    return session, loaded


@cache
def model_version() -> str:
    """Return the version of the weights: caches of scores must not outlive it."""
    return _manifest(FOLDER).version


def _manifest(folder: Path) -> _Manifest:
    try:
        content = tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        digests = {name: str(content["files"][name]) for name in (WEIGHTS, TOKENIZER)}
        return _Manifest(version=str(content["version"]), digests=digests)
    except OSError as error:
        message = f"The sentiment model can't be used: {MANIFEST} is missing. Reinstall Parallax."
        raise ModelMissing(message) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        message = f"The sentiment model can't be used: {MANIFEST} is damaged. Reinstall Parallax."
        raise ModelMissing(message) from error


def _read(path: Path, digest: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"The sentiment model can't be used: {path.name} is missing. Reinstall Parallax."
        raise ModelMissing(message) from error
    if hashlib.sha256(content).hexdigest() != digest:
        message = (
            f"The sentiment model can't be used: {path.name} is not the file that belongs there "
            f"(cut or altered; {len(content)} bytes). Reinstall Parallax."
        )
        raise ModelMissing(message)
    return content
