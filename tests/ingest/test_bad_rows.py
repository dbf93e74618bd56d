"""One bad row, name or value never takes the others with it, and what is refused is refused at once."""

from __future__ import annotations

import json
import time
import zipfile
from dataclasses import asdict

import pytest

from analysis.errors import UnreadableArticle
from analysis.ingest import amend, paste, read_articles, read_each
from analysis.ingest.decoding import decode
from analysis.ingest.metadata.fields import MAX_AUTHORS, MAX_VALUE
from analysis.ingest.readers import archives
from analysis.records import Article
from tests.ingest.invented import ARTICLE, PARAGRAPHS, archive

OTHER = "\n\n".join(reversed(PARAGRAPHS))


def corpus(*rows: dict[str, object] | str) -> bytes:
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows).encode()


def read(data: bytes, name: str = "rows.jsonl") -> tuple[list[Article], list[UnreadableArticle]]:
    outcomes = list(read_each(data, source_name=name))
    articles = [outcome for outcome in outcomes if isinstance(outcome, Article)]
    return articles, [outcome for outcome in outcomes if isinstance(outcome, UnreadableArticle)]


def test_halves_of_characters_are_marked_wherever_they_stand() -> None:
    row = {"title": "The \ud83d vote", "outlet": "Gaz\udcffette", "te\ud800xt": "x", "text": ARTICLE + " \ud83d end"}
    (first, second), problems = read(corpus(row, {"title": "Two", "outlet": "B", "text": OTHER}))
    assert not problems
    assert (first.outlet, first.title) == ("Gaz\ufffdette", "The \ufffd vote")
    assert first.text.endswith("\ufffd end")
    for article in (first, second, amend(second, outlet="\ud800"), paste(ARTICLE + " \udfff", outlet="\udfff")):
        json.dumps(asdict(article), ensure_ascii=False).encode("utf-8")


@pytest.mark.parametrize("depth", [6, 480, 900])
def test_lists_within_lists_cost_their_cell_alone(depth: int) -> None:
    nested = '{"title": "x", "text": ' + json.dumps(ARTICLE) + ', "x": ' + "[" * depth + "1" + "]" * depth + "}"
    articles, problems = read(corpus(nested, {"title": "y", "text": OTHER, "x": ["a", "b"]}))
    assert len(articles) == 2
    assert not problems


def test_a_line_that_is_no_json_is_named_and_the_others_are_read() -> None:
    deep = "[" * 100_000
    articles, problems = read(
        corpus({"text": ARTICLE}, '{"text": ', deep, {"text": OTHER}, {"text": ARTICLE + " More."})
    )
    assert [article.source_name for article in articles] == ["rows.jsonl#1", "rows.jsonl#2", "rows.jsonl#3"]
    assert [problem.reason for problem in problems] == ["Line 2 is not valid JSON.", "Line 3 is not valid JSON."]
    with pytest.raises(UnreadableArticle, match="Line 2 is not valid JSON"):
        read_articles(corpus({"text": ARTICLE}, "{", "{"), source_name="broken.jsonl")


def test_values_are_cut_to_what_a_page_can_show() -> None:
    row = {
        "outlet": "L" * 60_000,
        "authors": ";".join(f"Ada {a}{b}{c}" for a in "BDFGHKLMNP" for b in "aeiou" for c in "dklmnrst"),
        "url": "http://a.example/" * 900,
    }
    (article,), _ = read(corpus(row | {"text": ARTICLE}, {"text": "short"}))
    assert len(article.outlet) == MAX_VALUE
    assert len(article.authors) == MAX_AUTHORS
    assert len(article.url) == 2_000
    assert len(amend(article, outlet="M" * 60_000).outlet) == MAX_VALUE
    ((named,), _) = read(archive({"n" * 5_000 + ".txt": ARTICLE.encode()}), "a.zip")
    assert len(named.source_name) < 300


def test_archives_within_an_archive_share_one_allowance(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = archive({f"{n}.txt": b"the vote " * 20_000 for n in range(5)})
    outer = archive({f"{n}.zip": inner for n in range(40)})
    monkeypatch.setattr(archives, "MAX_TOTAL", 3_000_000)
    unpacked: list[int] = []
    reader = zipfile.ZipExtFile.read
    monkeypatch.setattr(
        zipfile.ZipExtFile, "read", lambda self, n=-1: (chunk := reader(self, n), unpacked.append(len(chunk)))[0]
    )
    monkeypatch.setattr(archives.Allowance.__init__, "__defaults__", (3_000_000, archives.MAX_MEMBERS))
    outcomes = list(read_each(outer, source_name="outer.zip"))
    assert "the rest was not read" in str(outcomes[-1])
    assert sum(unpacked) < 3_000_000 + 200_000
    many = archive({f"{n}.zip": archive({f"{m}.txt": b"x" for m in range(300)}) for n in range(20)})
    assert sum("at most 5,000" in str(outcome) for outcome in read_each(many, source_name="many.zip"))


@pytest.mark.parametrize(
    "data",
    [
        ("It\u00e2\u20ac\u2122s the vote\u00e2\u20ac\u2122s \u00c3\u00a9tat. " * 700_000).encode()[: 19 * 2**20],
        b"<html><meta charset=punycode>" + b"\x01 " * 30_000 + b"x" * 1_000_000 + b"-" + b"a" * 940_000,
        b"<html><meta charset=unicode_escape><body>" + b"\\ud800 \x01" * 1_000 + b"\xff</body>",
    ],
    ids=["mojibake", "punycode", "escapes"],
)
def test_a_refusal_takes_seconds_not_minutes(data: bytes) -> None:
    begun = time.monotonic()
    articles, problems = read(data, "file.html" if data.startswith(b"<") else "file.txt")
    assert not articles
    assert len(problems) == 1
    assert time.monotonic() - begun < 20


def test_only_encodings_of_text_are_believed() -> None:
    assert decode("Käse ist gut".encode("mac-roman"), declared="mac-roman") == "Käse ist gut"
    for declared in ("punycode", "unicode_escape", "utf-7", "idna", "rot13", "nonsense"):
        assert decode(b"a \\u0041 +AEE- \xe4", declared=declared) == "a \\u0041 +AEE- ä"
