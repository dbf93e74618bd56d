"""The Stance page in a real browser: bars open sentences, sentences are left out, an issue is tried and measured."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.app import CHARTS, MARKS, App, Server

SECOND_CHART = 1


def chart(app: App, number: int) -> Locator:
    return app.page.locator(CHARTS).nth(number)


def bars(app: App) -> Locator:
    """Return the bars of the waterfall that stand for sentences."""
    return chart(app, SECOND_CHART).locator(".barlayer .point path")


def open_cell(app: App, name: str) -> None:
    """Choose a cell with the keyboard alone."""
    app.choose("The cell to look into", name)


def recount(app: App) -> str:
    return app.page.locator(".st-key-px_recount").inner_text()


def open_editor(app: App) -> None:
    with app.finish():
        app.page.get_by_text("Change what is measured").click()


def draft_issue(app: App, name: str, phrases: str) -> None:
    open_editor(app)
    with app.finish():
        app.page.get_by_role("textbox", name="Name", exact=True).fill(name)
        app.page.keyboard.press("Enter")
    with app.finish():
        app.page.get_by_role("textbox", name="Phrases that mean it").fill(phrases)
        app.page.keyboard.press("Enter")


def test_a_click_on_a_cell_opens_what_makes_it_up_and_the_link_reopens_it(
    app: App, new_page: Callable[..., Page]
) -> None:
    app.open("/stance")
    choice = app.page.get_by_role("combobox", name="The cell to look into")
    before = choice.input_value()
    with app.finish():
        chart(app, 0).locator(MARKS).last.click(force=True)
    assert choice.input_value() != before
    assert "cell=stance" in app.page.url
    copy = App(new_page(), app.address).open(app.page.url.removeprefix(app.address))
    assert copy.page.get_by_role("combobox", name="The cell to look into").input_value() == choice.input_value()
    shown = ".px-verdict, .px-note, .px-sentence"
    assert copy.page.locator(shown).all_inner_texts() == app.page.locator(shown).all_inner_texts()
    copy.check()


def test_a_cell_is_opened_by_keyboard_alone(app: App) -> None:
    app.open("/stance")
    open_cell(app, "Tamarack Standard on Donald")
    assert "The Tamarack Standard on Donald Trump" in app.page.locator(".px-verdict").inner_text()
    assert "Tamarack Standard toward Donald Trump" in chart(app, SECOND_CHART).inner_text()


def test_the_grid_marks_the_cell_that_is_chosen_below_it(app: App) -> None:
    app.open("/stance")
    marked = app.page.locator('a.px-cell[aria-current="true"]')
    open_cell(app, "Tamarack Standard on Donald")
    expect(marked).to_have_count(1)
    assert "The Tamarack Standard on Donald Trump" in (marked.get_attribute("aria-label") or "")
    open_cell(app, "Quillon Review on Russia")
    assert "The Quillon Review on Russia" in (marked.get_attribute("aria-label") or "")


def test_a_click_on_a_bar_puts_its_sentence_first(app: App) -> None:
    app.open("/stance")
    with app.finish():
        bars(app).nth(0).click(force=True)
    assert "sentence=" in app.page.url
    number = int(app.page.url.split("sentence=")[1].split("~")[1].split("&")[0])
    first = app.page.locator('[class*="st-key-px_sentence_first_"]')
    expect(first).to_have_count(1)
    assert f"Sentence {number + 1}:" in first.inner_text()
    assert app.page.locator('[class*="st-key-px_sentence_"]').first.get_attribute("class") == first.get_attribute(
        "class"
    )


def test_a_sentence_is_left_out_and_the_score_follows(app: App) -> None:
    app.open("/stance")
    whole = recount(app)
    assert "sentences count" in whole
    box = app.page.get_by_role("checkbox", name="Sentence").first
    with app.finish():
        box.focus()
        app.page.keyboard.press("Space")
    assert "Without 1 sentence" in recount(app)
    assert "left out" in chart(app, SECOND_CHART).inner_text()
    chosen = app.page.url
    app.reload()
    assert app.page.url == chosen
    assert "Without 1 sentence" in recount(app)
    with app.finish():
        app.page.get_by_role("button", name="Count all again").click()
    assert recount(app) == whole
    assert "left out" not in chart(app, SECOND_CHART).inner_text()


def test_the_sum_stays_in_view_while_sentences_are_read(app: App) -> None:
    app.open("/stance")
    app.page.locator('[class*="st-key-px_sentence_part_"]').last.scroll_into_view_if_needed()
    expect(app.page.locator(".st-key-px_recount")).to_be_in_viewport()


def test_the_check_without_the_name_is_made_on_demand(app: App) -> None:
    app.open("/stance")
    assert "Shift:" not in app.text()
    with app.finish():
        app.page.get_by_role("button", name="Score it without the name").click()
    expect(app.page.get_by_text("Shift:")).to_be_visible()
    assert "Robin Alder" in app.text() or "Norland" in app.text()


def test_an_issue_is_tried_measured_and_undone_and_outlives_a_reload(
    start_server: Callable[..., Server], new_page: Callable[..., Page]
) -> None:
    app = App(new_page(), start_server().address).open("/stance")
    grid = chart(app, 0).inner_text()
    draft_issue(app, "phone call", "the call, phone call")
    assert "Nothing counts yet" in app.text()
    assert app.page.locator(".px-framing").count() > 0
    assert chart(app, 0).inner_text() == grid
    with app.finish():
        app.page.get_by_role("button", name="Measure it").click()
    assert "phone call" in chart(app, 0).inner_text()
    for actor in ("Russia", "Ukraine"):
        assert actor in chart(app, 0).inner_text()
    assert "target=phone+call" in app.page.url
    app.reload()
    assert "phone call" in chart(app, 0).inner_text()
    open_editor(app)
    with app.finish():
        app.page.get_by_role("button", name="Undo the last change").click()
    assert "phone call" not in chart(app, 0).inner_text()
    app.check()


@pytest.mark.parametrize("width", [1440, 390])
def test_the_page_fits_its_window(new_page: Callable[..., Page], samples_server: Server, width: int) -> None:
    app = App(new_page(viewport={"width": width, "height": 900}), samples_server.address).open("/stance")
    app.page.wait_for_function("() => document.querySelectorAll('.js-plotly-plot .main-svg').length > 0")
    wider = "element => element.scrollWidth - element.clientWidth"
    assert app.page.get_by_test_id("stMain").evaluate(wider) <= 1
    app.check()
