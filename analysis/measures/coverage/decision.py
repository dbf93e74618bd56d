"""Whether two sentences tell the same fact: a logistic regression over the features of a pair.

It was fitted on pairs that were labelled by reading (:mod:`analysis.training.same_fact`). Boosted trees, products of
features and a support vector machine were no better on events left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.errors import ModelMissing
from analysis.measures.coverage.pairs import FEATURES, Pair

WEIGHTS = "same_fact.json"
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Decision:
    """The fitted model and where it draws the lines.

    Attributes:
        same: Probability from which two sentences count as telling the same fact.
        maybe: Probability from which a pair is a near miss.
    """

    same: float
    maybe: float
    _mean: Scores
    _scale: Scores
    _weights: Scores
    _base: float

    def scores(self, pairs: Sequence[Pair]) -> Scores:
        """Return for each pair the probability that both sentences tell the same fact."""
        if not pairs:
            return np.zeros(0)
        rows = np.array([pair.features for pair in pairs], np.float64)
        odds = ((rows - self._mean) / self._scale) @ self._weights + self._base
        return np.asarray(1.0 / (1.0 + np.exp(-odds)))


@cache
def load_decision() -> Decision:
    """Read the weights once per process.

    Raises:
        ModelMissing: The file is missing or damaged.
    """
    try:
        content = json.loads((files(__package__) / WEIGHTS).read_text(encoding="utf-8"))
        return _decision(content)
    except (OSError, KeyError, TypeError, ValueError) as error:
        message = f"Sentences can't be matched: {WEIGHTS} is missing or damaged. Reinstall Parallax."
        raise ModelMissing(message) from error


def _decision(content: Mapping[str, Any]) -> Decision:
    if tuple(content["features"]) != FEATURES:
        message = f"{WEIGHTS} was fitted on other features."
        raise ValueError(message)
    return Decision(
        same=float(content["same"]),
        maybe=float(content["maybe"]),
        _mean=np.array(content["mean"]),
        _scale=np.array(content["scale"]),
        _weights=np.array(content["weights"]),
        _base=float(content["base"]),
    )
