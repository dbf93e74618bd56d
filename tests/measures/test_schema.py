import pandas as pd
import pytest

from analysis.errors import InvalidTable
from analysis.measures.registry import build_table, check_table, schemas

ROW = {
    "event": "e",
    "article_id": "a",
    "target": "T",
    "sentence_id": 0,
    "signal": "own words",
    "voice": "own",
    "contribution": 0.2,
}


@pytest.mark.parametrize("name", sorted(schemas()))
def test_no_rows_give_the_empty_table_with_its_columns_and_dtypes(name: str) -> None:
    table = build_table(name, [])
    assert list(table.columns) == [column.name for column in schemas()[name].columns]
    assert check_table(name, table) is table
    assert {column.dtype for column in schemas()[name].columns} == {str(dtype) for dtype in table.dtypes}


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_column_says_what_it_means(name: str) -> None:
    assert all(column.meaning for column in schemas()[name].columns)
    assert set(schemas()[name].sort) <= {column.name for column in schemas()[name].columns}
    assert schemas()[name].columns[0].name == "event"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"voice": "shouted"}, "evidence.voice"),
        ({"contribution": 1.5}, "evidence.contribution"),
        ({"contribution": None}, "evidence.contribution"),
        ({"sentence_id": -1}, "evidence.sentence_id"),
        ({"sentence_id": "first"}, "evidence.sentence_id"),
        ({"more": 1}, "more"),
    ],
)
def test_a_wrong_value_names_table_and_column(change: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidTable, match=message):
        build_table("evidence", [ROW | change])


def test_rows_come_in_a_fixed_order() -> None:
    rows = [ROW | {"sentence_id": 2}, ROW | {"sentence_id": 0}, ROW | {"sentence_id": 1}]
    assert build_table("evidence", rows)["sentence_id"].tolist() == [0, 1, 2]


def test_not_measured_is_missing_and_not_zero() -> None:
    stance = {
        "event": "e",
        "article_id": "a",
        "outlet": "o",
        "target": "T",
        "target_kind": "actor",
        "label": "absent",
        "enough": False,
        "score": None,
        "low": None,
        "high": None,
        "own_score": None,
        "quoted_score": None,
        "sureness": None,
        "own_label": "absent",
        "n": 0,
        "corrected": "",
    }
    assert pd.isna(build_table("stance", [stance])["score"].iloc[0])


def test_a_foreign_table_is_refused() -> None:
    with pytest.raises(InvalidTable, match="columns are"):
        check_table("stance", build_table("evidence", []))
    with pytest.raises(InvalidTable, match=r"evidence\.sentence_id"):
        check_table("evidence", build_table("evidence", [ROW]).astype({"sentence_id": "float64"}))
