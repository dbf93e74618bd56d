"""Measure how plain texts as scraped from invented news pages are cleaned, line by line.

    python -m tests.gold.scraped.measure

Each ``*.txt`` beside this file holds pages. ``=== NAME`` starts one, ``@field value`` says what its metadata should be
(no value: unknown), and of the lines of the source ``+`` belongs to the article, ``-`` doesn't, ``?`` may go or stay;
``+#slug#text`` is a line of which only ``text`` belongs to it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.ingest import read_articles
from analysis.records import Article

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Page:
    """A page: marked lines, what its metadata should be, and what stands between its lines."""

    name: str
    lines: tuple[tuple[str, str], ...]
    wanted: Mapping[str, str]
    between: str = "\n"

    @property
    def source(self) -> str:
        return self.between.join(_whole(text) for _, text in self.lines)


@dataclass(frozen=True)
class Result:
    """Furniture that was kept, lines of the article that were lost, values that are wrong."""

    kept: tuple[str, ...]
    lost: tuple[str, ...]
    wrong: tuple[str, ...]


def pages(*, folder: Path = FOLDER) -> Iterator[Page]:
    """All pages, in the order of the files."""
    for path in sorted(folder.glob("*.txt")):
        for block in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, *rows = [row for row in block.split("\n") if row]
            fields = [row[1:].partition(" ") for row in rows if row.startswith("@")]
            wanted = {field: value for field, _, value in fields}
            between = "\n\n" if wanted.pop("blank", "") else "\n"
            lines = tuple((row[0], row[1:]) for row in rows if row[0] in "+-?")
            yield Page(name, lines, wanted, between)


def check(page: Page) -> Result:
    """Read a page and compare."""
    article = read_articles(page.source.encode(), source_name="page.txt")[0]
    found = Counter(article.text.split("\n\n"))
    due = Counter(_own(text) for mark, text in page.lines if mark == "+")
    maybe = Counter(text for mark, text in page.lines if mark == "?")
    wrong = [
        f"{field}: {_value(article, field)}" for field, value in page.wanted.items() if not _fits(article, field, value)
    ]
    return Result(tuple((found - due - maybe).elements()), tuple((due - found).elements()), tuple(wrong))


def measure() -> dict[str, Any]:
    """Return counts over all pages: lines of either kind, kept furniture, lost lines, values and wrong ones."""
    listed = list(pages())
    results = [check(page) for page in listed]
    marks = Counter(mark for page in listed for mark, _ in page.lines)
    return {
        "n_pages": len(listed),
        "n_furniture": marks["-"],
        "n_kept": sum(len(result.kept) for result in results),
        "n_article": marks["+"],
        "n_lost": sum(len(result.lost) for result in results),
        "n_values": sum(len(page.wanted) for page in listed),
        "n_wrong": sum(len(result.wrong) for result in results),
        "misses": {
            page.name: result.__dict__
            for page, result in zip(listed, results, strict=True)
            if any(result.__dict__.values())
        },
    }


def _whole(text: str) -> str:
    return text.replace("#", "") if text.startswith("#") else text


def _own(text: str) -> str:
    return text.split("#", 2)[2] if text.startswith("#") else text


def _value(article: Article, field: str) -> str:
    value = getattr(article, field)
    return "; ".join(value) if field == "authors" else str(value)


def _fits(article: Article, field: str, value: str) -> bool:
    found = _value(article, field)
    return (found[:10] if field == "published" else found) == value


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(), indent=1, ensure_ascii=False) + "\n")
