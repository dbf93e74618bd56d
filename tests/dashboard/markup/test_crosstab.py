"""A crosstab as an HTML table: what is in it, what leads where, and that nothing in it is markup."""

from __future__ import annotations

import pandas as pd

from dashboard.markup.crosstab import Chosen, crosstab_html
from dashboard.queries.crosstab import Crosstab, column_of, named_columns

ROWS = Crosstab(
    pd.DataFrame(
        {
            "Verb": ["say", "<b>run"],
            "Form": ["Active", "Passive"],
            "All": [3, 1],
            column_of(0): pd.array([2, None], dtype="Int64"),
            column_of(1): pd.array([1, 1], dtype="Int64"),
        }
    ),
    ("agent~active~say", "patient~passive~run"),
    ("Gull Gazette", "All"),
)


def address(chosen: Chosen) -> str:
    return "?" + "&".join(chosen)


def written(**changes: object) -> str:
    options = {"alt": "Verbs", "address_of": address, "most": 12, **changes}
    return crosstab_html(ROWS, **options)  # type: ignore[arg-type]


def test_counts_lead_to_their_row_and_outlet() -> None:
    page = written()
    assert 'href="?agent~active~say&amp;Gull Gazette" aria-label="2, say, Gull Gazette">2</a>' in page
    assert 'href="?agent~active~say&amp;" aria-label="3, say, all outlets">3</a>' in page
    assert page.count("<a ") == 5
    assert page.count(">none</i>") == 1


def test_names_are_text() -> None:
    assert '<th scope="row">&lt;b&gt;run</th>' in written()
    assert "<b>" not in written()


def test_the_open_count_is_marked_alone() -> None:
    page = written(opened=("patient~passive~run", "All"))
    assert page.count("aria-current") == 1
    assert 'aria-label="1, &lt;b&gt;run, All" aria-current="true"' in page


def test_the_first_rows_are_written() -> None:
    assert written(most=1).count('scope="row"') == 1


def test_an_outlet_named_as_a_head_keeps_a_column_of_its_own() -> None:
    assert list(named_columns(ROWS).columns) == ["Verb", "Form", "All", "Gull Gazette", "All "]
