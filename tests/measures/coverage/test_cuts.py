"""Cuts of one statement are found by the words they share."""

from __future__ import annotations

import pytest

from analysis.measures.coverage.cuts import find_cuts
from analysis.records import Quote


def quote(number: int, text: str, kind: str = "direct") -> Quote:
    return Quote(number, -1, 0, 0, len(text), text, kind)  # type: ignore[arg-type]


def test_joins_cuts_of_a_statement() -> None:
    whole = quote(0, "We will not sell a single boat, and nobody here will lose their work")
    part = quote(0, "nobody here will lose their work")
    other = quote(1, "The harbour belongs to everybody")
    found = find_cuts([[whole], [part, other]])
    assert [(cut.article, cut.quote.text) for cut in found] == [(0, whole.text), (1, part.text)]
    assert found[0].kept == 1.0
    assert found[1].kept == pytest.approx(6 / 13)


def test_a_short_cut_must_lie_in_the_other() -> None:
    assert len(find_cuts([[quote(0, "a single boat", "fragment")], [quote(0, "not sell a single boat today")]])) == 2
    assert find_cuts([[quote(0, "a single boat", "fragment")], [quote(0, "a single man will go")]]) == []


def test_one_article_alone_cuts_nothing() -> None:
    assert find_cuts([[quote(0, "We will not sell it"), quote(1, "We will not sell it")]]) == []


def test_an_opening_that_many_statements_have_joins_none() -> None:
    assert find_cuts([[quote(0, "This is not a dance hall")], [quote(0, "This is not a promise to sailors")]]) == []
