"""Indirect speech: clauses that report what somebody says, with their extent.

Three forms count (after Pareti 2015, "Attribution: a computational approach"; Krestel, Bergler & Witte 2008): the
clause that a verb of speech governs, with or without "that" ("X said the talks failed"), the clause that a noun of
speech governs ("his claim that …"), and the clause that "according to X" qualifies. Promises, orders and requests
count too (:mod:`analysis.extract.quotes.speech_acts`). Negated and refused speech ("did not say whether") stays the
newsroom's own account.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.extract.quotes.clauses import (
    FINITE_TAGS,
    clause_bounds,
    has_verb,
    is_finite,
    is_mandate,
    is_parenthesis,
    leaves_clause,
    reporting_bounds,
)
from analysis.extract.quotes.continued_reporting import find_sequels
from analysis.extract.quotes.cue_words import Attribution, according_source, cue_of, is_speech
from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.lost_clauses import find_lost
from analysis.extract.quotes.marked_text import MarkedText, sentence_end, sentence_start
from analysis.extract.quotes.reported_spans import DASHES, fit, without_remark
from analysis.extract.quotes.speech_acts import find_acts
from analysis.extract.quotes.subjects import (
    BORROWS,
    agent_of,
    beside,
    can_speak,
    is_passive,
    is_unreal,
    name_set_off,
    owner_of,
    subject_of,
)
from analysis.text.nlp import Token

_COMPLEMENT = frozenset({"ccomp"})
_MAX_BETWEEN = 10
"""Tokens between a clause and the reporting words after it: a subject with a short apposition."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A stretch ``[start, end)`` of indirect speech and what attributes it."""

    start: int
    end: int
    attribution: Attribution


def find_reported(reading: MarkedText) -> tuple[Reported, ...]:
    """Find indirect speech in the newsroom's own text, in order; stretches don't overlap, the outermost stays."""
    found = [part for token in reading.doc if reading.own(token) for part in _from_token(reading, token)]
    kept: list[Reported] = []
    for part in sorted(found, key=lambda part: (part.start, -part.end)):
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
    return tuple(kept)


def _from_token(reading: MarkedText, token: Token) -> Iterator[Reported]:
    cues = load_cues()
    lemma = token.lemma_.lower()
    if token.lower_ == "according":
        yield from _from_according(reading, token)
    elif token.pos_ in {"VERB", "AUX"} and (lemma in cues.speech or lemma in cues.thought or lemma in cues.asking):
        yield from _from_verb(reading, token)
    elif token.pos_ == "NOUN" and lemma in cues.nouns:
        yield from _from_noun(reading, token)


def _from_verb(reading: MarkedText, verb: Token) -> Iterator[Reported]:
    if _withheld(verb):
        return
    source = _subject(reading, verb)
    if source is None and verb.dep_ not in BORROWS and not is_passive(verb):
        return
    if source is not None and not _may_be_source(reading, verb, source):
        return
    if verb.lemma_.lower() in load_cues().thought and any(child.dep_ == "dobj" for child in verb.children):
        return  # "worrying Kyiv that …" tells what Kyiv thinks, not the subject
    clauses = [
        child
        for child in verb.children
        if child.dep_ in _COMPLEMENT and is_finite(child) and _joined(reading, verb, child)
    ]
    attribution = cue_of(verb, source)
    for clause in clauses:
        parts = list(_parts(reading, clause, verb, attribution))
        if parts and clause.i > verb.i:
            parts[-1] = _and_that(reading, parts[-1])
        yield from parts
    if not clauses and source is not None:
        for low, high in (*find_lost(reading, verb, source), *find_acts(reading, verb)):
            if low < high and (fitted := fit(reading, low, high)) is not None:
                yield Reported(*fitted, attribution)
    if not clauses and verb.dep_ in {"parataxis", "ccomp"} and is_parenthesis(reading, verb):
        yield from _parts(reading, verb.head, verb, attribution)


def _and_that(reading: MarkedText, part: Reported) -> Reported:
    """Add a second clause that the parser lost: "said it was over, and that nobody was left"."""
    doc = reading.doc
    index = reading.token_from(part.end)
    while index < len(doc) and doc[index].is_punct:
        index += 1
    end = sentence_end(reading, part.end)
    if index + 2 < end and doc[index].lower_ in {"and", "but"} and doc[index + 1].lower_ == "that":
        stop = without_remark(reading, index + 2, end)
        if doc[index + 1].dep_ == "mark" and (fitted := fit(reading, index + 2, stop)) is not None:
            return Reported(part.start, fitted[1], part.attribution)
    return part


def _may_be_source(reading: MarkedText, verb: Token, source: Token) -> bool:
    if source.lower_ in {"i", "we", "you"} or not reading.own(source):
        return False
    return can_speak(source) or verb.lemma_.lower() not in load_cues().weak


def _joined(reading: MarkedText, verb: Token, clause: Token) -> bool:
    """Tell whether a clause before its verb ends right before the reporting words."""
    if clause.i > verb.i:
        return not any(token.text == ";" and reading.own(token) for token in reading.doc[verb.i : clause.left_edge.i])
    between = reading.doc[clause.right_edge.i + 1 : verb.i]
    return len(between) <= _MAX_BETWEEN and all(
        token.text not in {";", "--"} for token in reading.doc[clause.left_edge.i : verb.i]
    )


def _subject(reading: MarkedText, verb: Token) -> Token | None:
    if is_passive(verb):
        return agent_of(verb)
    addressed = verb.lemma_.lower() in load_cues().addressing
    last = verb.i + 1 if addressed else min(len(reading.doc), verb.i + 3)
    return subject_of(verb) or beside(reading, verb, max(0, verb.i - 3), last)


def _withheld(verb: Token) -> bool:
    """Tell whether the clause is not what is said: negated, refused, asked for, or only possible."""
    if any(child.dep_ == "neg" or child.lower_ in {"never"} for child in verb.children):
        return True
    if verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_.lower() in load_cues().refusal:
        return True
    if verb.dep_ in {"xcomp", "ccomp"} and any(child.dep_ == "neg" for child in verb.head.children):
        return True
    if is_unreal(verb) and verb.lemma_.lower() in load_cues().weak:
        return True
    return (
        verb.tag_ == "VB" and verb.dep_ == "ROOT" and not any(child.dep_ in {"aux", "nsubj"} for child in verb.children)
    )


def _from_noun(reading: MarkedText, noun: Token) -> Iterator[Reported]:
    if noun.i and reading.doc[noun.i - 1].text in DASHES:
        return  # a remark on what was said: "– demands that Ukraine has rejected"
    for child in noun.children:
        with_that = any(mark.dep_ == "mark" and mark.lower_ == "that" for mark in child.children)
        if with_that and child.dep_ in {"acl", "relcl", "ccomp"} and child.i > noun.i and is_finite(child):
            yield from _parts(reading, child, noun, _through_noun(reading, noun))


def _through_noun(reading: MarkedText, noun: Token) -> Attribution:
    """Attribute the clause of a noun of speech to its owner, or to the verb beside it ("said in a letter that …")."""
    owner = owner_of(noun)
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if owner is None and verb.i < noun.i and is_speech(verb) and reading.own(verb):
        return cue_of(verb, _subject(reading, verb))
    return cue_of(noun, owner)


def _from_according(reading: MarkedText, token: Token) -> Iterator[Reported]:
    source = according_source(token)
    if source is None:
        return
    top = token
    while top.dep_ in {"prep", "pcomp", "amod", "advmod"} and top.head != top and top.head.pos_ not in {"VERB", "AUX"}:
        top = top.head
    clause = top.head if top.head != top else top
    if clause.pos_ not in {"VERB", "AUX"} or not is_finite(clause):
        clause = token.sent.root
    found = [] if clause == token else list(_parts(reading, clause, token, cue_of(token, source)))
    yield from found or _behind_comma(reading, token, source)


def _behind_comma(reading: MarkedText, token: Token, source: Token) -> Iterator[Reported]:
    """Read a sentence whose parse went wrong and that begins with "according to": what follows the source's comma.

    An apposition to the source ends in a comma too, so the first comma counts that a finite verb follows before the
    next one; without a verb the last one.
    """
    end = sentence_end(reading, source.idx)
    commas = [index for index in range(source.i, end) if reading.doc[index].text == ","]
    if not commas or sentence_start(reading, token.idx) != token.i:
        return
    ends = [*commas[1:], end]
    with_verb = (
        comma
        for comma, stop in zip(commas, ends, strict=True)
        if any(word.tag_ in FINITE_TAGS for word in reading.doc[comma + 1 : stop])
    )
    comma = next(with_verb, commas[-1])
    if comma + 1 < end and (fitted := fit(reading, comma + 1, end)) is not None:
        yield Reported(*fitted, cue_of(token, source))


def _parts(reading: MarkedText, clause: Token, cue: Token, attribution: Attribution) -> Iterator[Reported]:
    """Yield the stretches of a clause that are left when the reporting words are cut out."""
    low, high = clause_bounds(reading, clause, cue)
    hole_low, hole_high = reporting_bounds(cue, clause)
    source = attribution.source
    set_off = name_set_off(source) if source is not None and source.pos_ == "NOUN" else None
    if source is not None and set_off is not None and hole_low <= source.i < hole_high:
        hole_high = max(hole_high, set_off.i + 1)
    bounds = [(low, min(high, hole_low)), (max(low, hole_high), high)]
    stretches = [
        (start, without_remark(reading, start, end) if cue.i < start else end)
        for start, end in bounds
        if start < end and not (start == hole_high and leaves_clause(reading.doc[start]))
    ]
    told = [part for start, end in stretches for part in _with_sequels(reading, start, end, cue, attribution)]
    if is_mandate(clause) or cue.lower_ == "according" or any(has_verb(reading, part.start, part.end) for part in told):
        yield from told


def _with_sequels(
    reading: MarkedText, start: int, end: int, cue: Token, attribution: Attribution
) -> Iterator[Reported]:
    """Yield a stretch, cut where the speaker goes on with a verb of speech of its own.

    Behind a noun ("his claim that …, adding that …") it is not the noun's owner who goes on.
    """
    for joint, verb, content in find_sequels(reading, start, end) if cue.i < start else ():
        if start < joint and (fitted := fit(reading, start, joint)) is not None:
            yield Reported(*fitted, attribution)
        if cue.pos_ == "NOUN":
            return
        start, attribution = content, cue_of(verb, attribution.source)
    if start < end and (fitted := fit(reading, start, end)) is not None:
        yield Reported(*fitted, attribution)
