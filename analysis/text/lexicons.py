"""Read the word lists of framing from the package's data files."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any


@cache
def read_lexicon(name: str) -> MappingProxyType[str, Any]:
    """Read a TOML word list of ``analysis/data/framing`` once per process."""
    path = resources.files("analysis").joinpath("data", "framing", name)
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))


@cache
def word_set(name: str, section: str) -> frozenset[str]:
    """Read one section of a word list as a set."""
    return frozenset(read_lexicon(name)[section])
