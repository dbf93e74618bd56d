"""Train a student: sentiment and position together, on labels mixed with the teachers' view and on soft labels of news.

Run: ``python -m analysis.training.student NEWSMTSC BASE WORK OUT.pt --seed 1 --own 2 3``

``WORK`` holds ``mentions.jsonl`` and ``issues.jsonl`` with the teachers' soft labels of them, of NewsMTSC's training
rows and of our own sentences, ``soft_….npy``.
"""

from __future__ import annotations

import argparse
import logging
import random
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from analysis.training.corpus import Row, load_tokenizer, mark_rows, read_jsonl, split_rows
from analysis.training.encoders import TASKS, load_base
from analysis.training.fitting import Goal, Schedule, best_device, fit, set_seed
from analysis.training.lessons import Lesson, log_accuracy
from analysis.training.project_sentences import read_own

BATCH, RATE, EPOCHS = 64, 1.4e-4, 2
DROPOUT = 0.0
"""Soft labels on other news keep the student from learning rows by heart."""
GOLD_SHARE = 0.5
"""Weight of the annotators' label against the teachers' in a labelled row's target."""
MENTIONS = 24_000
"""Soft-labelled mentions that a student sees, its own draw of them."""
SENTIMENT, POSITION = range(len(TASKS))


def main() -> None:
    """Train one student and save its weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("newsmtsc", "base", "work", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--own", type=int, nargs=2, default=(2, 3), help="times our actors and issues come an epoch")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    set_seed(arguments.seed)
    tokenizer = load_tokenizer(arguments.base / "mini" / "tokenizer.json")
    train, held_out = split_rows(read_jsonl(arguments.newsmtsc / "train.jsonl"))
    taught = {
        name: torch.from_numpy(np.load(arguments.work / f"soft_{name}.npy")).softmax(-1)
        for name in ("train", "own", "mentions", "issues")
    }
    lessons = [
        Lesson.told(train, "sentiment", taught["train"][:, SENTIMENT], gold=GOLD_SHARE),
        *own_lessons(taught["own"], arguments.own),
        _draw(read_jsonl(arguments.work / "mentions.jsonl"), taught["mentions"], arguments.seed),
        Lesson(
            read_jsonl(arguments.work / "issues.jsonl"), Goal(taught["issues"], torch.ones(taught["issues"].shape[:2]))
        ),
    ]
    lesson = Lesson.join(lessons)
    model = load_base(arguments.base / "mini", dropout=DROPOUT).to(best_device())
    schedule = Schedule(seed=arguments.seed, epochs=EPOCHS, batch=BATCH, rate=RATE)
    fit(model, mark_rows(lesson.rows, tokenizer), lesson.goal, schedule)
    torch.save(model.cpu().state_dict(), arguments.out)
    log_accuracy(model, tokenizer, held_out, arguments.newsmtsc)


def own_lessons(taught: Tensor, times: tuple[int, int]) -> list[Lesson]:
    """Return our own sentences: of actors the sentiment, of issues the position."""
    actors, issues = read_own()
    parts = (
        (actors, "sentiment", taught[: len(actors), SENTIMENT]),
        (issues, "position", taught[len(actors) :, POSITION]),
    )
    return [
        Lesson.told(rows, task, shares, gold=GOLD_SHARE, times=often)
        for (rows, task, shares), often in zip(parts, times, strict=True)
    ]


def _draw(rows: list[Row], taught: Tensor, seed: int) -> Lesson:
    """Draw soft-labelled mentions, for their sentiment."""
    chosen = random.Random(seed).sample(range(len(taught)), min(MENTIONS, len(taught)))  # noqa: S311 (sampling)
    return Lesson([rows[number] for number in chosen], Goal.of("sentiment", taught[chosen, SENTIMENT]))


if __name__ == "__main__":
    main()
