"""Accuracy of voices on BASIL: which words are quoted, and who says them.

BASIL (Fan et al., EMNLP 2019, "In plain sight: media bias through the lens of factual reporting") marks spans of bias
in news articles and tells of each whether it lies in a quotation and who speaks. It is used for measuring only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from analysis.extract.actors import find_actors, find_mentions
from analysis.extract.quotes.quotations import find_quotes
from analysis.extract.quotes.voice_spans import innermost
from analysis.records import Article, Quote, Span
from analysis.text.nlp import parse

_COUNTED = frozenset({"direct", "fragment"})
_GROUPS = frozenset(
    {"americans", "campaign", "catholics", "christians", "committee", "companies", "conservatives", "democrats"}
    | {
        "department",
        "lawmakers",
        "leaders",
        "liberals",
        "members",
        "muslims",
        "now",
        "officials",
        "party",
        "plaintiffs",
    }
    | {"police", "protesters", "republicans", "senators", "states", "supporters", "voters"}
)
"""Last words of BASIL's speaker labels that name more than one person."""

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A span of bias in an article: offsets, BASIL's label, and what was found.

    Attributes:
        quoted: BASIL's label: the span is in a quotation.
        inside: Whether at least half of it lies in a direct or fragmentary quotation.
        gold_speaker: BASIL's speaker.
        speaker: The speaker found.
    """

    article_id: str
    start: int
    end: int
    quoted: bool
    inside: bool
    gold_speaker: str
    speaker: str


def basil_voices(path: Path) -> dict[str, Any]:
    """Measure quotations and speakers on a file of BASIL articles.

    Returns:
        ``quoted_inside``: of the spans labelled as quoted, the share that lies at least half in a direct or
        fragmentary quotation; ``unquoted_outside``: of the spans labelled as not quoted, the share that does so
        all the same (0 is best); ``speaker_right``: of the quoted spans whose speaker is a person, the share
        with that speaker; and ``n`` of each.

    Raises:
        KeyError: A row is not in BASIL's form.
    """
    judged = list(judge(_rows(path)))
    quoted = [span for span in judged if span.quoted]
    unquoted = [span for span in judged if not span.quoted]
    spoken = [span for span in quoted if is_person_label(span.gold_speaker)]
    return {
        "quoted_inside": _share(span.inside for span in quoted),
        "n_quoted": len(quoted),
        "unquoted_outside": _share(span.inside for span in unquoted),
        "n_unquoted": len(unquoted),
        "speaker_right": _share(same_person(span.speaker, span.gold_speaker) for span in spoken),
        "n_speakers": len(spoken),
        "n": len(judged),
    }


def judge(rows: Sequence[Mapping[str, Any]]) -> Iterator[Judged]:
    """Analyse BASIL's articles, the three of an event together, and yield their labelled spans."""
    for _, group in groupby(sorted(rows, key=lambda row: str(row["triplet"])), key=lambda row: row["triplet"]):
        event = list(group)
        parsed = list(parse([_article(row) for row in event]))
        actors = find_actors(parsed)
        for row, item in zip(event, parsed, strict=True):
            quotes = find_quotes(item, mentions=find_mentions(item, actors), actors=actors)
            yield from _judged(row, quotes)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _article(row: Mapping[str, Any]) -> Article:
    """Write an article as one text: title, blank line, paragraphs."""
    body = "\n\n".join(" ".join(paragraph) for paragraph in row["paragraphs"])
    return Article(
        article_id=row["id"],
        source_name=row["id"],
        text=f"{row['title']}\n\n{body}\n",
        title=row["title"],
        headings=(Span(0, len(row["title"].rstrip())),),
    )


def _sentence_starts(row: Mapping[str, Any]) -> list[int]:
    starts, offset = [], len(row["title"]) + 2
    for paragraph in row["paragraphs"]:
        for sentence in paragraph:
            starts.append(offset)
            offset += len(sentence) + 1
        offset += 1
    return starts


def _judged(row: Mapping[str, Any], quotes: Sequence[Quote]) -> Iterator[Judged]:
    starts = _sentence_starts(row)
    counted = [quote for quote in quotes if quote.kind in _COUNTED]
    for span in row["spans"]:
        base = 0 if span["id"] == "title" else starts[int(span["id"][1:])]
        start, end = base + span["start"], base + span["end"]
        covered = sum(max(0, min(end, quote.end + 1) - max(start, quote.start - 1)) for quote in counted)
        yield Judged(
            article_id=row["id"],
            start=start,
            end=end,
            quoted=span["quote"] == "yes",
            inside=2 * covered >= end - start,
            gold_speaker=span["speaker"],
            speaker=_speaker(quotes, start, end),
        )


def _speaker(quotes: Sequence[Quote], start: int, end: int) -> str:
    """Return the speaker of the quotation that holds most of a span."""
    whole = innermost(quotes, start, end)
    if whole is not None and whole.kind != "reported":
        return whole.speaker
    overlaps = [
        (min(end, quote.end) - max(start, quote.start), quote.kind in _COUNTED, -quote.quote_id, quote.speaker)
        for quote in quotes
        if quote.start < end and quote.end > start
    ]
    direct = [overlap for overlap in overlaps if overlap[1]] or overlaps
    return max(direct, default=(0, False, 0, ""))[3]


def is_person_label(label: str) -> bool:
    """Tell whether a speaker label of BASIL names one person: no ``other_…``, no group, no abbreviation."""
    words = re.split(r"[_\s]+", label.strip())
    if not label or words[0].lower() == "other" or words[-1].lower().rstrip(".") in _GROUPS:
        return False
    return len(words) > 1 or words[0][1:].islower()


def same_person(found: str, gold: str) -> bool:
    """Tell whether two names mean one person: same last word, or all words of one in the other."""
    left, right = _name_words(found), _name_words(gold)
    if not left or not right:
        return False
    return left[-1] == right[-1] or set(left) <= set(right) or set(right) <= set(left)


def _name_words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", name.lower()) if word not in _SUFFIXES]


def _share(values: Iterator[bool]) -> float | None:
    listed = list(values)
    return round(sum(listed) / len(listed), 4) if listed else None
