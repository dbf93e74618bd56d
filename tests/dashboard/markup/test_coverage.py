"""Coverage as HTML: cells lead to their claim, what is not found says so, and text stays text."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from dashboard.markup.coverage import claims_html, marked, tellings_html
from dashboard.queries import coverage
from tests.dashboard.coverage_analysis import OUTLETS, analysis

HOSTILE = '<img src=x onerror=alert(1)> "&'


def claims() -> tuple[coverage.Claim, ...]:
    found = coverage.claims(analysis())
    assert found is not None
    return found


def test_cells_say_where_and_lead_to_the_claim() -> None:
    written = claims_html(claims(), OUTLETS, address_of=lambda number: f"./coverage?claim={number}", opened=1)
    assert written.count('href="./coverage?claim=1"') == 4
    assert written.count('aria-current="true"') == 1
    assert written.count("not found") == 2
    assert "Another number: 300 / 450" in written
    assert "<b>maybe</b>" in written


def test_marks_and_underlines_by_offset() -> None:
    assert marked("They may go", [(0, 4)], [(5, 8)]) == "<mark>They</mark> <u>may</u> go"
    assert marked("may", [(0, 3)], [(0, 3)]) == "<mark><u>may</u></mark>"


def test_text_stays_text() -> None:
    claim = claims()[0]
    item = replace(claim.told["a"][0], text=HOSTILE, difference=HOSTILE)
    bad = replace(claim, text=HOSTILE, told={"a": (item,)}, kind="number", conflict=HOSTILE)
    written = claims_html([bad], {"a": HOSTILE}, address_of=lambda _: f"./x?y={HOSTILE}", opened=None)
    written += tellings_html([item], {"a": HOSTILE}, differing={item.place: ((0, 4),)}, cues={}, way_of=lambda _: "")
    assert "<img" not in written
    assert "onerror" in re.sub(r"<[^>]*>", "", html.unescape(written))
