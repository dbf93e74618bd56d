"""Find and read the dates that news pages print: ``08:37 PM, May 20, 2025`` -> ``2025-05-20T20:37``."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_ZONE = r"(?:[(]?(?:E[SD]?T|GMT|UTC|BST|CES?T|EES?T|MSK|IST|P[SD]?T|C[SD]T|M[SD]T|Z)\b(?:[+-]\d{1,2}(?::?\d\d)?)?[)]?)"
_TIME = (
    rf"(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[:.][0-5]\d)?\s?(?:[ap]\.?m\b\.?)?|(?:1[0-2]|\d)\s[ap]\.?m\b\.?)\s?{_ZONE}?"
)
_DAY = (
    rf"(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,\s?|\s)(?:19|20)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?(?:\sof)?[\s-]{_MONTH},?[\s-](?:19|20)\d\d"
    r"|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d)"
)
DATE_PATTERN = (
    rf"(?:(?:{_WEEKDAY},?\s)?(?:{_TIME},?\s(?:[-–|·]\s)?(?:on\s)?)?(?:{_WEEKDAY},?\s)?{_DAY}"
    rf"(?:(?:,|\s[-–|·•]|\sat)?\s?{_TIME})?)"
)
"""A date with a year, with or without a time, as a regular expression (to be matched ignoring case)."""

YEARLESS_PATTERN = (
    rf"(?:(?:{_WEEKDAY},?\s)?(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:(?:,|\sat)?\s{_TIME})?"
    rf"|\d{{1,2}}\.\d{{1,2}}\.\s{_TIME}|(?:today|yesterday),?\s(?:at\s)?{_TIME})"
)
"""A date without its year; enough to know a date line by, not enough to date an article."""

_ISO_MOMENT = re.compile(
    r"((?:19|20)\d\d-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE
)
_DATE = re.compile(DATE_PATTERN, re.IGNORECASE)
_DAY_PARTS = (
    re.compile(rf"(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})\D{{1,4}}(?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?:\sof)?[\s-](?P<month>{_MONTH}),?[\s-](?P<year>\d{{4}})",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})"),
)
_AMBIGUOUS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_CLOCK = re.compile(r"\b(\d{1,2})[:.h]([0-5]\d)(?:[:.][0-5]\d)?\s?([ap])?\.?m?\b", re.IGNORECASE)


def find_date(text: str) -> str:
    """Return the first date in ``text`` as ISO 8601 (``2025-05-20`` or ``2025-05-20T20:37``), else "".

    All-digit dates are read only where day and month can't be confused (20/05/2025), since outlets differ.
    Time zones given as letters are dropped: the time is the outlet's local one.
    """
    moment = _ISO_MOMENT.search(text)
    if moment and _valid(moment[1]):
        return _iso(moment)
    found = _DATE.search(text)
    if not found:
        return ""
    day = _read_day(found[0])
    if not day:
        return ""
    clock = _CLOCK.search(_without_day(found[0]))
    return f"{day}T{_read_clock(clock)}" if clock and _read_clock(clock) else day


def _iso(moment: re.Match[str]) -> str:
    day, clock, zone = moment.groups()
    if not clock:
        return day
    if not zone:
        return f"{day}T{clock}"
    return f"{day}T{clock}{'+00:00' if zone.upper() == 'Z' else zone[:3] + ':' + zone[-2:]}"


def _without_day(text: str) -> str:
    for pattern in _DAY_PARTS:
        text = pattern.sub(" ", text)
    return _AMBIGUOUS.sub(" ", text)


def _valid(iso_day: str) -> bool:
    try:
        date.fromisoformat(iso_day)
    except ValueError:
        return False
    return True


def _read_day(text: str) -> str:
    for pattern in _DAY_PARTS:
        found = pattern.search(text)
        if found:
            parts = found.groupdict()
            month = int(parts["number"]) if "number" in parts else _MONTHS.index(parts["month"][:3].lower()) + 1
            day = f"{parts['year']}-{month:02d}-{int(parts['day']):02d}"
            return day if _valid(day) else ""
    found = _AMBIGUOUS.search(text)
    if not found:
        return ""
    first, second, year = (int(part) for part in found.groups())
    if first > 12 >= second:
        first, second = second, first
    elif second <= 12 and first != second:
        return ""
    day = f"{year:04d}-{first:02d}-{second:02d}"
    return day if _valid(day) else ""


def _read_clock(found: re.Match[str]) -> str:
    hour, minute, half = int(found[1]), found[2], (found[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute}" if hour < 24 else ""
