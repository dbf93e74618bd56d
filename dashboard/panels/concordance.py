"""The concordance: a search in all texts, its lines aligned under each other, each with its way into Compare."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis.table_files import without_formulas
from analysis.text.nlp import ParsedArticle
from dashboard.markup.elements import element, escaped
from dashboard.markup.highlight import voice_words
from dashboard.markup.links import link
from dashboard.panels.choices import one_of
from dashboard.panels.crosstab import choose_whose
from dashboard.panels.downloads import offer_table
from dashboard.panels.messages import heading, note
from dashboard.panels.page_context import Opened
from dashboard.panels.sentences import link_to
from dashboard.queries import concordance
from dashboard.queries.concordance import MOST_LINES, Found, Line, Query
from dashboard.queries.search_patterns import BadPattern
from dashboard.runtime import cache, session
from dashboard.server.render_lock import render_lock
from dashboard.state.pages import FramingState
from dashboard.wording import SEARCHES, WORD_CLASSES, count_of

AT_FIRST = 20
"""Lines shown before the reader asks for more."""

_SHOWN_AT_MOST = 150
"""Lines drawn on the page; the table below holds all that were found."""

_HELP = (
    "**Words and phrases**: in any case and in their regular forms (`talk` finds talks). A comma or `OR` parts "
    'alternatives (`ceasefire, peace talks`), `"…"` holds words as they are written, `*` stands for the rest of a word '
    "(`negotiat*`). **Any form of a word**: its lemma (`go` finds went). "
    r"**Regular expression**: for example `peace\s+(talks|deal)` or `\b\w+ly\b`, within a sentence."
)


def show_concordance(opened: Opened) -> None:
    """Draw the search and what it finds."""
    heading("Search all texts")
    note("Every place where something is said, one under the other, in all articles of this event.")
    query = _ask()
    if not query.pattern.strip():
        note("Search for a word, a phrase or a pattern to see its places.")
        return
    try:
        found = concordance.search(
            opened.analysis, query, articles=opened.labels, parses=_parses(opened) if query.search == "lemma" else ()
        )
    except BadPattern as error:
        st.html(element("p", escaped(str(error)), css="px-alert"))
        return
    if not found.lines:
        note(f"“{query.pattern}” stands nowhere in these words.")
        return
    note(_summary(opened, found))
    _lines(opened, found.lines)
    with st.expander("All lines, as a table, and downloads"):
        table = concordance.lines_table(found.lines, opened.labels)
        offer_table(lambda: table, key="concordance", name=f"search {query.pattern}")
        st.dataframe(without_formulas(table), hide_index=True, alt="Places with the words around them")


def _ask() -> Query:
    chosen = session.current(FramingState)
    left, right = st.columns([3, 2])
    with left:
        st.session_state["pattern"] = chosen.pattern
        st.text_input(
            "Search for",
            key="pattern",
            placeholder='ceasefire, "peace talks", negotiat* OR truce',
            help=_HELP,
            on_change=lambda: session.change(pattern=st.session_state["pattern"]),
        )
    with right:
        one_of(
            "Read it as", SEARCHES, chosen.search, key="search", changed=lambda search: session.change(search=search)
        )
    with st.container(horizontal=True, gap="medium"):
        whose = choose_whose(label="Whose words are searched")
        if chosen.search == "lemma":
            one_of(
                "Part of speech",
                WORD_CLASSES,
                chosen.word_class,
                key="word_class",
                changed=lambda word_class: session.change(word_class=word_class),
            )
    word_class = chosen.word_class if chosen.search == "lemma" else "any"
    return Query(chosen.pattern, chosen.search, word_class, whose)


def _parses(opened: Opened) -> Sequence[ParsedArticle]:
    render_lock.release()
    with st.spinner("Reading the forms of all words …"):
        return cache.on_demand().parses(cache.open_store().articles_of(opened.event.event_id))


def _summary(opened: Opened, found: Found) -> str:
    counts = concordance.counts_by_outlet(opened.analysis, found)
    where = ", ".join(f"{outlet} {number}" for outlet, number in counts)
    cut = f", the first {MOST_LINES} of them here" if found.total > MOST_LINES else ""
    return f"{count_of(found.total, 'place')}{cut}: {where}."


def _lines(opened: Opened, lines: Sequence[Line]) -> None:
    everything = st.session_state.get("kwic_all", False)
    rows = [_html(line, opened) for line in lines[: _SHOWN_AT_MOST if everything else AT_FIRST]]
    st.html(element("div", *rows, css="px-lines-found"))
    if len(lines) > AT_FIRST:
        most = min(len(lines), _SHOWN_AT_MOST)
        st.toggle(f"Show {'all' if most == len(lines) else 'the first'} {most} lines", key="kwic_all")


def _html(line: Line, opened: Opened) -> str:
    voice = voice_words(voice=line.evidence.voice, speaker=line.evidence.speaker)
    source = element("span", element("b", escaped(opened.labels[line.article_id])), " ", escaped(voice), css="px-of")
    left = element("span", element("span", escaped(line.left)), css="px-left")
    right = element("span", element("mark", escaped(line.words)), escaped(line.right), css="px-right")
    way = link("compare", "Open", link_to(line.evidence, opened))
    return element("div", source, left, right, way, css="px-kwic")
