"""The words and patterns of page furniture, read from ``analysis/data/ingest/boilerplate.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from analysis.ingest.dates import DATE_PATTERN, YEARLESS_PATTERN
from analysis.ingest.lines import NAME_PATTERN, Line, bare, without_bullet

Where = Literal["anywhere", "edge", "header", "inside", "tail"]

MAX_CHARACTERS = 1_200
"""Longer lines are never page furniture of a known form; the limit also bounds the time a pattern can take."""

MIN_MENUPARTS = 3
MAX_LABEL_WORDS = 4
PARTS = re.compile(r"\s*[|·•]\s*|\s{2,}|\t+|\s[–—]\s")
_PRIORITY = {"byline": 0, "date": 1, "caption": 2, "credit": 3, "notice": 4, "contributors": 5}
"""A line of several kinds of parts is removed for the reason that comes first here."""

_NAME = re.compile(NAME_PATTERN)
_OUTLET_PATTERN = r"(?:(?:[Tt]he|THE)\s)?[A-Z][\w.&’'/-]*(?:\s(?:of\s|and\s|&\s)?[A-Z][\w.&’'/-]*){0,4}"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a whole line must look like to be removed for ``reason``.

    ``where`` limits the place: ``edge`` is before the body starts or in the last third, ``header`` before the body
    starts, ``inside`` after it started, ``tail`` in the last third. ``ends``: the article ends with such a line.
    ``list_follows``: a list of headlines may follow.
    """

    reason: str
    where: Where
    name: str
    pattern: re.Pattern[str] | None
    max_words: int
    ends: bool
    list_follows: bool


BYLINE = Rule("byline", "edge", "names and date", None, 60, ends=False, list_follows=False)
"""A row of names and dates before or after the article."""
MENU = Rule("navigation", "edge", "menu", None, 60, ends=False, list_follows=False)
"""A row of at least three short labels before or after the article."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All rules: whole lines by their bare text, and patterns in the order of the file."""

    words: dict[str, Rule]
    patterns: tuple[Rule, ...]
    sections: frozenset[str]
    agencies: tuple[str, ...]
    roles: tuple[str, ...]
    newsroom_words: frozenset[str]
    generic_words: frozenset[str]
    no_sections: frozenset[str]
    caption_labels: frozenset[str]
    link_labels: frozenset[str]
    organisation_words: frozenset[str]
    desks: frozenset[str]
    plain_agencies: frozenset[str]

    def match(self, line: Line, *, places: frozenset[str]) -> Rule | None:
        """Return the first rule that ``line`` keeps at one of ``places``, or None.

        A line of several parts (``By A. Lee | Published May 3, 2025 | Share``) is furniture if all its parts are.
        """
        if len(line.text) > MAX_CHARACTERS:
            return None
        text = line.text
        if line.is_bullet and "header" not in places:
            text = without_bullet(text)
        whole = self._match_text(text, line.n_words, places)
        if whole:
            return whole
        parts = [part for part in PARTS.split(text) if part.strip()]
        if len(parts) < 2:
            return None
        rules = [self._match_text(part.strip(), len(part.split()), places) for part in parts]
        found = [rule for rule in rules if rule]
        named = sum(rule is None and self._names_maker(part) for rule, part in zip(rules, parts, strict=True))
        if len(found) + named == len(parts) and any(rule.reason in ("byline", "date") for rule in found):
            return BYLINE if named else min(found, key=lambda rule: _PRIORITY.get(rule.reason, len(_PRIORITY)))
        if len(found) == len(parts):
            return min(found, key=lambda rule: _PRIORITY.get(rule.reason, len(_PRIORITY)))
        is_menu = len(parts) >= MIN_MENUPARTS and "edge" in places
        return MENU if is_menu and all(_is_label(part) for part in parts) else None

    def _names_maker(self, part: str) -> bool:
        """Whether part of a line of several is a person's or a newsroom's name."""
        return _NAME.fullmatch(part) is not None or bool(self.newsroom_words & set(bare(part).split()))

    def _match_text(self, text: str, n_words: int, places: frozenset[str]) -> Rule | None:
        rule = self.words.get(bare(text))
        if rule and rule.where in places:
            return rule
        for rule in self.patterns:
            if rule.where in places and n_words <= rule.max_words and rule.pattern and rule.pattern.fullmatch(text):
                return rule
        return None


def _is_label(part: str) -> bool:
    return len(part.split()) <= MAX_LABEL_WORDS and part[:1].isupper() and not part.endswith((".", "?", "!", ","))


@cache
def vocabulary() -> Vocabulary:
    """Read the rules once per process."""
    path = resources.files("analysis").joinpath("data", "ingest", "boilerplate.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    agencies, roles = tuple(data["agencies"]), tuple(data["roles"])
    parts = {
        "agency": "|".join(re.escape(agency) for agency in sorted(agencies, key=len, reverse=True)),
        "role": "|".join(re.escape(role) for role in sorted(roles, key=len, reverse=True)),
        "name": NAME_PATTERN,
        "outlet": _OUTLET_PATTERN,
        "date": f"(?:{DATE_PATTERN}|{YEARLESS_PATTERN})",
    }
    words = {bare(line): _rule(entry, None) for entry in data["words"] for line in entry["lines"]}
    patterns = tuple(_rule(entry, _compile(entry, parts)) for entry in data["pattern"])
    return Vocabulary(
        words=words,
        patterns=patterns,
        sections=frozenset(map(bare, data["sections"])),
        agencies=agencies,
        roles=roles,
        newsroom_words=frozenset(data["newsroom_words"]),
        generic_words=frozenset(map(bare, data["generic_words"])),
        no_sections=frozenset(map(bare, data["no_sections"])),
        caption_labels=frozenset(map(bare, data["caption_labels"])),
        link_labels=frozenset(map(bare, data["link_labels"])),
        organisation_words=frozenset(data["organisation_words"]),
        desks=frozenset(map(bare, data["desks"])),
        plain_agencies=frozenset(map(bare, agencies)),
    )


def _compile(entry: dict[str, Any], parts: dict[str, str]) -> re.Pattern[str]:
    regex = entry["regex"]
    for name, part in parts.items():
        regex = regex.replace("{" + name + "}", f"(?:{part})")
    return re.compile(regex, re.IGNORECASE if entry.get("ignore_case") else 0)


def _rule(entry: dict[str, Any], pattern: re.Pattern[str] | None) -> Rule:
    return Rule(
        reason=entry["reason"],
        where=entry["where"],
        name=entry.get("name", ""),
        pattern=pattern,
        max_words=entry.get("max_words", 60),
        ends=entry.get("ends", False),
        list_follows=entry.get("list_follows", False),
    )
