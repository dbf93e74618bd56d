"""Ways in: files and folders, pasted text, the web; and the report on what was read."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis.ingest.readers.companions import article_names
from analysis.records import Article
from dashboard.edits import article_drafts
from dashboard.edits.article_drafts import Drafts, Read
from dashboard.panels.columns import chosen_columns
from dashboard.panels.messages import note, show_problems
from dashboard.panels.splitting import forget_splits, offer_splits, with_splits
from dashboard.panels.web import fetch_from_web
from dashboard.queries.findings import remarks
from dashboard.runtime import cache
from dashboard.server.render_lock import render_lock
from dashboard.store.event_store import Event
from dashboard.wording import count_of

_ROUND, _PASTED, _READ, _TABLES = "add_round", "add_pasted", "add_read", "add_tables"
_STOPPED = "add_stopped"

FORMATS = (
    "Text, Markdown, saved web pages (HTML, MHTML, web archive, WARC), PDF, Word, OpenDocument, RTF, EPUB, mails, "
    "exports of press databases, XML, tables (CSV, TSV, Excel, JSON lines) and ZIP"
)


def take_in(event: Event) -> Drafts:
    """Offer all ways in; return what was read and not yet added, with a report on the page."""
    number = st.session_state.setdefault(_ROUND, 0)
    there = cache.open_store().articles_of(event.event_id)
    given: list[Read] = st.session_state.setdefault(_PASTED, [])
    upload, pasting = st.columns(2)
    with upload.container(border=True):
        files = _files(number)
    with pasting, st.form(f"paste_{number}", clear_on_submit=True):
        _paste(event, given, there)
    fetch_from_web(given)
    reads = [*_read_all(event, files), *given]
    found = with_splits(article_drafts.gather(reads, there))
    if reads:
        found = _with_remarks(found, there)
        _report(found)
        offer_splits(found.articles)
    return found


def start_afresh() -> None:
    """Forget what was read: it has joined the event."""
    st.session_state[_ROUND] += 1
    for name in (_PASTED, _READ, _TABLES, _STOPPED):
        st.session_state.pop(name, None)
    forget_splits()


def _files(number: int) -> list[UploadedFile]:
    as_folder = st.toggle("Take a whole folder", key="add_folder")
    files = st.file_uploader(
        "A folder of articles"
        if as_folder
        else "Files: articles, exports of databases, tables with an article per row",
        accept_multiple_files="directory" if as_folder else True,
        key=f"add_{'folder' if as_folder else 'files'}_{number}",
        help=f"{FORMATS}; at most 20 MB each. The files stay on this machine.",
    )
    note(f"{FORMATS}.")
    names = article_names(file.name for file in files) if as_folder else frozenset()
    return [file for file in files if not as_folder or file.name in names]


def _paste(event: Event, given: list[Read], there: Sequence[Article]) -> None:
    text = st.text_area("Or paste an article's text", height=160, placeholder="Headline\n\nText of the article …")
    outlet = st.text_input("Outlet that published it", placeholder="For example: The Daily Example")
    if st.form_submit_button("Add this text") and text.strip():
        names = {article.source_name for read in given for article in read.articles} | {a.source_name for a in there}
        read = article_drafts.read_pasted(text, outlet=outlet, taken=names)
        _keep_foreign(event, read)
        given.append(read)


def _read_all(event: Event, files: Sequence[UploadedFile]) -> list[Read]:
    """Read each uploaded file once, in the run in which it is there to be read."""
    known: dict[str, Read] = st.session_state.setdefault(_READ, {})
    tables = {name for name, table in st.session_state.setdefault(_TABLES, {}).items() if table is not None}
    reread = False
    stopped: set[str] = st.session_state.setdefault(_STOPPED, set())
    waiting = [file for file in files if file.file_id not in known and file.file_id not in stopped]
    place, way_out = st.empty(), st.empty()
    if waiting:
        # A click starts a new run, which ends this one at its next sign of progress.
        ids = [file.file_id for file in waiting]
        way_out.button("Stop reading", key="stop_reading", on_click=stopped.update, args=(ids,))
        render_lock.release()
    for number, file in enumerate(waiting, start=1):
        read = _read(file, place, label=f"Reading file {number} of {len(waiting)}")
        if read is not None:
            known[file.file_id] = read
            _keep_foreign(event, read)
            # A table's choice of columns stands above the point where it was read: draw the page without it.
            reread = reread or file.file_id in tables
    place.empty()
    way_out.empty()
    if reread:
        st.rerun()
    _offer_to_go_on(sum(file.file_id in stopped and file.file_id not in known for file in files))
    return [known[file.file_id] for file in files if file.file_id in known]


def _offer_to_go_on(left: int) -> None:
    if left:
        with st.container(horizontal=True, vertical_alignment="center"):
            note(f"{count_of(left, 'file')} not read: you stopped. What was read before is below.")
            st.button("Read on", key="read_on", on_click=lambda: st.session_state.pop(_STOPPED, None))


def _read(file: UploadedFile, place: st.delta_generator.DeltaGenerator, *, label: str) -> Read | None:
    """Read one file; None while its columns wait for the reader."""
    refused = article_drafts.refused_size(file.name, file.size)
    if refused is not None:
        return refused
    tables = st.session_state.setdefault(_TABLES, {})
    if file.file_id not in tables:
        with place.container():
            st.text(f"{label}: {file.name}")
        tables[file.file_id] = article_drafts.table_in(file.name, file.getvalue())
    table = tables[file.file_id]
    columns = chosen_columns(table, name=file.name, key=file.file_id) if table is not None else None
    if table is not None and columns is None:
        return None
    with place.container():
        st.text(f"{label}: {file.name}")
        bar, counter = st.progress(0.0), st.empty()

    def show(done: int, total: int) -> None:
        bar.progress(done / total)
        counter.text(f"{done:,} of {count_of(total, 'article')}")

    return article_drafts.read_file(file.name, file.getvalue(), columns=columns, progress=show)


def _keep_foreign(event: Event, read: Read) -> None:
    for problem in read.problems:
        if problem.foreign:
            decisions = cache.open_store().decisions
            decisions.keep(event.event_id, "foreign", problem.source_name, reason=problem.reason)


def _with_remarks(found: Drafts, there: Sequence[Article]) -> Drafts:
    everything = (*there, *found.articles)
    added = remarks(cache.findings_of(everything), everything, found.articles)
    return Drafts(found.articles, (*found.problems, *added))


def _report(found: Drafts) -> None:
    note(article_drafts.report(found))
    show_problems(found.problems)
