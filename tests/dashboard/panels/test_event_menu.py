"""Events in the sidebar: new, renamed, put away, brought back; and the undo that stays on every page."""

import pytest

from dashboard.resources import PATHS_VARIABLE
from dashboard.runtime import cache
from dashboard.store.event_store import Store
from tests.dashboard.running_app import FIRST, SECOND, open_store, shown, start

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("data")]

SAMPLES = ("sample-2025-02-12-first-call", "sample-2025-05-19-third-call")


def keys(at):
    return {button.key for button in at.button}


def listed():
    return [event.event_id for event in open_store().list_events()]


def test_an_event_gets_another_name_without_being_analysed_again(ferry):
    at = start(event=ferry)
    runs = cache.analyses_run()
    at.text_input(key=f"rename_title_{ferry}").set_value("  Ferry   strike ")
    at.button(key=f"rename_go_{ferry}").click().run()
    assert not at.exception
    assert "Ferry strike" in shown(at)
    assert cache.analyses_run() == runs
    assert set(cache.analysis_of(open_store().event(ferry))["mentions"]["event"]) == {"Ferry strike"}


def test_a_blank_name_is_refused(ferry):
    at = start(event=ferry)
    at.text_input(key=f"rename_title_{ferry}").set_value("   ")
    at.button(key=f"rename_go_{ferry}").click().run()
    assert "needs a name" in at.error[0].value
    assert open_store().event(ferry).title == "Ferry"


def test_a_deleted_event_comes_back_with_undo_after_the_page_has_changed(ferry):
    at = start("compare", event=ferry)
    at.button(key=f"put_away_{ferry}").click().run()
    assert ferry not in listed()
    assert "“Ferry” is deleted." in shown(at)
    assert "Sample event" in shown(at) or "sample event" in shown(at)
    for page in ("actors", "method", "add"):
        at.switch_page(f"views/{page}.py").run()
        assert "undo_last" in keys(at), page
    at.button(key="undo_last").click().run()
    assert not at.exception
    assert ferry in listed()
    assert "undo_last" not in keys(at)
    assert [article.outlet for article in open_store().articles_of(ferry)] == ["Gull Gazette", "Petrel Post"]
    assert at.sidebar.selectbox[0].value == ferry


def test_a_deleted_event_waits_in_the_sidebar_after_a_restart(ferry, data):
    at = start(event=ferry)
    at.button(key=f"put_away_{ferry}").click().run()
    again = Store(data)
    assert [event.event_id for event in again.events_away()] == [ferry]
    again.close()
    fresh = start()
    assert "undo_last" not in keys(fresh)
    fresh.button(key=f"bring_back_{ferry}").click().run()
    assert "Ferry" in shown(fresh)
    assert fresh.sidebar.selectbox[0].value == ferry


def test_an_event_is_deleted_for_good_only_from_among_the_deleted(ferry, data):
    at = start(event=ferry)
    assert f"discard_{ferry}" not in keys(at)
    open_store().archive.discard(ferry)
    assert ferry in listed()
    at.button(key=f"put_away_{ferry}").click().run()
    at.button(key=f"discard_{ferry}").click().run()
    assert not at.exception
    assert "undo_last" not in keys(at), "there is nothing to undo any more"
    again = Store(data)
    assert again.events_away() == ()
    assert again.articles_of(ferry) == ()
    again.close()


def test_a_window_whose_event_is_deleted_in_another_one_stays_and_says_so(ferry):
    at = start("add", event=ferry)
    open_store().archive.put_away(ferry)
    at.run()
    assert "This event is no longer there" in shown(at)
    assert "“Ferry” was deleted in another window" in shown(at)
    assert at.sidebar.selectbox[0].value is None
    at.button(key="bring_back_shown").click().run()
    assert not at.exception
    assert at.sidebar.selectbox[0].value == ferry
    open_store().archive.put_away(ferry)
    open_store().archive.discard(ferry)
    at.run()
    assert "deleted for good" in shown(at)
    at.sidebar.selectbox[0].set_value(SAMPLES[0]).run()
    assert not at.exception
    assert "no longer there" not in shown(at)


def test_the_last_of_all_events_leaves_a_page_that_says_what_to_do():
    at = start()
    for event_id in SAMPLES:
        at.button(key=f"put_away_{event_id}").click().run()
        assert not at.exception
    for page in ("overview", "compare", "stance", "actors", "voices", "framing", "add"):
        at.switch_page(f"views/{page}.py").run()
        assert not at.exception, page
        assert "No event is open" in shown(at), page
        assert "2 events can be brought back" in shown(at)
    at.switch_page("views/method.py").run()
    assert "Method" in shown(at)
    at.switch_page("views/overview.py").run()
    at.text_input(key="first_event_title").set_value("Ferry")
    at.button(key="first_event_create").click().run()
    assert not at.exception
    assert [event.title for event in open_store().list_events()] == ["Ferry"]
    assert "None yet." in shown(at)


def test_hidden_samples_stay_hidden_after_a_restart_and_come_back(data, monkeypatch):
    at = start()
    at.button(key=f"put_away_{SAMPLES[0]}").click().run()
    assert f"discard_{SAMPLES[0]}" not in keys(at), "a sample would only come back with the next version"
    cache.st.cache_resource.clear()
    assert listed() == [SAMPLES[1]]
    fresh = start()
    fresh.button(key=f"bring_back_{SAMPLES[0]}").click().run()
    assert listed() == list(SAMPLES)
    assert fresh.sidebar.selectbox[0].value == SAMPLES[0]


def test_a_sample_keeps_its_name():
    assert "rename_title_" not in " ".join(field.key or "" for field in start().text_input)


def test_a_folder_keeps_its_new_name_and_comes_back_when_it_is_opened_again(tmp_path, monkeypatch):
    folder = tmp_path / "ferry news"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    monkeypatch.setenv(PATHS_VARIABLE, str(folder))
    at = start()
    event_id = open_store().list_events()[0].event_id
    open_store().archive.rename(event_id, "Strike")
    at.button(key=f"put_away_{event_id}").click().run()
    assert "taken off the list" in shown(at)
    assert event_id not in listed()
    cache.st.cache_resource.clear()
    assert "Strike" in shown(start())
    assert len(open_store().articles_of(event_id)) == 2


def test_a_removed_article_can_be_had_back_from_another_page(ferry):
    at = start("add", event=ferry)
    article_id = open_store().articles_of(ferry)[0].article_id
    at.button(key=f"remove_{article_id}").click().run()
    assert "Gull Gazette is taken out of “Ferry”." in shown(at)
    at.switch_page("views/overview.py").run()
    assert "Ferry service to Gull Island resumes" not in shown(at)
    at.button(key="undo_last").click().run()
    assert not at.exception
    assert "Ferry service to Gull Island resumes" in shown(at)


def test_an_undo_that_is_no_longer_wanted_goes(ferry):
    at = start("add", event=ferry)
    article_id = open_store().articles_of(ferry)[0].article_id
    at.button(key=f"remove_{article_id}").click().run()
    at.button(key="undo_forget").click().run()
    assert "undo_last" not in keys(at)
    assert len(open_store().articles_of(ferry)) == 1
    at.button(key=f"restore_{article_id}").click().run()
    assert len(open_store().articles_of(ferry)) == 2
