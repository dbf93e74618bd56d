"""Accuracy on the gold sentences, as `parallax evaluate` prints it."""

from __future__ import annotations

import pytest

from analysis.evaluation.evaluate import evaluate
from analysis.stats.agreement import f1
from tests.measures.gold import GOLD


@pytest.mark.model
@pytest.mark.parametrize(
    ("name", "file", "key", "floor", "least_n"),
    [
        ("frames", "frames.jsonl", "f1_macro", 0.75, 180),
        ("names", "naming.jsonl", "f1", 0.95, 60),
        ("verbs", "verbs.jsonl", "f1", 0.96, 150),
    ],
)
def test_gold_sentences_are_measured(name: str, file: str, key: str, floor: float, least_n: int) -> None:
    figures = evaluate(name, GOLD / file)
    assert floor <= figures[key] <= 1
    assert figures["n"] >= least_n
    assert len(figures["digest"]) == 64


def test_f1_pools_findings_and_is_0_for_nothing() -> None:
    assert f1([{1, 2}, set()], [{1}, {3}]) == 0.5
    assert f1([set()], [set()]) == 0.0
