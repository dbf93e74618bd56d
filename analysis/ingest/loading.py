"""Many files and folders to articles, with a report on what was left out and why."""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analysis.errors import ForeignLanguage, UnreadableArticle
from analysis.ingest.articles import amend
from analysis.ingest.duplicates import find_duplicates
from analysis.ingest.metadata.fields import FIELDS
from analysis.ingest.readers.companions import article_names
from analysis.ingest.readers.files import MAX_BYTES, read_each, too_large
from analysis.records import Article, Origin

EVENT_FILE = "event.toml"
_Entries = Mapping[Path, Mapping[str, Any]]
_EVENT_FIELDS = ("outlet", "title", "published", "genre", "section", "url")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the reader should know about a source.

    ``refused`` is False for a note on an article that was loaded all the same (a near-duplicate). ``foreign`` is True
    for an article in another language than English, which is kept aside.
    """

    source_name: str
    reason: str
    refused: bool
    foreign: bool = False

    @classmethod
    def of(cls, error: UnreadableArticle) -> Problem:
        """Return the problem that an error tells of."""
        return cls(error.source_name, error.reason, refused=True, foreign=isinstance(error, ForeignLanguage))

    @classmethod
    def notes_of(cls, article: Article) -> tuple[Problem, ...]:
        """Return what there is to say about an article that was read."""
        return tuple(cls(article.source_name, note, refused=False) for note in article.notes)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The articles that could be read, in the order of the files, and what there is to say about the others."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def load_articles(
    paths: Iterable[Path | str],
    *,
    progress: Callable[[int, int, str], None] | None = None,
    leave_out: Collection[Path] = (),
) -> Loaded:
    """Read files and folders; what can't be read is reported, the rest is loaded.

    A folder is read with its sub-folders, in sorted order; hidden files and README files are passed over. Its
    ``event.toml`` supplies metadata for the files it names. Of two files with the same text the first is kept.

    Args:
        paths: Files and folders.
        progress: Called with the number of articles begun, the number of all as far as it is known, and the name of
            the one that is read; a file counts as one article until it shows to be a corpus.
        leave_out: Files in the folders that are passed over; resolved paths.
    """
    files = tuple(
        (file, name) for path in paths for file, name in _files(Path(path)) if file.resolve() not in leave_out
    )
    entries, event_problems = _read_events(file for file, _ in files)
    counter = _Counter(len(files), progress)
    articles: list[Article] = []
    problems: list[Problem] = list(event_problems)
    for file, name in files:
        for outcome in _outcomes(file, name, counter):
            if isinstance(outcome, Article):
                articles.append(_with_event(outcome, entries.get(file, {})))
                problems.extend(Problem.notes_of(outcome))
            else:
                problems.append(Problem.of(outcome))
    counter.finish()
    unique, repeated = drop_identical(articles)
    return Loaded(unique, tuple(problems) + repeated + note_copies(unique))


@dataclass(slots=True)
class _Counter:
    """Counts what is read for the progress bar; a corpus counts by its rows."""

    total: int
    report: Callable[[int, int, str], None] | None
    done: int = 0

    def expect(self, n_rows: int) -> None:
        self.total += n_rows - 1

    def step(self, name: str) -> None:
        if self.report:
            self.report(self.done, self.total, name)
        self.done += 1

    def finish(self) -> None:
        if self.report:
            self.report(self.total, self.total, "")


def _outcomes(file: Path, name: str, counter: _Counter) -> Iterator[Article | UnreadableArticle]:
    try:
        data = _bytes(file, name)
        counter.step(name)
        for number, outcome in enumerate(read_each(data, source_name=name, announce=counter.expect)):
            if number:
                counter.step(outcome.source_name)
            yield outcome
    except UnreadableArticle as error:
        yield error


def drop_identical(articles: Iterable[Article]) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Keep the first of the articles with the same text, and report the others."""
    first: dict[str, Article] = {}
    problems: list[Problem] = []
    for article in articles:
        kept = first.setdefault(article.article_id, article)
        if kept is not article:
            reason = f"It has the same text as {kept.source_name} and is counted once."
            problems.append(Problem(article.source_name, reason, refused=True))
    return tuple(first.values()), tuple(problems)


def note_copies(articles: tuple[Article, ...]) -> tuple[Problem, ...]:
    """Name the articles that are nearly the same as an earlier one; they are kept."""
    names = {article.article_id: article.source_name for article in articles}
    notes = []
    for pair in find_duplicates(articles):
        share = f"{100 * pair.containment:.0f} %"
        reason = f"It is nearly the same text as {names[pair.first]} ({share} of the shorter one); both are kept."
        notes.append(Problem(names[pair.second], reason, refused=False))
    return tuple(notes)


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    """Yield files with the names they are reported under."""
    if not path.is_dir():
        yield path, _readable(path.name)
        return
    files = {file.relative_to(path).as_posix(): file for file in sorted(path.rglob("*")) if file.is_file()}
    names = article_names(files)
    for name, file in files.items():
        if name in names:
            yield file, _readable(file.name)


def _readable(name: str) -> str:
    """Return a file's name as text that can be written: a name may be any bytes, UTF-8 or not."""
    return os.fsencode(name).decode("utf-8", errors="replace")


def _bytes(file: Path, name: str) -> bytes:
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            # A pipe may never send anything, a device never end.
            raise UnreadableArticle(name, "It is no file but a pipe, socket or device; save what it holds in a file.")
        if found.st_size > MAX_BYTES:
            raise UnreadableArticle(name, too_large(found.st_size))
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableArticle(name, f"There is no such file or folder: {file}") from error
    except OSError as error:
        raise UnreadableArticle(name, f"It can't be opened: {error.strerror or error}.") from error


def _read_events(files: Iterable[Path]) -> tuple[_Entries, tuple[Problem, ...]]:
    """Read the ``event.toml`` of every folder that files are in: what it says about each file."""
    entries: dict[Path, Mapping[str, Any]] = {}
    problems: list[Problem] = []
    for folder in sorted({file.parent for file in files}):
        path = folder / EVENT_FILE
        if not path.is_file():
            continue
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except (ValueError, RecursionError, OSError) as error:
            problems.append(Problem(EVENT_FILE, f"It is not valid TOML, so it was passed over: {error}.", refused=True))
            continue
        listed = data.get("article", [])
        for entry in listed if isinstance(listed, list) else []:
            if isinstance(entry, dict) and isinstance(entry.get("file"), str):
                entries[folder / entry["file"]] = entry
    return entries, tuple(problems)


def _with_event(article: Article, entry: Mapping[str, Any]) -> Article:
    """Apply what ``event.toml`` says about an article."""
    values = {name: str(entry[name]) for name in _EVENT_FIELDS if entry.get(name)}
    authors = entry.get("authors")
    listed = tuple(map(str, authors)) if isinstance(authors, list) else None
    if not values and listed is None:
        return article
    amended = amend(article, authors=listed, **values)
    stated = {*values, *(("authors",) if listed is not None else ())}
    origins = {origin.field: origin for origin in amended.origins} | {name: Origin(name, EVENT_FILE) for name in stated}
    return replace(amended, origins=tuple(origins[name] for name in FIELDS if name in origins))
