"""Correct this: what is wrong about a sentence or a stance is put right where it is read."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import streamlit as st

from analysis.corrections import MAX_NAME
from analysis.records import Correction
from dashboard.markup.elements import element, escaped
from dashboard.markup.links import link
from dashboard.panels.messages import note
from dashboard.panels.navigation import opened_page
from dashboard.panels.page_context import Opened
from dashboard.panels.redraw import ask_redraw
from dashboard.panels.unsaved import saving
from dashboard.queries.correctable import QUESTIONS, Subject, named, sentence_text, stance_subject, subjects_of
from dashboard.queries.corrected import SIGN, corrected_sentences
from dashboard.runtime import cache, session
from dashboard.state.pages import CorrectingState
from dashboard.state.refs import CellRef, SentenceRef
from dashboard.wording import one_line

_WITH_WORDS = ("speaker", "voice", "actor", "loaded")
"""Kinds of which a sentence can have several, told apart by their words."""
_LONGEST = 60

CORRECTING = "correcting"
"""The anchor of the sentence that is corrected."""

NAME = "corrections_by"
"""Where the session keeps how the reader wants to be called."""


def is_open(place: SentenceRef) -> bool:
    """Tell whether a sentence is being corrected."""
    return session.current(CorrectingState).correcting == place


def way_to_correct(place: SentenceRef, *, label: str = "Correct this") -> str:
    """Return the link that opens a sentence for correction on the page that shows it, or closes it."""
    opened = is_open(place)
    label = "Close the correction" if opened else label
    page = opened_page()
    return link(page, label, session.after(correcting=None if opened else place).params(page), css="px-correct")


def sign_of(opened: Opened, place: SentenceRef) -> str:
    """Return the sign of what was corrected in a sentence, in HTML; empty where nothing was."""
    said = corrected_sentences(opened.full).get((place.article_id, place.sentence_id), ())
    words = (element("p", escaped(f"{SIGN} corrected, {each}"), css="px-corrected") for each in said)
    return "".join(words)


def correct_sentence(opened: Opened, place: SentenceRef, *, about: str = "") -> None:
    """Show what can be corrected of a sentence, and what was.

    Args:
        opened: Its event.
        place: The sentence.
        about: The claim, actor or issue that it is shown for; what is about it comes first.
    """
    found = subjects_of(opened.full, place)
    subjects = sorted(found, key=lambda subject: not about or subject.target != about)
    with st.container(border=True, key="px_correcting"):
        if not subjects:
            note("This sentence is no longer there: its article was changed or taken out.")
        else:
            words = element("b", "Correct this: ") + escaped(sentence_text(opened.full, place))
            st.html(element("p", words, anchor=CORRECTING))
            _choose(opened, place.article_id, subjects, key=f"correct_{place.written}")
            _made(opened, place)
        st.button("Close", key="correct_close", on_click=lambda: session.change(correcting=None))


def correct_stance(opened: Opened, cell: CellRef) -> None:
    """Offer to correct the label of an article's stance."""
    subject = stance_subject(opened.full, cell)
    if subject is None:
        return
    # Followed by the server: it stays open when a correction draws the page anew.
    box = st.expander("Correct the label", key="correct_stance", on_change="rerun")
    if box.open:
        with box:
            note(
                "Your label stands in all grids and tables. Score and interval stay what the sentences bear; correct "
                "these to move them."
            )
            _choose(opened, cell.article_id, (subject,), key=f"stance_{cell.article_id}_{cell.target}", cell=cell)
            for kept in _kept(opened, cell.article_id, 0, 0):
                if kept[1].target == cell.target:
                    _undo_button(opened, *kept)


def remake(opened: Opened, number: int, *, undone: bool) -> None:
    """Undo a correction, or make it again."""
    cache.open_store().corrections.mark(opened.event.event_id, number, undone=undone)
    done = "Undone" if undone else "Made again"
    ask_redraw(said=f"{done}. Charts and tables are counted anew.")


def _choose(
    opened: Opened, article_id: str, subjects: Sequence[Subject], *, key: str, cell: CellRef | None = None
) -> None:
    kinds = list(dict.fromkeys(subject.kind for subject in subjects))
    kind = kinds[0]
    if len(kinds) > 1:
        kind = st.radio(
            "What is wrong?", kinds, format_func=lambda each: QUESTIONS[each], key=f"{key}_kind", horizontal=True
        )
    of_kind = [subject for subject in subjects if subject.kind == kind]
    row = st.container(horizontal=True, vertical_alignment="bottom")
    number = 0
    if len(of_kind) > 1:
        number = row.selectbox(
            "Which one",
            range(len(of_kind)),
            format_func=lambda each: one_line(of_kind[each].called),
            key=f"{key}_{kind}_which",
        )
    subject = of_kind[number]
    chosen = row.selectbox(
        _question(subject, alone=len(of_kind) == 1),
        subject.options,
        index=0 if len(subject.options) == 1 else None,
        format_func=lambda value: one_line(named(subject.kind, value)),
        key=f"{key}_{kind}_{number}_{subject.now}",
        placeholder="Choose, or type a name" if subject.kind == "speaker" else "Choose what is right",
        accept_new_options=subject.kind == "speaker",
    )
    row.button(
        "Save correction",
        key=f"{key}_save",
        type="primary",
        disabled=chosen is None,
        on_click=saving(_save),
        args=(opened, subject, article_id, chosen, cell),
    )


def _question(subject: Subject, *, alone: bool) -> str:
    between = " in " if subject.kind in ("speaker", "voice") else ": "
    about = f"{between}{one_line(subject.called)}" if alone and subject.kind != "stance" else ""
    shown = f"{QUESTIONS[subject.kind]}{about}; now: {one_line(named(subject.kind, subject.now))}"
    # A label is read as Markdown; none of an article's characters may be.
    return "".join(f"\\{each}" if each in r"\`*_{}[]()#+-.!$:~<>|^&" else each for each in shown)


def _save(opened: Opened, subject: Subject, article_id: str, after: str, cell: CellRef | None) -> None:
    name = " ".join(str(after).split())[:MAX_NAME]
    by = str(st.session_state.get(NAME, ""))
    cache.open_store().corrections.add(opened.event.event_id, subject.corrections(article_id, name, by=by))
    if cell is not None:
        session.change(cell=cell)  # stays open though another one may be the clearest now
    ask_redraw(said="Saved. Charts and tables are counted anew. Undo it here or on the page Corrections.")


def _made(opened: Opened, place: SentenceRef) -> None:
    """List what was corrected in the sentence, each with its way back."""
    sentences = opened.full["sentences"]
    row = sentences[(sentences["article_id"] == place.article_id) & (sentences["sentence_id"] == place.sentence_id)]
    for kept in _kept(opened, place.article_id, int(row["start"].iloc[0]), int(row["end"].iloc[0])):
        _undo_button(opened, *kept)


def _kept(opened: Opened, article_id: str, start: int, end: int) -> list[tuple[int, Correction]]:
    return [
        (kept.number, kept.correction)
        for kept in cache.open_store().corrections.of(opened.event.event_id)
        if not kept.undone
        and kept.correction.article_id == article_id
        and (start <= kept.correction.start < end or kept.correction.end == end == 0)
    ]


def _undo_button(opened: Opened, number: int, each: Correction) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        words = f" “{textwrap.shorten(each.text, _LONGEST, placeholder=' …')}”" if each.kind in _WITH_WORDS else ""
        change = f"{named(each.kind, each.after)}, was {named(each.kind, each.before)}"
        st.html(element("p", escaped(f"{SIGN} {QUESTIONS[each.kind]}{words}: {change}"), css="px-corrected"))
        st.button(
            "Undo",
            key=f"undo_correction_{number}",
            on_click=saving(remake),
            args=(opened, number),
            kwargs={"undone": True},
        )
