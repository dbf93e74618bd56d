"""What actors do and have done to them, passives that hide who acts, and the verbs that introduce words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.pipeline import Analysis
from dashboard.memo import remembered
from dashboard.queries.article_list import outlets_of
from dashboard.queries.crosstab import Crosstab, crosstab, key_of
from dashboard.queries.evidence import Evidence
from dashboard.queries.framing_evidence import counted_rows, places
from dashboard.queries.rows import Row, records
from dashboard.wording import NO_CUE, TONES

ROLES = {"agent": "Does", "patient": "Has done to it"}
FORMS = {
    "active": "Active",
    "by": "Passive, says by whom",
    "agentless": "Passive, doesn't say by whom",
    "noun": "As a noun",
}
"""How a verb stands in its sentence."""

_KEY = ("role", "form", "verb")
_CUE_KEY = ("crosstab", "tone", "speaker", "cue")
_PASSIVE_KEY = ("crosstab", "verb")

_NOBODY = "Speaker not found"

_PASSIVES = {
    "outlet": "Outlet",
    "n_passives": "Passives",
    "n_with_one": "Sentences with one",
    "n_sentences": "Of sentences",
    "share": "Share",
    "low": "Interval from",
    "high": "to",
}
"""Columns of the passive_shares table, and what they are called."""


@remembered
def actors_with_verbs(analysis: Analysis) -> list[str]:
    """Return the actors that do something or have something done to them, in the order of the targets."""
    acting = set(analysis["verbs"]["target"])
    return [target.name for target in analysis.targets if target.name in acting]


@remembered
def agency_table(analysis: Analysis, actor: str, *, whose: str) -> pd.DataFrame:
    """Return how often an actor does something, and has something done to it, per outlet.

    Returns:
        Columns outlet, agent, patient, share (of agent), low, high: the 95 % interval after Wilson (1927), which
        takes verbs as independent. Outlets without a verb of the actor have no row.
    """
    table = analysis["agency"]
    rows = table[(table["target"] == actor) & (table["voice"] == whose)]
    return rows.sort_values("outlet", key=_by_name)[["outlet", "agent", "patient", "share", "low", "high"]]


def shown_agency(table: pd.DataFrame) -> pd.DataFrame:
    """Return :func:`agency_table` as readers see it."""
    names = {
        "outlet": "Outlet",
        "agent": ROLES["agent"],
        "patient": ROLES["patient"],
        "share": "Share that it does",
        "low": "Interval from",
        "high": "to",
    }
    return table.round(2).rename(columns=names)


@remembered
def verb_crosstab(analysis: Analysis, actor: str, *, whose: str) -> Crosstab:
    """Count an actor's verbs: what it does first, then what it has done to it, the most frequent first."""
    return crosstab(
        _verbs(analysis, actor, whose=whose),
        _KEY,
        heads=lambda key, total: {"Verb": key[2], "The actor": ROLES[key[0]], "Form": FORMS[key[1]], "All": total},
        outlets=outlets_of(analysis),
        order=lambda key, total: (list(ROLES).index(key[0]), -total),
    )


@remembered
def verb_evidence(analysis: Analysis, actor: str, item: str, *, whose: str, outlet: str = "") -> tuple[Evidence, ...]:
    """Return the sentences with a verb of an actor; with all of its verbs where the item is empty."""
    rows = counted_rows(_verbs(analysis, actor, whose=whose), outlet=outlet)
    key = key_of(item, 3)
    if key is not None:
        rows = rows[(rows["role"] == key[0]) & (rows["form"] == key[1]) & (rows["verb"] == key[2])]
    return places(analysis, rows, css="framing", note=_verb_note)


@remembered
def passive_counts(analysis: Analysis, *, whose: str) -> pd.DataFrame:
    """Return per outlet how many passives don't say who acts, and how many sentences have one."""
    table = analysis["passive_shares"]
    rows = table[table["voice"] == whose].sort_values("outlet", key=_by_name)
    return rows[list(_PASSIVES)].round(3).rename(columns=_PASSIVES).reset_index(drop=True)


@remembered
def passive_crosstab(analysis: Analysis, *, whose: str) -> Crosstab:
    """List passives that don't say who acts by their verbs, the most frequent first."""
    return crosstab(
        counted_rows(analysis["agentless_passives"], whose=whose).assign(crosstab="passive"),
        _PASSIVE_KEY,
        heads=lambda key, total: {"Verb": key[1], "All": total},
        outlets=outlets_of(analysis),
        order=lambda _, total: -total,
    )


@remembered
def passive_evidence(analysis: Analysis, verb: str, *, whose: str, outlet: str = "") -> tuple[Evidence, ...]:
    """Return the sentences with a verb in a passive that doesn't say who acts."""
    rows = counted_rows(analysis["agentless_passives"], whose=whose, outlet=outlet)
    return places(analysis, rows[rows["verb"] == verb], css="framing")


@remembered
def cue_crosstab(analysis: Analysis) -> Crosstab:
    """Count the words that introduce quotations by speaker, doubting and endorsing ones first; all forms as one."""
    tones = ("doubting", "endorsing", "neutral", NO_CUE)
    # Words in marks inside indirect speech share its cue, which stands there once.
    rows = _cues(analysis).drop_duplicates(["article_id", "sentence_id", "speaker", "form"])
    often = rows["speaker"].value_counts().to_dict()
    return crosstab(
        rows,
        _CUE_KEY,
        heads=lambda key, total: {
            "Introduced by": key[3],
            "Tone": TONES[key[1]],
            "Speaker": key[2] or _NOBODY,
            "All": total,
        },
        outlets=outlets_of(analysis),
        order=lambda key, total: (tones.index(key[1]), -often[key[2]], key[2], -total),
    )


@remembered
def cue_evidence(analysis: Analysis, item: str, *, outlet: str = "") -> tuple[Evidence, ...]:
    """Return the sentences whose quotation is introduced as a row of :func:`cue_crosstab` says."""
    _, tone, speaker, cue = key_of(item, 4) or ("", "", "", "")
    rows = counted_rows(_cues(analysis), outlet=outlet)
    rows = rows[(rows["tone"] == tone) & (rows["speaker"] == speaker) & (rows["cue"] == cue)]
    return places(analysis, rows, css="quoted", note=_cue_note)


def _by_name(outlets: pd.Series[str]) -> pd.Series[str]:
    return outlets.str.casefold()


def _verbs(analysis: Analysis, actor: str, *, whose: str) -> pd.DataFrame:
    rows = analysis["verbs"]
    rows = counted_rows(rows[rows["target"] == actor], whose=whose)
    return rows.assign(form=[_form(row) for row in records(rows)])


def _form(row: Row) -> str:
    if row["nominal"]:
        return "noun"
    if not row["passive"]:
        return "active"
    return "by" if row["agent_expressed"] else "agentless"


def _cues(analysis: Analysis) -> pd.DataFrame:
    quotes = analysis["quotes"]
    quotes = quotes[quotes["cue"] != ""]
    articles = analysis["articles"]
    outlets = dict(zip(articles["article_id"], articles["outlet_name"], strict=True))
    return quotes.assign(
        crosstab="cue",
        form=quotes["cue"],
        cue=quotes["cue_lemma"].where(quotes["cue_lemma"] != "", quotes["cue"].str.lower()),
        tone=quotes["cue_tone"].where(quotes["cue_tone"] != "", NO_CUE),
        outlet=quotes["article_id"].map(outlets),
    )


def _cue_note(rows: Sequence[Any]) -> str:
    return "introduced by " + ", ".join(f"“{form}”" for form in dict.fromkeys(row.form for row in rows))


def _verb_note(rows: Sequence[Any]) -> str:
    return "; ".join(f"{row.verb}: {FORMS[row.form].lower()}{', denied' if row.negated else ''}" for row in rows)
