"""Which words of the newsroom attribute a quotation: cue and speaker's phrase, inside and around its sentence.

The order follows how English news text attributes (Quirk et al. 1985, A Comprehensive Grammar, 14.28-14.29; Pareti 2015,
"Attribution"): a reporting clause right after the words, a colon or reporting clause before them, the verb that
governs a fragment, and "according to" anywhere in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.nlp import Token
from analysis.records import CueTone
from analysis.voices.cues import load_cues
from analysis.voices.pairs import Pair
from analysis.voices.reading import Reading, sentence_end, sentence_start
from analysis.voices.signatures import find_signature
from analysis.voices.subjects import (
    BORROWS,
    agent_of,
    beside,
    can_speak,
    is_passive,
    is_unreal,
    owner_of,
    passive_subject,
    subject_of,
)

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB"})
_LEAVES_OPEN = frozenset(",?!—–-…")
_MAX_CLOSING = 30
"""Tokens of a reporting clause after a quotation; longer ones carry long appositions and are rare."""
_MAX_CLIMB = 12
_NAMING = frozenset({"call", "refer", "know", "dub", "name", "nickname", "term", "label", "style", "christen"})
_SHORT_LINE = 6
"""Words before a colon that can be just a name with its description."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words that attribute a quotation.

    Attributes:
        cue_start: First character of the cue, -1 without one.
        cue_end: Character after the cue, -1 without one.
        tone: The cue's tone.
        source: Head of the phrase that names the speaker; None where only the cue is there ("adding").
        governs: Whether the cue surely introduces the words; otherwise it only stands in their sentence.
    """

    cue_start: int
    cue_end: int
    tone: CueTone
    source: Token | None
    governs: bool = True


def attribute(reading: Reading, index: int, *, clause: bool) -> Attribution | None:
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
        return _after(reading, pair) or _colon(reading, pair) or _governing(reading, pair) or _before(reading, pair)
    return (
        _governing(reading, pair)
        or _after(reading, pair)
        or _colon(reading, pair)
        or _before(reading, pair)
        or _according(reading, pair)
    )


def cue_of(token: Token, source: Token | None, *, governs: bool = True) -> Attribution:
    """Make an attribution of a cue word, with the particle that belongs to it ("pointed out", "according to")."""
    end = token.idx + len(token.text)
    if token.i + 1 < len(token.doc):
        following = token.nbor()
        if following.dep_ == "prt" or token.lower_ == "according":
            end = following.idx + len(following.text)
    return Attribution(token.idx, end, load_cues().tone(cue_lemma(token)), source, governs)


def cue_lemma(token: Token) -> str:
    """Return the lemma under which the lexicon lists a cue."""
    return "according" if token.lower_ == "according" else token.lemma_.lower()


def is_speech(token: Token) -> bool:
    """Tell whether a token is a verb of speech; a participle before a noun ("much-touted") is none."""
    lemma = token.lemma_.lower()
    if lemma == "put" and not any(child.lower_ == "it" for child in token.children):
        return False
    return token.pos_ in {"VERB", "AUX"} and lemma in load_cues().speech and not _describes(token)


def _describes(token: Token) -> bool:
    return token.dep_ in {"amod", "compound"}


def _after(reading: Reading, pair: Pair) -> Attribution | None:
    """Find a reporting clause right after the quotation: ``,” X said`` or ``,” said X``."""
    start = reading.token_from(pair.outer_end)
    end = min(sentence_end(reading, pair.outer_end), start + _MAX_CLOSING)
    if start >= end or "\n" in reading.text[pair.outer_end : reading.doc[start].idx + 1]:
        return None
    last, following = reading.text[pair.end - 1], reading.doc[start].text
    closed = last == "." or (last not in _LEAVES_OPEN and following not in {",", "—", "–", "--"})
    while start < end and (reading.doc[start].is_punct or reading.doc[start].is_space):
        start += 1
    for token in reading.doc[start:end]:
        if not reading.own(token):
            return None
        if not is_speech(token) and not (token.pos_ == "NOUN" and token.lemma_.lower() in load_cues().speech):
            continue
        source = _closing_source(reading, token, start, end)
        if source is None or (closed and not _ends_with(reading, token, source, end)):
            return None
        return cue_of(token, source)
    return None


def _closing_source(reading: Reading, cue: Token, start: int, end: int) -> Token | None:
    """Return the speaker's word of a reporting clause that fills the tokens from ``start``."""
    source = subject_of(cue) or beside(reading, cue, start, end)
    if source is None or not start <= source.i < end or not reading.own(source):
        source = beside(reading, cue, start, end)
    if source is None or source.pos_ == "VERB":
        return None
    if cue.i - start <= 1 and cue.tag_ in _FINITE and source.i > cue.i:
        return source
    if source.i > cue.i:
        return None
    opening = reading.doc[start : source.i]
    plain = all(token.pos_ not in {"SCONJ", "VERB", "CCONJ"} or token.head == source for token in opening)
    return source if plain and source.left_edge.i <= max(start + 2, start) else None


def _ends_with(reading: Reading, cue: Token, source: Token, end: int) -> bool:
    """Tell whether nothing but the reporting clause stands in its sentence, so that it belongs to what precedes."""
    behind = max(cue.i, source.i) + 1
    rest = [token for token in reading.doc[behind:end] if not token.is_punct]
    return (
        len(rest) <= 4
        and not any(token.pos_ in {"VERB", "AUX", "SCONJ"} for token in rest)
        and all(reading.own(token) for token in rest)
    )


def _colon(reading: Reading, pair: Pair) -> Attribution | None:
    """Find who speaks before a colon: ``X wrote on Y: “…”``, ``the minister’s answer: “…”``."""
    before = reading.token_from(pair.outer_start) - 1
    while before >= 0 and reading.doc[before].is_space:
        before -= 1
    if before < 0 or reading.doc[before].text != ":" or not reading.own(reading.doc[before]):
        return None
    start = sentence_start(reading, reading.doc[before].idx)
    words = [token for token in reading.doc[start:before] if reading.own(token)]
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


def _governing(reading: Reading, pair: Pair) -> Attribution | None:
    """Find the verb or noun of speech over the quotation's words in the parse."""
    first, last = reading.token_from(pair.start), reading.token_from(pair.end)
    weak: Attribution | None = None
    for token in reading.doc[first:last]:
        if first <= token.head.i < last:
            continue
        found = _climb(reading, pair, token)
        if found is not None and found.governs:
            return found
        weak = weak or found
    return weak


def _climb(reading: Reading, pair: Pair, token: Token) -> Attribution | None:
    weak: Attribution | None = None
    below = token
    floor, ceiling = reading.paragraph_start(pair.start), reading.paragraph_end(pair.end)
    for _ in range(_MAX_CLIMB):
        above = below.head
        if above == below or not floor <= above.idx < ceiling:
            break
        if reading.own(above) and not _on_the_subject_side(above, below):
            found = _noun_attribution(reading, above) or _verb_attribution(reading, above)
            if found is not None and not _is_weak(above, found.source):
                return found
            weak = weak or found
        below = above
    return weak


def _is_weak(cue: Token, source: Token | None) -> bool:
    """Tell whether a cue may tell an act and no words, so that a verb of speech above it goes first."""
    cues = load_cues()
    lemma = cue.lemma_.lower()
    return lemma in cues.weak or lemma in cues.thought or is_unreal(cue) or source is None


def _noun_attribution(reading: Reading, noun: Token) -> Attribution | None:
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in load_cues().nouns:
        return None
    owner = owner_of(noun)
    return cue_of(noun, owner) if owner is not None and reading.own(owner) else None


def _verb_attribution(reading: Reading, verb: Token) -> Attribution | None:
    cues = load_cues()
    lemma = verb.lemma_.lower()
    if verb.pos_ not in {"VERB", "AUX"} or _describes(verb) or _only_names(verb):
        return None
    if not is_speech(verb) and lemma not in cues.verdict and lemma not in cues.thought:
        return None
    source = subject_of(verb)
    if source is None and verb.dep_ not in BORROWS and not is_passive(verb):
        source = beside(reading, verb, max(0, verb.i - 3), min(len(reading.doc), verb.i + 1))
    if source is not None and (not reading.own(source) or (lemma not in cues.speech and not can_speak(source))):
        source = None
    if lemma in cues.weak and source is not None and not can_speak(source):
        return None
    return cue_of(verb, source, governs=lemma not in cues.thought)


def _only_names(verb: Token) -> bool:
    """Tell whether a passive without an agent only gives a name: "is called “X”", "known as “X”"."""
    return (
        verb.tag_ == "VBN"
        and verb.lemma_.lower() in _NAMING
        and agent_of(verb) is None
        and (is_passive(verb) or verb.dep_ == "acl")
    )


def _on_the_subject_side(above: Token, below: Token) -> bool:
    return below.dep_ in {"nsubj", "csubj", "poss"} or (below.dep_ == "nsubjpass" and agent_of(above) is None)


def _before(reading: Reading, pair: Pair) -> Attribution | None:
    """Find the nearest verb of speech before the quotation in its sentence."""
    start = sentence_start(reading, pair.outer_start)
    end = reading.token_from(pair.outer_start)
    cues = load_cues()
    for token in reversed(reading.doc[start:end]):
        if not reading.own(token) or token.pos_ not in {"VERB", "AUX"}:
            continue
        lemma = token.lemma_.lower()
        if not is_speech(token) and (lemma not in cues.verdict or _describes(token)):
            continue
        source = agent_of(token) or passive_subject(token) if is_passive(token) else subject_of(token)
        if source is None:
            source = beside(reading, token, start, token.i)
        if source is not None and not reading.own(source):
            source = None
        return cue_of(token, source, governs=_reaches(reading, token, end))
    return None


def _reaches(reading: Reading, cue: Token, end: int) -> bool:
    """Tell whether only the cue's own complements stand between it and the quotation."""
    between = reading.doc[cue.i + 1 : end]
    return len(between) <= 12 and not any(token.text in {";", "while", "whereas", "after"} for token in between)


def _according(reading: Reading, pair: Pair) -> Attribution | None:
    """Find "according to X" in the quotation's sentence."""
    start, end = sentence_start(reading, pair.outer_start), sentence_end(reading, pair.outer_end)
    for token in reading.doc[start:end]:
        if token.lower_ == "according" and reading.own(token):
            source = according_source(token)
            if source is not None and reading.own(source):
                return cue_of(token, source)
    return None


def according_source(token: Token) -> Token | None:
    """Return the head of the phrase after "according to"; None for manners ("according to plan")."""
    for child in token.children:
        if child.dep_ == "pobj":
            return _source_or_none(child)
        if child.lower_ == "to":
            return next((_source_or_none(below) for below in child.children if below.dep_ == "pobj"), None)
    return None


def _source_or_none(token: Token) -> Token | None:
    return None if token.lemma_.lower() in load_cues().manner else token


def attribute_nested(reading: Reading, index: int, parent: int) -> Attribution | None:
    """Return what the speaker around a nested quotation says about its origin ("as she told me, ‘…’")."""
    pair, around = reading.pairs[index], reading.pairs[parent]
    first, last = reading.token_from(around.start), reading.token_from(pair.outer_start)
    for token in reversed(reading.doc[max(first, last - _MAX_CLIMB) : last]):
        if token.is_sent_start and token.i < last - 1 and not is_speech(token):
            break
        if is_speech(token):
            return cue_of(token, subject_of(token))
    return None
