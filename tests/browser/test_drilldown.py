"""Every chart's marks lead to their sentences, every sentence to its place in Compare, and Back returns."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.app import CHARTS, MARKS, App

PLACES = {
    "sentiment grid": ("/", 0),
    "stance grid of the overview": ("/", 1),
    "stance grid": ("/stance", 0),
    "waterfall": ("/stance", 1),
    "ranking": ("/stance", 2),
    "stance by voice": ("/stance", 3),
    "intervals": ("/actors", 0),
    "mentions": ("/actors", 1),
    "voices": ("/voices", 0),
    "speakers": ("/voices", 1),
    "who quotes whom": ("/voices", 2),
    "words of one outlet": ("/framing", 0),
    "words of the other": ("/framing", 1),
    "each word in both": ("/framing", 2),
    "frames": ("/framing?part=frames", 0),
    "loaded": ("/framing?part=loaded", 0),
    "agency": ("/framing?part=verbs", 0),
}
"""Where each chart stands: its page, and its number on the page."""


def chart(app: App, number: int) -> Locator:
    return app.page.locator(CHARTS).nth(number)


def click_mark(app: App, drawn: Locator, number: int = 0) -> None:
    marks = drawn.locator(MARKS)
    marks.nth(number).scroll_into_view_if_needed()
    box = marks.nth(number).bounding_box()
    assert box is not None
    with app.finish():
        app.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@pytest.mark.parametrize("name", PLACES)
def test_a_mark_leads_to_sentences_and_a_sentence_to_its_place(app: App, name: str) -> None:
    path, number = PLACES[name]
    app.open(path)
    click_mark(app, chart(app, number))
    sentence = app.page.locator(".px-sentence").first
    expect(sentence).to_be_visible()
    words = sentence.evaluate("node => [...node.childNodes].slice(1).map(each => each.textContent).join('')")
    here = app.page.url
    shown = app.page.locator(".px-sentence").count()
    with app.finish():
        app.page.get_by_test_id("stMain").get_by_role("link", name="Read it in its article").first.click()
    expect(app.page.locator(".reader .sentence.focused")).to_have_count(1)
    expect(app.page.locator(".reader .sentence.focused")).to_be_in_viewport()
    focused = app.page.locator(".reader .sentence.focused").evaluate("node => node.textContent")
    assert focused.split() == words.split() or focused in words
    assert app.page.locator(".reader .body .stop").count() > 0
    with app.finish():
        app.page.go_back()
    expect(app.page.locator(".px-sentence")).to_have_count(shown)
    assert app.page.url == here


def test_the_newsrooms_own_share_leads_to_its_own_sentences(app: App) -> None:
    app.open("/voices")
    click_mark(app, chart(app, 0))
    heading = app.page.get_by_role("heading", name="In the newsroom's own words")
    expect(heading).to_be_visible()
    assert "newsroom=" in app.page.url
    app.reload()
    expect(heading).to_be_visible()
    with app.finish():
        app.page.get_by_role("button", name="Close", exact=True).click()
    expect(heading).to_have_count(0)
