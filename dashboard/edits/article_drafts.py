"""Articles on their way into an event: read, but not yet reviewed by the reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from analysis.errors import UnreadableArticle
from analysis.ingest import MAX_BYTES, Problem, Table, amend, put_back, read_each, read_table
from analysis.ingest.loading import drop_identical
from analysis.ingest.readers.files import too_large
from analysis.ingest.readers.stories import read_pasted as pasted
from analysis.ingest.readers.stories import split_article
from analysis.records import Article, Removed
from dashboard.edits.file_names import with_name
from dashboard.wording import count_of

_FIELD_NAMES = {"outlet": "outlet", "title": "title", "published": "date", "genre": "genre"}
GENRES = ("news", "analysis", "opinion", "explainer", "live blog")

Progress = Callable[[int, int], None]
"""Called with the number of articles read and of all of a file."""


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
    """What the reader says about one article: metadata, and which removed pieces belong to it after all.

    None leaves a value as it is.
    """

    outlet: str
    title: str
    published: str
    put_back: frozenset[int] | None = None
    genre: str | None = None


def read_with(read: Callable[[], Iterable[Article]]) -> Read:
    """Run a reader of articles; what it can't read becomes a problem in plain words."""
    try:
        return Read(articles=tuple(read()))
    except UnreadableArticle as error:
        return Read(problems=(Problem.of(error),))


def read_file(
    name: str, data: bytes, *, columns: Mapping[str, str] | None = None, progress: Progress | None = None
) -> Read:
    """Read one uploaded file: an article, a corpus with these ``columns``, or an archive."""
    totals = [1]
    articles: list[Article] = []
    problems: list[Problem] = []
    outcomes = read_each(data, source_name=name, columns=columns, announce=totals.append)
    for number, outcome in enumerate(outcomes, start=1):
        if isinstance(outcome, UnreadableArticle):
            problems.append(Problem.of(outcome))
        else:
            articles.append(outcome)
            problems.extend(Problem.notes_of(outcome))
        if progress:
            progress(number, max(totals[-1], number))
    if not articles and not problems:
        problems.append(Problem(name, "It holds no files.", refused=True))
    return Read(tuple(articles), tuple(problems))


def refused_size(name: str, size: int) -> Read | None:
    """Refuse a file that is too large before it is copied; the browser's own check can be passed by."""
    return Read(problems=(Problem(name, too_large(size), refused=True),)) if size > MAX_BYTES else None


def table_in(name: str, data: bytes) -> Table | None:
    """Return a corpus's table; None where the file is none, or a damaged one that reading will report."""
    try:
        return read_table(data, source_name=name)
    except UnreadableArticle:
        return None


def read_pasted(text: str, *, outlet: str, taken: Collection[str]) -> Read:
    """Read pasted text; it gets a name that is not among the ``taken`` ones."""
    return _sorted_out(_numbered(outcome, taken) for outcome in pasted(text, outlet=outlet))


def with_splits(found: Drafts, splits: Mapping[str, Sequence[int]]) -> Drafts:
    """Split articles at the offsets of their sources that ``splits`` gives by their ids."""
    articles: list[Article] = []
    problems = list(found.problems)
    for article in found.articles:
        if article.article_id not in splits:
            articles.append(article)
            continue
        parts = _sorted_out(split_article(article, splits[article.article_id]))
        articles.extend(parts.articles)
        problems = [problem for problem in problems if problem.source_name != article.source_name]
        problems.extend(parts.problems)
    return Drafts(tuple(articles), tuple(problems))


def _sorted_out(outcomes: Iterable[Article | UnreadableArticle]) -> Read:
    """Part articles and what there is to say about them from what can't be read."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for outcome in outcomes:
        if isinstance(outcome, UnreadableArticle):
            problems.append(Problem.of(outcome))
        else:
            articles.append(outcome)
            problems.extend(Problem.notes_of(outcome))
    return Read(tuple(articles), tuple(problems))


def gather(inputs: Iterable[Read], known: Sequence[Article]) -> Drafts:
    """Put together what was read; a text that is there already is named and left out.

    What only the names of files tell of outlets and days is filled in, to be checked.
    """
    inputs = tuple(inputs)
    problems = tuple(problem for item in inputs for problem in item.problems)
    fresh = (with_name(article) for item in inputs for article in item.articles)
    unique, repeated = drop_identical((*known, *fresh))
    return Drafts(unique[len(known) :], problems + repeated)


def report(found: Drafts) -> str:
    """Say in a line what became of all inputs."""
    refused = sum(problem.refused and not problem.foreign for problem in found.problems)
    foreign = sum(problem.foreign for problem in found.problems)
    noted = sum(not problem.refused for problem in found.problems)
    parts = [f"{count_of(len(found.articles), 'article')} read"]
    parts += [f"{noted} with a remark"] if noted else []
    parts += [f"{refused} not read"] if refused else []
    parts += [f"{foreign} kept aside"] if foreign else []
    return " · ".join(parts)


def reviewed(article: Article, review: Review) -> Article:
    """Return the article as the reader wants it."""
    amended = amend(
        article,
        outlet=" ".join(review.outlet.split()),
        title=" ".join(review.title.split()),
        published=review.published.strip(),
        genre=review.genre,
    )
    return amended if review.put_back is None else put_back(amended, review.put_back)


def merged(kept: Article, shown: Article, review: Review) -> tuple[Article, tuple[str, ...]]:
    """Return the article as it is kept with what the reader changed on a page that showed it as it was before.

    Returns:
        The article, and a sentence for each change that would undo one made elsewhere since: it is left out.
    """
    changes: dict[str, Any] = {}
    lost: list[str] = []
    for field, name in _FIELD_NAMES.items():
        typed: str | None = getattr(review, field)
        old, now = str(getattr(shown, field)), str(getattr(kept, field))
        new = None if typed is None else " ".join(typed.split())
        if new is None or new in (" ".join(old.split()), now):
            continue
        if now != old:
            lost.append(f"Another window made the {name} “{now}” in the meantime; “{new}” was not saved.")
        else:
            changes[field] = new
    return amend(kept, **changes), tuple(lost)


def date_problem(published: str) -> str:
    """Say what is wrong with a date that the reader typed; empty if nothing."""
    text = published.strip()
    try:
        date.fromisoformat(text[:10] or "2000-01-01")
    except ValueError:
        return "Write the date as year-month-day, for example 2025-05-19, or leave it empty."
    return ""


def by_reason(pieces: Iterable[Removed]) -> dict[str, tuple[Removed, ...]]:
    """Group what was taken away by its reason, the most frequent first."""
    listed = tuple(pieces)
    reasons = Counter(piece.reason for piece in listed)
    ordered = sorted(reasons, key=lambda reason: (-reasons[reason], reason))
    return {reason: tuple(piece for piece in listed if piece.reason == reason) for reason in ordered}


def origin_of(article: Article, field: str) -> str:
    """Say where a metadata value came from; empty if nothing is known."""
    found = next((origin.source for origin in article.origins if origin.field == field), "")
    return {"reader": "entered by you", "text": "the text's first line"}.get(found, found)


def _numbered(article: Article | UnreadableArticle, taken: Collection[str]) -> Article | UnreadableArticle:
    if isinstance(article, UnreadableArticle):
        return article
    name, number = article.source_name, 1
    while name in taken:
        number += 1
        name = f"{article.source_name} {number}"
    return replace(article, source_name=name)
