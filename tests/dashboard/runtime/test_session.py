from types import SimpleNamespace

import pytest

from dashboard.runtime import session
from dashboard.state.choices import Choices
from dashboard.state.pages import ActorsState, CompareState, FilteredState
from dashboard.state.refs import CellRef, SentenceRef


class Params(dict):
    """Query parameters as Streamlit hands them over."""

    def get_all(self, name):
        return self.get(name, [])

    def from_dict(self, values):
        self.clear()
        self.update(values)


@pytest.fixture
def browser(monkeypatch):
    browser = SimpleNamespace(query_params=Params(), session_state={})
    monkeypatch.setattr(session, "st", browser)
    return browser


def test_a_reload_and_a_shared_link_reopen_the_view(browser):
    session.begin("overview")
    session.change(event="e", voice="own")
    session.publish("overview")
    browser.session_state.clear()
    assert session.begin("overview") == Choices().holding(event="e", voice="own")


def test_the_next_page_keeps_what_was_chosen_though_its_address_is_empty(browser):
    session.begin("compare")
    session.change(event="e", articles=("a", "b"))
    session.publish("compare")
    browser.query_params.clear()
    session.begin("overview")
    session.publish("overview")
    browser.query_params.clear()
    assert session.begin("compare").of(CompareState).articles == ("a", "b")


def test_a_choice_is_not_undone_by_the_address_it_came_from(browser):
    browser.query_params.update({"event": ["e"], "voice": ["own"]})
    session.begin("overview")
    session.publish("overview")
    session.change(voice="quoted")
    assert session.begin("overview").of(FilteredState).voice == "quoted"
    session.publish("overview")
    assert browser.query_params == {"event": ["e"], "voice": ["quoted"]}


def test_a_link_followed_inside_the_session_is_taken_over(browser):
    session.begin("overview")
    session.change(event="e", voice="own", actor="Tern")
    session.publish("overview")
    browser.query_params.from_dict({"event": ["e"], "articles": ["x", "y"], "sentence": ["x~3"]})
    opened = session.begin("compare").of(CompareState)
    assert (opened.articles, opened.sentence) == (("x", "y"), SentenceRef("x", 3))
    assert session.current(ActorsState).actor == "Tern"
    assert opened.voice == "all", "a link without a filter lifts it"


def test_a_link_of_our_own_carries_event_and_filters(browser):
    session.begin("overview")
    session.change(event="e", voice="own", only=("A",), cell=CellRef("sentiment", "x", "Tern", "own"))
    link = session.link_to("actors", actor="Tern")
    assert link == {"event": ["e"], "only": ["A"], "voice": ["own"], "actor": ["Tern"]}


def test_another_event_starts_afresh(browser):
    session.change(event="one", actor="Tern", articles=("a",))
    session.change(event="two")
    assert session.choices() == Choices().holding(event="two")
    session.change(actor="Auk")
    session.change(event="two")
    assert session.current(ActorsState).actor == "Auk"
