"""The reader's changes of actors, as functions from targets to targets.

The targets are what is kept and exported. An actor that the texts show and nobody changed need not be among them: it is
declared, with the names that were found for it, by the first change that concerns it. A declared actor owns its words
in the next analysis (see :func:`analysis.extract.actors.find_actors`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from analysis.errors import ParallaxError
from analysis.records import Target

Targets = tuple[Target, ...]
Names = Mapping[str, Sequence[str]]
"""Every actor that was found, by name, with its other names; titles ("the president") are no names."""


class EditRefused(ParallaxError):
    """A change makes no sense; the text says why and what to do instead."""


def merge(targets: Targets, name: str, other: str, *, found: Names) -> Targets:
    """Make another actor's names mean this one; measured if either was.

    Raises:
        EditRefused: Both are the same actor.
    """
    if name == other:
        message = f"{name} can't be merged with itself; choose another actor."
        raise EditRefused(message)
    targets = _declared(_declared(targets, name, found), other, found)
    gone = _target(targets, other)
    names = (other, *gone.aliases, *_not_given_away(targets, other, found))
    kept = _target(targets, name)
    kept = replace(kept, aliases=_distinct(kept.aliases, names, but=name), measured=kept.measured or gone.measured)
    return _put(tuple(target for target in targets if target is not gone), kept)


def split_off(targets: Targets, name: str, alias: str, *, found: Names) -> Targets:
    """Make one name of an actor an actor of its own, measured as the actor is.

    Raises:
        EditRefused: It is the actor's only name, or none of its names.
    """
    targets = _declared(targets, name, found)
    target = _target(targets, name)
    if alias == name:
        message = f"“{alias}” is what this actor is called; rename the actor first, then split the name off."
        raise EditRefused(message)
    if alias not in names_of(targets, name, found=found):
        message = f"“{alias}” is no name of {name}."
        raise EditRefused(message)
    left = replace(target, aliases=tuple(each for each in target.aliases if each != alias))
    place = targets.index(target) + 1
    return (*_put(targets, left)[:place], Target(alias, "actor", measured=target.measured), *targets[place:])


def rename(targets: Targets, name: str, new: str, *, found: Names) -> Targets:
    """Call an actor by another name; the old one stays an alias.

    Raises:
        EditRefused: The new name is blank, the old one, or what another actor is called.
    """
    new = _written(new)
    targets = _declared(targets, name, found)
    target = _target(targets, name)
    if new == name:
        message = f"This actor is called {name} already."
        raise EditRefused(message)
    targets = _taken_from_others(targets, new, found=found, owner=name)
    renamed = replace(_by_reader(target), name=new, aliases=_distinct((name,), target.aliases, but=new))
    return tuple(renamed if each is target else each for each in targets)


def add_alias(targets: Targets, name: str, alias: str, *, found: Names) -> Targets:
    """Add a name that means this actor; it is taken from an actor that had it as an alias.

    Raises:
        EditRefused: The name is blank, known already, or what another actor is called.
    """
    alias = _written(alias)
    targets = _declared(targets, name, found)
    target = _target(targets, name)
    if alias in (name, *names_of(targets, name, found=found)):
        message = f"“{alias}” is a name of {name} already."
        raise EditRefused(message)
    targets = _taken_from_others(targets, alias, found=found, owner=name)
    return _put(targets, replace(target, aliases=(*target.aliases, alias)))


def hide(targets: Targets, name: str, *, found: Names) -> Targets:
    """Take an actor out of all measures; its names stay known.

    Raises:
        EditRefused: It is the last one that is measured.
    """
    return measure(targets, [each for each in measured(targets) if each != name], found=found)


def measure(targets: Targets, names: Collection[str], *, found: Names) -> Targets:
    """Measure these actors and no others; issues stay.

    Raises:
        EditRefused: There is none among them.
    """
    if not names:
        message = "At least one actor has to be measured."
        raise EditRefused(message)
    for name in (each for each in names if each not in measured(targets)):
        targets = _declared(targets, name, found)
    return tuple(
        replace(target, measured=target.name in names) if target.kind == "actor" else target for target in targets
    )


def switch(targets: Targets, *, before: Collection[str], after: Collection[str], found: Names) -> Targets:
    """Measure the actors that the reader added to a list, and no longer those taken from it; others stay as they are.

    Raises:
        EditRefused: None would be left.
    """
    kept = [name for name in measured(targets) if name in after or name not in before]
    return measure(targets, [*kept, *(name for name in after if name not in (*before, *kept))], found=found)


def measured(targets: Targets) -> tuple[str, ...]:
    """Return the names of the actors that are measured."""
    return tuple(target.name for target in targets if target.kind == "actor" and target.measured)


def names_of(targets: Targets, name: str, *, found: Names) -> tuple[str, ...]:
    """Return an actor's other names: those declared, then those found in the texts."""
    aliases = next((target.aliases for target in targets if target.kind == "actor" and target.name == name), ())
    return _distinct(aliases, _not_given_away(targets, name, found), but=name)


def _declared(targets: Targets, name: str, found: Names) -> Targets:
    """Add an actor that was only found so far; it isn't measured by that."""
    if any(target.name == name and target.kind == "actor" for target in targets):
        return targets
    if name not in found or any(name in (target.name, *target.aliases) for target in targets):
        message = f"There is no actor called {name} any more; reload the page."
        raise EditRefused(message)
    return (*targets, Target(name, "actor", aliases=_not_given_away(targets, name, found), measured=False))


def _not_given_away(targets: Targets, name: str, found: Names) -> tuple[str, ...]:
    """Return the names found for an actor without those that the reader gave to somebody else."""
    given = {form for target in targets if target.name != name for form in (target.name, *target.aliases)}
    return tuple(alias for alias in found.get(name, ()) if alias not in given)


def _taken_from_others(targets: Targets, form: str, *, found: Names, owner: str) -> Targets:
    """Free a form for an actor: another actor's alias changes hands, another actor's own name doesn't."""
    if form != owner and (form in found or any(form == target.name for target in targets)):
        message = f"There is an actor or issue called {form} already. If it is the same as {owner}, merge the two."
        raise EditRefused(message)
    return tuple(
        target
        if target.name == owner
        else replace(target, aliases=tuple(alias for alias in target.aliases if alias != form))
        for target in targets
    )


def _target(targets: Targets, name: str) -> Target:
    return next(target for target in targets if target.kind == "actor" and target.name == name)


def _put(targets: Targets, changed: Target) -> Targets:
    ours = _by_reader(changed)
    return tuple(ours if (each.name, each.kind) == (changed.name, "actor") else each for each in targets)


def _by_reader(target: Target) -> Target:
    """Note that a reader changed what the texts gave."""
    return replace(target, found="user") if target.found == "automatic" else target


def _written(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        message = "Write the name first."
        raise EditRefused(message)
    return text


def _distinct(*groups: Sequence[str], but: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in groups for name in group if name != but))
