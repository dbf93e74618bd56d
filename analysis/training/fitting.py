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
from analysis.training.encoders import CLASSES, TASKS, Classifier

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


def best_device() -> torch.device:
    """Return the accelerator where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def one_hot(rows: Sequence[Row], *, smoothing: float = 0.0) -> Tensor:
    """Return the labels −1, 0, 1 as probabilities of negative, neutral, positive."""
    labels = torch.tensor([row["polarity"] + 1 for row in rows])
    return functional.one_hot(labels, CLASSES).float() * (1 - smoothing) + smoothing / CLASSES


@dataclass(frozen=True, slots=True)
class Goal:
    """What rows should get: probabilities, rows × tasks × classes, and how much each task of a row counts."""

    shares: Tensor
    weights: Tensor

    @classmethod
    def of(cls, task: str, shares: Tensor, *, weight: float = 1.0) -> Goal:
        """Ask one task only of rows with these probabilities."""
        both = torch.zeros(len(shares), len(TASKS), CLASSES)
        weights = torch.zeros(len(shares), len(TASKS))
        both[:, TASKS.index(task)], weights[:, TASKS.index(task)] = shares, weight
        return cls(both, weights)

    @classmethod
    def join(cls, goals: Sequence[Goal]) -> Goal:
        """Put the goals of several lists of rows one after another."""
        return cls(torch.cat([goal.shares for goal in goals]), torch.cat([goal.weights for goal in goals]))


def fit(model: Classifier, marked: Sequence[Marked], goal: Goal, schedule: Schedule) -> None:
    """Train ``model`` in place toward ``goal``; the word vectors stay as they are."""
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
            loss = _loss(_forward(model, batch), goal, batch.rows)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            pace.step()
            done += 1
            if done % 50 == 0:
                log.info("step %d of %d, loss %.3f", done, steps, loss.item())


def _loss(logits: Tensor, goal: Goal, rows: Tensor) -> Tensor:
    """Return the mean soft cross-entropy of the tasks asked."""
    shares, weights = goal.shares[rows].to(logits.device), goal.weights[rows].to(logits.device)
    return -((shares * logits.log_softmax(-1)).sum(-1) * weights).sum() / len(rows)


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
    device = model.words.weight.device
    with torch.autocast(device.type, torch.bfloat16):
        logits: Tensor = model(batch.ids.to(device), batch.lengths.to(device), batch.marks.to(device))
    return logits


@torch.inference_mode()
def logits_of(model: Classifier, marked: Sequence[Marked]) -> Tensor:
    """Return the logits of each row, in order: rows × tasks × classes."""
    model.eval()
    found = torch.zeros(len(marked), len(TASKS), CLASSES)
    for batch in batches(marked, SCORING_BATCH):
        found[batch.rows] = _forward(model, batch).cpu()
    return found


def macro_f1(rows: Sequence[Row], logits: Tensor, *, task: str = "sentiment") -> float:
    """Return the mean F1 of the three classes of one task."""
    gold = np.array([row["polarity"] + 1 for row in rows])
    found = logits[:, TASKS.index(task)].argmax(1).numpy()
    scores = []
    for label in range(CLASSES):
        hits = int(((gold == label) & (found == label)).sum())
        scores.append(2 * hits / max(1, int((gold == label).sum() + (found == label).sum())))
    return float(np.mean(scores))
