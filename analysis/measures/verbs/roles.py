"""Who does what to whom, read off a dependency parse.

A noun phrase takes part in a verb as its agent (who does it) or its patient (to whom it is done). Beside subjects and
objects this follows understood subjects (control, coordination, participles), relative clauses and nouns of action.
Relations are those of the ClearNLP scheme that spaCy's English models use; the rules follow Huddleston & Pullum (2002),
The Cambridge Grammar of the English Language, chapters 14 (control) and 16 (passives).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from analysis.measures.verbs.nominalisations import ActionRole, role_after, role_of_possessor
from analysis.measures.verbs.verb_forms import (
    WORDS,
    agent_known,
    agent_of_passive,
    base_lemma,
    has_subject,
    is_passive,
    verb_lemma,
)
from analysis.text.lexicons import word_set
from analysis.text.nlp import Token
from analysis.text.tags import NOMINALS

RoleName = Literal["agent", "patient"]

_OBJECTS = frozenset({"dobj", "dative"})
_RELATIVE_TAGS = frozenset({"WDT", "WP"})
_DEPTH = 6
"""How many understood subjects in a chain ("agreed to try to stop selling") are followed."""


@dataclass(frozen=True, slots=True)
class Part:
    """The part a noun phrase takes in a verb or noun of action; ``verb`` is the lemma with particle or preposition."""

    token: Token
    verb: str
    role: RoleName
    passive: bool = False
    agent_expressed: bool = True
    nominal: bool = False


def parts_of(token: Token) -> Iterator[Part]:
    """Yield every part that the noun phrase headed by ``token`` takes in its sentence, in linking verbs too."""
    for bearer in _bearers(token):
        yield from _function(bearer)
        if bearer.dep_ != "conj" or bearer == token:
            yield from _modifying_clauses(bearer)


def _bearers(token: Token) -> Iterator[Token]:
    """Yield the token and those whose function it shares: what it stands beside, and the first of its row."""
    yield token
    current = token
    for _ in range(_DEPTH):
        if current.dep_ in {"appos", "conj"} and current.head.pos_ in NOMINALS:
            current = current.head
            yield current
        else:
            return


def _function(noun: Token) -> Iterator[Part]:
    """Yield the parts that follow from the noun's own relation to its head."""
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        yield from _as_subject(noun.head)
        yield from _raised_object(noun)
    elif noun.dep_ in _OBJECTS and noun.head.pos_ in {"VERB", "AUX"}:
        yield from _as_object(noun.head)
    elif noun.dep_ == "pobj":
        yield from _after_preposition(noun.head)
    elif noun.dep_ == "poss":
        yield from _as_possessor(noun.head)


def _as_subject(verb: Token, *, passive: bool | None = None, depth: int = 0) -> Iterator[Part]:
    """Yield the part of a verb's subject in it and in all that leaves the same subject understood."""
    if depth > _DEPTH:
        return
    is_pass = is_passive(verb) if passive is None else passive
    if verb.pos_ == "VERB" or verb.lemma_ == "be":
        role: RoleName = "patient" if is_pass else "agent"
        yield Part(verb, verb_lemma(verb), role, is_pass, not is_pass or agent_of_passive(verb) is not None)
    for clause in _understood(verb, passive=is_pass):
        yield from _as_subject(clause, depth=depth + 1)


def _understood(verb: Token, *, passive: bool) -> Iterator[Token]:
    """Yield the clauses that take their subject from ``verb``'s subject."""
    has_object = not passive and any(child.dep_ in _OBJECTS for child in verb.children)
    object_controls = has_object and base_lemma(verb) in word_set(WORDS, "object_control")
    for child in verb.children:
        if child.i == verb.i or has_subject(child):
            continue
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}:
            yield child
        elif child.dep_ in {"xcomp", "oprd"} and child.pos_ in {"VERB", "AUX"}:
            if not object_controls and not _phrase_controls(verb):
                yield child
        elif child.dep_ in {"xcomp", "acomp", "oprd"} and child.pos_ == "ADJ":
            yield from _of_adjective(child)
        elif child.dep_ == "advcl":
            if not _is_purpose_of_passive(child, passive=passive):
                yield child
        elif child.dep_ == "prep" and not (has_object and _object_controls_preposition(child)):
            yield from (gerund for gerund in child.children if gerund.dep_ == "pcomp" and not has_subject(gerund))


def _phrase_controls(verb: Token) -> bool:
    """Tell whether the object of a preposition does what follows: "called on Brandt to resign"."""
    phrases = word_set(WORDS, "object_control_phrases")
    return any(child.dep_ == "prep" and f"{base_lemma(verb)} {child.lower_}" in phrases for child in verb.children)


def _of_adjective(adjective: Token) -> Iterator[Token]:
    if adjective.lemma_.lower() not in word_set(WORDS, "tough_adjectives"):
        yield from (child for child in adjective.children if child.dep_ == "xcomp" and child.pos_ in {"VERB", "AUX"})


def _is_purpose_of_passive(clause: Token, *, passive: bool) -> bool:
    """Tell "was closed to save money" apart: who saves is not what was closed."""
    return passive and any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)


def _object_controls_preposition(preposition: Token) -> bool:
    return preposition.lower_ in word_set(WORDS, "object_control_prepositions")


def _as_object(verb: Token, *, lemma: str = "", depth: int = 0) -> Iterator[Part]:
    """Yield the part of a verb's object in it, in verbs that share the object, and in what the object is to do."""
    expressed = agent_known(verb)
    yield Part(verb, lemma or verb_lemma(verb), "patient", agent_expressed=expressed)
    if depth == 0:
        for sharing in _sharing_object(verb):
            yield Part(sharing, verb_lemma(sharing), "patient", agent_expressed=expressed)
    for child in verb.children:
        if child.dep_ in {"xcomp", "oprd", "ccomp"} and child.pos_ in {"VERB", "AUX"} and not has_subject(child):
            if base_lemma(verb) in word_set(WORDS, "object_control") or _phrase_controls(verb):
                yield from _as_subject(child, depth=1)
        elif child.dep_ == "prep" and _object_controls_preposition(child):
            for gerund in child.children:
                if gerund.dep_ == "pcomp" and not has_subject(gerund):
                    yield from _as_subject(gerund, depth=1)


def _sharing_object(verb: Token) -> Iterator[Token]:
    """Yield the earlier verbs of a row that only its last verb gives an object: "mocked and insulted Brandt"."""
    current = verb
    while current.dep_ == "conj" and current.head.pos_ == "VERB" and not has_subject(current):
        previous = current.head
        if any(child.i > previous.i and child.dep_ not in {"cc", "conj", "punct"} for child in previous.children):
            return
        yield previous
        current = previous


def _raised_object(noun: Token) -> Iterator[Part]:
    """Yield the outer verb of "urged Brandt to resign" where the parse makes Brandt the inner verb's subject."""
    outer = noun.head.head
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in noun.head.children)
    inner = noun.head.dep_ in {"ccomp", "xcomp"} and infinitive and noun.i > outer.i and outer.pos_ == "VERB"
    if inner and base_lemma(outer) in word_set(WORDS, "object_control"):
        yield Part(outer, verb_lemma(outer), "patient", agent_expressed=agent_known(outer))


def _after_preposition(preposition: Token) -> Iterator[Part]:
    """Yield the parts of a preposition's object: in a by-phrase, a prepositional verb, or a noun of action."""
    head = preposition.head
    if preposition.dep_ == "agent":
        yield Part(head, verb_lemma(head), "agent", passive=True)
    elif preposition.dep_ == "dative":
        yield from _as_object(head)
    elif head.pos_ == "VERB":
        yield from _prepositional(head, preposition)
    elif head.pos_ in {"NOUN", "PROPN"}:
        yield from _in_action(head, role_after(head, preposition.lower_))
        yield from _over_object(head, preposition)
    elif head.dep_ in {"prep", "advmod", "prt"} and head.head.pos_ == "VERB":
        yield from _prepositional(head.head, preposition, between=head.lower_)


def _prepositional(verb: Token, preposition: Token, *, between: str = "") -> Iterator[Part]:
    words = [verb_lemma(verb), preposition.lower_]
    if between and between not in words[0].split():
        words.insert(1, between)
    lemma = " ".join(words)
    if lemma in word_set(WORDS, "prepositional"):
        yield from _as_object(verb, lemma=lemma, depth=1)
    elif f"{base_lemma(verb)} {preposition.lower_}" in word_set(WORDS, "over_object"):
        yield from _acted_upon(verb)


def _over_object(noun: Token, preposition: Token) -> Iterator[Part]:
    verb = noun.head
    if noun.dep_ in {"dobj", "nsubjpass"} and f"{base_lemma(verb)} {preposition.lower_}" in word_set(
        WORDS, "over_object"
    ):
        yield from _acted_upon(verb)


def _acted_upon(verb: Token) -> Iterator[Part]:
    """Yield the part of who is hit by it in "impose sanctions on Russia", active or passive."""
    passive = is_passive(verb)
    expressed = agent_of_passive(verb) is not None if passive else agent_known(verb)
    yield Part(verb, verb_lemma(verb), "patient", passive, expressed)


def _in_action(noun: Token, part: ActionRole | None) -> Iterator[Part]:
    if part is not None:
        role: RoleName = "agent" if part.agent else "patient"
        yield Part(noun, part.verb, role, agent_expressed=part.agent_expressed, nominal=True)


def _as_possessor(noun: Token) -> Iterator[Part]:
    """Yield the possessor's part in a noun of action and in the infinitive after it ("Keller's refusal to sign")."""
    part = role_of_possessor(noun)
    yield from _in_action(noun, part)
    if part is not None and part.agent:
        for child in noun.children:
            if child.dep_ == "acl" and child.tag_ == "VB":
                yield from _as_subject(child, depth=1)


def _modifying_clauses(noun: Token) -> Iterator[Part]:
    """Yield the noun's parts in relative clauses and participles that describe it."""
    for clause in noun.children:
        if clause.dep_ == "acl" and clause.tag_ in {"VBG", "VBN", "VBD"}:
            yield from _as_subject(clause, passive=clause.tag_ != "VBG")
        elif clause.dep_ in {"relcl", "acl"} and clause.pos_ in {"VERB", "AUX"}:
            yield from _in_relative(clause)
        elif clause.dep_ == "appos" and clause.pos_ == "NOUN":
            yield from _modifying_clauses(clause)


def _in_relative(clause: Token) -> Iterator[Part]:
    links = {child.dep_: child for child in clause.children if child.tag_ in _RELATIVE_TAGS or child.lower_ == "that"}
    if "nsubj" in links or "nsubjpass" in links:
        yield from _as_subject(clause)
    elif "dobj" in links:
        yield from _as_object(clause)
    elif not has_subject(clause):
        yield from _as_subject(clause)
    elif _has_gap(clause):
        yield from _as_object(clause)


def _has_gap(clause: Token) -> bool:
    """Tell whether a clause without a relative word lacks its object: "the mayor Keller met"."""
    if is_passive(clause) or any(child.dep_ in {"dobj", "ccomp", "xcomp"} for child in clause.children):
        return False
    return not any(token.tag_ in {"WDT", "WP", "WP$", "WRB"} for token in clause.subtree)
