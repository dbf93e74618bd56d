"""How long a click and a first visit take in the dashboard, beside an application that shows nothing."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Locator, Page

from tests.browser.app import App


@dataclass(frozen=True)
class Filter:
    """A filter or layer of a page that two clicks take there and back."""

    page: str
    path: str
    there: Callable[[Page], Locator]
    back: Callable[[Page], Locator]


def _radio(name: str) -> Callable[[Page], Locator]:
    return lambda page: page.get_by_test_id("stMain").get_by_role("radio", name=name, exact=True)


def _pill(name: str) -> Callable[[Page], Locator]:
    return lambda page: page.get_by_test_id("stMain").get_by_role("button", name=name, exact=True)


FILTERS = (
    Filter("Overview", "/", _radio("Newsroom's own words"), _radio("All voices")),
    Filter("Compare", "/compare", _pill("Loaded words"), _pill("Loaded words")),
    Filter("Actors", "/actors", _radio("Most negative first"), _radio("As in the article")),
    Filter("Voices", "/voices", _pill("Anonymous"), _pill("Anonymous")),
    Filter("Framing", "/framing?part=loaded", _radio("All words"), _radio("Newsroom's own words")),
)
NOTHING = Filter("Empty", "/", _radio("Two"), _radio("One"))


@dataclass
class Clicks:
    """Seconds from a click to the end of its run, all drawn: of the dashboard by page, and of the empty application."""

    ours: dict[str, list[float]] = field(default_factory=dict)
    empty: list[float] = field(default_factory=list)


def measure_clicks(browser: Browser, ours: str, empty: str, *, rounds: int) -> Clicks:
    """Click filters in turns with the empty application's, so that both meet the same machine."""
    clicks = Clicks()
    nothing = App(browser.new_page(), empty).open(NOTHING.path)
    for each in FILTERS:
        app = App(browser.new_page(viewport={"width": 1440, "height": 1000}), ours).open(each.path)
        measured = clicks.ours.setdefault(each.page, [])
        for number in range(rounds + 1):
            seconds = _there_and_back(app, each), _there_and_back(nothing, NOTHING)
            if number:  # the first round warms up
                measured.extend(seconds[0])
                clicks.empty.extend(seconds[1])
        app.check()
        app.page.close()
    nothing.page.close()
    return clicks


def measure_visits(browser: Browser, ours: str, empty: str, *, rounds: int) -> tuple[list[float], list[float]]:
    """Open both applications in browsers without a cache; return seconds until all is drawn, ours first."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for address, measured in zip((ours, empty), times, strict=True):
            context = browser.new_context(viewport={"width": 1440, "height": 1000})
            app = App(context.new_page(), address)
            start = time.perf_counter()
            app.open("/")
            measured.append(time.perf_counter() - start)
            context.close()
    return times


def percentile_95(values: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def _there_and_back(app: App, each: Filter) -> list[float]:
    app.page.bring_to_front()
    seconds = []
    for target in (each.there, each.back):
        # Found before the clock starts: the search by role reads the whole page, which no reader's click does.
        found = target(app.page).element_handle()
        assert found is not None
        start = time.perf_counter()
        with app.finish():
            found.click()
        seconds.append(time.perf_counter() - start)
    return seconds
