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
SHRINK = 2.0
BAND = 0.06
"""Scores within this of 0 are neutral. Of shrinkages from 0.25 to 6 and bands from 0.01 to 0.12 these were chosen with
BASIL's development split; on the fitting articles, which mention their target only a few times, 0.02 is best."""
PAIR_STEP = 0.7
"""How far apart the two sides of a pair should stand, on the scale of the labels."""
RIDGE = 0.5
"""Draws weights together: with few rows a signal should not be dropped for one odd article."""


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


def label_recall(scores: FloatArray, labels: FloatArray) -> float:
    """Return the mean recall of the three labels: each counts alike, however many articles it has."""
    found = np.where(scores < -BAND, -1, np.where(scores > BAND, 1, 0))
    return float(np.mean([(found[labels == label] == label).mean() for label in (-1, 0, 1)]))


def direction(probes: Sequence[Probe], shrink: float, weights: FloatArray) -> float:
    """Return the share of pairs whose scores stand as expected."""
    right = [
        direction_right(probe, {name: float(features(side, shrink) @ weights) for name, side in probe.sides.items()})
        for probe in probes
        if probe.expect
    ]
    return float(np.mean(right))


def main() -> None:
    """Fit, say how well the fitting articles are met, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    probes = list(read_probes(options.data))
    weights = fit(probes, SHRINK)
    recall = label_recall(*labelled(probes, SHRINK, weights))
    print(f"direction {direction(probes, SHRINK, weights):.3f}, mean recall of labels {recall:.3f}")
    content = {
        "shrink": SHRINK,
        "critical": -BAND,
        "supportive": BAND,
        "weights": {name: round(float(value), 4) for name, value in zip(SIGNALS, weights, strict=True)},
    }
    options.out.write_text(_HEADER.format(date=datetime.now(UTC).date()) + tomli_w.dumps(content), encoding="utf-8")


_HEADER = """\
# Weights of the stance signals; see analysis/stance/scoring.py.
# Source: fitted by analysis/training/stance.py on analysis/training/data/stance_fit.jsonl, both written for Parallax.
# Licence: MIT. Version: {date}.
"""

if __name__ == "__main__":
    main()
