"""The lines around an exported article's text: which is the title, which the outlet, which the date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.ingest.cleaning.header import SIGNED
from analysis.ingest.lines import bare
from analysis.ingest.metadata.bylines import is_newsroom
from analysis.ingest.metadata.fields import Metadata, known
from analysis.ingest.metadata.people import split_people
from analysis.ingest.splitting.export_words import export_words, find_any_date
from analysis.ingest.splitting.marks import Mark
from analysis.ingest.vocabulary import vocabulary

_PLACE = re.compile(r"\s*(?:[;(\[].*|,\s(?:Inc|Ltd|LLC)\b.*|,?\s(?:no|nr|n°|nº|#|issue|vol)\.?\s?\d.*)$", re.IGNORECASE)
_INVERTED = re.compile(r"^(?P<name>[^,]+), (?P<article>The|the|A|An)$")
_RIGHTS = re.compile(
    r"^\W*(?:copyright|\(c\)|c\b)?[\s©]*(?:(?:19|20)\d\d)?(?:\s?[-–]\s?(?:19|20)?\d\d)?[,\s]*(?:by\s)?", re.IGNORECASE
)
_RIGHTS_END = re.compile(
    r"[.,]?\s*(?:all rights|alle rechte|tous droits|todos los|tutti i|all\b|\bprovided by\b|distributed by\b).*$",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z0-9][A-Z0-9./-]{0,9}|\d{1,4}[A-Z]?")
_TIME = re.compile(r"\d{1,2}[:.h]\d\d.{0,12}")
_SECTION_PAGE = re.compile(r"\s*[;,]\s*(?:Pg|Page|p|pg|S|Seite)\.?\s?[\w-]+.*$")
_LAYOUTS = ("outlet date title", "title outlet date", "title date outlet", "title date")


@dataclass(frozen=True, slots=True)
class Head:
    """What the lines before the text may be.

    Attributes:
        shorts: Numbers of unlabelled lines that could be title or outlet.
        date: Number of the date's line, -1 without one.
        body: Number of the first line of the text.
        end: Number after its last line.
    """

    shorts: tuple[int, ...]
    date: int
    body: int
    end: int


def find_head(marks: Sequence[Mark], start: int, end: int) -> Head:
    """Tell head, text and foot of the record ``[start, end)`` apart."""
    body = _body_start(marks, start, end)
    dates = [n for n in range(start, body) if marks[n].kind in ("date", "typed") or marks[n].field == "published"]
    shorts = tuple(
        n
        for n in range(start, body)
        if marks[n].kind == "short" and not _is_code(marks[n].line.text) and not _is_value(marks, n)
    )
    return Head(shorts, dates[0] if dates else -1, body, _body_end(marks, body, end))


def _is_value(marks: Sequence[Mark], n: int) -> bool:
    """Whether the line is the value of a label on the line before."""
    before = marks[n - 1] if n else None
    return before is not None and before.kind in ("label", "code") and not before.value and before.field != "text"


def _is_code(text: str) -> bool:
    return bool(_CODE.fullmatch(text) or _TIME.fullmatch(text)) or not any(character.isalpha() for character in text)


def _body_start(marks: Sequence[Mark], start: int, end: int) -> int:
    opened = next((n for n in range(start, end) if marks[n].field == "text"), -1)
    if opened >= 0:
        return opened
    first = next((n for n in range(start, end) if marks[n].kind == "prose" and not _is_value(marks, n)), end)
    # A label's long value may look like text: the text starts after the last label of the head.
    body = first
    while body > start and marks[body - 1].kind == "short" and body - 1 > start:
        body -= 1
    head = [n for n in range(start, first) if marks[n].kind != "short"]
    return max(body, (head[-1] + 1) if head else first) if head else first


def _body_end(marks: Sequence[Mark], body: int, end: int) -> int:
    closing = export_words().closing
    seen = False
    for n in range(body, end):
        mark = marks[n]
        if mark.kind in ("end", "id", "count") or (
            seen and mark.kind in ("rights", "rule", "cover") and not _goes_on(marks, n, end)
        ):
            return n
        is_foot = (
            mark.kind == "label" and mark.field != "text" and (mark.key in closing or _foot_follows(marks, n, end))
        )
        if (is_foot and seen and not _goes_on(marks, n, end)) or (mark.kind == "code" and mark.field != "text"):
            return n
        seen = seen or mark.is_text or mark.kind == "short"
    return end


def _foot_follows(marks: Sequence[Mark], n: int, end: int) -> bool:
    following = marks[n + 1 : end]
    return sum(mark.kind == "prose" for mark in following) == 0 and any(
        mark.kind in ("label", "end", "id", "rights") for mark in following
    )


def _goes_on(marks: Sequence[Mark], n: int, end: int) -> bool:
    """Whether so much text follows a foot's mark that it is a line of the text that only looks like one."""
    following = [
        mark
        for number, mark in enumerate(marks[n + 1 : end], start=n + 1)
        if mark.kind == "prose" and not _is_value(marks, number)
    ]
    labels = [mark for mark in marks[n:end] if mark.kind in ("label", "end", "id", "rights")]
    return len(following) >= 2 and len(following) > len(labels)


def choose_layout(heads: Sequence[tuple[Sequence[Mark], Head]]) -> str:
    """Return in which order the heads of a file give title, outlet and date: the order that fits them best."""
    named = Counter(bare(marks[n].line.text) for marks, head in heads for n in head.shorts)

    def fit(layout: str) -> tuple[float, int]:
        return sum(_fit(marks, head, layout, named) for marks, head in heads), -_LAYOUTS.index(layout)

    return max(_LAYOUTS, key=fit)


def _fit(marks: Sequence[Mark], head: Head, layout: str, named: Mapping[str, int]) -> float:
    title, outlet = _placed(marks, head, layout)
    score = 0.0
    if title >= 0:
        text = marks[title].line
        score += 1 + (text.n_words >= 4) + 2 * marks[title].heading - (is_newsroom(text.text) and text.n_words <= 4)
    if outlet >= 0:
        text = marks[outlet].line
        holders = {bare(name) for name in _holders(marks, head)}
        score += 0.5 + is_newsroom(text.text) + text.text.startswith("The ") - (text.n_words > 6)
        score += 3 * any(bare(text.text) in holder or holder in bare(text.text) for holder in holders if holder)
        score += named[bare(text.text)] > 1
    return score


def _placed(marks: Sequence[Mark], head: Head, layout: str) -> tuple[int, int]:
    """Return the numbers of the title's and the outlet's line in this layout, -1 where there is none."""
    before = [n for n in head.shorts if head.date < 0 or n < head.date]
    after = [n for n in head.shorts if head.date >= 0 and n > head.date]
    if layout == "outlet date title":
        return _title(marks, after), (before[-1] if before else -1)
    if layout == "title outlet date":
        return _title(marks, before[:-1] or before), (before[-1] if len(before) > 1 else -1)
    if layout == "title date outlet":
        return _title(marks, before), (after[0] if after else -1)
    return _title(marks, list(head.shorts)), -1


def _title(marks: Sequence[Mark], among: Sequence[int]) -> int:
    """Return the line that is likeliest a title: a heading, else the first that is neither a name nor a section."""
    headings = [n for n in among if marks[n].heading]
    lines = [n for n in among if not marks[n].line.is_name and bare(marks[n].line.text) not in vocabulary().sections]
    return next(iter([*headings, *lines, *among]), -1)


def _holders(marks: Sequence[Mark], head: Head) -> list[str]:
    span = marks[min((*head.shorts, head.body)) : head.end + 12]
    return [name for mark in span if mark.kind == "rights" and (name := holder(mark.line.text))]


def holder(text: str) -> str:
    """Return whose rights a copyright line names: ``(c) 2025 The Harlow Post. All rights reserved``."""
    name = _RIGHTS_END.sub("", _RIGHTS.sub("", text, count=1)).strip(" .,")
    return name if 0 < len(name.split()) <= 7 and name[:1].isupper() else ""


def read_head(
    marks: Sequence[Mark], start: int, end: int, head: Head, layout: str, *, database: str
) -> tuple[Metadata, int]:
    """Return what the record's lines say about the article, and the number of its title's line (-1 if none)."""
    source = f"{database} export" if database else "head of the article"
    found = Metadata()
    outside = [*range(start, head.body), *range(head.end, end)]
    for n in outside:
        mark = marks[n]
        if mark.kind in ("label", "code") and mark.field not in ("other", "text"):
            found = found.or_else(_labelled(mark.field, mark.value or _next_value(marks, n, end), source))
        elif mark.key in (
            "publication info",
            "informations de publication",
            "publikationsinformationen",
            "información de publicación",
        ):
            found = found.or_else(known(source, outlet=clean_outlet(mark.value), published=find_any_date(mark.value)))
    title, outlet = _placed(marks, head, layout)
    typed = next((marks[n] for n in range(start, head.body) if marks[n].kind == "typed"), None)
    if typed is not None:
        found = found.or_else(known(source, outlet=clean_outlet(typed.value)))
        title = title if title >= 0 else next(iter(head.shorts), -1)
    sections = (marks[n].value for n in range(start, head.body) if marks[n].kind == "date")
    found = found.or_else(known(source, section=next(filter(None, sections), "")))
    dates = (find_any_date(marks[n].line.text) for n in range(start, head.body) if marks[n].kind in ("date", "typed"))
    found = found.or_else(known(source, published=next(filter(None, dates), "")))
    bylines = (split_people(marks[n].line.text) for n in range(start, head.body) if marks[n].kind == "byline")
    found = found.or_else(known(source, authors=next(filter(None, bylines), ())))
    if outlet >= 0:
        found = found.or_else(known(source, outlet=clean_outlet(marks[outlet].line.text)))
    left = [n for n in head.shorts if n not in (title, outlet)]
    signed = (split_people(marks[n].line.text) for n in left if SIGNED.fullmatch(marks[n].line.text))
    found = found.or_else(known(source, authors=next(filter(None, signed), ())))
    holders = [name for n in outside if marks[n].kind == "rights" and (name := holder(marks[n].line.text))]
    found = found.or_else(known("copyright line", outlet=clean_outlet(next(iter(holders), ""))))
    if found.title:
        title = next((n for n in head.shorts if bare(marks[n].line.text) == bare(found.title)), -1)
    return found, title


def _next_value(marks: Sequence[Mark], n: int, end: int) -> str:
    return marks[n + 1].line.text if n + 1 < end and marks[n + 1].kind not in ("label", "code", "rule", "end") else ""


def _labelled(field: str, value: str, source: str) -> Metadata:
    values: dict[str, str | tuple[str, ...]] = {
        "authors": split_people(value),
        "published": find_any_date(value),
        "outlet": clean_outlet(value),
        "section": _SECTION_PAGE.sub("", value).strip(),
        "url": value if value.startswith("http") else "",
        "title": " ".join(value.split()),
    }
    return known(source, **{field: values[field]})


def clean_outlet(text: str) -> str:
    """Return an outlet's name without place and edition: ``Harlow Post, The; Harlow`` -> ``The Harlow Post``."""
    name = _PLACE.sub("", " ".join(text.split())).strip(" .,;:")
    found = _INVERTED.match(name)
    return f"{found['article'].title()} {found['name']}" if found else name


def title_lines(marks: Sequence[Mark], head: Head, title: int, *, width: int) -> Iterable[int]:
    """Yield a title's lines where it was wrapped at ``width``: the next line's first word didn't fit before it."""
    yield title
    n = title + 1
    while width and n in head.shorts and marks[n].gap == 0:
        first = marks[n].line.text.split(maxsplit=1)[0]
        if len(marks[n - 1].line.text) + 1 + len(first) <= width:
            return
        yield n
        n += 1
