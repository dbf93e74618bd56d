"""All tables name the speaker of a stretch of text alike."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

from analysis import Analysis, Article, analyze

pytestmark = pytest.mark.model

SEAT = (
    "Talks on the border\n\n"
    "The White House said on Monday that Russia had broken its promise. "
    "The Kremlin said the United States had never kept one. “Russia is patient,” the Kremlin said in a statement."
)


def speakers(tables: Analysis, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield a place's speaker in a table, and that of the innermost quotation around it."""
    quotes = tables["quotes"]
    rows: pd.DataFrame = tables[name]
    for row in rows[rows["voice"] != "own"].itertuples():
        held = quotes[
            (quotes["article_id"] == row.article_id)
            & (quotes["start"] <= row.start)
            & (quotes["end"] >= row.end)
            & (quotes["voice"] != "own")
        ]
        inner = held.loc[(held["end"] - held["start"]).idxmin()]
        yield str(row.text if name == "loaded" else row.surface), str(row.speaker), str(inner["speaker"])


@pytest.mark.parametrize("name", ["mentions", "loaded"])
def test_a_place_has_the_speaker_of_its_quotation(analysis: Analysis, name: str) -> None:
    found = list(speakers(analysis, name))
    assert found
    assert [pair for pair in found if pair[1] != pair[2]] == []


def test_words_given_to_speakers_are_those_of_the_quotations(analysis: Analysis) -> None:
    assert set(analysis["speaker_words"]["speaker"]) <= {"", *analysis["quotes"]["speaker"]}


def test_a_seat_of_power_is_called_by_its_name_everywhere() -> None:
    tables = analyze([Article(article_id="a", source_name="a.txt", text=SEAT)])
    assert {"White House", "Kremlin"} <= set(tables["quotes"]["speaker"])
    found = list(speakers(tables, "mentions"))
    assert {said_by for _, said_by, _ in found} == {"White House", "Kremlin"}
    assert all(said_by == quoted for _, said_by, quoted in found)
