"""The words of ``analysis/data/claims.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Certainty = Literal["stated", "attributed", "expected", "possible", "denied"]
_RUNGS: tuple[Certainty, ...] = ("possible", "expected", "denied")


@cache
def certainty_words() -> Mapping[Certainty, Mapping[str, frozenset[str]]]:
    """Return the modals and the lemmas of each rung below a flat statement."""
    return {rung: {kind: frozenset(words) for kind, words in _content()[rung].items()} for rung in _RUNGS}


@cache
def empty_words() -> frozenset[str]:
    """Return lemmas that tell nothing of what a sentence is about."""
    return frozenset(_content()["empty"]["words"])


@cache
def negations() -> frozenset[str]:
    """Return words that deny, in lower case."""
    return frozenset(_content()["negation"]["words"])


@cache
def plain_words() -> frozenset[str]:
    """Return words by which two sentences are never told apart, in lower case."""
    return frozenset(_content()["plain"]["words"])


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads((files("analysis") / "data" / "claims.toml").read_text(encoding="utf-8"))
