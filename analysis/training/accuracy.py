"""Measure everything that has labelled data, and write the figures that the Method page shows.

    python -m analysis.training.accuracy DATA

DATA is a folder with the public data sets in their publishers' form, one folder each (``newsmtsc``, ``basil``,
``babe``); what is not there is left out. Data written for Parallax is always measured.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from analysis.evaluate import MEASURES, evaluate

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "analysis" / "data" / "accuracy.json"

PLAN: tuple[tuple[str, str, str, str, dict[str, str]], ...] = (
    ("sentiment", "newsmtsc", "newsmtsc/dev_rw.jsonl", "NewsMTSC, development split rw", {"f1_macro": "macro-F1"}),
    ("sentiment", "newsmtsc", "newsmtsc/dev_mt.jsonl", "NewsMTSC, development split mt", {"f1_macro": "macro-F1"}),
    (
        "voices",
        "basil-voices",
        "basil/dev.jsonl",
        "BASIL",
        {
            "quoted_inside": "bias spans marked quoted that lie in a quotation",
            "unquoted_outside": "bias spans marked unquoted that lie outside every quotation",
            "speaker_right": "speakers right, where a person speaks",
        },
    ),
    (
        "stance",
        "basil",
        "basil/dev.jsonl",
        "BASIL, authors' feelings toward main entities",
        {"spearman": "Spearman's rank correlation", "f1_macro": "macro-F1"},
    ),
    (
        "loaded",
        "babe",
        "babe/dev.jsonl",
        "BABE",
        {"f1_macro": "macro-F1 of sentences", "word_recall": "recall of words"},
    ),
    (
        "stance",
        "probes",
        "tests/gold/stance_probes.jsonl",
        "minimal pairs written for Parallax",
        {"direction": "pairs with the right direction"},
    ),
)
"""Section of the Method page, measure, file, name of the data, and which figures to show under which name."""


def figures(data: Path) -> list[dict[str, Any]]:
    """Return one row per figure, for each file that is there."""
    rows: list[dict[str, Any]] = []
    for section, measure, file, name, shown in PLAN:
        path = ROOT / file if file.startswith("tests/") else data / file
        if measure not in MEASURES or not path.exists():
            continue
        result = evaluate(measure, path)
        rows.extend(
            {
                "section": section,
                "figure": label,
                "value": round(result[key], 4),
                "n": result.get(f"n_{key}", result.get("n")),
                "data": name,
                "digest": result["digest"],
            }
            for key, label in shown.items()
        )
    return rows


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the public data sets")
    rows = figures(parser.parse_args().data)
    OUT.write_text(json.dumps({"figures": rows}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(rows)} figures in {OUT.name}")


if __name__ == "__main__":
    main()
