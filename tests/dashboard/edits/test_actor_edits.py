import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.records import Target
from dashboard.edits import actor_edits as edits
from dashboard.edits.actor_edits import EditRefused

FOUND = {
    "Ines Calder": ("Calder", "Mayor Calder"),
    "Calder Works": ("Works",),
    "Tom Petrel": ("Petrel",),
    "Gull Island": (),
}
MAYOR = Target("Ines Calder", "actor", aliases=("Calder",))
ISLAND = Target("Gull Island", "actor")
FERRY = Target("ferry", "issue", phrases=("ferry", "boat"))
TARGETS = (MAYOR, ISLAND, FERRY)


def by_name(targets):
    return {target.name: target for target in targets}


def test_merging_gives_one_actor_all_names_and_the_other_is_gone():
    merged = edits.merge(TARGETS, "Ines Calder", "Tom Petrel", found=FOUND)
    assert by_name(merged)["Ines Calder"].aliases == ("Calder", "Tom Petrel", "Petrel")
    assert "Tom Petrel" not in by_name(merged)
    assert by_name(merged)["ferry"] == FERRY


def test_merging_keeps_the_measure_of_either():
    merged = edits.merge(TARGETS, "Tom Petrel", "Ines Calder", found=FOUND)
    assert edits.measured(merged) == ("Gull Island", "Tom Petrel")
    unmeasured = edits.merge((ISLAND,), "Tom Petrel", "Calder Works", found=FOUND)
    assert edits.measured(unmeasured) == ("Gull Island",)
    assert by_name(unmeasured)["Tom Petrel"].aliases == ("Petrel", "Calder Works", "Works")


def test_a_name_that_is_split_off_is_an_actor_of_its_own_beside_the_old_one():
    split = edits.split_off(TARGETS, "Ines Calder", "Calder", found=FOUND)
    assert [target.name for target in split] == ["Ines Calder", "Calder", "Gull Island", "ferry"]
    assert by_name(split)["Ines Calder"].aliases == ()
    assert edits.measured(split) == ("Ines Calder", "Calder", "Gull Island")


def test_a_name_that_was_only_found_can_be_split_off():
    split = edits.split_off(TARGETS, "Ines Calder", "Mayor Calder", found=FOUND)
    assert by_name(split)["Ines Calder"] == MAYOR
    assert "Mayor Calder" in edits.measured(split)


def test_splitting_undoes_merging():
    merged = edits.merge(TARGETS, "Ines Calder", "Gull Island", found=FOUND)
    split = edits.split_off(merged, "Ines Calder", "Gull Island", found={"Ines Calder": ("Gull Island",)})
    assert set(split) == set(TARGETS)


def test_renaming_keeps_the_old_name_as_an_alias_and_the_place():
    renamed = edits.rename(TARGETS, "Ines Calder", " The   mayor ", found=FOUND)
    assert renamed[0] == Target("The mayor", "actor", aliases=("Ines Calder", "Calder"))
    assert renamed[1:] == TARGETS[1:]


def test_renaming_to_an_own_alias_swaps_the_two():
    renamed = edits.rename(TARGETS, "Ines Calder", "Calder", found=FOUND)
    assert renamed[0] == Target("Calder", "actor", aliases=("Ines Calder",))


def test_an_added_name_leaves_the_actor_that_had_it_as_an_alias():
    moved = edits.add_alias(TARGETS, "Gull Island", "Calder", found=FOUND)
    assert by_name(moved)["Gull Island"].aliases == ("Calder",)
    assert by_name(moved)["Ines Calder"].aliases == ()


def test_a_hidden_actor_keeps_its_names():
    hidden = edits.hide(TARGETS, "Ines Calder", found=FOUND)
    assert edits.measured(hidden) == ("Gull Island",)
    assert by_name(hidden)["Ines Calder"].aliases == ("Calder",)
    assert edits.measure(hidden, ["Ines Calder", "Gull Island"], found=FOUND) == TARGETS


def test_an_actor_that_was_found_is_declared_with_its_names_when_it_is_measured():
    more = edits.measure(TARGETS, ["Ines Calder", "Gull Island", "Tom Petrel"], found=FOUND)
    assert by_name(more)["Tom Petrel"] == Target("Tom Petrel", "actor", aliases=("Petrel",))
    assert more[:3] == TARGETS


def test_declaring_an_actor_does_not_take_back_what_another_was_given():
    moved = edits.add_alias(TARGETS, "Gull Island", "Petrel", found=FOUND)
    more = edits.measure(moved, ["Gull Island", "Tom Petrel"], found=FOUND)
    assert by_name(more)["Tom Petrel"].aliases == ()


def test_names_are_those_declared_and_those_found():
    assert edits.names_of(TARGETS, "Ines Calder", found=FOUND) == ("Calder", "Mayor Calder")
    assert edits.names_of(TARGETS, "Tom Petrel", found=FOUND) == ("Petrel",)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda: edits.merge(TARGETS, "Gull Island", "Gull Island", found=FOUND), "with itself"),
        (lambda: edits.merge(TARGETS, "Gull Island", "Nobody", found=FOUND), "no actor called Nobody any more"),
        (lambda: edits.split_off(TARGETS, "Ines Calder", "Ines Calder", found=FOUND), "what this actor is called"),
        (lambda: edits.split_off(TARGETS, "Ines Calder", "Petrel", found=FOUND), "no name of Ines Calder"),
        (lambda: edits.rename(TARGETS, "Ines Calder", " ", found=FOUND), "Write the name"),
        (lambda: edits.rename(TARGETS, "Ines Calder", "Ines Calder", found=FOUND), "already"),
        (lambda: edits.rename(TARGETS, "Ines Calder", "Tom Petrel", found=FOUND), "called Tom Petrel already"),
        (lambda: edits.rename(TARGETS, "Ines Calder", "ferry", found=FOUND), "actor or issue called ferry"),
        (lambda: edits.add_alias(TARGETS, "Ines Calder", "Mayor Calder", found=FOUND), "already"),
        (lambda: edits.add_alias(TARGETS, "Ines Calder", "Gull Island", found=FOUND), "merge the two"),
        (lambda: edits.hide((ISLAND,), "Gull Island", found=FOUND), "At least one"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(change, says):
    with pytest.raises(EditRefused, match=says):
        change()


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["merge", "split_off", "rename", "add_alias", "hide"]),
        st.sampled_from([*FOUND, "Calder", "Petrel", "New"]),
        st.sampled_from([*FOUND, "Calder", "Petrel", "New"]),
    ),
    max_size=8,
)


@given(STEPS)
def test_no_row_of_changes_gives_a_name_to_two_actors_or_loses_an_issue(steps):
    targets = TARGETS
    for what, name, other in steps:
        change = getattr(edits, what)
        rest = () if what == "hide" else (other,)
        with contextlib.suppress(EditRefused):
            targets = change(targets, name, *rest, found=FOUND)
        assert_whole(targets)
    assert_whole(targets)


def assert_whole(targets):
    names = [form for target in targets for form in (target.name, *target.aliases)]
    assert len(names) == len(set(names))
    assert FERRY in targets
    assert edits.measured(targets)
