"""Coverage: which facts the articles share, what only one tells, and what is told differently."""

from __future__ import annotations

from dashboard.panels.coverage import (
    choose_claims,
    show_claims,
    show_conflicts,
    show_open_claim,
    show_quotations,
    show_shares,
)
from dashboard.panels.fragments import live
from dashboard.panels.messages import heading, link_to_page, note
from dashboard.panels.page_context import Opened, open_event
from dashboard.panels.scroll import anchor_of, scroll_to
from dashboard.queries.coverage import claims
from dashboard.runtime import session
from dashboard.state.pages import CoverageState


def show() -> None:
    """Draw the page."""
    opened = open_event("coverage")
    if len(opened.labels) < 2:
        note("One article is here so far. What others tell or leave out shows from two articles on.")
        link_to_page("add", "Add more articles")
        return
    _parts(opened)
    claim = session.current(CoverageState).claim
    scroll_to(anchor_of("claim", claim) if claim else "")


@live("coverage")
def _parts(opened: Opened) -> None:
    """Draw everything: all of it goes by how strictly sentences are matched."""
    heading("Which facts, told by whom")
    choose_claims()
    found = claims(opened.analysis, strict=session.current(CoverageState).strict)
    if found is None:
        note("Coverage was not measured for this event. Analyse it anew.")
        return
    show_claims(opened, found)
    show_open_claim(opened, found)
    show_conflicts(opened, found)
    show_shares(opened, found)
    show_quotations(opened)


if __name__ == "__main__":
    show()
