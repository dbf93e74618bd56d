"""RSS and Atom feeds: what they announce."""

from __future__ import annotations

import html
import re

import feedparser
from lxml import html as lxml_html

from analysis.ingest.dates import find_date
from analysis.ingest.document import Block, Document, Unparsable
from analysis.ingest.readers.untrusted.layout import HEADING_TAGS, visible_blocks

MAX_ENTRIES = 500
MAX_SUMMARY = 400
MIN_WORDS = 60
"""An entry with fewer words announces an article; it isn't one."""
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


def parse_feed_texts(data: bytes) -> Document:
    """Parse the articles that a feed carries whole, in its entries' content.

    Raises:
        Unparsable: It is no feed, or only announces articles.
    """
    if b"<!ENTITY" in data:
        raise Unparsable("It declares entities of its own, as attacks do; it was not read.")
    parsed = feedparser.parse(data, sanitize_html=True, resolve_relative_uris=False)
    outlet = _plain(parsed.feed.get("title")) if parsed.version else ""
    parts = tuple(part for entry in parsed.entries[:MAX_ENTRIES] if (part := _article(entry, outlet)) is not None)
    if not parts:
        raise Unparsable("It is a news feed, which holds links, not articles; add its address instead.")
    n_left = min(len(parsed.entries), MAX_ENTRIES) - len(parts)
    note = f"{n_left} of the feed's {len(parts) + n_left} entries only announce an article and were left out."
    return Document(parts=parts, notes=(note,) if n_left else ())


def _article(entry: feedparser.FeedParserDict, outlet: str) -> Document | None:
    contents = [str(item.get("value") or "") for item in entry.get("content", ())] + [str(entry.get("summary") or "")]
    body = max(contents, key=len)
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True)
    tree = lxml_html.document_fromstring(f"<div>{body}</div>".encode(), parser=parser)
    blocks = tuple(Block(block.text, heading=block.tag in HEADING_TAGS) for block in visible_blocks(tree))
    if sum(len(block.text.split()) for block in blocks) < MIN_WORDS:
        return None
    values: dict[str, object] = {
        "title": _plain(entry.get("title")),
        "outlet": _plain((entry.get("source") or {}).get("title")) or outlet,
        "url": str(entry.get("link") or ""),
        "published": _date(entry),
        "authors": [_plain(entry.get("author"))] if entry.get("author") else [],
    }
    return Document(blocks=blocks, metadata={name: [value, "feed"] for name, value in values.items() if value})


def _plain(value: object) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", str(value or ""))).split())


def _date(entry: feedparser.FeedParserDict) -> str:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    if moment:
        return f"{moment.tm_year:04d}-{moment.tm_mon:02d}-{moment.tm_mday:02d}T{moment.tm_hour:02d}:{moment.tm_min:02d}"
    return find_date(str(entry.get("published") or ""))
