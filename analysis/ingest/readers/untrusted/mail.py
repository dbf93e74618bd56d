"""Mails (EML, mbox): newsletters with an article, and what press databases send."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from analysis.errors import UnreadableArticle
from analysis.ingest.decoding import decode
from analysis.ingest.document import Document, Unparsable
from analysis.ingest.readers.untrusted.web_page import parse_html

MAX_MESSAGES = 2_000
MIN_WORDS = 20
MIN_PLAIN_SHARE = 0.6
"""A text part with fewer words than this share of the HTML part's says only that there is an HTML part."""

_NEXT = re.compile(rb"(?:\A|\n)From [^\s]+ [^\n]*\d{4}\r?\n")
_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s?:\s*)+", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,2000}>")


def parse_mail(data: bytes) -> Document:
    """Parse a mail, or a mailbox with several.

    Raises:
        Unparsable: No mail holds text.
    """
    starts = [found.end() for found in _NEXT.finditer(data)][:MAX_MESSAGES]
    if len(starts) < 2:
        return _message(data[starts[0] :] if starts else data)
    found = []
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        try:
            found.append(_message(data[start:end]))
        except Unparsable:
            continue
    if not found:
        raise Unparsable("It is a mailbox whose mails hold no article.")
    return Document(parts=tuple(found))


def _message(data: bytes) -> Document:
    message = message_from_bytes(data, policy=policy.default)
    plain, html = "", ""
    for part in message.walk():
        if not isinstance(part, EmailMessage) or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and not plain:
            plain = _text(part)
        elif kind == "text/html" and not html:
            html = _text(part)
    n_html = len(_TAG.sub(" ", html).split())
    metadata = _metadata(message)
    if plain and len(plain.split()) >= max(MIN_WORDS, MIN_PLAIN_SHARE * min(n_html, 10_000) if html else 0):
        return Document(text=plain, metadata=metadata)
    if html:
        page = parse_html(html.encode("utf-8", errors="replace"))
        return Document(
            page.blocks, {**page.metadata, **metadata}, parts=page.parts, is_export=page.is_export, notes=page.notes
        )
    if plain.strip():
        return Document(text=plain, metadata=metadata)
    raise Unparsable("It is a mail without text.")


def _text(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    try:
        return decode(payload if isinstance(payload, bytes) else b"", declared=part.get_content_charset() or "")
    except UnreadableArticle:
        return ""


def _metadata(message: EmailMessage) -> dict[str, list[object]]:
    name, address = parseaddr(str(message.get("From") or ""))
    found: dict[str, list[object]] = {}
    subject = _PREFIX.sub("", " ".join(str(message.get("Subject") or "").split()))
    if subject:
        found["title"] = [subject, "mail's subject"]
    if name.strip(" \"'") or address:
        found["outlet"] = [name.strip(" \"'") or address.rpartition("@")[2], "mail's sender"]
    try:
        sent = parsedate_to_datetime(str(message.get("Date") or ""))
        found["published"] = [sent.isoformat(timespec="minutes"), "mail's date"]
    except (ValueError, TypeError, IndexError):
        pass
    return found
