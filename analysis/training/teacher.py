"""Fine-tune the teacher on NewsMTSC, and in a last round on our own sentences too.

Run: ``python -m analysis.training.teacher NEWSMTSC_DIR BASE_DIR OUT.pt --seed 1``
and: ``python -m analysis.training.teacher NEWSMTSC_DIR BASE_DIR OUT.pt --seed 11 --start TEACHER.pt --own``

Data: Hamborg & Donnay (2021), NewsMTSC, EACL. ``BASE_DIR`` holds ``all-mpnet-base-v2`` (``model.safetensors`` and
``config.json``) in ``mpnet`` and ``all-MiniLM-L6-v2`` with its ``tokenizer.json`` in ``mini``.
"""

from __future__ import annotations

import argparse
import logging
import random
from collections.abc import Sequence
from pathlib import Path

import torch

from analysis.training.corpus import Row, load_tokenizer, mark_rows, read_jsonl, split_rows
from analysis.training.encoders import load_base, load_trained
from analysis.training.fitting import Schedule, best_device, fit, set_seed
from analysis.training.lessons import Lesson, log_accuracy
from analysis.training.project_sentences import read_own

EPOCHS, BATCH, RATE = 1, 16, 4e-5
"""One round; a second round starts from the first one's weights with a learning rate that warms up and decays anew."""
OWN_EPOCHS, OWN_BATCH = 6, 32
KEPT_ROWS = 3_000
"""Rows of NewsMTSC that go with our own sentences, so that the teacher doesn't forget them."""


def main() -> None:
    """Train one teacher and save its weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("newsmtsc", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="a teacher to go on from")
    parser.add_argument("--own", action="store_true", help="learn our own sentences, and with them the position")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    set_seed(arguments.seed)
    train, held_out = split_rows(read_jsonl(arguments.newsmtsc / "train.jsonl"))
    tokenizer = load_tokenizer(arguments.base / "mini" / "tokenizer.json")
    base = arguments.base / "mpnet"
    model = (load_base(base) if arguments.start is None else load_trained(base, arguments.start)).to(best_device())
    lesson = own_lesson(train, arguments.seed) if arguments.own else Lesson.labelled(train, "sentiment")
    epochs, size = (OWN_EPOCHS, OWN_BATCH) if arguments.own else (EPOCHS, BATCH)
    schedule = Schedule(seed=arguments.seed, epochs=epochs, batch=size, rate=RATE)
    fit(model, mark_rows(lesson.rows, tokenizer), lesson.goal, schedule)
    torch.save(model.state_dict(), arguments.out)
    log_accuracy(model, tokenizer, held_out, arguments.newsmtsc)


def own_lesson(train: Sequence[Row], seed: int) -> Lesson:
    """Return our own sentences with some of NewsMTSC's."""
    actors, issues = read_own()
    kept = random.Random(seed).sample(train, min(KEPT_ROWS, len(train)))  # noqa: S311 (sampling, not secrecy)
    return Lesson.join(
        [
            Lesson.labelled(kept, "sentiment"),
            Lesson.labelled(actors, "sentiment"),
            Lesson.labelled(issues, "position"),
        ]
    )


if __name__ == "__main__":
    main()
