"""The main job in a real browser: samples shown, articles added, cells opened, hostile text harmless, views kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.app import CHARTS, MARKS, App, Server

PAGES = ("Overview", "Compare", "Stance", "Actors", "Voices", "Framing", "Timeline", "Add articles", "Method")

HARBOUR = """Harbour vote splits the council

Mayor John Miller praised the plan on Monday. "We are proud of this harbour," Miller told reporters in the town hall.

Opponents called Miller reckless. Anna Schmidt, who leads the opposition, said that Miller had failed the residents of
the old docks, and that the council would meet again in June to vote on the plan for a second time.
"""
BRIDGE = """Council delays the bridge again

John Miller failed to win the vote on the bridge. Anna Schmidt welcomed the defeat and accused Miller of wasting money.

"This was a terrible plan," Schmidt said. Miller insisted that the bridge would be built before the end of the year,
although nobody in the council could say on Tuesday who was going to pay for it, or when the work would begin.
"""
HOSTILE = """<script>document.title = 'owned'; alert('script')</script> John Miller <b>wins</b> ![x](https://evil.example/t.png)

<img src=x onerror="alert('img')"> John Miller won the vote on Monday, said Anna Schmidt, who lost it to him by far.

<iframe srcdoc="<script>parent.alert('frame')</script>"></iframe> <style>body{display:none}</style> <base href="https://evil.example/">

"I am <i>proud</i> of {{this}} vote and of $x^2$ and :red[everybody] who came," Miller told reporters in the town hall.
The council meets again in June, and [John Miller](https://evil.example) will then speak about the harbour and its cost.
"""


def cells(page: Page, chart: int = 0) -> Locator:
    """Return the clickable marks of a chart."""
    return page.locator(CHARTS).nth(chart).locator(MARKS)


def click_first_full_cell(app: App) -> None:
    """Click the middle of the first cell with a value in the first grid."""
    with app.finish():
        cells(app.page).first.click(force=True)


def test_the_samples_are_shown_and_named_as_samples(app: App) -> None:
    app.open()
    text = app.text()
    for outlet in ("Meridian Wire", "The Quillon Review", "The Tamarack Standard", "Linden Street Dispatch"):
        assert outlet in text
    assert "sample" in text.lower()
    assert "How they differ most" in text
    assert app.page.locator(CHARTS).count() >= 2
    assert "Traceback" not in text


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_from_the_navigation(app: App, name: str) -> None:
    app.open("/actors" if name == "Overview" else "/")
    app.go(name)
    expect(app.page.get_by_test_id("stMain").get_by_role("heading").first).to_be_visible()
    assert "rror" not in app.page.title()


def test_a_click_on_a_cell_shows_its_sentences_and_the_link_reopens_them(
    app: App, new_page: Callable[..., Page]
) -> None:
    app.open()
    before = app.page.locator(".px-sentence").count()
    click_first_full_cell(app)
    shown = app.page.locator(".px-sentence")
    assert shown.count() > before
    assert shown.locator(".px-actor").count() >= shown.count()
    sentences = shown.all_inner_texts()
    copy = App(new_page(), app.address).open(app.page.url.removeprefix(app.address))
    assert copy.page.locator(".px-sentence").all_inner_texts() == sentences
    copy.check()


def test_the_sentences_of_a_cell_are_reached_by_keyboard_alone(app: App) -> None:
    app.open()
    app.choose("Sentences behind a cell", "Meridian")
    assert app.page.locator(".px-sentence").count() > 0
    assert "cell=" in app.page.url


def test_reload_keeps_the_view(app: App) -> None:
    app.open("/actors")
    url = app.page.url
    with app.finish():
        app.page.get_by_role("radiogroup").get_by_text("Most negative first").click()
    assert app.page.url != url
    chosen = app.page.url
    sentences = app.page.locator(".px-sentence").all_inner_texts()
    app.reload()
    assert app.page.url == chosen
    assert app.page.locator(".px-sentence").all_inner_texts() == sentences


def test_back_returns_to_the_page_before(app: App) -> None:
    app.open()
    overview = app.page.url
    entries = app.page.evaluate("history.length")
    app.go("Actors")
    assert app.page.evaluate("history.length") == entries + 1
    with app.finish():
        app.page.go_back()
    expect(app.page.get_by_role("heading", name="Which stance each article takes")).to_be_visible()
    assert app.page.url == overview


def test_a_choice_in_a_part_of_a_page_reaches_the_links_and_a_link_opens_in_a_new_tab(app: App) -> None:
    app.open("/actors")
    with app.finish():
        app.page.get_by_role("radiogroup").get_by_text("Most negative first").click()
    links = app.page.locator(".st-key-px_navigation nav")
    expect(links).to_have_count(1)
    expect(links.locator('[aria-current="page"]')).to_have_attribute("href", re.compile("order=negative"))
    here = app.page.url
    with app.page.context.expect_page() as opened:
        links.get_by_role("link", name="Compare").click(modifiers=["ControlOrMeta"])
    assert "/compare?" in opened.value.url
    assert app.page.url == here
    opened.value.close()


def test_on_a_phone_the_sidebar_closes_once_a_page_is_chosen(
    samples_server: Server, new_page: Callable[..., Page]
) -> None:
    app = App(new_page(viewport={"width": 390, "height": 800}), samples_server.address).open()
    for name in ("Actors", "Method"):
        app.page.get_by_role("button", name="Expand sidebar").click()
        app.go(name)
        expect(app.page.get_by_role("button", name="Expand sidebar")).to_be_visible()
    app.check()


def test_a_layer_switches_off_and_on(app: App) -> None:
    app.open("/compare")
    quoted = app.page.locator(".reader .px-quoted:visible")
    background = "element => getComputedStyle(element).backgroundColor"
    before = quoted.first.evaluate(background)
    with app.finish():
        app.page.get_by_role("button", name="Quotes", exact=True).click()
    assert quoted.count() == 0 or quoted.first.evaluate(background) != before
    with app.finish():
        app.page.get_by_role("button", name="Quotes", exact=True).click()
    assert quoted.first.evaluate(background) == before


def test_uploads_join_the_charts_and_outlive_reload_and_restart(
    start_server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    first, second = tmp_path / "harbour.txt", tmp_path / "bridge.txt"
    first.write_text(HARBOUR, encoding="utf-8")
    second.write_text(BRIDGE, encoding="utf-8")
    server = start_server()
    app = App(new_page(), server.address).open("/add")
    with app.finish():
        app.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([first, second])
    with app.finish():
        app.page.get_by_role("textbox", name="Outlet", exact=True).first.fill("The Harbour Post")
        app.page.keyboard.press("Enter")
    with app.finish():
        app.page.get_by_role("button", name="Analyse", exact=True).click()
    app.go("Overview")
    for where in ("The Harbour Post", "bridge.txt"):
        assert where in app.text()
        chart = app.page.locator(CHARTS).first
        assert where in chart.inner_text()
    app.reload()
    assert "The Harbour Post" in app.text()
    app.check()
    server.stop()
    again = App(new_page(), start_server(data=server.data).address).open()
    assert "The Harbour Post" in again.text()
    assert "bridge.txt" in again.page.locator(CHARTS).first.inner_text()
    again.check()


def test_hostile_text_is_shown_as_text_and_runs_nothing(
    start_server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    folder = tmp_path / "event"
    folder.mkdir()
    (folder / "<img src=x onerror=alert(1)>.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    app = App(new_page(), start_server(folder).address).open()
    assert "<script>" in app.text()
    for name in PAGES[1:]:
        app.go(name)
        app.check()
    app.go("Compare")
    assert "<img src=x onerror=\"alert('img')\">" in app.page.locator(".reader").inner_text()
    assert app.page.title() != "owned"
    assert app.page.locator("iframe[srcdoc], img[src='x'], base[href*='evil']").count() == 0
    app.check()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.txt", bytes(range(256)) * 20, "text"),
        ("francais.txt", ("Le président a parlé avec le premier ministre. " * 20).encode(), "French"),
    ],
)
def test_a_bad_file_is_explained_and_nothing_is_lost(
    app: App, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    bad, good = tmp_path / name, tmp_path / "harbour.txt"
    bad.write_bytes(content)
    good.write_text(HARBOUR, encoding="utf-8")
    app.open("/add")
    with app.finish():
        app.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([bad, good])
    text = app.text()
    assert name in text
    assert says in text
    assert (
        "Harbour vote splits the council" in text
        or app.page.locator("input[value='Harbour vote splits the council']").count()
    )
    app.go("Overview")
    assert "Meridian Wire" in app.text()
