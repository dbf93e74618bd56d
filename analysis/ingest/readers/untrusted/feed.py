"""RSS and Atom feeds: what they announce."""

from __future__ import annotations

import html
import re

import feedparser

from analysis.ingest.dates import find_date
from analysis.ingest.document import Document, Unparsable

MAX_ENTRIES = 500
MAX_SUMMARY = 400
_TAG = re.compile(r"<[^>]{0,500}>")


def parse_feed(data: bytes) -> Document:
    """Parse a feed given as bytes: feedparser would open a text that is a path or an address.

    Raises:
        Unparsable: It is no feed, or an empty one.
    """
    if b"<!ENTITY" in data:
        raise Unparsable("It declares entities of its own, as attacks do; it was not read.")
    parsed = feedparser.parse(data, sanitize_html=True, resolve_relative_uris=False)
    if not parsed.version:
        raise Unparsable("There is no RSS or Atom feed at this address.")
    rows = [
        (_plain(entry.get("title")), link, _date(entry), _plain(entry.get("summary"))[:MAX_SUMMARY])
        for entry in parsed.entries[:MAX_ENTRIES]
        if (link := str(entry.get("link") or "")).startswith(("http://", "https://"))
    ]
    if not rows:
        raise Unparsable("The feed announces no articles.")
    return Document(metadata={"title": [_plain(parsed.feed.get("title")), "feed"]}, rows=tuple(rows))


def _plain(value: object) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", str(value or ""))).split())


def _date(entry: feedparser.FeedParserDict) -> str:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    if moment:
        return f"{moment.tm_year:04d}-{moment.tm_mon:02d}-{moment.tm_mday:02d}T{moment.tm_hour:02d}:{moment.tm_min:02d}"
    return find_date(str(entry.get("published") or ""))
