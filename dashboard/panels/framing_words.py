"""The Framing page's words: which set an outlet apart, where they stand, and a concordance of all texts."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analysis.framing.by_article import MIN_ARTICLES
from dashboard import evidence, selection, tables
from dashboard.charts import keyword_bars, keyword_scatter
from dashboard.layers import SURE_KEYWORD
from dashboard.panels.charts import show_chart
from dashboard.panels.choices import pick
from dashboard.panels.concordance import show_concordance
from dashboard.panels.messages import link_to_page, note
from dashboard.panels.opened import Opened
from dashboard.panels.sentences import show_sentences
from dashboard.wording import count_of


def show_words(opened: Opened) -> None:
    """Draw the part; words are compared only where there are two outlets."""
    outlets = tables.outlets_with_words(opened.analysis["keywords"])
    if len(outlets) < 2:
        note("Words are compared between outlets: this needs articles from at least two of them.")
        link_to_page("add", "Add more articles")
    else:
        chosen = _choose_outlets(outlets)
        _typical(opened, chosen)
        _against(opened, chosen)
        _sentences(opened, chosen)
    show_concordance(opened)


def _choose_outlets(outlets: list[str]) -> tuple[str, str]:
    known = [outlet for outlet in selection.current().outlets if outlet in outlets]
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
    selection.change(outlets=(first, second), term="")


def _typical(opened: Opened, outlets: tuple[str, str]) -> None:
    st.header("Words that set each outlet apart")
    note(
        "Words of the newsroom itself (no quotations, no names), against all other outlets of this event together. "
        "z says how surely a word is more frequent here, were words drawn one by one: beyond ±2 chance alone is "
        "unlikely for that one word. q is the share of false finds to expect among words as sure."
    )
    keywords = opened.analysis["keywords"]
    _say_unit(tables.compared_by_word(keywords, outlets))
    for place, outlet, key in zip(st.columns(2), outlets, ("keywords_a", "keywords_b"), strict=True):
        with place:
            # Two charts share the page's width, so each has a phone's.
            figure = keyword_bars(keywords, outlet=outlet, dark=opened.dark, compact=True)
            show_chart(
                figure,
                key=key,
                table=partial(tables.keyword_table, keywords, outlet),
                on_click=lambda point: selection.change(term=point[1]),
            )
            if not tables.sure_terms(keywords, outlet, at_most=SURE_KEYWORD):
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


def _against(opened: Opened, outlets: tuple[str, str]) -> None:
    st.header("Each word in both outlets")
    keywords = opened.analysis["keywords"]
    show_chart(
        keyword_scatter(keywords, *outlets, dark=opened.dark, compact=opened.compact),
        key="keyword_scatter",
        table=partial(tables.rates_table, keywords, outlets),
        on_click=lambda point: selection.change(term=point[1]),
    )


def _sentences(opened: Opened, outlets: tuple[str, str]) -> None:
    st.header("The sentences with a word")
    terms = tables.terms_of(opened.analysis["keywords"], outlets)
    term = selection.current().term
    pick(
        "Word",
        terms,
        term,
        key="term",
        changed=lambda name: selection.change(term=name or ""),
        placeholder="Click a word above, or choose one here",
    )
    if term not in terms:
        return
    found = evidence.with_term(opened.analysis, term)
    if not found:
        note(f"No sentence with “{term}” is kept.")
        return
    note(f"{count_of(len(found), 'sentence')} with “{term}” in the newsrooms' own words, all outlets.")
    show_sentences(opened, evidence.in_order(found, opened.labels), key="term_sentences", layer="framing")
