"""The Tab key walks a whole page: each stop has a name and shows that it has the focus, and none keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import RINGED_OUTSIDE, STOPS_BY_STREAMLIT
from tests.browser.app import App

MOST = 200
LONGEST = 20
"""Tab goes through the cells of a table's row before it leaves; no table has more columns."""

STOP = """() => {
  let stop = document.activeElement;
  while (stop.shadowRoot && stop.shadowRoot.activeElement) stop = stop.shadowRoot.activeElement;
  if (stop === document.body) return null;
  window.pxStops = window.pxStops || new Map();
  if (!window.pxStops.has(stop)) window.pxStops.set(stop, window.pxStops.size);
  const labels = (stop.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean)
    .map((id) => document.getElementById(id)?.textContent || '');
  const name = [stop.getAttribute('aria-label'), ...labels, ...[...(stop.labels || [])].map((each) => each.textContent),
    stop.getAttribute('title'), stop.textContent].find((text) => text && text.trim()) || '';
  const style = getComputedStyle(stop);
  let hidden = false;
  for (let up = stop; up; up = up.parentElement)
    hidden ||= getComputedStyle(up).opacity === '0' && !up.getAnimations().length;
  const box = stop.closest('[data-testid]');
  return {
    number: window.pxStops.get(stop), name: name.trim().slice(0, 60), tag: stop.tagName,
    part: box ? box.dataset.testid : '',
    hidden, outlined: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
  };
}"""


@dataclass(frozen=True)
class Stop:
    """What has the focus; ``number`` tells the elements of a page apart."""

    number: int
    name: str
    tag: str
    part: str
    hidden: bool
    outlined: bool


def walk(app: App) -> list[Stop]:
    """Press Tab until the focus leaves the page."""
    stops: list[Stop] = []
    for _ in range(MOST):
        app.page.keyboard.press("Tab")
        found: dict[str, Any] | None = app.page.evaluate(STOP)
        if found is None:
            return stops
        stops.append(Stop(**found))
        last = {stop.number for stop in stops[-LONGEST:]}
        assert len(stops) < LONGEST or len(last) > 1, f"the focus stays on {stops[-1]}"
    message = f"{MOST} presses did not leave the page; the last stops: {stops[-5:]}"
    raise AssertionError(message)


@pytest.mark.parametrize("path", ["/", "/voices", "/compare"])
def test_tab_walks_the_whole_page(app: App, path: str) -> None:
    app.open(path)
    stops = walk(app)
    assert len({stop.number for stop in stops}) > 20, "the walk ended before the page did"
    ours = [stop for stop in stops if stop.part not in STOPS_BY_STREAMLIT]
    assert not [stop for stop in ours if not stop.name]
    assert not [stop for stop in ours if stop.hidden and stop.tag not in RINGED_OUTSIDE]
    assert not [stop for stop in ours if not stop.outlined and stop.tag not in RINGED_OUTSIDE]


def test_the_first_stop_leads_past_the_navigation(app: App) -> None:
    app.open("/actors")
    app.page.keyboard.press("Tab")
    expect(app.page.get_by_role("link", name="Skip to main content")).to_be_focused()
    app.page.keyboard.press("Enter")
    app.page.keyboard.press("Tab")
    inside = app.page.evaluate("() => !!document.activeElement.closest('[data-testid=\"stMain\"]')")
    assert inside, "the next stop is in the navigation again"
