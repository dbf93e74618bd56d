"""The words before a quotation or above it in the parse: governing verbs and nouns, the nearest cue, "according to"."""

from __future__ import annotations

from dataclasses import replace

from analysis.extract.quotes.cue_words import Attribution, according_source, cue_of, describes_noun, is_speech
from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.marked_text import MarkedText, sentence_end, sentence_start
from analysis.extract.quotes.subjects import (
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
from analysis.text.nlp import Token
from analysis.text.quote_pairs import Pair

_NAMING = frozenset({"call", "refer", "know", "dub", "name", "nickname", "term", "label", "style", "christen"})
_BREAKS = frozenset({";", "while", "whereas", "after"})
_MAX_CLIMB = 12
"""Steps up the parse from a quotation to its verb."""

_NOUN_REACH = 7
"""Tokens between a noun of speech and the fragment that is taken from it."""

_MAX_REACH = 12
"""Tokens between a cue and a quotation that its complements may fill."""


def find_governing(reading: MarkedText, pair: Pair) -> Attribution | None:
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


def _climb(reading: MarkedText, pair: Pair, token: Token) -> Attribution | None:
    weak: Attribution | None = None
    unreal = False
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
            if found is not None and (weak is None or (unreal and not is_unreal(above))):
                weak, unreal = replace(found, weak=True), is_unreal(above)
        below = above
    return weak


def _is_weak(cue: Token, source: Token | None) -> bool:
    """Tell whether a cue may tell an act and no words, so that a verb of speech above it goes first."""
    cues = load_cues()
    lemma = cue.lemma_.lower()
    if lemma == "call" and any(child.dep_ in {"dobj", "ccomp", "oprd"} for child in cue.children):
        return is_unreal(cue) or source is None
    return lemma in cues.weak or lemma in cues.thought or is_unreal(cue) or source is None


def _noun_attribution(reading: MarkedText, noun: Token) -> Attribution | None:
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in load_cues().nouns:
        return None
    owner = owner_of(noun)
    return cue_of(noun, owner) if owner is not None and reading.own(owner) else None


def _verb_attribution(reading: MarkedText, verb: Token) -> Attribution | None:
    cues = load_cues()
    lemma = verb.lemma_.lower()
    if verb.pos_ not in {"VERB", "AUX"} or describes_noun(verb) or _only_names(verb):
        return None
    if not is_speech(verb) and lemma not in cues.verdict and lemma not in cues.thought:
        return None
    source = subject_of(verb)
    if source is None and verb.dep_ not in BORROWS and not is_passive(verb):
        source = beside(reading, verb, max(0, verb.i - 3), min(len(reading.doc), verb.i + 1))
    if source is not None and (not reading.own(source) or (lemma not in cues.speech and not can_speak(source))):
        source = None
    if lemma in cues.weak and (is_passive(verb) if source is None else not can_speak(source)):
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


def find_before(reading: MarkedText, pair: Pair) -> Attribution | None:
    """Find the nearest verb of speech before the quotation in its sentence, a weak one only where there is no other."""
    start = sentence_start(reading, pair.outer_start)
    end = reading.token_from(pair.outer_start)
    weak: Attribution | None = None
    for token in reversed(reading.doc[start:end]):
        if not reading.own(token) or token.pos_ not in {"VERB", "AUX"}:
            continue
        lemma = token.lemma_.lower()
        if not is_speech(token) and (lemma not in load_cues().verdict or describes_noun(token)):
            continue
        found = cue_of(token, _source_before(reading, token, start), governs=_reaches(reading, token, end))
        if not is_unreal(token):
            return found
        weak = weak or replace(found, weak=True)
    return weak


def _source_before(reading: MarkedText, cue: Token, start: int) -> Token | None:
    source = (agent_of(cue) or passive_subject(cue)) if is_passive(cue) else subject_of(cue)
    source = source or beside(reading, cue, start, cue.i)
    return source if source is not None and reading.own(source) else None


def find_noun(reading: MarkedText, pair: Pair) -> Attribution | None:
    """Find a noun of speech with its owner shortly before the quotation: "his mantra about the “root causes”"."""
    end = reading.token_from(pair.outer_start)
    start = max(sentence_start(reading, pair.outer_start), end - _NOUN_REACH)
    for token in reversed(reading.doc[start:end]):
        if not reading.own(token) or token.pos_ == "VERB":
            return None
        found = _noun_attribution(reading, token)
        if found is not None:
            return found
    return None


def _reaches(reading: MarkedText, cue: Token, end: int) -> bool:
    """Tell whether only the cue's own complements stand between it and the quotation."""
    between = reading.doc[cue.i + 1 : end]
    return len(between) <= _MAX_REACH and not any(token.text in _BREAKS for token in between)


def find_according(reading: MarkedText, pair: Pair) -> Attribution | None:
    """Find "according to X" or "in the words of X" in the quotation's sentence."""
    start, end = sentence_start(reading, pair.outer_start), sentence_end(reading, pair.outer_end)
    for token in reading.doc[start:end]:
        if token.lower_ == "according" and reading.own(token):
            source = according_source(token)
            if source is not None and reading.own(source):
                return cue_of(token, source)
        if token.lower_ == "words" and token.head.lower_ == "in" and reading.own(token):
            source = _whose_words(token)
            if source is not None:
                return cue_of(token, source)
    return None


def _whose_words(noun: Token) -> Token | None:
    """Return whose words "in the words of X" and "in X's words" mean."""
    of = next((child for child in noun.children if child.lower_ == "of"), None)
    if of is None:
        return owner_of(noun)
    return next((below for below in of.children if below.dep_ == "pobj"), None)
