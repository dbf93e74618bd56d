"""The reader's layer of coverage: what only an article tells, and what has counterparts."""

from __future__ import annotations

from dashboard.queries.coverage_layer import ALONE, TOLD, coverage_layer
from tests.dashboard.coverage_analysis import OUTLETS, analysis


def test_marks_what_is_told_here_and_elsewhere() -> None:
    marks = {mark.start: mark for mark in coverage_layer(analysis(), "b", OUTLETS).marks}
    assert {start: mark.css for start, mark in marks.items()} == {100: TOLD, 200: TOLD, 300: ALONE}
    assert marks[100].tip == "told also in: Gazette, Tribune"
    assert marks[200].tip == "told also in: Gazette; differently: 300 / 450"
    assert marks[200].id == "claims-1"


def test_a_near_miss_is_neither() -> None:
    marks = coverage_layer(analysis(), "c", OUTLETS).marks
    assert [mark.start for mark in marks] == [400]
