"""The Stance page without a browser: cells, sentences left out, the ranking, the name-blind check, the editor."""

import pytest

from analysis.records import Target
from dashboard.runtime import cache, session
from dashboard.state.choices import Choices
from dashboard.state.pages import StanceState
from dashboard.state.refs import CellRef, SentenceRef
from tests.dashboard.running_app import HOSTILE, open_store, own_event, shown, start

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("data")]

CALM = "The ferry office in Gull Harbour opens at nine on weekdays. It sells tickets and maps, and closes at five."

RAIN = "It rained all day, and it was cold. The rain came from the west over the hills, and so nobody came to the fair."


def calder_event(*texts):
    """An event of its own in which the mayor is measured, however seldom she is named."""
    event = own_event(*texts, title="Calm")
    open_store().set_targets(event, [Target("Ines Calder", "actor", ("Calder",))])
    return event


def cell_of(event, outlet, target):
    article = next(each for each in open_store().articles_of(event) if each.outlet == outlet)
    return f"stance~{article.article_id}~all~{target}"


@pytest.fixture
def page(ferry):
    return start("stance", event=ferry)


def open_editor(at):
    at.session_state["target_editor"] = True
    return at.run()


def draft(at, name, words, kind="issue"):
    at = open_editor(at)
    if kind != "issue":
        at.segmented_control(key="target_kind").set_value(kind).run()
    number = at.session_state["target_round"]
    at.text_input(key=f"target_name_{number}").set_value(name)
    return at.text_input(key=f"target_words_{kind}_{number}").set_value(words).run()


def boxes(at):
    return [box for box in at.checkbox if box.key.startswith("counts_")]


def test_the_page_opens_the_clearest_cell_and_lists_what_moved_it(page):
    text = shown(page)
    assert "What makes up one stance" in text
    assert "Ines Calder" in page.selectbox(key="stance_cell_choice").value
    assert "own words say of it" in text
    assert len(boxes(page)) >= 2


def test_a_shared_link_opens_its_cell_target_and_left_out_sentences(ferry):
    cell = cell_of(ferry, "Petrel Post", "Ines Calder")
    plain = start("stance", event=ferry, cell=cell)
    assert "Petrel Post on Ines Calder" in shown(plain)
    number = boxes(plain)[0].key.split("_")[2]
    at = start("stance", event=ferry)
    at.query_params["cell"], at.query_params["left_out"] = cell, number
    at.run()
    assert [box.value for box in boxes(at)].count(False) == 1
    assert "Without 1 sentence" in shown(at)


def test_unticking_a_sentence_recounts_and_counting_all_again_undoes_it(page):
    assert "sentences count:" in shown(page)
    at = boxes(page)[0].uncheck().run()
    assert "Without 1 sentence; with all it is" in shown(at)
    at = boxes(at)[1].uncheck().run()
    assert "Without 2 sentences" in shown(at)
    at = at.button(key="count_all").click().run()
    assert "Without" not in shown(at)
    assert all(box.value for box in boxes(at))
    assert not at.exception


def test_sentences_are_left_out_of_one_cell_only(page):
    at = boxes(page)[0].uncheck().run()
    choice = at.selectbox(key="stance_cell_choice")
    other = next(option for option in choice.options if option != choice.value and "Calder" in option)
    at = choice.set_value(other).run()
    assert "Without" not in shown(at)


def test_a_target_that_an_article_does_not_discuss_says_so():
    at = start("stance", event=calder_event(("Gull Gazette", CALM), ("Petrel Post", "Ines Calder left. " + CALM)))
    absent = [option for option in at.selectbox(key="stance_cell_choice").options if option.startswith("Gull Gazette")]
    cell = next(option for option in absent if option.endswith("Ines Calder"))
    at = at.selectbox(key="stance_cell_choice").set_value(cell).run()
    assert "does not discuss Ines Calder" in shown(at)
    assert not boxes(at)


def test_one_mention_is_not_enough_and_says_why():
    at = start("stance", event=calder_event(("Petrel Post", "Ines Calder lied. " + CALM)))
    at = at.selectbox(key="stance_cell_choice").set_value("Petrel Post on Ines Calder").run()
    assert "Not enough evidence: one sentence bears no label" in shown(at)
    assert "1 sentence mentions it" in shown(at)
    assert "All 1 sentence" not in shown(at)


def test_an_event_without_actors_asks_for_an_issue():
    at = start("stance", event=own_event(("Gull Gazette", RAIN)))
    assert "Nothing is measured here yet" in shown(at)
    at = draft(at, "rain", "rain")
    assert "rain would be measured from 1 sentence in 1 of 1 article" in shown(at)
    at = at.button(key="measure_target").click().run()
    assert "Nothing is measured" not in shown(at)
    assert "What makes up one stance" in shown(at)


def test_the_name_blind_check_is_made_once_and_kept(page):
    before = cache.analyses_run()
    at = page.button(key="blind_check").click().run()
    text = shown(at)
    assert "With the name" in text
    assert "Shift:" in text
    assert not [button for button in at.button if button.key == "blind_check"]
    assert "Shift:" in shown(at.run())
    assert cache.analyses_run() == before


def test_what_a_new_issue_catches_is_seen_before_it_counts(page, ferry):
    before = cache.analyses_run()
    at = draft(page, "ferry subsidy", "subsidy, season")
    text = shown(at)
    assert not at.exception
    assert "ferry subsidy would be measured from 2 sentences in 2 of 2 articles. Nothing counts yet." in text
    assert "generous" in text
    assert cache.analyses_run() == before
    assert open_store().targets_of(ferry) is None


def test_an_issue_is_measured_beside_the_actors_that_were_there(page, ferry):
    actors = [option.split(" on ", 1)[1] for option in page.selectbox(key="stance_cell_choice").options]
    at = draft(page, "crossings", "ferry, boat").button(key="measure_target").click().run()
    assert not at.exception
    measured = [target.name for target in open_store().targets_of(ferry) if target.measured]
    assert set(actors) <= set(measured)
    assert measured[-1] == "crossings"
    assert at.selectbox(key="stance_target").value == "crossings"
    assert at.selectbox(key="stance_cell_choice").value.endswith("on crossings")
    assert "Score it without the name" not in shown(at)
    assert not [button for button in at.button if button.key == "blind_check"]


def test_a_target_is_removed_and_comes_back(page, ferry):
    at = draft(page, "crossings", "ferry").button(key="measure_target").click().run()
    names = [target.name for target in open_store().targets_of(ferry)]
    at = at.button(key=f"remove_target_{len(names) - 1}").click().run()
    assert "crossings" not in [target.name for target in open_store().targets_of(ferry)]
    at = at.button(key="undo_change").click().run()
    assert [target.name for target in open_store().targets_of(ferry)] == names
    at = at.button(key="undo_change").click().run()
    assert open_store().targets_of(ferry) is None
    assert not at.exception


def test_phrases_that_catch_nothing_and_names_that_are_taken_say_so(page):
    at = draft(page, "volcano", "volcano, lava")
    assert not at.exception
    assert "No sentence is caught by volcano, lava" in shown(at)
    assert at.button(key="measure_target").disabled
    at = draft(at, "Ines Calder", "Calder")
    assert "measured already" in shown(at)
    assert not [button for button in at.button if button.key == "measure_target"]


def test_an_issue_that_one_article_lacks_is_tried_and_measured(page, ferry):
    at = draft(page, "hull", "hull")
    assert not at.exception
    assert "hull would be measured from 1 sentence in 1 of 2 articles" in shown(at)
    at = at.button(key="measure_target").click().run()
    assert not at.exception
    assert "hull" in [target.name for target in open_store().targets_of(ferry)]


def test_an_actor_is_tried_by_its_names(page):
    at = draft(page, "Tom Petrel", "Petrel", kind="actor")
    assert "Tom Petrel would be measured from" in shown(at) or "measured already" in shown(at)


def test_hostile_names_stay_text(page, ferry):
    at = draft(page, HOSTILE[:70], "ferry")
    assert "<img" not in shown(at)
    at = at.button(key="measure_target").click().run()
    assert not at.exception
    assert "<img" not in shown(at)


def test_views_change_without_a_new_analysis(page):
    before = cache.analyses_run()
    at = boxes(page)[0].uncheck().run()
    at = at.selectbox(key="stance_target").set_value(at.selectbox(key="stance_target").options[-1]).run()
    at = open_editor(at)
    assert not at.exception
    assert cache.analyses_run() == before


def test_the_address_holds_cell_target_and_what_is_left_out():
    chosen = Choices().holding(
        event="e",
        cell=CellRef("stance", "a1", "x~y"),
        target="x~y",
        left_out=(3, 12),
        sentence=SentenceRef("a1", 3),
    )
    assert Choices().opened("stance", chosen.params("stance")) == chosen


@pytest.mark.parametrize("given", ["x", "-1", "²", "9" * 40, ""])
def test_sentence_numbers_that_make_no_sense_are_dropped(given):
    assert Choices().opened("stance", {"left_out": ("4", given)}).of(StanceState).left_out == (4,)


def test_another_cell_starts_with_all_its_sentences(monkeypatch):
    monkeypatch.setattr(session.st, "session_state", {})
    session.change(event="e", cell=CellRef("stance", "a", "x"), left_out=(1,))
    session.change(voice="own")
    assert session.current(StanceState).left_out == (1,)
    session.change(cell=CellRef("stance", "b", "x"))
    assert session.current(StanceState).left_out == ()
