"""Reading without names: measured actors under neutral placeholders, the same ones in all articles of an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import ascii_uppercase

import pandas as pd

from analysis.pipeline import Analysis
from analysis.records import Target
from dashboard.charts.rows import records
from dashboard.highlight import Layer, Mark

LAYER = "blind"
"""Name of the layer whose marks say where a name stands; it is never drawn."""

_NAMING = ("name", "alias", "metonym", "title")
"""Kinds of mentions that tell who is meant; pronouns tell it only to those who know."""


def placeholders(targets: Iterable[Target]) -> dict[str, str]:
    """Return what each actor is called instead, by its name: Actor A for the first.

    Issues keep their words: an issue without its name is no issue.
    """
    actors = [target.name for target in targets if target.kind == "actor"]
    return {name: f"Actor {_letters(number)}" for number, name in enumerate(actors)}


def blind_layer(mentions: pd.DataFrame, called: Mapping[str, str]) -> Layer:
    """Mark where an article names an actor; each mark's sign is the actor's placeholder.

    Args:
        mentions: An article's rows of the mentions table.
        called: Placeholders, from :func:`placeholders`.
    """
    rows = mentions[mentions["kind"].isin(_NAMING) & mentions["target"].isin(list(called))]
    marks = (Mark(row["start"], row["end"], LAYER, sign=called[row["target"]]) for row in records(rows))
    return Layer(LAYER, tuple(marks))


def spoken_names(analysis: Analysis, called: Mapping[str, str]) -> dict[str, str]:
    """Return all names of the actors with their placeholders, the longest first: for the page's own words.

    In an article the places are known by offset; a label or a note of ours has only its words.
    """
    names = dict(called)
    for target in analysis.targets:
        names |= {alias: called[target.name] for alias in target.aliases if target.name in called}
    actors = analysis["actors"]
    for actor, aliases in zip(actors["actor"], actors["aliases"], strict=True):
        if actor in called:
            names |= {alias: called[actor] for alias in aliases.split("; ") if alias and alias not in called}
    return dict(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))


def _letters(number: int) -> str:
    """Count A, B … Z, A2, B2 …."""
    round_, letter = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[letter] + (str(round_ + 1) if round_ else "")
