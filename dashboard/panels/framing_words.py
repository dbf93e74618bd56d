"""The Framing page's words: which set an outlet apart, where they stand, and a concordance of all texts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

import pandas as pd
import streamlit as st

from analysis.measures.keywords.article_permutation import MIN_ARTICLES
from analysis.stats.normal import SURE
from dashboard.charts import keyword_bars, keyword_scatter
from dashboard.markup.elements import element, escaped
from dashboard.panels.charts import show_chart
from dashboard.panels.choices import pick
from dashboard.panels.concordance import show_concordance
from dashboard.panels.crosstab import choose_whose
from dashboard.panels.messages import heading, link_to_page, note
from dashboard.panels.page_context import Opened
from dashboard.panels.scroll import anchor_of, scroll_to
from dashboard.panels.sentences import show_sentences
from dashboard.queries import distinctive_wording, evidence, tables
from dashboard.runtime import session
from dashboard.state.pages import FramingState
from dashboard.wording import count_of

_COUNTED: Mapping[str, str] = MappingProxyType(
    {
        "own": "Words and phrases of the newsroom itself (no quotations)",
        "quoted": "Words and phrases of those who are quoted or reported",
        "all": "All words and phrases, the newsroom's and those of whom it quotes",
    }
)

_WHERE: Mapping[str, str] = MappingProxyType(
    {"own": "in the newsrooms' own words", "quoted": "in quoted and reported words", "all": "in all words"}
)


def show_words(opened: Opened) -> None:
    """Draw the part; words are compared only where there are two outlets."""
    if len(tables.outlets_with_words(tables.keywords_of(opened.analysis, "all"))) < 2:
        note("Words are compared between outlets: this needs articles from at least two of them.")
        link_to_page("add", "Add more articles")
    else:
        _compare(opened, choose_whose(field="compared", label="Whose words are compared"), named=_choose_names())
    show_concordance(opened)


def _choose_names() -> bool:
    """Offer to count names of actors too; both tables are there, so nothing is computed."""
    key = "with_names"
    st.session_state[key] = session.current(FramingState).names == "yes"
    st.toggle(
        "Names of actors too",
        key=key,
        help="Each actor is one word then, whatever it is called by name. Titles and descriptions stay words.",
        on_change=lambda: session.change(names="yes" if st.session_state[key] else "no", term=""),
    )
    return bool(st.session_state[key])


def _compare(opened: Opened, whose: str, *, named: bool) -> None:
    keywords = tables.keywords_of(opened.analysis, whose, named=named)
    outlets = tables.outlets_with_words(keywords)
    if len(outlets) < 2:
        note(
            f"There is too little {_WHERE[whose]} to compare: it takes words of two outlets that occur twice at least."
        )
        return
    chosen = _choose_outlets(outlets)
    few = tables.compared_by_word(keywords, chosen)
    if few:  # with a handful of articles a test can tell next to nothing, so what was chosen comes first
        _chosen_words(opened, chosen, whose, few)
    _typical(opened, keywords, chosen, whose, named=named)
    if not few:
        _chosen_words(opened, chosen, whose, few)
    _against(opened, keywords, chosen)
    _sentences(opened, keywords, chosen, whose)


def _choose_outlets(outlets: list[str]) -> tuple[str, str]:
    known = [outlet for outlet in session.current(FramingState).outlets if outlet in outlets]
    first, second = (*known, *(outlet for outlet in outlets if outlet not in known))[:2]
    left, right = st.columns(2)
    with left:
        pick("Outlet", outlets, first, key="outlet_a", changed=lambda name: _choose(name or first, second, was=first))
    with right:
        pick(
            "Compared with",
            outlets,
            second,
            key="outlet_b",
            changed=lambda name: _choose(first, name or second, was=second),
        )
    return first, second


def _choose(first: str, second: str, *, was: str) -> None:
    """Choose two outlets; choosing the other one's swaps them."""
    if first == second:
        first, second = (first, was) if first != was else (was, second)
    session.change(outlets=(first, second), term="")


def _chosen_words(opened: Opened, outlets: tuple[str, str], whose: str, few: tuple[str, ...]) -> None:
    heading("Used here, not there")
    why = (
        f"With fewer than {MIN_ARTICLES} articles ({' and '.join(few)}) no test can tell what is typical. This list "
        if few
        else "This list "
    )
    note(
        f"{why}shows what an outlet chose: words and short phrases that it uses and the others don't or rarely, the "
        "most telling first, by how unusual and how loaded they are and where they stand. No chance is tested; "
        "the counts are those of all outlets, in any voice."
    )
    for place, outlet, key in zip(st.columns(2), outlets, ("chosen_a", "chosen_b"), strict=True):
        with place:
            st.html(element("p", element("b", escaped(outlet)), css="px-note"))
            found = distinctive_wording.chosen_words(opened.analysis, outlet, whose=whose)
            if found:
                show_sentences(opened, found, key=key, name_article=False, layer="framing")
            else:
                note("No word or phrase that only this outlet uses stands out.")


def _typical(opened: Opened, keywords: pd.DataFrame, outlets: tuple[str, str], whose: str, *, named: bool) -> None:
    heading("Words and phrases that set each outlet apart")
    note(
        f"{_COUNTED[whose]}, {'with' if named else 'without'} the names of actors, against all other outlets of this "
        "event together. "
        "A word that stands mostly in a phrase is shown by the phrase alone. "
        "z says how surely a word is more frequent here, were words drawn one by one: beyond ±2 chance alone is "
        "unlikely for that one word. q is the share of false finds to expect among words as sure."
    )
    _say_unit(tables.compared_by_word(keywords, outlets))
    for place, outlet, key in zip(st.columns(2), outlets, ("keywords_a", "keywords_b"), strict=True):
        with place:
            # Two charts share the page's width, so each has a phone's.
            figure = keyword_bars(keywords, outlet=outlet, dark=opened.dark, compact=True)
            show_chart(
                figure,
                key=key,
                table=partial(tables.keyword_table, keywords, outlet),
                name=f"words of {outlet}",
                on_click=lambda point: session.change(term=point[1]),
            )
            if not tables.sure_terms(keywords, outlet, at_most=SURE):
                note(f"{outlet}: no word is surely typical. Each of these may be more frequent by chance.")


def _say_unit(by_word: tuple[str, ...]) -> None:
    """Say what q takes as drawn by chance, and how many articles it needs."""
    needed = f"at least {MIN_ARTICLES} articles of an outlet and {MIN_ARTICLES} of the others"
    if by_word:
        note(
            f"To compare articles with articles, q needs {needed}. There are fewer for {' and '.join(by_word)}: "
            "there q counts single words, and is too sure of a word that one article repeats."
        )
    else:
        note(f"There are {needed}, so q compares articles with articles: one that repeats a word proves nothing.")


def _against(opened: Opened, keywords: pd.DataFrame, outlets: tuple[str, str]) -> None:
    heading("Each word and phrase in both outlets")
    show_chart(
        keyword_scatter(keywords, *outlets, dark=opened.dark, compact=opened.compact),
        key="keyword_scatter",
        table=partial(tables.rates_table, keywords, outlets),
        on_click=lambda point: session.change(term=point[1]),
    )


def _sentences(opened: Opened, keywords: pd.DataFrame, outlets: tuple[str, str], whose: str) -> None:
    asked = session.current(FramingState).term
    section = anchor_of(asked) if asked else ""
    heading("The sentences with a word or phrase", anchor=section)
    terms, written = tables.terms_of(keywords, outlets), tables.written_terms(keywords)
    term = session.current(FramingState).term
    pick(
        "Word or phrase",
        terms,
        term,
        key="term",
        changed=lambda name: session.change(term=name or ""),
        name=lambda name: written[name],
        placeholder="Click a word above, or choose one here",
    )
    if term not in terms:
        return
    scroll_to(section)
    found = evidence.with_term(opened.analysis, term, whose=whose)
    if not found:
        note(f"No sentence with “{written[term]}” is kept.")
        return
    note(f"{count_of(len(found), 'sentence')} with “{written[term]}” {_WHERE[whose]}, all outlets.")
    show_sentences(opened, evidence.in_order(found, opened.labels), key="term_sentences", layer="framing")
