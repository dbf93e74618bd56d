"""Train the student: on NewsMTSC's labels mixed with the teachers' view of them, and on soft labels of other news.

Run: ``python -m analysis.training.student NEWSMTSC BASE MENTIONS.jsonl SOFT.npy SOFT_TRAIN.npy OUT.pt --seed 1``
"""

from __future__ import annotations

import argparse
import logging
import random
from pathlib import Path

import numpy as np
import torch

from analysis.training.corpus import load_tokenizer, mark_rows, read_jsonl, split_rows
from analysis.training.encoders import average, load_base
from analysis.training.fitting import Schedule, fit, logits_of, macro_f1, one_hot, set_seed

BATCH, RATE, EPOCHS = 32, 1e-4, 2
DROPOUT = 0.0
"""Soft labels on other news keep the student from learning rows by heart."""
GOLD_SHARE = 0.5
"""Weight of the annotators' label against the teachers' in a labelled row's target."""
GOLD_TIMES = 1
"""How often a labelled row comes in an epoch, against once for an unlabelled one."""


def main() -> None:
    """Train one student and save its weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("newsmtsc", "base", "mentions", "soft", "soft_train", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--limit", type=int, help="number of unlabelled rows, drawn anew by each seed")
    parser.add_argument("--start", type=Path, nargs="+", help="go on from the mean of these students")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    set_seed(arguments.seed)
    tokenizer = load_tokenizer(arguments.base / "mini" / "tokenizer.json")
    train, held_out = split_rows(read_jsonl(arguments.newsmtsc / "train.jsonl"))
    taught = torch.from_numpy(np.load(arguments.soft_train)).softmax(1)
    gold = GOLD_SHARE * one_hot(train) + (1 - GOLD_SHARE) * taught
    soft = torch.from_numpy(np.load(arguments.soft)).softmax(1)
    chosen = random.Random(arguments.seed).sample(range(len(soft)), min(arguments.limit or len(soft), len(soft)))  # noqa: S311
    others = read_jsonl(arguments.mentions)[: len(soft)]
    rows = [*train * GOLD_TIMES, *(others[number] for number in chosen)]
    wanted = torch.cat([*[gold] * GOLD_TIMES, soft[chosen]])
    base = arguments.base / "mini"
    model = average(base, arguments.start, dropout=DROPOUT) if arguments.start else load_base(base, dropout=DROPOUT)
    schedule = Schedule(seed=arguments.seed, epochs=arguments.epochs, batch=BATCH, rate=RATE)
    fit(model, mark_rows(rows, tokenizer), wanted, schedule)
    torch.save(model.state_dict(), arguments.out)
    logging.info("held out %.4f", macro_f1(held_out, logits_of(model, mark_rows(held_out, tokenizer))))
    for name in ("dev_rw", "dev_mt"):
        rows = read_jsonl(arguments.newsmtsc / f"{name}.jsonl")
        logging.info("%s %.4f", name, macro_f1(rows, logits_of(model, mark_rows(rows, tokenizer))))


if __name__ == "__main__":
    main()
