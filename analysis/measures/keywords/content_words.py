"""The words that keywords count: content words that are no names, and which of them stand next to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.extract.quotes.voice_spans import VoiceAt, VoiceSpan
from analysis.records import Span, Voice
from analysis.text.nlp import ParsedArticle, Token
from analysis.text.tags import CONTENT_WORDS

_HYPHENS = frozenset("-‐‑")

_TELLING_NOUNS = frozenset({"amount", "call", "front", "move", "name", "part", "show", "side"})
"""Nouns on spaCy's list of stop words, which means the verb or no word in particular; their plurals are not on it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A content word.

    Attributes:
        lemma: Its lemma in lower case.
        token: Where it stands in the parse.
        start: First character in the article's text.
        end: After the last character.
        voice: Whose word it is.
        joined: Whether it follows the content word before it at once, in the same voice: nothing but white space or a
            hyphen stands between them.
    """

    lemma: str
    token: int
    start: int
    end: int
    voice: Voice
    joined: bool


def content_words(parsed: ParsedArticle, *, voices: Sequence[VoiceSpan], names: Sequence[Span]) -> tuple[Word, ...]:
    """Return the content words of an article that are no names, in order.

    Args:
        parsed: The article.
        voices: Whose words each stretch is.
        names: Stretches that name an actor; their words say who, not how.
    """
    voice_at, named_at = VoiceAt(voices), _Cover(names)
    words: list[Word] = []
    for token in parsed.doc:
        if not (is_content(token) or _is_content_here(token)) or named_at.holds(token.idx):
            continue
        voice = voice_at(token.idx)
        joined = bool(words) and words[-1].voice == voice and _adjacent(parsed, words[-1].token, token.i)
        joined = joined and parsed.sentence_at(words[-1].start) is parsed.sentence_at(token.idx)
        words.append(Word(token.lemma_.lower(), token.i, token.idx, token.idx + len(token), voice, joined))
    return tuple(words)


def is_content(token: Token) -> bool:
    """Tell whether a token is a noun, verb, adjective or adverb that spaCy's list of stop words doesn't hold."""
    return _may_count(token) and not token.is_stop


def _may_count(token: Token) -> bool:
    return token.pos_ in CONTENT_WORDS and token.is_alpha and len(token) > 1


def _is_content_here(token: Token) -> bool:
    """Tell whether a stop word is one by its spelling only: the noun "call", "full" in "full-scale"."""
    if not _may_count(token):
        return False
    return (token.pos_ == "NOUN" and token.lower_ in _TELLING_NOUNS) or (token.pos_ == "ADJ" and _hyphen_after(token))


def _hyphen_after(token: Token) -> bool:
    following = token.i + 1
    return not token.whitespace_ and following < len(token.doc) and token.doc[following].text in _HYPHENS


def _adjacent(parsed: ParsedArticle, left: int, right: int) -> bool:
    """Tell whether one token follows another at once, or with a hyphen between them and no space."""
    if right == left + 1:
        return True
    return right == left + 2 and _hyphen_after(parsed.doc[left]) and not parsed.doc[left + 1].whitespace_


class _Cover:
    """Ordered spans that answer whether an offset lies in one; offsets must be asked in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: (span.start, span.end))
        self._next = 0
        self._reach = 0

    def holds(self, offset: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next].start <= offset:
            self._reach = max(self._reach, self._spans[self._next].end)
            self._next += 1
        return offset < self._reach
