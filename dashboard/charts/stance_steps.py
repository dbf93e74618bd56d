"""The steps of a waterfall: which signals and sentences a stance is made of, and where each begins and ends."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.measures.stance import SIGNALS
from dashboard.queries.rows import Row, records

StepKind = Literal["signal", "sentence", "rest", "score"]

MOST_SENTENCES = {True: 4, False: 8}
"""Bars per signal on a phone (True) and elsewhere; the smaller ones become one bar."""

_NEGLIGIBLE = 0.0005
"""Contributions that print as 0.000 get no bar of their own."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the waterfall.

    Attributes:
        kind: A signal's head, a sentence, the smaller sentences of a signal together, or the score.
        label: What it is.
        start: Sum of what stands above it.
        value: What it adds; for a head or the score the whole.
        sentence_id: Which sentence; -1 where it is none.
        voice: Whose words.
        without_effect: For a head: how many of its sentences say nothing either way and have no bar.
        out: Whether the reader left the sentence out; then nothing is added.
    """

    kind: StepKind
    label: str
    start: float
    value: float
    sentence_id: int = -1
    voice: str = ""
    out: bool = False
    without_effect: int = 0


def waterfall_steps(parts: pd.DataFrame, *, left_out: Collection[int] = (), compact: bool = False) -> tuple[Step, ...]:
    """Return the steps of one cell: signals in their order, in each its sentences, and the score at the end.

    Args:
        parts: The cell's rows of the evidence table.
        left_out: Sentences that don't count.
        compact: Whether the figure is for a phone.
    """
    by_signal: dict[str, list[Row]] = {}
    for row in records(parts.sort_values(["sentence_id", "voice"])):
        by_signal.setdefault(str(row["signal"]), []).append(row)
    order = [signal for signal in SIGNALS if signal in by_signal]
    order += sorted(set(by_signal) - set(SIGNALS))
    steps: list[Step] = []
    running = 0.0
    for signal in order:
        rows = by_signal[signal]
        lines = list(_signal_steps(rows, running, left_out=left_out, most=MOST_SENTENCES[compact]))
        total = math.fsum(float(row["contribution"]) for row in rows if int(row["sentence_id"]) not in left_out)
        silent = sum(abs(float(row["contribution"])) < _NEGLIGIBLE for row in rows)
        steps += [Step("signal", signal, running, total, without_effect=silent), *lines]
        running += total
    return (*steps, Step("score", "Score", 0.0, running))


def _signal_steps(rows: Sequence[Row], running: float, *, left_out: Collection[int], most: int) -> Iterator[Step]:
    shown = _largest(rows, most)
    rest = [row for number, row in enumerate(rows) if number not in shown]
    for number in sorted(shown):
        row = rows[number]
        sentence_id, value = int(row["sentence_id"]), float(row["contribution"])
        out = sentence_id in left_out
        yield Step("sentence", sentence_name(sentence_id), running, value, sentence_id, str(row["voice"]), out)
        running += 0.0 if out else value
    value = math.fsum(float(row["contribution"]) for row in rest if int(row["sentence_id"]) not in left_out)
    smaller = sum(abs(float(row["contribution"])) >= _NEGLIGIBLE for row in rest)
    if smaller:
        yield Step("rest", f"{smaller} smaller", running, value)


def _largest(rows: Sequence[Row], most: int) -> Mapping[int, float]:
    sizes = {number: abs(float(row["contribution"])) for number, row in enumerate(rows)}
    ranked = sorted((number for number, size in sizes.items() if size >= _NEGLIGIBLE), key=lambda n: (-sizes[n], n))
    # One more bar is no longer than one line for the rest.
    kept = ranked if len(ranked) <= most + 1 else ranked[:most]
    return {number: sizes[number] for number in kept}


def sentence_name(sentence_id: int) -> str:
    """Return what the page calls a sentence: counted from 1, the title being the first where there is one."""
    return f"sentence {sentence_id + 1}"
