"""One article's metadata and removed pieces, to be checked and changed by the reader."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.ingest import put_back
from analysis.records import Article
from analysis.text.words import count_words
from dashboard.edits import article_drafts
from dashboard.edits.article_drafts import GENRES, Review
from dashboard.markup.elements import element, escaped
from dashboard.panels.aside import take_out
from dashboard.panels.messages import note
from dashboard.panels.removed import removed_pieces
from dashboard.panels.unsaved import saving, say_unsaved
from dashboard.runtime import cache
from dashboard.store.event_store import Event
from dashboard.wording import count_of, one_line

MOST_BOXED = 8
"""More new articles than this are reviewed in one table."""

_NO_GENRE = "not known"


def review_articles(articles: Sequence[Article]) -> Mapping[str, Review]:
    """Draw what was recognised of new articles; return what the reader makes of each, by its id."""
    if len(articles) > MOST_BOXED:
        return _review_table(articles)
    return {article.article_id: _review_article(article) for article in articles}


def edit_article(event: Event, article: Article) -> None:
    """Draw an article of the event with the ways to change and to remove it."""
    # The id changes with the text; the widgets keep their place by the id the article was read under.
    first_id = put_back(article, frozenset()).article_id
    key = f"{event.event_id}_{first_id}"
    with st.container(border=True, key=f"article_{first_id}"):
        head, ways = st.columns([5, 2], vertical_alignment="center")
        head.html(_head(article, fields=tuple(_NAMES)))
        ways = ways.container(horizontal=True, horizontal_alignment="right", wrap=False)
        with ways.popover("Change"), st.form(f"edit_{key}", border=False):
            # What another window changes gets fields of its own: they show it, and what is typed is compared with
            # what this window showed.
            fields = f"edit_{key}_{_tag(article)}"
            _fields(article, key=fields, per_row=2)
            st.form_submit_button("Save", on_click=saving(_save), args=(event, article, fields))
        ways.button(
            "Remove",
            key=f"remove_{article.article_id}",
            on_click=saving(take_out),
            args=(event, article),
        )
        if not article.outlet:
            _ask_outlet(event, article, key=key)
        removed_pieces(
            article,
            back=frozenset(piece.source_start for piece in article.restored),
            key=f"there_{first_id}",
            on_change=saving(lambda back: _put_back(event, article, back)),
        )


def _ask_outlet(event: Event, article: Article, *, key: str) -> None:
    """Ask for an outlet that the text doesn't tell; the answer is saved when the field is left."""

    def answer() -> None:
        outlet = str(st.session_state[f"ask_{key}"]).strip()
        if outlet:
            _merge(event, article, Review(outlet, article.title, article.published))

    place, _ = st.columns([3, 4])
    place.text_input(
        "Which outlet published it?",
        key=f"ask_{key}",
        placeholder="For example: The Daily Example",
        help="The text doesn't tell. Until you name it, charts show the file's name.",
        on_change=saving(answer),
    )


def _review_article(article: Article) -> Review:
    state = f"back_{article.article_id}"
    with st.container(border=True):
        st.html(_head(article, fields=_SHOWN))
        review = _fields(article, key=article.article_id, per_row=4)
        back: frozenset[int] = st.session_state.get(state, frozenset())
        removed_pieces(
            article,
            back=back,
            key=f"new_{article.article_id}",
            on_change=lambda starts: st.session_state.update({state: starts}),
        )
    return Review(review.outlet, review.title, review.published, back, review.genre)


def _review_table(articles: Sequence[Article]) -> Mapping[str, Review]:
    note("Click a cell to change it. What was taken away from each article can be looked at once it is added.")
    table = pd.DataFrame(
        {
            "Outlet": [article.outlet for article in articles],
            "Title": [article.title for article in articles],
            "Date": [article.published for article in articles],
            "Genre": [article.genre or _NO_GENRE for article in articles],
            "Words": [count_words(article.text) for article in articles],
            "Taken away": [len(article.removed) for article in articles],
            "File": [article.source_name for article in articles],
        }
    )
    options = list(dict.fromkeys([_NO_GENRE, *GENRES, *table["Genre"]]))
    edited = st.data_editor(
        table,
        key=f"review_{articles[0].article_id}_{len(articles)}",
        hide_index=True,
        disabled=["Words", "Taken away", "File"],
        column_config={"Genre": st.column_config.SelectboxColumn(options=options)},
    ).fillna("")
    rows = edited[["Outlet", "Title", "Date", "Genre"]].itertuples(index=False, name=None)
    return {
        article.article_id: Review(outlet, title, published, genre="" if genre == _NO_GENRE else genre)
        for article, (outlet, title, published, genre) in zip(articles, rows, strict=True)
    }


def _put_back(event: Event, article: Article, back: frozenset[int]) -> None:
    cache.open_store().edit_article(event.event_id, article.article_id, lambda kept: put_back(kept, back))


def _save(event: Event, article: Article, fields: str) -> None:
    outlet, title, published, genre = (
        str(st.session_state[f"{field}_{fields}"]) for field in ("outlet", "title", "date", "genre")
    )
    # A date that can't be read is said beside its field, and what was typed stays there.
    if not article_drafts.date_problem(published):
        _merge(event, article, Review(outlet, title, published, genre=genre))


def _merge(event: Event, shown: Article, review: Review) -> None:
    """Keep what the reader changed of an article, and say what another window changed first."""
    said: tuple[str, ...] = ()

    def edit(kept: Article) -> Article:
        nonlocal said
        changed, said = article_drafts.merged(kept, shown, review)
        return changed

    cache.open_store().edit_article(event.event_id, shown.article_id, edit)
    for sentence in said:
        say_unsaved(sentence)


def _tag(article: Article) -> str:
    """Return what tells an article's values from others."""
    values = (article.outlet, article.title, article.published, article.genre)
    return hashlib.sha256(repr(values).encode()).hexdigest()[:8]


def _fields(article: Article, *, key: str, per_row: int) -> Review:
    """Draw the fields, each with where its value came from."""
    places = [place for _ in range(0, 4, per_row) for place in st.columns([3, 5, 3, 2] if per_row == 4 else per_row)]
    outlet, title, published, genre = places
    unknown = "The text doesn't tell the outlet: its file's name stands in the charts until you name it."
    values = Review(
        outlet=outlet.text_input(
            "Outlet", article.outlet, key=f"outlet_{key}", placeholder="Which outlet published it?"
        ),
        title=title.text_input("Title", article.title, key=f"title_{key}", placeholder="No headline was found"),
        published=published.text_input("Date", article.published, key=f"date_{key}", placeholder="2025-05-19"),
        genre=_genre(article, genre, key=key),
    )
    for place, field in zip(places, ("outlet", "title", "published", "genre"), strict=True):
        origin = article_drafts.origin_of(article, field)
        said = f"from: {origin}" if origin else unknown if field == "outlet" else "not found in the source"
        place.html(element("p", escaped(said), css="px-meta"))
    wrong = article_drafts.date_problem(values.published)
    if wrong:
        note(wrong)
    return values


def _genre(article: Article, place: st.delta_generator.DeltaGenerator, *, key: str) -> str:
    options = list(dict.fromkeys(["", *GENRES, article.genre]))
    chosen: str = place.selectbox(
        "Genre",
        options,
        index=options.index(article.genre),
        format_func=lambda genre: one_line(genre) or _NO_GENRE,
        key=f"genre_{key}",
        help="A hint from the page's labels or the text's form: opinion is not to be read as news.",
    )
    return chosen


def _head(article: Article, *, fields: Sequence[str]) -> str:
    """Write what an article is, and where these ``fields`` are known from."""
    outlet = article.outlet or "Outlet unknown"
    parts = [element("p", element("b", escaped(outlet)), " ", escaped(article.title), css="px-source")]
    known = [
        article.source_name,
        article.published[:10],
        article.genre,
        count_of(count_words(article.text), "word"),
        f"{count_of(len(article.restored), 'piece')} put back" if article.restored else "",
    ]
    parts.append(element("p", escaped(" · ".join(part for part in known if part)), css="px-meta"))
    origins = [_origin(article, field) for field in fields if article_drafts.origin_of(article, field)]
    if origins:
        parts.append(element("p", escaped("Recognised: " + " · ".join(origins)), css="px-meta"))
    return "".join(parts)


def _origin(article: Article, field: str) -> str:
    value = getattr(article, field) if field in _SHOWN else ""
    named = f"{_NAMES[field]} {value if isinstance(value, str) else ', '.join(value)}".strip()
    return f"{named} (from: {article_drafts.origin_of(article, field)})"


_NAMES = {
    "outlet": "outlet",
    "title": "title",
    "published": "date",
    "genre": "genre",
    "url": "address",
    "section": "section",
    "authors": "authors",
}
_SHOWN = ("url", "section", "authors")
"""Fields whose value stands nowhere else on the page."""
