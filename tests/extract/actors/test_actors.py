"""Which actors an event has: names joined, names kept apart, what targets declare."""

from __future__ import annotations

import pytest

from analysis.extract.actors import find_actors, find_mentions
from analysis.records import Target

pytestmark = pytest.mark.model


def by_name(read, *texts, targets=()):
    return {actor.name: actor for actor in find_actors([read(text) for text in texts], targets=targets)}


def test_no_articles_no_actors():
    assert find_actors([]) == ()


def test_an_empty_article_has_no_mentions(read):
    assert find_mentions(read(""), find_actors([read("Norway sued Chile.")])) == ()


def test_surname_joins_full_name_across_articles(read):
    actors = by_name(
        read,
        "French President Emil Laurent met reporters in Oslo.",
        "Laurent said that he was tired. Mr. Laurent left early.",
    )
    assert actors["Emil Laurent"].kind == "person"
    assert "Laurent" in actors["Emil Laurent"].aliases
    assert "Laurent" not in actors


def test_spellings_initials_and_nicknames_join(read):
    actors = by_name(
        read,
        "Andriy Belinsky spoke to Joe Marlow. Belinsky then left.",
        "Andriy Belinskyy spoke to Joseph Marlow. Belinskyy smiled, and Marlow frowned.",
    )
    people = sorted(name for name, actor in actors.items() if actor.kind == "person")
    assert len(people) == 2
    assert {"Belinsky", "Belinskyy"} <= set(actors[people[0]].aliases)


def test_two_of_one_surname_stay_apart(read, mentions_in):
    text = "Bill Larsen spoke to Ann Brook. Hillary Larsen, his wife, was in Oslo. Bill Larsen thanked her."
    actors = by_name(read, text)
    assert {"Bill Larsen", "Hillary Larsen"} <= set(actors)


def test_honorifics_tell_bearers_of_a_surname_apart(mentions_in):
    text = (
        "Bill Larsen, a former chairman, spoke first. Hillary Larsen, the chairwoman, spoke next."
        " Mr. Larsen was brief. Mrs. Larsen was not."
    )
    found = [m.target for m in mentions_in(text) if m.surface == "Larsen"]
    assert found == ["Bill Larsen", "Hillary Larsen"]


def test_a_junior_is_another_person(mentions_in):
    text = "Donald Hale met voters. Donald Hale Jr., his eldest son, stayed away. Hale said he was happy."
    named = [(m.surface, m.target) for m in mentions_in(text) if m.kind == "name"]
    assert named == [("Donald Hale", "Donald Hale"), ("Donald Hale Jr.", "Donald Hale Jr."), ("Hale", "Donald Hale")]


def test_targets_own_their_words(read):
    target = Target(name="Moscow hawks", kind="actor", aliases=("Kremlin",))
    actors = by_name(read, "The Kremlin refused. Russia and Moscow agreed.", targets=[target])
    assert actors["Moscow hawks"].metonyms == ("Kremlin",)
    assert "Kremlin" not in actors["Russia"].metonyms
    assert "Moscow" in actors["Russia"].metonyms


def test_discovered_forms_join_a_declared_actor(read):
    target = Target(name="Andriy Belinsky", kind="actor")
    actors = by_name(read, "President Andriy Belinskyy spoke. Belinskyy left.", targets=[target])
    assert {"Belinskyy", "Andriy Belinskyy"} <= set(actors["Andriy Belinsky"].aliases)
    assert actors["Andriy Belinsky"].kind == "person"


def test_declared_actors_stay_even_if_nobody_names_them(read):
    target = Target(name="Peru", kind="actor", aliases=("Lima",))
    assert "Peru" in by_name(read, "Norway sued Chile.", targets=[target])


def test_issues_are_no_actors(read):
    issue = Target(name="fishing quota", kind="issue", phrases=("quota",))
    assert "fishing quota" not in by_name(read, "Norway set a quota.", targets=[issue])


def test_ambiguous_names_need_company(read):
    assert "Jordan" not in by_name(read, "Jordan scored twice in Chicago.")
    assert "Jordan" in by_name(read, "Jordan closed the border, Jordanian officials said.")
    assert by_name(read, "Georgia and Ohio held primaries.")["Georgia (state)"].kind == "state"
    assert "Georgia" in by_name(read, "Georgia accused Armenia of shelling Tbilisi.")


def test_gender_comes_from_the_text_alone(read):
    actors = by_name(read, "Mr. Robin Vance spoke. Kim Ostrow listened.")
    assert actors["Robin Vance"].gender == "m"
    assert actors["Kim Ostrow"].gender == ""


def test_the_order_of_articles_changes_nothing(read):
    texts = [
        "French President Emil Laurent met Hillary Larsen.",
        "Laurent and Bill Larsen flew to Oslo with the Nordic Fishing Council.",
        "Larsen said the Nordic Fishing Council had lied.",
    ]
    parsed = [read(text) for text in texts]
    assert find_actors(parsed) == find_actors(parsed[::-1])


def test_names_inside_other_names_are_no_mentions(mentions_in):
    found = mentions_in("She told The Washington Post and the Kyiv School of Economics about the Bank of England.")
    assert {m.target for m in found} & {"United States", "Ukraine", "England"} == set()


def test_aliases_match_whole_words_in_their_case(mentions_in):
    text = "The US helped us, said USAID; NORWAY objected."
    found = [m.surface for m in mentions_in(text) if m.target in {"United States", "Norway"}]
    assert found == ["US", "NORWAY"]
