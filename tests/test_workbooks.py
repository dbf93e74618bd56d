"""Excel workbooks and CSV for Excel: text that a spreadsheet would run is shown, numbers stay numbers."""

import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from analysis import cli, workbooks
from analysis.errors import InvalidInput
from analysis.table_files import Format, write_table, write_tables
from tests.test_cli import TEXT, run

TABLE = pd.DataFrame(
    {
        "=HEAD()": ['=HYPERLINK("http://127.0.0.1/","x")', "+1", "-1", "@SUM(A1)", "\tx", "plain", None],
        "number": [-1.5e-20, 0.25, -3.0, None, 4.0, 5.0, 6.0],
        "whole": [1, -2, 3, 4, 5, 6, 7],
        "sure": [True, False, True, False, True, False, True],
    }
)


def written(table: pd.DataFrame, format_: Format = Format.xlsx, **more: pd.DataFrame) -> bytes:
    target = BytesIO()
    write_table(table, target, format_, name="stance: [all]/*?", more_sheets=more)
    return target.getvalue()


def test_no_cell_of_a_workbook_is_a_formula_and_numbers_stay_numbers() -> None:
    data = written(TABLE, Sources=pd.DataFrame({"Headline": ["=1+1"]}))
    book = openpyxl.load_workbook(BytesIO(data))
    assert book.sheetnames == ["stance   all    ", "Sources"]
    for sheet in book:
        assert not [cell for row in sheet for cell in row if cell.data_type == "f"]
    rows = list(book.worksheets[0].values)
    assert rows[0] == ("'=HEAD()", "number", "whole", "sure")
    assert [row[0] for row in rows[1:]] == [
        '\'=HYPERLINK("http://127.0.0.1/","x")',
        "'+1",
        "'-1",
        "'@SUM(A1)",
        "'\tx",
        "plain",
        None,
    ]
    assert [row[1] for row in rows[1:]] == [-1.5e-20, 0.25, -3, None, 4, 5, 6]
    assert [row[2] for row in rows[1:]] == [1, -2, 3, 4, 5, 6, 7]
    assert rows[1][3] is True
    assert book["Sources"]["A2"].value == "'=1+1"
    with zipfile.ZipFile(BytesIO(data)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


def test_what_a_cell_cannot_hold_is_marked() -> None:
    rows = pd.DataFrame({"text": pd.Series(["a\x00b\ud800c", "x" * 40_000], dtype=object)})
    first, second = (cell.value for cell in openpyxl.load_workbook(BytesIO(written(rows))).worksheets[0]["A"][1:])
    assert first == "a\ufffdb\ufffdc"
    assert len(second) == workbooks.MOST_CHARACTERS
    assert second.endswith("(cut: a cell holds no more)")


def test_a_table_too_long_for_a_sheet_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_ROWS", 6)
    with pytest.raises(InvalidInput, match="7 rows, more than a sheet"):
        written(TABLE)


def test_csv_for_excel_says_that_it_is_utf8() -> None:
    accented = pd.DataFrame({"outlet": ["Élan – Zeitung", "=1"]})
    assert written(accented, Format.excel_csv) == b"\xef\xbb\xbf" + written(accented, Format.csv)
    assert "Élan – Zeitung\n'=1" in written(accented, Format.csv).decode("utf-8")


def test_both_forms_of_csv_are_files_of_that_ending(tmp_path: Path) -> None:
    write_tables({"one": TABLE}, tmp_path, Format.excel_csv)
    assert [path.name for path in tmp_path.iterdir()] == ["one.csv"]


@pytest.mark.model
def test_analyze_writes_workbooks_with_the_numbers_of_the_other_formats(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(TEXT, encoding="utf-8")
    for format_ in ("xlsx", "parquet"):
        code, _, err = run("analyze", tmp_path / "articles", "--out", tmp_path / format_, "--format", format_)
        assert code == cli.DONE, err
    for path in sorted((tmp_path / "parquet").iterdir()):
        table = pd.read_parquet(path)
        sheet = openpyxl.load_workbook(tmp_path / "xlsx" / f"{path.stem}.xlsx").worksheets[0]
        assert sheet.max_row == len(table) + 1, path.stem
        for number, name in enumerate(table.columns, start=1):
            if pd.api.types.is_float_dtype(table[name]):
                values = [sheet.cell(row, number).value for row in range(2, len(table) + 2)]
                # A workbook keeps 16 digits of a number; Excel itself shows 15.
                kept = pd.Series(values, dtype="float64", name=name)
                pd.testing.assert_series_equal(kept, table[name].astype("float64"), rtol=1e-14)


@pytest.mark.model
def test_analyze_writes_passages_and_the_method_and_reads_neither_as_articles(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "tables"
    for _ in range(2):
        code, _, err = run("analyze", tmp_path, "--out", out, "--passages", "--format", "parquet")
        assert code == cli.DONE, err
        assert "1 articles" in err
    passages = pd.read_parquet(out / "passages.parquet")
    assert set(passages["outlet"]) == {"one.txt"}
    assert "Compared were 1 article of 1 outlet" in (out / "method.txt").read_text(encoding="utf-8")
