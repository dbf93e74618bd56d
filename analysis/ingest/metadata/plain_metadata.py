"""Metadata that a plain text itself tells, in the lines around the article: byline, date line, credits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from analysis.ingest.dates import find_date
from analysis.ingest.lines import NAME_PATTERN, bare, without_bullet
from analysis.ingest.metadata.bylines import ORGANISATION_PATTERN, is_newsroom, is_outlet, split_byline
from analysis.ingest.metadata.fields import Metadata, known
from analysis.ingest.metadata.labels import read_labels
from analysis.ingest.splitting.marks import dated
from analysis.ingest.vocabulary import PARTS, vocabulary
from analysis.records import Removed

_OUTLET = f"(?P<outlet>{ORGANISATION_PATTERN})"
_NAME = re.compile(NAME_PATTERN)
_STAFF = re.compile(
    rf"^\W{{0,3}}(?:By )?{_OUTLET}\s(?:[Ss]taff(?: (?:[Ww]riters?|[Rr]eporters?))?|STAFF"
    r"|News(?:room| Desk)|(?:Web )?Desk|Editorial (?:Board|Team|Staff))$"
)
_ROLE = r"(?:(?:[a-z-]+|[A-Z][a-z]+)\s){0,4}(?:correspondent|reporter|editor|bureau chief|journalist|columnist)"
_CONTRIBUTORS_OUTLET = re.compile(rf"^(?P<outlet>{ORGANISATION_PATTERN}?)[’']s?\s(?:{_ROLE}\s)?{NAME_PATTERN}\b")
_REPORTER = re.compile(rf"(?P<name>{NAME_PATTERN})(?:,| also)?\s(?:reported|reporting) from\b")
_BIO_OUTLET = re.compile(
    r"\b(?:is|was|works as)\s(?:a|an|the)\s(?:[\w-]+\s){0,6}?"
    r"(?:correspondent|reporter|editor|journalist|bureau chief|staff writer|writer)s?"
    rf"(?:\s(?:and|&)\s(?:\w+\s){{0,3}}\w+)?\s(?:for|at|with|of)\s{_OUTLET}"
)
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)(?:\s?©)?\s?(?:(?:19|20)\d\d)?(?:[-–]\d{2,4})?,?\s?(?:by\s)?" + _OUTLET
)
_LEGAL_FORM = re.compile(r"\s(?:Inc|LLC|Ltd|Limited|GmbH|Corp|All|Click|About)\b.*$")
_PROMPT = re.compile(
    rf"(?i:follow|get|download|subscribe to|sign up for|support|join)\s{_OUTLET}(?:[’']s?)?\s"
    r"(?:on|newsletters?|app|daily|here)\b"
)
_SLUG_OUTLET = re.compile(r"[(/]([^()/]+)[)/]\W*$")
_SIGNED_NAME = re.compile(rf"(?P<name>{NAME_PATTERN})(?:$|,|\s(?:in|with|and|at)\s|\s\(|\s?[|·•])")
_NAME_LAST = re.compile(rf"\b[Bb]y\s(?P<name>{NAME_PATTERN})$")
_SIGNED_HOUSE = re.compile(rf"{NAME_PATTERN}\s?[|·•]\s?(?P<outlet>{ORGANISATION_PATTERN})(?:$|\s?[|·•])")
_IN_SECTION = re.compile(r"^\W*(?:In|Filed under:?|Category:?|Section:?|Topic:?|Posted in:?)\s(?P<section>.+)$")
_SLOGAN = re.compile(r"\s[—–|]\s")
MAX_BREADCRUMB_WORDS = 4
_NEXT_LINE = 12
"""Two steps of a breadcrumb are at most this many characters of white space and bullets apart."""


def read_metadata(
    removed: Iterable[Removed], *, title_suffix: str = "", body_start: int = 0, is_page: bool = False
) -> Metadata:
    """Read outlet, authors, date and section off the pieces that cleaning took away.

    Only those are read: an outlet that the body names as somebody else's publication is not the outlet.

    Args:
        removed: The pieces.
        title_suffix: The site's name that stood behind the title.
        body_start: Where the body starts in the source; a masthead stands before it.
        is_page: Whether the source is a web page: what looks like a masthead or a path in it is a menu.
    """
    pieces = tuple(removed)
    readers = (
        ("byline", _by_byline),
        ("byline", _by_staff),
        ("breadcrumb", _by_breadcrumb),
        ("contributor line", _by_contributors),
        ("author's biography", _by_bio),
        ("copyright line", _by_copyright),
        ("newsletter or share prompt", _by_prompt),
        ("agency slug", _by_slug),
    )
    outlet = read_labels(pieces).or_else(known("head of the article", outlet=_typed(pieces, body_start)))
    if not is_page:
        outlet = outlet.or_else(known("masthead", outlet=_masthead(pieces, body_start)))
    for source, reader in readers:
        if is_page and source == "breadcrumb":
            continue
        outlet = outlet.or_else(known(source, outlet=reader(pieces)))
    outlet = outlet.or_else(known("last part of the title", outlet=title_suffix))
    found = outlet.or_else(_authors(pieces)).or_else(known("date line", published=_date(pieces, body_start)))
    return found.or_else(known("label beside the title", section=_section(pieces, outlet.outlet)))


def _typed(pieces: tuple[Removed, ...], body_start: int) -> str:
    """The name in a line such as ``The Harbour Times, 4 June 2025``."""
    head = (piece for piece in pieces if piece.reason in ("date", "byline") and piece.source_end <= body_start)
    for piece in head:
        found = dated(piece.text, len(piece.text.split()))
        name = found[1] if found and found[0] == "typed" else ""
        if name and is_outlet(name) and (is_newsroom(name) or not _NAME.fullmatch(name) or name.startswith("The ")):
            return name
    return ""


def _texts(pieces: tuple[Removed, ...], *reasons: str) -> list[str]:
    return [piece.text for piece in pieces if piece.reason in reasons]


def _first_outlet(pattern: re.Pattern[str], texts: list[str]) -> str:
    for text in texts:
        found = pattern.search(text)
        if found and is_outlet(found["outlet"]):
            return _LEGAL_FORM.sub("", found["outlet"]).strip(" .,")
    return ""


def _masthead(pieces: tuple[Removed, ...], body_start: int) -> str:
    """A name that stands alone, or before a slogan, in the page's head, and again elsewhere in what was removed."""
    head = [piece for piece in pieces if piece.source_end <= body_start and piece.reason in ("section", "navigation")]
    for piece in head:
        name = _SLOGAN.split(piece.text)[0].strip()
        if not is_outlet(name) or len(name.split()) > MAX_BREADCRUMB_WORDS or without_bullet(name) != name:
            continue
        again = [other for other in pieces if other is not piece and bare(name) in bare(other.text)]
        if len(name.split()) > 1 and (again or is_newsroom(name)):
            return _as_printed(name, again)
    return ""


def _as_printed(name: str, pieces: list[Removed]) -> str:
    """Return a name in capitals as another piece prints it."""
    if not name.isupper():
        return name
    for piece in pieces:
        found = re.search(re.escape(name), piece.text, re.IGNORECASE)
        if found and not found[0].isupper():
            return found[0]
    return name.title()


def _by_byline(pieces: tuple[Removed, ...]) -> str:
    texts = _texts(pieces, "byline")
    return next((outlet for text in texts if (outlet := split_byline(text)[1])), "") or _first_outlet(
        _SIGNED_HOUSE, texts
    )


def _by_staff(pieces: tuple[Removed, ...]) -> str:
    return _first_outlet(_STAFF, _texts(pieces, "byline", "bio"))


def _by_breadcrumb(pieces: tuple[Removed, ...]) -> str:
    """The first entry of a bulleted path of at least two is the site, unless it is a word like Home."""
    path = [p for p in pieces if p.reason in ("navigation", "section") and without_bullet(p.text) != p.text]
    for step, following in pairwise(path):
        if following.source_start - step.source_end < _NEXT_LINE:
            site = without_bullet(step.text).strip()
            return site if is_outlet(site) and len(site.split()) <= MAX_BREADCRUMB_WORDS else ""
    return ""


def _by_contributors(pieces: tuple[Removed, ...]) -> str:
    return _first_outlet(_CONTRIBUTORS_OUTLET, _texts(pieces, "contributors"))


def _by_bio(pieces: tuple[Removed, ...]) -> str:
    return _first_outlet(_BIO_OUTLET, _texts(pieces, "bio"))


def _by_copyright(pieces: tuple[Removed, ...]) -> str:
    return _first_outlet(_COPYRIGHT, _texts(pieces, "notice", "byline"))


def _by_prompt(pieces: tuple[Removed, ...]) -> str:
    found = _first_outlet(_PROMPT, _texts(pieces, "share", "newsletter"))
    return found if is_newsroom(found) else ""


def _by_slug(pieces: tuple[Removed, ...]) -> str:
    found = [match[1] for text in _texts(pieces, "agency") if (match := _SLUG_OUTLET.search(text))]
    return found[0] if found else ""


def _authors(pieces: tuple[Removed, ...]) -> Metadata:
    for text in _texts(pieces, "byline", "navigation", "date"):
        names = split_byline(text)[0]
        if names:
            return known("byline", authors=names)
    for text in _texts(pieces, "byline"):
        if after := _NAME_LAST.search(text):
            return known("byline", authors=(after["name"],))
        found = _SIGNED_NAME.match(without_bullet(text))
        if found and not _STAFF.match(text) and not is_newsroom(found["name"]):
            return known("byline", authors=_signed_names(without_bullet(text)))
    reporters = [found["name"] for text in _texts(pieces, "contributors") for found in _REPORTER.finditer(text)]
    if reporters:
        return known("contributor line", authors=tuple(dict.fromkeys(reporters)))
    bios = [found[0] for text in _texts(pieces, "bio") if (found := _NAME.match(text))]
    return known("author's biography", authors=tuple(dict.fromkeys(bios)))


def _signed_names(text: str) -> tuple[str, ...]:
    """The people of a byline without ``By``: ``A. Lee (now) and B. Roe (earlier)``, ``A. Lee in Oslo``."""
    names = [found[0] for part in re.split(r",\s|\sand\s", text) if (found := _NAME.match(part))]
    return tuple(dict.fromkeys(name for name in names if not is_newsroom(name)))


def _date(pieces: tuple[Removed, ...], body_start: int) -> str:
    """The first date in a date line or byline, else in another line before the body."""
    head = tuple(piece for piece in pieces if piece.source_end <= body_start)
    for texts in (_texts(pieces, "date"), _texts(pieces, "byline"), _texts(head, "navigation", "timestamp", "share")):
        for text in texts:
            if found := find_date(text):
                return found
    return ""


def _section(pieces: tuple[Removed, ...], outlet: str) -> str:
    for text in _texts(pieces, "section"):
        for part in PARTS.split(text):
            found = _IN_SECTION.match(part)
            name = found["section"] if found else without_bullet(part)
            if bare(name) and bare(name) not in vocabulary().no_sections | {bare(outlet)}:
                return name.strip()
    return ""
