"""Invented article texts and small files of every format, made in memory."""

from __future__ import annotations

import base64
import gzip
import io
import plistlib
import zipfile

import docx
import openpyxl

TITLE = "Harbour town votes to keep its night ferry"
PARAGRAPHS = (
    "The council of Ostervik voted on Tuesday to keep the night ferry running for another three years, ending a quarrel"
    " that had divided the town since the spring.",
    "Mayor Ingrid Solheim said the decision was “a promise to everyone who works while others sleep.” The vote was nine"
    " to four.",
    "Opponents had argued that the ferry carries fewer than forty passengers a night and costs more than the library"
    " and the swimming pool together.",
    "A new start",
    "Under the plan, the company that runs the ferry will replace its two oldest engines by next autumn and publish"
    " its passenger numbers every month.",
    "Harbour worker Tomas Lind, who takes the last boat home, welcomed the vote but doubted the timetable. “We have"
    " heard about new engines before,” he said.",
)
ARTICLE = "\n\n".join((TITLE, *PARAGRAPHS))
GERMAN = " ".join(["Der Stadtrat hat am Dienstag beschlossen, dass die Nachtfähre drei weitere Jahre fahren soll."] * 4)
FRENCH = " ".join(["Le conseil municipal a décidé mardi de conserver le bac de nuit pendant trois années encore."] * 4)


def web_page(*, head: str = "", before: str = "", after: str = "", body: str = "") -> str:
    """Return a web page with the sample article in it."""
    inner = body or "".join(f"<h2>{p}</h2>" if len(p.split()) < 5 else f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f"<!doctype html><html><head><title>{TITLE} | The Fjord Post</title>{head}</head><body>"
        f"<nav><ul><li><a href='/'>Home</a></li><li><a href='/sea'>Sea</a></li></ul></nav>{before}"
        f"<main><article><h1>{TITLE}</h1>{inner}</article></main>{after}</body></html>"
    )


def web_archive(page: str) -> bytes:
    """Return an MHTML file with ``page`` in it."""
    coded = base64.encodebytes(page.encode()).decode()
    return (
        "From: <Saved>\nSnapshot-Content-Location: https://fjordpost.example/ferry\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="EDGE"\n\n--EDGE\n'
        f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{coded}\n--EDGE--\n"
    ).encode()


def word_file(paragraphs: tuple[str, ...] = PARAGRAPHS, *, title: str = TITLE, author: str = "") -> bytes:
    """Return a Word file with a title, paragraphs and sub-heads."""
    document = docx.Document()
    document.core_properties.author = author
    document.add_heading(title, 0)
    for text in paragraphs:
        if len(text.split()) < 5:
            document.add_heading(text, 2)
        else:
            document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = "Draft, do not circulate"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def workbook(rows: list[list[object]]) -> bytes:
    """Return an Excel file with ``rows`` on its first sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def open_document(paragraphs: tuple[str, ...] = PARAGRAPHS, *, title: str = TITLE) -> bytes:
    """Return an OpenDocument text with a comment, a footnote and a deleted passage beside the article."""
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    gone = "<text:tracked-changes><text:deletion><text:p>An earlier wording.</text:p></text:deletion></text:tracked-changes>"
    note = "<text:note><text:note-body><text:p>A footnote.</text:p></text:note-body></text:note>"
    body = "".join(
        f"<text:h>{text}</text:h>"
        if len(text.split()) < 5
        else f"<text:p>{text.replace(' ', '<text:s/>', 1)}{note}</text:p>"
        for text in paragraphs
    )
    xml = (
        f'<office:document-content {names}><office:body><office:text>{gone}<text:p text:style-name="Title">{title}</text:p>'
        f"{body}</office:text></office:body></office:document-content>"
    )
    return archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": xml.encode()})


def electronic_book(pages: list[str], *, listed: bool = True) -> bytes:
    """Return an e-book of these pages."""
    files = {"mimetype": b"application/epub+zip", "META-INF/container.xml": b"<container/>"}
    files |= {f"text/{n}.xhtml": page.encode() for n, page in enumerate(pages)}
    if listed:
        files["META-INF/container.xml"] = (
            b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            b'<rootfile full-path="book.opf"/></rootfiles></container>'
        )
        items = "".join(f'<item id="i{n}" href="text/{n}.xhtml"/>' for n in range(len(pages)))
        spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
        files["book.opf"] = (
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            "<dc:publisher>The Fjord Post</dc:publisher><dc:date>2024-03-03</dc:date></metadata>"
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
        ).encode()
    return archive(files)


def crawl(pages: list[str], *, packed: bool = False) -> bytes:
    """Return a crawl (WARC) with these pages, record by record packed with gzip or not."""
    records = []
    for number, page in enumerate(pages):
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:1>\r\nWARC-Date: 2024-03-03T10:00:00Z\r\n"
            f"WARC-Target-URI: https://fjordpost.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        records.append(gzip.compress(record) if packed else record)
    return b"".join(records)


def safari_archive(page: str) -> bytes:
    """Return a page as Safari saves it."""
    main = {
        "WebResourceData": page.encode(),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": "https://fjordpost.example/ferry",
    }
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


def archive(files: dict[str, bytes]) -> bytes:
    """Return a zip archive of ``files``."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return file.getvalue()


def pdf_file(pages: list[list[tuple[str, int]]], *, encrypted: bool = False) -> bytes:
    """Return a PDF whose pages are lines of (text, size), with a blank line's space before an empty text."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        stream = _page_stream(lines)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        content = len(objects)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {content} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _write_pdf(objects, encrypted=encrypted)


def drawn_pdf(texts: list[tuple[int, int, int, str, int]]) -> bytes:
    """Return a PDF page with texts at places: x, y, the font's size, the text, and the scale of its matrix."""
    stream = "\n".join(
        f"BT /F1 {size} Tf {scale} 0 0 {scale} {x} {y} Tm ({text}) Tj ET" for x, y, size, text, scale in texts
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents 4 0 R >>",
    ]
    return _write_pdf(objects, encrypted=False)


def _page_stream(lines: list[tuple[str, int]]) -> str:
    height = 750
    parts = []
    for text, size in lines:
        height -= int(size * 1.3)
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        if text:
            parts.append(f"BT /F1 {size} Tf 60 {height} Td ({escaped}) Tj ET")
    return "\n".join(parts)


def _write_pdf(objects: list[str], *, encrypted: bool) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    lock = ""
    if encrypted:
        key = "00" * 32
        lock = f" /Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -44 >> /ID [<00> <00>]"
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{lock} >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


def wrapped_pages() -> list[list[tuple[str, int]]]:
    """Return the sample article as a PDF's lines on two pages, with running head, page number and a cut word."""
    first = [("The Fjord Post", 8), ("", 8), (TITLE, 18), ("", 10)]
    second = [("The Fjord Post", 8), ("", 8)]
    for number, paragraph in enumerate(PARAGRAPHS):
        target = first if number < 3 else second
        size = 13 if len(paragraph.split()) < 5 else 10
        target += [(line, size) for line in _wrap(paragraph)] + [("", 10)]
    return [[*first, ("1", 8)], [*second, ("2", 8)]]


def _wrap(text: str, width: int = 70) -> list[str]:
    """Wrap at ``width``; a long word at the line's end is cut with a hyphen."""
    lines = [""]
    for word in text.replace("“", '"').replace("”", '"').split():
        room = width - len(lines[-1]) - 1
        if len(word) <= room or not lines[-1]:
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif len(word) > 8 and word.isalpha() and room > 4:
            lines[-1] += f" {word[:4]}-"
            lines.append(word[4:])
        else:
            lines.append(word)
    return lines
