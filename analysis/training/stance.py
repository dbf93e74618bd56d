"""Fit the weights of the stance signals on short articles written for this purpose.

    python -m analysis.training.stance analysis/training/data/stance_fit.jsonl analysis/data/stance.toml

An article's score should stand on the side of its label, and the second side of a pair should stand above the
first. Weights are drawn toward 1, a plain sentence. The probes in ``tests/gold`` are never read here.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import tomli_w
from scipy.optimize import minimize

from analysis.measures.stance import OTHERS, SIGNALS
from analysis.measures.stance.article_stance import signals_of
from analysis.measures.stance.minimal_pairs import Probe, ProbeSide, direction_right, read_probes
from analysis.stats.bootstrap import FloatArray

LABELS = {"critical": -1.0, "neutral": 0.0, "supportive": 1.0}
SHRINK = 8.0
OTHERS_WEIGHT = 6.0
"""Short articles say hardly anything of a second actor, so this and SHRINK can't be fitted: they were chosen with
BASIL's development split, of 2, 4, 8, 12 and 16 and of 0, 2, 3, 4 and 6."""
ISSUE_SHRINK, ISSUE_OTHERS = 5.0, 2.0
"""An issue is judged in few words, so less is enough. Of 4 to 8, and of 1, 2, 4 and 6, chosen by the labels of the
fitting articles on issues and, where these are equal, of the probes; 1 to 6 are alike there. The weights are fitted
with SHRINK and OTHERS_WEIGHT throughout."""
BAND = 0.1
"""Scores within this of 0 are neutral. Of 0.05 to 0.12 chosen with BASIL's development split; the fitting articles
would ask for less, above all on the supportive side, but more labels would then be the opposite of theirs."""
GOAL = 0.3
"""Where the score of an article with a clear label should stand: short as they are, they can't say much."""
PAIR_STEP = 0.15
"""How far apart the two sides of a pair should stand at least."""
RIDGE = 0.3
"""Draws the logarithms of the weights to 0: with few rows a signal should not be dropped for one odd article. Of 0.1,
0.2 and 0.3 chosen with BASIL's development split."""
_BOUNDS = (-4.0, 2.5)


@dataclass(frozen=True)
class Rows:
    """Balance and amount of each signal by article, as the score's formula needs them; one row per article."""

    balance: FloatArray
    amount: FloatArray
    others: FloatArray

    def scores(self, weights: FloatArray) -> FloatArray:
        """Return the scores that these weights give."""
        scores: FloatArray = (self.balance @ weights) / (self.amount @ weights + OTHERS_WEIGHT * self.others + SHRINK)
        return scores


def rows(sides: Sequence[ProbeSide]) -> Rows:
    """Sum up each article's signals, in the order of SIGNALS."""
    place = {name: index for index, name in enumerate(SIGNALS)}
    balance, amount = np.zeros((len(sides), len(place))), np.zeros((len(sides), len(place)))
    others = np.zeros(len(sides))
    for number, side in enumerate(sides):
        for signal in signals_of(side.facts, side.target.name):
            if signal.name == OTHERS:
                others[number] += abs(signal.value) * signal.weight
            else:
                balance[number, place[signal.name]] += signal.value * signal.weight
                amount[number, place[signal.name]] += abs(signal.value) * signal.weight
    return Rows(balance, amount, others)


def fit(probes: Sequence[Probe], *, without: Collection[str] = ()) -> FloatArray:
    """Return one weight per signal, 0 for those left out."""
    sides = [side for probe in probes for side in probe.sides.values() if side.label in LABELS]
    wanted = np.array([LABELS[side.label] for side in sides])
    share = np.array([1 / np.sum(wanted == label) for label in wanted]) / len(LABELS)
    pairs = [probe for probe in probes if probe.expect]
    equal = np.array([probe.expect == "equal" for probe in pairs])
    single, low, high = (rows(part) for part in (sides, *([p.sides[side] for p in pairs] for side in ("a", "b"))))
    kept = np.array([name not in without for name in SIGNALS], dtype=np.float64)

    def loss(logarithms: FloatArray) -> float:
        weights = np.exp(logarithms) * kept
        missed = np.sum(share * (single.scores(weights) / GOAL - wanted) ** 2)
        step = (high.scores(weights) - low.scores(weights)) / PAIR_STEP
        short = np.where(equal, step, np.maximum(0.0, 1.0 - step))
        return float(missed + np.mean(short**2) + RIDGE * np.mean(logarithms**2))

    found = minimize(loss, np.zeros(len(SIGNALS)), method="L-BFGS-B", bounds=[_BOUNDS] * len(SIGNALS))
    weights: FloatArray = np.exp(found.x) * kept
    return weights


def label_recall(probes: Sequence[Probe], weights: FloatArray) -> float:
    """Return the mean recall of the three labels: each counts alike, however many articles it has."""
    sides = [side for probe in probes for side in probe.sides.values() if side.label in LABELS]
    labels = np.array([LABELS[side.label] for side in sides])
    scores = rows(sides).scores(weights)
    found = np.where(scores < -BAND, -1, np.where(scores > BAND, 1, 0))
    return float(np.mean([(found[labels == label] == label).mean() for label in (-1, 0, 1)]))


def direction(probes: Sequence[Probe], weights: FloatArray) -> float:
    """Return the share of pairs whose scores stand as expected."""
    right = []
    for probe in probes:
        if probe.expect:
            scores = rows(list(probe.sides.values())).scores(weights)
            right.append(direction_right(probe, dict(zip(probe.sides, scores.tolist(), strict=True))))
    return float(np.mean(right))


def main() -> None:
    """Fit, say how well the fitting articles are met, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    probes = list(read_probes(options.data))
    weights = fit(probes)
    print(f"direction {direction(probes, weights):.3f}, mean recall of labels {label_recall(probes, weights):.3f}")
    content = {
        "shrink": SHRINK,
        "issue_shrink": ISSUE_SHRINK,
        "issue_others": ISSUE_OTHERS,
        "others": OTHERS_WEIGHT,
        "critical": -BAND,
        "supportive": BAND,
        "weights": {name: round(float(value), 4) for name, value in zip(SIGNALS, weights, strict=True)},
    }
    options.out.write_text(_HEADER.format(date=datetime.now(UTC).date()) + tomli_w.dumps(content), encoding="utf-8")


_HEADER = """\
# Weights of the stance signals; see analysis/measures/stance/scoring.py.
# Source: fitted by analysis/training/stance.py on analysis/training/data/stance_fit.jsonl, both written for Parallax.
# Licence: MIT. Version: {date}.
"""

if __name__ == "__main__":
    main()
