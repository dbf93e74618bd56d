"""How much a candidate looks like a target: linear models over named features, learned from targets of careful readers.

``analysis/data/targets/ranking.json`` is written by :mod:`analysis.training.targets`; it holds weights and how often
words were targets, no text. ``words.toml`` beside it lists words that never tell what an argument is about.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The two models and their word lists.

    Attributes:
        actor: Weights of an actor's features; "" is the constant.
        issue: Weights of a topic's features; "" is the constant.
        topics: By lemma, how much more often than others it was a word of an issue (log odds).
        governors: The same for the verbs and nouns that topics depend on.
        contested: By noun, how often it is what somebody demands, opposes or defends (log odds).
        empty_modifiers: Adjectives that only judge, count or date.
        empty_topics: Nouns that are never what an argument is about.
        empty_verbs: Verbs that tell no act.
    """

    actor: Mapping[str, float]
    issue: Mapping[str, float]
    topics: Mapping[str, float]
    governors: Mapping[str, float]
    contested: Mapping[str, float]
    empty_modifiers: frozenset[str]
    empty_topics: frozenset[str]
    empty_verbs: frozenset[str]


@cache
def load_ranking() -> Ranking:
    """Read models and lists once per process."""
    models, words = json.loads(_read("ranking.json")), tomllib.loads(_read("words.toml"))
    tables: dict[str, Any] = {
        name: MappingProxyType(models[name]) for name in ("actor", "issue", "topics", "governors", "contested")
    }
    lists: dict[str, Any] = {
        name: frozenset(words[name].split()) for name in ("empty_modifiers", "empty_topics", "empty_verbs")
    }
    return Ranking(**tables, **lists)


def _read(name: str) -> str:
    return resources.files("analysis").joinpath("data", "targets", name).read_text(encoding="utf-8")


def score(features: Features, weights: Mapping[str, float]) -> float:
    """Return the log odds that a candidate is a target, as the model has it."""
    return math.fsum([weights[""], *(weights.get(name, 0.0) * features[name] for name in sorted(features))])
