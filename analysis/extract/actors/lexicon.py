"""Word lists that tell persons, offices and institutions, read from ``analysis/data``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists that tell persons, offices and institutions; see ``analysis/data/offices.toml``."""

    head_offices: frozenset[str]
    other_offices: frozenset[str]
    leaders: frozenset[str]
    titles: frozenset[str]
    personal_titles: frozenset[str]
    surname_titles: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    not_people: frozenset[str]
    kin: frozenset[str]
    speech_verbs: frozenset[str]
    institution_heads: frozenset[str]
    body_heads: frozenset[str]
    not_names: frozenset[str]
    not_bodies: frozenset[str]
    corporate: frozenset[str]
    given_names: frozenset[str]
    nicknames: Mapping[str, frozenset[str]]


@cache
def load_lexicon() -> Lexicon:
    """Read the word lists once per process; full stops of abbreviations are dropped, as in units."""
    content = read_toml("offices.toml")
    groups = content.pop("nicknames")["groups"]
    lists = {name: _bare(words) for section in content.values() for name, words in section.items()}
    names = _bare(read_toml("given_names.toml")["names"])
    return Lexicon(**lists, given_names=names, nicknames=_nicknames(groups))


def read_toml(name: str) -> dict[str, Any]:
    """Read a TOML file of ``analysis/data``."""
    return tomllib.loads(resources.files("analysis").joinpath("data", name).read_text(encoding="utf-8"))


def _bare(words: list[str]) -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in words)


def _nicknames(groups: list[str]) -> dict[str, frozenset[str]]:
    related: dict[str, set[str]] = {}
    for group in groups:
        names = group.split()
        for name in names:
            related.setdefault(name, set()).update(names)
    return {name: frozenset(others) for name, others in related.items()}
