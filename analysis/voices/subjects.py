"""Who does what a cue verb says: the head word of the phrase that names the speaker."""

from __future__ import annotations

from analysis.nlp import Token
from analysis.voices.reading import Reading

_SUBJECTS = frozenset({"nsubj"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_BORROWS = frozenset({"conj", "advcl", "xcomp", "pcomp", "dep", "acl", "prep", "ccomp", "parataxis"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SKIPPED = frozenset({"ADV", "AUX", "PART", "ADJ", "DET", "NUM", "ADP"})
_EXPLETIVE = frozenset({"there", "it", "that", "this", "which", "what", "who", "whom"})
_MAX_BORROWED = 5


def subject_of(cue: Token) -> Token | None:
    """Return the head of the cue's logical subject, or None.

    A participle or a second verb borrows the subject of the verb it hangs on ("X said …, adding …"); a relative
    clause takes the word it describes; a passive takes its agent ("was described by X as").
    """
    verb = cue
    for _ in range(_MAX_BORROWED):
        if is_passive(verb):
            return agent_of(verb) if verb is cue else passive_subject(verb)
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                return _antecedent(verb) if child.lower_ in _RELATIVE and verb.dep_ == "relcl" else child
        if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in _NOMINAL:
            return verb.head
        if verb.dep_ not in _BORROWS or verb.head is verb:
            return None
        verb = verb.head
    return None


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is in the passive."""
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)


def passive_subject(verb: Token) -> Token | None:
    """Return the subject of a passive ("X was quoted as saying")."""
    return next((child for child in verb.children if child.dep_ == "nsubjpass"), None)


def agent_of(verb: Token) -> Token | None:
    """Return who does it in a passive: "described by X"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    return None


def _antecedent(verb: Token) -> Token | None:
    return verb.head if verb.head is not verb else None


def beside(reading: Reading, cue: Token, start: int, end: int) -> Token | None:
    """Return the noun that stands next to the cue inside the tokens ``[start, end)``, where the parse shows none."""
    index = cue.i - 1
    while index >= start and reading.doc[index].pos_ in {"ADV", "AUX", "PART"}:
        index -= 1
    if index >= start and _names(reading.doc[index]) and reading.own(reading.doc[index]):
        return reading.doc[index]
    index = cue.i + 1
    while index < end and reading.doc[index].pos_ in _SKIPPED:
        index += 1
    head = None
    while index < end and _names(reading.doc[index]) and reading.own(reading.doc[index]):
        head = reading.doc[index]
        index += 1
    return head


def _names(token: Token) -> bool:
    return token.pos_ in _NOMINAL and token.lower_ not in _EXPLETIVE
