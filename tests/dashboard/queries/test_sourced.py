"""Tables that leave a page name outlet, day and address of their rows."""

import pandas as pd

from dashboard.queries.article_labels import labels
from dashboard.queries.sourced import source_table, with_sources

ARTICLES = pd.DataFrame(
    [
        ("a", "Gull Gazette", "Ferry returns", "2025-05-03", "https://example.org/1", "one.txt"),
        ("b", "Gull Gazette", "Ferry stops", "2025-05-04T08:00:00", "", "two.txt"),
        ("c", "three.txt", "", "", "", "three.txt"),
    ],
    columns=["article_id", "outlet_name", "title", "published", "url", "source_name"],
)


def test_a_row_of_an_article_gets_its_own_source() -> None:
    names = labels(ARTICLES)
    table = pd.DataFrame({"About": ["Calder", "Calder"], "Article": [names["b"], names["a"]], "Score": [0.1, 0.2]})
    found = with_sources(table, ARTICLES)
    assert list(found.columns) == ["About", "Article", "Outlet", "Headline", "Date", "Address", "Score"]
    assert list(found["Date"]) == ["2025-05-04", "2025-05-03"]
    assert list(found["Address"]) == ["", "https://example.org/1"]
    assert list(found["Outlet"]) == ["Gull Gazette"] * 2
    assert list(found["Score"]) == [0.1, 0.2]
    assert list(table.columns) == ["About", "Article", "Score"]


def test_a_row_of_an_outlet_gets_the_days_of_its_articles() -> None:
    table = pd.DataFrame({"Outlet": ["three.txt", "Gull Gazette", "All"], "Share": [0.1, 0.2, 0.3]})
    found = with_sources(table, ARTICLES)
    assert list(found.columns) == ["Outlet", "Date", "Address", "Share"]
    assert list(found["Date"]) == ["", "2025-05-03; 2025-05-04", ""]


def test_other_tables_stay_as_they_are_and_their_columns_are_explained_beside_them() -> None:
    table = pd.DataFrame({"Claim": ["x"], "Gull Gazette": ["lead"]})
    assert with_sources(table, ARTICLES) is table
    named = source_table(ARTICLES)
    assert list(named["Article"]) == list(labels(ARTICLES).values())
    assert set(named["File"]) == {"one.txt", "two.txt", "three.txt"}
