"""From the words that name a speaker to the speaker: a name, a description, or somebody the text keeps anonymous."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.nlp import Token
from analysis.voices.cues import load_cues
from analysis.voices.names import Names, fullest, gender_of, mention_at, name_at
from analysis.voices.reading import Reading

_SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_SPLITS_OFF = frozenset({"relcl", "appos", "punct", "advcl", "cc", "conj", "acl", "parataxis"})
_DEFINITE = frozenset({"the", "this", "that"})
_LONGEST_DESCRIPTION = 25
_MAX_BACK = 4
"""Paragraphs a pronoun may reach back."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks.

    Attributes:
        name: Canonical actor or fullest name; empty if the text gives none.
        description: What the text says the speaker is.
        anonymous: Whether the text hides the name.
    """

    name: str = ""
    description: str = ""
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody who has spoken or acted before, for pronouns and "the minister"."""

    offset: int
    speaker: Speaker
    spoke: bool = False


NOBODY = Speaker()


def resolve(reading: Reading, names: Names, source: Token, heard: Sequence[Heard]) -> Speaker:
    """Resolve the head word of a speaker's phrase.

    Args:
        reading: The article.
        names: Its names and mentions.
        source: Head of the phrase ("Peskov" in "Kremlin spokesman Dmitry Peskov").
        heard: Who was heard before, in order.
    """
    if source.lower_ in _RELATIVE and source.head.dep_ == "relcl":
        source = source.head.head
    mention = mention_at(names, source)
    if mention is not None and not (mention.kind in {"name", "metonym", "alias"} and _heads_a_body(source)):
        return Speaker(mention.target, describe(reading, source) if mention.kind != "pronoun" else "")
    if source.pos_ == "PRON":
        return _pronoun(reading, names, source, heard)
    name = name_at(reading, source)
    if name and source.pos_ in {"PROPN", "NOUN", "ADJ", "X"}:
        return Speaker(fullest(names, name, source.idx), describe(reading, source))
    return _noun(reading, names, source, heard)


def _heads_a_body(source: Token) -> bool:
    """Tell whether a name only modifies the head ("the Kremlin's spokesman")."""
    return source.pos_ == "NOUN" and source.lemma_.lower() in load_cues().people


def _noun(reading: Reading, names: Names, source: Token, heard: Sequence[Heard]) -> Speaker:
    """Resolve a phrase whose head is a common noun."""
    named = _name_beside(reading, names, source)
    if named is not None:
        return named
    cues = load_cues()
    lemma = source.lemma_.lower()
    description = phrase(reading, source)
    person = lemma in cues.people or lemma.endswith(("man", "woman", "person"))
    if not person and lemma in cues.bodies:
        proper = [token.text for token in reading.doc[source.left_edge.i : source.i + 1]]
        has_name = any(token.pos_ == "PROPN" for token in reading.doc[source.left_edge.i : source.i])
        return Speaker(" ".join(_without_article(proper)) if has_name else "", description)
    singular = source.tag_ in {"NN", "NNP"}
    if singular and any(child.lower_ in _DEFINITE for child in source.children):
        known = _described_as(heard, lemma)
        if known is not None:
            return known
    return Speaker("", description, anonymous=person)


def _name_beside(reading: Reading, names: Names, source: Token) -> Speaker | None:
    """Find the name in apposition to a noun: "a spokesman, Brian Hall," or "spokesman Brian Hall" misparsed."""
    for child in source.children:
        if child.dep_ in {"appos", "compound", "nmod", "flat"} and child.i > source.i and child.pos_ == "PROPN":
            mention = mention_at(names, child)
            name = mention.target if mention else fullest(names, name_at(reading, child), child.idx)
            return Speaker(name, phrase(reading, source))
    if source.i + 1 < len(reading.doc):
        following = source.nbor()
        if following.pos_ == "PROPN" and (following.ent_type_ == "PERSON" or mention_at(names, following)):
            mention = mention_at(names, following)
            name = mention.target if mention else fullest(names, name_at(reading, following), following.idx)
            return Speaker(name, phrase(reading, source))
    return None


def _described_as(heard: Sequence[Heard], noun: str) -> Speaker | None:
    """Find the last named speaker whom the text called by this noun."""
    for entry in reversed(heard):
        if entry.speaker.name and noun in entry.speaker.description.lower().split():
            return entry.speaker
    return None


def _pronoun(reading: Reading, names: Names, source: Token, heard: Sequence[Heard]) -> Speaker:
    """Resolve a pronoun that no mention covers: the last person heard whose gender doesn't speak against it."""
    word = source.lower_
    if word not in _SINGULAR and word not in _PLURAL | _NEUTER:
        return NOBODY
    floor = reading.paragraph(source.idx) - _MAX_BACK
    for entry in reversed(heard):
        if reading.paragraph(entry.offset) < floor:
            break
        if entry.offset < source.idx and _agrees(names, entry.speaker, word):
            return replace(entry.speaker, anonymous=entry.speaker.anonymous)
    return NOBODY


def _agrees(names: Names, speaker: Speaker, pronoun: str) -> bool:
    gender = gender_of(names, speaker.name)
    actor = names.actors.get(speaker.name)
    if pronoun in _SINGULAR:
        if actor is not None and actor.kind != "person":
            return False
        words = set(speaker.description.lower().split())
        if not gender and words & {"spokeswoman", "congresswoman", "chairwoman", "mother", "woman"}:
            gender = "f"
        return gender in {"", _SINGULAR[pronoun]} and not (speaker.anonymous and _plural(speaker))
    if pronoun in _NEUTER:
        return actor is not None and actor.kind in {"organisation", "state"}
    return speaker.anonymous and _plural(speaker) or (actor is not None and actor.kind != "person")


def _plural(speaker: Speaker) -> bool:
    return speaker.description.split(" of ")[0].endswith("s")


def describe(reading: Reading, source: Token) -> str:
    """Return what the text says the named person is: the apposition after the name, else the words before it."""
    for child in source.children:
        if child.dep_ == "appos" and child.i > source.i and child.pos_ in {"NOUN", "PROPN"}:
            return phrase(reading, child)
    name = name_at(reading, source)
    if not name:
        return phrase(reading, source) if source.pos_ == "NOUN" else ""
    words = []
    for token in reading.doc[source.left_edge.i : source.i]:
        if token.dep_ in _SPLITS_OFF or token.head.i > source.i:
            return ""
        words.append(token.text)
    words = words[: len(words) - (len(name.split()) - 1)] if len(name.split()) > 1 else words
    return " ".join(_without_article(words)) if words and words[-1].rstrip(".") not in {"Mr", "Mrs", "Ms"} else ""


def _without_article(words: Sequence[str]) -> list[str]:
    return list(words[1:]) if words and words[0].lower() in {"the", "a", "an"} else list(words)


def phrase(reading: Reading, head: Token) -> str:
    """Return the noun phrase around a head, without what only comments on it (relative clauses, appositions)."""
    end = head.i + 1
    for child in head.rights:
        if child.dep_ in _SPLITS_OFF:
            break
        end = child.right_edge.i + 1
    start = head.left_edge.i
    end = min(end, start + _LONGEST_DESCRIPTION)
    last = reading.doc[end - 1]
    return " ".join(reading.text[reading.doc[start].idx : last.idx + len(last.text)].split()).strip(" ,;:—–-")
