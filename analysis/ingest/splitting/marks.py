"""What each line of an export is: a label, a date, a copyright line, the end of a document, or text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
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
MAX_CHARACTERS = 300
"""A longer line is no date's: some patterns take quadratic time in white space."""
MIN_BARE_LABELS = 3
MIN_CODES = 3

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d")
_RULE = re.compile(rf"(?:[_=*~#•.-]\s?){{{MIN_RULE},}}|[—–]{{3,}}|\*\s?\*\s?\*|#\s?#\s?#")
_LABEL = re.compile(r"(?P<key>[^\W\d_][^:\n]{0,38}?)\s?[:：]\s*(?P<value>.*)")
_CODE = re.compile(r"(?P<code>[A-Z]{2,3})(?:[\t ]+(?P<value>\S.*))?")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b|\[?c\]?\s?(?=(?:19|20)\d\d\b))", re.IGNORECASE)
_ID = re.compile(r"[^\W\d_]{3,10}\s[A-Z][A-Z0-9]{2,}\d[A-Za-z0-9]{8,}")
_ACCESSION = re.compile(r"(?:news|pub)?[·•]?\d{8}[·•]\S{1,12}[·•]\S{1,60}|news·\S+")
_BYLINE = re.compile(r"(?:by|BY|By|Von|Par|Por|Door|Di)\s[^\W\d_a-zß-ÿ].{2,120}")
_PAGE = re.compile(r"[,;•·|]?\s*\b(?:pg|page|pages|p|pp|seite|s)\b\.?\s*[A-Z]?\d{0,4}[A-Z]?\b(?:-\d+)?", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,5}[.)]\s+(\S.{0,300})")
_DATE = re.compile(DATE_PATTERN, re.IGNORECASE)
_NAME = re.compile(
    r"(?!(?:Updated|Published|Posted|Modified|Last|First|Created|Printed|Accessed|Retrieved|By|On|At)\b)[A-Z0-9][\w.&’'/-]*"
    r"(?:,?\s(?:of|and|the|for|in|on|de|la|le|du|&|\(?[A-Z0-9][\w.&’'/-]*\)?)){0,8}\.?"
)
_TIME = re.compile(r"^\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?$", re.IGNORECASE)
_EDITION = re.compile(
    r"\b(?:edition|edition \d|ausgabe|édition|edición|final|first|late|city|correction appended)\b", re.IGNORECASE
)


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
    before, after = r"(?P<before>(?:[^\W\d_]+\.?\s){0,2})", r"(?P<after>(?:\s\S+){0,2})"
    numbers = rf"(?P<k>\d{{1,5}})\s?(?:{between})\s?(?P<n>\d{{1,5}})"
    count = rf"\W{{0,3}}{before}{numbers}{after}\W{{0,3}}"
    length = rf"(?:[^\W\d_]+\s?:\s*)?[\d.,\s]{{1,9}}\s?(?:{units})\b\.?"
    in_line = rf"[,;•·|]?\s*\b\d[\d.,]{{0,8}}\s(?:{units})\b"
    return tuple(re.compile(part, re.IGNORECASE) for part in (count, length, in_line))  # type: ignore[return-value]


def mark_lines(source: str, *, headings: frozenset[int] = frozenset()) -> tuple[Mark, ...]:
    """Return what each line of ``source`` is; blank lines are left out."""
    lines = split_lines(source)
    bare = _bare_labels(lines)
    listed = _contents(lines)
    coded = _has_codes(lines)
    found: list[Mark] = []
    end = 0
    for line in lines:
        gap = max(0, source.count("\n", end, line.start) - 1)
        heading = line.start in headings
        if line.start in listed:
            found.append(Mark(line, gap, "cover", heading=heading))
        else:
            found.append(Mark(line, gap, *_kind(line, bare=bare, coded=coded), heading))
        end = line.end
    return tuple(found)


def _contents(lines: Sequence[Line]) -> frozenset[int]:
    """Return the starts of numbered lines that are a list of what follows: each stands again as a line of its own."""
    numbered = {line.start: found[1].strip() for line in lines if (found := _NUMBERED.fullmatch(line.text))}
    if not numbered:
        return frozenset()
    texts = {line.text for line in lines}
    return frozenset(start for start, text in numbered.items() if text in texts)


def _kind(line: Line, *, bare: str, coded: bool) -> tuple[Kind, str, str, str]:
    text = line.text
    words = export_words()
    if coded and (code := _CODE.fullmatch(text)) and code["code"] in words.codes:
        return "code", words.codes[code["code"]], code["code"], (code["value"] or "").strip()
    if label := _label(text, words, bare=bare):
        return "label", *label
    if line.n_words <= MAX_MARKED_WORDS and len(text) <= MAX_CHARACTERS and (kind := _marked(text, line.n_words)):
        return kind[0], "", "", kind[1]
    is_prose = line.is_prose or line.n_words >= LONG_WORDS
    return "prose" if is_prose else "short", "", "", ""


def _label(text: str, words: ExportWords, *, bare: str) -> tuple[str, str, str] | None:
    colon = _LABEL.fullmatch(text[:100_000]) if ":" in text[:41] or "：" in text[:41] else None
    if colon:
        key = plain_label(colon["key"])
        if key in words.fields:
            return words.fields[key], key, colon["value"].strip()
    if len(text) <= 40:
        key = plain_label(text)
        if (
            key in words.fields
            and text[:1].isupper()
            and (bare == "all" or (bare and (words.fields[key] == "text" or key in words.closing)))
        ):
            return words.fields[key], key, ""
    return None


@cache
def _reserved() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, export_words().rights)))


@lru_cache(maxsize=8_192)
def _marked(text: str, n_words: int) -> tuple[Kind, str] | None:
    """Return what a short line is by its form, with its value; None for text."""
    lower, words = text.lower(), export_words()
    has_digit = _DIGIT.search(text) is not None
    if has_digit and (found := _numbered(text, lower, n_words, words)):
        return found
    forms: tuple[tuple[Kind, bool], ...] = (
        ("rule", _RULE.fullmatch(text) is not None),
        ("end", lower.strip(" .-*[]()") in words.ends),
        ("rights", _RIGHTS.match(text) is not None or _reserved().search(lower) is not None),
        ("language", lower in words.languages),
    )
    if kind := next((kind for kind, holds in forms if holds), None):
        return kind, ""
    if has_digit and (found := dated(text, n_words)):
        return found
    if n_words <= 12 and _BYLINE.fullmatch(text) and not text.endswith((".", "?", "!", ":")):
        return "byline", ""
    return ("cover", "") if lower.startswith(words.cover) else None


def _numbered(text: str, lower: str, n_words: int, words: ExportWords) -> tuple[Kind, str] | None:
    """Return what a line with a number is: a document's number of all, its identifier, or its length."""
    count, length, _ = _patterns()
    counted = count.fullmatch(text) if n_words <= 7 else None
    if counted and not set(f"{counted['before']} {counted['after']}".lower().split()) & words.pages:
        return "count", f"{counted['k']}/{counted['n']}"
    if _is_identifier(text, lower, words):
        return "id", ""
    return ("words", "") if n_words <= 5 and length.fullmatch(text) else None


def _is_identifier(text: str, lower: str, words: ExportWords) -> bool:
    return bool((_ID.fullmatch(text) and lower.split(maxsplit=1)[0] in words.documents) or _ACCESSION.fullmatch(text))


def dated(text: str, n_words: int) -> tuple[Kind, str] | None:
    """Return ``date`` for a line that is one, ``typed`` with the name for ``The Harbour Times, 4 June 2025``."""
    if n_words > 14 or len(text) > MAX_CHARACTERS or not _YEAR.search(text) or text.endswith(("?", "!", ":")):
        return None
    english = to_english(text)
    found = _DATE.search(english)
    if not found or not find_any_date(found[0]):
        return None
    rest = english[: found.start()] + " " + english[found.end() :]
    rest, n_lengths = _patterns()[2].subn(" ", rest)
    rest = _PAGE.sub(" ", rest)
    left = [word for word in re.findall(r"\S+", rest) if word.lower().strip(" .,;()") not in export_words().weekdays]
    name = " ".join(left).strip(" ,;|·•–—-:.").strip()
    n_left = len(re.findall(r"[^\W_]+", name))
    if not n_left or _TIME.fullmatch(name) or _EDITION.search(name):
        return "date", ""
    if n_lengths:
        return "date", name  # the database's own line: section, date, length, page
    before = " ".join(word for word in english[: found.start()].split() if word.lower() not in export_words().weekdays)
    is_apart = not before or before.endswith((",", ";", "|", "·", "•", "–", "—", "-", ")", "(", "]"))
    if is_apart and _NAME.fullmatch(name):
        return "typed", name
    return None


def _bare_labels(lines: Sequence[Line]) -> str:
    """Return which labels may stand on lines of their own, without a colon.

    ``all`` where so many do that they must be the cells of a table, ``around`` (those that open or close a text) in
    a file that has other labels with colons, none in other texts.
    """
    fields = export_words().fields
    short = [line.text for line in lines if len(line.text) <= 40 and line.text[:1].isupper()]
    found = {key for text in short if (key := plain_label(text)) in fields and not text.endswith(":")}
    kept = {fields[key] for key in found} - {"other"}
    if len(found) >= MIN_BARE_LABELS and len(kept) >= MIN_BARE_LABELS and kept & {"title", "text", "outlet"}:
        return "all"
    with_colon = {
        key for line in lines if (head := line.text[:41].partition(":"))[1] and (key := plain_label(head[0])) in fields
    }
    return "around" if len(with_colon) >= MIN_BARE_LABELS else ""


def _has_codes(lines: Sequence[Line]) -> bool:
    codes = export_words().codes
    found = {
        line.text[:3].strip() for line in lines if line.text[:2].isupper() and _CODE.fullmatch(line.text)
    } & codes.keys()
    return len(found & {"HD", "SN", "PD", "LP", "TD", "AN", "WC", "BY"}) >= MIN_CODES
