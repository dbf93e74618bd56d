"""The agency's slug that opens the first sentence: ``GENEVA, May 19 (Agency) —`` or ``MOSCOW, May 20. /AGENCY/``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.ingest.lines import Line
from analysis.records import Removed

LINES_AFTER_START = 3
"""The slug stands in one of this many lines from the body's start on."""
REASON = "agency"

_WORD = r"[A-Z][A-Za-zÀ-ÿ.’'-]*"
_PLACE = rf"{_WORD}(?:\s(?:{_WORD}|de|del|la|al|el|on)){{0,3}}"
_PLACES = rf"{_PLACE}(?:\s?[,/]\s?{_PLACE}){{0,3}}"
_DAY = r"(?:(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})(?:,?\s\d{4})?)"
_KNOWN = (
    r"(?:AFP|ANI|AP|Associated Press|Bloomberg|CBS News|CNN|CNBC|Dow Jones|EFE|IANS|Interfax|JTA|Kyodo|PTI|RNS"
    r"|Reuters|REUTERS|TASS|UPI|Xinhua|dpa|DPA|The Canadian Press|Thomson Reuters Foundation)"
)
_NEWSROOM = r"[A-Z][\w.&’'-]*(?:[\s/][A-Z][\w.&’'-]*){0,4}"
_DASH = r"\s?(?:[-–—]{1,2}|:)\s*"
_SLUG = re.compile(
    rf"(?:{_PLACES}[.,]?\s)?(?:{_DAY}[.,]?\s)?\({_KNOWN}\)(?:{_DASH}|\s?)"
    rf"|{_PLACES}[.,]?\s{_DAY}[.,]?\s\({_NEWSROOM}\)(?:{_DASH}|\s)"
    rf"|{_PLACES}[.,]?\s(?:{_DAY}[.,]?\s)?/{_NEWSROOM}/[.:]?(?:{_DASH})?\s*"
)


def find_slug(lines: tuple[Line, ...], marks: Mapping[int, str], *, start: int) -> list[Removed]:
    """Find the agency's slug in front of the first paragraph; at most one.

    An agency that isn't known is told by a date before its name in brackets, or by strokes around it.
    """
    for number, line in enumerate(lines[: start + LINES_AFTER_START]):
        if number in marks:
            continue
        found = _SLUG.match(line.text)
        if found and found.end() < len(line.text):
            return [Removed(line.start, line.start + found.end(), found[0], REASON)]
    return []
