"""Train the reader of windows on cells of real articles, and say how well it reads events that it has not seen.

Run: ``python -m analysis.training.context DATA WORK --layers 8 --fold 0``

``DATA`` holds ``data/newsmtsc/train.jsonl``; ``WORK`` holds the cells of :mod:`analysis.training.cells` and the
unpacked encoders in ``base``, and gets everything else. Events are dealt to ``--folds`` folds; those of ``--fold`` are
held out (−1: none). Sentences come first (NewsMTSC's and the decisive ones), then the cells' labels as well. The state
is saved after each epoch, and a run that was stopped goes on from there.
"""

from __future__ import annotations

import argparse
import json
import logging
import pickle
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from analysis.models.inputs import CLS, OPEN, SEP
from analysis.stats.bootstrap import FloatArray
from analysis.training.context_reader import KINDS, ContextReader, label_loss, sentence_loss
from analysis.training.corpus import Row, load_tokenizer, mark_rows, read_jsonl, split_rows
from analysis.training.fitting import best_device, set_seed
from analysis.training.windows import LABELS, SENTENCE, Cell, Window

WARM_UP = 0.1
SURE_FROM = (0.5, 0.6, 0.7, 0.8, 0.9)
NONE = 9
"""Where a cell has no label."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to train: epochs on sentences, then on sentences and cells; cells a batch, learning rates, layers kept."""

    layers: int = 8
    sentence_epochs: int = 2
    cell_epochs: int = 4
    batch: int = 8
    rate: float = 3e-5
    head_rate: float = 1e-3
    unnamed: float = 0.4
    seed: int = 1


def main() -> None:
    """Train, and write the weights, the held-out cells' predictions and the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--fold", type=int, default=0, help="events held out; -1 for none")
    parser.add_argument("--newsmtsc", type=int, default=8000, help="rows of NewsMTSC to learn beside the cells")
    for name, value in asdict(Options()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    given = vars(parser.parse_args())
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options = Options(**{name: given[name] for name in asdict(Options())})
    data, work = given["data"] / "data", given["work"]
    base = work / "base" / "mpnet"
    tokenizer = load_tokenizer(Path(__file__).parents[1] / "models" / "tokenizer.json")
    cells: list[Cell] = pickle.loads((work / "cells.pickle").read_bytes())  # noqa: S301 (our own file)
    train, held_out = split_events(cells, folds=given["folds"], fold=given["fold"])
    rows, _ = split_rows(read_jsonl(data / "newsmtsc" / "train.jsonl"))
    sentences = sentence_cells(rows[: given["newsmtsc"]], tokenizer)
    out = work / f"context{given['fold']}.pt"
    model = fit(base, train, sentences, options, out)
    figures = evaluate(model, held_out) if held_out else {}
    logging.info(json.dumps(figures))
    out.with_suffix(".json").write_text(json.dumps(figures, indent=1), encoding="utf-8")


def split_events(cells: Sequence[Cell], *, folds: int, fold: int) -> tuple[list[Cell], list[Cell]]:
    """Deal whole events to folds; return the cells to learn and those of the fold held out."""
    events = sorted({cell.event for cell in cells})
    random.Random(7).shuffle(events)  # noqa: S311 (dealing, not secrecy)
    held = set(events[fold::folds]) if fold >= 0 else set()
    return [cell for cell in cells if cell.event not in held], [cell for cell in cells if cell.event in held]


def sentence_cells(rows: Sequence[Row], tokenizer: Tokenizer) -> list[Cell]:
    """Return labelled sentences as cells of one sentence each, without a label of an article."""
    return [
        Cell("", str(number), "", "actor", None, None, (_alone(list(marked.ids), row["polarity"]),))
        for number, (row, marked) in enumerate(zip(rows, mark_rows(rows, tokenizer), strict=True))
    ]


def _alone(ids: list[int], side: int) -> Window:
    inside = ids[1:-1]
    return Window((CLS, SEP, SENTENCE, *inside, SEP), (0,), (2,), (3 + inside.index(OPEN),), (True,), (side,))


def fit(base: Path, cells: Sequence[Cell], sentences: Sequence[Cell], options: Options, out: Path) -> ContextReader:
    """Train from the published encoder, or go on from the epoch that ``out`` holds."""
    set_seed(options.seed)
    model = ContextReader(base, layers=options.layers).to(best_device())
    optimizer = _optimizer(model, options)
    epochs = options.sentence_epochs + options.cell_epochs
    steps = epochs * -(-(len(cells) + len(sentences) // 4) // options.batch)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: max(0.0, min((step + 1) / (WARM_UP * steps), (steps - step) / ((1 - WARM_UP) * steps)))
    )
    done = _resume(out, model, optimizer, pace)
    for epoch in range(done, epochs):
        model.train()
        losses = [
            _step(model, batch, options, with_labels=epoch >= options.sentence_epochs, optimizer=optimizer, pace=pace)
            for batch in _batches(cells, sentences, options, epoch)
        ]
        logging.info("epoch %d of %d, loss %.3f", epoch + 1, epochs, float(np.mean(losses)))
        state = {"epoch": epoch + 1, "model": model.state_dict(), "optimizer": optimizer.state_dict()}
        torch.save(state | {"pace": pace.state_dict()}, out)
    return model


def _resume(out: Path, model: ContextReader, optimizer: torch.optim.Optimizer, pace: Any) -> int:
    if not out.exists():
        return 0
    state = torch.load(out, weights_only=True, map_location=best_device())
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    pace.load_state_dict(state["pace"])
    return int(state["epoch"])


def _optimizer(model: ContextReader, options: Options) -> torch.optim.Optimizer:
    lower = [parameter for parameter in model.encoder.parameters() if parameter.requires_grad]
    fresh = [*model.head.parameters(), *model.kinds.parameters(), model.ordinal]
    groups = [{"params": lower, "lr": options.rate}, {"params": fresh, "lr": options.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def _batches(cells: Sequence[Cell], sentences: Sequence[Cell], options: Options, epoch: int) -> Iterator[list[Cell]]:
    """Yield batches of cells, and between them batches of four times as many single sentences."""
    chance = random.Random(options.seed * 1000 + epoch)  # noqa: S311 (shuffling, not secrecy)
    whole = chance.sample(list(cells), len(cells))
    single = sorted(sentences, key=lambda cell: len(cell.windows[0].ids) + chance.uniform(-3, 3))
    size = options.batch
    batches = [whole[start : start + size] for start in range(0, len(whole), size)]
    batches += [single[start : start + 4 * size] for start in range(0, len(single), 4 * size)]
    chance.shuffle(batches)
    yield from batches


def _step(
    model: ContextReader,
    batch: Sequence[Cell],
    options: Options,
    *,
    with_labels: bool,
    optimizer: torch.optim.Optimizer,
    pace: Any,
) -> float:
    kinds, reading = read(model, batch)
    loss = sentence_loss(reading, batch, unnamed=options.unnamed)
    if with_labels:
        loss = loss + label_loss(model, reading, batch, kinds, own=False)
        loss = loss + 0.5 * label_loss(model, reading, batch, kinds, own=True)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    pace.step()
    return float(loss.item())


def read(model: ContextReader, batch: Sequence[Cell]) -> tuple[torch.Tensor, Any]:
    """Read the windows of a batch; return the kinds of its cells and the reading."""
    device = model.head.weight.device
    kinds = [KINDS.index(cell.kind) for cell in batch]
    windows = [(window, number) for number, cell in enumerate(batch) for window in cell.windows]
    with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
        owners = [number for _, number in windows]
        reading = model([window for window, _ in windows], owners, [kinds[number] for number in owners])
    return torch.tensor(kinds, device=device), reading


@torch.inference_mode()
def evaluate(model: ContextReader, cells: Sequence[Cell]) -> dict[str, Any]:
    """Return accuracy, F1 of each label, opposite labels, accuracy of own words, and precision by sureness."""
    model.eval()
    all_shares: list[torch.Tensor] = []
    own_shares: list[torch.Tensor] = []
    for start in range(0, len(cells), 8):
        kinds, reading = read(model, cells[start : start + 8])
        all_shares.append(model.labels(reading, kinds, own=False).cpu())
        own_shares.append(model.labels(reading, kinds, own=True).cpu())
    shares, own = torch.cat(all_shares).numpy(), torch.cat(own_shares).numpy()
    return figures(cells, shares, own)


def figures(cells: Sequence[Cell], shares: FloatArray, own: FloatArray) -> dict[str, Any]:
    """Sum up how well cells are read, from the probabilities of their labels and of their own words' labels."""
    gold, gold_own = (np.array([NONE if label is None else label for label in part]) for part in _labels(cells))
    found, surest = shares.argmax(1) - 1, shares.max(1)
    right, sides = found == gold, found != 0
    return {
        "n": len(cells),
        "accuracy": float(right.mean()),
        "everything neutral": float((gold == 0).mean()),
        "f1": {name: _f1(gold == label, found == label) for name, label in LABELS.items()},
        "opposite": int((found * gold == -1).sum()),
        "own accuracy": float((own.argmax(1) - 1 == gold_own)[gold_own != NONE].mean()),
        "sides right, of sides at least so sure": {
            str(bound): [int(right[sides & (surest >= bound)].sum()), int((sides & (surest >= bound)).sum())]
            for bound in SURE_FROM
        },
    }


def _labels(cells: Sequence[Cell]) -> tuple[list[int | None], list[int | None]]:
    return [cell.label for cell in cells], [cell.own for cell in cells]


def _f1(gold: Any, found: Any) -> float:
    return float(2 * (gold & found).sum() / max(1, gold.sum() + found.sum()))


if __name__ == "__main__":
    main()
