"""Measure how articles are read from pages of 46 layouts, three texts each.

    python -m tests.gold.layouts.measure [first|second] > figures.json

``precision`` is the share of the words read that belong to the article, ``recall`` the share of its words that
were read, ``f1`` their harmonic mean; words are compared as bags, the title counts. ``paragraphs`` is the share of its
paragraphs that are one paragraph of what was read. Figures are means over pages.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from analysis.errors import UnreadableArticle
from analysis.ingest import read_articles
from analysis.records import Article
from tests.gold.layouts.first import FIRST
from tests.gold.layouts.second import SECOND
from tests.gold.layouts.story import Layout, Page, stories

LAYOUTS = (*FIRST, *SECOND)
N_TEXTS = 3
TEXTS = stories()
N_SHORT = 4
NOTED = re.compile(r"^It keeps [\d,]+ of about [\d,]+ words")


@dataclass(frozen=True, slots=True)
class Score:
    """How well one page was read; what the page doesn't tell is None."""

    precision: float
    recall: float
    f1: float
    paragraphs: float
    title: bool
    outlet: bool | None
    date: bool | None
    author: bool | None
    refused: str = ""


def pages(layout: Layout) -> Iterator[Page]:
    """Yield the layout's pages: one around a short invented text, two around samples."""
    place = LAYOUTS.index(layout)
    samples = len(TEXTS) - N_SHORT
    for number in (place % N_SHORT, N_SHORT + place % samples, N_SHORT + (place + 3) % samples):
        yield layout(TEXTS[number])


def read(page: Page) -> Article:
    """Read a page as a file.

    Raises:
        UnreadableArticle: It is refused.
    """
    found = read_articles(page.html.encode(), source_name="page.html")
    if len(found) > 1:
        raise UnreadableArticle("page.html", f"It is read as {len(found)} articles.")
    return found[0]


def score(page: Page, article: Article | UnreadableArticle) -> Score:
    """Compare what was read with what the page holds."""
    if isinstance(article, UnreadableArticle):
        return Score(0, 0, 0, 0, False, False, False, False, article.reason)
    precision, recall = overlap("\n".join((page.title, *page.kept)), article.text)
    return Score(
        precision,
        recall,
        2 * precision * recall / ((precision + recall) or 1),
        whole_paragraphs(page.kept, article.text),
        article.title == page.title,
        None if page.outlet is None else article.outlet == page.outlet,
        None if page.day is None else article.published[:10] == page.day,
        None if page.author is None else article.authors == (page.author,),
    )


def overlap(truth: str, found: str) -> tuple[float, float]:
    """Return precision and recall of the words found, as bags."""
    left, right = (Counter(_words(text)) for text in (truth, found))
    common = sum((left & right).values())
    return common / max(1, sum(right.values())), common / max(1, sum(left.values()))


def whole_paragraphs(kept: Iterable[str], text: str) -> float:
    """Return the share of the article's paragraphs that are one paragraph of the text, neither cut nor joined."""
    found = {_words(line) for line in text.split("\n")}
    return fmean(_words(paragraph) in found for paragraph in kept)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower().replace("\xad", "")))


def measure_layout(layout: Layout) -> list[Score]:
    """Return a score for each of the layout's pages."""
    return [score(page, _tried(page)) for page in pages(layout)]


def _tried(page: Page) -> Article | UnreadableArticle:
    try:
        return read(page)
    except UnreadableArticle as error:
        return error


def summary(scores: Iterable[Score]) -> dict[str, Any]:
    """Return means and shares over pages; a share counts the pages that tell the value."""
    listed = list(scores)
    found: dict[str, Any] = {"n": len(listed), "refused": sum(bool(one.refused) for one in listed)}
    for name in ("f1", "precision", "recall", "paragraphs", "title", "outlet", "date", "author"):
        values = [float(value) for one in listed if (value := getattr(one, name)) is not None]
        found[name] = round(fmean(values), 4) if values else None
    return found


def measure(layouts: Iterable[Layout] = LAYOUTS) -> dict[str, Any]:
    """Return the figures over all pages and by layout."""
    scores = {layout.__name__: measure_layout(layout) for layout in layouts}
    flat = [one for listed in scores.values() for one in listed]
    return {**summary(flat), "layouts": {name: summary(listed) for name, listed in scores.items()}}


if __name__ == "__main__":
    half = {"first": FIRST, "second": SECOND}.get(sys.argv[1] if len(sys.argv) > 1 else "", LAYOUTS)
    sys.stdout.write(json.dumps(measure(half), indent=1) + "\n")
