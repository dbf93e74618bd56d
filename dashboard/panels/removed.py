"""The pieces of a source that were not taken for the article: each with its reason, back and out with one click."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from analysis.records import Article, Removed
from dashboard.edits.article_drafts import by_reason
from dashboard.markup.elements import element, escaped
from dashboard.panels.messages import note
from dashboard.wording import count_of

Toggle = Callable[[frozenset[int]], None]
"""Called with the starts of all pieces that are to be back."""


def removed_pieces(article: Article, *, back: frozenset[int], key: str, on_change: Toggle) -> None:
    """Show what was taken away, by reason; one click puts a piece back, another one takes it out again."""
    pieces = sorted((*article.removed, *article.restored), key=lambda piece: piece.source_start)
    if not pieces:
        note("Nothing was taken away: the whole source is the article.")
        return
    out = [piece for piece in pieces if piece.source_start not in back]
    # The label tells of all pieces, out or back: a box whose label changes would close.
    label = f"{count_of(len(pieces), 'piece')} of the source not taken for the article"
    with st.expander(label, key=f"pieces_{key}", on_change="rerun") as box:
        if not box.open:
            return
        kept = [piece for piece in pieces if piece.source_start in back]
        if kept:
            _group("Put back by you", kept, label="Take out", back=back, key=key, on_change=on_change)
        for reason, group in by_reason(out).items():
            _group(reason.capitalize(), group, label="Put back", back=back, key=key, on_change=on_change)


def _group(
    title: str, pieces: Sequence[Removed], *, label: str, back: frozenset[int], key: str, on_change: Toggle
) -> None:
    st.html(element("p", escaped(f"{title} ({len(pieces)})"), css="px-outlet"))
    rows = st.container(gap=None)
    for piece in pieces:
        words, way = rows.columns([6, 1], vertical_alignment="center")
        words.html(element("p", escaped(" ".join(piece.text.split())), css="px-piece"))
        way.button(
            label,
            key=f"piece_{key}_{piece.source_start}",
            type="tertiary",
            on_click=on_change,
            args=(back ^ {piece.source_start},),
        )
