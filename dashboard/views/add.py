"""Add articles: files, pasted text, the web; review what was read, analyse; and the articles that are there."""

from __future__ import annotations

import streamlit as st

from analysis.records import Article
from dashboard.edits import article_drafts
from dashboard.edits.article_drafts import Drafts
from dashboard.panels.aside import show_aside
from dashboard.panels.copies import show_copies, show_passages
from dashboard.panels.file_names import offer_file_names
from dashboard.panels.intake import start_afresh, take_in
from dashboard.panels.messages import header, heading, link_to_page, note, show_opening_problems
from dashboard.panels.outliers import show_strays
from dashboard.panels.page_context import analysed, current_event
from dashboard.panels.review import edit_article, review_articles
from dashboard.panels.unsaved import told
from dashboard.runtime import cache, session
from dashboard.store.event_store import Event
from dashboard.wording import count_of

_DONE = "add_done"
_PER_PAGE = 20
_MOST_NAMED = 12


def show() -> None:
    """Draw the page."""
    event = current_event()
    header("add", event)
    show_opening_problems(event)
    if event.kind == "sample":
        note(
            "This is a sample event. Your articles would join it; to keep them apart, "
            "make an event of their own with New event in the sidebar."
        )
    _say_what_was_added(event)
    heading("Add articles")
    found = take_in(event)
    if found.articles:
        _review(event, found)
    _articles_there(event)
    show_aside(event)


def _review(event: Event, found: Drafts) -> None:
    heading("Review them")
    note("Check what was recognised; everything can be changed later too. An outlet's name is what the charts show.")
    reviews = review_articles(found.articles)
    wrong = [review for review in reviews.values() if article_drafts.date_problem(review.published)]
    if wrong and len(reviews) > len(wrong):
        note(f"{count_of(len(wrong), 'date')} can't be read. {article_drafts.date_problem(wrong[0].published)}")
    if st.button("Analyse", key="analyse", type="primary", disabled=bool(wrong)):
        articles = [article_drafts.reviewed(article, reviews[article.article_id]) for article in found.articles]
        with told():
            added = cache.open_store().add_articles(event.event_id, articles)
            # What was added stays, and is said, though the reader should stop the analysis.
            st.session_state[_DONE] = [article.outlet_name for article in added.new]
            start_afresh()
            session.change(cell=None, articles=())
            analysed(event)
            st.rerun()


def _say_what_was_added(event: Event) -> None:
    added: list[str] | None = st.session_state.pop(_DONE, None)
    if added is None:
        return
    names = ", ".join(added[:_MOST_NAMED])
    if len(added) > _MOST_NAMED:
        names += f" and {len(added) - _MOST_NAMED} more"
    with st.container(border=True):
        if cache.is_analysed(event):
            note(f"{count_of(len(added), 'article')} analysed and kept: {names}.")
        else:
            kept = f"{count_of(len(added), 'article')} kept, not analysed yet: {names}."
            note(f"{kept} Any page with charts offers to analyse them.")
        link_to_page("overview", "See them in the overview")


def _articles_there(event: Event) -> None:
    articles = cache.open_store().articles_of(event.event_id)
    heading("Articles in this event")
    if not articles:
        note(
            "None yet. A comparison needs two or more, from different outlets: drop files above, or paste a text. "
            "You check what was recognised before anything is analysed."
        )
    offer_file_names(event, articles)
    show_strays(event, articles)
    show_copies(event, articles)
    show_passages(articles)
    if len(articles) > 1:
        st.subheader("All articles")
    for article in _page_of(articles):
        edit_article(event, article)


def _page_of(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """Ask which articles to show where there are many."""
    if len(articles) <= _PER_PAGE:
        return articles
    first = st.selectbox(
        "Show articles",
        range(0, len(articles), _PER_PAGE),
        format_func=lambda first: f"{first + 1} to {min(first + _PER_PAGE, len(articles))} of {len(articles)}",
        key="articles_page",
    )
    return articles[first : first + _PER_PAGE]


if __name__ == "__main__":
    show()
