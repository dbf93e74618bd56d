"""Metadata that a plain text itself tells, in the lines around the article: byline, date line, credits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from analysis.ingest.dates import DATE_PATTERN, YEARLESS_PATTERN, find_date
from analysis.ingest.lines import NAME_PATTERN, bare, without_bullet
from analysis.ingest.metadata import Metadata, known
from analysis.ingest.vocabulary import vocabulary
from analysis.records import Removed

_ORGANISATION = r"(?:[Tt]he\s)?[A-Z][\w.&/]*(?:[-’'](?!s\b)\w+)?(?:\s(?:of\s|and\s|&\s|the\s)*[A-Z][\w.&/-]*){0,4}"
_BY = re.compile(
    r"^\W{0,3}(?:By|BY|by|Written by|Reported by|Story by|Report by|Analysis by|Opinion by|Words by|Text by|Posted by|Authors?:)\s?:?\s(?P<rest>.+)$"
)
_BYLINE_PARTS = re.compile(r"\s?[|·•]\s?|\s[–—-]\s|/(?=\s)|\s/")
_NAME_SEPARATORS = re.compile(r"\s?,\s?and\s|\s?[,;]\s?|\s(?:and|AND|&)\s")
_NAME = re.compile(NAME_PATTERN)
_SHOUTED_NAME = re.compile(r"[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]*){1,3}")
_RIGHTS = re.compile(r"(?:©|\([cC]\)|[Cc]opyright)\s?(?:(?:19|20)\d\d)?(?:[-–]\d{2,4})?,?\s?")
_COPYRIGHT = re.compile(
    rf"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)(?:\s?©)?\s?(?:(?:19|20)\d\d)?(?:[-–]\d{{2,4}})?,?\s?(?:by\s)?(?P<outlet>{_ORGANISATION})"
)
_STAFF = re.compile(
    rf"^\W{{0,3}}(?:By )?(?P<outlet>{_ORGANISATION})\s(?:[Ss]taff(?: (?:[Ww]riters?|[Rr]eporters?))?|STAFF|News(?:room| Desk)|(?:Web )?Desk|Editorial (?:Board|Team|Staff))$"
)
_OWN_ROLE = r"(?:(?:[a-z-]+|[A-Z][a-z]+)\s){0,4}(?:correspondent|reporter|editor|staff|bureau|journalist|columnist)s?"
_CONTRIBUTOR_OUTLET = re.compile(rf"^(?P<outlet>{_ORGANISATION}?)[’']s?\s(?:{_OWN_ROLE}\s)?{NAME_PATTERN}\b")
_CONTRIBUTOR_NAME = re.compile(rf"(?P<name>{NAME_PATTERN})(?:,| also)?\s(?:reported|reporting) from\b")
_BIO_OUTLET = re.compile(
    rf"\b(?:is|was|works as)\s(?:a|an|the)\s(?:[\w-]+\s){{0,6}}?(?:correspondent|reporter|editor|journalist|bureau chief|staff writer|writer)s?"
    rf"(?:\s(?:and|&)\s(?:\w+\s){{0,3}}\w+)?\s(?:for|at|with|of)\s(?P<outlet>{_ORGANISATION})"
)
_FOLLOW = re.compile(
    rf"(?i:follow|get|download|subscribe to|sign up for|support|join)\s(?P<outlet>{_ORGANISATION})(?:[’']s?)?\s(?:on|newsletter|app|app\b|daily|here)"
)
_IN_SECTION = re.compile(r"^\W*(?:In|Filed under:?|Category:?|Section:?|Topic:?|Posted in:?)\s(?P<section>.+)$")
_GENERIC = frozenset(
    "home news world politics opinion post posts articles article blog latest archive archives front page homepage menu back in the "
    "us usa uk europe ukraine russia international analysis video live category topics section reports report business".split()
)
_NO_SECTION = frozenset(
    {"post", "posts", "latest", "latest news", "breaking news", "top news", "top stories", "video", "videos"}
)


def read_metadata(removed: Iterable[Removed], *, title_suffix: str = "") -> Metadata:
    """Read outlet, authors, date and section off the pieces that cleaning took away.

    Only those are read: an outlet that the body names as somebody else's publication is not the outlet.
    """
    pieces = tuple(removed)
    outlet = _first(pieces, _OUTLET_READERS)
    if not outlet.outlet and title_suffix:
        outlet = known("the title's last part", outlet=title_suffix)
    return outlet.or_else(_authors(pieces)).or_else(_published(pieces)).or_else(_section(pieces))


def split_byline(text: str) -> tuple[tuple[str, ...], str]:
    """Return the names and the outlet that a byline gives: ``By A. Lee and B. Roe · The Post (c) 2025``."""
    found = _BY.match(text)
    if not found:
        return (), ""
    names: list[str] = []
    outlet = ""
    for number, part in enumerate(_BYLINE_PARTS.split(found["rest"])):
        bare_part = _RIGHTS.sub("", part).strip(" .,")
        candidates = [name.strip() for name in _NAME_SEPARATORS.split(bare_part) if name.strip()]
        if number == 0:
            first, outlet = _names_then_outlet(candidates)
            names.extend(first)
        elif not outlet and candidates and _is_outlet(candidates[0]):
            outlet = candidates[0]
    return tuple(names), outlet


def _names_then_outlet(candidates: list[str]) -> tuple[list[str], str]:
    names: list[str] = []
    for candidate in candidates:
        person, _, place = candidate.partition(" for ")
        person = re.split(r"\s(?:in|at|with|from)\s", person)[0]
        if bare(candidate) in vocabulary().roles:
            continue
        if _is_organisation(candidate):
            return names, candidate
        if _NAME.fullmatch(person) or _SHOUTED_NAME.fullmatch(person):
            names.append(person.title() if person.isupper() else person)
        if place and _is_outlet(place):
            return names, place
        if not names and not _NAME.fullmatch(person):
            return names, candidate if _is_outlet(candidate) else ""
    return names, ""


_NEWSROOM_WORDS = frozenset(
    "post times news press journal daily tribune herald guardian telegraph reuters bloomberg agency radio tv network broadcasting gazette "
    "chronicle observer review magazine weekly today staff desk media online wire bulletin standard express mail sun star globe record dispatch monitor".split()
)


def _is_organisation(text: str) -> bool:
    words = bare(text).split()
    if not words:
        return False
    return text.startswith(("The ", "the ")) or bool(_NEWSROOM_WORDS & set(words)) or text in vocabulary().agencies


def _is_outlet(text: str) -> bool:
    plain = bare(text)
    dated = re.fullmatch(f"(?:{DATE_PATTERN}|{YEARLESS_PATTERN})", text, re.IGNORECASE)
    return bool(plain) and not dated and text[:1].isupper() and len(plain.split()) <= 6 and not plain.isdigit()


def _by_byline(piece: Removed) -> str:
    return split_byline(piece.text)[1] if piece.reason == "byline" else ""


def _by_staff(piece: Removed) -> str:
    found = _STAFF.match(piece.text) if piece.reason in ("byline", "bio") else None
    return found["outlet"] if found and bare(found["outlet"]) not in _GENERIC else ""


def _by_contributors(piece: Removed) -> str:
    found = _CONTRIBUTOR_OUTLET.match(piece.text) if piece.reason == "contributors" else None
    return found["outlet"] if found else ""


def _by_bio(piece: Removed) -> str:
    found = _BIO_OUTLET.search(piece.text) if piece.reason == "bio" else None
    return _trim(found["outlet"]) if found else ""


def _by_copyright(piece: Removed) -> str:
    found = _COPYRIGHT.search(piece.text) if piece.reason in ("notice", "byline") else None
    return _trim(found["outlet"]) if found else ""


def _by_prompt(piece: Removed) -> str:
    found = _FOLLOW.search(piece.text) if piece.reason in ("share", "newsletter") else None
    return found["outlet"] if found and _is_organisation(found["outlet"]) else ""


def _by_agency(piece: Removed) -> str:
    if piece.reason != "agency":
        return ""
    found = re.search(r"\(([^()]+)\)\W*$", piece.text)
    return found[1] if found else piece.text.strip(" .-–—()") if piece.source_start == 0 else ""


def _trim(outlet: str) -> str:
    return re.sub(r"\s(?:Inc|LLC|Ltd|Limited|Media Group|Corp|All|Click|About|She|He|They)\b.*$", "", outlet).strip(
        " .,"
    )


_OUTLET_READERS: tuple[tuple[str, Callable[[Removed], str]], ...] = (
    ("byline", _by_byline),
    ("byline", _by_staff),
    ("contributor line", _by_contributors),
    ("author's biography", _by_bio),
    ("copyright line", _by_copyright),
    ("newsletter or share prompt", _by_prompt),
)


def _first(pieces: tuple[Removed, ...], readers: tuple[tuple[str, Callable[[Removed], str]], ...]) -> Metadata:
    for source, reader in readers[:2]:
        for piece in pieces:
            if outlet := reader(piece):
                return known(source, outlet=outlet)
    if outlet := _breadcrumb(pieces):
        return known("breadcrumb", outlet=outlet)
    for source, reader in (*readers[2:], ("agency slug", _by_agency)):
        for piece in pieces:
            if outlet := reader(piece):
                return known(source, outlet=outlet)
    return Metadata()


def _breadcrumb(pieces: tuple[Removed, ...]) -> str:
    """The first entry of a bulleted path of at least two is the site, unless it is a word like Home."""
    steps = [
        piece
        for piece in pieces
        if piece.reason in ("navigation", "section") and without_bullet(piece.text) != piece.text
    ]
    steps = [step for step, following in zip(steps, steps[1:], strict=False) if _next_to(step, following)][:1]
    if not steps:
        return ""
    site = without_bullet(steps[0].text).strip()
    return site if _is_outlet(site) and bare(site) not in _GENERIC and len(site.split()) <= 4 else ""


def _next_to(step: Removed, following: Removed) -> bool:
    return following.source_start - step.source_end < 12


def _authors(pieces: tuple[Removed, ...]) -> Metadata:
    for piece in pieces:
        if piece.reason == "byline":
            names = split_byline(piece.text)[0]
            plain = without_bullet(piece.text).split(",")[0]
            if not names and _NAME.fullmatch(plain) and not _STAFF.match(piece.text):
                names = (plain,)
            if names:
                return known("byline", authors=names)
    contributors = [
        found["name"]
        for piece in pieces
        if piece.reason == "contributors"
        for found in _CONTRIBUTOR_NAME.finditer(piece.text)
    ]
    if contributors:
        return known("contributor line", authors=tuple(dict.fromkeys(contributors)))
    bios = [found[0] for piece in pieces if piece.reason == "bio" if (found := _NAME.match(piece.text))]
    return known("author's biography", authors=tuple(dict.fromkeys(bios)))


def _published(pieces: tuple[Removed, ...]) -> Metadata:
    for reasons in (("date",), ("byline", "timestamp")):
        for piece in pieces:
            if piece.reason in reasons and (found := find_date(piece.text)):
                return known("date line" if piece.reason == "date" else "byline", published=found)
    return Metadata()


def _section(pieces: tuple[Removed, ...]) -> Metadata:
    for piece in pieces:
        if piece.reason == "section":
            found = _IN_SECTION.match(piece.text)
            name = found["section"] if found else without_bullet(piece.text)
            if bare(name) in _NO_SECTION:
                continue
            return known("label beside the title", section=name.strip())
    return Metadata()
