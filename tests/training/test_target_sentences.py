"""Checks of form for the labelled sentences that the encoder learns from, and for those held out."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).resolve().parents[2] / "analysis" / "training" / "data"
TRAIN, HELD_OUT = DATA / "target_sentences.jsonl", DATA / "target_sentences_held_out.jsonl"
FILES = (TRAIN, HELD_OUT)
RUN = 9
"""Two sentences that share this many words in a row are no longer independent."""


@cache
def rows(path: Path) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def runs(path: Path) -> set[tuple[str, ...]]:
    words = [re.findall(r"\w+", row["text"].lower()) for row in rows(path)]
    return {tuple(listed[start : start + RUN]) for listed in words for start in range(len(listed) - RUN + 1)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_row_has_its_target_as_a_word_and_a_label(path: Path) -> None:
    for row in rows(path):
        assert re.search(rf"(?<!\w){re.escape(row['target'])}(?!\w)", row["text"]), row
        assert row["kind"] in {"issue", "actor"}
        assert row["label"] in {-1, 0, 1}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", ["issue", "actor"])
def test_no_label_is_rare(path: Path, kind: str) -> None:
    labels = Counter(row["label"] for row in rows(path) if row["kind"] == kind)
    assert min(labels[label] for label in (-1, 0, 1)) >= 0.25 * sum(labels.values())


def test_no_sentence_comes_twice() -> None:
    texts = Counter((row["text"], row["target"]) for path in FILES for row in rows(path))
    assert [text for text, count in texts.items() if count > 1] == []


def test_held_out_sentences_share_no_run_of_words_with_those_to_learn() -> None:
    assert sorted(runs(TRAIN) & runs(HELD_OUT)) == []
