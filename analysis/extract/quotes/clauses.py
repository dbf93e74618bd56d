"""Clauses in the parse: which are finite, where they begin and end, and where reporting words interrupt them."""

from __future__ import annotations

from analysis.extract.quotes.marked_text import MarkedText
from analysis.extract.quotes.reported_spans import with_compound
from analysis.text.nlp import Token

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECT_LABELS = frozenset({"nsubj", "nsubjpass"})


def is_finite(clause: Token) -> bool:
    """Tell whether a complement is a finite clause with a subject of its own."""
    subjects = {child.dep_ for child in clause.children} & {*SUBJECT_LABELS, "expl", "csubj", "csubjpass"}
    if not subjects:
        return False
    helpers = [child for child in clause.children if child.dep_ in {"aux", "auxpass"}]
    if clause.tag_ == "VBN" and "nsubj" in subjects and not helpers:
        return True  # a past tense that the tagger took for a participle
    return clause.tag_ in FINITE_TAGS or any(helper.tag_ in FINITE_TAGS for helper in helpers)


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
    high = with_compound(reading, high, cue.right_edge.i + 1)
    return max(low, floor), min(high, ceiling)


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
