"""Forms of a verb: passive or active, with or without a subject, and the lemma that tables show."""

from __future__ import annotations

from analysis.text.lexicons import read_lexicon, word_set
from analysis.text.nlp import Token
from analysis.text.tags import ALL_SUBJECTS

WORDS = "verbs.toml"
_SUBJECTS = ALL_SUBJECTS | {"expl"}
_DEPTH = 6
"""How far up a subject is looked for; longer chains are parsing errors."""


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: by auxiliary, as a bare participle, or sharing another passive's auxiliary."""
    children = {child.dep_ for child in verb.children}
    if "auxpass" in children or "nsubjpass" in children:
        return True
    if verb.tag_ not in {"VBN", "VBD"} or "aux" in children:
        return False
    if verb.dep_ in {"acl", "advcl"} and "nsubj" not in children:
        return verb.tag_ == "VBN" and "dobj" not in children
    if verb.dep_ == "conj" and not children & _SUBJECTS and verb.tag_ == "VBN":
        return is_passive(verb.head)
    return (
        base_lemma(verb) in word_set(WORDS, "transitive") and not children & {"dobj", "ccomp", "dative"} and _bare(verb)
    )


def agent_of_passive(verb: Token) -> Token | None:
    """Return the head of the by-phrase, if there is one."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((noun for noun in child.children if noun.dep_ in {"pobj", "pcomp"}), None)
    return None


def verb_lemma(verb: Token) -> str:
    """Return a verb's lemma in American spelling, with its particle: ``rule out``."""
    particle = next((child for child in verb.children if child.dep_ == "prt"), None)
    return f"{base_lemma(verb)} {particle.lower_}" if particle is not None else base_lemma(verb)


def base_lemma(verb: Token) -> str:
    """Return a verb's lemma in American spelling, without its particle."""
    words = read_lexicon(WORDS)
    lemma: str = words["lemmas"].get(verb.lower_) or verb.lemma_.lower()
    american: str = words["spelling"].get(lemma, lemma)
    return american


def _bare(verb: Token) -> bool:
    """Tell whether the passive took the object away: it does not follow late ("dismissed as false a report")."""
    if any(child.dep_ == "conj" and child.pos_ == "VERB" for child in verb.children):
        return False
    following = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    return verb.tag_ == "VBN" or following.lower_ in {"of", "for", "in", "over", "to"}


def does_something(verb: Token) -> bool:
    """Tell verbs of doing from linking verbs and from "going to", "used to" before another verb."""
    lemma = verb.lemma_.lower()
    if lemma in word_set(WORDS, "linking") or _links_adjective(verb):
        return False
    has_infinitive = any(child.dep_ == "xcomp" for child in verb.children)
    return not (
        has_infinitive and ((lemma == "go" and verb.tag_ == "VBG") or (lemma == "use" and verb.lower_ == "used"))
    )


def _links_adjective(verb: Token) -> bool:
    """Tell whether a verb only joins subject and adjective: "stayed silent"."""
    children = {child.dep_ for child in verb.children}
    return "acomp" in children and not children & {"dobj", "auxpass"}


def has_subject(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own."""
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def agent_known(verb: Token) -> bool:
    """Tell whether the sentence says who does it: a subject of the verb's own, or one it takes from further up."""
    current = verb
    for _ in range(_DEPTH):
        if has_subject(current):
            return True
        if current.dep_ in {"relcl", "acl"}:
            return any(child.dep_ == "poss" for child in current.head.children)
        if current.dep_ in {"csubj", "csubjpass", "ROOT"} or current.head.i == current.i:
            return False
        current = current.head
    return False
