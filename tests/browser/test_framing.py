"""The Framing page in a real browser: dots open sentences, links keep the view, patterns can't hang it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from dashboard.panels.crosstab import AT_FIRST
from tests.browser.app import App, Server
from tests.loops import each

PARTS = ("Words", "Generic frames", "Loaded language", "Names", "Verbs")


def choice(app: App, name: str) -> list[str]:
    """What the address keeps under a name."""
    return parse_qs(urlsplit(app.page.url).query).get(name, [])


def click_dot(app: App, number: int = 0, chart: int = 0) -> None:
    marks = app.page.get_by_test_id("stPlotlyChart").nth(chart).locator(".scatterlayer .points path")
    marks.nth(number).scroll_into_view_if_needed()
    box = marks.nth(number).bounding_box()
    assert box is not None
    with app.finish():
        app.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_every_part_opens_by_its_name_and_outlives_a_reload(app: App) -> None:
    app.open("/framing")
    for name in each(PARTS[1:]):
        with app.finish():
            app.page.get_by_role("radio", name=name, exact=True).click()
        part = choice(app, "part")
        headings = app.page.get_by_role("heading", level=2).all_inner_texts()
        app.reload()
        assert choice(app, "part") == part
        assert app.page.get_by_role("heading", level=2).all_inner_texts() == headings


def test_a_dot_opens_the_sentences_of_its_frame_and_outlet(app: App) -> None:
    app.open("/framing?part=frames")
    click_dot(app)
    assert choice(app, "item")
    (outlet,) = choice(app, "outlet")
    sources = app.page.locator(".px-source b").all_inner_texts()
    assert sources
    assert all(source.startswith(outlet) for source in sources)
    shown = app.page.locator(".px-sentence").all_inner_texts()
    app.reload()
    assert app.page.locator(".px-sentence").all_inner_texts() == shown


def test_a_frame_s_sentence_opens_in_compare_with_its_mark(app: App) -> None:
    app.open("/framing?part=frames&item=security")
    with app.finish():
        app.page.get_by_text("Read it in its article").first.click()
    assert "/compare" in app.page.url
    assert "frames" in choice(app, "layers")
    focused = app.page.locator(".sentence.focused")
    expect(focused).to_be_in_viewport()
    expect(focused.locator("[data-sign*='Security and defense']").first).to_be_attached()


def test_a_word_of_the_crosstab_opens_its_places(app: App) -> None:
    app.open("/framing?part=loaded&whose=all")
    count = (
        app.page.get_by_role("table", name="Loaded words, their reasons").locator("tbody tr").first.get_by_role("link")
    )
    with app.finish():
        count.last.click()
    assert choice(app, "item")
    (outlet,) = choice(app, "outlet")
    assert app.page.locator(".px-crosstab [aria-current]").count() == 1
    expect(app.page.locator(".px-sentence .px-loaded").first).to_be_in_viewport()
    sources = app.page.locator(".px-source b").all_inner_texts()
    assert sources
    assert all(source.startswith(outlet) for source in sources)


def test_a_crosstab_shows_its_first_rows_and_all_of_them_when_asked(app: App) -> None:
    app.open("/framing?part=verbs&whose=all")
    rows = app.page.get_by_role("table", name="Words that introduce quotations").locator("tbody tr")
    assert rows.count() == AT_FIRST
    with app.finish():
        app.page.get_by_text(re.compile(r"^Show all \d+ rows$")).last.click()
    assert rows.count() > AT_FIRST


def test_a_crosstab_keeps_the_names_of_its_rows_readable_where_it_is_scrolled_on_a_phone(
    new_page: Callable[..., Page], samples_server: Server
) -> None:
    app = App(new_page(viewport={"width": 390, "height": 844}), samples_server.address).open("/framing?part=verbs")
    crosstab = app.page.locator(".px-crosstab").first
    crosstab.scroll_into_view_if_needed()
    crosstab.evaluate("(node) => { node.scrollLeft = 120; }")
    on_top = """(node) => {
      const box = node.getBoundingClientRect();
      return node.contains(document.elementFromPoint(box.x + 12, box.y + box.height / 2));
    }"""
    assert crosstab.evaluate("(node) => node.scrollLeft") > 0
    assert crosstab.locator("tbody th").first.evaluate(on_top)
    app.check()


def test_the_search_aligns_its_lines_and_opens_a_place(app: App) -> None:
    app.open("/framing?pattern=call&whose=all")
    left = {round(mark.bounding_box()["x"]) for mark in app.page.locator(".px-kwic mark").all()}  # type: ignore[index]
    assert app.page.locator(".px-kwic mark").count() > 3
    assert len(left) == 1
    with app.finish():
        app.page.locator(".px-kwic").first.get_by_role("link").click()
    assert "/compare" in app.page.url
    expect(app.page.locator(".sentence.focused")).to_be_in_viewport()


def test_typing_searches_and_the_link_keeps_it(app: App) -> None:
    app.open("/framing")
    box = app.page.get_by_role("textbox", name="Search for")
    box.fill("negotiat*")
    with app.finish():
        box.press("Enter")
    assert choice(app, "pattern") == ["negotiat*"]
    found = app.page.locator(".px-kwic").all_inner_texts()
    assert found
    app.reload()
    assert app.page.locator(".px-kwic").all_inner_texts() == found


@pytest.mark.parametrize("pattern", ["(", r"(\w|\w\w|\s|,)%2B%24", "(?:(?:(?:a{1000}){1000}){1000}){1000}"])
def test_a_bad_pattern_neither_hangs_nor_breaks_the_page(app: App, pattern: str) -> None:
    start = time.monotonic()
    app.open(f"/framing?search=regex&pattern={pattern}")
    assert time.monotonic() - start < 30
    assert app.page.locator(".px-kwic").count() == 0
    app.go("Overview")


def test_marks_of_all_layers_lie_together_on_a_phone(new_page: Callable[..., Page], samples_server: Server) -> None:
    app = App(new_page(viewport={"width": 390, "height": 844}), samples_server.address)
    layers = ("actors", "sentiment", "voices", "framing", "loaded", "frames", "naming", "doubt")
    app.open("/compare?" + "&".join(f"layers={layer}" for layer in layers))
    for kind in ("actor", "quoted", "framing", "loaded", "frame", "naming", "doubt"):
        assert app.page.locator(f".px-{kind}").count() > 0, kind
    width = app.page.locator(".column").first.evaluate("node => node.scrollWidth - node.clientWidth")
    assert width <= 1
    app.check()


def test_every_chart_has_words_for_those_who_do_not_see_it(app: App) -> None:
    for part, start in (
        ("frames", "Share of sentences that show each generic frame"),
        ("loaded", "Loaded words per 1,000 own words"),
        ("verbs", "is the one who acts"),
    ):
        app.open(f"/framing?part={part}&whose=own")
        assert start in app.page.content()
        assert app.page.get_by_text("The numbers behind it, as a table").count() == 1


def test_the_words_of_those_quoted_are_compared_and_outlive_a_reload(app: App) -> None:
    app.open("/framing")
    own = app.page.locator(".px-note").all_inner_texts()
    with app.finish():
        app.page.get_by_role("radio", name="Quoted and reported", exact=True).first.click()
    assert choice(app, "compared") == ["quoted"]
    assert not choice(app, "whose")
    quoted = app.page.locator(".px-note").all_inner_texts()
    assert quoted != own
    app.reload()
    assert choice(app, "compared") == ["quoted"]
    assert app.page.locator(".px-note").all_inner_texts() == quoted
