"""Rows to train on: labelled sentences, a split that shares no article, token rows, batches of like length."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from analysis.models.inputs import PRONOUNS, Marked, hidden_part, mark_target

HELD_OUT_SHARE = 0.08
"""Share of the training articles kept aside to choose between models and to calibrate."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded rows, with the numbers they had in the list they came from."""

    ids: Tensor
    lengths: Tensor
    marks: Tensor
    rows: Tensor


def read_jsonl(path: Path) -> list[Row]:
    """Read one JSON object per line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def split_rows(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Split NewsMTSC's training rows into (train, held out) by article; a repeated sentence stays on one side."""
    held = {row["sentence"] for row in rows if _bucket(_article(row["id"])) < HELD_OUT_SHARE}
    return [row for row in rows if row["sentence"] not in held], [row for row in rows if row["sentence"] in held]


def _article(row_id: str) -> str:
    """Return the article part of a row's id (``allsides_<n>_<n>_…``, ``polusa_v1_<n>_…``)."""
    return "_".join(row_id.split("_")[:3])


def _bucket(name: str) -> float:
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 2**32


def mark_rows(rows: Sequence[Row], tokenizer: Tokenizer) -> list[Marked]:
    """Tokenise rows ``{sentence, from, to}`` into input rows; of ``issue`` rows a pronoun only is hidden."""
    sentences = sorted({row["sentence"] for row in rows})
    encodings = tokenizer.encode_batch(sentences, add_special_tokens=False)
    encoded = {
        sentence: (encoding.ids, encoding.offsets) for sentence, encoding in zip(sentences, encodings, strict=True)
    }
    return [_mark(row, *encoded[row["sentence"]]) for row in rows]


def _mark(row: Row, ids: list[int], offsets: list[tuple[int, int]]) -> Marked:
    start, end = row["from"], row["to"]
    target = row["sentence"][start:end]
    hidden = None if row.get("issue") and target.casefold() not in PRONOUNS else hidden_part(target)
    whole = None if hidden is None else (start + hidden[0], start + hidden[1])
    return mark_target(ids, offsets, start=start, end=end, hidden=whole)


def load_tokenizer(path: Path) -> Tokenizer:
    """Load a tokenizer that neither pads nor cuts."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.encode_special_tokens = True
    return tokenizer


def batches(marked: Sequence[Marked], size: int, *, seed: int | None = None) -> Iterator[Batch]:
    """Yield batches of rows of like length: in order of length, or shuffled by ``seed``."""
    order = sorted(range(len(marked)), key=lambda row: len(marked[row].ids))
    if seed is not None:
        chance = random.Random(seed)  # noqa: S311 (shuffling, not secrecy)
        order = sorted(order, key=lambda row: len(marked[row].ids) + chance.uniform(-3, 3))
    groups = [order[start : start + size] for start in range(0, len(order), size)]
    if seed is not None:
        chance.shuffle(groups)
    yield from (_pad(marked, group) for group in groups)


def _pad(marked: Sequence[Marked], group: Iterable[int]) -> Batch:
    rows = list(group)
    longest = max(len(marked[row].ids) for row in rows)
    return Batch(
        ids=torch.tensor([[*marked[row].ids, *[0] * (longest - len(marked[row].ids))] for row in rows]),
        lengths=torch.tensor([len(marked[row].ids) for row in rows]),
        marks=torch.tensor([marked[row].mark for row in rows]),
        rows=torch.tensor(rows),
    )
