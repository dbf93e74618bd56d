"""A hint at an article's genre, with its reason, so that opinion isn't silently compared with news."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.ingest.metadata.fields import Metadata, known
from analysis.records import Removed

MIN_QUESTION_HEADS = 3
QUESTION_SHARE = 0.7
"""An explainer's sub-heads are questions: at least three of them, and at least this share."""
FIRST_PERSON_RATE = 3.0
"""First-person pronouns per 1,000 words outside quotation marks from which a text argues in its author's name."""
MIN_FIRST_PERSON = 3
MIN_TIMESTAMPS = 4

_LABELS = (
    (
        "live blog",
        re.compile(r"\b(?:live[ -]?blog|live updates?|as it happened|live coverage)\b|^live\b", re.IGNORECASE),
    ),
    (
        "opinion",
        re.compile(
            r"\b(?:opinions?|op-?ed|commentary|comment ?is ?free|commentisfree|editorials?|columnists?|columns?"
            r"|perspectives?|viewpoint|point of view|guest essay|letters to the editor)\b|^comment$",
            re.IGNORECASE,
        ),
    ),
    (
        "explainer",
        re.compile(r"\b(?:explainers?|explained|what we know|what to know|q\s?&\s?a|q and a)\b", re.IGNORECASE),
    ),
    ("analysis", re.compile(r"\b(?:news analysis|analysis|analyses|in depth)\b", re.IGNORECASE)),
    ("news", re.compile(r"^(?:news|world|world news|breaking news|reports?|politics)$", re.IGNORECASE)),
)
_TITLE_LABEL = re.compile(
    r"^(?P<label>[A-Za-z -]{4,20})\s?[|:]\s|\s[|]\s(?P<last>[A-Za-z -]{4,20})$"
    r"|, (?P<tail>explained)\b|: (?P<known>what we know)\b"
)
_BYLINE_LABEL = re.compile(r"^\W{0,3}(?P<label>Opinion|Analysis|Commentary|Comment) (?:by|BY)\b")
_OWN_VIEWS = re.compile(r"\b(?:views|opinions) expressed\b|\bopinions? (?:of|are) the (?:author|writer)", re.IGNORECASE)
_QUESTION = re.compile(
    r"\?\W*$|^(?:what|why|how|who|when|where|which|is|are|can|could|will|would|does|do|did|has|have)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]{12,}’(?!\w)")
_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]ine|[Mm]yself)\b")
_COLUMNIST = re.compile(
    r"\b(?:columnist|contributing editor|op-ed|opinion (?:writer|editor|contributor))\b", re.IGNORECASE
)


def guess_genre(
    *, text: str, title: str, headings: Iterable[str], removed: Iterable[Removed], section: str, url: str
) -> Metadata:
    """Return the genre that the page's labels, the title or the text's form suggest; nothing if none does.

    The origin names the reason in words for the reader.
    """
    pieces = tuple(removed)
    return (
        _from_labels(pieces, section=section, title=title, url=url)
        .or_else(_from_pieces(pieces))
        .or_else(_from_form(text, tuple(headings)))
        .or_else(_from_slug(pieces))
    )


def _from_labels(pieces: tuple[Removed, ...], *, section: str, title: str, url: str) -> Metadata:
    labels = [(section, "section")] + [
        (match["label"], "byline") for piece in pieces if (match := _BYLINE_LABEL.match(piece.text))
    ]
    labels += [(piece.text.strip(), "label") for piece in pieces if piece.reason == "section"]
    if found := _TITLE_LABEL.search(title):
        labels.append((next(filter(None, found.groups()), ""), "title"))
    labels += [(step, "address") for step in url.split("?", maxsplit=1)[0].split("/")[3:-1]]
    labels += [
        (piece.text, "path") for piece in pieces if piece.reason == "navigation" and re.search(r"[>›»/]", piece.text)
    ]
    for genre, pattern in _LABELS:
        for label, place in labels:
            if label and pattern.search(label.replace("-", " ") if place == "address" else label):
                return known(f"{place} “{label}”", genre=genre)
    return Metadata()


def _from_pieces(pieces: tuple[Removed, ...]) -> Metadata:
    if sum(piece.reason == "timestamp" for piece in pieces) >= MIN_TIMESTAMPS:
        return known("many time stamps", genre="live blog")
    if any(piece.reason == "notice" and _OWN_VIEWS.search(piece.text) for piece in pieces):
        return known("note that the views are the author's own", genre="opinion")
    if any(piece.reason == "bio" and _COLUMNIST.search(piece.text) for piece in pieces):
        return known("author's biography", genre="opinion")
    return Metadata()


def _from_form(text: str, headings: tuple[str, ...]) -> Metadata:
    asking = sum(_QUESTION.search(heading) is not None for heading in headings)
    if asking >= MIN_QUESTION_HEADS and asking >= QUESTION_SHARE * len(headings):
        return known("sub-heads that ask questions", genre="explainer")
    own = _QUOTED.sub(" ", text)
    first_person = len(_FIRST_PERSON.findall(own))
    n_words = len(own.split())
    if first_person >= MIN_FIRST_PERSON and first_person * 1000 >= FIRST_PERSON_RATE * n_words:
        return known("written in the first person", genre="opinion")
    return Metadata()


def _from_slug(pieces: tuple[Removed, ...]) -> Metadata:
    if any(piece.reason == "agency" for piece in pieces):
        return known("agency's slug", genre="news")
    if any(piece.reason == "contributors" for piece in pieces):
        return known("line on who reported it", genre="news")
    return Metadata()
