"""Where the article ends, and what follows: contributor lines, biographies, notices, readers' comments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.ingest.cleaning.endings import (
    COMMENT_SCORE,
    comment_marks,
    has_contact,
    is_bio,
    is_comment,
    is_contributor_line,
    is_separator,
)
from analysis.ingest.lines import LONG_WORDS, PROSE_WORDS, Line

_AGO = re.compile(r"\b(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[hdwm]) ago$")
_QUOTED = re.compile(r"[“”\"]")
EARLIEST_END = 0.5
"""An article doesn't end before this share of its characters."""
EARLIEST_THREAD = 0.15
"""The same before a thread of readers' comments, which may be longer than the article."""
MIN_THREAD_LINES = 4
MIN_NAME_SHARE = 0.3
MAX_NAME_WORDS = 4
LONGEST_REST = 0.35
"""Except for comments, what follows the end takes at most this share of the characters."""
BIO_REST = 0.2
"""The same for what follows a biography."""
MAX_LEFTOVER_WORDS = 14
MAX_TAG_WORDS = 3
MIN_LISTED = 3
LISTED = 0.6
_DIGIT = re.compile(r"\d")
MAX_ACCOUNT_WORDS = 4


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a source when its end is looked for.

    Attributes:
        lines: The source's lines.
        marks: Lines already marked for removal, by number.
        ends: Marked lines after which nothing of the article comes.
        title: Number of the title's line, -1 without one.
        start: Number of the body's first line.
        authors: Names from the byline.
        sites: Names that the page gives itself in its head.
    """

    lines: tuple[Line, ...]
    marks: Mapping[int, str]
    ends: frozenset[int]
    title: int
    start: int
    authors: frozenset[str]
    sites: frozenset[str]

    def body(self, end: int) -> str:
        """Return the text before line ``end`` that is not marked."""
        return "\n".join(line.text for number, line in enumerate(self.lines[:end]) if number not in self.marks)

    def is_bio(self, number: int) -> bool:
        """Return whether the line introduces an author."""
        return is_bio(self.lines[number], self.body(number), authors=self.authors)


def clean_tail(page: Page) -> dict[int, str]:
    """Mark what stands after the end of the article, and separators inside it."""
    lines = page.lines
    found = {n: "separator" for n, line in enumerate(lines) if is_separator(line) and n not in page.marks}
    end = _find_end(page, separators=frozenset(found))
    for number in range(end, len(lines)):
        if number not in page.marks and number not in found and number != page.title:
            found[number] = _reason_after_end(page, found, number)
    found.update(_trailing(page, found))
    return found


def _find_end(page: Page, *, separators: frozenset[int]) -> int:
    """Return the number of the first line that is after the article's end."""
    total = sum(len(line.text) for line in page.lines)
    before = 0
    for number, line in enumerate(page.lines):
        if number <= page.start:
            before += len(line.text)
            continue
        rest = (total - before - len(line.text)) / max(1, total)
        if before >= EARLIEST_END * total and _ends_here(page, number, rest=rest, separators=separators):
            return number
        if before >= EARLIEST_THREAD * total and _thread_starts(page, number):
            return number
        before += len(line.text)
    return len(page.lines)


def _ends_here(page: Page, number: int, *, rest: float, separators: frozenset[int]) -> bool:
    if number in page.ends:
        return rest <= LONGEST_REST
    if rest > LONGEST_REST or number in page.marks:
        return False
    following = range(number + 1, min(number + 3, len(page.lines)))
    if number in separators:
        announced = any(other in page.ends or page.is_bio(other) for other in following)
        return announced or not any(_is_open_prose(page, other) for other in range(number + 1, len(page.lines)))
    line = page.lines[number]
    if line.is_name and any(page.lines[n].text.startswith(line.text) and page.is_bio(n) for n in following):
        return True
    sure = has_contact(line) or any(line.text.startswith(f"{author} ") for author in page.authors)
    return rest <= BIO_REST and sure and page.is_bio(number)


def _thread_starts(page: Page, number: int) -> bool:
    """Whether a comment label heads a thread, in which names and comments take turns.

    A thread may be longer than its article; a label in a share bar inside the article is followed by paragraphs only.
    """
    if number <= page.start:
        return False
    if number not in page.ends or page.marks[number] != "comment":
        return _account_starts(page, number)
    following = page.lines[number + 1 :]
    names = sum(line.n_words <= MAX_NAME_WORDS and not line.ends_sentence for line in following)
    return len(following) >= MIN_THREAD_LINES and names >= MIN_NAME_SHARE * len(following)


def _account_starts(page: Page, number: int) -> bool:
    """Whether the line signs a first comment: its age comes next and, later, a button to reply."""
    line = page.lines[number]
    if number in page.marks or line.n_words > MAX_ACCOUNT_WORDS or line.ends_sentence:
        return False
    following = range(number + 1, len(page.lines))
    is_aged = number + 1 in following and _AGO.search(page.lines[number + 1].text) is not None
    return is_aged and any(page.marks.get(other) == "comment" for other in following)


def _is_open_prose(page: Page, number: int) -> bool:
    return number not in page.marks and page.lines[number].n_words >= PROSE_WORDS


def _reason_after_end(page: Page, found: Mapping[int, str], number: int) -> str:
    line = page.lines[number]
    if is_contributor_line(line):
        return "contributors"
    if is_bio(line, "", authors=page.authors) or line.is_name:
        return "bio"
    reasons = [page.marks.get(other) or found.get(other, "") for other in range(number)]
    if "comment" in reasons:
        return "comment"
    if reasons[-1:] in (["bio"], ["notice"]) and comment_marks(line, "’") < COMMENT_SCORE and line.ends_sentence:
        return "notice"
    is_text = line.n_words >= PROSE_WORDS and (line.ends_sentence or line.n_words >= LONG_WORDS)
    return "comment" if is_text else "after the end"


def _trailing(page: Page, gone: Mapping[int, str]) -> dict[int, str]:
    """Walk back from the last line over biographies, self-descriptions, comments and leftovers that nothing announces.

    Leftovers are short lines without a final stop (tags, links, buttons). They go where furniture stands among them
    or where each is a label of a word or two, unless the sentence before them ends with a colon: then they are its
    list.
    """
    found: dict[int, str] = {}
    leftovers: list[int] = []
    beside = False
    total = sum(len(line.text) for number, line in enumerate(page.lines) if number not in page.marks)
    for number in range(len(page.lines) - 1, page.start, -1):
        if number in page.marks or number in gone:
            beside = True
            continue
        line, body = page.lines[number], page.body(number)
        if number == page.title or len(body) < EARLIEST_END * total:
            break
        if reason := _ending_reason(page, found, number, body):
            found[number] = reason
            beside = True
        elif _is_leftover(line):
            leftovers.append(number)
        else:
            if line.text.endswith(":"):
                leftovers.clear()
            break
    if _is_list([page.lines[number] for number in leftovers]):
        leftovers.clear()
    is_short = all(page.lines[number].n_words <= MAX_TAG_WORDS for number in leftovers) and len(leftovers) > 1
    if beside or is_short:
        found.update(dict.fromkeys(leftovers, "after the end"))
    return found


def _is_list(lines: list[Line]) -> bool:
    """Whether lines are a closing list: most have figures in them, as dates and prices are; tags and links don't."""
    n_figures = sum(_DIGIT.search(line.text) is not None for line in lines)
    return len(lines) >= MIN_LISTED and n_figures >= LISTED * len(lines)


def _is_leftover(line: Line) -> bool:
    is_open = not line.ends_sentence and not line.text.endswith((":", *"0123456789"))
    return is_open and line.n_words <= MAX_LEFTOVER_WORDS and not line.is_bullet and not _QUOTED.search(line.text)


def _ending_reason(page: Page, found: Mapping[int, str], number: int, body: str) -> str:
    line = page.lines[number]
    named = line.is_name and page.lines[number + 1 :] and page.lines[number + 1].text.startswith(line.text)
    if page.is_bio(number) or (named and found.get(number + 1) == "bio"):
        return "bio"
    if any(line.text.startswith(f"{site} ") for site in page.sites):
        return "notice"
    return "comment" if is_comment(line, body) else ""
