"""A word that owes its capital to its place is no part of the name after it; a given name is."""

from __future__ import annotations

import pytest

from analysis.extract.actors import find_actors

pytestmark = pytest.mark.model

_BEFORE = "Mr. Karsen called at six. Egil Karsen was late. "


def people_of(read, *texts):
    return {actor.name for actor in find_actors([read(text) for text in texts]) if actor.kind == "person"}


@pytest.mark.parametrize(
    "sentence",
    [
        "“We had incoming until six,” said the man. “Tell Karsen we did not notice any talks.”",
        "“Send Karsen a bill,” she said.",
        "“Help Karsen,” she said.",
        "“Stop Karsen before he sells the port,” she said.",
        "“Forget Karsen,” she said.",
        "“Imagine Karsen in the rain,” she said.",
        "“Meet Karsen at noon,” she said.",
        "“Trust Karsen to be late,” she said.",
        "Told Karsen had left, she smiled.",
        "Did Karsen sleep at all?",
        "Will Karsen sign it?",
        "May Karsen sign it?",
        "May Karsen rot in prison, she said.",
        "Poor Karsen has no umbrella.",
        "Maybe Karsen forgot.",
    ],
)
def test_an_opening_word_makes_no_second_bearer_of_a_name(read, mentions_in, sentence):
    text = f"{_BEFORE}{sentence} Later Mr. Karsen left."
    assert people_of(read, text) == {"Egil Karsen"}
    named = [(m.surface, m.target) for m in mentions_in(text) if m.kind == "name"]
    assert [target for _, target in named] == ["Egil Karsen"] * 4
    assert named[2][0] == "Karsen"


@pytest.mark.parametrize(
    "name", ["Will Smith", "Mark Rutte", "Grant Shapps", "Bill Clinton", "May Johnson", "Rob Bonta", "Hope Hicks"]
)
def test_a_given_name_that_is_a_word_stays(read, name):
    text = f"{name} said that nothing had changed. “{name} was wrong,” she said. {name} left."
    assert people_of(read, text) == {name}


@pytest.mark.parametrize("name", ["Will Smith", "Mark Rutte", "Grant Shapps", "Bill Clinton", "May Johnson"])
def test_two_of_a_surname_stay_two(read, name):
    surname = name.split()[1]
    text = f"Astrid {surname} spoke first. {name} spoke next. “{name} was wrong,” said Astrid {surname}."
    assert people_of(read, text) == {f"Astrid {surname}", name}


def test_a_rare_given_name_seen_within_a_sentence_stays(read):
    text = "Skip Larsen left. Astrid Larsen stayed. A guard had seen Skip Larsen at noon."
    assert people_of(read, text) == {"Skip Larsen", "Astrid Larsen"}


def test_particles_and_pairs_stay(read):
    assert people_of(read, "Osama bin Laden hid for years. Bin Laden was killed in a raid.") == {"Osama bin Laden"}
    assert "-Larsen" not in people_of(read, "Egil Larsen met Lind Moon. Moon-Larsen talks began. Moon smiled.")


def test_the_month_is_no_given_name(read):
    text = "Egil Karsen left in May. In May Karsen came back. Last May Karsen stayed. By May Karsen was ill."
    assert people_of(read, text) == {"Egil Karsen"}
