"""Broken files of every format end in an article or a sentence, soon; ``PARALLAX_FUZZ=2000`` tries that many each."""

import csv
import io
import json
import os
import random
import time
import zipfile
from contextlib import suppress

import pytest

from analysis.errors import UnreadableArticle
from analysis.ingest import REASONS, read_each
from analysis.ingest.readers.sandbox import parse_untrusted
from analysis.records import Article
from tests.ingest.exports import FORMS, invented_stories
from tests.ingest.invented import (
    ARTICLE,
    PARAGRAPHS,
    TITLE,
    archive,
    crawl,
    electronic_book,
    open_document,
    pdf_file,
    safari_archive,
    web_archive,
    web_page,
    word_file,
    workbook,
    wrapped_pages,
)

N_FILES = int(os.environ.get("PARALLAX_FUZZ", "50"))
SECONDS = 10.0
SPLICES = (
    b"\x00" * 40,
    b"\xff\xfe",
    b"<" * 300,
    b'"' * 99,
    b"\n" * 500,
    b"[" * 2_000,
    b"%PDF-",
    b"PK\x03\x04",
    b"9" * 400,
)


@pytest.fixture(scope="module", autouse=True)
def warm():
    """Load what the first file of a process waits for, so that only reading is timed."""
    list(read_each(ARTICLE.encode(), source_name="first.txt"))


def _table() -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows([["title", "text", "date"], [TITLE, ARTICLE, "2024-03-03"], ["x", ARTICLE * 2, ""]])
    return file.getvalue().encode()


FILES = {
    "text": f"• Home\n• {TITLE}\n\nBy Ragna Moe\n\n{ARTICLE}\n\n* * *\nComments\n\nWell!".encode(),
    "markdown": f"---\ntitle: {TITLE}\n---\n# {TITLE}\n\n**a** [b](http://c.example)\n\n{ARTICLE}".encode(),
    "html": web_page(head='<script type="application/ld+json">{"@type": "NewsArticle"}</script>').encode(),
    "mhtml": web_archive(web_page()),
    "pdf": pdf_file(wrapped_pages()),
    "docx": word_file(),
    "xlsx": workbook([["title", "text"], [TITLE, ARTICLE]]),
    "csv": _table(),
    "jsonl": "\n".join(json.dumps({"title": TITLE, "text": ARTICLE, "n": n}) for n in range(3)).encode(),
    "zip": archive({"a.txt": ARTICLE.encode(), "b/c.html": web_page().encode(), "d.docx": word_file()}),
}
STORIES = invented_stories(2)
FILES |= {
    "rtf": FORMS["nexis.rtf"](STORIES),
    "odt": open_document(),
    "epub": electronic_book([web_page(), web_page()]),
    "mail": FORMS["proquest.eml"](STORIES),
    "xml": FORMS["factiva.xml"](STORIES),
    "warc": crawl([web_page()]),
    "webarchive": safari_archive(web_page()),
    "lexis": FORMS["lexis_wrapped.txt"](STORIES),
    "factiva": FORMS["factiva.html"](STORIES),
    "proquest": FORMS["proquest.txt"](STORIES),
    "europresse": FORMS["europresse.html"](STORIES),
}
FEED = (
    f"<rss version='2.0'><channel><title>A</title><item><title>{PARAGRAPHS[3]}</title></item></channel></rss>".encode()
)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Change, cut, double or splice some places of a file."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 30))):
        place = chance.randrange(len(changed) + 1)
        end = min(len(changed), place + chance.choice((1, 4, 50, 1_000)))
        kind = chance.randrange(6)
        if kind == 0:
            changed[place:end] = bytes(chance.randrange(256) for _ in range(end - place))
        elif kind == 1:
            del changed[place:end]
        elif kind == 2:
            changed[place:place] = changed[place:end] * chance.choice((1, 20))
        elif kind == 3:
            changed[place:place] = chance.choice(SPLICES)
        elif kind == 4 and place < len(changed):
            changed[place] ^= 1 << chance.randrange(8)
        elif kind == 5 and chance.random() < 0.2:
            del changed[place:]
    return bytes(changed)


def broken(kind: str, number: int) -> bytes:
    """Return a file's ``number``-th mutation; of archives every other one is whole outside and broken inside.

    A change to the packed bytes fails their checksum, so without this no parser of Office files would be reached.
    """
    chance = random.Random(f"{kind}-{number}")
    data = FILES[kind]
    if not data.startswith(b"PK") or number % 2:
        return mutate(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {info.filename: source.read(info) for info in source.infolist()}
    for name in chance.sample(sorted(parts), min(len(parts), chance.choice((1, 3)))):
        parts[name] = mutate(parts[name], chance)
    return archive(parts)


@pytest.mark.parametrize("kind", FILES)
def test_broken_files_end_in_an_article_or_a_sentence(kind):
    for number in range(N_FILES):
        data = broken(kind, number)
        start = time.monotonic()
        for outcome in read_each(data, source_name=f"{kind}-{number}"):
            if isinstance(outcome, Article):
                assert outcome.text
                assert {piece.reason for piece in outcome.removed} <= set(REASONS)
                assert all(0 <= span.start < span.end <= len(outcome.text) for span in outcome.headings)
            else:
                assert outcome.reason.endswith((".", ")."))
        assert time.monotonic() - start < SECONDS


def test_broken_feeds_end_in_entries_or_a_sentence():
    for number in range(N_FILES):
        data = mutate(FEED, random.Random(f"feed-{number}"))
        start = time.monotonic()
        with suppress(UnreadableArticle):
            parse_untrusted("feed", data, source_name=f"feed-{number}")
        assert time.monotonic() - start < SECONDS


def test_the_files_are_whole_before_they_are_broken():
    for kind, data in FILES.items():
        assert any(isinstance(outcome, Article) for outcome in read_each(data, source_name=kind)), kind
