"""Clauses in the parse: which are finite, where they begin and end, and where reporting words interrupt them."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.marked_text import MarkedText
from analysis.extract.quotes.reported_spans import with_compound
from analysis.text.nlp import Token

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECT_LABELS = frozenset({"nsubj", "nsubjpass"})
_SELF = frozenset({"he", "she", "they"})


def is_finite(clause: Token) -> bool:
    """Tell whether a complement is a finite clause with a subject of its own."""
    subjects = {child.dep_ for child in clause.children} & {*SUBJECT_LABELS, "expl", "csubj", "csubjpass"}
    if not subjects:
        return False
    helpers = [child for child in clause.children if child.dep_ in {"aux", "auxpass"}]
    if clause.tag_ == "VBN" and "nsubj" in subjects and not helpers:
        return True  # a past tense that the tagger took for a participle
    if is_mandate(clause):
        return True
    return clause.tag_ in FINITE_TAGS or any(helper.tag_ in FINITE_TAGS for helper in helpers)


def is_mandate(clause: Token) -> bool:
    """Tell whether a clause says what shall be done: "demanded the city pay", "asked that he be heard".

    The mandative subjunctive has a bare verb (Quirk et al. 1985, 3.59).
    """
    helpers = [child for child in clause.children if child.dep_ in {"aux", "auxpass"}]
    if any(helper.lower_ in {"to", "do"} or helper.tag_ in FINITE_TAGS for helper in helpers):
        return False
    return clause.tag_ == "VB" or any(helper.lower_ == "be" for helper in helpers)


def is_parenthesis(reading: MarkedText, verb: Token) -> bool:
    """Tell whether a reporting clause is set off by commas: "The talks, she said, failed"."""
    first, last = verb.left_edge.i, verb.right_edge.i
    if last - first > 20 or verb.head.i in range(first, last + 1):
        return False
    left = reading.doc[first].text == "," or (first > 0 and reading.doc[first - 1].text == ",")
    return left and verb.head.pos_ in {"VERB", "AUX"}


def clause_bounds(reading: MarkedText, clause: Token, cue: Token) -> tuple[int, int]:
    """Return the tokens of a clause, without "that", inside its paragraph and sentence."""
    low, high = clause.left_edge.i, clause.right_edge.i + 1
    doc = reading.doc
    that = next((child.i for child in clause.children if child.dep_ == "mark" and child.lower_ == "that"), low)
    low = that if cue.i < that < clause.i else low
    while low < high and (
        (doc[low].lower_ == "that" and doc[low].dep_ in {"mark", "dobj", "nsubj"}) or doc[low].is_punct
    ):
        if doc[low].text in "“‘\"'" or doc[low].dep_ == "nsubj":
            break
        low += 1
    floor = reading.token_from(reading.paragraph_start(cue.idx))
    ceiling = reading.token_from(reading.paragraph_end(cue.idx))
    high = with_compound(reading, min(high, _others_words(clause, cue, high)), cue.right_edge.i + 1)
    return max(low, floor), min(high, ceiling)


def _others_words(clause: Token, cue: Token, high: int) -> int:
    """Return where, behind the cue, somebody else's words or the newsroom's account begin inside a clause.

    That is where another verb of speech with a subject of its own is joined on ("… had left, and two said they would"),
    where an event is told behind what somebody says of itself ("he was ready, and the troops left"), and at "after".
    """
    if cue.i > clause.i:
        return high
    of_itself = any(child.dep_ in SUBJECT_LABELS and child.lower_ in _SELF for child in clause.children)
    joined = [child for verb in _conjuncts(clause) for child in verb.children if child.i > clause.i]
    return min((child.left_edge.i for child in joined if _is_others(child, of_itself=of_itself)), default=high)


def _conjuncts(clause: Token) -> Iterator[Token]:
    """Yield the verb of a clause and those joined to it without a subject of their own."""
    yield clause
    for child in clause.children:
        if child.dep_ == "conj" and child.i > clause.i and _own_subject(child) is None:
            yield from _conjuncts(child)


def _is_others(clause: Token, *, of_itself: bool) -> bool:
    subject, first = _own_subject(clause), clause.left_edge
    if subject is None:
        return False
    comma = any(token.text == "," for token in clause.doc[max(0, first.i - 2) : first.i])
    if clause.dep_ == "conj":
        told = clause.tag_ in {"VBD", "VBN"} and subject.pos_ == "PROPN" and of_itself and comma
        return told or _reports(clause)
    return clause.dep_ == "advcl" and comma and first.lower_ == "after"


def _own_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECT_LABELS and child.i < verb.i), None)


def _reports(verb: Token) -> bool:
    """Tell whether a verb of speech governs a clause of its own."""
    return verb.lemma_.lower() in load_cues().speech and any(child.dep_ == "ccomp" for child in verb.children)


def reporting_bounds(cue: Token, clause: Token) -> tuple[int, int]:
    """Return the tokens of the reporting words where the clause surrounds them."""
    if cue.i < clause.left_edge.i or cue.i > clause.right_edge.i:
        return (cue.i, cue.i) if cue.i < clause.i else (clause.right_edge.i + 1, clause.right_edge.i + 1)
    inside = [child for child in cue.children if not (child == clause or child.is_ancestor(clause))]
    low = min([cue.i, *(child.left_edge.i for child in inside)])
    high = max([cue.i, *(child.right_edge.i for child in inside)])
    return low, high + 1


def leaves_clause(token: Token) -> bool:
    """Tell whether what follows the reporting words comments on them or begins a clause of its own."""
    return token.pos_ == "CCONJ" or token.tag_ in {"WDT", "WP"} or token.lower_ == "which"


def has_verb(reading: MarkedText, start: int, end: int) -> bool:
    return any(token.tag_ in FINITE_TAGS for token in reading.tokens(start, end))
