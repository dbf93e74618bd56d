"""The training loop that teacher and student share: soft cross-entropy, AdamW, linear warm-up and decay."""

from __future__ import annotations

import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from analysis.models.inputs import Marked
from analysis.training.corpus import Batch, Row, batches
from analysis.training.encoders import CLASSES, Classifier

log = logging.getLogger(__name__)

WARM_UP = 0.1
"""Share of the steps over which the learning rate rises."""
HEAD_RATE = 10.0
"""The fresh head learns this much faster than the encoder under it."""
SCORING_BATCH = 64


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast to train; ``seed`` sets the head, the order and the dropout."""

    seed: int
    epochs: int
    batch: int
    rate: float
    decay: float = 0.01


def set_seed(seed: int) -> None:
    """Seed every source of chance in training."""
    random.seed(seed)
    torch.manual_seed(seed)


def one_hot(rows: Sequence[Row], *, smoothing: float = 0.0) -> Tensor:
    """Return the labels −1, 0, 1 as probabilities of negative, neutral, positive."""
    labels = torch.tensor([row["polarity"] + 1 for row in rows])
    return functional.one_hot(labels, CLASSES).float() * (1 - smoothing) + smoothing / CLASSES


def fit(model: Classifier, marked: Sequence[Marked], wanted: Tensor, schedule: Schedule) -> None:
    """Train ``model`` in place toward the probabilities ``wanted``; the word vectors stay as they are."""
    model.words.requires_grad_(requires_grad=False)
    optimizer = _optimizer(model, schedule)
    steps = schedule.epochs * -(-len(marked) // schedule.batch)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM_UP * steps), (steps - step) / ((1 - WARM_UP) * steps))
    )
    model.train()
    done = 0
    for epoch in range(schedule.epochs):
        for batch in batches(marked, schedule.batch, seed=schedule.seed * 1000 + epoch):
            loss = functional.cross_entropy(_forward(model, batch), wanted[batch.rows])
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            pace.step()
            done += 1
            if done % 50 == 0:
                log.info("step %d of %d, loss %.3f", done, steps, loss.item())


def _optimizer(model: Classifier, schedule: Schedule) -> torch.optim.Optimizer:
    """Return AdamW with a faster head and no decay on biases and norms."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            rate = schedule.rate * (HEAD_RATE if name.startswith("head") else 1)
            groups.setdefault((rate, schedule.decay if parameter.ndim > 1 else 0.0), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": members, "lr": rate, "weight_decay": decay} for (rate, decay), members in groups.items()],
        fused=True,
    )


def _forward(model: Classifier, batch: Batch) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        logits: Tensor = model(batch.ids, batch.lengths, batch.marks)
    return logits


@torch.inference_mode()
def logits_of(model: Classifier, marked: Sequence[Marked]) -> Tensor:
    """Return the logits of each row, in order."""
    model.eval()
    found = torch.zeros(len(marked), CLASSES)
    for batch in batches(marked, SCORING_BATCH):
        found[batch.rows] = _forward(model, batch)
    return found


def macro_f1(rows: Sequence[Row], logits: Tensor) -> float:
    """Return the mean F1 of the three classes."""
    gold = np.array([row["polarity"] + 1 for row in rows])
    found = logits.argmax(1).numpy()
    scores = []
    for label in range(CLASSES):
        hits = int(((gold == label) & (found == label)).sum())
        scores.append(2 * hits / max(1, int((gold == label).sum() + (found == label).sum())))
    return float(np.mean(scores))
