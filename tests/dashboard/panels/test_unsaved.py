"""Two windows on one event overwrite nothing of each other; what can't be saved is said, on a page that is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from streamlit.testing.v1 import AppTest

from analysis.ingest import amend
from analysis.records import Article
from dashboard.edits.article_drafts import Review, merged
from dashboard.runtime import cache
from dashboard.store.database import Database, StoreError
from tests.dashboard.running_app import FIRST, SECOND, open_store, own_event, shown, start

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("data")]

FULL = "The disk that keeps your articles is full."

KEPT = Article("1" * 16, "gull.txt", "Quay", outlet="Gull Gazette", title="Quay opens", published="2025-02-01")


def field(at: AppTest, name: str, event: str) -> AppTest:
    return next(each for each in at.text_input if (each.key or "").startswith(f"{name}_edit_{event}"))


def save(at: AppTest) -> AppTest:
    return next(button for button in at.button if button.label == "Save").click().run()


def test_only_what_a_page_changed_is_written() -> None:
    typed = Review("Gull Gazette", "Quay closes", "2025-02-01", genre="")
    article, said = merged(amend(KEPT, outlet="Petrel Post"), KEPT, typed)
    assert (article.outlet, article.title, said) == ("Petrel Post", "Quay closes", ())


def test_what_another_window_changed_first_stays_and_that_is_said() -> None:
    typed = Review("Auk Argus", "Quay closes", "2025-02-01", genre="")
    article, said = merged(amend(KEPT, outlet="Petrel Post"), KEPT, typed)
    assert (article.outlet, article.title) == ("Petrel Post", "Quay closes")
    assert said == ("Another window made the outlet “Petrel Post” in the meantime; “Auk Argus” was not saved.",)
    assert merged(amend(KEPT, outlet="Auk Argus"), KEPT, typed)[1] == (), "both made the same of it"


def test_two_windows_change_an_article(ferry: str) -> None:
    one, other = start("add", event=ferry), start("add", event=ferry)
    field(one, "outlet", ferry).set_value("Petrel Herald")
    save(one)
    field(other, "title", ferry).set_value("Ferry sails")
    save(other)
    found = open_store().articles_of(ferry)[0]
    assert (found.outlet, found.title) == ("Petrel Herald", "Ferry sails")
    assert field(other, "outlet", ferry).value == "Petrel Herald", "the other window shows it now"
    field(one, "title", ferry).set_value("Ferry sinks")
    save(one)
    assert open_store().articles_of(ferry)[0].title == "Ferry sails"
    assert "“Ferry sinks” was not saved" in shown(one)
    assert field(one, "title", ferry).value == "Ferry sails"
    assert not one.exception
    assert not other.exception


def test_a_change_of_an_event_that_was_deleted_is_kept_with_it_or_said_not_to_be(ferry: str) -> None:
    at, late = start("add", event=ferry), start("add", event=ferry)
    open_store().archive.put_away(ferry)
    field(at, "outlet", ferry).set_value("Petrel Herald")
    assert "no longer there" in shown(save(at))
    assert open_store().articles_of(ferry)[0].outlet == "Petrel Herald"
    open_store().archive.discard(ferry)
    field(late, "outlet", ferry).set_value("Auk Argus")
    assert "was not saved" in shown(save(late))
    assert not late.exception


def targets(event: str) -> list[str]:
    return [target.name for target in open_store().targets_of(event) or () if target.measured]


def add_issue(at: AppTest, name: str) -> AppTest:
    at.session_state["target_editor"] = True
    at.run()
    number = at.session_state["target_round"]
    at.text_input(key=f"target_name_{number}").set_value(name)
    return at.text_input(key=f"target_words_issue_{number}").set_value(name).run()


def test_two_windows_each_add_an_issue_and_one_is_removed(ferry: str) -> None:
    one = add_issue(start("stance", event=ferry), "hull")
    other = add_issue(start("stance", event=ferry), "subsidy")
    one.button(key="measure_target").click().run()
    other.button(key="measure_target").click().run()
    assert targets(ferry)[-2:] == ["hull", "subsidy"]
    one.run()
    stale = len(targets(ferry)) - 1
    other.button(key=f"remove_target_{stale}").click().run()
    assert targets(ferry)[-1] == "hull"
    one.button(key=f"remove_target_{stale}").click().run()
    assert targets(ferry)[-1] == "hull"
    assert "subsidy is no longer measured" in shown(one)
    other.button(key="start_over").click().run()
    one.button(key="remove_target_0").click().run()
    assert open_store().targets_of(ferry) is None
    assert "Another window started over" in shown(one)
    assert not one.exception
    assert not other.exception


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Once called, let every change fail; one entry for each that was tried."""
    tried: list[str] = []

    @contextmanager
    def refuse(_self: Database) -> Iterator[None]:
        tried.append(FULL)
        raise StoreError(FULL)
        yield

    def begin() -> list[str]:
        monkeypatch.setattr(Database, "write", refuse)
        return tried

    return begin


COPY = FIRST.replace("in the morning", "in the early morning")
TIDES = """Tide tables printed again

The office prints tide tables for anglers. The tables list high water and low water for every day of the year.

Anglers buy them at the counter, and the office sends them by post to those who cannot come to town in winter.
"""


def crowded() -> str:
    """Return an event with copies, a stray, an article without an outlet, one kept aside, and changed targets."""
    event = own_event(("Gull Gazette", FIRST), ("Petrel Post", SECOND), ("Auk Argus", COPY), ("", TIDES))
    store = open_store()
    last = own_event(("Tern Times", TIDES.replace("Anglers", "Sailors")), title="Tides")
    store.archive.put_away(last)
    article = store.articles_of(event)[1]
    store.remove_article(event, article.article_id, reason="It is old.")
    store.decisions.keep(event, "foreign", "brief.txt", reason="It is in German.")
    return event


WRITES = {
    "add": ("rename_go", "put_away", "bring_back", "discard", "remove", "restore", "forget", "both", "one"),
    "stance": ("put_away", "undo_change", "start_over", "remove_target"),
    "actors": ("put_away", "undo_change", "start_over", "hide_actor"),
}
"""Buttons that change what is kept, by the beginning of their keys."""


@pytest.mark.parametrize("page", WRITES)
def test_every_button_says_on_a_page_that_is_drawn_that_nothing_was_saved(
    page: str, full: Callable[[], list[str]]
) -> None:
    event = crowded()
    analysed = cache.analysis_of(open_store().event(event))
    open_store().target_history.record(event, lambda _: analysed.targets, what="Kept")
    at = start(page, event=event)
    for editor in ("target_editor", "change_actors"):
        at.session_state[editor] = True
    at.run()
    tried = full()
    refused = []
    for key in [button.key for button in at.button if button.key and not button.disabled]:
        if key not in [button.key for button in at.button]:
            continue
        before = len(tried)
        at.button(key=key).click().run()
        assert not at.exception, key
        assert at.sidebar.selectbox[0].value == event, key
        if len(tried) > before:
            refused.append(key)
            beside = "".join(item.proto.body for item in at.sidebar.get("html"))
            assert FULL in shown(at) + beside, key
    assert [start for start in WRITES[page] if not any(key.startswith(start) for key in refused)] == []
