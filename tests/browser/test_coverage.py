"""Coverage in a real browser: a row opens its sentences, filters list other claims, and counterparts light up."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, expect

from tests.browser.app import App

LIT = ".reader .counterpart"


def chosen(app: App, name: str) -> list[str]:
    return parse_qs(urlsplit(app.page.url).query).get(name, [])


def rows(app: App) -> Locator:
    return app.page.locator(".px-claims tbody tr")


def show(app: App, label: str) -> None:
    with app.finish():
        app.page.get_by_test_id("stButtonGroup").get_by_text(label, exact=True).click()


def told_in_both(app: App) -> Locator:
    """Find the first sentence of the first column that the second column tells too."""
    columns = app.page.locator(".reader .column")
    name = columns.nth(1).inner_text().splitlines()[0]
    stops = columns.nth(0).locator(".body .stop")
    for number in range(stops.count()):
        tips = stops.nth(number).evaluate("node => node.tips.join(' ')")
        if "told also in" in tips and name in tips:
            return stops.nth(number)
    raise AssertionError(name)


def test_a_row_opens_its_sentences_and_filters_list_other_claims(app: App) -> None:
    app.open("/coverage")
    first = rows(app).first.locator("th a")
    claim = first.inner_text()
    with app.finish():
        first.click()
    (number,) = chosen(app, "claim")
    assert number.isdigit()
    expect(app.page.get_by_role("heading", name="Side by side")).to_be_visible()
    assert app.page.locator(".px-tellings").first.locator("article").count() > 1
    expect(rows(app).first.locator("th a")).to_have_attribute("aria-current", "true")
    show(app, "Only here")
    expect(app.page.get_by_text("What was found in one article alone")).to_be_visible()
    assert chosen(app, "shown") == ["alone"]
    assert not chosen(app, "claim")
    assert claim not in rows(app).all_inner_texts()
    for row in rows(app).all():
        assert row.locator("td a").count() == 1
    show(app, "Told differently")
    expect(app.page.get_by_text("Facts that are told with another number")).to_be_visible()
    for row in rows(app).all():
        assert row.locator(".px-differing").count() == 1


def test_counterparts_light_up_under_the_pointer_and_the_focus_and_go_out(app: App) -> None:
    app.open("/compare?layers=coverage")
    told = told_in_both(app)
    assert app.page.locator(LIT).count() == 0
    told.hover()
    expect(app.page.locator(LIT).first).to_be_visible()
    assert app.page.locator(".reader .column").nth(0).locator(".counterpart").count() == 0
    lit = app.page.locator(LIT).all_inner_texts()
    app.page.mouse.move(3, 3)
    expect(app.page.locator(LIT)).to_have_count(0)
    told.focus()
    expect(app.page.locator(LIT).first).to_be_visible()
    assert app.page.locator(LIT).all_inner_texts() == lit
