"""Where the article ends, and what follows: contributor lines, biographies, notices, readers' comments."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.ingest.lines import LONG_WORDS, NAME_PATTERN, PROSE_WORDS, Line, bare
from analysis.ingest.vocabulary import vocabulary

EARLIEST_END = 0.5
"""An article doesn't end before this share of its characters."""
LONGEST_REST = 0.35
"""Except for comments, what follows the end takes at most this share of the characters."""
COMMENT_SCORE = 3
"""Marks of a reader's comment (capitals, exclamation marks, address to the reader …) that make a line one."""
MAX_BIO_WORDS = 160

_SEPARATOR = re.compile(r"(?:[-–—_*=#~•·.+]\s*){2,}|#{2,}|\*|—|-30-|ENDS?|\(?ENDS\)?")
_PLACE = r"[A-Z][\w.’'-]*(?:,?\s[A-Z][\w.’'-]*){0,4}"
_CONTRIBUTOR = re.compile(
    rf"(?=[A-Z])[^?!“”\"]{{0,500}}?\b(?:contributed(?: additional)?(?: to (?:this|the) "
    rf"(?:report|reporting|story|article|piece|post|dispatch|analysis)| reporting| research| from {_PLACE})+"
    rf"|[A-Z][\w’'-]+(?:,| also)?\sreport(?:ed|ing) from {_PLACE}(?:,?\s(?:and|with)\s[^.]{{3,80}}\sfrom\s{_PLACE})*)\.?"
)
_SENTENCE_BREAK = re.compile(r"(?<=[a-z\d)’]{2})\.\s+(?=[A-Z])")
_BIO_START = re.compile(
    rf"(?:[-–—•*_(\[]\s*)?(?:(?:The )?(?:writer|author)s?\b|(?:Dr\.?|Prof(?:essor)?\.?|Sir|Gen\.|Col\.)?\s?(?P<name>{NAME_PATTERN}))"
    r"(?:,\s[^.]{3,120},|\s\([^)]{2,40}\))?\s"
    r"(?:is|are|was|has been|has (?:covered|reported|written|worked)|covers|writes|reports|joined|serves|served|teaches|works|worked|leads|edits|hosts)\b.*",
    re.DOTALL,
)
_CONTACT = re.compile(
    r"(?:^|\s)@\w{3,}|[\w.+-]+@[\w-]+\.\w+|\bfollow (?:him|her|them)\b|\bis the author of\b|\b(?:his|her|their) (?:latest|new|most recent) book\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
_ADDRESS = re.compile(
    r"\b(?:lol|lmao|wow|imo|imho|great article|good article|well said|this article|this site|so true|wake up|people like you|typical)\b"
    r"|^(?:@\w+|I agree|I disagree|Agreed|Exactly|Thank you|Thanks|Nonsense|Rubbish|What a)\b",
    re.IGNORECASE,
)


def is_separator(line: Line) -> bool:
    """Return whether the line is a row of dashes, stars or the like."""
    return _SEPARATOR.fullmatch(line.text) is not None


def is_contributor_line(line: Line) -> bool:
    """Return whether every sentence of the line says who reported from where or contributed to the report."""
    if line.n_words > 120:
        return False
    sentences = [part.strip() for part in _SENTENCE_BREAK.split(line.text.strip("—–-•*_ ()[]")) if part.strip()]
    return bool(sentences) and all(_CONTRIBUTOR.fullmatch(sentence) for sentence in sentences)


def is_bio(line: Line, body: str) -> bool:
    """Return whether the line introduces an author of whom ``body`` doesn't speak."""
    if line.n_words > MAX_BIO_WORDS:
        return False
    found = _BIO_START.match(line.text)
    if not found:
        return False
    name = found["name"] or ""
    surname = name.rsplit(" ", 1)[-1].removesuffix(".")
    if surname and re.search(rf"\b{re.escape(surname)}\b", body):
        return False
    words = bare(line.text).split()
    has_role = any(role in f" {' '.join(words)} " for role in (f" {role} " for role in vocabulary().roles))
    return has_role or _CONTACT.search(line.text) is not None


def comment_marks(line: Line, body: str) -> int:
    """Count what tells a reader's comment from the newsroom's prose."""
    text = line.text
    marks = min(text.count("!"), 3)
    marks += min(len(_CAPITALS.findall(text)), 2)
    marks += 2 if _ADDRESS.search(text) else 0
    marks += text[:1].islower()
    marks += bool("’" in body and "'" in text and "’" not in text)
    marks += bool(re.search(r"\b(?:your|you|folks|guys)\b", text)) and "“" not in text and '"' not in text
    marks += "?!" in text or "!!" in text or "..." in text
    return marks


def clean_tail(
    lines: tuple[Line, ...], marks: Mapping[int, str], ends: frozenset[int], *, title: int
) -> dict[int, str]:
    """Mark what stands after the end of the article, and separators inside it.

    Args:
        lines: The source's lines.
        marks: Lines already marked for removal, by number.
        ends: Marked lines after which nothing of the article comes.
        title: Number of the title's line, -1 without one.
    """
    found = {number: "separator" for number, line in enumerate(lines) if is_separator(line) and number not in marks}
    end = _find_end(lines, {**marks, **found}, ends)
    for number in range(end, len(lines)):
        if number not in marks and number not in found and number != title:
            found[number] = _reason_after_end(lines, marks, found, number)
    known = {**marks, **found}
    found.update(_trailing(lines, known, title=title))
    return found


def _find_end(lines: tuple[Line, ...], marks: Mapping[int, str], ends: frozenset[int]) -> int:
    """Return the number of the first line that is after the article's end."""
    total = sum(len(line.text) for line in lines)
    after = total
    before = 0
    for number, line in enumerate(lines):
        after -= len(line.text)
        if total and before / total >= EARLIEST_END and _ends_here(lines, marks, ends, number, after / total):
            return number
        before += len(line.text)
    return len(lines)


def _ends_here(
    lines: tuple[Line, ...], marks: Mapping[int, str], ends: frozenset[int], number: int, rest: float
) -> bool:
    if number in ends and marks.get(number) == "comment":
        return True
    if rest > LONGEST_REST:
        return False
    if number in ends:
        return True
    following = [other for other in range(number + 1, min(number + 3, len(lines)))]
    if marks.get(number) == "separator":
        body = _text(lines[:number])
        return any(other in ends or is_bio(lines[other], body) for other in following) or not any(
            lines[other].n_words >= PROSE_WORDS for other in range(number + 1, len(lines)) if other not in marks
        )
    if number in marks:
        return False
    body = _text(lines[:number])
    named = lines[number].is_name and any(
        lines[other].text.startswith(lines[number].text) and is_bio(lines[other], body) for other in following
    )
    return named or (rest < 0.2 and is_bio(lines[number], body) and _CONTACT.search(lines[number].text) is not None)


def _reason_after_end(lines: tuple[Line, ...], marks: Mapping[int, str], found: Mapping[int, str], number: int) -> str:
    line = lines[number]
    body = ""
    if is_contributor_line(line):
        return "contributors"
    if is_bio(line, body) or line.is_name:
        return "bio"
    earlier = {marks.get(other) or found.get(other) for other in range(number)}
    if "comment" in earlier:
        return "comment"
    before = found.get(number - 1) or marks.get(number - 1)
    if before in ("bio", "notice") and comment_marks(line, "’") < COMMENT_SCORE and line.ends_sentence:
        return "notice"
    return "comment" if line.n_words >= PROSE_WORDS and (line.ends_sentence or line.n_words >= LONG_WORDS) else "after the end"


def _trailing(lines: tuple[Line, ...], marks: Mapping[int, str], *, title: int) -> dict[int, str]:
    """Walk back from the last line over biographies and comments that no mark announces."""
    found: dict[int, str] = {}
    for number in range(len(lines) - 1, 0, -1):
        if number in marks:
            continue
        line = lines[number]
        body = _text(tuple(other for index, other in enumerate(lines[:number]) if index not in marks))
        if len(body) < EARLIEST_END * sum(len(other.text) for other in lines) or number == title:
            break
        if is_bio(line, body):
            found[number] = "bio"
        elif line.is_name and found.get(number + 1) == "bio" and lines[number + 1].text.startswith(line.text):
            found[number] = "bio"
        elif comment_marks(line, body) >= COMMENT_SCORE and "“" not in line.text:
            found[number] = "comment"
        else:
            break
    return found


def _text(lines: tuple[Line, ...]) -> str:
    return "\n".join(line.text for line in lines)
