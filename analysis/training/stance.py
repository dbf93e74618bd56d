"""Fit the weights of the stance signals on short articles written for this purpose.

    python -m analysis.training.stance analysis/training/data/stance_fit.jsonl analysis/data/stance.toml

Non-negative least squares on two kinds of rows: an article's signals should give its label (-1, 0, 1), and the
difference of a pair's signals should give its direction. The probes in ``tests/gold`` are never read here.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import tomli_w
from scipy.optimize import nnls

from analysis.probes import Probe, ProbeSide, direction_right, read_probes
from analysis.stance import SIGNALS
from analysis.uncertainty import FloatArray

LABELS = {"critical": -1.0, "neutral": 0.0, "supportive": 1.0}
SHRINKS = (0.25, 0.5, 1.0, 2.0)
PAIR_STEP = 0.7
"""How far apart the two sides of a pair should stand, on the scale of the labels."""
RIDGE = 2.0
"""Draws weights together: with few rows a signal should not be dropped for one odd article."""
THRESHOLDS = np.linspace(0.005, 0.3, 60)


def features(side: ProbeSide, shrink: float) -> FloatArray:
    """Return the shrunk mean of each signal, in the order of SIGNALS."""
    signals = side.measured.signals(side.target.name)
    total, mass = dict.fromkeys(SIGNALS, 0.0), dict.fromkeys(SIGNALS, shrink)
    for signal in signals:
        total[signal.name] += signal.weight * signal.value
        mass[signal.name] += signal.weight
    return np.array([total[name] / mass[name] for name in SIGNALS])


def rows(probes: Sequence[Probe], shrink: float) -> Iterator[tuple[FloatArray, float]]:
    """Yield features and what they should sum to."""
    for probe in probes:
        sides = {name: features(side, shrink) for name, side in probe.sides.items()}
        for name, side in probe.sides.items():
            if side.label in LABELS:
                yield sides[name], LABELS[side.label]
        if probe.expect:
            yield sides["b"] - sides["a"], PAIR_STEP if probe.expect == "a<b" else 0.0


def fit(probes: Sequence[Probe], shrink: float) -> FloatArray:
    """Return weights that sum to 1."""
    listed = list(rows(probes, shrink))
    matrix = np.array([values for values, _ in listed] + list(np.eye(len(SIGNALS)) * RIDGE))
    weights, _ = nnls(matrix, np.array([wanted for _, wanted in listed] + [RIDGE] * len(SIGNALS)))
    total: FloatArray = weights / weights.sum()
    return total


def labelled(probes: Sequence[Probe], shrink: float, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return scores and labels of all labelled articles."""
    pairs = [
        (float(features(side, shrink) @ weights), LABELS[side.label])
        for probe in probes
        for side in probe.sides.values()
        if side.label in LABELS
    ]
    return np.array([score for score, _ in pairs]), np.array([label for _, label in pairs])


def best_thresholds(scores: FloatArray, labels: FloatArray) -> tuple[float, float, float]:
    """Return (critical, supportive, macro recall): each class counts alike, however many articles it has."""
    best = (0.0, 0.0, -1.0)
    for low in -THRESHOLDS:
        for high in THRESHOLDS:
            found = np.where(scores < low, -1, np.where(scores > high, 1, 0))
            recall = float(np.mean([(found[labels == label] == label).mean() for label in (-1, 0, 1)]))
            if recall > best[2] + 1e-12:
                best = (float(low), float(high), recall)
    return best


def direction(probes: Sequence[Probe], shrink: float, weights: FloatArray) -> float:
    """Return the share of pairs whose scores stand as expected."""
    right = [
        direction_right(probe, {name: float(features(side, shrink) @ weights) for name, side in probe.sides.items()})
        for probe in probes
        if probe.expect
    ]
    return float(np.mean(right))


def main() -> None:
    """Fit with each shrinkage, keep the best on the fitting articles, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    probes = list(read_probes(options.data))
    best: tuple[float, dict[str, object]] | None = None
    for shrink in SHRINKS:
        weights = fit(probes, shrink)
        critical, supportive, recall = best_thresholds(*labelled(probes, shrink, weights))
        right = direction(probes, shrink, weights)
        print(f"shrink {shrink}: direction {right:.3f}, macro recall {recall:.3f}, weights {np.round(weights, 3)}")
        content = {
            "shrink": shrink,
            "critical": round(critical, 4),
            "supportive": round(supportive, 4),
            "weights": {name: round(float(value), 4) for name, value in zip(SIGNALS, weights, strict=True)},
        }
        if best is None or right + recall > best[0]:
            best = (right + recall, content)
    if best is not None:
        options.out.write_text(_HEADER.format(date=datetime.now(UTC).date()) + tomli_w.dumps(best[1]), encoding="utf-8")


_HEADER = """\
# Weights of the stance signals; see analysis/stance/scoring.py.
# Source: fitted by analysis/training/stance.py on analysis/training/data/stance_fit.jsonl, both written for Parallax.
# Licence: MIT. Version: {date}.
"""

if __name__ == "__main__":
    main()
