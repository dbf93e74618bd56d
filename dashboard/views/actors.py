"""Actors: how each outlet portrays one actor, in its own words and in those it quotes, and what the actor says."""

from __future__ import annotations

from functools import partial

from dashboard.charts import actor_intervals, mention_counts
from dashboard.panels.actor_changes import change_actors
from dashboard.panels.cells import choose_cell, section_of
from dashboard.panels.charts import show_chart
from dashboard.panels.choices import choose_order, pick
from dashboard.panels.fragments import live
from dashboard.panels.messages import heading, note, show_link
from dashboard.panels.page_context import Opened, open_event
from dashboard.panels.scroll import scroll_to
from dashboard.panels.sentences import show_sentences
from dashboard.queries import evidence, tables
from dashboard.runtime import session
from dashboard.state.pages import ActorsState
from dashboard.state.refs import CellRef
from dashboard.wording import VOICES, count_of


def show() -> None:
    """Draw the page."""
    opened = open_event("actors")
    if not opened.targets:
        _say_why_nobody(opened)
        return
    actor = _choose_actor(opened)
    change_actors(opened, actor)
    _portrayal(opened, actor)
    _sentences(opened, actor)
    _words(opened, actor)


def _say_why_nobody(opened: Opened) -> None:
    if opened.filters.about and opened.whole.targets != opened.analysis.targets:
        note("The filter leaves issues alone, which the page Stance shows. Choose an actor in the filter to see one.")
        return
    note("No actor is measured here: nobody is named often enough, or the targets file names issues alone.")
    change_actors(opened, "")


def _choose_actor(opened: Opened) -> str:
    chosen = session.current(ActorsState).actor
    actor = chosen if chosen in opened.targets else opened.targets[0]
    counts = tables.sentence_counts(opened.analysis["actor_sentiment"], voice=opened.filters.voice)
    pick(
        "Actor",
        opened.targets,
        actor,
        key="actor",
        changed=lambda name: session.change(actor=name or "", cell=None),
        name=lambda name: f"{name} ({count_of(counts.get(name, 0), 'sentence')})",
    )
    return actor


def _portrayal(opened: Opened, actor: str) -> None:
    heading("How each outlet portrays this actor")
    table = opened.analysis["actor_sentiment"]
    figure = actor_intervals(table, target=actor, labels=opened.labels, dark=opened.dark, compact=opened.compact)
    show_chart(
        figure,
        key="actor_intervals",
        table=partial(tables.actor_sentiment_table, tables.of_target(table, actor), opened.labels),
        on_click=lambda point: choose_cell("sentiment", point),
    )
    mentions = opened.analysis["mentions"]
    figure = mention_counts(
        mentions,
        opened.analysis["articles"],
        labels=opened.labels,
        targets=[actor],
        dark=opened.dark,
        compact=opened.compact,
    )
    show_chart(
        figure,
        key="mention_counts",
        table=partial(tables.mention_table, mentions, opened.labels, actor),
        on_click=lambda point: choose_cell("sentiment", point),
    )


@live("actors")
def _sentences(opened: Opened, actor: str) -> None:
    chosen = session.current(ActorsState).cell
    heading("The sentences", anchor=section_of(chosen) if chosen is not None else "")
    cell = _choose_part(opened, actor)
    if cell is not None:
        scroll_to(section_of(cell))
    choose_order()
    order = session.current(ActorsState).order
    found = evidence.about(opened.analysis, actor, cell=cell, order=order)
    if not found:
        note(f"No sentence mentions {actor} here.")
        return
    note(f"{count_of(len(found), 'sentence')} about {actor}. The number is the sentence's sentiment, from −1 to +1.")
    if order == "text":
        found = evidence.in_order(found, opened.labels)
    show_sentences(opened, found, key="actor_sentences", layer="sentiment")


def _choose_part(opened: Opened, actor: str) -> CellRef | None:
    parts = {
        f"{label}: {VOICES[voice].lower()}": CellRef("sentiment", article_id, actor, voice)
        for article_id, label in opened.labels.items()
        for voice in (VOICES if opened.filters.voice == "all" else (opened.filters.voice,))
    }
    cell = session.current(ActorsState).cell
    chosen = next((name for name, part in parts.items() if part == cell), None)
    pick(
        "From",
        list(parts),
        chosen,
        key="actor_part",
        changed=lambda name: session.change(cell=parts.get(name)),
        placeholder="All articles and voices; click a mark above, or choose here",
    )
    return cell if chosen is not None else None


def _words(opened: Opened, actor: str) -> None:
    heading("What the articles let this actor say")
    found = evidence.spoken_by(opened.analysis, actor)
    if not found:
        note(f"No article quotes or reports words of {actor}.")
        return
    note(f"{count_of(len(found), 'sentence')} with words of {actor}; the words are marked.")
    show_sentences(opened, evidence.in_order(found, opened.labels), key="actor_words", layer="voices")
    show_link(
        "voices",
        "All quotations of this actor, and who else is heard",
        session.link_to("voices", speakers=(actor,)),
    )


if __name__ == "__main__":
    show()
