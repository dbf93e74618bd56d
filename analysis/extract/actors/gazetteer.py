"""The gazetteer: states, seats of power, organisations, offices and titles, read from ``analysis/data``.

The files are our own compilation; each names its source, licence and version in its header.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from analysis.extract.actors.lexicon import Lexicon, load_lexicon
from analysis.extract.actors.matching import Trie, add_key
from analysis.extract.actors.units import split_units
from analysis.records import ActorKind

__all__ = ["Entry", "Gazetteer", "Lexicon", "load_gazetteer", "load_lexicon", "read_tsv"]

_KINDS: Mapping[str, ActorKind] = {
    "state": "state",
    "region": "state",
    "group": "group",
    "organisation": "organisation",
    "media": "organisation",
    "platform": "organisation",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A known actor.

    Attributes:
        name: Canonical name.
        kind: What it is, as an :class:`~analysis.records.Actor`.
        sort: The same, finer: state, region, group, organisation, media, platform.
        names: All its names, the canonical one first.
        metonyms: Capitals and seats of power that stand for it.
        adjectives: Adjectives ("Russian"); they are no mentions but tell whose an office is.
        peoples: Plural nouns for its people ("Russians").
        weak: Forms that also mean something else; they count only beside another form of the same actor.
        places: Forms that are towns or buildings, so that "strike on Kyiv" hits a place.
    """

    name: str
    kind: ActorKind
    sort: str
    names: tuple[str, ...]
    metonyms: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    weak: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All entries, by name and by form.

    ``forms`` maps every name, metonym and people to the entries it may mean, ``trie`` finds them in units,
    ``adjectives`` maps each adjective (and each name used as one: "US") to its state, and ``seats`` are the buildings
    and institutions that speak for one (White House).
    """

    entries: Mapping[str, Entry]
    forms: Mapping[str, tuple[Entry, ...]]
    adjectives: Mapping[str, str]
    seats: frozenset[str]
    trie: Trie = field(repr=False)


def read_tsv(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a TSV file of ``analysis/data``; lines that start with ``#`` are its header."""
    text = resources.files("analysis").joinpath("data", name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(columns, line.split("\t"), strict=True))


@cache
def load_gazetteer() -> Gazetteer:
    """Read the gazetteer once per process."""
    seats = {row["owner"]: _many(row["seats"]) for row in read_tsv("seats.tsv")}
    entries = [*_states(seats), *_organisations(seats)]
    forms: dict[str, list[Entry]] = {}
    for entry in entries:
        for form in (*entry.names, *entry.metonyms):
            forms.setdefault(form, []).append(entry)
    trie: Trie = {}
    for form in forms:
        add_key(trie, split_units(form), form)
    return Gazetteer(
        entries={entry.name: entry for entry in entries},
        forms={form: tuple(found) for form, found in forms.items()},
        adjectives={adjective: entry.name for entry in entries for adjective in entry.adjectives},
        seats=frozenset(seat for listed in seats.values() for seat in listed),
        trie=trie,
    )


def _states(seats: Mapping[str, tuple[str, ...]]) -> Iterator[Entry]:
    for row in read_tsv("states.tsv"):
        yield Entry(
            name=row["name"],
            kind="state",
            sort="state",
            names=(row["name"], *_many(row["variants"])),
            metonyms=(*_many(row["capitals"]), *seats.get(row["name"], ())),
            adjectives=_many(row["adjectives"]),
            peoples=_many(row["peoples"]),
            weak=frozenset(_many(row["weak"])),
        )
        for people in _many(row["peoples"]):
            yield Entry(
                name=people, kind="group", sort="group", names=(people,), weak=frozenset(_many(row["weak"])) & {people}
            )


def _organisations(seats: Mapping[str, tuple[str, ...]]) -> Iterator[Entry]:
    for row in read_tsv("organisations.tsv"):
        yield Entry(
            name=row["name"],
            kind=_KINDS[row["sort"]],
            sort=row["sort"],
            names=(row["name"], *_many(row["variants"])),
            metonyms=seats.get(row["name"], ()),
            adjectives=("European",) if row["name"] == "European Union" else (),
            weak=frozenset(_many(row["weak"])),
        )


def _many(cell: str) -> tuple[str, ...]:
    return tuple(value for value in cell.split(";") if value)
