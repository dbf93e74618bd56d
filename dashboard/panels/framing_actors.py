"""The Framing page's names and verbs: what outlets call an actor, what it does and has done to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analysis.table_files import without_formulas
from dashboard.charts import agency
from dashboard.markup.elements import lines
from dashboard.panels.charts import show_grid
from dashboard.panels.choices import pick
from dashboard.panels.crosstab import choose_whose, show_crosstab, show_places
from dashboard.panels.downloads import offer_table
from dashboard.panels.messages import heading, note
from dashboard.panels.page_context import Opened
from dashboard.queries import naming, verbs
from dashboard.queries.article_list import outlets_of
from dashboard.queries.crosstab import key_of
from dashboard.queries.share_differences import pairs_of
from dashboard.runtime import session
from dashboard.state.pages import FramingState


def show_names(opened: Opened) -> None:
    """Draw what each outlet calls an actor, and the places."""
    heading("What each outlet calls an actor")
    actors = naming.actors_called(opened.analysis)
    if not actors:
        note("No actor is named often enough here to be measured.")
        return
    actor = _choose_actor(actors)
    st.html(lines((f"{outlet}:", words) for outlet, words in naming.told_by(opened.analysis, actor)))
    note("Titles and descriptions; quoted are those that the outlet lets others say. All words count here.")
    heading("Every name, title and description")
    whose = choose_whose()
    rows = naming.name_crosstab(opened.analysis, actor, whose=whose)
    if not rows.items:
        note(f"Nobody names {actor} in these words.")
        return
    note("Choose a count to read its sentences; several can stand in one.")
    show_crosstab(rows, key="names", alt=f"What outlets call {actor}, with counts")
    chosen = session.current(FramingState)
    if chosen.item in rows.items:
        found = naming.name_evidence(opened.analysis, actor, chosen.item, whose=whose, outlet=chosen.outlet)
        _, label = key_of(chosen.item, 2) or ("", "")
        show_places(opened, found, what=f"in which {actor} is called “{label}”", key="name_sentences", layer="naming")


def show_verbs(opened: Opened) -> None:
    """Draw what an actor does and has done to it, the passives that hide who acts, and the reporting verbs."""
    actors = verbs.actors_with_verbs(opened.analysis)
    whose = choose_whose()
    if actors:
        _actor_verbs(opened, _choose_actor(actors), whose)
    else:
        note("No actor here does anything, or has anything done to it, in a sentence that could be read.")
    _passives(opened, whose)
    _cues(opened)


def _choose_actor(actors: Sequence[str]) -> str:
    known = session.current(FramingState).actor
    actor = known if known in actors else actors[0]
    pick("Actor", actors, actor, key="framing_actor", changed=lambda name: session.change(actor=name))
    return actor


def _actor_verbs(opened: Opened, actor: str, whose: str) -> None:
    heading("Who acts, and who is acted upon")
    table = verbs.agency_table(opened.analysis, actor, whose=whose)
    chosen = session.current(FramingState)
    show_grid(
        agency(
            table,
            pairs_of(opened.whole, "acting", whose, actor, among=outlets_of(opened.analysis)),
            target=actor,
            compact=opened.compact,
        ),
        key="agency",
        page="framing",
        table=partial(verbs.shown_agency, table),
        leads_to=lambda point: session.after(outlet=point[0], item=""),
        opened=None if chosen.item else (chosen.outlet, actor, ""),
    )
    rows = verbs.verb_crosstab(opened.analysis, actor, whose=whose)
    if not rows.items:
        return
    note("Choose a count to read its sentences; several can stand in one. Passives stand apart.")
    show_crosstab(rows, key="verbs", alt=f"Verbs of {actor}, with role, form and counts by outlet")
    chosen = session.current(FramingState)
    key = key_of(chosen.item, 3)
    if chosen.item in rows.items or (chosen.outlet and not chosen.item):
        found = verbs.verb_evidence(opened.analysis, actor, chosen.item, whose=whose, outlet=chosen.outlet)
        what = f"with “{key[2]}”" if key else f"with a verb of {actor}"
        show_places(opened, found, what=what, key="verb_sentences")


def _passives(opened: Opened, whose: str) -> None:
    heading("Passives that don't say who acts")
    note(
        "“The bridge was closed” leaves open who closed it, whoever the actor is. The share is that of all sentences; "
        "its interval takes sentences as independent."
    )
    rows = verbs.passive_crosstab(opened.analysis, whose=whose)
    counts = verbs.passive_counts(opened.analysis, whose=whose)
    offer_table(lambda: counts, key="passive_counts", name="passives")
    st.dataframe(
        without_formulas(counts),
        hide_index=True,
        alt="Passives of each outlet that don't say who acts, with their share of sentences and its interval",
    )
    if not rows.items:
        note("Every passive in these words says who acts, or there is none.")
        return
    show_crosstab(rows, key="passives", alt="Verbs in passives that don't say who acts, with counts by outlet")
    chosen = session.current(FramingState)
    if chosen.item in rows.items:
        _, verb = key_of(chosen.item, 2) or ("", "")
        found = verbs.passive_evidence(opened.analysis, verb, whose=whose, outlet=chosen.outlet)
        show_places(opened, found, what=f"with “{verb}” that doesn't say by whom", key="passive_sentences")


def _cues(opened: Opened) -> None:
    heading("How words are introduced")
    rows = verbs.cue_crosstab(opened.analysis)
    if not rows.items:
        note("No quotation here is introduced by a verb or a noun of speech.")
        return
    note(
        "“Claimed” doubts what is said and “admitted” grants it, where “said” does neither. "
        "Doubting ones come first, then endorsing ones. All forms of a word count together: “claim” is claims, "
        "claimed, claiming, and the noun."
    )
    show_crosstab(rows, key="cues", alt="Words that introduce quotations, with tone, speaker and counts by outlet")
    chosen = session.current(FramingState)
    if chosen.item in rows.items:
        key = key_of(chosen.item, 4) or ("", "", "", "")
        found = verbs.cue_evidence(opened.analysis, chosen.item, outlet=chosen.outlet)
        who = f" for {key[2]}" if key[2] else ""
        show_places(
            opened,
            found,
            what=f"with words introduced by a form of “{key[3]}”{who}",
            key="cue_sentences",
            layer="voices",
        )
