"""Lines that come at an article's end, told by their form: contributors, biographies, comments, separators."""

from __future__ import annotations

import re

from analysis.ingest.lines import NAME_PATTERN, Line, bare
from analysis.ingest.vocabulary import vocabulary

COMMENT_SCORE = 3
"""Marks of a reader's comment (capitals, exclamation marks, address to the reader …) that make a line after the
article's end one."""
SURE_COMMENT_SCORE = 4
"""The same for a line that nothing announces."""
MAX_BODY_EXCLAMATIONS = 0.1
"""A body with more exclamation marks per line than this is written like a comment, so form can't tell them apart."""
MAX_BIO_WORDS = 160

_SEPARATOR = re.compile(r"(?:[-–—_*=#~•·.+]\s*){2,}|#{2,}|\*|—|-30-|ENDS?|\(?ENDS\)?")
_PLACE = r"[A-Z][\w.’'-]*(?:,?\s[A-Z][\w.’'-]*){0,4}"
_CONTRIBUTOR = re.compile(
    rf"(?=[A-Z])[^?!“”\"]{{0,500}}?\b(?:contributed(?: additional)?(?: to (?:this|the) "
    rf"(?:report|reporting|story|article|piece|post|dispatch|analysis)| reporting| research| from {_PLACE})+"
    rf"|[A-Z][\w’'-]{{1,40}}(?:,| also)?\sreport(?:ed|ing) from {_PLACE}"
    rf"(?:,?\s(?:and|with)\s[^.]{{3,80}}\sfrom\s{_PLACE})*)\.?"
)
_THIS_REPORT = re.compile(r"\bcontributed\b.* to this (?:report|story|article)\b")
_SENTENCE_BREAK = re.compile(r"(?<=[a-z\d)’]{2})\.\s+(?=[A-Z])")
_BIO_START = re.compile(
    r"(?:[-–—•*_(\[]\s*)?"
    rf"(?:(?:The )?(?:writer|author)s?\b|(?:Dr\.?|Prof(?:essor)?\.?|Sir|Gen\.|Col\.)?\s?(?P<name>{NAME_PATTERN}))"
    r"(?:,\s[^.]{3,120},|\s\([^)]{2,40}\))?\s"
    r"(?P<verb>is|are|was|has been|has (?:covered|reported|written|worked)|covers|writes|reports|joined|serves|served"
    r"|teaches|works|worked|leads|edits|hosts)\b.*",
    re.DOTALL,
)
_BEAT = re.compile(r"(?<=covers)|(?<=covered)|(?<=reported)|(?<=writes)\s(?:about|on|for)\b|(?<=reports)\s(?:on|for)\b")
_CONTACT = re.compile(
    r"(?:^|\s)@\w{3,}|(?<![\w.+-])[\w.+-]+@[\w-]+\.\w+|\bfollow (?:him|her|them)\b|\bis the author of\b"
    r"|\b(?:his|her|their) (?:latest|new|most recent) book\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"[“”\"]|\b(?:said|says|wrote|tweeted|posted|asked|told)\b|\(@\w+\)|https?:|pic\.twitter|^[A-Z .]{3,30}:"
)
_POSSESSIVE = re.compile(r"[’']s\s")
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
_ADDRESS = re.compile(
    r"\b(?:lol|lmao|wow|imo|imho|great article|good article|well said|this article|this site|so true|wake up"
    r"|people like you|typical)\b"
    r"|^(?:@\w+|I agree|I disagree|Agreed|Exactly|Thank you|Thanks|Nonsense|Rubbish|What a)\b",
    re.IGNORECASE,
)


def is_separator(line: Line) -> bool:
    """Return whether the line is a row of dashes, stars or the like."""
    return _SEPARATOR.fullmatch(line.text) is not None


def is_contributor_line(line: Line) -> bool:
    """Return whether the line says who contributed to the report, or nothing but who reported from where."""
    if line.n_words > 120:
        return False
    sentences = [part.strip() for part in _SENTENCE_BREAK.split(line.text.strip("—–-•*_ ()[]")) if part.strip()]
    found = [_CONTRIBUTOR.fullmatch(sentence) is not None for sentence in sentences]
    return bool(found) and (all(found) or (found[0] and _THIS_REPORT.search(sentences[0]) is not None))


def is_bio(line: Line, body: str, *, authors: frozenset[str] = frozenset()) -> bool:
    """Return whether the line introduces one of ``authors``, or a journalist of whom ``body`` doesn't speak."""
    if line.n_words > MAX_BIO_WORDS:
        return False
    if any(line.text.startswith(f"{author} ") for author in authors):
        return True
    found = _BIO_START.match(line.text)
    if not found:
        return False
    name = found["name"] or ""
    if _POSSESSIVE.search(name):  # "Norway's Kari Lund was told": a country's or a paper's, not an author's own line
        return False
    surname = name.rsplit(" ", 1)[-1].removesuffix(".")
    if surname and re.search(rf"\b{re.escape(surname)}\b", body):
        return False
    # What somebody is stands in the sentence that names them; a "host" further on is anybody's.
    words = f" {bare(_SENTENCE_BREAK.split(line.text, maxsplit=1)[0])} "
    has_role = any(f" {role} " in words for role in vocabulary().roles)
    return has_role or _BEAT.match(line.text, found.end("verb")) is not None or has_contact(line)


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


def is_comment(line: Line, body: str) -> bool:
    """Return whether a line that nothing announces is a reader's comment all the same.

    Speech and embedded posts share a comment's marks: a line with quotation marks, a speaker or an account is none.
    """
    if _SPEECH.search(line.text) or comment_marks(line, body) < SURE_COMMENT_SCORE:
        return False
    return body.count("!") <= body.count("\n") * MAX_BODY_EXCLAMATIONS


def has_contact(line: Line) -> bool:
    """Return whether the line gives an address, an account or a book to find its person by."""
    return _CONTACT.search(line.text) is not None
