from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from analysis import training
from analysis.extract.sentence_states import read_sentences
from analysis.measures.generic_frames.frame_head import load_head, own_features, scores_of, shared_features, word_table
from analysis.measures.generic_frames.frame_scores import FEATURES, FRAMES
from analysis.measures.loaded.detection import find_loaded
from analysis.measures.loaded.token_head import PLAIN_FEATURES, sentence_words
from analysis.measures.loaded.token_head import load_head as load_token_head
from tests.measures import gold

LABELS = Path(training.__file__).parent / "data"
WIDTH = 384


def rows(name):
    return [json.loads(line) for line in (LABELS / name).read_text(encoding="utf-8").splitlines()]


def test_each_sentence_sees_those_around_it():
    meanings, words = np.eye(3, WIDTH), np.zeros((3, len(FRAMES), len(FEATURES)))
    shared = shared_features(meanings, words, np.zeros(WIDTH))
    _, before, after, *_ = np.split(shared, [WIDTH, 2 * WIDTH, 3 * WIDTH], axis=1)
    assert not before[0].any()
    assert before[1].argmax() == 0
    assert after[0].argmax() == 1
    assert not after[2].any()


def test_a_frame_sees_its_own_words_here_before_and_all_over():
    words = word_table([{"crime": [1.0] * len(FEATURES)}, {}], FRAMES, len(FEATURES))
    own = own_features(words)[:, FRAMES.index("crime")].reshape(2, 3, len(FEATURES))
    assert own[:, :, 0].tolist() == [[1.0, 0.0, 0.5], [0.0, 1.0, 0.5]]


def test_an_article_without_sentences_shows_nothing():
    head = load_head()
    empty = np.zeros((0, WIDTH))
    assert scores_of(empty, np.zeros((0, len(FRAMES), len(FEATURES))), head).shape == (0, len(FRAMES))


def test_weights_fit_the_features():
    frames, tokens = load_head(), load_token_head()
    assert frames.shared.shape[1] == frames.own.shape[0] == len(FRAMES)
    assert frames.own.shape[1] == 3 * len(FEATURES)
    assert tokens.weights.shape == (len(PLAIN_FEATURES) + 2 * WIDTH,)


@pytest.mark.model
def test_a_sentence_is_read_once_and_words_get_their_states():
    parsed = gold.parse_one("The reckless mayor closed the port. It reopened.")
    read = read_sentences(parsed)
    assert read_sentences(parsed) is read
    assert np.allclose(np.linalg.norm(read.means(), axis=1), 1, atol=1e-3)
    first, second = sentence_words(parsed)
    assert [first.words[place].text for place in first.places] == ["reckless", "mayor", "closed", "port"]
    assert first.features.shape == (4, len(load_token_head().weights))
    assert len(second.places) == 1


@pytest.mark.model
def test_a_word_is_loaded_where_it_colours():
    plain = find_loaded(gold.parse_one("The stock of the explosive was stored in a sealed room."))
    coloured = find_loaded(gold.parse_one("His disgraceful, shameless lies betrayed everybody."))
    assert len(coloured) >= 2 > len(plain)


def test_labels_hold_offsets_and_no_text():
    for name in ("framing_labels.jsonl", "framing_labels_second.jsonl"):
        for row in rows(name):
            assert set(row) == {"event", "id", "start", "end", "frames", "maybe", "loaded"}
            assert set(row["frames"]) | set(row["maybe"]) <= set(FRAMES)
            assert all(row["start"] <= start < end <= row["end"] for start, end, _ in row["loaded"])


def test_two_readers_agree():
    first = {(row["id"], row["start"]): row for row in rows("framing_labels.jsonl")}
    pairs = [(first[row["id"], row["start"]], row) for row in rows("framing_labels_second.jsonl")]
    assert len(pairs) == 357
    hits = sum(len(set(one["frames"]) & set(other["frames"])) for one, other in pairs)
    told = sum(len(one["frames"]) + len(other["frames"]) for one, other in pairs)
    assert 2 * hits / told == pytest.approx(0.79, abs=0.01)
