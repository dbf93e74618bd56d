"""The measure on BASIL's form, on an invented article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.measures.quotes.scorer import basil_voices, is_person_label, same_person


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Ada_Frey", True),
        ("Ada_Frey_Jr.", True),
        ("Frey", True),
        ("other_anti", False),
        ("Harbour_Democrats", False),
        ("County_officials", False),
        ("HRG", False),
        ("BoatFeed", False),
        ("", False),
    ],
)
def test_labels_of_one_person(label: str, expected: bool) -> None:
    assert is_person_label(label) is expected


@pytest.mark.parametrize(
    ("found", "gold", "expected"),
    [
        ("Ada Frey", "Ada_Frey", True),
        ("Frey", "Ada_Frey", True),
        ("Ada Frey", "Ada_Frey_Jr.", True),
        ("Tom Berg", "Ada_Frey", False),
        ("", "Ada_Frey", False),
    ],
)
def test_names_of_one_person(found: str, gold: str, expected: bool) -> None:
    assert same_person(found, gold) is expected


def span(sentence: str, text: str, words: str, *, quoted: bool, speaker: str = "") -> dict[str, object]:
    start = text.index(words)
    return {
        "id": sentence,
        "start": start,
        "end": start + len(words),
        "txt": words,
        "quote": "yes" if quoted else "no",
        "speaker": speaker,
    }


@pytest.mark.model
def test_spans_are_judged_by_the_quotation_around_them(tmp_path: Path) -> None:
    first = "“The gate was a disgrace,” Ada Frey said."
    second = "The silly gate stayed open."
    third = "Tom Berg said the “rotten” gate would go."
    row = {
        "id": "1",
        "triplet": "t",
        "title": "A gate",
        "paragraphs": [[first, second], [third]],
        "spans": [
            span("p0", first, "a disgrace", quoted=True, speaker="Ada_Frey"),
            span("p1", second, "silly", quoted=False),
            span("p2", third, "“rotten”", quoted=False),
            span("title", "A gate", "gate", quoted=True, speaker="other_anti"),
        ],
    }
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert basil_voices(path) == {
        "quoted_inside": 0.5,
        "n_quoted": 2,
        "unquoted_outside": 0.5,
        "n_unquoted": 2,
        "speaker_right": 1.0,
        "n_speakers": 1,
        "n": 4,
    }


def test_an_empty_file_has_no_shares(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("", encoding="utf-8")
    figures = basil_voices(path)
    assert (figures["n"], figures["quoted_inside"]) == (0, None)
