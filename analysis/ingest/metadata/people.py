"""Names of people as bylines, columns and labels give them: ``Reed, Tom``, ``By A. LEE and B. Roe, Staff Writer``."""

from __future__ import annotations

import html
import re

from analysis.ingest.lines import bare
from analysis.ingest.vocabulary import vocabulary

MAX_NAME_WORDS = 6

_BY = re.compile(
    r"^\W{0,3}(?:(?:written|reported|story|words|text|posted|analysis|opinion)\s)?(?:by|von|par|por|door|di)\b\s?:?\s*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[;|/]\s*|\s+(?:and|und|et|y|&)\s+|\s*\n\s*", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|at|for|from|with)\s+.*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?)+$")
_PARTICLES = frozenset({"van", "von", "der", "den", "de", "da", "del", "la", "le", "al", "bin", "ter", "di", "du"})
_GROUPS = ("staff", "desk", "bureau", "team", "board")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\(\S*@?\S*\)$")


def split_people(text: str) -> tuple[str, ...]:
    """Return the people that a byline or an author's column names; roles, desks and agencies are no people."""
    plain = _ADDRESS.sub(" ", html.unescape(html.unescape(text)))
    plain = _BY.sub("", " ".join(plain.split())).strip(" .,;")
    found: list[str] = []
    for part in _SEPARATOR.split(plain):
        found.extend(_people(part))
    return tuple(dict.fromkeys(found))


def is_person(name: str) -> bool:
    """Return whether a value of an author's field could be a person: no role, no desk, no agency, no address."""
    plain = bare(name)
    words = plain.split()
    known = vocabulary()
    if not words or len(words) > MAX_NAME_WORDS or plain in known.desks or any(map(str.isdigit, plain)):
        return False
    is_role = words[-1] in known.roles or words[-1].rstrip("s") in known.roles or words[-1] in _GROUPS
    is_newsroom = len(words) > 1 and bool(known.newsroom_words & set(words))
    return not is_role and not is_newsroom and plain not in known.plain_agencies


def _people(part: str) -> list[str]:
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    if len(pieces) == 2 and _is_inverted(*pieces):
        pieces = [f"{pieces[1]} {pieces[0]}"]
    names = [
        _PLACE.sub("", _BY.sub("", piece)).strip(" .") if not _INITIALS.search(piece) else piece for piece in pieces
    ]
    return [
        _cased(name)
        for name in names
        if is_person(name) and name[:1].isalpha() and not (name.islower() and len(name.split()) > 3)
    ]


def _is_inverted(last: str, first: str) -> bool:
    """Whether two parts around a comma are a surname and given names: ``Reed, Tom``, ``van der Berg, Jan P.``."""
    surname = [word for word in last.split() if word.lower() not in _PARTICLES]
    return len(surname) == 1 and 1 <= len(first.split()) <= 3 and first[:1].isupper() and is_person(f"{first} {last}")


def _cased(name: str) -> str:
    """A name in capitals as it is usually written."""
    if not name.isupper() or len(name.split()) < 2:
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)
