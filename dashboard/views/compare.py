"""Compare: two to four articles side by side, with layers of marks, a legend that filters, and a profile of each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import streamlit as st

from dashboard.panels.correcting import CORRECTING, correct_sentence, sign_of, way_to_correct
from dashboard.panels.fragments import live
from dashboard.panels.messages import link_to_page, note
from dashboard.panels.page_context import Opened, open_event
from dashboard.panels.pairs import show_pairs
from dashboard.panels.scroll import scroll_to
from dashboard.queries.article_labels import labels
from dashboard.queries.article_profiles import profiles
from dashboard.queries.coverage_layer import coverage_layer
from dashboard.queries.headline_body import headline_against_body
from dashboard.queries.mark_layers import article_layers
from dashboard.queries.placeholders import blind_layer, placeholders, spoken_names
from dashboard.queries.shared_passages import SHARED, shared_layer
from dashboard.queries.tables import of_article
from dashboard.reader import Chosen, Clicked, ReaderArticle, Reading, reader, reader_article, reader_texts, send_texts
from dashboard.reader.legend import legend
from dashboard.runtime import cache, session
from dashboard.state.pages import MAX_COMPARED, CompareState
from dashboard.state.refs import SentenceRef
from dashboard.wording import LAYERS, VOICES

# Articles that are open before the reader chooses; a bare string would show, Streamlit draws those in its scripts.
AT_FIRST = 2
SWITCHES: Mapping[str, tuple[str, str]] = {
    "blind": (
        "Name-blind",
        "Neutral placeholders stand for the names, titles and seats of power of the measured actors, so that you can "
        "judge the words without the name. Pronouns, descriptions, adjectives (“Russian”) and other names stay.",
    ),
    "own": (
        "Own words only",
        "Only the newsroom's own words keep their marks; quotations and reported speech step back. The profile above "
        "each article then counts its own words alone.",
    ),
}


_CORRECT = "Correct the sentence that is outlined"


def show() -> None:
    """Draw the page."""
    opened = open_event("compare")
    articles = _choose_articles(opened)
    if len(opened.labels) < 2:
        note("One article is here so far; with a second one they stand side by side.")
        link_to_page("add", "Add more articles")
    show_pairs(opened, beside=articles)
    called = placeholders(opened.analysis.targets)
    columns = [_column(opened, article_id, called) for article_id in articles]
    groups = legend([column.layers for column in columns], opened.targets)
    texts = reader_texts(columns, legend=groups, names=spoken_names(opened.analysis, called))
    send_texts(texts, key="px_texts")
    _text(opened, texts["version"])


@live("compare")
def _text(opened: Opened, version: str) -> None:
    if opened.filters.voice != "all":
        note(
            f"Marked: {VOICES[opened.filters.voice].lower()}, as the filter says. The figures above each article count "
            "all voices; the switch “Own words only” changes them."
        )
    _choose_layers(opened)
    with st.container(horizontal=True, gap="medium", key="px_switches"):
        _choose_reading()
    _read(version)
    _correct(opened)


def _correct(opened: Opened) -> None:
    """Offer to correct the sentence that is outlined, below the articles."""
    chosen = session.current(CompareState)
    if chosen.correcting is not None:
        correct_sentence(opened, chosen.correcting)
        scroll_to(CORRECTING)
    elif chosen.sentence is not None:
        st.html(sign_of(opened, chosen.sentence) + way_to_correct(chosen.sentence, label=_CORRECT))
    else:
        note("Something is wrong? Click its sentence, or move to a mark and press Enter, to correct it.")


def _choose_articles(opened: Opened) -> tuple[str, ...]:
    key = "compared"
    known = tuple(article for article in session.current(CompareState).articles if article in opened.labels)
    st.session_state[key] = list(known or tuple(opened.labels)[:AT_FIRST])
    st.multiselect(
        "Articles, from left to right",
        list(opened.labels),
        format_func=lambda article_id: opened.labels[article_id],
        key=key,
        max_selections=MAX_COMPARED,
        placeholder="Choose two to four articles",
        on_change=lambda: session.change(articles=tuple(st.session_state[key]), sentence=None),
    )
    return tuple(st.session_state[key])


def _choose_layers(opened: Opened) -> None:
    key = "layers"
    options = [layer for layer in LAYERS if layer != SHARED or len(opened.full["shared_passages"])]
    st.session_state[key] = [layer for layer in session.current(CompareState).layers if layer in options]
    st.pills(
        "Show in the text",
        options,
        selection_mode="multi",
        format_func=lambda layer: LAYERS[layer],
        key=key,
        help="Layers of marks. Point at a mark, or move to it with the Tab key, to read what it says.",
        on_change=lambda: session.change(layers=_in_order([*st.session_state[key], *_unoffered(options)])),
    )


def _unoffered(options: Collection[str]) -> list[str]:
    """Return the layers that are on though they are not offered: they stay on for another event."""
    return [layer for layer in session.current(CompareState).layers if layer not in options]


def _choose_reading() -> None:
    for name, (label, explanation) in SWITCHES.items():
        _switch(name, label, explanation)
    _switch("sans", "Serif type", "The typeface of the articles.", inverted=True)


def _switch(name: str, label: str, explanation: str, *, inverted: bool = False) -> None:
    """Offer one way to read; an ``inverted`` switch is on while the way is not chosen."""
    key = f"reading_{name}"
    st.session_state[key] = (name in session.current(CompareState).reading) != inverted

    def changed() -> None:
        others = tuple(each for each in session.current(CompareState).reading if each != name)
        session.change(reading=(*others, name) if st.session_state[key] != inverted else others)

    st.toggle(label, key=key, help=explanation, on_change=changed)


def _in_order(layers: list[str]) -> tuple[str, ...]:
    return tuple(layer for layer in LAYERS if layer in layers)


def _read(version: str) -> None:
    chosen = session.current(CompareState)
    place = chosen.sentence
    reader(
        version,
        key="px_reader",
        focus=(place.article_id, place.sentence_id) if place is not None else None,
        reading=Reading(
            hidden_layers=tuple(layer for layer in LAYERS if layer not in chosen.layers),
            only=chosen.facets,
            blind="blind" in chosen.reading,
            own="own" in chosen.reading,
            sans="sans" in chosen.reading,
        ),
        on_click=_pin,
        on_choice=_show_alone,
    )


def _column(opened: Opened, article_id: str, called: Mapping[str, str]) -> ReaderArticle:
    """Return an article for the reader; a switch or a layer finds it as it was built before."""
    analysis, full, label = opened.analysis, opened.full, opened.labels[article_id]

    def build() -> ReaderArticle:
        # The profile has voices of its own ("Own words only"): the filter on whose words hides marks alone.
        heard = cache.part_of(opened.event, replace(opened.filters, voice="all"))
        names = blind_layer(full, article_id, called)
        told = coverage_layer(full, article_id, labels(full["articles"]))
        shared = shared_layer(full, article_id, labels(full["articles"]), counted=analysis)
        return reader_article(
            opened.article(article_id),
            of_article(full["sentences"], article_id),
            (*article_layers(analysis, article_id), told, shared, names),
            label=label,
            meta=opened.meta(article_id),
            profiles=profiles(heard, article_id, opened.targets),
            headline=headline_against_body(heard, article_id, opened.targets),
        )

    return cache.column_of(opened.event, opened.filters, article_id, label, build)


def _pin(clicked: Clicked) -> None:
    place = SentenceRef(clicked.article_id, clicked.sentence_id)
    if session.current(CompareState).correcting is not None:
        session.change(correcting=place)
    session.change(sentence=place)


def _show_alone(chosen: Chosen) -> None:
    layers = session.current(CompareState).layers
    if chosen.layer in LAYERS and chosen.layer not in layers:
        layers = _in_order([*layers, chosen.layer])
    session.change(facets=chosen.only, layers=layers)


if __name__ == "__main__":
    show()
