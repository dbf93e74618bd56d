"""The cue lexicon: one tone per word, lists that fit together."""

from __future__ import annotations

from importlib import resources

import pytest

from analysis.extract.quotes.cues import load_cues


def test_a_verb_stands_in_one_list_only() -> None:
    cues = load_cues()
    speech, thought, verdict = set(cues.speech), set(cues.thought), set(cues.verdict)
    assert speech & thought == set()
    assert speech & verdict == set()
    assert thought & verdict == set()


def test_weak_verbs_are_verbs_of_speech() -> None:
    cues = load_cues()
    assert sorted(cues.weak - set(cues.speech)) == []


def test_no_word_is_listed_under_two_tones() -> None:
    text = resources.files("analysis").joinpath("data", "cues.toml").read_text(encoding="utf-8")
    for section in ("verbs", "thought", "verdict", "nouns"):
        body = text.split(f"[{section}]")[1].split("\n[")[0]
        words = [part.strip('" ') for part in body.replace("\n", " ").replace("]", ",").replace("[", ",").split(",")]
        listed = [word for word in words if word and "=" not in word and "#" not in word]
        assert sorted(word for word in set(listed) if listed.count(word) > 1) == []


def test_the_file_names_source_licence_and_version() -> None:
    text = resources.files("analysis").joinpath("data", "cues.toml").read_text(encoding="utf-8")
    assert all(word in text for word in ("Source:", "Licence: MIT", "Version:"))


@pytest.mark.parametrize(
    ("lemma", "tone"),
    [
        ("say", "neutral"),
        ("tell", "neutral"),
        ("claim", "doubting"),
        ("boast", "doubting"),
        ("allege", "doubting"),
        ("insist", "doubting"),
        ("admit", "endorsing"),
        ("note", "endorsing"),
        ("warn", "endorsing"),
        ("according", "neutral"),
        ("walk", ""),
    ],
)
def test_tone(lemma: str, tone: str) -> None:
    assert load_cues().tone(lemma) == tone
