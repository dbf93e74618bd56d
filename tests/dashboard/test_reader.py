"""What the reader sends to the browser and what it reads back."""

from __future__ import annotations

import json

import pytest

from analysis.tables import build_table
from dashboard.highlight import Layer, Mark
from dashboard.reader import Clicked, _clicked, reader_article
from dashboard.reader.payload import reader_data

TEXT = "Title here\nOne fox. Two <b>foxes</b>.\n\nLast."
SENTENCES = [(0, 0, 0, 10, True), (1, 1, 11, 19, False), (2, 1, 20, 37, False), (3, 2, 39, 44, False)]


def article(*, title="Title here", layers=()):
    rows = [
        {
            "event": "e",
            "article_id": key,
            "sentence_id": number,
            "paragraph": paragraph,
            "start": start,
            "end": end,
            "heading": heading,
            "text": TEXT[start:end],
        }
        for key in ("a", "other")
        for number, paragraph, start, end, heading in SENTENCES
    ]
    row = {"article_id": "a", "text": TEXT, "title": title}
    return reader_article(row, build_table("sentences", rows), layers, label="Herald", meta="2 words")


def test_blocks_keep_every_character_between_line_breaks():
    (content,) = reader_data([article()], focus=None, hidden_layers=())["articles"]
    joined = [
        "".join(run[0] for sentence in block["sentences"] for run in [*sentence["gap"], *sentence["runs"]])
        for block in content["blocks"]
    ]
    assert joined == ["Title here", "One fox. Two <b>foxes</b>.", "Last."]
    assert [block["title"] for block in content["blocks"]] == [True, False, False]


def test_a_lead_is_not_made_a_title():
    assert not article(title="").blocks[0].title


def test_a_quote_over_two_sentences_is_one_mark_without_a_gap():
    layer = Layer("voices", (Mark(15, 30, "quoted", "said by A", "q"),))
    (content,) = reader_data([article(layers=[layer])], focus=None, hidden_layers=())["articles"]
    assert content["marks"] == [{"layer": "voices", "css": "quoted", "tip": "said by A", "id": "q", "sign": ""}]
    first, second = content["blocks"][1]["sentences"]
    assert first["runs"][-1] == ["fox.", [[0, 1, 0]]]
    assert second["gap"] == [[" ", [[0, 0, 0]]]]
    assert second["runs"][0][1] == [[0, 0, 1]]


def test_version_changes_with_marks_alone():
    plain = reader_data([article()], focus=None, hidden_layers=())
    focused = reader_data([article()], focus=("a", 2), hidden_layers=("voices",))
    marked = reader_data([article(layers=[Layer("l", (Mark(0, 5, "actor"),))])], focus=None, hidden_layers=())
    assert plain["version"] == focused["version"] != marked["version"]
    assert focused["focus"] == {"article_id": "a", "sentence_id": 2}
    json.dumps(focused)


@pytest.mark.parametrize(
    "value", [None, "a", [], {"article_id": "a"}, {"article_id": 1, "sentence_id": 1, "mark_id": ""}]
)
def test_what_is_no_click_is_ignored(value):
    assert _clicked(value) is None


def test_a_click_is_read():
    assert _clicked({"article_id": "a", "sentence_id": 3, "mark_id": "m"}) == Clicked("a", 3, "m")
