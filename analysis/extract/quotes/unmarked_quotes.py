"""Words of others without quotation marks: posts after a colon, block quotations, the lines after "it read:"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.extract.quotes.cue_words import Attribution, cue_of, is_speech
from analysis.extract.quotes.indirect import Reported
from analysis.extract.quotes.marked_text import MarkedText, sentence_end, sentence_start
from analysis.extract.quotes.subjects import beside, subject_of
from analysis.text.nlp import Token

_LINE = re.compile(r"[^\n]+")
_POSTING = frozenset({"post", "write", "tweet", "retweet", "blog", "text", "email", "share"})
_OURSELVES = frozenset({"we", "our", "i", "my"})
_BLOCK_SIGN = ">"
_SPACES = " \t\xa0"
_MIN_WORDS = 3
_MAX_BEFORE_COLON = 30


def find_posts(reading: MarkedText) -> tuple[Reported, ...]:
    """Find what stands after a colon or in a block of its own, in order."""
    found: list[Reported] = []
    waiting: Attribution | None = None
    in_block = False
    for line in _LINE.finditer(reading.text):
        start, end = line.start(), line.start() + len(line.group().rstrip())
        if start >= end or not line.group().strip():
            continue
        signed = line.group().lstrip().startswith(_BLOCK_SIGN)
        block = _block(reading, start, end, waiting) if signed or (waiting is not None and not in_block) else None
        in_block = block is not None and signed
        if block is not None:
            found.append(block)
            waiting = waiting if signed else None
            continue
        waiting = _introduction(reading, end)
        found.extend(_after_colon(reading, start, end))
    return tuple(found)


def _block(reading: MarkedText, start: int, end: int, waiting: Attribution | None) -> Reported | None:
    """Read a line as a block quotation: marked with ">", or after a line that introduces speech and ends in a colon."""
    text = reading.text
    while start < end and (text[start] == _BLOCK_SIGN or text[start].isspace()):
        start += 1
    if any(pair.outer_start < end and pair.outer_end > start for pair in reading.between(start, end)):
        return None
    if len(text[start:end].split()) < _MIN_WORDS:
        return None
    return Reported(start, end, waiting or Attribution(-1, -1, "", None))


def _introduction(reading: MarkedText, end: int) -> Attribution | None:
    """Return what introduces the next line, where this one ends in a colon."""
    if reading.text[end - 1] != ":":
        return None
    low = sentence_start(reading, end - 1)
    return _cue_before(reading, low, reading.token_from(end - 1))


def _after_colon(reading: MarkedText, start: int, end: int) -> Iterator[Reported]:
    """Yield what follows a colon inside a line without marks ("X posted: We will win.")."""
    position = reading.text.find(": ", start, end)
    while position >= 0:
        after = position + 2
        part = _unmarked(reading, position, after, end)
        if part is not None:
            yield part
            return
        position = reading.text.find(": ", after, end)


def _unmarked(reading: MarkedText, colon: int, after: int, end: int) -> Reported | None:
    text = reading.text
    index = reading.token_from(colon)
    if index >= len(reading.doc) or not reading.own(reading.doc[index]) or not text[after : after + 1].isupper():
        return None
    low = max(sentence_start(reading, colon), index - _MAX_BEFORE_COLON)
    attribution = _cue_before(reading, low, index)
    if attribution is None or attribution.cue_start < 0:
        return None
    cue = reading.doc[reading.token_from(attribution.cue_start)]
    if cue.lemma_.lower() not in _POSTING:
        last = reading.doc[sentence_end(reading, after) - 1]
        end = min(end, last.idx + len(last.text))
    marked = next((pair.outer_start for pair in reading.between(after, end)), end)
    stop = reading.trimmed_end(after, marked, _SPACES)
    return Reported(after, stop, attribution) if len(text[after:stop].split()) >= _MIN_WORDS else None


def _cue_before(reading: MarkedText, low: int, high: int) -> Attribution | None:
    """Return the last verb of speech among the tokens, with its subject."""
    for token in reversed(list(reading.doc[low:high])):
        if is_speech(token) and reading.own(token):
            source = _source(reading, token, low, high)
            return cue_of(token, source) if source is not None else None
    return None


def _source(reading: MarkedText, cue: Token, low: int, high: int) -> Token | None:
    """Return who speaks; not the newsroom, which introduces its own text too ("Our earlier post continues:")."""
    source = subject_of(cue) or beside(reading, cue, low, high)
    if source is None or not reading.own(source):
        return None
    ours = any(token.lower_ in _OURSELVES for token in (source, *source.children))
    return None if ours else source
