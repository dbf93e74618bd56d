"""One article's metadata and removed pieces, to be checked and changed by the reader."""

from __future__ import annotations

import streamlit as st

from analysis.records import Article
from dashboard import cache, drafts
from dashboard.drafts import Review
from dashboard.markup import element, escaped
from dashboard.panels.messages import note
from dashboard.store import Event
from dashboard.wording import count_of


def review_article(article: Article) -> Review:
    """Draw what was recognised of an article, and return what the reader makes of it."""
    with st.container(border=True):
        st.html(_head(article))
        review = _fields(article, key=article.article_id)
        back = _removed(article, key=article.article_id)
    return Review(review.outlet, review.title, review.published, back)


def edit_article(event: Event, article: Article) -> None:
    """Draw an article of the event with the ways to change and to remove it."""
    store, key = cache.open_store(), f"{event.event_id}_{article.article_id}"
    with st.container(border=True, key=f"article_{article.article_id}"):
        head, ways = st.columns([5, 2], vertical_alignment="center")
        head.html(_head(article))
        ways = ways.container(horizontal=True, horizontal_alignment="right", wrap=False)
        with ways.popover("Change"), st.form(f"edit_{key}", border=False):
            review = _fields(article, key=f"edit_{key}")
            back = _removed(article, key=f"edit_{key}")
            if st.form_submit_button("Save"):
                _save(event, article, Review(review.outlet, review.title, review.published, back))
        ways.button(
            "Remove",
            key=f"remove_{article.article_id}",
            on_click=store.remove_article,
            args=(event.event_id, article.article_id),
        )


def _save(event: Event, article: Article, review: Review) -> None:
    wrong = drafts.date_problem(review.published)
    if wrong:
        st.error(wrong)
        return
    cache.open_store().update_article(event.event_id, article.article_id, drafts.reviewed(article, review))
    st.rerun()


def _fields(article: Article, *, key: str) -> Review:
    outlet, title, published = st.columns([3, 5, 2])
    values = Review(
        outlet=outlet.text_input(
            "Outlet",
            article.outlet,
            key=f"outlet_{key}",
            placeholder="Which outlet published it?",
            help="The text doesn't tell the outlet: its file's name stands in the charts until you name it."
            if not article.outlet
            else None,
        ),
        title=title.text_input("Title", article.title, key=f"title_{key}", placeholder="No headline was found"),
        published=published.text_input("Date", article.published, key=f"date_{key}", placeholder="2025-05-19"),
    )
    wrong = drafts.date_problem(values.published)
    if wrong:
        note(wrong)
    return values


def _removed(article: Article, *, key: str) -> frozenset[int]:
    """Show what was taken away, with its reason, and ask what belongs to the article after all."""
    if not article.removed:
        note("Nothing was taken away: the whole source is the article.")
        return frozenset()
    pieces = count_of(len(article.removed), "piece")
    with st.expander(f"{pieces} of the source not taken for the article (navigation, captions, bios …)"):
        edited = st.data_editor(
            drafts.removed_table(article),
            key=f"removed_{key}",
            hide_index=True,
            disabled=["Reason", "Text"],
            column_config={
                "Put back": st.column_config.CheckboxColumn(
                    help="Tick what belongs to the article after all.", width=80
                ),
                "Reason": st.column_config.TextColumn(width=110),
                "Text": st.column_config.TextColumn(width="large"),
            },
        )
    return drafts.starts_of(article, edited)


def _head(article: Article) -> str:
    outlet = article.outlet or "Outlet unknown"
    parts = [element("p", element("b", escaped(outlet)), " ", escaped(article.title), css="px-source")]
    known = [article.source_name, article.published[:10], article.genre, f"about {len(article.text.split()):,} words"]
    origin = drafts.origin_of(article, "outlet")
    if article.outlet and origin:
        known.append(f"outlet known from: {origin}")
    parts.append(element("p", escaped(" · ".join(part for part in known if part)), css="px-meta"))
    return "".join(parts)
