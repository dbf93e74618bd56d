"""Read names and outlets off bylines: ``By A. Lee and B. Roe · The Post (c) 2025``."""

from __future__ import annotations

import re

from analysis.ingest.dates import DATE_PATTERN, YEARLESS_PATTERN
from analysis.ingest.lines import NAME_PATTERN, bare, without_bullet
from analysis.ingest.vocabulary import PARTS, vocabulary

_WORDS_AFTER = r"(?:\s(?:of\s|and\s|&\s|the\s)*[A-Z][\w&/-]*(?:\.\w+)*){0,4}"
ORGANISATION_PATTERN = rf"(?:[Tt]he\s)?[A-Z][\w&/]*(?:\.\w+)*(?:[-’'](?!s\b)\w+)?{_WORDS_AFTER}"
"""An organisation's name: up to five capitalised words, with an article and small words between."""
MAX_OUTLET_WORDS = 6

_LEADS = (
    "By|BY|by|Written by|Reported by|Story by|Report by|Analysis by|Opinion by|Words by|Text by"
    "|Words and photographs by|Posted by|Submitted by|Published by|Author:|Authors:"
)
_BY = re.compile(rf"^\W{{0,3}}(?:{_LEADS})\s?:?\s(?P<rest>.+)$")
_NEXT_CREDIT = re.compile(r"\.\s(?=[A-Z][a-z]+ by\b)")
_SEPARATORS = re.compile(r"\s?,\s?and\s|\s?[,;]\s?|\s(?:and|AND|&)\s")
_SLASH = re.compile(r"\s?/\s|\s/\s?")
_AFTER_NAME = re.compile(r"\s(?:in|at|with|from|on)\s(?=[A-Z\d])")
_NAME = re.compile(NAME_PATTERN)
_SHOUTED_NAME = re.compile(r"[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]*){1,3}")
_RIGHTS = re.compile(r"(?:©|\([cC]\)|[Cc]opyright)\s?(?:(?:19|20)\d\d)?(?:[-–]\d{2,4})?,?\s?")
_PATH = re.compile(r"[|>›»]")
_DATED = re.compile(f"(?:{DATE_PATTERN}|{YEARLESS_PATTERN})", re.IGNORECASE)


def split_byline(text: str) -> tuple[tuple[str, ...], str]:
    """Return the names and the outlet that a byline gives; empty where it gives none."""
    names: list[str] = []
    outlet = ""
    parts = [part.strip() for part in PARTS.split(without_bullet(text)) if part.strip()]
    for number, part in enumerate(parts):
        found = _BY.match(part)
        if found:
            rest = _NEXT_CREDIT.split(found["rest"])[0]
            listed, named = _names_then_outlet(_SEPARATORS.split(" , ".join(_SLASH.split(rest))))
            names.extend(listed)
            outlet = outlet or named or _outlet_after_for(found["rest"])
        elif names and not outlet and number:
            candidate = _RIGHTS.sub("", part).strip(" .,")
            outlet = candidate if is_outlet(candidate) else ""
    return tuple(dict.fromkeys(names)), outlet


def is_outlet(text: str) -> bool:
    """Return whether ``text`` could be an outlet's name: a few words, no date, no role, no word of a menu."""
    plain = bare(text)
    if (
        not plain
        or plain.isdigit()
        or _PATH.search(text)
        or _DATED.search(text)
        or len(plain.split()) > MAX_OUTLET_WORDS
    ):
        return False
    known = vocabulary()
    is_role = plain.split()[-1] in known.roles or plain.split()[-1].rstrip("s") in known.roles
    return text[:1].isupper() and not is_role and plain not in known.generic_words | known.sections


def is_newsroom(text: str) -> bool:
    """Return whether a name tells that it is a newsroom's (Post, Times, News …, an agency)."""
    words = set(bare(text).split())
    return bool(vocabulary().newsroom_words & words) or text in vocabulary().agencies


def _names_then_outlet(candidates: list[str]) -> tuple[list[str], str]:
    names: list[str] = []
    for candidate in filter(None, (_RIGHTS.sub("", text).strip(" .,") for text in candidates)):
        person, _, place = candidate.partition(" for ")
        person = _AFTER_NAME.split(person)[0]
        if is_newsroom(candidate) or candidate.startswith(("The ", "the ")):
            return names, candidate if is_outlet(candidate) else ""
        if _NAME.fullmatch(person) or _SHOUTED_NAME.fullmatch(person):
            if bare(person).split()[-1] not in vocabulary().roles:
                names.append(person.title() if person.isupper() else person)
        elif not names and is_outlet(person):
            return names, person
        if place and is_outlet(place):
            return names, place
    return names, ""


def _outlet_after_for(text: str) -> str:
    found = re.search(rf"\sfor\s(?P<outlet>{ORGANISATION_PATTERN})\.?$", text)
    return found["outlet"] if found else ""
