"""Targets as the reader writes them: checked, joined to those that are measured, taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.records import Target, TargetKind
from analysis.targets import MAX_CHARACTERS, MAX_WORDS
from dashboard.edits.actor_edits import EditRefused

_BETWEEN = re.compile(r"[,;\n]")


def words_in(text: str) -> tuple[str, ...]:
    """Return the words or phrases of a list separated by commas, semicolons or lines, each once."""
    words = (" ".join(part.split()) for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(word for word in words if word))


def drafted(kind: TargetKind, name: str, words: str) -> Target:
    """Return the target that the reader describes; an issue's name counts as a phrase of it where none is given."""
    name, listed = " ".join(name.split()), words_in(words)
    if kind == "issue":
        return Target(name, kind, phrases=listed or (name,), found="user")
    return Target(name, kind, aliases=listed, found="user")


def problem_with(draft: Target, targets: Iterable[Target]) -> str:
    """Say why a target can't be measured beside those that are; empty if it can."""
    if not draft.name:
        return "Give it a name: it is what the charts show."
    words = words_of(draft)
    if max(map(len, (draft.name, *words))) > MAX_CHARACTERS:
        return f"This is too long to be shown: a name or phrase can have at most {MAX_CHARACTERS} characters."
    if len(words) > MAX_WORDS:
        return f"These are {len(words):,} words; at most {MAX_WORDS:,} can be looked for."
    names = {target.name.casefold() for target in targets if target.measured or target.kind != draft.kind}
    if draft.name.casefold() in names:
        return f"{draft.name} is measured already; choose another name."
    return ""


def words_of(target: Target) -> tuple[str, ...]:
    """Return the words that a target is found by, besides an actor's name."""
    return target.phrases if target.kind == "issue" else target.aliases


def words_listed(target: Target) -> tuple[str, ...]:
    """Return the words to list beside a target's name: one that differs by its case or article alone stands once."""
    listed = {_bare(target.name): ""} if target.kind == "actor" else {}
    for word in words_of(target):
        listed.setdefault(_bare(word), word)
    return tuple(word for word in listed.values() if word)


def _bare(word: str) -> str:
    return word.casefold().removeprefix("the ")


def added(targets: Sequence[Target], draft: Target) -> tuple[Target, ...]:
    """Return the targets with a new one; one of this name that is not measured gives way, its words are kept.

    Raises:
        EditRefused: The target can't be measured beside the others; the text says why.
    """
    problem = problem_with(draft, targets)
    if problem:
        raise EditRefused(problem)
    known = next((target for target in targets if target.name == draft.name), None)
    if known is not None:
        draft = replace(draft, aliases=tuple(dict.fromkeys((*known.aliases, *draft.aliases))))
    return (*(target for target in targets if target.name != draft.name), draft)


def changed(targets: Sequence[Target], draft: Target, *, name: str) -> tuple[Target, ...]:
    """Return the targets with one replaced, in its place.

    Raises:
        EditRefused: It is no longer measured, or can't be called so beside the others; the text says why.
    """
    others = [target for target in targets if target.name != name]
    if len(others) == len(targets):
        raise EditRefused(f"{name} is no longer measured, or has another name now; nothing was changed.")
    problem = problem_with(draft, others)
    if problem:
        raise EditRefused(problem)
    return tuple(draft if target.name == name else target for target in targets)


def taken_out(targets: Sequence[Target], name: str) -> tuple[Target, ...]:
    """Return the targets without a measure of one: an issue goes, an actor's names stay known.

    Raises:
        EditRefused: Nothing else is measured, or it isn't itself.
    """
    if not any(target.measured for target in targets if target.name == name):
        raise EditRefused(f"{name} is no longer measured, or has another name now; nothing was changed.")
    if not any(target.measured for target in targets if target.name != name):
        raise EditRefused("Something has to be measured: add another actor or issue first.")
    kept = (target for target in targets if target.name != name or target.kind == "actor")
    return tuple(replace(target, measured=False) if target.name == name else target for target in kept)
