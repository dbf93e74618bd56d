"""The newsroom's own text only, in a browser: chosen once, it holds on all pages; what it leaves out shows."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.test_compare import chosen, column, entry, marks, press, switch

EVENT = "sample-2025-05-19-third-call"
ACTIVE = re.compile(r"newsroom's own text only \(192 of 3,862 words left out\)")


def test_what_outlets_share_is_marked_explained_and_left_out_of_all_pages(app: App) -> None:
    app.open(f"/compare?event={EVENT}")
    copied = column(app).locator(".px-shared").first
    copied.scroll_into_view_if_needed()
    copied.hover()
    tip = app.page.locator(".reader .tip")
    expect(tip).to_contain_text("shared passage, word for word also in: Meridian Wire")
    expect(tip).not_to_contain_text("left out")
    expect(column(app).locator(".sign-shared")).to_have_text("=")
    expect(entry(app, "also in another outlet")).to_be_visible()
    every = marks(app)

    app.page.get_by_role("button", name="Filter", exact=True).click()
    expect(app.page.get_by_text("10 sentences in 2 articles that stand word for word")).to_be_visible()
    switch(app, "The newsroom's own text only")
    app.page.keyboard.press("Escape")
    assert chosen(app, "text") == ["own"]
    own = marks(app)
    assert own["stop"] < every["stop"]
    # Nothing is taken out of the text: it steps back, and says why.
    assert column(app).locator(".px-gone").count() > 0
    assert column(app).locator(".px-gone .px-actor, .px-gone .px-loaded, .px-gone .px-quoted").count() == 0
    column(app).locator(".px-shared").first.hover()
    expect(tip).to_contain_text("left out of all counts")
    press(app, "also in another outlet")
    assert app.page.locator(".reader .body .stop").count() == 2, "one passage in each of two articles"

    app.go("Framing")
    assert ACTIVE.search(app.text())
    app.reload()
    assert ACTIVE.search(app.text())
    app.go("Overview")
    assert "3,670 words" in app.text()
    with app.finish():
        app.page.get_by_role("button", name="Show everything").click()
    assert "3,862 words" in app.text()
    assert not chosen(app, "text")
