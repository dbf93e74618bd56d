"""Turn students into the shipped files: average, round to int8, calibrate, write with digests.

Run: ``python -m analysis.training.quantise NEWSMTSC_DIR BASE_DIR OUT_DIR VERSION STUDENT.pt [STUDENT.pt ...]``

Several students are averaged weight by weight (Wortsman et al. 2022, Model Soups). The temperature (Guo et al. 2017,
On Calibration of Modern Neural Networks) of the sentiment is chosen on the held-out rows of the training split, that
of the position on our own held-out sentences.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from analysis.models.encoder import MANIFEST, TOKENIZER, WEIGHTS
from analysis.models.inputs import Marked
from analysis.training.activations import plain_tokenizer, sample_activations, write_files
from analysis.training.corpus import Row, batches, load_tokenizer, mark_rows, read_jsonl, split_rows
from analysis.training.encoders import CLASSES, TASKS, Classifier, average
from analysis.training.graph import build
from analysis.training.project_sentences import HELD_OUT, read_own

CALIBRATION_ROWS, CALIBRATION_ISSUES = 100, 30
TEMPERATURES = np.round(np.arange(0.5, 2.51, 0.02), 2)


def main() -> None:
    """Write the weights, the tokenizer and the manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("newsmtsc", "base", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("version")
    parser.add_argument("students", type=Path, nargs="+")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    tokenizer = load_tokenizer(arguments.base / "mini" / "tokenizer.json")
    train, held_out = split_rows(read_jsonl(arguments.newsmtsc / "train.jsonl"))
    model = average(arguments.base / "mini", arguments.students).eval()
    temperatures = {
        task: fit_temperature(exact_logits(model, mark_rows(rows, tokenizer))[:, TASKS.index(task)], rows)
        for task, rows in {"sentiment": held_out, "position": read_own(HELD_OUT)[1]}.items()
    }
    logging.info("temperatures %s", temperatures)
    issues = read_own()[1]
    sampled = [*train[:: len(train) // CALIBRATION_ROWS], *issues[:: len(issues) // CALIBRATION_ISSUES]]
    marked = mark_rows(sampled, tokenizer)
    samples = sample_activations(model, lambda: _read_each(model, marked))
    state = {name: value.numpy() for name, value in model.state_dict().items()}
    files = {
        WEIGHTS: build(state, samples, model.shape, temperatures),
        TOKENIZER: plain_tokenizer(arguments.base / "mini" / "tokenizer.json"),
    }
    write_files(arguments.out, arguments.version, files, manifest=MANIFEST)


@torch.inference_mode()
def exact_logits(model: Classifier, marked: Sequence[Marked]) -> Tensor:
    """Return logits in full precision: rows × tasks × classes."""
    found = torch.zeros(len(marked), len(TASKS), CLASSES)
    for batch in batches(marked, 32):
        found[batch.rows] = model(batch.ids, batch.lengths, batch.marks)
    return found


def fit_temperature(logits: Tensor, rows: Sequence[Row]) -> float:
    """Return the temperature with the least log loss."""
    gold = torch.tensor([row["polarity"] + 1 for row in rows])
    losses = [float(nn.functional.cross_entropy(logits / float(value), gold)) for value in TEMPERATURES]
    return float(TEMPERATURES[int(np.argmin(losses))])


def _read_each(model: Classifier, marked: Sequence[Marked]) -> None:
    """Let the model read rows one by one, so that none is padded."""
    for batch in batches(marked, 1):
        model(batch.ids, batch.lengths, batch.marks)


if __name__ == "__main__":
    main()
