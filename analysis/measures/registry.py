"""All measures, found where they lie: what the rest of Parallax knows of them comes from their declarations."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import pandas as pd

from analysis import measures as package
from analysis.extract.facts import EventFacts
from analysis.measures.measure import Counted, Measure, Scorer, Table
from analysis.measures.schema import Schema, build, check
from analysis.measures.unshared_text import shared_sentences


def measures() -> Mapping[str, Measure]:
    """Return every measure by the name of its module, in alphabetical order."""
    return _found(tuple(package.__path__))


def tables() -> Mapping[str, Table]:
    """Return the tables of all measures by name."""
    return _tables(tuple(package.__path__))


def schemas() -> Mapping[str, Schema]:
    """Return the schemas of all tables by name."""
    return {name: table.schema for name, table in tables().items()}


def schema(name: str) -> Schema:
    """Return a table's schema."""
    return tables()[name].schema


def scorers() -> Mapping[str, Scorer]:
    """Return how accuracy is measured, by the name that ``parallax evaluate`` knows."""
    return {name: scorer for measure in measures().values() for name, scorer in measure.scorers.items()}


def by_voice() -> frozenset[str]:
    """Return the tables of which the filter for a voice leaves the rows of that voice."""
    return frozenset(name for name, table in tables().items() if table.by_voice)


def all_tables(facts: EventFacts, event: str) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame] | None]:
    """Build all tables of an event, and again over the newsrooms' own text.

    Returns:
        The tables by name, twice; None for the second where outlets share no sentence.
    """
    known = tables()
    whole = Counted(facts, known)
    built = _built(whole, known, event)
    texts = {item.article_id: (item.article.text, item.parsed.sentences) for item in facts.articles}
    left_out = shared_sentences(texts, facts.passages)
    if not left_out:
        return built, None
    own = Counted(facts, known, whole=whole, left_out=left_out)
    changed = {name: table for name, table in known.items() if table.own_text != "same"}
    return built, built | _built(own, changed, event)


def build_table(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Build a table from rows that hold the event's name too; see :func:`analysis.measures.schema.build`."""
    return build(schema(name), rows)


def check_table(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Return ``table`` if it keeps its schema; see :func:`analysis.measures.schema.check`."""
    return check(schema(name), table)


def _built(counted: Counted, known: Mapping[str, Table], event: str) -> dict[str, pd.DataFrame]:
    return {name: build(table.schema, counted.rows(name), event=event) for name, table in known.items()}


@lru_cache
def _found(folders: tuple[str, ...]) -> Mapping[str, Measure]:
    names = sorted(module.name for module in pkgutil.iter_modules(folders))
    modules = {name: importlib.import_module(f"{package.__name__}.{name}") for name in names if name != "registry"}
    return MappingProxyType({name: module.MEASURE for name, module in modules.items() if hasattr(module, "MEASURE")})


@lru_cache
def _tables(folders: tuple[str, ...]) -> Mapping[str, Table]:
    declared = [table for measure in _found(folders).values() for table in measure.tables]
    found = {table.schema.name: table for table in declared}
    if len(found) < len(declared):
        message = f"two measures declare one table: {sorted(table.schema.name for table in declared)}"
        raise ValueError(message)
    return MappingProxyType(found)
