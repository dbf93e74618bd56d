"""Ask axe, the accessibility checker, about a page; what Streamlit itself causes is named here, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")

BY_STREAMLIT = {
    # The drop zone of st.file_uploader has role "presentation" and a label at once; we can set neither.
    "presentation-role-conflict": '[data-testid="stFileUploaderDropzone"]',
    # The checkbox column of an st.data_editor has no heading.
    "empty-table-header": '[data-testid="stDataFrame"]',
}
"""By rule of axe: the elements, as a CSS selector, that Streamlit draws so whatever we do."""

STOPS_BY_STREAMLIT = ("stMain", "stDataFrameResizable")
"""Stops of the Tab key that Streamlit makes: the page, which scrolls, without a ring; a table's frame without a name.

In a table Tab goes on through the cells of the row before it leaves; it is no trap.
"""

RINGED_OUTSIDE = ("INPUT", "TEXTAREA", "CANVAS", "TD")
"""Fields have their ring around the box that holds them, tables draw it within their canvas."""

_RUN = """([tags, known]) => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
  .then((results) => results.violations.flatMap((rule) => rule.nodes
    .filter((node) => {
      const target = node.target.flat();
      const element = target.length === 1 && document.querySelector(target[0]);
      const theirs = rule.id in known && element && element.closest(known[rule.id]);
      return !theirs;
    })
    .map((node) => ({ rule: rule.id, html: node.html.slice(0, 300), says: node.failureSummary }))))"""


@dataclass(frozen=True)
class Violation:
    """A rule that an element breaks."""

    rule: str
    html: str
    says: str


def violations(page: Page) -> tuple[Violation, ...]:
    """Return what breaks WCAG 2.2 AA or axe's best practices on the page, leaving out :data:`BY_STREAMLIT`."""
    # Evaluated, not added as a script: the page's security policy would stop that.
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(_RUN, [list(TAGS), BY_STREAMLIT])
    return tuple(Violation(**each) for each in found)
