"""Reading without names: measured actors under neutral placeholders, the same ones in all articles of an event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_uppercase

from analysis.pipeline import Analysis
from analysis.records import Target
from dashboard.queries.marks import Layer, Mark
from dashboard.queries.rows import records
from dashboard.queries.tables import of_article

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


def blind_layer(analysis: Analysis, article_id: str, called: Mapping[str, str]) -> Layer:
    """Mark where an article names an actor; each mark's sign is the actor's placeholder.

    The places are those of the mentions table, and a person's names where that table has overlooked them: one name
    left standing would tell all. A state's names are not looked for: "Washington" is a newspaper's as well.

    Args:
        analysis: Where the tables are.
        article_id: The article.
        called: Placeholders, from :func:`placeholders`.
    """
    mentions = of_article(analysis["mentions"], article_id)
    rows = mentions[mentions["kind"].isin(_NAMING) & mentions["target"].isin(list(called))]
    marks = [Mark(row["start"], row["end"], LAYER, sign=called[row["target"]]) for row in records(rows)]
    known = [(row["start"], row["end"]) for row in records(mentions)]
    text = str(of_article(analysis["articles"], article_id)["text"].iloc[0])
    for start, end, name in _overlooked(text, _persons(analysis, called)):
        if not any(start < last and first < end for first, last in known):
            marks.append(Mark(start, end, LAYER, sign=name))
    return Layer(LAYER, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))))


def _persons(analysis: Analysis, called: Mapping[str, str]) -> dict[str, str]:
    """Return the names of the persons among the actors with their placeholders, the longest first."""
    actors = analysis["actors"]
    persons = set(actors.loc[actors["actor_kind"] == "person", "actor"])
    return spoken_names(analysis, {actor: name for actor, name in called.items() if actor in persons})


def _overlooked(text: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield where names stand in a text as words of their own, and what they are to be called."""
    if names:
        pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)"
        for match in re.finditer(pattern, text):
            yield match.start(), match.end(), names[match.group()]


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
