"""Articles on their way into an event: read, but not yet reviewed by the reader."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis.errors import UnreadableArticle
from analysis.ingest import Problem, amend, paste, put_back, read_articles
from analysis.ingest.loading import drop_identical
from analysis.records import Article


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one file, or of one pasted text: articles, or a problem."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Drafts:
    """The articles to review, and what there is to say about the other inputs."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What the reader says about one article: metadata, and which removed pieces belong to it after all."""

    outlet: str
    title: str
    published: str
    put_back: frozenset[int] = frozenset()


def read_with(read: Callable[[], Iterable[Article]]) -> Read:
    """Run a reader of articles; what it can't read becomes a problem in plain words."""
    try:
        return Read(articles=tuple(read()))
    except UnreadableArticle as error:
        return Read(problems=(Problem(error.source_name, error.reason, refused=True),))


def read_file(name: str, data: bytes) -> Read:
    """Read one uploaded file."""
    return read_with(lambda: read_articles(data, source_name=name))


def read_pasted(text: str, *, outlet: str, taken: Collection[str]) -> Read:
    """Read pasted text; it gets a name that is not among the ``taken`` ones."""
    return read_with(lambda: (_numbered(paste(text, outlet=outlet), taken),))


def gather(inputs: Iterable[Read], known: Sequence[Article]) -> Drafts:
    """Put together what was read; a text that is there already is named and left out."""
    inputs = tuple(inputs)
    problems = tuple(problem for item in inputs for problem in item.problems)
    fresh = (article for item in inputs for article in item.articles)
    unique, repeated = drop_identical((*known, *fresh))
    return Drafts(unique[len(known) :], problems + repeated)


def reviewed(article: Article, review: Review) -> Article:
    """Return the article as the reader wants it."""
    amended = amend(
        article,
        outlet=" ".join(review.outlet.split()),
        title=" ".join(review.title.split()),
        published=review.published.strip(),
    )
    return put_back(amended, review.put_back)


def date_problem(published: str) -> str:
    """Say what is wrong with a date that the reader typed; empty if nothing."""
    text = published.strip()
    try:
        date.fromisoformat(text[:10] or "2000-01-01")
    except ValueError:
        return "Write the date as year-month-day, for example 2025-05-19, or leave it empty."
    return ""


def removed_table(article: Article, chosen: frozenset[int] = frozenset()) -> pd.DataFrame:
    """Return what was taken away from an article: whether to put it back, why it went, its words."""
    return pd.DataFrame(
        {
            "Put back": pd.Series([piece.source_start in chosen for piece in article.removed], dtype=bool),
            "Reason": pd.Series([piece.reason for piece in article.removed], dtype=str),
            "Text": pd.Series([piece.text for piece in article.removed], dtype=str),
        }
    )


def starts_of(article: Article, edited: pd.DataFrame) -> frozenset[int]:
    """Return which removed pieces are ticked in a table of :func:`removed_table`."""
    ticked = edited["Put back"].fillna(value=False)
    return frozenset(piece.source_start for piece, back in zip(article.removed, ticked, strict=True) if back)


def origin_of(article: Article, field: str) -> str:
    """Say where a metadata value came from; empty if nothing is known."""
    return next((origin.source for origin in article.origins if origin.field == field), "")


def _numbered(article: Article, taken: Collection[str]) -> Article:
    name, number = article.source_name, 1
    while name in taken:
        number += 1
        name = f"{article.source_name} {number}"
    return replace(article, source_name=name)
