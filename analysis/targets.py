"""Targets files: which actors and issues to measure, as TOML."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import tomli_w

from analysis.errors import InvalidTargets
from analysis.records import Target, TargetKind, TargetOrigin

_KEYS: dict[TargetKind, str] = {"actor": "aliases", "issue": "phrases"}
_MEASURED, _FOUND = "measured", "found"
_ORIGINS: tuple[TargetOrigin, ...] = ("automatic", "file", "user")
MAX_CHARACTERS = 200
"""Characters of a name, alias or phrase; charts and tables show names whole."""
MAX_WORDS = 2_000
"""Aliases and phrases of a file. Each phrase is parsed before it can be looked for, some 150 in a second."""


def load_targets(path: Path | str) -> tuple[Target, ...]:
    """Read a targets file.

    Returns:
        The targets in the file's order, actors first.

    Raises:
        InvalidTargets: The file is missing, not TOML, or an entry has no name or a wrong type; the message names it.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path.name}: the targets file can't be read ({error})."
        raise InvalidTargets(message) from error
    return parse_targets(text, source_name=path.name)


def parse_targets(text: str, *, source_name: str = "targets") -> tuple[Target, ...]:
    """Read targets from TOML text; see :func:`load_targets`."""
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else error
        message = f"{source_name}: not a TOML file ({reason})."
        raise InvalidTargets(message) from error
    unknown = sorted(set(content) - set(_KEYS))
    if unknown:
        message = f"{source_name}: unknown section {unknown[0]!r}; use [[actor]] and [[issue]]."
        raise InvalidTargets(message)
    targets = [
        _target(entry, kind=kind, place=f"{source_name}: {kind} {number}")
        for kind in _KEYS
        for number, entry in enumerate(_entries(content, kind, source_name), start=1)
    ]
    names = [target.name for target in targets]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        message = f"{source_name}: {twice[0]!r} is named twice."
        raise InvalidTargets(message)
    n_words = sum(len(target.aliases) + len(target.phrases) for target in targets)
    if n_words > MAX_WORDS:
        message = f"{source_name}: it lists {n_words:,} aliases and phrases; at most {MAX_WORDS:,} can be looked for."
        raise InvalidTargets(message)
    return tuple(targets)


def write_targets(targets: tuple[Target, ...]) -> str:
    """Write targets as the TOML text that :func:`parse_targets` reads back."""
    content: dict[str, list[dict[str, Any]]] = {}
    for kind, key in _KEYS.items():
        entries = [
            {"name": target.name, key: list(target.aliases if kind == "actor" else target.phrases)}
            | ({} if target.measured else {_MEASURED: False})
            | ({} if target.found == "file" else {_FOUND: target.found})
            for target in targets
            if target.kind == kind
        ]
        if entries:
            content[kind] = entries
    return tomli_w.dumps(content)


def _entries(content: dict[str, Any], kind: str, source_name: str) -> list[Any]:
    entries = content.get(kind, [])
    if not isinstance(entries, list):
        message = f"{source_name}: write [[{kind}]], with two brackets."
        raise InvalidTargets(message)
    return entries


def _target(entry: Any, *, kind: TargetKind, place: str) -> Target:
    key = _KEYS[kind]
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
        message = f"{place} needs a name."
        raise InvalidTargets(message)
    words = entry.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        message = f"{place} ({entry['name'][:MAX_CHARACTERS]}): {key} must be a list of words."
        raise InvalidTargets(message)
    longest = max((entry["name"], *words), key=len)
    if len(longest) > MAX_CHARACTERS:
        message = f"{place}: “{longest[:40]} …” has {len(longest):,} characters; at most {MAX_CHARACTERS} can be shown."
        raise InvalidTargets(message)
    measured = entry.get(_MEASURED, True)
    if not isinstance(measured, bool):
        message = f"{place} ({entry['name']}): {_MEASURED} must be true or false."
        raise InvalidTargets(message)
    found = next((origin for origin in _ORIGINS if origin == entry.get(_FOUND, "file")), None)
    if found is None:
        message = f"{place} ({entry['name']}): {_FOUND} must be one of {', '.join(_ORIGINS)}."
        raise InvalidTargets(message)
    unknown = sorted(set(entry) - {"name", key, _MEASURED, _FOUND})
    if unknown:
        message = f"{place} ({entry['name']}): unknown key {unknown[0]!r}; use name, {key}, {_MEASURED} and {_FOUND}."
        raise InvalidTargets(message)
    named = Target(name=entry["name"], kind=kind, measured=measured, found=found)
    return replace(named, phrases=tuple(words)) if kind == "issue" else replace(named, aliases=tuple(words))
