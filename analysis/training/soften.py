"""Let teachers label mentions: their mean probabilities become the student's targets.

Run: ``python -m analysis.training.soften MENTIONS.jsonl BASE_DIR OUT.npy TEACHER.pt [TEACHER.pt ...]``

``MENTIONS.jsonl`` holds rows ``{sentence, from, to}``; ``OUT.npy`` gets the logarithms of probabilities, rows × tasks ×
classes, in order. ``own:`` instead of a file means our own training sentences, actors before issues.
Hinton, Vinyals & Dean (2015), Distilling the Knowledge in a Neural Network.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import torch

from analysis.models.inputs import Marked
from analysis.training.corpus import load_tokenizer, mark_rows, read_jsonl
from analysis.training.encoders import Classifier, load_trained
from analysis.training.fitting import best_device, logits_of
from analysis.training.project_sentences import read_own

OWN = "own:"
CHUNK = 2000
"""Rows between two saves, so that what is done survives an interruption."""


def main() -> None:
    """Write soft labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mentions", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("teachers", type=Path, nargs="+")
    parser.add_argument("--limit", type=int)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    teachers = [load_teacher(arguments.base, path) for path in arguments.teachers]
    tokenizer = load_tokenizer(arguments.base / "mini" / "tokenizer.json")
    rows = [*chain(*read_own())] if str(arguments.mentions) == OWN else read_jsonl(arguments.mentions)
    marked = mark_rows(rows[: arguments.limit], tokenizer)
    done: list[torch.Tensor] = []
    for start in range(0, len(marked), CHUNK):
        began = time.perf_counter()
        done.append(mean_logarithms(teachers, marked[start : start + CHUNK]))
        np.save(arguments.out, torch.cat(done).numpy())
        logging.info("%d of %d, %.0f s", start + CHUNK, len(marked), time.perf_counter() - began)


def load_teacher(base: Path, path: Path) -> Classifier:
    """Load a fine-tuned teacher."""
    return load_trained(base / "mpnet", path).to(best_device())


def mean_logarithms(teachers: Sequence[Classifier], marked: Sequence[Marked]) -> torch.Tensor:
    """Return the logarithm of the teachers' mean probabilities."""
    shares = [logits_of(teacher, marked).softmax(-1) for teacher in teachers]
    return torch.stack(shares).mean(0).clamp(min=1e-6).log()


if __name__ == "__main__":
    main()
