from __future__ import annotations

import pytest

from analysis.extract.actors.gazetteer import load_gazetteer, read_tsv
from analysis.extract.actors.lexicon import load_lexicon

MEMBERS_OF_THE_UNITED_NATIONS = 193
BESIDES = {"Kosovo", "Palestine", "Taiwan", "Vatican"}


def test_all_member_states_are_there():
    states = {entry.name for entry in load_gazetteer().entries.values() if entry.sort == "state" and entry.adjectives}
    rows = {row["name"] for row in read_tsv("states.tsv")}
    assert len(rows - BESIDES) == MEMBERS_OF_THE_UNITED_NATIONS
    assert {"Norway", "Chad", "Tuvalu"} <= rows
    assert states <= rows | {"Northern Ireland"}


def test_every_seat_has_a_known_owner():
    owners = {row["owner"] for row in read_tsv("seats.tsv")}
    assert owners <= set(load_gazetteer().entries)


@pytest.mark.parametrize(
    ("form", "owner"),
    [
        ("Kremlin", "Russia"),
        ("White House", "United States"),
        ("Downing Street", "United Kingdom"),
        ("Élysée", "France"),
        ("Pentagon", "United States"),
        ("Brussels", "European Union"),
        ("Kiev", "Ukraine"),
        ("Kyiv", "Ukraine"),
        ("Capitol Hill", "Congress"),
    ],
)
def test_metonyms_stand_for_their_owner(form, owner):
    (entry,) = load_gazetteer().forms[form]
    assert entry.name == owner
    assert form in entry.metonyms


def test_only_declared_ambiguities_have_two_owners():
    shared = {form for form, owners in load_gazetteer().forms.items() if len(owners) > 1}
    assert shared == {"Georgia"}


def test_adjectives_are_no_names():
    gazetteer = load_gazetteer()
    assert gazetteer.adjectives["Norwegian"] == "Norway"
    assert "Norwegian" not in gazetteer.forms


def test_abbreviated_titles_lose_their_full_stop():
    lexicon = load_lexicon()
    assert "Sen" in lexicon.titles
    assert "Sen." not in lexicon.titles


def test_nicknames_go_both_ways():
    nicknames = load_lexicon().nicknames
    assert "Joseph" in nicknames["Joe"]
    assert "Joe" in nicknames["Joseph"]
