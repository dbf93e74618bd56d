"""Tell a file's format by its content; the name only decides between plain text and Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import Literal

from analysis.errors import UnreadableArticle

Format = Literal[
    "text", "markdown", "html", "mhtml", "webarchive", "warc", "mail", "xml", "feed texts", "pdf", "docx", "odt",
    "rtf", "epub", "xlsx", "zip", "jsonl", "csv",
]  # fmt: skip

_HEAD = 4_096
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|main|section|p|h1|meta|title)\b", re.IGNORECASE)
_MHTML = re.compile(rb"^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_NO_SPACE = re.compile(rb"\S")
_XML = re.compile(rb"<[A-Za-z_][\w.-]{0,60}(?::[\w.-]{1,60})?(?:\s[^<>]{0,2000})?>\s*<[A-Za-z!?]")
_XML_START = re.compile(rb"\s*<\?xml\b|\s*<!DOCTYPE\s+(?!html)\w")
_SVG = re.compile(rb"(?:<!DOCTYPE\s+svg[^>]{0,400}>\s*)?<svg\b", re.IGNORECASE)
_MAIL_FIELDS = (
    b"from",
    b"to",
    b"subject",
    b"date",
    b"return-path",
    b"received",
    b"delivered-to",
    b"message-id",
    b"mime-version",
    b"content-type",
    b"reply-to",
    b"list-unsubscribe",
    b"dkim-signature",
    b"x-mailer",
)
_MAIL_LINE = re.compile(rb"(?:([A-Za-z][\w-]{1,60}):|[ \t]+\S)")
_MAIL_PROOF = frozenset(
    {b"return-path", b"received", b"message-id", b"mime-version", b"delivered-to", b"dkim-signature"}
)
_MAILBOX = re.compile(rb"From \S+ [^\n]{6,60}\d{4}\r?\n[A-Za-z-]+:")
_CODE = re.compile(
    r"(?:^|[;{}]\s*)(?:var|let|const|function|import|export|return|@media|@import|window\.|document\.)\b|[.#]?[\w-]+\s?\{[\w-]+\s?:[^{}]{1,200}\}|=>\s?\{|\bfunction\s?\w{0,40}\("
)
_CODE_NAMES = (".js", ".mjs", ".css", ".map", ".ts", ".scss", ".less", ".json.js")
_MARKDOWN = (
    re.compile(r"^#{1,4} \S", re.MULTILINE),
    re.compile(r"(?<!\w)\*\*[^*\n]{1,80}\*\*|__[^_\n]{2,80}__"),
    re.compile(r"\[[^\]\n]{1,120}\]\([^)\s]{4,300}\)"),
    re.compile(r"^!\[[^\]\n]*\]\(", re.MULTILINE),
)
_FRONT_MATTER = re.compile(r"\A---\n(?:[\w-]+:[^\n]*\n|[ \t]+[^\n]*\n|- [^\n]*\n){1,40}---\s*\n")
_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "It is an old Word, Excel or PowerPoint file; save it as .docx or .xlsx."),
    (b"\x1f\x8b", "It is packed twice; unpack it first."),
    (b"7z\xbc\xaf\x27\x1c", "It is a 7z archive; unpack it first, or make it a zip file."),
    (b"Rar!", "It is a RAR archive; unpack it first, or make it a zip file."),
    (b"\x89PNG", "It is a picture (PNG), not a text."),
    (b"\xff\xd8\xff", "It is a picture (JPEG), not a text."),
    (b"GIF8", "It is a picture (GIF), not a text."),
    (b"RIFF", "It is a sound, video or picture file, not a text."),
    (b"ID3", "It is a sound file, not a text."),
    (b"\x7fELF", "It is a program, not a text."),
    (b"MZ\x90\x00", "It is a program, not a text."),
    (b"SQLite format 3\x00", "It is a database, not a text."),
    (b"PAR1", "It is a Parquet file; export its rows as CSV or JSON lines."),
    (b"%!PS", "It is a PostScript file, made for printing; save it as PDF."),
    (b"ITSF", "It is a Windows help file; save its pages as HTML."),
    (b"\x1aE\xdf\xa3", "It is a video file, not a text."),
    (b"OggS", "It is a sound or video file, not a text."),
    (b"fLaC", "It is a sound file, not a text."),
    (b"wOFF", "It is a font, not a text."),
    (b"wOF2", "It is a font, not a text."),
    (b"II*\x00", "It is a picture (TIFF), not a text."),
    (b"MM\x00*", "It is a picture (TIFF), not a text."),
)
TEXT_COLUMNS = frozenset(
    {
        "text",
        "body",
        "content",
        "article",
        "article_text",
        "articletext",
        "full_text",
        "fulltext",
        "article_body",
        "story",
        "maintext",
        "bodytext",
        "body_text",
        "article_content",
        "content_text",
        "text_content",
        "raw_text",
        "main_text",
    }
)
"""Column names that say a table holds articles."""
MIN_TABLE_COLUMNS = 2


def sniff(data: bytes, *, source_name: str) -> Format:
    """Return the format of a file that isn't empty.

    Raises:
        UnreadableArticle: It is of a known format that holds no article or can't be read.
    """
    for magic, reason in _REFUSED:
        if data.startswith(magic):
            raise UnreadableArticle(source_name, reason)
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(data, source_name)
    return _sniff_saved(data, head, source_name) or _sniff_markup(head, source_name)


def _sniff_saved(data: bytes, head: bytes, source_name: str) -> Format | None:
    """Return the format of a file that a program names in its first bytes."""
    if data.startswith((b"bplist00",)) or b"<plist" in head:
        if b"WebMainResource" in data:
            return "webarchive"
        raise UnreadableArticle(source_name, "It is a property list of a Mac, not a text.")
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"WARC/"):
        return "warc"
    return "feed texts" if _FEED.match(head, _first_tag(head)) else None


def _sniff_markup(head: bytes, source_name: str) -> Format:
    first = _first_tag(head)
    if _is_mail(head):
        return "mail"
    if _MHTML.match(head):
        return "mhtml"
    if _SVG.match(head, first):
        raise UnreadableArticle(source_name, "It is a picture (SVG), not a text.")
    if _HTML.match(head, first):
        return "html"
    return "xml" if _XML_START.match(head) or _XML.match(head, first) else "text"


def _is_mail(head: bytes) -> bool:
    """Whether a file begins with a mail's fields, of which a server or a mail program writes one at least."""
    if _MAILBOX.match(head):
        return True
    names: list[bytes] = []
    for line in head.replace(b"\r\n", b"\n").split(b"\n"):
        found = _MAIL_LINE.match(line)
        if not found:
            break
        if found[1]:
            names.append(found[1].lower())
    known = set(names) & set(_MAIL_FIELDS)
    is_saved_page = b"snapshot-content-location" in names or b"<saved" in head[:300].lower()
    return len(known) >= 3 and bool(known & _MAIL_PROOF) and bool(known & {b"from", b"subject"}) and not is_saved_page


def _first_tag(head: bytes) -> int:
    """Return where markup begins, behind an XML declaration and comments; each byte is looked at once."""
    position = _behind_space(head, 0)
    if head.startswith(b"<?xml", position):
        position = _behind(head, b"?>", position)
    while head.startswith(b"<!--", position):
        position = _behind(head, b"-->", position)
    return position


def _behind(head: bytes, closing: bytes, start: int) -> int:
    end = head.find(closing, start)
    return len(head) if end < 0 else _behind_space(head, end + len(closing))


def _behind_space(head: bytes, start: int) -> int:
    rest = _NO_SPACE.search(head, start)
    return rest.start() if rest else len(head)


_MARKDOWN_SAMPLE = 300_000
"""Characters in which marks of Markdown are looked for: as many as one article may have."""
_TABLE_NAMES = (".csv", ".tsv", ".tab")


def sniff_text(text: str, *, source_name: str) -> Format:
    """Return the format of a decoded text: ``jsonl``, ``csv``, ``markdown`` or ``text``.

    Raises:
        UnreadableArticle: It is program code.
    """
    if source_name.lower().endswith(_CODE_NAMES) and _CODE.search(text[:_HEAD]):
        raise UnreadableArticle(source_name, "It is a script or a style sheet, not a text.")
    if _is_json(text):
        return "jsonl"
    if delimiter(text, is_table=source_name.lower().endswith(_TABLE_NAMES)):
        return "csv"
    named = source_name.lower().endswith((".md", ".markdown"))
    n_marks = sum(pattern.search(text, 0, _MARKDOWN_SAMPLE) is not None for pattern in _MARKDOWN)
    return "markdown" if named or _FRONT_MATTER.match(text) or n_marks >= 2 else "text"


def delimiter(text: str, *, is_table: bool = False) -> str:
    """Return what separates a table's columns; empty if the text is no table.

    A table has a header of short cells, one of which is known to name an article's text, and a second row that fits.
    Where the file's name says that it ``is_table``, the header's words don't matter.
    """
    first = text.lstrip("\ufeff\n").split("\n", 1)[0]
    for candidate in (",", "\t", ";", "|"):
        cells = [cell.strip().strip('"').lower() for cell in first.split(candidate)]
        is_known = is_table or TEXT_COLUMNS & {cell.replace(" ", "_") for cell in cells}
        if len(cells) < MIN_TABLE_COLUMNS or not is_known:
            continue
        if all(len(cell) <= 40 for cell in cells) and _second_row_fits(text, candidate, len(cells)):
            return candidate
    return ""


def _second_row_fits(text: str, candidate: str, n_columns: int) -> bool:
    reader = csv.reader(io.StringIO(text[:2_000_000]), delimiter=candidate)
    try:
        next(reader)
        return abs(len(next(reader)) - n_columns) <= 1
    except (StopIteration, csv.Error):
        return False


def _is_json(text: str) -> bool:
    first = text.lstrip()[:1]
    if first not in ("{", "["):
        return False
    line = text.lstrip().split("\n", 1)[0]
    try:
        return isinstance(json.loads(line), dict | list)
    except (ValueError, RecursionError):
        return bool(re.match(r'\s*[\[{]\s*[{"]', text))


def _sniff_zip(data: bytes, source_name: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableArticle(source_name, "It is damaged: the archive can't be opened.") from error
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "ppt/presentation.xml" in names:
        raise UnreadableArticle(source_name, "It is a presentation; save its text as .docx or plain text.")
    if "META-INF/container.xml" in names:
        return "epub"
    if "mimetype" in names:
        return _sniff_open_document(data, source_name)
    if any(name.endswith(".iwa") for name in names):
        raise UnreadableArticle(
            source_name, "It is a file of Apple's Pages, Numbers or Keynote; export it as .docx or PDF."
        )
    return "zip"


def _sniff_open_document(data: bytes, source_name: str) -> Format:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        try:
            with archive.open("mimetype") as stream:
                kind = stream.read(200).decode("ascii", errors="replace").strip()
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError) as error:
            raise UnreadableArticle(source_name, "It is damaged: the archive can't be opened.") from error
    if kind == "application/epub+zip":
        return "epub"
    if kind.startswith("application/vnd.oasis.opendocument.text"):
        return "odt"
    if kind.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        raise UnreadableArticle(source_name, "It is an OpenDocument table; save it as .xlsx or CSV.")
    raise UnreadableArticle(source_name, "It is an OpenDocument file that is no text; save its text as .docx or .odt.")
