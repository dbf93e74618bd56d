"""Page furniture of several lines that no single line tells: appeals, sign-up boxes, contents, captions by label."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.ingest.cleaning.endings import is_bio
from analysis.ingest.lines import NAME_PATTERN, Line, bare
from analysis.ingest.vocabulary import vocabulary

MAX_APPEAL_LINES = 9
MAX_APPEAL_SHARE = 0.4
"""An appeal takes at most this share of the characters: a letter to readers is an article."""
MAX_BUTTON_WORDS = 8
MAX_GAP_LINES = 3
MAX_QUESTION_WORDS = 12
MAX_CAPTION_WORDS = 45
MAX_ENTRY_WORDS = 14

_APPEAL = re.compile(
    r"dear readers?\b.{0,40}|(?:a )?(?:note|message|letter|word) from (?:the|our|us\b|[A-Z]).{0,60}"
    r"|(?:before you go|hi,? this is|we need your (?:help|support)|why (?:you|we) .{0,40}support)\b.{0,200}"
    r"|support (?:us|our|the|independent|quality|[A-Z]).{0,50}",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"\b(?:your (?:support|help|donation|contribution|subscription)|support (?:us|our|independent)|donat(?:e|ion|ing)"
    r"|contribut(?:e|ion) (?:to us|today|now|as little)|subscri(?:be|ption)|becom(?:e|ing) a (?:\w+ )?"
    r"(?:member|supporter|subscriber)|join (?:us|our)|chip in)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:you|your|we|our|us|i[’']m|i[’']ll|remind me)\b", re.IGNORECASE)
_OUR = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_YOUR = re.compile(r"\byour?\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“”\"]")
_NUMBER = re.compile(r"[+-]?\d{1,3}(?:[,.]?\d{3})*(?:\.\d)?[kKmMxX]?|[∙•·|]+")
_NUMBERING = re.compile(r"^(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)]?\s", re.IGNORECASE)
_CONTENTS = frozenset(
    {
        "table of contents",
        "contents",
        "on this page",
        "in this article",
        "in this story",
        "jump to",
        "inside",
        "overview",
    }
)
_AUTHOR_LABELS = frozenset({"written by", "about the author", "about the authors", "about the writer", "the author"})
_NAMED = re.compile(rf"{NAME_PATTERN}\s[a-z]")
_BOX_ENDS = frozenset({"newsletter", "notice", "advertisement", "share", "comment"})


def find_blocks(lines: tuple[Line, ...], marks: Mapping[int, str], *, title: int) -> dict[int, str]:
    """Mark lines of furniture that their neighbours tell.

    Args:
        lines: The source's lines.
        marks: Lines already marked for removal, by number.
        title: Number of the title's line, -1 without one.
    """
    gone = {**_contents(lines), **_author_boxes(lines), **_captions(lines), **marks}
    gone.pop(title, None)
    for find in (_appeals, _boxes, _counts):
        new = find(lines, gone)
        gone.update({number: reason for number, reason in new.items() if number != title})
    return {number: reason for number, reason in gone.items() if number not in marks}


def _captions(lines: tuple[Line, ...]) -> dict[int, str]:
    """The line after a label such as ``Image caption`` is the caption."""
    labels = vocabulary().caption_labels
    return {
        number + 1: "caption"
        for number, line in enumerate(lines[:-1])
        if bare(line.text) in labels
        and lines[number + 1].n_words <= MAX_CAPTION_WORDS
        and ("gallery" not in bare(line.text) or not lines[number + 1].ends_sentence)
    }


def _author_boxes(lines: tuple[Line, ...]) -> dict[int, str]:
    """A box about the author: a label, the name, a biography."""
    found: dict[int, str] = {}
    for number, line in enumerate(lines[:-1]):
        if bare(line.text) not in _AUTHOR_LABELS:
            continue
        following = number + 1
        is_box = bare(line.text).startswith("about the") and _NAMED.match(lines[following].text) is not None
        while following < len(lines) and (
            lines[following].is_name or is_bio(lines[following], "") or (is_box and following == number + 1)
        ):
            found[following] = "bio"
            following += 1
        if following > number + 1:
            found[number] = "bio"
    return found


def _contents(lines: tuple[Line, ...]) -> dict[int, str]:
    """A list of contents: entries under a label that later lines repeat."""
    found: dict[int, str] = {}
    for number, line in enumerate(lines):
        if bare(line.text) not in _CONTENTS:
            continue
        later = {_entry(other) for other in lines[number + 1 :]}
        for entry in range(number + 1, len(lines)):
            rest = {_entry(other) for other in lines[entry + 1 :]}
            if lines[entry].n_words > MAX_ENTRY_WORDS or _entry(lines[entry]) not in rest & later:
                break
            found[entry] = "navigation"
        if found:
            found[number] = "navigation"
            break
    return found


def _entry(line: Line) -> str:
    return _NUMBERING.sub("", bare(line.text))


def _appeals(lines: tuple[Line, ...], marks: Mapping[int, str]) -> dict[int, str]:
    """An appeal to readers: from its salutation to the last line that speaks of us and you, if it asks for help."""
    found: dict[int, str] = {}
    total = sum(len(line.text) for line in lines)
    for number, line in enumerate(lines):
        if number in found or number in marks or not _opens_appeal(line):
            continue
        block = _appeal_from(lines, marks, number)
        text = "\n".join(lines[n].text for n in block)
        if len(text) <= MAX_APPEAL_SHARE * total and _ASK.search(text):
            found.update(dict.fromkeys((n for n in block if n not in marks), "notice"))
    return found


def _opens_appeal(line: Line) -> bool:
    """Whether the line greets the readers, or speaks of us and you in a few words."""
    speaks = _OUR.search(line.text) and _YOUR.search(line.text) and not _QUOTED.search(line.text)
    return _APPEAL.fullmatch(line.text) is not None or (bool(speaks) and line.n_words <= MAX_QUESTION_WORDS)


def _appeal_from(lines: tuple[Line, ...], marks: Mapping[int, str], number: int) -> list[int]:
    block = [number]
    for following in range(number + 1, min(len(lines), number + MAX_APPEAL_LINES)):
        line = lines[following]
        speaks = _ADDRESS.search(line.text) is not None and not _QUOTED.search(line.text)
        is_button = line.n_words <= MAX_BUTTON_WORDS and (speaks or line.n_words == 1)
        is_start = _opens_appeal(line)
        if not (speaks or is_button or is_start or marks.get(following) in _BOX_ENDS):
            break
        block.append(following)
    return block


def _boxes(lines: tuple[Line, ...], marks: Mapping[int, str]) -> dict[int, str]:
    """What stands inside a sign-up box, between its heading and its button or small print."""
    found: dict[int, str] = {}
    for number in range(len(lines)):
        if marks.get(number) != "newsletter":
            continue
        gap: list[int] = []
        for following in range(number + 1, min(len(lines), number + MAX_GAP_LINES + 2)):
            if following in marks:
                if marks[following] in _BOX_ENDS and len(gap) <= MAX_GAP_LINES:
                    found.update(dict.fromkeys(gap, "newsletter"))
                break
            if lines[following].is_prose:
                break
            gap.append(following)
    return found


def _counts(lines: tuple[Line, ...], marks: Mapping[int, str]) -> dict[int, str]:
    """Bare numbers beside furniture: counts of shares, comments, likes."""
    found: dict[int, str] = {}
    order = [*range(len(lines)), *reversed(range(len(lines)))]
    for number in order:
        if number in marks or number in found or not _NUMBER.fullmatch(lines[number].text):
            continue
        if any(other in marks or other in found for other in (number - 1, number + 1)):
            found[number] = "share"
    return found
