"""Events, filters and the timeline in a browser: they hold across pages and reloads, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.app import CHARTS, MARKS, App, Server

SAMPLE = "sample-2025-05-19-third-call"
EARLY = """Harbour vote splits the council

March 1, 2025

Mayor John Miller praised the plan. "We are proud of this harbour," Miller told reporters in the town hall.

Miller thanked the council. Miller said that the harbour needs the plan, and that the council would meet in June.
"""
LATE = """Council delays the bridge again

March 2, 2025

John Miller failed to win the vote on the bridge. Anna Schmidt accused Miller of wasting money on a terrible plan.

Miller insisted that the bridge would be built, although nobody in the council believed Miller any more on Tuesday.
"""


def choice(app: App, name: str) -> list[str]:
    return parse_qs(urlsplit(app.page.url).query).get(name, [])


def active(app: App) -> Locator:
    return app.page.get_by_test_id("stMain").get_by_text("Shown on all pages:")


def points(page: Page, chart: int) -> Locator:
    return page.locator(CHARTS).nth(chart).locator(MARKS)


def test_a_filter_holds_over_pages_and_reload_and_is_lifted_with_one_click(
    app: App, new_page: Callable[..., Page]
) -> None:
    app.open(f"/?event={SAMPLE}")
    app.page.get_by_test_id("stMain").get_by_role("button", name="Filter", exact=True).click()
    with app.finish():
        app.page.get_by_role("radio", name="Newsroom's own words").last.click()
    assert choice(app, "voice") == ["own"]
    app.page.keyboard.press("Escape")
    expect(active(app)).to_be_visible()
    app.go("Actors")
    expect(active(app)).to_be_visible()
    assert choice(app, "voice") == ["own"]
    app.reload()
    expect(active(app)).to_be_visible()
    copy = App(new_page(), app.address).open(app.page.url.removeprefix(app.address))
    expect(active(copy)).to_be_visible()
    with app.finish():
        app.page.get_by_role("button", name="Show everything").click()
    expect(active(app)).to_have_count(0)
    assert choice(app, "voice") == []
    app.go("Overview")
    expect(active(app)).to_have_count(0)


def test_the_way_to_a_difference_holds_just_what_was_compared(app: App) -> None:
    app.open(f"/?event={SAMPLE}")
    said = app.page.locator("ul.px-lines li", has_text="less favourably").first.inner_text()
    with app.finish():
        app.page.get_by_role("link", name="Show only these two").first.click()
    outlets = choice(app, "only")
    assert len(outlets) == 2
    assert all(outlet in said for outlet in outlets)
    text = app.text()
    assert "2 of 5 articles" in text
    assert all(outlet in text for outlet in outlets)
    assert "Plainchart Briefing" not in text


def test_a_deleted_event_comes_back_from_another_page(
    start_server: Callable[..., Server], new_page: Callable[..., Page]
) -> None:
    app = App(new_page(), start_server().address).open()
    sidebar = app.page.get_by_test_id("stSidebar")
    sidebar.get_by_role("button", name="New event").click()
    app.page.get_by_label("What happened?").fill("Harbour vote")
    with app.finish():
        app.page.get_by_role("button", name="Create").click()
    expect(app.page.get_by_role("heading", name="Harbour vote")).to_be_visible()
    sidebar.get_by_role("button", name="Rename or delete").click()
    with app.finish():
        app.page.get_by_role("button", name="Delete this event").click()
    expect(app.page.get_by_role("heading", name="Harbour vote")).to_have_count(0)
    app.go("Compare")
    expect(app.page.get_by_text("“Harbour vote” is deleted.")).to_be_visible()
    with app.finish():
        app.page.get_by_role("button", name="Undo", exact=True).click()
    expect(app.page.get_by_role("heading", name="Harbour vote")).to_be_visible()
    expect(app.page.get_by_text("is deleted.")).to_have_count(0)
    app.check()


def test_the_forms_of_the_sidebar_close_once_they_have_done_their_work(
    start_server: Callable[..., Server], new_page: Callable[..., Page]
) -> None:
    app = App(new_page(), start_server().address).open()
    sidebar, title = app.page.get_by_test_id("stSidebar"), app.page.get_by_label("What happened?")
    sidebar.get_by_role("button", name="New event").click()
    with app.finish():
        app.page.get_by_role("button", name="Create").click()
    expect(app.page.get_by_text("Give the event a name")).to_be_visible()  # a refused name keeps the form open
    title.fill("Harbour vote")
    with app.finish():
        title.press("Enter")
    expect(app.page.get_by_role("heading", name="Harbour vote")).to_be_visible()
    expect(title).to_have_count(0)
    sidebar.get_by_role("button", name="Rename or delete").click()
    name = app.page.get_by_label("Name", exact=True)
    name.fill("Harbour vote, second try")
    with app.finish():
        app.page.get_by_role("button", name="Rename", exact=True).click()
    expect(app.page.get_by_role("heading", name="Harbour vote, second try")).to_be_visible()
    expect(name).to_have_count(0)
    sidebar.get_by_role("button", name="New event").click()
    expect(title).to_have_value("")  # and opens again, empty
    app.check()


def test_a_click_on_a_day_opens_its_sentences_and_the_link_reopens_them(
    start_server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    folder = tmp_path / "council"
    folder.mkdir()
    (folder / "early.txt").write_text(EARLY, encoding="utf-8")
    (folder / "late.txt").write_text(LATE, encoding="utf-8")
    app = App(new_page(), start_server(folder).address).open("/timeline")
    assert "1 Mar" in app.text()
    assert "2 Mar" in app.text()
    assert app.page.locator(".px-sentence").count() == 0
    with app.finish():
        points(app.page, 0).last.click(force=True)
    assert choice(app, "day") == ["2025-03-02"]
    sentences = app.page.locator(".px-sentence").all_inner_texts()
    assert sentences
    assert not any("proud of this harbour" in sentence for sentence in sentences)
    copy = App(new_page(), app.address).open(app.page.url.removeprefix(app.address))
    assert copy.page.locator(".px-sentence").all_inner_texts() == sentences
    app.check()
    copy.check()
