"""Files made to harm their reader are refused or read, within limits, and never run."""

import contextlib
import io
import json
import time
import zipfile
import zlib

import pytest

from analysis.errors import UnreadableArticle
from analysis.ingest import paste, read_articles, read_each
from analysis.ingest.articles import check_length
from analysis.ingest.readers import sandbox
from analysis.ingest.readers.sandbox import parse_untrusted
from tests.ingest.invented import ARTICLE, PARAGRAPHS, archive, pdf_file, web_page, word_file, workbook, wrapped_pages


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableArticle) as caught:
        read_articles(data, source_name="file")
    return caught.value.reason


def zip_of_zeros(size: int) -> bytes:
    """An archive with one member of ``size`` zero bytes, written in chunks."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target, target.open("zeros.txt", "w") as member:
        for _ in range(size // 2**20):
            member.write(bytes(2**20))
    return file.getvalue()


def with_xml(data: bytes, name: str, xml: bytes) -> bytes:
    """Replace one part of an Office file."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {info.filename: source.read(info) for info in source.infolist()}
    return archive(parts | {name: xml})


LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><x>&j;</x>"
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document><w:t>&a;</w:t></w:document>'


def test_zip_bombs_are_counted_not_believed():
    bomb = zip_of_zeros(64 * 2**20)
    assert "unpacks to more than 20 MB" in refusal(bomb)
    nested = archive({f"{n}.zip": bomb for n in range(3)})
    assert "unpacks to more than 20 MB" in refusal(nested)


def test_an_archive_that_lies_about_its_sizes():
    data = bytearray(archive({"a.txt": ARTICLE.encode()}))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = (4_000_000_000).to_bytes(4, "little")
    outcomes = list(read_each(bytes(data), source_name="liar.zip"))
    assert len(outcomes) == 1


def test_archives_in_archives_end_somewhere():
    data = archive({"a.txt": ARTICLE.encode()})
    for _ in range(6):
        data = archive({"inner.zip": data})
    assert "archive within archives" in refusal(data)


def test_many_small_files_are_limited():
    assert "at most 5,000" in refusal(archive({f"{n}.txt": b"x" for n in range(5_001)}))


@pytest.mark.parametrize("xml", [LAUGHS, OUTSIDE], ids=["billion laughs", "external entity"])
def test_entities_in_office_files_are_refused(xml):
    assert "entities" in refusal(with_xml(word_file(), "word/document.xml", xml))
    assert "entities" in refusal(with_xml(workbook([["text"], ["x"]]), "xl/workbook.xml", xml))


def test_an_office_bomb_is_refused():
    zeros = b"<w:document>" + b" " * (70 * 2**20)
    assert "unpacks to more than 60 MB" in refusal(with_xml(word_file(), "word/document.xml", zeros))


def test_an_xml_bomb_as_a_page_runs_nothing():
    reason = refusal(b'<?xml version="1.0"?>' + LAUGHS)
    assert reason == "It declares entities of its own, as attacks do; it was not read."


def test_locked_and_broken_pdfs():
    assert refusal(pdf_file(wrapped_pages(), encrypted=True)) == "It is protected by a password."
    assert "damaged" in refusal(pdf_file(wrapped_pages())[:150])
    assert "pictures of pages" in refusal(pdf_file([[("", 10)]]))


def test_a_pdf_of_a_hundred_pages_is_read_and_one_of_two_thousand_and_one_is_not():
    pages = [
        [(f"Page {n} says that the ferry number {n} left on time and came back {n} hours later.", 10)]
        for n in range(2_001)
    ]
    text = read_articles(pdf_file(pages[:100]), source_name="long.pdf")[0].text
    assert "ferry number 99" in text
    assert refusal(pdf_file(pages)) == "It has 2001 pages; at most 2000 can be read."


def test_markup_of_a_page_is_text_or_nothing():
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    page = web_page(
        body=body
        + "<p>&lt;script&gt;alert(1)&lt;/script&gt; was seen on the ferry's page.</p><img src=x onerror=alert(2)>"
    )
    text = read_articles(page.encode(), source_name="page.html")[0].text
    assert "<script>alert(1)</script> was seen" in text
    assert "onerror" not in text


def test_a_page_with_very_many_attributes_is_given_up_in_time():
    page = "<html><body><p " + " ".join(f"a{n}=1" for n in range(120_000)) + f">{ARTICLE}</p></body></html>"
    start = time.monotonic()
    with contextlib.suppress(UnreadableArticle):
        parse_untrusted("html", page.encode(), source_name="slow.html", seconds=2)
    assert time.monotonic() - start < sandbox.START_LIMIT + 5
    assert read_articles(web_page().encode(), source_name="next.html")[0].text == ARTICLE


def test_deeply_nested_markup_is_survived():
    page = "<html><body>" + "<div>" * 50_000 + f"<p>{ARTICLE}</p>"
    for outcome in read_each(page.encode(), source_name="deep.html"):
        assert outcome.source_name == "deep.html"


def test_a_process_that_dies_is_named_and_replaced(monkeypatch):
    monkeypatch.setattr(sandbox, "_PARSERS", sandbox._PARSERS / "missing")
    sandbox._parser.stop()
    assert "Reading it failed" in refusal(web_page().encode())
    monkeypatch.undo()
    assert read_articles(web_page().encode(), source_name="a.html")[0].text == ARTICLE


def test_deep_json_and_damaged_compression_are_survived():
    assert refusal(b"[" * 100_000)
    data = bytearray(archive({"a.txt": zlib.compress(ARTICLE.encode()) * 50}))
    data[60:90] = bytes(30)
    assert refusal(bytes(data))


MEGABYTE = 10**6
LONG = {
    "prose": f"{ARTICLE}\n\n" * 2_000,
    "short lines": "\n".join(f"line {n} of it" for n in range(60_000)),
    "blank lines": ARTICLE + "\n" * 18 * MEGABYTE + "x",
    "open brackets": "# T\n\n" + ARTICLE + "\n" + "[a](" * 4 * MEGABYTE,
    "quotation marks": ARTICLE + '"' * 18 * MEGABYTE,
    "one cell": "title,text\nx," + '"' + ARTICLE.replace('"', "") * 8_000 + '"',
}


@pytest.mark.parametrize("name", LONG)
def test_what_is_too_long_for_an_article_is_refused_soon(name):
    start = time.monotonic()
    assert "one article can have at most 300,000" in refusal(LONG[name].encode()[: 20 * 2**20 - 1])
    # Cleaning all of it would take minutes to days; a busy machine reads it in a few seconds.
    assert time.monotonic() - start < 20


def test_pasted_text_is_limited_like_a_file():
    with pytest.raises(UnreadableArticle, match="at most 300,000"):
        paste(LONG["prose"])


def test_an_article_of_very_many_lines_is_refused_and_blank_lines_do_not_count():
    assert "It has 5,500 lines" in refusal("\n".join(["The boat left."] * 5_500).encode())
    check_length("\n \n\n".join(["The boat left."] * 5_000), source_name="live.txt")
    (article,) = read_articles(ARTICLE.replace("\n", "\n" * 3_000).encode(), source_name="spaced.txt")
    assert article.text == ARTICLE


def test_one_row_that_is_too_long_does_not_stop_the_others():
    rows = [{"title": "A", "text": ARTICLE}, {"title": "B", "text": ARTICLE * 500}, {"title": "C", "text": ARTICLE}]
    data = "\n".join(map(json.dumps, rows)).encode()
    outcomes = list(read_each(data, source_name="corpus.jsonl"))
    assert [isinstance(outcome, UnreadableArticle) for outcome in outcomes] == [False, True, False]
    assert outcomes[1].source_name == "corpus.jsonl#2"


WIDE = ",".join(["text", *(f"c{n}" for n in range(600))])


@pytest.mark.parametrize(
    "data",
    [
        f"{WIDE}\n{WIDE}\n" + "x\n" * 5_000,
        # Each row has a key of its own: as many columns as rows.
        "\n".join(json.dumps({"text": "x", f"c{n}": 1}) for n in range(600)),
    ],
    ids=["csv", "jsonl"],
)
def test_a_very_wide_table_is_refused_before_its_rows_are_filled_up(data):
    assert refusal(data.encode()) == "It has 601 columns; a table of articles can have at most 500."
