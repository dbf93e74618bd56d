from __future__ import annotations

import json

import pytest

from analysis.extract.quotes.voice_spans import VoiceSpan
from analysis.measures.loaded.detection import REASONS, find_loaded, score_sentences
from analysis.measures.loaded.scorer import babe
from analysis.measures.loaded.sentence_model import (
    SENTENCE_FEATURES,
    Word,
    phrase_places,
    sentence_features,
)
from analysis.measures.loaded.word_model import CATEGORIES, WORD_FEATURES, category_of, listed, word_features
from tests.measures import gold

SENTENCE_FLOOR = 0.9
WORD_RECALL_FLOOR = 0.8
WORD_PRECISION_FLOOR = 0.8
"""Floors on our own 24 held-out sentences; figures on outside data are on the Method page."""


def _reason_of(text):
    return {item.text.lower(): item.reason for item in find_loaded(gold.parse_one(text))}


@pytest.mark.model
def test_loaded_and_neutral_sentences_are_told_apart():
    rows = gold.rows("loaded.jsonl")
    right = sum(
        any(sentence.loaded for sentence in score_sentences(parsed)) == row["loaded"]
        for parsed, row in zip(gold.parse_all(row["text"] for row in rows), rows, strict=True)
    )
    assert right / len(rows) >= SENTENCE_FLOOR, f"{right} of {len(rows)}"


@pytest.mark.model
def test_loaded_words_match_the_gold_sentences(tmp_path):
    rows = gold.rows("loaded.jsonl")
    path = tmp_path / "own.jsonl"
    path.write_text(
        "\n".join(
            json.dumps({"text": row["text"], "biased": row["loaded"], "biased_words": row["words"]}) for row in rows
        ),
        encoding="utf-8",
    )
    figures = babe(path)
    assert figures["n"] == len(rows)
    assert figures["word_recall"] >= WORD_RECALL_FLOOR, figures
    assert figures["word_precision"] >= WORD_PRECISION_FLOOR, figures
    assert figures["f1_macro"] >= SENTENCE_FLOOR, figures


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        ("The utterly corrupt minister lied.", "utterly corrupt", "subjective adjective"),
        ("The regime unleashed a barrage of lies.", "barrage", "war metaphor"),
        ("A so-called expert spoke.", "so-called", "subjective adjective"),
        ("It was shamelessly done by the clerk.", "shamelessly", "subjective adverb"),
    ],
)
def test_reasons_name_what_colours(text, word, reason):
    assert _reason_of(text).get(word) == reason


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "not_marked", "marked"),
    [
        ("The reckless minister recalled the Cold War in a ludicrous speech.", "cold", "ludicrous"),
        ("Of course the ludicrous plan failed.", "course", "ludicrous"),
        ("But the devil is in the details of that ludicrous plan.", "devil", "ludicrous"),
        ("The ludicrous talks are on the right track, she said.", "right", "ludicrous"),
        ("His ludicrous post-phone-call statement shocked nobody.", "phone", "ludicrous"),
        ("They would re-engage with the ludicrous plan, and they're mad.", "re", "ludicrous"),
    ],
)
def test_parts_of_names_compounds_and_idioms_are_not_loaded(text, not_marked, marked):
    found = _reason_of(text)
    assert not_marked not in found
    assert any(marked in words for words in found)


@pytest.mark.model
@pytest.mark.parametrize("text", ["Kyiv praised the ludicrous plan.", "Brexit doubted the ludicrous plan of Reckless."])
def test_no_word_of_an_actors_name_is_loaded(text):
    names = [(0, len(text.split()[0])), *([(text.index("Reckless"), len(text) - 1)] if "Reckless" in text else [])]
    found = find_loaded(gold.parse_one(text), names=names)
    assert all(item.end <= start or item.start >= end for item in found for start, end in names)
    assert any("ludicrous" in item.text for item in found)


@pytest.mark.model
def test_no_loaded_word_of_the_samples_is_a_name(analysis):
    named = analysis["mentions"][analysis["mentions"]["kind"].isin(["name", "alias", "metonym"])]
    pairs = analysis["loaded"].merge(named, on="article_id", suffixes=("", "_name"))
    assert len(analysis["loaded"]) > 10
    assert pairs[(pairs["start"] < pairs["end_name"]) & (pairs["start_name"] < pairs["end"])].empty


@pytest.mark.model
def test_loaded_words_take_voice_and_speaker_at_their_place():
    text = 'The ludicrous plan is "an outrageous betrayal", Moreau said.'
    start = text.index("an outrageous")
    voices = [VoiceSpan(0, start, "own"), VoiceSpan(start, start + 23, "quoted", "Moreau", said_by="Moreau")]
    found = find_loaded(gold.parse_one(text), voices)
    assert {(item.text, item.voice, item.speaker) for item in found} >= {
        ("ludicrous", "own", ""),
        ("outrageous betrayal", "quoted", "Moreau"),
    }


@pytest.mark.model
def test_records_point_into_the_text_in_order():
    text = "It was a pathetic, embarrassing farce.\n\nA so-called expert bungled the disastrous launch."
    found = find_loaded(gold.parse_one(text))
    assert found
    assert all(text[item.start : item.end] == item.text for item in found)
    assert [item.start for item in found] == sorted(item.start for item in found)
    assert all(0 <= item.score <= 1 and item.reason in REASONS for item in found)
    assert {item.sentence_id for item in found} == {0, 1}


@pytest.mark.model
def test_a_text_without_sentences_has_nothing_loaded():
    parsed = gold.parse_one("")
    assert find_loaded(parsed) == ()
    assert score_sentences(parsed) == ()


def test_listed_words_have_one_category_and_lower_case():
    assert all(word == word.lower() and category in CATEGORIES for (word, _), category in listed().items())
    assert category_of("slams", "slam", "VERB") == "loaded_verb"
    assert category_of("table", "table", "NOUN") == ""


def test_word_features_fit_their_names():
    assert len(word_features("reckless", "reckless", "ADJ")) == len(WORD_FEATURES)
    named = dict(zip(WORD_FEATURES, word_features("reckless", "reckless", "ADJ"), strict=True))
    assert named["subjective_adjective"] == named["ADJ"] == named["suffix_less"] == 1.0
    assert named["unknown"] == 0.0


def test_phrases_are_found_word_by_word():
    words = [Word(text, text, "NOUN") for text in ("a", "witch", "hunt", "by", "so", "-", "called", "friends")]
    places = phrase_places(words)
    assert {index for index, category in places.items() if category == "set_phrase"} == {1, 2}
    assert {index for index, category in places.items() if category == "subjective_adjective"} == {4, 5, 6}


def test_an_empty_sentence_has_features():
    assert len(sentence_features([], [])) == len(SENTENCE_FEATURES)
