"""Whether the targets that are found are those that a careful reader named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from analysis.records import Actor, Target

_ENDING = re.compile(r"(ing|ed|es|s|al)$")
_SMALL = frozenset({"the", "a", "an", "of", "to", "on", "for", "in", "and"})
_LIKE = 0.6
_SHORT = 4


def finds_actor(actor: Actor, wanted: Iterable[Target]) -> bool:
    """Tell whether an actor bears the name or an alias of one that is wanted, as it is written."""
    forms = {actor.name, *actor.aliases, *actor.metonyms, *(f"the {title}" for title in actor.titles)}
    return any(not forms.isdisjoint((target.name, *target.aliases)) for target in wanted)


def finds_issue(forms: Sequence[str], wanted: Iterable[Target]) -> bool:
    """Tell whether a form and a phrase of an issue that is wanted share at least 60 % of their words, by stem."""
    found = [stems for stems in map(_stems, forms) if stems]
    return any(
        _alike(stems, _stems(phrase))
        for target in wanted
        for phrase in (target.name, *target.phrases)
        for stems in found
    )


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(right) and len(left & right) >= _LIKE * len(left | right)


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return frozenset(_ENDING.sub("", word) if len(word) > _SHORT else word for word in words) - _SMALL
