"""Fine-tune the teacher on NewsMTSC.

Run: ``python -m analysis.training.teacher NEWSMTSC_DIR BASE_DIR OUT.pt --seed 1``

Data: Hamborg & Donnay (2021), NewsMTSC, EACL. ``BASE_DIR`` holds ``all-mpnet-base-v2`` (``model.safetensors`` and
``config.json``) in ``mpnet`` and ``all-MiniLM-L6-v2`` with its ``tokenizer.json`` in ``mini``.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

import torch

from analysis.training.corpus import load_tokenizer, mark_rows, read_jsonl, split_rows
from analysis.training.encoders import load_base
from analysis.training.fitting import Schedule, fit, logits_of, macro_f1, one_hot, set_seed

EPOCHS, BATCH, RATE, SMOOTHING = 1, 16, 4e-5, 0.05
"""One round; a second round starts from the first one's weights with a learning rate that warms up and decays anew."""


def main() -> None:
    """Train one teacher and save its weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("newsmtsc", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="a teacher to go on from")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    set_seed(arguments.seed)
    train, held_out = split_rows(read_jsonl(arguments.newsmtsc / "train.jsonl"))
    tokenizer = load_tokenizer(arguments.base / "mini" / "tokenizer.json")
    model = load_base(arguments.base / "mpnet")
    if arguments.start is not None:
        model.load_state_dict(torch.load(arguments.start, weights_only=True))
    schedule = Schedule(seed=arguments.seed, epochs=EPOCHS, batch=BATCH, rate=RATE)
    fit(model, mark_rows(train, tokenizer), one_hot(train, smoothing=SMOOTHING), schedule)
    torch.save(model.state_dict(), arguments.out)
    logging.info("held out %.4f", macro_f1(held_out, logits_of(model, mark_rows(held_out, tokenizer))))
    for name in ("dev_rw", "dev_mt"):
        rows = read_jsonl(arguments.newsmtsc / f"{name}.jsonl")
        logging.info("%s %.4f", name, macro_f1(rows, logits_of(model, mark_rows(rows, tokenizer))))


if __name__ == "__main__":
    main()
