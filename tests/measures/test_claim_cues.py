"""Where an article doubts or endorses what somebody says has its place in a table."""

import pytest

from analysis import Analysis, analyze
from analysis.ingest import paste

pytestmark = pytest.mark.model

TEXT = """Harbour plan under fire

Ines Calder boasted that the ferry was the best in the north. She claimed, without evidence, that nobody had complained.

Tom Petrel admitted that the hull was rotten. Calder said that the quay would reopen in May, and left the room early.
"""


def test_introductions_and_remarks_are_told_apart_with_their_tone() -> None:
    rows = analyze([paste(TEXT, outlet="Gull Gazette")])["claim_cues"]
    found = {(row.text, row.kind, row.tone) for row in rows.itertuples()}
    assert {
        ("boasted", "introduction", "doubting"),
        ("claimed", "introduction", "doubting"),
        ("without evidence", "remark", "doubting"),
        ("admitted", "introduction", "endorsing"),
    } <= found
    assert "said" not in {text for text, _, _ in found}
    assert set(rows.loc[rows["text"] == "boasted", "about"]) == {"Ines Calder"}


def test_each_remark_of_a_sentence_is_a_place_of_its_own() -> None:
    text = f"{TEXT}\nThe so-called rescue plan was falsely praised, and the groundless claim was soon debunked.\n"
    rows = analyze([paste(text, outlet="Gull Gazette")])["claim_cues"]
    assert {"so-called", "falsely", "groundless", "debunked"} <= set(rows["text"])
    assert not rows.duplicated(["start", "end"]).any()


def test_every_place_is_where_the_text_says_it(analysis: Analysis) -> None:
    texts = analysis["articles"].set_index("article_id")["text"]
    rows = analysis["claim_cues"]
    assert len(rows) > 3
    assert all(texts[row.article_id][row.start : row.end] == row.text for row in rows.itertuples())
    spoken = analysis["quotes"].query("cue_tone in ['doubting', 'endorsing']")
    assert set(spoken["cue"]) <= set(rows["text"])
