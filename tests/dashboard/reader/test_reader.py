"""What the reader sends to the browser and what it reads back."""

from __future__ import annotations

import json

import pytest

from dashboard.queries.marks import Layer, Mark
from dashboard.reader import Chosen, Clicked, Reading, _chosen, _clicked, reader_article
from dashboard.reader.legend import Entry, Group
from dashboard.reader.payload import reader_data, reader_texts
from dashboard.state.facets import facet, is_facet, value_of
from tests.table_builders import table

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
    return reader_article(row, table("sentences", rows), layers, label="Herald", meta="2 words")


def test_blocks_keep_every_character_between_line_breaks():
    (content,) = reader_texts([article()])["articles"]
    joined = [
        "".join(run if isinstance(run, str) else run[0] for _, gap, runs in block["sentences"] for run in [*gap, *runs])
        for block in content["blocks"]
    ]
    assert joined == ["Title here", "One fox. Two <b>foxes</b>.", "Last."]
    assert [block["title"] for block in content["blocks"]] == [True, False, False]


def test_a_lead_is_not_made_a_title():
    assert not article(title="").blocks[0].title


def test_a_quote_over_two_sentences_is_one_mark_without_a_gap():
    layer = Layer("voices", (Mark(15, 30, "quoted", "said by A", "q", facets=("voice~quoted",)),))
    texts = reader_texts([article(layers=[layer])])
    (content,) = texts["articles"]
    assert texts["kinds"] == [["voices", "quoted", ["voice~quoted"]]]
    assert texts["tips"] == ["said by A"]
    assert content["marks"] == [[0, 0, "q"]]
    (_, _, first), (_, gap, second) = content["blocks"][1]["sentences"]
    assert first[-1] == ["fox.", 2], "it starts here"
    assert gap == [[" ", 0]]
    assert second[0][1:] == [1], "it ends here"


def test_what_marks_repeat_is_sent_once():
    marks = tuple(Mark(start, start + 3, "loaded", "a loaded word", facets=("voice~own",)) for start in range(0, 40, 4))
    texts = reader_texts([article(layers=[Layer("loaded", marks)]), article(layers=[Layer("loaded", marks)])])
    assert json.dumps(texts).count("a loaded word") == json.dumps(texts).count("voice~own") == 1
    assert [len(content["marks"]) for content in texts["articles"]] == [len(marks)] * 2


def test_what_is_shown_of_the_columns_names_their_version():
    reading = Reading(("voices",), ("voice~own",), blind=True)
    focused = reader_data("v1", focus=("a", 2), reading=reading)
    assert focused["version"] == "v1"
    assert focused["focus"] == {"article_id": "a", "sentence_id": 2}
    assert (focused["only"], focused["hidden"], focused["blind"]) == (["voice~own"], ["voices"], True)
    json.dumps(focused)


def test_version_changes_with_marks_legend_and_names():
    plain = reader_texts([article()])
    marked = reader_texts([article(layers=[Layer("l", (Mark(0, 5, "actor"),))])])
    legend = reader_texts([article()], legend=[Group("Actors", ("actors",), (Entry("about~A", "A", ""),))])
    named = reader_texts([article()], names={"Ann Lee": "Actor A"})
    assert reader_texts([article()]) == plain
    assert len({each["version"] for each in (plain, marked, legend, named)}) == 4
    assert named["names"] == [["Ann Lee", "Actor A"]]
    assert legend["legend"][0]["entries"] == ({"facet": "about~A", "label": "A", "css": ""},)
    json.dumps(legend)


@pytest.mark.parametrize(
    "value", [None, "a", [], {"article_id": "a"}, {"article_id": 1, "sentence_id": 1, "mark_id": ""}]
)
def test_what_is_no_click_is_ignored(value):
    assert _clicked(value) is None


def test_a_click_is_read():
    assert _clicked({"article_id": "a", "sentence_id": 3, "mark_id": "m"}) == Clicked("a", 3, "m")


@pytest.mark.parametrize("value", [None, [], {"only": "about~A", "layer": ""}, {"only": []}, {"only": [], "layer": 1}])
def test_what_is_no_choice_is_ignored(value):
    assert _chosen(value) is None


def test_a_choice_keeps_what_are_facets():
    value = {"only": ["about~A ~ B", "about~A ~ B", "colour~red", 3, "voice~"], "layer": "loaded"}
    assert _chosen(value) == Chosen(("about~A ~ B",), "loaded")


def test_a_facet_is_read_back_whatever_it_holds():
    written = facet("about", "A ~ <b>")
    assert is_facet(written)
    assert value_of(written, "about") == "A ~ <b>"
    assert value_of(written, "voice") == ""
    assert not is_facet("about")
