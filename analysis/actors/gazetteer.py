"""The gazetteer: states, seats of power, organisations, offices and titles, read from ``analysis/data``.

The files are our own compilation; each names its source, licence and version in its header.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from analysis.actors.matching import Trie, add_key
from analysis.actors.reading import split_units
from analysis.records import ActorKind

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

    def strong(self, form: str) -> bool:
        """Tell whether ``form`` alone shows that this actor is meant."""
        return form not in self.weak


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All entries, by name and by form.

    ``forms`` maps every name, metonym and people to the entries it may mean, ``trie`` finds them in units,
    and ``adjectives`` maps each adjective (and each name used as one: "US") to its state.
    """

    entries: Mapping[str, Entry]
    forms: Mapping[str, tuple[Entry, ...]]
    adjectives: Mapping[str, str]
    trie: Trie = field(repr=False)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists that tell persons, offices and institutions; see ``analysis/data/offices.toml``."""

    head_offices: frozenset[str]
    other_offices: frozenset[str]
    leaders: frozenset[str]
    united_states_offices: frozenset[str]
    titles: frozenset[str]
    personal_titles: frozenset[str]
    surname_titles: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    people_nouns: frozenset[str]
    speech_verbs: frozenset[str]
    institution_heads: frozenset[str]
    body_heads: frozenset[str]
    not_names: frozenset[str]
    not_bodies: frozenset[str]
    corporate: frozenset[str]
    given_names: frozenset[str]
    nicknames: Mapping[str, frozenset[str]]


def read_toml(name: str) -> dict[str, Any]:
    """Read a TOML file of ``analysis/data``."""
    return tomllib.loads(resources.files("analysis").joinpath("data", name).read_text(encoding="utf-8"))


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


@cache
def load_lexicon() -> Lexicon:
    """Read the word lists once per process."""
    content = read_toml("offices.toml")
    offices, titles, people = content["offices"], content["titles"], content["people"]
    return Lexicon(
        head_offices=frozenset(offices["head"]),
        other_offices=frozenset(offices["other"]),
        leaders=frozenset(offices["leader"]),
        united_states_offices=frozenset(offices["united_states"]),
        titles=_bare(titles["words"]),
        personal_titles=_bare(titles["personal"]),
        surname_titles=_bare(titles["surnames"]),
        suffixes=_bare(titles["suffixes"]),
        particles=frozenset(titles["particles"]),
        male=_bare(content["gender"]["m"]),
        female=_bare(content["gender"]["f"]),
        people_nouns=frozenset(people["nouns"]),
        speech_verbs=frozenset(people["verbs"]),
        institution_heads=_bare(content["institutions"]["heads"]),
        body_heads=_bare(content["institutions"]["bodies"]),
        not_names=frozenset(people["not_names"]),
        not_bodies=frozenset(content["abbreviations"]["words"]),
        corporate=frozenset(content["abbreviations"]["corporate"]),
        given_names=frozenset(read_toml("given_names.toml")["names"]),
        nicknames=_nicknames(content["nicknames"]["groups"]),
    )


def _bare(words: list[str]) -> frozenset[str]:
    """Drop the full stop of abbreviations: in units it stands alone."""
    return frozenset(word.rstrip(".") for word in words)


def _nicknames(groups: list[str]) -> dict[str, frozenset[str]]:
    related: dict[str, set[str]] = {}
    for group in groups:
        names = group.split()
        for name in names:
            related.setdefault(name, set()).update(names)
    return {name: frozenset(others) for name, others in related.items()}
