"""Filters on the pages: they hold everywhere, are named where they are active, and never start an analysis."""

from dataclasses import replace
from functools import partial

import pytest

from dashboard.runtime import cache
from dashboard.wording import VOICES
from tests.dashboard.running_app import FIRST, SECOND, open_store, own_event, shown, start

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("data")]

ANALYSED = ("overview", "compare", "stance", "actors", "voices", "framing")
ACTIVE = "Shown on all pages:"


def dated_event():
    """Two articles of two days."""
    event = own_event(("Gull Gazette", FIRST), ("Petrel Post", SECOND))
    store = open_store()
    for article, day in zip(store.articles_of(event), ("2025-03-01", "2025-03-02"), strict=True):
        store.edit_article(event, article.article_id, partial(replace, published=day))
    return event


@pytest.mark.parametrize("page", ANALYSED)
def test_a_filter_in_the_address_is_said_on_every_page(page, ferry):
    text = shown(start(page, event=ferry, only="Petrel Post", voice="own"))
    assert ACTIVE in text
    assert "1 of 2 articles; Petrel Post; whose words: newsroom&#x27;s own words" in text


@pytest.mark.parametrize("page", ANALYSED)
def test_without_a_filter_nothing_is_said_of_one(page, ferry):
    at = start(page, event=ferry)
    assert ACTIVE not in shown(at)
    assert not [button for button in at.button if button.key == "reset_filters"]


def test_a_filter_holds_when_the_page_changes_and_is_lifted_with_one_click(ferry):
    at = start(event=ferry)
    at.multiselect(key="filter_only").set_value(["Petrel Post"]).run()
    assert "Ferry service to Gull Island resumes" not in shown(at)
    at.switch_page("views/compare.py").run()
    assert at.multiselect(key="compared").value == [open_store().articles_of(ferry)[1].article_id]
    at.switch_page("views/voices.py").run()
    assert ACTIVE in shown(at)
    at.button(key="reset_filters").click().run()
    assert not at.exception
    assert ACTIVE not in shown(at)
    at.switch_page("views/overview.py").run()
    assert "Ferry service to Gull Island resumes" in shown(at)


def test_no_filter_starts_an_analysis():
    event = dated_event()
    at = start(event=event)
    runs = cache.analyses_run()
    for page in ANALYSED:
        at.switch_page(f"views/{page}.py").run()
        at.multiselect(key="filter_only").set_value(["Petrel Post"]).run()
        at.multiselect(key="filter_about").set_value(["Ines Calder"]).run()
        at.selectbox(key="filter_since").set_value("2025-03-02").run()
        for voice in VOICES:
            at.segmented_control(key="filter_voice").set_value(voice).run()
            assert not at.exception, (page, voice, at.exception)
        at.segmented_control(key="filter_voice").set_value("quoted").run()
        at.button(key="reset_filters").click().run()
        assert not at.exception, page
    assert cache.analyses_run() == runs


def test_days_choose_articles_and_the_last_day_never_lies_before_the_first():
    at = start(event=dated_event())
    at.selectbox(key="filter_until").set_value("2025-03-01").run()
    assert "Islanders angry" not in shown(at)
    at.selectbox(key="filter_since").set_value("2025-03-02").run()
    assert at.selectbox(key="filter_until").value == "2025-03-02"
    text = shown(at)
    assert "of 2025-03-02" in text
    assert "Islanders angry" in text


def test_one_day_is_no_choice(ferry):
    at = start(event=ferry)
    assert "filter_since" not in [box.key for box in at.selectbox]
    assert "No article has a date." in shown(at)


def test_filters_that_let_nothing_through_say_so_and_are_lifted():
    at = start(event=dated_event(), only="Gull Gazette", since="2025-03-02")
    text = shown(at)
    assert "No article passes these filters" in text
    at.button(key="reset_filters_empty").click().run()
    assert "Ferry service to Gull Island resumes" in shown(at)


def test_an_actor_alone_is_shown_and_the_others_are_still_measured(ferry):
    at = start("actors", event=ferry, about="Ines Calder")
    assert [option.rsplit(" (", 1)[0] for option in at.selectbox(key="actor").options] == ["Ines Calder"]
    # What changes the event works on all of it: a filter must not take targets away.
    whole = start("actors", event=ferry)
    for page in (at, whole):
        page.session_state["change_actors"] = True
        page.run()
    everything = whole.multiselect(key="measured_actors").value
    assert at.multiselect(key="measured_actors").value == everything


def test_another_event_starts_without_filters(ferry):
    other = own_event(("Gull Gazette", FIRST), ("Petrel Post", SECOND), title="Other")
    at = start(event=ferry, only="Petrel Post")
    assert ACTIVE in shown(at)
    at.sidebar.selectbox[0].set_value(other).run()
    assert ACTIVE not in shown(at)


def test_what_is_not_counted_in_a_voice_is_said(ferry):
    assert "not in this voice alone" in shown(start(event=ferry, voice="quoted"))
    assert "A stance weighs all voices" in shown(start("stance", event=ferry, voice="own"))
    assert "No quotation passes the filter" in shown(start("voices", event=ferry, voice="own"))


def test_a_stopped_analysis_can_go_on():
    at = start("method")
    event = own_event(("Gull Gazette", FIRST), ("Petrel Post", SECOND))
    runs = cache.analyses_run()
    at.session_state["stopped_dataset"] = open_store().dataset_id(event)
    at.query_params["event"] = event
    at.switch_page("views/overview.py").run()
    assert "not analysed yet" in shown(at)
    assert cache.analyses_run() == runs
    at.button(key="go_on").click().run()
    assert not at.exception
    assert "Ferry service to Gull Island resumes" in shown(at)
    assert cache.analyses_run() == runs + 1


def test_an_unexpected_error_is_said_in_plain_words_and_still_raised(ferry, monkeypatch):
    def fail(_articles):
        raise ValueError("<b>inner</b> detail")

    at = start("method")
    monkeypatch.setattr("dashboard.queries.article_list.summary", fail)
    at.query_params["event"] = ferry
    at.switch_page("views/overview.py").run()
    text = shown(at)
    assert "This page could not be drawn." in text
    assert "your articles and changes are kept" in text
    assert "(ValueError)" in text
    assert "inner" not in text
    assert at.exception


def test_files_that_were_stopped_can_be_read_on():
    at = start("add", event=own_event())
    at.file_uploader[0].set_value([("first.txt", FIRST.encode(), "text/plain")]).run()
    assert "1 article read" in shown(at)
    (file_id,) = at.session_state["add_read"]
    del at.session_state["add_read"]
    at.session_state["add_stopped"] = {file_id}
    at.run()
    assert "1 file not read: you stopped" in shown(at)
    assert "1 article read" not in shown(at)
    at.button(key="read_on").click().run()
    assert not at.exception
    assert "1 article read" in shown(at)
