"""What each line of an export is: a label, a date, a copyright line, the end of a document, or text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from analysis.ingest.dates import DATE_PATTERN
from analysis.ingest.lines import LONG_WORDS, Line, split_lines
from analysis.ingest.splitting.export_words import ExportWords, export_words, find_any_date, plain_label, to_english

Kind = Literal[
    "rule", "count", "end", "id", "label", "code", "words", "date", "typed", "byline", "rights", "language", "cover",
    "prose", "short",
]  # fmt: skip

MIN_RULE = 6
MAX_MARKED_WORDS = 16
"""Longer lines are text unless a label stands before them."""
MIN_BARE_LABELS = 3
MIN_CODES = 3

_RULE = re.compile(rf"(?:[_=*~#•.-]\s?){{{MIN_RULE},}}|[—–]{{3,}}|\*\s?\*\s?\*|#\s?#\s?#")
_LABEL = re.compile(r"(?P<key>[^\W\d_][^:\n]{0,38}?)\s?[:：]\s*(?P<value>.*)")  # noqa: RUF001 - a wide colon is one
_CODE = re.compile(r"(?P<code>[A-Z]{2,3})(?:[\t ]+(?P<value>\S.*))?")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b|\[?c\]?\s?(?=(?:19|20)\d\d\b))", re.IGNORECASE)
_ID = re.compile(r"[^\W\d_]{3,10}\s[A-Z][A-Z0-9]{2,}\d[A-Za-z0-9]{8,}")
_ACCESSION = re.compile(r"(?:news|pub)?[·•]?\d{8}[·•]\S{1,12}[·•]\S{1,60}|news·\S+")
_BYLINE = re.compile(r"(?:by|BY|By|Von|Par|Por|Door|Di)\s[^\W\d_a-zß-ÿ].{2,120}")
_PAGE = re.compile(r"[,;•·|]?\s*\b(?:pg|page|pages|p|pp|seite|s)\b\.?\s*[A-Z]?\d{0,4}[A-Z]?\b(?:-\d+)?", re.IGNORECASE)
_DATE = re.compile(DATE_PATTERN, re.IGNORECASE)
_TIME = re.compile(r"^\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?$", re.IGNORECASE)
_EDITION = re.compile(r"\b(?:edition|edition \d|ausgabe|édition|edición|final|first|late|city|correction appended)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line with what it is.

    Attributes:
        line: The line.
        gap: Blank lines before it.
        kind: What it is; ``short`` for what could be a title, a name or a sub-head.
        field: For a label or code the field it fills.
        key: The label, as :func:`plain_label` gives it.
        value: For a label what stands behind it; for ``typed`` the outlet.
        heading: Whether the markup calls it a heading.
    """

    line: Line
    gap: int
    kind: Kind
    field: str = ""
    key: str = ""
    value: str = ""
    heading: bool = False

    @property
    def is_text(self) -> bool:
        """Whether it is running text of an article, or a label that opens it."""
        return self.kind == "prose" or (self.field == "text" and len(self.value) > 40)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = export_words()
    units = "|".join(map(re.escape, words.units))
    between = "|".join(map(re.escape, words.of))
    count = rf"\W{{0,3}}(?P<before>(?:[^\W\d_]+\.?\s){{0,2}})(?P<k>\d{{1,5}})\s?(?:{between})\s?(?P<n>\d{{1,5}})(?P<after>(?:\s\S+){{0,2}})\W{{0,3}}"
    length = rf"(?:[^\W\d_]+\s?:\s*)?[\d.,\s]{{1,9}}\s?(?:{units})\b\.?"
    in_line = rf"[,;•·|]?\s*\b\d[\d.,]{{0,8}}\s(?:{units})\b"
    return tuple(re.compile(part, re.IGNORECASE) for part in (count, length, in_line))  # type: ignore[return-value]


def mark_lines(source: str, *, headings: frozenset[int] = frozenset()) -> tuple[Mark, ...]:
    """Return what each line of ``source`` is; blank lines are left out."""
    lines = split_lines(source)
    bare = _bare_labels(lines)
    coded = _has_codes(lines)
    found: list[Mark] = []
    end = 0
    for line in lines:
        gap = max(0, source.count("\n", end, line.start) - 1)
        kind, field, key, value = _kind(line, bare=bare, coded=coded)
        found.append(Mark(line, gap, kind, field, key, value, line.start in headings))
        end = line.end
    return tuple(found)


def _kind(line: Line, *, bare: bool, coded: bool) -> tuple[Kind, str, str, str]:
    text = line.text
    words = export_words()
    if coded and (code := _CODE.fullmatch(text)) and code["code"] in words.codes:
        return "code", words.codes[code["code"]], code["code"], (code["value"] or "").strip()
    if label := _label(text, words, bare=bare):
        return "label", *label
    if line.n_words <= MAX_MARKED_WORDS and len(text) < 300 and (kind := _marked(text, line.n_words, words)):
        return kind[0], "", "", kind[1]
    is_prose = line.is_prose or line.n_words >= LONG_WORDS
    return "prose" if is_prose else "short", "", "", ""


def _label(text: str, words: ExportWords, *, bare: bool) -> tuple[str, str, str] | None:
    colon = _LABEL.fullmatch(text[:100_000]) if ":" in text[:41] or "：" in text[:41] else None  # noqa: RUF001
    if colon:
        key = plain_label(colon["key"])
        if key in words.fields:
            return words.fields[key], key, colon["value"].strip()
    if len(text) <= 40:
        key = plain_label(text)
        always = key in ("body", "full text", "classification", "graphic", "volltext", "load date") and text[:1].isupper()
        if (bare or always) and key in words.fields:
            return words.fields[key], key, ""
    return None


def _marked(text: str, n_words: int, words: ExportWords) -> tuple[Kind, str] | None:
    lower = text.lower()
    count, length, _ = _patterns()
    if _RULE.fullmatch(text):
        return "rule", ""
    if n_words <= 7 and (found := count.fullmatch(text)):
        beside = set((found["before"] + " " + found["after"]).lower().split())
        if not beside & words.pages:
            return "count", f"{found['k']}/{found['n']}"
    if lower.strip(" .-*[]()") in words.ends:
        return "end", ""
    if (_ID.fullmatch(text) and lower.split()[0] in words.documents) or _ACCESSION.fullmatch(text):
        return "id", ""
    if length.fullmatch(text):
        return "words", ""
    if _RIGHTS.match(text) or any(phrase in lower for phrase in words.rights):
        return "rights", ""
    if lower in words.languages:
        return "language", ""
    if found_date := dated(text, n_words):
        return found_date
    if n_words <= 12 and _BYLINE.fullmatch(text) and not text.endswith((".", "?", "!", ":")):
        return "byline", ""
    if any(lower.startswith(phrase) for phrase in words.cover):
        return "cover", ""
    return None


def dated(text: str, n_words: int) -> tuple[Kind, str] | None:
    """Return ``date`` for a line that is one, ``typed`` with the name for ``The Harbour Times, 4 June 2025``."""
    if n_words > 14 or not any(character.isdigit() for character in text) or text.endswith(("?", "!", ":")):
        return None
    english = to_english(text)
    found = _DATE.search(english)
    if not found or not find_any_date(found[0]):
        return None
    rest = english[: found.start()] + " " + english[found.end() :]
    rest = _PAGE.sub(" ", _patterns()[2].sub(" ", rest))
    left = [word for word in re.findall(r"\S+", rest) if word.lower().strip(" .,;()") not in export_words().weekdays]
    name = " ".join(left).strip(" ,;|·•–—-:.").strip()
    n_left = len(re.findall(r"[^\W_]+", name))
    if not n_left or _TIME.fullmatch(name) or _EDITION.search(name):
        return "date", ""
    is_apart = not english[: found.start()].strip() or english[: found.start()].rstrip().endswith((",", ";", "|", "·", "•", "–", "—", "-", ")", "(", "]"))
    if n_left <= 8 and name[:1].isupper() and is_apart and not re.search(r"[.!?]\s", name):
        return "typed", name
    return None


def _bare_labels(lines: Sequence[Line]) -> bool:
    """Whether labels stand on lines of their own, without a colon, as cells of a table do."""
    fields = export_words().fields
    found = {key for line in lines if len(line.text) <= 40 and (key := plain_label(line.text)) in fields and line.text[:1].isupper()}
    kept = {fields[key] for key in found} - {"other"}
    return len(found) >= MIN_BARE_LABELS and len(kept) >= MIN_BARE_LABELS and bool(kept & {"title", "text", "outlet"})


def _has_codes(lines: Sequence[Line]) -> bool:
    codes = export_words().codes
    found = {line.text[:3].strip() for line in lines if line.text[:2].isupper() and _CODE.fullmatch(line.text)} & codes.keys()
    return len(found & {"HD", "SN", "PD", "LP", "TD", "AN", "WC", "BY"}) >= MIN_CODES
