"""Actors that a targets file declares, and those that the gazetteer knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from analysis.extract.actors.drafts import Claims, Draft
from analysis.extract.actors.gazetteer import Entry, Gazetteer
from analysis.extract.actors.matching import find_matches
from analysis.extract.actors.units import ArticleUnits
from analysis.records import ActorKind, Target


def declare(targets: Sequence[Target], gazetteer: Gazetteer) -> Claims:
    """Open a draft for each declared actor; its words are claimed before any other's."""
    claims = Claims()
    for target in targets:
        if target.kind != "actor":
            continue
        forms = (target.name, *target.aliases)
        draft = Draft(name=target.name, kind=_declared_kind(forms, gazetteer), declared=True)
        for alias in target.aliases:
            seat = any(alias in entry.metonyms for entry in gazetteer.forms.get(alias, ()))
            (draft.metonyms if seat else draft.aliases).add(alias)
        claims.declare(draft, forms)
    return claims


def _declared_kind(forms: Iterable[str], gazetteer: Gazetteer) -> ActorKind:
    for form in forms:
        if form in gazetteer.forms:
            return gazetteer.forms[form][0].kind
    return "organisation"


def add_known(readings: Sequence[ArticleUnits], claims: Claims, gazetteer: Gazetteer) -> None:
    """Add the gazetteer's actors that the texts name; forms that others declared are left to them."""
    seen = Counter(match.payload for reading in readings for match in find_matches(gazetteer.trie, reading.words))
    words = {word for reading in readings for word in reading.words if word[0].isupper()}
    for name in sorted(gazetteer.entries):
        entry = gazetteer.entries[name]
        forms = [form for form in (*entry.names, *entry.metonyms) if seen[form]]
        shared = any(len(gazetteer.forms[form]) > 1 for form in forms)
        if not forms or not (shared or _is_shown(entry, forms, words)):
            continue
        draft = _draft_of(entry, claims)
        for form in forms:
            if claims.free(form, draft) and not _meant_otherwise(form, entry, gazetteer, seen, words):
                (draft.metonyms if form in entry.metonyms else draft.aliases).add(form)
                draft.n += seen[form]
        if draft.aliases or draft.metonyms or draft.name in forms:
            claims.drafts.setdefault(draft.name, draft)


def _is_shown(entry: Entry, forms: Iterable[str], words: set[str]) -> bool:
    """Tell whether an actor is meant: by a form that means nothing else, or by its adjective or people beside."""
    shown = any(form not in entry.weak for form in forms)
    return shown or any(word in words and word not in entry.weak for word in (*entry.adjectives, *entry.peoples))


def _meant_otherwise(form: str, entry: Entry, gazetteer: Gazetteer, seen: Counter[str], words: set[str]) -> bool:
    """Tell whether another entry owns an ambiguous form: one that the event shows by other words, else a state.

    A part of a state is meant where the event names another such part: Georgia among Ohio and Texas.
    """
    owners = gazetteer.forms[form]
    if len(owners) == 1:
        return False
    shown = [
        other
        for other in owners
        if any(seen[name] and name != form for name in (*other.names, *other.metonyms))
        or any(word in words and word not in other.weak for word in (*other.adjectives, *other.peoples))
    ]
    if not shown:
        regions = any(
            seen[other.name] and form not in other.names
            for other in gazetteer.entries.values()
            if other.sort == "region"
        )
        shown = [other for other in owners if (other.sort == "region") == regions]
    return (shown or list(owners))[0] is not entry


def _draft_of(entry: Entry, claims: Claims) -> Draft:
    """Return the declared draft that a known actor belongs to, else its own."""
    for form in entry.names:
        if form in claims.forms:
            return claims.forms[form]
    return claims.drafts.get(entry.name) or Draft(name=entry.name, kind=entry.kind)
