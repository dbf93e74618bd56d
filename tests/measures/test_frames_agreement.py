"""How far two readings of the gold sentences agree on the generic frames; tests/gold/README.md reports the figures."""

from __future__ import annotations

from analysis.measures.generic_frames.frame_scores import FRAMES
from tests.measures import gold

IDENTICAL = 0.91
"""Measured: 0.926."""
KAPPA = 0.95
"""Measured: 0.968, mean over the frames."""
MICRO_F1 = 0.95
"""Measured: 0.966."""
MACRO_F1 = 0.95
"""Measured: 0.970."""


def readings() -> tuple[list[set[str]], list[set[str]]]:
    settled, again = gold.rows("frames.jsonl"), gold.rows("frames_second.jsonl")
    assert [row["text"] for row in settled] == [row["text"] for row in again]
    return [set(row["labels"]) for row in settled], [set(row["frames"]) for row in again]


def kappa(one: list[bool], other: list[bool]) -> float:
    total = len(one)
    same = sum(left == right for left, right in zip(one, other, strict=True)) / total
    share, other_share = sum(one) / total, sum(other) / total
    chance = share * other_share + (1 - share) * (1 - other_share)
    return (same - chance) / (1 - chance)


def test_second_reading_names_known_frames_once() -> None:
    for row in gold.rows("frames_second.jsonl"):
        assert set(row["frames"]) <= set(FRAMES)
        assert len(set(row["frames"])) == len(row["frames"])


def test_kappa_corrects_for_chance() -> None:
    assert kappa([True, False], [True, False]) == 1
    assert kappa([True, True, False, False], [True, False, True, False]) == 0
    assert kappa([True, False], [False, True]) == -1


def test_readings_agree() -> None:
    labels, again = readings()
    identical = sum(one == other for one, other in zip(labels, again, strict=True)) / len(labels)
    kappas = [kappa([frame in one for one in labels], [frame in one for one in again]) for frame in FRAMES]
    by_frame = [gold.f1([one & {frame} for one in again], [one & {frame} for one in labels]) for frame in FRAMES]
    assert identical >= IDENTICAL, f"identical {identical:.3f}"
    assert sum(kappas) / len(FRAMES) >= KAPPA, f"mean kappa {sum(kappas) / len(FRAMES):.3f}"
    assert gold.f1(again, labels) >= MICRO_F1, f"micro-F1 {gold.f1(again, labels):.3f}"
    assert sum(by_frame) / len(FRAMES) >= MACRO_F1, f"macro-F1 {sum(by_frame) / len(FRAMES):.3f}"
