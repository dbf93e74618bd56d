"""Saved pages in containers: Safari's web archives, crawls (WARC), and browsers' MHTML."""

from __future__ import annotations

import io
import plistlib
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from analysis.errors import UnreadableArticle
from analysis.ingest.decoding import decode
from analysis.ingest.document import Document, Unparsable
from analysis.ingest.readers.untrusted.web_page import parse_html

MAX_PAGES = 2_000
MAX_PAGE = 5 * 1024 * 1024
_HTML = ("text/html", "application/xhtml+xml")


def parse_mhtml(data: bytes) -> Document:
    """Parse a web archive as browsers save it: its first HTML part.

    Raises:
        Unparsable: It has no HTML part, or that can't be read.
    """
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() in _HTML and isinstance(part, EmailMessage):
            payload = part.get_payload(decode=True)
            address = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
            return _page(payload if isinstance(payload, bytes) else b"", part.get_content_charset() or "", address)
    raise Unparsable("The web archive holds no page.")


def parse_webarchive(data: bytes) -> Document:
    """Parse the archive that Safari saves: its main page.

    Raises:
        Unparsable: It is damaged or holds no page.
    """
    try:
        archive: Any = plistlib.loads(data)
    except Exception as error:  # plistlib raises what its parsers raise
        raise Unparsable("It is a Safari web archive, but damaged.") from error
    main = archive.get("WebMainResource") if isinstance(archive, dict) else None
    content = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(content, bytes):
        raise Unparsable("It is a Safari web archive without a page in it.")
    return _page(content, str(main.get("WebResourceTextEncodingName") or ""), str(main.get("WebResourceURL") or ""))


def parse_warc(data: bytes) -> Document:
    """Parse a crawl: every page that a server answered with is an article of its own, where it holds one.

    Raises:
        Unparsable: It holds no page with an article.
    """
    pages: list[Document] = []
    failed = 0
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            if record.rec_type not in ("response", "resource") or len(pages) >= MAX_PAGES:
                continue
            kind = _content_type(record)
            if not any(kind.startswith(name) for name in _HTML):
                continue
            charset = kind.partition("charset=")[2].strip("\"' ;")
            try:
                address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
                pages.append(_page(record.content_stream().read(MAX_PAGE), charset, address))
            except Unparsable:
                failed += 1
    except (ArchiveLoadFailed, EOFError, ValueError, OSError) as error:
        if not pages:
            raise Unparsable("It is a crawl (WARC), but damaged.") from error
    if not pages:
        raise Unparsable("It is a crawl (WARC) without a page that holds an article.")
    return pages[0] if len(pages) == 1 and not pages[0].parts else Document(parts=tuple(pages))


def _content_type(record: Any) -> str:
    headers = record.http_headers
    if headers is not None:
        status = str(headers.get_statuscode() or "")
        return str(headers.get_header("Content-Type") or "").lower() if status in ("", "200") else ""
    return str(record.rec_headers.get_header("Content-Type") or "").lower()


def _page(data: bytes, charset: str, address: str) -> Document:
    try:
        html = decode(data, declared=charset)
    except UnreadableArticle as error:
        raise Unparsable(error.reason) from error
    document = parse_html(html.encode("utf-8", errors="replace"))
    if address.startswith("http"):
        document.metadata.setdefault("url", [address, "saved page"])
    return document
