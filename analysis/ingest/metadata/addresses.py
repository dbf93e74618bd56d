"""What an article's address tells: the site's name, and often the day."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from analysis.ingest.dates import find_date
from analysis.ingest.metadata.fields import Metadata, known

SOURCE = "address"

_DAY = re.compile(
    r"[/_-](?P<year>(?:19|20)\d\d)(?P<between>[/_-]?)(?P<month>0?[1-9]|1[0-2])(?P=between)(?P<day>0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp|edition|en|news)\.(?=[^.]+\.)", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,10}", re.IGNORECASE)
_NO_OUTLETS = re.compile(
    r"(?:^|\.)(?:web\.archive\.org|archive\.(?:org|today|ph|is)|google\.\w+|t\.co|bit\.ly|localhost|docview)"
)


def from_address(url: str) -> Metadata:
    """Return the site's host as outlet and the day in the path, nothing for what is no address of the web."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return Metadata()
    if parts.scheme not in ("http", "https") or "." not in host:
        return Metadata()
    found = _DAY.search(parts.path)
    day = f"{found['year']}-{int(found['month']):02d}-{int(found['day']):02d}" if found else ""
    outlet = "" if _NO_OUTLETS.search(host) else _PREFIX.sub("", host)
    return known(SOURCE, outlet=outlet, published=find_date(day))


def outlet_name(value: str) -> str:
    """Return an outlet's name; of a bare host name the part that names the site (``www.post.example``)."""
    return _PREFIX.sub("", value.lower()) if _HOST.fullmatch(value) else value
