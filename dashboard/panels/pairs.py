"""Which two articles differ most, and the way to read them side by side."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from dashboard.markup.elements import element, lines
from dashboard.markup.links import link
from dashboard.panels.messages import note
from dashboard.panels.page_context import Opened
from dashboard.queries import article_pairs, stance_cells
from dashboard.runtime import session


def show_pairs(opened: Opened, *, beside: Collection[str] = ()) -> None:
    """Name the two articles that differ most; nothing where fewer than three are shown, for they are the pair.

    Args:
        opened: The event.
        beside: The articles that are open on Compare; a pair among them needs no way there.
    """
    if len(opened.labels) < 3:
        return
    whole, targets = opened.whole, opened.all_targets
    found = article_pairs.most_apart(
        whole["articles"],
        opened.analysis["differences"],
        whole["stance"],
        stance_cells.apart_of(whole),
        shown=tuple(opened.labels),
        targets=targets,
    )
    if len(found) > article_pairs.MOST or not found:
        if not beside:
            note(article_pairs.none_alone(found, sentiment=not opened.analysis["differences"].empty))
        return
    rows = []
    for pair in found:
        said = article_pairs.in_words(pair, opened.labels, targets=len(targets), alone=len(found) == 1)
        way = link("compare", "Read them side by side", session.link_to("compare", articles=pair.articles))
        rows.append(element("div", lines([said]) + way, css="px-told"))
    if not any(set(pair.articles) <= set(beside) for pair in found):
        st.html(element("div", *rows))
