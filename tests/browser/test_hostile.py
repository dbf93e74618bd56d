"""Hostile articles in a real browser: all they hold shows as text on every page, runs nothing and asks for nothing.

The server here is Streamlit's own, without our headers: they would hide what escaping has let through.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser

from dashboard.state.choices import Choices
from dashboard.state.refs import CellRef, QuoteRef
from dashboard.wording import LAYERS, PARTS
from tests.browser import hostile
from tests.browser.app import CHARTS, MARKS, ROOT, App, Server

EVERYWHERE = r"""() => {
  const texts = [], fields = [], found = [];
  // Addresses of ours may name an actor after the question mark.
  const asks = (address) => {
    const url = new URL(address, location.href);
    return (url.host + url.pathname).includes('px-attack');
  };
  const walk = (root) => {
    for (const node of root.querySelectorAll('*')) {
      if (node.shadowRoot) walk(node.shadowRoot);
      const name = node.localName;
      if (['script', 'style'].includes(name)) {
        if (node.textContent.includes('px-attack')) found.push(name);
        continue;
      }
      for (const attribute of node.attributes)
        if (/^on/.test(attribute.name) || (/^(src|href|xlink:href|action|data)$/.test(attribute.name)
            && asks(attribute.value))) found.push(name + ' ' + attribute.name);
      if (['iframe', 'base', 'object', 'embed', 'form-action', 'math'].includes(name)) found.push(name);
      if (name === 'meta' && node.httpEquiv === 'refresh') found.push('meta refresh');
      if (node.classList.contains('katex') || node.classList.contains('katex-error')) found.push('formula');
      if ('value' in node && typeof node.value === 'string') fields.push(node.value);
      for (const child of node.childNodes) if (child.nodeType === 3) {
        texts.push(child.data);
        // The articles' own words keep their marks of direction, in a box of their own.
        if (/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(child.data)) {
          const sentence = node.closest('.px-sentence, .sentence');
          if (!sentence || getComputedStyle(sentence).unicodeBidi !== 'isolate') found.push('turned: ' + child.data);
        }
      }
    }
  };
  walk(document);
  return [found, [texts.join(''), ...fields].join('\n')];
}"""
BARE = re.compile(r"(?<!\*)pxbold|(?<!_)pxem|(?<!`)pxcode|(?<!\[)pxred|(?<!\{)pxtex")
"""A word whose Markdown or LaTeX was read instead of shown."""


def views(articles: tuple[str, ...]) -> dict[str, str]:
    """Return the address of each page, with as much open on it as there is."""
    name = hostile.NAMES[0]
    event = Choices().holding(event=hostile.EVENT_ID)
    chosen = {
        "overview": event.holding(cell=CellRef("sentiment", articles[0], name)),
        "overview, stance": event.holding(cell=CellRef("stance", articles[1], name)),
        "compare": event.holding(articles=articles[:4], layers=tuple(LAYERS)),
        "compare, others": event.holding(articles=articles[4:], layers=tuple(LAYERS)),
        "stance": event.holding(cell=CellRef("stance", articles[2], name), target=name),
        "actors": event.holding(actor=hostile.NAMES[1], order="negative"),
        "voices": event.holding(quote=QuoteRef(articles[0], 0)),
        "voices, filtered": event.holding(quoting=articles[:1]),
        **{f"framing, {part}": event.holding(part=part, actor=name) for part in PARTS},
        "framing, search": event.holding(pattern="reckless"),
        "framing, bad pattern": event.holding(pattern=f"({hostile.ATTACKS[1]}", search="regex"),
        "add": event,
        "method": event,
    }
    return {view: address(view.split(",")[0], opened) for view, opened in chosen.items()}


def address(page: str, chosen: Choices) -> str:
    return f"/{'' if page == 'overview' else page}?{urlencode(chosen.params(page), doseq=True)}"


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, tuple[str, ...]]]:
    data = tmp_path_factory.mktemp("hostile")
    articles = hostile.fill(data)
    server = Server(data, environment=dict(os.environ), script=ROOT / "dashboard" / "app.py").start()
    yield server, tuple(article.article_id for article in articles)
    server.stop()


@pytest.fixture(scope="module")
def asked_for() -> list[str]:
    return []


@pytest.fixture(scope="module")
def driven(attacked, browser: Browser, asked_for: list[str]) -> Iterator[App]:
    page = browser.new_page(viewport={"width": 1440, "height": 1000})
    page.on("request", lambda request: asked_for.append(request.url))
    yield App(page, attacked[0].address)
    page.close()


def look(app: App, asked_for: list[str]) -> str:
    """Fail on anything that was read as markup; return all text of the page, values of fields included."""
    found, shown = app.page.evaluate(EVERYWHERE)
    assert not found
    assert not [shown[match.start() - 20 : match.end()] for match in BARE.finditer(shown)]
    assert app.page.title() != "owned"
    # What is asked for on purpose names it after the question mark at most.
    assert not [url for url in asked_for if hostile.MARK in urlsplit(url).netloc + urlsplit(url).path]
    app.check()
    return shown


VIEWS = tuple(views(("a", "b", "c", "d", "e", "f")))


@pytest.mark.parametrize("view", VIEWS)
def test_it_shows_as_text(view: str, attacked, driven: App, asked_for: list[str]) -> None:
    driven.open(views(attacked[1])[view])
    shown = look(driven, asked_for)
    assert "![x](/px-attack.png)" in shown  # the event's title, in the sidebar at least
    if view != "method":
        assert driven.page.get_by_role("heading", level=1).inner_text().startswith("![x](/px-attack.png)")
        assert "<script>" in shown or "<img src=/px-attack" in shown


@pytest.mark.parametrize("view", ["overview", "compare", "stance", "actors", "voices", "framing, words", "add"])
def test_open_lists_and_explanations_show_it_as_text(view: str, attacked, driven: App, asked_for: list[str]) -> None:
    driven.open(views(attacked[1])[view])
    page = driven.page
    for box in page.get_by_role("combobox").all():
        if box.is_visible() and box.is_enabled():
            box.click()
            look(driven, asked_for)
            page.keyboard.press("Escape")
    for chart in page.locator(CHARTS).all():
        marks = chart.locator(MARKS)
        if marks.count():
            marks.first.hover(force=True)
            look(driven, asked_for)
    runs = page.locator(".reader .run.stop")
    for number in range(min(runs.count(), 6)):
        runs.nth(number).hover(force=True)
        look(driven, asked_for)
    assert "![x](/px-attack.png)" in look(driven, asked_for)
