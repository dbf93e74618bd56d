"""Access in a real browser: axe on every page in both themes, and the pages without a mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations
from tests.browser.app import App, Server

PATHS = (
    "/",
    "/compare",
    "/stance",
    "/actors",
    "/voices",
    "/framing",
    "/framing?part=frames",
    "/framing?part=loaded",
    "/framing?part=names",
    "/framing?part=verbs",
    "/framing?pattern=peace",
    "/add",
    "/method",
)

CLEAR = """() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {})))"""
"""Waits for the transitions of the theme, during which colours are neither the old nor the new ones."""


@pytest.fixture(scope="module", params=["light", "dark"])
def themed(request: pytest.FixtureRequest, browser, samples_server: Server) -> Iterator[App]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, color_scheme=request.param)
    yield App(context.new_page(), samples_server.address)
    context.close()


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_that_is_ours(themed: App, path: str) -> None:
    themed.open(path)
    themed.page.evaluate(CLEAR)
    assert not violations(themed.page)
    themed.check()


def test_axe_sees_what_is_wrong(app: App) -> None:
    app.open("/method")
    app.page.evaluate(
        """() => document.querySelector('[data-testid="stMain"] p').insertAdjacentHTML(
          'beforeend', '<img src="data:,"><span style="color:#ccc;background:#fff">pale</span>')"""
    )
    assert {found.rule for found in violations(app.page)} >= {"image-alt", "color-contrast"}


def test_charts_say_what_they_show_and_have_a_table_and_a_method(app: App) -> None:
    for path in PATHS[:-2]:
        app.open(path)
        charts = app.page.get_by_test_id("stPlotlyChart")
        names = [chart.get_attribute("aria-label") or "" for chart in charts.all()]
        if not charts.count():
            continue
        names = charts.evaluate_all(
            """charts => charts.map((chart) => {
              const named = chart.matches('[aria-label]') ? chart : chart.querySelector('[aria-label]');
              return named ? named.getAttribute('aria-label') : '';
            })"""
        )
        # A title says what is measured; a finding names at least a number or who it is about.
        assert all(len(name.split()) >= 8 for name in names), (path, names)
        assert app.page.get_by_text("The numbers behind it, as a table").count() == charts.count(), path
        assert app.page.locator('[class*="st-key-px_about_"] a').count() == charts.count(), path


def test_the_i_of_a_chart_leads_to_its_place_on_the_method_page(app: App, new_page: Callable[..., Page]) -> None:
    app.open("/voices")
    with app.finish():
        app.page.locator('[class*="st-key-px_about_"] a').first.press("Enter")
    heading = app.page.get_by_role("heading", name="Voices", exact=True, level=2)
    expect(heading).to_be_focused()
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


@pytest.mark.parametrize("path", ["/", "/compare", "/stance", "/actors", "/voices", "/framing?part=names", "/add"])
def test_tab_reaches_everything_and_is_never_caught(app: App, path: str) -> None:
    app.open(path)
    app.page.locator("body").focus()
    reached: list[str] = []
    for _ in range(400):
        app.page.keyboard.press("Tab")
        here = app.page.evaluate(
            """() => {
              let node = document.activeElement;
              while (node && node.shadowRoot && node.shadowRoot.activeElement) node = node.shadowRoot.activeElement;
              if (!node || node === document.body) return '';
              node.dataset.reached = node.dataset.reached || String(Math.random());
              return node.dataset.reached;
            }"""
        )
        if not here or (reached and here == reached[0]):
            break
        assert here not in reached[-1:], "the focus does not move on"
        reached.append(here)
    else:
        pytest.fail("Tab never comes round")
    missed = app.page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] :is(a[href], button, input, textarea, summary)')]
          .filter((node) => !node.dataset.reached && !node.disabled && node.tabIndex >= 0 && node.checkVisibility()
            && !node.closest('[role=radiogroup], [role=tablist]') && node.getClientRects().length)
          .map((node) => node.outerHTML.slice(0, 200))"""
    )
    assert not missed
