"""What a text says an actor is: appositions, predicates and epithets, read off a dependency parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.measures.verbs.roles import parts_of
from analysis.measures.verbs.verb_forms import base_lemma, is_passive
from analysis.text.lexicons import word_set
from analysis.text.nlp import Span, Token

WORDS = "naming.toml"
ARTICLES = frozenset({"a", "an", "the"})
_BEING = frozenset({"be", "become", "remain", "prove"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nummod", "advmod", "npadvmod", "punct", "nmod", "poss", "case"})


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase that says what an actor is, without its article; ``negated`` where the text denies it."""

    span: Span
    negated: bool = False


def descriptions_of(token: Token) -> Iterator[Description]:
    """Yield the descriptions of the actor whose name is headed by ``token``."""
    if token.dep_ == "poss":  # "Lam's concession": what somebody has is not what she is called
        return
    for noun, negated in _described(token):
        for single in _with_row(noun):
            span = _trim(single) if _numbers_agree(token, single) else None
            if span is not None:
                yield Description(span, negated)


def _numbers_agree(name: Token, noun: Token) -> bool:
    """Tell whether a noun may describe the name: one person is no "wars" (a state or firm may be many)."""
    return not (noun.tag_ in {"NNS", "NNPS"} and name.tag_ == "NNP")


def _described(token: Token) -> Iterator[tuple[Token, bool]]:
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ in {"NOUN", "PROPN"} and _stands_apart(child):
            yield child, False
    if token.dep_ == "appos" and token.head.pos_ == "NOUN":
        yield token.head, False
    noun = _after_name(token)
    if noun is not None:
        yield noun, False
    yield from _small_clause(token)
    for part in parts_of(token):
        subject = part.role == "agent" or part.passive
        yield from _predicates(part.token, token, subject=subject)


def _stands_apart(noun: Token) -> bool:
    """Tell an apposition from the next item of a list ("Brandt, Keller and Moreau") and from a bare name."""
    if any(child.dep_ == "conj" for child in noun.children):
        return False
    return noun.pos_ == "NOUN" or any(child.dep_ == "det" for child in noun.children)


def _after_name(token: Token) -> Token | None:
    """Return the noun of "Brandt the showman"."""
    if token.i + 1 >= len(token.doc):
        return None
    following = token.nbor()
    noun = following.head
    if (
        following.lower_ == "the"
        and following.dep_ == "det"
        and noun.pos_ == "NOUN"
        and noun.dep_ not in {"dobj", "oprd"}
    ):
        return noun if token.dep_ != "dobj" else None
    return None


def _small_clause(token: Token) -> Iterator[tuple[Token, bool]]:
    """Yield the noun of "branded Brandt a traitor" where the parse joins the two nouns."""
    noun = token.head
    if token.dep_ in {"nsubj", "nmod", "compound", "appos"} and noun.pos_ == "NOUN" and noun.i > token.i:
        naming = base_lemma(noun.head) in word_set(WORDS, "call") and noun.head.pos_ == "VERB"
        if naming and any(child.dep_ == "det" and child.i > token.i for child in noun.children):
            yield noun, False


def _predicates(verb: Token, token: Token, *, subject: bool) -> Iterator[tuple[Token, bool]]:
    """Yield what the verb says its subject or object is."""
    lemma = base_lemma(verb)
    negated = any(child.dep_ == "neg" for child in verb.children)
    if subject and lemma in _BEING and not is_passive(verb):
        for child in verb.children:
            if child.dep_ == "attr" or (lemma == "prove" and child.dep_ == "dobj"):
                yield child, negated or _denied(child)
    if subject:
        yield from ((noun, negated) for noun in _once(verb))
    if subject and not is_passive(verb) and not _reflexive(verb):
        return
    if lemma in word_set(WORDS, "call"):
        yield from ((noun, negated) for noun in verb.children if _is_complement(noun, token))
    if lemma in word_set(WORDS, "as"):
        yield from ((noun, negated) for noun in _after_as(verb))


def _is_complement(noun: Token, token: Token) -> bool:
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.i < token.i:
        return False
    return noun.dep_ in {"oprd", "attr"} or (noun.dep_ == "dobj" and token.dep_ == "dobj" and noun.i != token.i)


def _after_as(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "as":
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _once(verb: Token) -> Iterator[Token]:
    """Yield the noun of "Once a rising star, Brandt left"."""
    for child in verb.lefts:
        if child.lower_ == "once":
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _reflexive(verb: Token) -> bool:
    return any(child.dep_ == "dobj" and child.lower_.endswith(("self", "selves")) for child in verb.children)


def _denied(noun: Token) -> bool:
    return any(child.dep_ in {"det", "neg"} and child.lower_ in {"no", "not"} for child in noun.children)


def _with_row(noun: Token) -> Iterator[Token]:
    """Yield a noun and those joined to it: "a bully and a liar"."""
    yield noun
    for child in noun.children:
        if child.dep_ == "conj" and child.pos_ == "NOUN":
            yield from _with_row(child)


def _trim(noun: Token) -> Span | None:
    """Return the phrase around ``noun`` without article, pronoun, clauses and what only says when."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.lemma_.lower() in word_set(WORDS, "empty_nouns"):
        return None
    start = noun.i
    for child in reversed(list(noun.lefts)):
        if child.dep_ in _BEFORE_NOUN and not _is_determiner(child) and child.right_edge.i == start - 1:
            start = child.left_edge.i
    end = noun.i + 1
    for child in noun.rights:
        if child.dep_ != "prep" or child.i != end or child.lower_ in word_set(WORDS, "other_prepositions"):
            break
        end = _end_of(child)
    while start < noun.i and (not noun.doc[start].is_alpha or noun.doc[start].lower_ in ARTICLES):
        start += 1
    return noun.doc[start:end]


def _is_determiner(token: Token) -> bool:
    return token.tag_ == "PRP$" or token.lower_ in {"own", "such"}


def _end_of(preposition: Token) -> int:
    """Return where a prepositional phrase ends, before any clause or row in it."""
    end = preposition.i + 1
    for token in preposition.subtree:
        if (
            token.tag_ in {"WP", "WDT"}
            or token.dep_ in {"relcl", "acl", "cc", "appos"}
            or (token.is_punct and token.text not in {"-", "’", "'"})
        ):
            break
        end = token.i + 1
    while preposition.doc[end - 1].pos_ in {"ADP", "DET", "PART"}:
        end -= 1
    return end
