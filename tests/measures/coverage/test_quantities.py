"""Numbers are read with what they count and how loosely they are given."""

from __future__ import annotations

import pytest

from analysis.measures.coverage.quantities import Quantity, find_quantities
from analysis.text.nlp import load_nlp

pytestmark = pytest.mark.model


def quantities(text: str) -> tuple[Quantity, ...]:
    doc = load_nlp()(text)
    return find_quantities(doc, 0, len(doc))


def test_reads_value_and_unit() -> None:
    (ferries,) = quantities("The harbour board will scrap twelve ferries.")
    assert (ferries.value, ferries.unit) == (12, "ferry")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The bridge cost $3.2 million.", 3.2e6, "$"),
        ("Rents rose by 7% in Ostvale.", 7, "%"),
        ("Rents rose by 7 percent in Ostvale.", 7, "%"),
        ("A six-hour debate followed.", 6, "hour"),
        ("Some 2,400 gardeners came.", 2400, "gardener"),
        ("Three people came.", 3, "person"),
        ("Three other gardeners came.", 3, "more gardener"),
        ("A 9-year-old boy came.", 9, "year of age"),
    ],
)
def test_reads_ways_of_writing(text: str, value: float, unit: str) -> None:
    assert [(found.value, found.unit) for found in quantities(text)] == [(value, unit)]


@pytest.mark.parametrize(
    "text", ["It opened in 2019.", "They met on March 14.", "It starts at 9:30 a.m.", "He is the 3rd mayor to resign."]
)
def test_dates_and_ranks_count_nothing(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("More than 25,000 pupils marched.", "26,000 pupils marched.", True),
        ("Nearly 30,000 pupils marched.", "Some 26,000 pupils marched.", False),
        ("About 500 pupils marched.", "510 pupils marched.", True),
        ("At least 10 pupils were hurt.", "22 pupils were hurt.", False),
        ("Up to 40 pupils were hurt.", "38 pupils were hurt.", True),
        ("11 pupils were hurt.", "12 pupils were hurt.", False),
        ("They argued for two and a half hours.", "They argued for 150 minutes.", True),
        ("They argued for an entire 90 minutes.", "They argued for two hours.", False),
        ("Rents rose by 4.9 percent.", "Rents rose by 5 percent.", True),
        ("Rents rose by 4.4 percent.", "Rents rose by 5 percent.", False),
    ],
)
def test_tells_compatible_numbers_from_others(one: str, other: str, agree: bool) -> None:
    (left,), (right,) = quantities(one), quantities(other)
    assert left.agrees(right) is agree
    assert right.agrees(left) is agree
