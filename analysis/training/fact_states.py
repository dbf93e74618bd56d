"""Teach the sentence encoder which sentences of an event tell the same fact.

Run: ``python -m analysis.training.fact_states BASE_DIR PAIRS.json OUT.pt``

``PAIRS.json`` holds, by event, its sentences and pairs of them with a target in [0, 1]: labels that were read (0 or 1)
and, for pairs nobody read, the probability that a fit on the untaught encoder gave. A batch is part of one event; its
loss asks that a sentence's counterpart be nearer than the rest of the event (contrastive, with the event's other
sentences as negatives) and that labelled pairs be told apart. Nearness is the late interaction that is used at run
time: every piece of a word finds its best counterpart (Khattab & Zaharia 2020, ColBERT).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from analysis.training.encoders import Classifier, load_base

TOKENS, ANCHORS, OTHERS = 56, 10, 10
"""Tokens of a sentence, pairs of a batch, and other sentences of its event."""
RATE, TEMPERATURE, SURE, UNLIKE = 2e-5, 0.04, 0.9, 0.25


def main() -> None:
    """Teach for the given number of epochs and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("base", "pairs", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=1)
    arguments = parser.parse_args()
    torch.manual_seed(1)
    tokenizer = Tokenizer.from_file(str(arguments.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(TOKENS)
    model = load_base(arguments.base)
    line = nn.Parameter(torch.tensor([12.0, -7.0]))
    optimiser = torch.optim.AdamW([{"params": model.parameters(), "lr": RATE}, {"params": [line], "lr": 0.02}])
    batches = [
        batch for event in json.loads(arguments.pairs.read_text(encoding="utf-8")) for batch in _batches(event)
    ] * arguments.epochs
    random.Random(1).shuffle(batches)  # noqa: S311
    started, mean = time.time(), 0.0
    for number, batch in enumerate(batches):
        for group in optimiser.param_groups:
            group["lr"] = group.get("first", group.setdefault("first", group["lr"])) * (1 - number / len(batches))
        loss = _loss(model, tokenizer, batch, line)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        mean = 0.95 * mean + 0.05 * float(loss) if number else float(loss)
        if number % 20 == 0:
            print(f"{number}/{len(batches)} loss {mean:.3f} after {time.time() - started:.0f} s", flush=True)
            torch.save(model.state_dict(), arguments.out)
    torch.save(model.state_dict(), arguments.out)


def _batches(event: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Cut an event into batches: some sure or labelled pairs each, and other sentences of the event."""
    rng = random.Random(event["event"])  # noqa: S311
    targets = {(left, right): target for left, right, target, _ in event["pairs"]}
    read = {(left, right) for left, right, _, labelled in event["pairs"] if labelled}
    chosen = sorted(pair for pair, target in targets.items() if target >= SURE or pair in read)
    rng.shuffle(chosen)
    found = []
    for start in range(0, len(chosen), ANCHORS):
        pairs = chosen[start : start + ANCHORS]
        members = sorted({place for pair in pairs for place in pair})
        rest = sorted(set(range(len(event["sentences"]))) - set(members))
        members += rng.sample(rest, min(OTHERS, len(rest)))
        place = {member: number for number, member in enumerate(members)}
        known = [
            (place[left], place[right], target, (left, right) in read)
            for (left, right), target in targets.items()
            if left in place and right in place
        ]
        found.append({"sentences": [event["sentences"][m] for m in members], "known": known})
    return found


def _loss(model: Classifier, tokenizer: Tokenizer, batch: Mapping[str, Any], line: Tensor) -> Tensor:
    near = nearness(model, [tokenizer.encode(text).ids for text in batch["sentences"]])
    size = len(near)
    same, open_ = torch.zeros(size, size, dtype=torch.bool), torch.eye(size, dtype=torch.bool)
    losses = []
    for left, right, target, read in batch["known"]:
        if read:
            losses.append(
                functional.binary_cross_entropy_with_logits(
                    line[0] * near[left, right] + line[1], torch.tensor(float(target))
                )
            )
        if target >= SURE:
            same[left, right] = same[right, left] = True
        elif target > UNLIKE:
            open_[left, right] = open_[right, left] = True
    scaled = near / TEMPERATURE
    negatives = torch.logsumexp(scaled.masked_fill(same | open_, -math.inf), dim=1)
    rows, columns = same.nonzero(as_tuple=True)
    if len(rows):
        losses.append(functional.softplus(negatives[rows] - scaled[rows, columns]).mean())
    return torch.stack(losses).mean() if losses else near.sum() * 0


def nearness(model: Classifier, rows: Sequence[Sequence[int]]) -> Tensor:
    """Return how near each row is to each other row, both ways averaged: rows × rows."""
    lengths = torch.tensor([len(row) for row in rows])
    ids = torch.zeros(len(rows), int(lengths.max()), dtype=torch.long)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = torch.tensor(row)
    padding = torch.arange(ids.shape[1])[None, :] >= lengths[:, None]
    states = model.dropout(model.norm(model.words(ids) + model.positions(torch.arange(ids.shape[1]))))
    bias = torch.zeros(padding.shape).masked_fill(padding, -1e4)[:, None, None, :]
    for layer in model.layers:
        states = layer(states, bias)
    states = functional.normalize(states, dim=-1)
    flat = states.reshape(-1, states.shape[-1])
    likeness = (flat @ flat.T).view(len(rows), ids.shape[1], len(rows), ids.shape[1])
    likeness = likeness.masked_fill(padding[None, None, :, :], -1.0)
    best = likeness.amax(3)
    kept = (~padding).float()
    ahead = (best * kept[:, :, None]).sum(1) / kept.sum(1)[:, None]
    both: Tensor = (ahead + ahead.T) / 2
    return both


if __name__ == "__main__":
    main()
