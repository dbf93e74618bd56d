"""Write the labelled rows that are trained on, without those held out.

Run: ``python -m analysis.training.labelled NEWSMTSC_DIR TRAIN.jsonl [--held-out HELD_OUT.jsonl]``
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from analysis.training.corpus import Row, read_jsonl, split_rows


def main() -> None:
    """Write one or both sides of the split."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("newsmtsc", type=Path)
    parser.add_argument("train", type=Path)
    parser.add_argument("--held-out", type=Path)
    arguments = parser.parse_args()
    train, held_out = split_rows(read_jsonl(arguments.newsmtsc / "train.jsonl"))
    _write(arguments.train, train)
    if arguments.held_out is not None:
        _write(arguments.held_out, held_out)


def _write(path: Path, rows: Sequence[Row]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
