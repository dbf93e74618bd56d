"""The reporting clause after a quotation: ``,” X said`` or ``,” said X, mayor of Y``."""

from __future__ import annotations

from analysis.extract.quotes.cue_words import Attribution, cue_of, is_speech
from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.marked_text import MarkedText, sentence_end
from analysis.extract.quotes.subjects import beside, subject_of
from analysis.text.nlp import Token
from analysis.text.quote_pairs import Pair

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB"})
_LEAVES_OPEN = frozenset(",?!—–-…")
_DASHES_AND_COMMAS = frozenset({",", "—", "–", "--"})
_MAX_CLOSING = 30
"""Tokens of a reporting clause after a quotation; longer ones carry long appositions and are rare."""

_MAX_REST = 4
"""Words that may follow cue and speaker where the quotation ended with a full stop ("… said on Friday.")."""


def find_closing(reading: MarkedText, pair: Pair) -> Attribution | None:
    """Find a reporting clause right after the quotation: ``,” X said`` or ``,” said X``."""
    start = reading.token_from(pair.outer_end)
    end = min(sentence_end(reading, pair.outer_end), start + _MAX_CLOSING)
    if start >= end or "\n" in reading.text[pair.outer_end : reading.doc[start].idx + 1]:
        return None
    last, following = reading.text[pair.end - 1], reading.doc[start].text
    closed = last == "." or (last not in _LEAVES_OPEN and following not in _DASHES_AND_COMMAS)
    while start < end and (reading.doc[start].is_punct or reading.doc[start].is_space):
        start += 1
    for token in reading.doc[start:end]:
        if not reading.own(token):
            return None
        if not is_speech(token) and not _is_misread(token):
            continue
        source = _closing_source(reading, token, start, end)
        if source is None or (closed and (not _ends_with(reading, token, source, end) or token.dep_ == "xcomp")):
            return None
        if token.dep_ == "xcomp" and token.head.lemma_.lower() in load_cues().refusal:
            return None
        return cue_of(token, source)
    return None


def _is_misread(token: Token) -> bool:
    """Tell whether the parser took a verb of speech for a noun (",” quips Berg"); one with an article is a noun."""
    noun = token.pos_ == "NOUN" and token.lemma_.lower() in load_cues().speech and token.dep_ not in {"dobj", "pobj"}
    return noun and not any(child.dep_ in {"det", "poss"} for child in token.children)


def _closing_source(reading: MarkedText, cue: Token, start: int, end: int) -> Token | None:
    """Return the speaker's word of a reporting clause that fills the tokens from ``start``."""
    source = subject_of(cue) or beside(reading, cue, start, end)
    if source is None or not start <= source.i < end or not reading.own(source):
        source = beside(reading, cue, start, end)
    if source is None or source.pos_ == "VERB" or cue.tag_ == "VBG":
        return None
    if cue.i - start <= 1 and cue.tag_ in _FINITE and source.i > cue.i:
        return source
    if source.i > cue.i:
        return None
    opening = reading.doc[start : source.i]
    plain = all(
        token.pos_ not in {"SCONJ", "VERB", "CCONJ"}
        or token.head == source
        or (token.i == start and token.lower_ == "as")
        for token in opening
    )
    return source if plain and source.left_edge.i <= start + 2 else None


def _ends_with(reading: MarkedText, cue: Token, source: Token, end: int) -> bool:
    """Tell whether nothing but the reporting clause stands in its sentence, so that it belongs to what precedes."""
    behind = max(cue.i, source.i) + 1
    rest = [token for token in reading.doc[behind:end] if not token.is_punct]
    return (
        len(rest) <= _MAX_REST
        and not any(token.pos_ in {"VERB", "AUX", "SCONJ"} for token in rest)
        and all(reading.own(token) for token in rest)
    )
