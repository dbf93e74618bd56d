"""Whether a text is a whole article: cut by a paywall or an interface, corrected later, or no article but a wall."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.errors import UnreadableArticle
from analysis.records import Removed

MIN_KEPT = 0.6
"""Share of the words a general extractor finds below which the reader is told how much was taken away."""
SHORT_WORDS = 120
"""A text with fewer words beside a request to subscribe is likely cut."""
MAX_WALL_WORDS = 600
MIN_PARAGRAPH_WORDS = 6
MIN_WALL_SHARE = 0.5
MAX_QUOTED = 160

_CHARACTERS_LEFT = re.compile(r"(?:…|\.\.\.)?\s?\[\+\s?[\d.,]+\s?(?:chars?|characters|words)\]\s*$")
_OPEN_END = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(more\)|\[more\])[\"”’]?\s*$")
_SUBSCRIBE = re.compile(
    r"\b(?:for (?:our )?subscribers|subscribers? only|subscribe (?:now )?(?:to|for)|to (?:continue|keep"
    r"|go on) reading|to read (?:the|this) (?:full|whole|rest)"
    r"|already a (?:subscriber|member)|start your (?:free )?trial|unlock (?:this|the) (?:article|story)"
    r"|register to (?:read|continue)"
    r"|create (?:a|your) free account|log in to (?:read|continue)|this (?:article|story|content) is (?:for|only"
    r"|exclusive)|continue reading)\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bwe (?:and|value|use|need|ask|store|care)\b.{0,80}\b(?:partners?|vendors?|cookies?|privacy|consent)\b"
    r"|\b(?:our|\d+) (?:\w+ )?(?:partners|vendors)\b"
    r"|\byour (?:\w+ ){0,2}(?:choices?|consent|privacy|preferences|personal data|device|data)\b|\b(?:accept|reject"
    r"|refuse|manage) (?:all|cookies|options|settings)\b"
    r"|\b(?:tracking|similar) technologies\b|\bprocess(?:ing)? (?:of )?(?:your |personal )data\b"
    r"|\bdevice scanning\b|\bstore and/?(?:or)? access information\b"
    r"|\blegitimate interests?\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"^\W*(?:corrections?|clarifications?|corrected|amendment)\b|\bearlier version of this (?:article|story|report"
    r"|piece|column)\b|\bthis (?:article|story|report) was (?:amended|corrected|updated) (?:on|to)\b",
    re.IGNORECASE,
)


def article_notes(
    text: str, removed: Iterable[Removed], *, expected_words: int = 0, known: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return what the reader should know about a cleaned article, as sentences.

    Args:
        text: The article.
        removed: What was taken away.
        expected_words: For a page the words that a general extractor takes for the article; 0 elsewhere.
        known: What its reader said about it; they come first.
    """
    pieces = tuple(removed)
    n_words = len(text.split())
    notes = list(known)
    is_told = any("cut" in note for note in known)
    if not is_told and (cut := _cut(text, pieces, n_words)):
        notes.append(cut)
    if n_words < MIN_KEPT * expected_words:
        notes.append(
            f"It keeps {n_words:,} of about {expected_words:,} words that look like the article's; "
            "see what was taken away, and put back what belongs to it."
        )
    if correction := _correction(pieces):
        notes.append(f"The source carries a correction, which is set aside: “{correction}”")
    return tuple(notes)


def _cut(text: str, pieces: tuple[Removed, ...], n_words: int) -> str:
    if _CHARACTERS_LEFT.search(text):
        return "Its text is cut: the interface it comes from gives only the beginning."
    asks = n_words < SHORT_WORDS and any(_SUBSCRIBE.search(piece.text) for piece in pieces)
    if asks or _SUBSCRIBE.search(text[-200:]):
        return f"It seems to be cut by a paywall: the source shows {n_words} words and asks to subscribe."
    if _OPEN_END.search(text):
        return "Its text seems to be cut: it ends in the middle of a sentence."
    return ""


def _correction(pieces: tuple[Removed, ...]) -> str:
    reasons = ("notice", "section", "separator")
    found = [piece.text for piece in pieces if piece.reason in reasons and _CORRECTION.search(piece.text)]
    longest = max(found, key=len, default="")
    return longest if len(longest) <= MAX_QUOTED else longest[:MAX_QUOTED].rsplit(" ", 1)[0] + " …"


def check_wall(text: str, removed: Iterable[Removed], *, source_name: str) -> None:
    """Refuse a question about cookies that a page shows in place of its article.

    Raises:
        UnreadableArticle: Most of the text speaks to its reader about consent.
    """
    if "“" in text or len(text.split()) > MAX_WALL_WORDS:
        return
    paragraphs = [line for line in text.split("\n") if len(line.split()) >= MIN_PARAGRAPH_WORDS]
    asking = sum(_CONSENT.search(line) is not None for line in paragraphs)
    set_apart = sum(_CONSENT.search(piece.text) is not None for piece in removed)
    if asking and asking + set_apart > 1 and asking >= MIN_WALL_SHARE * len(paragraphs):
        ask = "answer it in the browser and save the page again."
        reason = f"It holds a question about cookies and consent, not an article; {ask}"
        raise UnreadableArticle(source_name, reason)
