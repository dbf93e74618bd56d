"""Add articles: upload or paste, review what was read, analyse; and the articles that are there."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, drafts, selection
from dashboard.drafts import Drafts, Read
from dashboard.panels.messages import VIEWS, header, note, show_opening_problems, show_problems
from dashboard.panels.opened import analysed, current_event
from dashboard.panels.review import edit_article, review_article
from dashboard.store import Event
from dashboard.wording import count_of

_FILES, _PASTED, _ROUND, _DONE = "add_files", "add_pasted", "add_round", "add_done"


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
    _say_what_was_added()
    found = _inputs(event)
    show_problems(found.problems)
    if found.articles:
        _review(event, found)
    _articles_there(event)


def _inputs(event: Event) -> Drafts:
    """Offer upload and paste; return what was read."""
    st.header("Add articles")
    number = st.session_state.setdefault(_ROUND, 0)
    there = cache.open_store().articles_of(event.event_id)
    pasted: list[Read] = st.session_state.setdefault(_PASTED, [])
    upload, pasting = st.columns(2)
    with upload.container(border=True):
        files = st.file_uploader(
            "Text files, one article each",
            accept_multiple_files=True,
            key=f"{_FILES}_{number}",
            help="Plain text (.txt), at most 20 MB each. The files stay on this machine.",
        )
    with pasting, st.form(f"paste_{number}", clear_on_submit=True):
        text = st.text_area("Or paste an article's text", height=160, placeholder="Headline\n\nText of the article …")
        outlet = st.text_input("Outlet that published it", placeholder="For example: The Daily Example")
        if st.form_submit_button("Add this text") and text.strip():
            names = {article.source_name for read in pasted for article in read.articles} | {
                a.source_name for a in there
            }
            pasted.append(drafts.read_pasted(text, outlet=outlet, taken=names))
    return drafts.gather([*map(_read_once, files), *pasted], there)


def _read_once(file: st.runtime.uploaded_file_manager.UploadedFile) -> Read:
    """Read an uploaded file in the run it arrives in; later runs know it."""
    known: dict[str, Read] = st.session_state.setdefault("add_read", {})
    if file.file_id not in known:
        known[file.file_id] = drafts.read_file(file.name, file.getvalue())
    return known[file.file_id]


def _review(event: Event, found: Drafts) -> None:
    st.header("Review them")
    note("Check what was recognised; everything can be changed later too. An outlet's name is what the charts show.")
    reviews = {article.article_id: review_article(article) for article in found.articles}
    wrong = [review for review in reviews.values() if drafts.date_problem(review.published)]
    if st.button("Analyse", key="analyse", type="primary", disabled=bool(wrong)):
        articles = [drafts.reviewed(article, reviews[article.article_id]) for article in found.articles]
        added = cache.open_store().add_articles(event.event_id, articles)
        analysed(event)
        st.session_state[_DONE] = [article.outlet or article.source_name for article in added.new]
        st.session_state[_ROUND] += 1
        st.session_state[_PASTED] = []
        selection.change(cell=None, articles=())
        st.rerun()


def _say_what_was_added() -> None:
    added: list[str] | None = st.session_state.pop(_DONE, None)
    if added is None:
        return
    with st.container(border=True):
        note(f"{count_of(len(added), 'article')} analysed and kept: {', '.join(added)}.")
        st.page_link(VIEWS["overview"][1], label="See them in the overview")


def _articles_there(event: Event) -> None:
    store = cache.open_store()
    articles, removed = store.articles_of(event.event_id), store.removed_from(event.event_id)
    st.header("Articles in this event")
    if not articles:
        note("None yet.")
    for article in articles:
        edit_article(event, article)
    if removed:
        st.subheader("Removed")
        for article in removed:
            name, back = st.columns([4, 1], vertical_alignment="center")
            name.text(f"{article.outlet or article.source_name}: {article.title}")
            back.button(
                "Undo",
                key=f"restore_{article.article_id}",
                on_click=store.restore_article,
                args=(event.event_id, article.article_id),
            )


if __name__ == "__main__":
    show()
