"""Access in a real browser: axe on every page in both themes, what belongs to a chart, the way to its method."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import violations
from tests.browser.app import CHARTS, App, Server
from tests.loops import each

PAGES = (
    *("Overview", "Compare", "Stance", "Actors", "Voices", "Framing"),
    *("Coverage", "Timeline", "Corrections", "Share", "Add articles", "Method"),
)
PARTS = ("Generic frames", "Loaded language", "Names", "Verbs")
WITH_CHARTS = (*PAGES[:6], *(f"Framing: {part}" for part in PARTS))
VIEWS = (*WITH_CHARTS, *PAGES[6:])

CLEAR = """() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {})))"""
"""Waits for the transitions of the theme, during which colours are neither the old nor the new ones."""


@pytest.fixture(scope="module", params=["light", "dark"])
def themed(request: pytest.FixtureRequest, browser: Browser, samples_server: Server) -> Iterator[App]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, color_scheme=request.param)
    yield App(context.new_page(), samples_server.address).open()
    context.close()


def show(app: App, view: str) -> None:
    """Open a page, or a part of the Framing page, from the one that is open."""
    page, _, part = view.partition(": ")
    app.go(page)
    if part:
        with app.finish():
            app.page.get_by_test_id("stMain").get_by_role("radio", name=part, exact=True).click()
    app.page.evaluate(CLEAR)


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_that_is_ours(themed: App, view: str) -> None:
    show(themed, view)
    assert not violations(themed.page)
    themed.check()


def test_axe_sees_what_is_wrong(app: App) -> None:
    app.open("/method")
    app.page.evaluate(
        """() => document.querySelector('[data-testid="stMain"] h1').insertAdjacentHTML(
          'beforeend', '<img src="data:,"><span style="color:#ccc;background:#fff">pale</span>')"""
    )
    assert {found.rule for found in violations(app.page)} >= {"image-alt", "color-contrast"}


def test_charts_say_what_they_show_and_have_a_table_and_a_method(app: App) -> None:
    app.open()
    for view in each(WITH_CHARTS):
        show(app, view)
        charts = app.page.locator(CHARTS)
        names = charts.evaluate_all(
            """charts => charts.map((chart) => {
              const named = chart.matches('[aria-label]') ? chart : chart.querySelector('[aria-label]');
              return named ? named.getAttribute('aria-label') : '';
            })"""
        )
        # A title says what is measured; a finding names at least a number or who it is about.
        assert all(len(name.split()) >= 8 for name in names), (view, names)
        assert app.page.get_by_text("The numbers behind it, as a table").count() == charts.count(), view
        assert app.page.locator("a.px-about").count() == charts.count(), view


def test_a_table_opens_beside_what_was_chosen_since_and_closes(app: App) -> None:
    app.open("/actors")
    with app.finish():
        app.page.get_by_role("radiogroup").get_by_text("Most negative first").click()
    way = app.page.get_by_role("link", name="The numbers behind it, as a table").first
    before = app.page.get_by_test_id("stDataFrame").count()
    with app.finish():
        way.press("Enter")
    expect(way).to_have_attribute("aria-expanded", "true")
    expect(way).to_be_focused()
    assert app.page.get_by_test_id("stDataFrame").count() == before + 1
    assert "order=negative" in app.page.url
    app.reload()
    assert app.page.get_by_test_id("stDataFrame").count() == before + 1
    with app.finish():
        way.click()
    assert app.page.get_by_test_id("stDataFrame").count() == before
    assert "order=negative" in app.page.url


def test_the_i_of_a_chart_leads_to_its_place_on_the_method_page(app: App, new_page: Callable[..., Page]) -> None:
    app.open("/voices")
    with app.finish():
        app.page.locator("a.px-about").first.press("Enter")
    heading = app.page.get_by_role("heading", name="Voices", exact=True, level=2)
    expect(heading).to_be_focused(timeout=30_000)
    expect(heading).to_be_in_viewport()
    assert "section=voices" in app.page.url
    copy = App(new_page(), app.address).open(app.page.url.removeprefix(app.address))
    expect(copy.page.get_by_role("heading", name="Voices", exact=True, level=2)).to_be_in_viewport()
    app.go("Overview")
    app.go("Method")
    assert "section" not in app.page.url


def test_the_contents_of_the_method_page_lead_to_its_sections(app: App) -> None:
    app.open("/method")
    app.page.get_by_role("navigation", name="Measures").get_by_role("link", name="Stance", exact=True).press("Enter")
    expect(app.page.get_by_role("heading", name="Stance", exact=True, level=2)).to_be_in_viewport()
