"""An article that seems to hold several stories, split by its reader."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis.ingest.readers.stories import SEEMS, story_starts
from analysis.records import Article
from dashboard.edits import article_drafts
from dashboard.edits.article_drafts import Drafts
from dashboard.markup.elements import element, escaped
from dashboard.panels.messages import note
from dashboard.wording import one_line

_SPLITS = "add_splits"


def with_splits(found: Drafts) -> Drafts:
    """Return the drafts with the articles split that the reader has split."""
    splits: dict[str, tuple[int, ...]] = st.session_state.setdefault(_SPLITS, {})
    return article_drafts.with_splits(found, splits)


def offer_splits(articles: Sequence[Article]) -> None:
    """Ask of each article that seems to hold several stories where they begin."""
    for article in articles:
        if any(text.startswith(SEEMS) for text in article.notes):
            _offer(article)


def forget_splits() -> None:
    """Forget what was split: it has joined the event."""
    st.session_state.pop(_SPLITS, None)


def _offer(article: Article) -> None:
    starts = {start.start: start for start in story_starts(article)}
    with st.container(border=True, key=f"split_{article.article_id}"):
        st.html(element("p", element("b", escaped(article.source_name)), css="px-source"))
        note("It seems to hold several stories. Choose the lines with which a further story begins.")
        chosen = st.multiselect(
            "A story begins with",
            list(starts),
            default=[start for start, line in starts.items() if line.likely],
            format_func=lambda start: one_line(starts[start].text),
            key=f"split_at_{article.article_id}",
        )
        st.button(
            f"Split into {len(chosen) + 1}",
            key=f"split_now_{article.article_id}",
            disabled=not chosen,
            on_click=_split,
            args=(article.article_id, tuple(chosen)),
        )


def _split(article_id: str, starts: tuple[int, ...]) -> None:
    st.session_state.setdefault(_SPLITS, {})[article_id] = starts
