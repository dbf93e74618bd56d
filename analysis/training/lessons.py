"""What a model is trained on: rows with what they should get; and how good it is afterwards."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer
from torch import Tensor

from analysis.training.corpus import Row, mark_rows, read_jsonl
from analysis.training.encoders import Classifier
from analysis.training.fitting import Goal, logits_of, macro_f1, one_hot
from analysis.training.project_sentences import HELD_OUT, read_own

SMOOTHING = 0.05
"""Share of a label that is spread over all classes: annotators err."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Rows, and the goal of each."""

    rows: list[Row]
    goal: Goal

    @classmethod
    def labelled(cls, rows: Sequence[Row], task: str) -> Lesson:
        """Teach the annotators' labels."""
        return cls(list(rows), Goal.of(task, one_hot(rows, smoothing=SMOOTHING)))

    @classmethod
    def told(cls, rows: Sequence[Row], task: str, taught: Tensor, *, gold: float, times: int = 1) -> Lesson:
        """Teach a mixture of the labels (with weight ``gold``) and a teacher's view of them, ``times`` an epoch."""
        goal = Goal.of(task, gold * one_hot(rows) + (1 - gold) * taught)
        return cls.join([cls(list(rows), goal)] * times)

    @classmethod
    def join(cls, lessons: Sequence[Lesson]) -> Lesson:
        """Put lessons one after another."""
        return cls([row for lesson in lessons for row in lesson.rows], Goal.join([lesson.goal for lesson in lessons]))


def log_accuracy(model: Classifier, tokenizer: Tokenizer, held_out: Sequence[Row], newsmtsc: Path) -> None:
    """Report macro-F1 on held-out and development rows."""
    actors, issues = read_own(HELD_OUT)
    known = {"held out": held_out, "our held-out actors": actors}
    known |= {name: read_jsonl(newsmtsc / f"{name}.jsonl") for name in ("dev_rw", "dev_mt")}
    for name, rows in known.items():
        logging.info("%s %.4f", name, macro_f1(rows, logits_of(model, mark_rows(rows, tokenizer))))
    positions = logits_of(model, mark_rows(issues, tokenizer))
    logging.info("our held-out issues %.4f", macro_f1(issues, positions, task="position"))
