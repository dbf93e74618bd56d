"""Whose words: shares of voices and speakers, and statements, counted on quotations built by hand."""

from __future__ import annotations

from dataclasses import replace

from analysis.measures.quotes.sources import source_of, statement_ids
from analysis.records import Quote
from tests.dashboard import chart_tables as tables
from tests.table_builders import measured, quote_of

TEXT = "one two three four five six seven eight nine ten"
STARTS = dict(zip(TEXT.split(), (0, 4, 8, 14, 19, 24, 28, 34, 40, 45), strict=True))


def quote(number, first, last, *, anonymous=False, sentence=0, role="", **values):
    row = tables.quote("a1", number, start=STARTS[first], end=STARTS[last] + len(last), **values)
    row |= {"sentence_id": sentence, "speaker_description": role}
    return row | {"anonymous": anonymous, "text": TEXT[row["start"] : row["end"]]}


def voices(*rows, texts=(TEXT, "one two", "one")):
    return measured(tables.articles(texts=texts), tables.build_table("quotes", rows))


def statements(*rows):
    found = statement_ids([quote_of(row) for row in rows])
    told = {(row["speaker"], source_of(quote_of(row)), found[row["quote_id"]]) for row in rows}
    return {key[:2]: sum(other[:2] == key[:2] for other in told) for key in told if key[2] >= 0}


def test_a_word_belongs_to_the_innermost_speaker():
    found = voices(
        quote(0, "two", "six", kind="reported"),
        quote(1, "three", "four", kind="nested", speaker="Bo Auk", parent=0),
        quote(2, "eight", "eight", kind="scare", speaker=""),
    )["speaker_words"].query("article_id == 'a1'")
    assert {(row.voice, row.source, row.speaker): row.n_words for row in found.itertuples()} == {
        ("own", "", ""): 5,
        ("reported", "named", "Ada Quill"): 3,
        ("quoted", "named", "Bo Auk"): 2,
    }


def test_quoted_words_inside_reported_speech_are_quoted():
    spans = [
        quote(0, "one", "five", kind="reported"),
        quote(1, "two", "two", kind="fragment", parent=0),
        quote(2, "three", "three", kind="scare", speaker=""),
    ]
    found = voices(*spans)["voice_shares"].set_index(["article_id", "voice"])
    assert found["n_words"].to_dict() == {
        ("a1", "own"): 5,
        ("a1", "quoted"): 1,
        ("a1", "reported"): 4,
        ("a2", "own"): 2,
        ("a2", "quoted"): 0,
        ("a2", "reported"): 0,
        ("a3", "own"): 1,
        ("a3", "quoted"): 0,
        ("a3", "reported"): 0,
    }
    assert found["share"]["a1", "reported"] == 0.4


def test_marks_in_a_headline_without_a_speaker_are_the_newsrooms():
    marked = quote(0, "two", "three", kind="heading", speaker="")
    assert voices(marked)["quotes"]["voice"].tolist() == ["own"]
    assert voices(marked | {"speaker": "Ada Quill"})["quotes"]["voice"].tolist() == ["quoted"]
    assert "quoted" not in set(voices(marked)["speaker_words"]["voice"])


def test_sources_are_told_apart_by_what_the_text_tells():
    plain = Quote(0, -1, 0, 0, 1, "a", "direct", "")
    assert source_of(plain) == "unknown"
    assert source_of(replace(plain, anonymous=True)) == "anonymous"
    assert source_of(replace(plain, speaker="Ada Quill")) == "named"
    assert source_of(replace(plain, kind="scare")) == "nobody"
    assert source_of(replace(plain, kind="heading")) == "nobody"
    assert source_of(replace(plain, kind="heading", speaker="Ada Quill")) == "named"


def test_pieces_of_a_sentence_are_one_statement_of_their_speaker():
    """He said that “the talks were ‘excellent’”, “and will go on”: three rows of the quotes table."""
    reported = quote(0, "one", "four", kind="reported")
    inside, after = quote(1, "two", "three", kind="fragment", parent=0), quote(2, "six", "seven")
    assert statements(reported, inside, after) == {("Ada Quill", "named"): 1}
    assert statements(reported, inside, after | {"sentence_id": 1}) == {("Ada Quill", "named"): 2}
    assert statements(reported, inside | {"sentence_id": 1}) == {("Ada Quill", "named"): 1}
    assert statements(reported, inside | {"sentence_id": 1, "speaker": "Bo Auk"}) == {
        ("Ada Quill", "named"): 1,
        ("Bo Auk", "named"): 1,
    }


def test_speakers_without_a_name_are_told_apart_by_their_description():
    one = quote(0, "two", "three", speaker="", anonymous=True, role="an aide")
    other = quote(1, "six", "seven", speaker="", anonymous=True, role="a clerk")
    assert statements(one, other) == {("", "anonymous"): 2}
    assert statements(one, other | {"speaker_description": "an aide"}) == {("", "anonymous"): 1}


def test_sources_count_a_speaker_once_and_the_nameless_by_their_statements():
    row = (
        voices(
            quote(0, "one", "one"),
            quote(1, "three", "three", sentence=1),
            quote(2, "five", "five", speaker="the ministry", sentence=2),
            quote(3, "seven", "seven", speaker="", sentence=3),
            quote(4, "nine", "nine", kind="scare", speaker="", sentence=4),
        )["sources"]
        .set_index("article_id")
        .loc["a1"]
    )
    assert (row["n_named"], row["n_untold"], row["n_groups"]) == (2, 1, 1)
    assert (row["n_named_statements"], row["n_anonymous_statements"], row["n_unknown_statements"]) == (3, 0, 1)
