from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from analysis.extract.actors.matching import add_key, find_matches
from analysis.extract.actors.units import split_units

UNITS = st.lists(st.sampled_from(["a", "b", "c", "Ab"]), max_size=30)
KEYS = st.lists(st.lists(st.sampled_from(["a", "b", "Ab"]), min_size=1, max_size=3), max_size=6)


def test_longest_match_wins_and_its_parts_are_not_found():
    trie = {}
    add_key(trie, ("United", "States"), "short")
    add_key(trie, ("United", "States", "of", "America"), "long")
    add_key(trie, ("America",), "part")
    units = ["the", "United", "States", "of", "America", "and", "America"]
    assert [(match.first, match.last, match.payload) for match in find_matches(trie, units)] == [
        (1, 4, "long"),
        (6, 6, "part"),
    ]


def test_a_beginning_that_leads_nowhere_does_not_swallow_the_next_match():
    trie = {}
    add_key(trie, ("New", "York", "Times"), "paper")
    add_key(trie, ("York",), "town")
    assert [match.payload for match in find_matches(trie, ["New", "York", "City"])] == ["town"]


def test_capitals_match_long_names_only():
    trie = {}
    add_key(trie, ("Norway",), "state")
    add_key(trie, ("Us",), "pronoun")
    assert [match.payload for match in find_matches(trie, ["NORWAY", "US"])] == ["state"]


@given(KEYS, UNITS)
def test_matches_are_ordered_apart_and_spell_their_key(keys, units):
    trie = {}
    for key in keys:
        add_key(trie, key, tuple(key))
    matches = list(find_matches(trie, units))
    assert all(left.last < right.first for left, right in pairwise(matches))
    assert all(tuple(units[match.first : match.last + 1]) == match.payload for match in matches)


def test_units_keep_abbreviations_and_split_compounds():
    assert split_units("U.S.-backed") == ("U.S.", "-", "backed")
    assert split_units("Russia-Ukraine") == ("Russia", "-", "Ukraine")
    assert split_units("O’Hara’s") == ("O", "'", "Hara", "'", "s")
    assert split_units("the U.S’ aim") == ("the", "U.S", "'", "aim")
