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

from analysis.evaluation.evaluate import evaluate
from analysis.measures.registry import scorers

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "analysis" / "data" / "accuracy.json"

Shown = dict[str, tuple[str, str]]
"""By key of a result: the figure's name, and the key of its n."""

PLAN: tuple[tuple[str, str, str, str, Shown], ...] = (
    ("sentiment", "newsmtsc", "newsmtsc/dev_rw.jsonl", "NewsMTSC dev rw", {"f1_macro": ("macro-F1", "n")}),
    ("sentiment", "newsmtsc", "newsmtsc/dev_mt.jsonl", "NewsMTSC dev mt", {"f1_macro": ("macro-F1", "n")}),
    (
        "voices",
        "basil-voices",
        "basil/dev.jsonl",
        "BASIL",
        {
            "quoted_inside": ("spans marked as quoted that lie in a quotation", "n_quoted"),
            "unquoted_outside": ("spans marked as not quoted that lie in one all the same (0 is best)", "n_unquoted"),
            "speaker_right": ("speakers right, where a person speaks", "n_speakers"),
        },
    ),
    (
        "stance",
        "basil",
        "basil/dev.jsonl",
        "BASIL, authors' feelings toward main entities",
        {"spearman": ("Spearman's rank correlation", "n"), "f1_macro": ("macro-F1", "n")},
    ),
    (
        "stance",
        "probes",
        "tests/gold/stance_probes.jsonl",
        "minimal pairs written for Parallax",
        {"direction": ("pairs whose direction is right", "n_direction")},
    ),
    (
        "stance",
        "probes",
        "tests/gold/stance_probes_second.jsonl",
        "minimal pairs by another writer, looked at once",
        {"direction": ("pairs whose direction is right", "n_direction")},
    ),
    (
        "loaded",
        "babe",
        "babe/dev.jsonl",
        "BABE",
        {
            "f1_macro": ("macro-F1 of sentences", "n"),
            "word_recall": ("recall of marked words", "n"),
            "word_precision": ("precision of marked words", "n"),
        },
    ),
    (
        "frames",
        "frames",
        "tests/gold/frames.jsonl",
        "sentences written for Parallax",
        {"f1_macro": ("macro-F1 over 17 frames", "n")},
    ),
    (
        "naming",
        "names",
        "tests/gold/naming.jsonl",
        "sentences written for Parallax",
        {"f1": ("F1 of names, titles and descriptions", "n")},
    ),
    (
        "naming",
        "verbs",
        "tests/gold/verbs.jsonl",
        "sentences written for Parallax",
        {"f1": ("F1 of verbs and who acts", "n")},
    ),
)
"""Section of the Method page, measure, file, name of the data, and the figures to show."""


def figures(data: Path) -> list[dict[str, Any]]:
    """Return one row per figure, for each file that is there."""
    rows: list[dict[str, Any]] = []
    for section, measure, file, name, shown in PLAN:
        path = ROOT / file if file.startswith("tests/") else data / file
        if measure not in scorers() or not path.exists():
            continue
        result = evaluate(measure, path)
        rows.extend(
            {
                "section": section,
                "figure": label,
                "value": round(result[key], 4),
                "n": result[count],
                "data": name,
                "digest": result["digest"],
            }
            for key, (label, count) in shown.items()
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
