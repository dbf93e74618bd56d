"""Accuracy on labelled data: one JSON-ready mapping per measure, with n and a digest of the data."""

from __future__ import annotations

import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.errors import InvalidInput
from analysis.evaluation import framing as framing_measure
from analysis.evaluation.loaded import babe
from analysis.evaluation.minimal_pairs import probe_figures, read_probes
from analysis.evaluation.voices import basil_voices
from analysis.extract.sentiment_jsonl import read_rows, score_rows
from analysis.pipeline import analyze
from analysis.records import Article, Span, Target

POLARITIES = (-1, 0, 1)
_SHARES = ("negative", "neutral", "positive")
_BINS = 10
_FEELINGS = {"neg": -1, "neu": 0, "pos": 1}
_STANCES = {"critical": -1, "neutral": 0, "supportive": 1}


def evaluate(name: str, path: Path) -> dict[str, Any]:
    """Measure accuracy on a labelled file.

    Args:
        name: A key of :data:`MEASURES`.
        path: The labelled file, in its publishers' form.

    Returns:
        The figures, ``n``, the measure's name, the file's name and the SHA-256 ``digest`` of its bytes.

    Raises:
        InvalidInput: The measure is unknown, or the file is not in the form it needs.
    """
    if name not in MEASURES:
        message = f"There is no measure {name!r}; there are {', '.join(sorted(MEASURES))}."
        raise InvalidInput(message)
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"{path}: can't be read ({error.strerror})."
        raise InvalidInput(message) from error
    try:
        figures = MEASURES[name](path)
    except (KeyError, TypeError, json.JSONDecodeError, UnicodeDecodeError) as error:
        message = f"{path.name}: not in the form that {name} needs ({type(error).__name__}: {error})."
        raise InvalidInput(message) from error
    return {"measure": name, "data": path.name, "digest": hashlib.sha256(data).hexdigest(), **figures}


def macro_f1(gold: Sequence[Any], predicted: Sequence[Any], labels: Sequence[Any]) -> float:
    """Return the mean F1 over ``labels``, in [0, 1]; a label that never occurs and is never predicted counts 0."""
    scores = []
    for label in labels:
        hits = sum(g == p == label for g, p in zip(gold, predicted, strict=True))
        found = sum(p == label for p in predicted) + sum(g == label for g in gold)
        scores.append(2 * hits / found if found else 0.0)
    return sum(scores) / len(scores)


def _newsmtsc(path: Path) -> dict[str, Any]:
    """Measure three-class sentiment toward a person; data: NewsMTSC (Hamborg & Donnay, EACL 2021)."""
    labelled = read_rows(path)
    rows = list(score_rows(labelled))
    gold = [row["polarity"] for row in labelled]
    predicted = [row["polarity"] for row in rows]
    right = [g == p for g, p in zip(gold, predicted, strict=True)]
    sure = [max(row[share] for share in _SHARES) for row in rows]
    per_class = {name: macro_f1(gold, predicted, [label]) for name, label in zip(_SHARES, POLARITIES, strict=True)}
    return {
        "f1_macro": macro_f1(gold, predicted, POLARITIES),
        "accuracy": sum(right) / len(right),
        "calibration_error": calibration_error(sure, right),
        "n": len(gold),
        **{f"f1_{name}": value for name, value in per_class.items()},
    }


def calibration_error(sure: Sequence[float], right: Sequence[bool]) -> float:
    """Return the expected calibration error, in [0, 1], over ten bins of equal width (Guo et al. 2017).

    Args:
        sure: Probability of the class that was predicted.
        right: Whether it was the right one.
    """
    bins: dict[int, list[int]] = defaultdict(list)
    for number, share in enumerate(sure):
        bins[min(int(share * _BINS), _BINS - 1)].append(number)
    gaps = (abs(math.fsum(sure[number] - right[number] for number in members)) for _, members in sorted(bins.items()))
    return math.fsum(gaps) / len(sure)


def _basil(path: Path) -> dict[str, Any]:
    """Measure stance toward the main entities of an article; data: BASIL (Fan et al., EMNLP 2019)."""
    gold: list[int] = []
    labels: list[int] = []
    scores: list[float] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            for feeling, label, score in _basil_cells(json.loads(line)):
                gold.append(feeling)
                labels.append(label)
                scores.append(score)
    return {
        "spearman": _spearman(gold, scores),
        "f1_macro": macro_f1(gold, labels, POLARITIES),
        "n": len(gold),
    }


def _basil_cells(row: Mapping[str, Any]) -> list[tuple[int, int, float]]:
    """Return (author's feeling, our label, our score) for each annotated main entity that the article discusses."""
    title = row["title"].strip()
    text = "\n\n".join([title, *(" ".join(paragraph) for paragraph in row["paragraphs"])])
    article = Article(
        article_id=row["id"], source_name=row["id"], text=text, title=title, headings=(Span(0, len(title)),)
    )
    targets = [
        Target(name=entity, kind="actor", aliases=tuple({entity.split()[-1]} - {entity}))
        for entity in row["main_entities"]
    ]
    rows = analyze([article], targets)["stance"].to_dict("records")
    stance = {str(row["target"]): row for row in rows}
    cells = []
    for entity in row["main_entities"]:
        feeling = row["article_annotations"].get("author_feeling_" + entity.replace(" ", "_"))
        label = str(stance[entity]["label"])
        if feeling is not None and label != "absent":
            cells.append((_FEELINGS[feeling], _STANCES[label], float(stance[entity]["score"])))
    return cells


def _spearman(left: Sequence[float], right: Sequence[float]) -> float:
    """Return Spearman's rank correlation; 0 where one side does not vary."""
    if len(set(left)) < 2 or len(set(right)) < 2:
        return 0.0
    return float(pd.Series(left).rank().corr(pd.Series(right).rank()))


MEASURES: Mapping[str, Callable[[Path], dict[str, Any]]] = {
    "newsmtsc": _newsmtsc,
    "babe": babe,
    "basil": _basil,
    "basil-voices": basil_voices,
    "frames": framing_measure.frames,
    "names": framing_measure.names,
    "verbs": framing_measure.verbs,
    "probes": lambda path: probe_figures(list(read_probes(path))),
}
"""What can be measured, by name."""
