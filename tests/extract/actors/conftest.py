"""Readings built by hand, so that most tests of this package need no model."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from analysis.extract.actors import find_actors, find_mentions
from analysis.records import Actor, Article, Mention, Span, Target
from analysis.text.nlp import ParsedArticle, parse


@pytest.fixture(scope="session")
def read() -> Callable[..., ParsedArticle]:
    """Parse a text (with the model)."""

    def parse_text(text: str, *, title: str = "") -> ParsedArticle:
        headings = (Span(0, len(title)),) if title else ()
        article = Article(article_id=str(hash(text)), source_name="text.txt", text=text, title=title, headings=headings)
        return next(parse([article]))

    return parse_text


@pytest.fixture(scope="session")
def mentions_in(read) -> Callable[..., tuple[Mention, ...]]:
    """Find the mentions of a text alone."""

    def find(text: str, *, targets: Sequence[Target] = (), actors: Sequence[Actor] | None = None):
        parsed = read(text)
        return find_mentions(parsed, find_actors([parsed], targets=targets) if actors is None else actors)

    return find
