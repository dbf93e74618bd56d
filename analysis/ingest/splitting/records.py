"""Where each article of an export begins and ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.ingest.splitting.export_words import export_words
from analysis.ingest.splitting.marks import Mark, mark_lines

MIN_EVIDENCE = 2
"""Signs of a head (date, length, byline, labels, rights) that tell an article's beginning from a sub-head."""
MIN_BODY_WORDS = 12
"""A part of an export with fewer words of running text is a cover, a list of contents or a foot."""
MIN_STORY_WORDS = 40
"""The same where nothing but typed heads part the stories."""
MIN_GUESSED_WORDS = 60
"""The same where nothing parts them but gaps."""
MIN_TITLE_WORDS = 4
MAX_WIDE_SHARE = 0.1
MIN_NAMES = 2
"""Phrases of a database from which a file counts as its export."""

_NUMBERS = re.compile(r"(\d+)/(\d+)")


@dataclass(frozen=True, slots=True)
class Records:
    """The records found: half-open ranges of marks.

    Attributes:
        ranges: One per article.
        sure: Whether they are told apart by marks that only exports have, or by heads with a date; else it only seems
            that there are several.
    """

    ranges: tuple[tuple[int, int], ...]
    sure: bool


def database_of(text: str) -> str:
    """Return the name of the database that a file's text is from; empty if it doesn't tell."""
    lower = text.lower().replace("-", " ")
    counts = {
        name: sum(phrase in lower for phrase in phrases) + 2 * (name.lower() in lower)
        for name, phrases in export_words().names.items()
    }
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] >= MIN_NAMES else ""


def find_records(marks: Sequence[Mark], *, typed_heads: bool) -> Records:
    """Find the articles; one range for all where there are not several.

    Args:
        marks: The file's lines.
        typed_heads: Whether stories may be told by typed heads alone (a title, an outlet and a date), as in pasted
            text; not in a web page, where teasers of other stories look like that.
    """
    best: list[tuple[int, int]] = []
    ways: list[Callable[[Sequence[Mark]], list[int]]] = [_by_codes, _by_counts, _by_ends, _by_rules]
    for way in ways:
        ranges = _validated(marks, way(marks), least=MIN_BODY_WORDS)
        if len(ranges) > len(best):
            best = ranges
    if typed_heads or _is_labelled(marks):
        ranges = _by_heads(marks)
        if len(ranges) > len(best):
            best = ranges
    if len(best) > 1 or (best and is_export(marks)):
        return Records(tuple(best), sure=True)
    guessed = _by_gaps(marks) if typed_heads and marks else []
    if len(guessed) > 1:
        return Records(tuple(guessed), sure=False)
    return Records(((0, len(marks)),), sure=True)


def evidence(marks: Sequence[Mark]) -> int:
    """Count the different signs of a head or foot among some lines."""
    signs = {mark.kind if mark.kind not in ("label", "code") else f"label {mark.key}" for mark in marks}
    signs -= {"prose", "short", "rule", "cover", "language"}
    return len(signs) + ("typed" in signs)


def is_export(marks: Sequence[Mark]) -> bool:
    """Whether a file with one article is an export all the same: its lines have marks that only exports have."""
    kinds = {mark.kind for mark in marks}
    closing = {mark.key for mark in marks if mark.kind == "label" and mark.key in export_words().closing}
    return bool(kinds & {"count", "end", "id"}) + len(closing) + len(kinds & {"words", "code"}) >= MIN_EVIDENCE


def _is_labelled(marks: Sequence[Mark]) -> bool:
    counts = Counter(mark.key for mark in marks if mark.kind == "label")
    return sum(count > 1 for count in counts.values()) >= MIN_EVIDENCE


def _by_codes(marks: Sequence[Mark]) -> list[int]:
    """A record starts with the first code after the last of the one before (``AN``), or with each headline."""
    coded = [n for n, mark in enumerate(marks) if mark.kind == "code"]
    last = [n for n in coded if marks[n].key == "AN"]
    heads = [n for n in coded if marks[n].key == "HD"]
    if len(last) >= len(heads) - 1 and len(last) > 1:
        return [next((n for n in coded if n > end), len(marks)) for end in [-1, *last]]
    starts = []
    for head in heads:
        start = head
        while start - 1 in coded and marks[start - 1].key in ("SE", "CLM", "AN"):
            start -= 1
        starts.append(start)
    return starts


def _by_counts(marks: Sequence[Mark]) -> list[int]:
    """``1 of 3 DOCUMENTS``: numbers that count up to the same last one."""
    found = [
        (n, *map(int, match.groups()))
        for n, mark in enumerate(marks)
        if (match := _NUMBERS.fullmatch(mark.value)) and mark.kind == "count"
    ]
    totals = Counter(total for _, _, total in found)
    starts, expected = [], 0
    for n, number, total in found:
        if total == max(totals, key=lambda t: (totals[t], t)) and number > expected:
            starts.append(n)
            expected = number
    return starts


def _by_ends(marks: Sequence[Mark]) -> list[int]:
    ends = [n for n, mark in enumerate(marks) if mark.kind == "end"] or [
        n for n, mark in enumerate(marks) if mark.kind == "id"
    ]
    return [0, *(n + 1 for n in ends)] if ends else []


def _by_rules(marks: Sequence[Mark]) -> list[int]:
    rules = [n for n, mark in enumerate(marks) if mark.kind == "rule"]
    return [0, *(n + 1 for n in rules)] if rules else []


def _validated(marks: Sequence[Mark], starts: Sequence[int], *, least: int) -> list[tuple[int, int]]:
    """Keep the parts that are articles; a part without text but with labels stays, so that it is named as unread."""
    ranges = list(zip(starts, [*starts[1:], len(marks)], strict=True)) if starts else []
    found: list[tuple[int, int]] = []
    for start, end in ranges:
        part = marks[start:end]
        words = _text_words(part)
        if words >= least and (evidence(part) >= MIN_EVIDENCE or _is_dated(part)):
            found.append((_head_start(marks, start, _first_text(marks, start, end)), end))
        elif words >= least and found and not any(mark.kind == "cover" for mark in part):
            found[-1] = (found[-1][0], end)  # a rule inside an article
    return found


def _first_text(marks: Sequence[Mark], start: int, end: int) -> int:
    return next((n for n in range(start, end) if marks[n].is_text), end)


def _is_dated(part: Sequence[Mark]) -> bool:
    """Whether a part's head has a title and a date."""
    head = part[: _first_text(part, 0, len(part))]
    return _has_title(head) and any(mark.kind in ("date", "typed") or mark.field == "published" for mark in head)


def _text_words(part: Sequence[Mark]) -> int:
    return sum(mark.line.n_words for mark in part if mark.is_text)


def _by_heads(marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """A run of lines without text, between text and text, that has a head's signs at its end."""
    texts = [n for n, mark in enumerate(marks) if mark.is_text]
    if not texts:
        return []
    first = _head_start(marks, 0, texts[0])
    starts = [first]
    budget = Counter(_type(mark) for mark in marks[first : texts[0]])
    if evidence(marks[first : texts[0]]) < MIN_EVIDENCE and marks[texts[0]].kind != "label":
        return []
    for before, after in pairwise(texts):
        if after - before > 1:
            start = _walk_back(marks, before + 1, after, budget)
            head = marks[start:after]
            if evidence(head) >= MIN_EVIDENCE and _has_title(head):
                starts.append(start)
    ranges = list(zip(starts, [*starts[1:], len(marks)], strict=True))
    if any(_text_words(marks[start:end]) < MIN_STORY_WORDS for start, end in ranges) and not _is_labelled(marks):
        return []
    return ranges


def _head_start(marks: Sequence[Mark], low: int, high: int) -> int:
    covers = [n for n in range(low, high) if marks[n].kind in ("cover", "rule")]
    return covers[-1] + 1 if covers and covers[-1] + 1 < high else low


def _type(mark: Mark) -> str:
    return f"{mark.kind} {mark.key}".strip()


def _walk_back(marks: Sequence[Mark], low: int, high: int, budget: Counter[str]) -> int:
    """Return where the head begins that ends at ``high``: before it is the foot of the article above."""
    left = budget + Counter({"short": 1})
    start = high
    while start > low:
        mark = marks[start - 1]
        kind = _type(mark)
        is_foot = mark.kind in ("end", "id", "rule", "cover") or (
            mark.key in export_words().closing and not budget[kind]
        )
        if is_foot or left[kind] < 1:
            break
        left[kind] -= 1
        start -= 1
        if mark.gap > 1 and _has_title(marks[start:high]) and evidence(marks[start:high]) >= MIN_EVIDENCE:
            break
    return start


def _has_title(head: Sequence[Mark]) -> bool:
    return any((mark.kind == "short" and mark.line.n_words > 1) or mark.field == "title" for mark in head)


def _by_gaps(marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Titles after wide gaps or rules, or several headings of the first order: perhaps several stories.

    The first story begins in the same way: with a title that text follows. A rule alone parts chapters too, and a
    wide gap means nothing in a text that is full of them.
    """
    starts = [0, *(n for n in range(1, len(marks) - 1) if _is_apart(marks, n) and _is_story_title(marks, n))]
    usual = Counter(mark.gap for mark in marks if mark.kind == "prose")
    wide = sum(count for gap, count in usual.items() if gap > 1)
    if not _is_story_title(marks, 0) or wide > MAX_WIDE_SHARE * max(1, usual.total()):
        return []
    ranges = list(zip(starts, [*starts[1:], len(marks)], strict=True))
    return ranges if all(_text_words(marks[start:end]) >= MIN_GUESSED_WORDS for start, end in ranges) else []


def _is_apart(marks: Sequence[Mark], n: int) -> bool:
    return marks[n].gap > 1 or marks[n - 1].kind == "rule"


def _is_story_title(marks: Sequence[Mark], n: int) -> bool:
    line = marks[n].line
    is_title = marks[n].kind == "short" and line.n_words >= MIN_TITLE_WORDS and not line.ends_sentence
    return is_title and not line.is_name and any(mark.is_text for mark in marks[n + 1 : n + 4])


def find_starts(source: str) -> list[tuple[int, str, bool]]:
    """Return the lines at which a story may begin, each with its start and whether that is likely."""
    marks = mark_lines(source)
    titles = [n for n in range(len(marks)) if _is_story_title(marks, n)]
    return [(marks[n].line.start, marks[n].line.text, _is_likely(marks, n)) for n in titles]


def _is_likely(marks: Sequence[Mark], n: int) -> bool:
    """Whether a title stands apart from the text above, or a date or byline follows it."""
    return (
        n == 0 or _is_apart(marks, n) or any(mark.kind in ("date", "typed", "byline") for mark in marks[n + 1 : n + 3])
    )
