"""Compare in a real browser: its legend filters, its switches change the view alone, its marks explain themselves."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.app import App
from tests.loops import each

LINES = """root => [...root.querySelectorAll('.column')].map(column => {
  const lengths = [];
  for (const text of column.querySelectorAll('.block:not(.title):not(.subhead) .text')) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let count = 0, last = -Infinity;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.length; at++) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const left = range.getBoundingClientRect().left;
        if (left < last - 40) {
          lengths.push(count);
          count = 0;
        }
        count++;
        last = left;
      }
    }
  }
  lengths.sort((one, other) => one - other);
  return lengths[lengths.length >> 1];
})"""
"""The median number of characters in the full lines of each column."""


TOO_WIDE = """root => [...root.querySelectorAll('*')]
  .filter(node => node.getBoundingClientRect().right > innerWidth + 1).length"""


def chosen(app: App, name: str) -> list[str]:
    return parse_qs(urlsplit(app.page.url).query).get(name, [])


def column(app: App, number: int = 0) -> Locator:
    return app.page.locator(".reader .column").nth(number)


def entry(app: App, label: str) -> Locator:
    return app.page.locator(".reader .entry").filter(has_text=label)


def press(app: App, label: str) -> None:
    with app.finish():
        entry(app, label).first.click()


def switch(app: App, label: str) -> None:
    with app.finish():
        app.page.get_by_test_id("stCheckbox").filter(has_text=label).locator("label").click()


def marks(app: App) -> dict[str, int]:
    """Count what is marked, by looks."""
    looks = ("px-negative", "px-positive", "px-quoted", "px-loaded", "stop")
    return {look: app.page.locator(f".reader .body .{look}").count() for look in looks}


def test_an_entry_of_the_legend_shows_its_marks_alone_and_back_undoes_it(app: App) -> None:
    app.open("/compare")
    before = marks(app)
    assert min(before.values()) > 0
    press(app, "unfavourable")
    alone = marks(app)
    assert alone["px-negative"] == before["px-negative"]
    assert alone["px-positive"] == alone["px-quoted"] == alone["px-loaded"] == 0
    assert chosen(app, "facets") == ["tone~negative"]
    expect(entry(app, "unfavourable")).to_have_attribute("aria-pressed", "true")
    app.reload()
    assert marks(app) == alone
    with app.finish():
        app.page.locator(".reader .everything").click()
    assert marks(app) == before
    assert not chosen(app, "facets")
    with app.finish():
        app.page.go_back()
    assert marks(app) == alone


def test_two_groups_of_the_legend_narrow_each_other_and_two_entries_of_one_widen(app: App) -> None:
    app.open("/compare?layers=actors&layers=sentiment")
    press(app, "Donald Trump")
    trump = app.page.locator(".reader .body .stop").count()
    press(app, "unfavourable")
    both = app.page.locator(".reader .body .stop").count()
    assert 0 < both < trump
    for tip in app.page.locator(".reader .body .stop").evaluate_all("nodes => nodes.map(node => node.tips.join(' '))"):
        assert "unfavourable toward Donald Trump" in tip
    press(app, "favourable")
    assert app.page.locator(".reader .body .stop").count() >= both


def test_a_row_of_a_profile_shows_that_actor_alone_and_switches_its_layer_on(app: App) -> None:
    app.open("/compare?layers=voices")
    row = column(app).locator(".portrait").first
    assert row.get_attribute("aria-label")
    name = row.locator(".actor-name").inner_text()
    with app.finish():
        row.click()
    assert chosen(app, "facets") == [f"about~{name}"]
    assert "sentiment" in chosen(app, "layers")
    expect(row).to_have_attribute("aria-pressed", "true")
    tips = app.page.locator(".reader .body .stop").evaluate_all("nodes => nodes.map(node => node.tips.join(' '))")
    assert tips
    assert all(name in tip for tip in tips)


def test_profiles_stand_row_by_row_with_numbers(app: App) -> None:
    app.open("/compare")
    for number in range(2):
        text = column(app, number).locator(".above").inner_text()
        assert "own words" in text
        assert "per 1,000 words" in text
        assert "Headline against body" in text
    named = [column(app, number).locator(".actor-name").all_inner_texts() for number in range(2)]
    assert named[0] == named[1]


def test_a_mark_explains_itself_to_pointer_and_keyboard(app: App) -> None:
    app.open("/compare?layers=sentiment")
    tip = app.page.locator(".reader .tip")
    column(app).locator(".body .stop").first.hover()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("toward")
    assert "sure, " in tip.inner_text()
    app.page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    column(app, 1).locator(".body .stop").first.focus()
    expect(tip).to_contain_text("model")
    expect(column(app, 1).locator(".body .stop").first).to_have_attribute("aria-describedby", "tip")


def test_marks_are_reached_one_after_the_other_by_button_and_by_key(app: App) -> None:
    app.open("/compare")
    here = column(app)
    told = here.locator(".position")
    expect(told).to_have_text(re.compile(r"\d+ marks"))  # then the reader is drawn
    number = here.locator(".body .stop").count()
    expect(told).to_have_text(f"{number} marks")
    here.get_by_role("button", name="Next mark").click()
    expect(told).to_have_text(f"1 of {number}")
    expect(here.locator(".body .stop").first).to_be_focused()
    expect(here.locator(".body .current")).to_have_count(1)
    expect(app.page.locator(".reader .tip")).to_be_visible()
    app.page.keyboard.press("n")
    app.page.keyboard.press("n")
    expect(told).to_have_text(f"3 of {number}")
    app.page.keyboard.press("p")
    expect(told).to_have_text(f"2 of {number}")
    here.get_by_role("button", name="Previous mark").click()
    expect(told).to_have_text(f"1 of {number}")
    app.page.keyboard.press("End")
    expect(told).to_have_text(f"{number} of {number}")
    expect(here.locator(".body .stop").last).to_be_in_viewport()


def test_the_map_shows_the_marks_and_a_click_scrolls(app: App) -> None:
    app.open("/compare?layers=sentiment")
    here = column(app)
    drawn = here.locator(".map .place-negative")
    expect(drawn).to_be_attached()
    expect(drawn).to_have_attribute("data-marks", str(here.locator(".body .px-negative").count()))
    scroller = here.locator(".scroll")
    assert scroller.evaluate("node => node.scrollTop") == 0
    before = here.locator(".map .view").get_attribute("y")
    box = here.locator(".map").bounding_box()
    assert box is not None
    here.locator(".map").click(position={"x": box["width"] / 2, "y": box["height"] - 20})
    expect(here.locator(".block").last).to_be_in_viewport()
    assert scroller.evaluate("node => node.scrollTop") > 0
    assert here.locator(".map .view").get_attribute("y") != before
    press(app, "favourable")
    expect(drawn).to_have_count(0 if not here.locator(".body .px-negative").count() else 1)


def test_names_are_hidden_from_a_blind_reader_and_nothing_else_changes(app: App) -> None:
    app.open("/compare")
    text = app.page.locator(".reader").evaluate("root => root.querySelector('.columns').textContent")
    assert "Putin" in text
    switch(app, "Name-blind")
    assert chosen(app, "reading") == ["blind"]
    blind = app.page.locator(".reader").evaluate("root => root.textContent")
    for name in ("Putin", "Trump", "Kremlin", "Zelensky"):
        assert name not in blind
    assert "Actor A" in blind
    tips = app.page.locator(".reader .body .stop").first
    tips.hover()
    assert "Trump" not in app.page.locator(".reader .tip").inner_text()
    switch(app, "Name-blind")
    assert app.page.locator(".reader").evaluate("root => root.querySelector('.columns').textContent") == text


def test_own_words_alone_keep_their_marks(app: App) -> None:
    app.open("/compare")
    all_words = column(app).locator(".loaded-line").inner_text()
    assert marks(app)["px-quoted"] > 0
    switch(app, "Own words only")
    assert marks(app)["px-quoted"] == 0
    assert app.page.locator(".reader .body .spoken").count() > 0
    assert app.page.locator(".reader .body .spoken.stop").count() == 0
    assert column(app).locator(".loaded-line").inner_text() != all_words
    app.reload()
    assert marks(app)["px-quoted"] == 0


def test_the_typeface_is_kept_in_the_address(app: App) -> None:
    app.open("/compare")
    face = "node => getComputedStyle(node).fontFamily"
    serif = column(app).locator("p.text").first.evaluate(face)
    switch(app, "Serif type")
    assert chosen(app, "reading") == ["sans"]
    assert column(app).locator("p.text").first.evaluate(face) != serif
    app.reload()
    assert column(app).locator("p.text").first.evaluate(face) != serif


@pytest.mark.parametrize(("path", "width"), [("/compare", 1440), ("/compare", 1920), ("/compare?reading=sans", 1440)])
def test_lines_hold_60_to_75_characters(new_page, samples_server, path: str, width: int) -> None:
    app = App(new_page(viewport={"width": width, "height": 1000}), samples_server.address).open(path)
    for median in each(app.page.locator(".reader").evaluate(LINES)):
        assert 60 <= median <= 75, median
    app.check()


def test_a_clicked_sentence_stays_outlined_and_its_link_opens_it(app: App, new_page) -> None:
    app.open("/compare")
    title = column(app, 1).locator(".title .sentence").first
    with app.finish():
        title.click(position={"x": 4, "y": 8})
    assert len(chosen(app, "sentence")) == 1
    focused = app.page.locator(".reader .sentence.focused")
    expect(focused).to_have_count(1)
    copy = App(new_page(), app.address).open(app.page.url.removeprefix(app.address))
    expect(copy.page.locator(".reader .sentence.focused")).to_have_text(focused.inner_text())
    expect(copy.page.locator(".reader .sentence.focused")).to_be_in_viewport()
    copy.check()


def test_a_phone_shows_one_article_under_the_other_within_its_width(new_page, samples_server) -> None:
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    app = App(page, samples_server.address).open("/compare")
    boxes = [column(app, number).bounding_box() for number in range(2)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[1]["y"] > boxes[0]["y"] + boxes[0]["height"] - 1
    assert app.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert app.page.locator(".reader").evaluate(TOO_WIDE) == 0
    expect(entry(app, "unfavourable")).to_be_hidden()
    app.page.locator(".reader summary").click()
    press(app, "unfavourable")
    assert chosen(app, "facets") == ["tone~negative"]
    app.check()
