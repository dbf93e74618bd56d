from __future__ import annotations

import pytest

from analysis.measures.generic_frames.frame_scores import (
    FEATURES,
    FRAMES,
    LEXICON,
    SEMETKO_VALKENBURG,
    FrameScore,
    frame_features,
    frame_scores,
    frame_shares,
)
from analysis.text.lexicons import read_lexicon
from tests.measures import gold

FLOOR = 0.75
"""Macro-F1 measured on the 204 gold sentences: 0.79."""


@pytest.mark.model
def test_frames_match_the_gold_sentences():
    rows = gold.rows("frames.jsonl")
    wanted = [set(row["labels"]) for row in rows]
    parsed = gold.parse_all(row["text"] for row in rows)
    found = [{score.generic_frame for score in frame_scores(item) if score.present} for item in parsed]
    by_frame = [gold.f1([got & {frame} for got in found], [labels & {frame} for labels in wanted]) for frame in FRAMES]
    macro = sum(by_frame) / len(FRAMES)
    assert all(sum(frame in labels for labels in wanted) >= 12 for frame in FRAMES)
    assert macro >= FLOOR, f"macro-F1 {macro:.3f}"


def test_gold_and_training_sentences_are_apart():
    path = gold.GOLD.parent.parent / "analysis" / "training" / "data" / "frame_sentences.tsv"
    trained = {line.split("\t")[-1] for line in path.read_text(encoding="utf-8").splitlines()}
    assert len(trained) > 100
    assert not trained & {row["text"] for row in gold.rows("frames.jsonl")}


def test_every_frame_has_words_and_a_definition():
    lexicon = read_lexicon(LEXICON)
    assert set(lexicon) - {"version"} == set(FRAMES)
    assert all(lexicon[frame]["definition"] and len(lexicon[frame]["words"].split()) >= 30 for frame in FRAMES)
    assert set(SEMETKO_VALKENBURG) <= set(FRAMES)


@pytest.mark.model
def test_a_sentence_may_show_no_frame():
    scores = frame_scores(gold.parse_one("It rained on Tuesday."))
    assert [score.generic_frame for score in scores] == list(FRAMES)
    assert not any(score.present for score in scores)
    assert all(0 <= score.score <= 1 for score in scores)


def test_features_fit_their_names_and_untouched_frames_are_left_out():
    features = frame_features([("burglar", "NOUN"), ("prison", "NOUN")])
    assert features["crime"][FEATURES.index("listed")] == 2
    assert all(len(values) == len(FEATURES) for values in features.values())
    assert frame_features([]) == {}


def test_shares_count_sentences():
    scores = [FrameScore(0, "crime", 0.9, present=True), FrameScore(1, "crime", 0.1, present=False)]
    assert frame_shares(scores)["crime"] == 0.5
    assert frame_shares([]) == {}
