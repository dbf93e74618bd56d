"""Nouns of action: who does what in "Keller's criticism of Brandt" and "the arrest of Brandt"."""

from __future__ import annotations

from typing import NamedTuple

from analysis.measures.verbs.verb_forms import WORDS
from analysis.text.lexicons import read_lexicon
from analysis.text.nlp import Token


class ActionRole(NamedTuple):
    """A part in a noun of action: the verb it stands for, whether as its agent, and whether the agent is named."""

    verb: str
    agent: bool
    agent_expressed: bool = True


def role_after(noun: Token, preposition: str) -> ActionRole | None:
    """Return the part of a preposition's object: patient in "criticism of Brandt", agent in "an attack by Keller"."""
    lemma = noun.lemma_.lower()
    if lemma in _agent_nouns():
        verb, *links = _agent_nouns()[lemma]
        if preposition == "by" or (preposition == "from" and "from" not in links):
            return ActionRole(verb, agent=True)
        if preposition == "of" and links == ["own"]:
            return ActionRole(verb, agent=True)
        if preposition in links:
            return ActionRole(verb, agent=False, agent_expressed=_names_agent(noun, possessor=True))
    elif lemma in _patient_nouns() and preposition == "by":
        return ActionRole(_patient_nouns()[lemma], agent=True)
    elif lemma in _patient_nouns() and preposition == "of":
        expressed = _names_agent(noun, possessor=True)
        return ActionRole(_patient_nouns()[lemma], agent=False, agent_expressed=expressed)
    return None


def role_of_possessor(noun: Token) -> ActionRole | None:
    """Return the possessor's part: agent in "Keller's criticism", patient in "Brandt's arrest"."""
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN":
        return None
    if lemma in _agent_nouns():
        return ActionRole(_agent_nouns()[lemma][0], agent=True)
    if lemma not in _patient_nouns():
        return None
    if any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.children):
        return ActionRole(_patient_nouns()[lemma], agent=True)
    return ActionRole(_patient_nouns()[lemma], agent=False, agent_expressed=_names_agent(noun, possessor=False))


def _agent_nouns() -> dict[str, list[str]]:
    """Return, by noun, its verb and the prepositions that lead to the patient ("own": it has none)."""
    nouns: dict[str, list[str]] = read_lexicon(WORDS)["agent_nouns"]
    return nouns


def _patient_nouns() -> dict[str, str]:
    nouns: dict[str, str] = read_lexicon(WORDS)["patient_nouns"]
    return nouns


def _names_agent(noun: Token, *, possessor: bool) -> bool:
    """Tell whether a noun of action names its agent; its possessor may be the patient instead."""
    return any(
        (possessor and child.dep_ == "poss") or (child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from"})
        for child in noun.children
    )
