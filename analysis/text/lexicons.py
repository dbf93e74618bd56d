"""Read word lists from the package's data files."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any


@cache
def read_lexicon(name: str, *, folder: str = "framing") -> MappingProxyType[str, Any]:
    """Read a TOML word list of a folder in ``analysis/data`` once per process."""
    path = resources.files("analysis").joinpath("data", folder, name)
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))


@cache
def word_set(name: str, section: str) -> frozenset[str]:
    """Read one section of a word list as a set."""
    return frozenset(read_lexicon(name)[section])
