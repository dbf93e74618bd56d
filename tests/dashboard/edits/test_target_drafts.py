import pytest

from analysis.records import Target
from dashboard.edits.actor_edits import EditRefused
from dashboard.edits.target_drafts import (
    added,
    changed,
    drafted,
    problem_with,
    taken_out,
    words_in,
    words_listed,
    words_of,
)

CALDER = Target("Ines Calder", "actor", ("Calder",))
TRUCE = Target("truce", "issue", phrases=("truce", "cease-fire"))


def test_words_are_listed_by_commas_and_lines_each_once():
    assert words_in(" truce,cease-fire;\n 30-day   pause ,, truce") == ("truce", "cease-fire", "30-day pause")
    assert words_in(" , ") == ()


def test_words_that_differ_by_case_or_article_are_listed_once():
    assert words_listed(Target("dockers", "actor", ("The dockers", "Dockers", "port workers"))) == ("port workers",)
    assert words_listed(Target("truce", "issue", phrases=("truce", "the truce", "Truce talks"))) == (
        "truce",
        "Truce talks",
    )


def test_an_issue_without_phrases_is_found_by_its_name():
    assert drafted("issue", "  ferry   subsidy ", "") == Target(
        "ferry subsidy", "issue", phrases=("ferry subsidy",), found="user"
    )
    assert words_of(drafted("actor", "Tom Petrel", "Petrel")) == ("Petrel",)
    assert words_of(TRUCE) == ("truce", "cease-fire")


def test_a_name_is_needed_and_free():
    assert "name" in problem_with(drafted("issue", " ", "x"), ())
    assert "measured already" in problem_with(drafted("issue", "Truce", ""), (TRUCE,))
    assert problem_with(drafted("issue", "ferry", ""), (TRUCE, CALDER)) == ""


def test_what_is_added_stands_beside_what_was_there():
    issue = drafted("issue", "ferry", "ferry, boat")
    assert added((CALDER, TRUCE), issue) == (CALDER, TRUCE, issue)
    with pytest.raises(EditRefused, match="measured already"):
        added((CALDER, TRUCE), drafted("issue", "Ines Calder", "Calder"))


def test_an_actor_that_was_taken_out_comes_back_with_its_names():
    without = taken_out((CALDER, TRUCE), "Ines Calder")
    assert without == (Target("Ines Calder", "actor", ("Calder",), measured=False), TRUCE)
    back = added(without, drafted("actor", "Ines Calder", "the Mayor"))
    assert back == (TRUCE, Target("Ines Calder", "actor", ("Calder", "the Mayor"), found="user"))


def test_an_issue_leaves_with_its_phrases_and_the_last_target_stays():
    assert taken_out((CALDER, TRUCE), "truce") == (CALDER,)
    with pytest.raises(EditRefused, match="Something has to be measured"):
        taken_out((CALDER,), "Ines Calder")


def test_a_changed_target_keeps_its_place() -> None:
    ferry = Target("ferry toll", "issue", phrases=("toll",), found="automatic")
    draft = drafted("issue", "toll on ferries", "ferry toll, toll")
    assert changed((ferry, TRUCE), draft, name="ferry toll") == (draft, TRUCE)


def test_what_is_gone_can_not_be_changed() -> None:
    with pytest.raises(EditRefused, match="no longer measured"):
        changed((TRUCE,), drafted("issue", "ferry toll", ""), name="ferry toll")


def test_a_target_can_not_take_anothers_name() -> None:
    ferry = Target("ferry toll", "issue", phrases=("toll",))
    with pytest.raises(EditRefused, match="measured already"):
        changed((ferry, TRUCE), drafted("issue", TRUCE.name, ""), name="ferry toll")
