import pandas as pd
import pytest

from analysis.measures.registry import build_table
from analysis.pipeline import Analysis
from analysis.records import Target
from dashboard.queries import evidence
from dashboard.queries.mark_layers import article_layers, typical_terms
from dashboard.state.refs import CellRef
from tests.dashboard import chart_tables

TEXT = "Calder praised the crew. Calder lied. “Calder is a fool,” said Petrel."
SENTENCES = ((0, 24), (25, 37), (38, len(TEXT)))


def mention(sentence_id, start, *, voice="own", speaker="", value=0.0, use="actor", article_id="a"):
    measured = use == "actor"
    return {
        "event": "e",
        "article_id": article_id,
        "sentence_id": sentence_id,
        "target": "Ines Calder",
        "surface": "Calder",
        "start": start,
        "end": start + 6,
        "kind": "name",
        "use": use,
        "confidence": 1.0,
        "voice": voice,
        "speaker": speaker,
        "negative": max(-value, 0.0) if measured else None,
        "neutral": 1 - abs(value) if measured else None,
        "positive": max(value, 0.0) if measured else None,
        "sentiment": value if measured else None,
        "vader": value if measured else None,
    }


def article(article_id, outlet):
    known = {"source_name": f"{article_id}.txt", "outlet": outlet, "title": "", "authors": "", "published": ""}
    known |= {"url": "", "language": "en", "genre": "", "n_words": 12, "n_sentences": 3, "text": TEXT}
    return {"event": "e", "article_id": article_id, "outlet_name": outlet or f"{article_id}.txt", **known}


def sentence(article_id, number):
    return chart_tables.sentence(article_id, number, TEXT, SENTENCES)


def contribution(sentence_id, signal, value, voice="own"):
    cell = {"event": "e", "article_id": "a", "target": "Ines Calder", "sentence_id": sentence_id}
    return {**cell, "signal": signal, "voice": voice, "contribution": value}


def keyword(outlet, term, *, count=2, log_odds=1.0, z=1.0, q=0.5, shown_through=""):
    return {
        "event": "e",
        "outlet": outlet,
        "term": term,
        "n_words": term.count(" ") + 1,
        "written": term,
        "shown_through": shown_through,
        "count": count,
        "rate": 10.0 * count,
        "log_odds": log_odds,
        "z": z,
        "q": q,
        "unit": "word",
    }


QUOTE = {
    "event": "e",
    "article_id": "a",
    "quote_id": 0,
    "parent_id": -1,
    "sentence_id": 2,
    "start": 39,
    "end": 55,
    "text": TEXT[39:55],
    "kind": "direct",
    "speaker": "Tom Petrel",
    "speaker_description": "a welder",
    "anonymous": False,
    "cue": "said",
    "cue_tone": "neutral",
    "cue_lemma": "say",
    "voice": "quoted",
    "source": "named",
    "statement_id": 0,
    "n_words": 3,
}
USES = pd.DataFrame(
    [
        ("e", "a", 0, "crew", "own", 19, 23),
        ("e", "a", 2, "fool", "quoted", TEXT.index("fool"), TEXT.index("fool") + 4),
        ("e", "b", 0, "crew", "own", 19, 23),
    ],
    columns=["event", "article_id", "sentence_id", "term", "voice", "start", "end"],
)


@pytest.fixture
def analysis():
    tables = {
        "articles": [article("a", "Gull Gazette"), article("b", "")],
        "sentences": [sentence(name, number) for name in "ab" for number in range(3)],
        "mentions": [
            mention(0, 0, value=0.6),
            mention(1, 25, value=-0.8),
            mention(2, 39, voice="quoted", speaker="Tom Petrel", value=-0.4),
            mention(2, 39, value=0.2) | {"start": 62, "end": 68},
            mention(1, 31, use="place"),
            mention(1, 25, value=-0.1, article_id="b"),
        ],
        "quotes": [QUOTE],
        "evidence": [
            contribution(1, "own words", -0.3),
            contribution(1, "last word", -0.1),
            contribution(2, "cue", 0.1),
        ],
        "keywords": [
            keyword("Gull Gazette", "crew", q=0.01),
            keyword("Gull Gazette", "fool"),
            keyword("Gull Gazette", "praise", log_odds=-1.0, z=-3.0, q=0.01),
            keyword("b.txt", "crew"),
        ],
        "loaded": [],
        "frame_sentences": [],
        "naming_uses": [],
        "claim_cues": [],
    }
    built = {name: build_table(name, rows) for name, rows in tables.items()} | {"keyword_uses": USES}
    return Analysis("e", (Target("Ines Calder", "actor"),), built)


def numbers(found):
    return [(item.place.article_id, item.place.sentence_id) for item in found]


def marked(item):
    return [TEXT[mark.start : mark.end] for layer in item.layers for mark in layer.marks]


def test_a_cell_has_the_measured_sentences_of_its_article(analysis):
    found = evidence.behind(analysis, CellRef("sentiment", "a", "Ines Calder"))
    assert numbers(found) == [("a", 0), ("a", 1), ("a", 2)]
    assert [item.value for item in found] == pytest.approx([0.6, -0.8, -0.1])
    assert marked(found[1]) == ["Calder"]
    assert found[2].speaker == "Tom Petrel"
    assert found[2].note == "−0.10 (quoted −0.40, own words +0.20)"


def test_a_cell_of_one_voice_has_that_voice_only(analysis):
    found = evidence.behind(analysis, CellRef("sentiment", "a", "Ines Calder", "quoted"))
    assert numbers(found) == [("a", 2)]
    assert (found[0].value, found[0].voice, found[0].note) == (-0.4, "quoted", "−0.40")


@pytest.mark.parametrize(
    "cell",
    [
        CellRef("sentiment", "b", "Ines Calder", "quoted"),
        CellRef("sentiment", "a", "Nobody"),
        CellRef("sentiment", "x", "Ines Calder"),
        CellRef("stance", "b", "Ines Calder"),
    ],
)
def test_a_cell_without_mentions_has_no_sentences(analysis, cell):
    assert evidence.behind(analysis, cell) == ()


def test_a_stance_has_what_moved_it(analysis):
    found = evidence.behind(analysis, CellRef("stance", "a", "Ines Calder"))
    assert numbers(found) == [("a", 1), ("a", 2)]
    assert sum(item.value for item in found) == pytest.approx(-0.3)
    assert found[0].note == "moves the score by −0.400: last word −0.100, own words −0.300"
    assert found[1].note == "moves the score by cue +0.100"


def test_an_actors_sentences_can_be_read_from_either_end(analysis):
    found = evidence.about(analysis, "Ines Calder", order="negative")
    assert [item.value for item in found] == pytest.approx([-0.8, -0.1, -0.1, 0.6])
    found = evidence.about(analysis, "Ines Calder", order="positive")
    assert found[0].value == pytest.approx(0.6)
    assert numbers(evidence.about(analysis, "Ines Calder"))[-1] == ("b", 1)
    cell = CellRef("sentiment", "b", "Ines Calder")
    assert numbers(evidence.about(analysis, "Ines Calder", cell=cell)) == [("b", 1)]


def test_sentences_follow_the_order_of_the_articles(analysis):
    found = evidence.in_order(evidence.about(analysis, "Ines Calder"), ["b", "a"])
    assert numbers(found) == [("b", 1), ("a", 0), ("a", 1), ("a", 2)]


def test_a_speakers_words_are_marked_in_whole_sentences(analysis):
    (found,) = evidence.spoken_by(analysis, "Tom Petrel")
    assert TEXT[found.start : found.end] == "“Calder is a fool,” said Petrel."
    assert marked(found) == [TEXT[39:55]]
    assert found.note == "introduced by “said”"
    assert evidence.spoken_by(analysis, "Ines Calder") == ()


def test_a_words_sentences_are_those_of_the_outlets_asked_for(analysis):
    assert numbers(evidence.with_term(analysis, "crew")) == [("a", 0), ("b", 0)]
    assert numbers(evidence.with_term(analysis, "crew", outlets=["b.txt"])) == [("b", 0)]
    assert evidence.with_term(analysis, "fool") == ()


def test_a_quoted_words_sentences_come_with_their_speaker_where_quoted_words_are_asked_for(analysis):
    for whose in ("quoted", "all"):
        (found,) = evidence.with_term(analysis, "fool", whose=whose)
        assert (found.voice, found.speaker) == ("quoted", "Tom Petrel")
    assert evidence.with_term(analysis, "crew", whose="quoted") == ()
    assert numbers(evidence.with_term(analysis, "crew", whose="all")) == [("a", 0), ("b", 0)]


def test_typical_words_are_those_surely_more_frequent_where_there_are_any(analysis):
    assert list(typical_terms(analysis, "Gull Gazette")) == ["crew"]
    notes = typical_terms(analysis, "b.txt")
    assert notes["crew"] == "more frequent here, but not surely: 2 here, 20.0 per 1,000 words, q 0.500 by word"


def test_a_word_that_an_expression_shows_is_not_marked_beside_it(analysis):
    rows = [keyword("Gull Gazette", "crew", shown_through="brave crew"), keyword("Gull Gazette", "brave crew")]
    known = Analysis("e", (), {"keywords": build_table("keywords", rows)})
    assert list(typical_terms(known, "Gull Gazette")) == ["brave crew"]


def test_the_layers_mark_what_their_names_say(analysis):
    layers = {layer.name: layer.marks for layer in article_layers(analysis, "a")}
    assert len(layers["actors"]) == 4
    assert {mark.css for mark in layers["sentiment"]} == {"actor positive", "actor negative", "actor neutral"}
    assert [mark.tip for mark in layers["voices"]] == ["quoted: Tom Petrel, a welder (“said”)"]
    assert [TEXT[mark.start : mark.end] for mark in layers["framing"]] == ["crew"]
