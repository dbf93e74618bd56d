"""Which words of the newsroom attribute a quotation: cue and speaker's phrase, inside and around its sentence.

The order follows how English news text attributes (Quirk et al. 1985, A Comprehensive Grammar, 14.28-14.29; Pareti
2015, "Attribution"): a reporting clause right after the words, a colon or reporting clause before them, the verb that
governs a fragment, and "according to" anywhere in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extract.quotes.attribution_after import find_closing
from analysis.extract.quotes.attribution_before import find_according, find_before, find_governing, find_noun
from analysis.extract.quotes.cue_words import Attribution, cue_of, is_speech
from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.marked_text import MarkedText, sentence_start
from analysis.extract.quotes.signatures import find_signature
from analysis.extract.quotes.subjects import beside, can_speak, owner_of, subject_of
from analysis.text.nlp import Token
from analysis.text.quote_pairs import Pair

_SHORT_LINE = 6
"""Words before a colon that can be just a name with its description."""

_NESTED_REACH = 12
"""Tokens before a nested quotation in which its own cue is looked for."""


def attribute(reading: MarkedText, index: int, *, clause: bool) -> Attribution | None:
    """Return what attributes the pair ``index`` of ``reading.pairs``, or None.

    Args:
        reading: The article.
        index: The pair.
        clause: Whether the quotation is at least a clause; a fragment belongs first to the verb that governs it.
    """
    pair = reading.pairs[index]
    signed = find_signature(reading, pair) if clause else None
    if signed is not None:
        return Attribution(-1, -1, "", signed)
    if clause:
        return (
            find_closing(reading, pair)
            or _colon(reading, pair)
            or find_governing(reading, pair)
            or find_before(reading, pair)
        )
    return (
        find_governing(reading, pair)
        or find_closing(reading, pair)
        or _colon(reading, pair)
        or find_before(reading, pair)
        or find_noun(reading, pair)
        or find_according(reading, pair)
    )


def attribute_nested(reading: MarkedText, index: int, parent: int) -> Attribution | None:
    """Return what the speaker around a nested quotation says about its origin ("as she told me, ‘…’")."""
    pair, around = reading.pairs[index], reading.pairs[parent]
    first, last = reading.token_from(around.start), reading.token_from(pair.outer_start)
    for token in reversed(reading.doc[max(first, last - _NESTED_REACH) : last]):
        if token.is_sent_start and token.i < last - 1 and not is_speech(token):
            break
        if is_speech(token):
            return cue_of(token, subject_of(token))
    return None


def _colon(reading: MarkedText, pair: Pair) -> Attribution | None:
    """Find who speaks before a colon: ``X wrote on Y: “…”``, ``the minister’s answer: “…”`` (or ``answer? “…”``)."""
    before = reading.token_from(pair.outer_start) - 1
    while before >= 0 and reading.doc[before].is_space:
        before -= 1
    if before < 0 or reading.doc[before].text not in {":", "?"} or not reading.own(reading.doc[before]):
        return None
    asks = reading.doc[before].text == "?"
    start = sentence_start(reading, reading.doc[before].idx)
    words = [token for token in reading.doc[start:before] if reading.own(token)]
    if asks:
        return next((found for found in _colon_nouns(words) if found.cue_start >= 0), None)
    for token in reversed(words):
        if is_speech(token) and (source := subject_of(token) or beside(reading, token, start, before)):
            return cue_of(token, source)
    return next(_colon_nouns(words), None)


def _colon_nouns(words: list[Token]) -> Iterator[Attribution]:
    """Yield readings of a line before a colon that has no verb of speech."""
    subjects = [token for token in words if token.dep_ == "nsubj" and token.head.dep_ in {"ROOT", "ccomp"}]
    for token in subjects:
        if token.pos_ != "PRON" and token.lemma_.lower() not in load_cues().nouns and can_speak(token):
            yield Attribution(-1, -1, "", token)
    for token in reversed(words):
        if token.lemma_.lower() in load_cues().nouns and token.pos_ == "NOUN":
            owner = owner_of(token)
            if owner is not None:
                yield cue_of(token, owner)
    if words and len(words) <= _SHORT_LINE and words[-1].pos_ == "PROPN":
        yield Attribution(-1, -1, "", words[-1])
    for token in subjects:
        if token.pos_ == "PRON":
            yield Attribution(-1, -1, "", token)
