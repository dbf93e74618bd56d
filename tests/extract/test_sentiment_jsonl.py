import json
from pathlib import Path

import pytest

from analysis.errors import InvalidInput
from analysis.extract.sentiment_jsonl import read_rows, score_rows
from analysis.stats.agreement import calibration_error

SENTENCE = "Lew Brannick lied to the council and stole from the poor."
ROW = {"sentence": SENTENCE, "from": 0, "to": 12, "mention": "Lew Brannick", "note": "kept"}


def written(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_row_gains_its_scores_and_keeps_the_rest(tmp_path: Path) -> None:
    (row,) = score_rows(read_rows(written(tmp_path, ROW)))
    assert row["polarity"] == -1
    assert row["note"] == "kept"
    assert row["negative"] + row["neutral"] + row["positive"] == pytest.approx(1, abs=1e-5)


def test_rows_keep_their_order(tmp_path: Path) -> None:
    rows = [ROW | {"sentence": SENTENCE + " He left." * count, "number": count} for count in (3, 0, 2, 1)]
    assert [row["number"] for row in score_rows(read_rows(written(tmp_path, *rows)))] == [3, 0, 2, 1]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ([], "needs a 'sentence'"),
        ({"from": 0, "to": 1}, "needs a 'sentence'"),
        (ROW | {"to": 99}, "must be offsets inside"),
        (ROW | {"from": 12}, "must be offsets inside"),
        (ROW | {"from": -1}, "must be offsets inside"),
        (ROW | {"from": True}, "must be offsets inside"),
        (ROW | {"from": "0"}, "must be offsets inside"),
        (ROW | {"from": 3, "to": 4}, "is blank"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, row: object, reason: str) -> None:
    with pytest.raises(InvalidInput, match=f"rows.jsonl, line 2: .*{reason}"):
        read_rows(written(tmp_path, ROW, row))


def test_what_is_not_json_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"rows\.jsonl, line 1: not JSON"):
        read_rows(path)


def test_calibration_error_is_the_gap_between_trust_and_truth() -> None:
    assert calibration_error([0.95, 0.95, 0.95, 0.95], [True, True, True, True]) == pytest.approx(0.05)
    assert calibration_error([0.95, 0.55], [False, True]) == pytest.approx((0.95 + 0.45) / 2)
    assert calibration_error([1.0], [True]) == 0
