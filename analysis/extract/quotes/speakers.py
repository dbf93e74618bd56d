"""From the words that name a speaker to the speaker: a name, a description, or somebody the text keeps anonymous."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.extract.actors.gazetteer import load_gazetteer
from analysis.extract.actors.lexicon import load_lexicon
from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.descriptions import describe, phrase, without_article
from analysis.extract.quotes.marked_text import MarkedText
from analysis.extract.quotes.names import Names, fullest, gender_of, is_person, mention_at, name_at, surname
from analysis.extract.quotes.subjects import name_behind_title, name_set_off, owner_of, subject_of
from analysis.text.nlp import Token

_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_DEFINITE = frozenset({"the", "this", "that"})
_PERSONAL = ("man", "woman", "person")
_MAX_BACK = 4
"""Paragraphs a pronoun may reach back."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks.

    Attributes:
        name: Canonical actor or fullest name; empty if the text gives none.
        description: What the text says the speaker is.
        anonymous: Whether the text hides the name.
        institution: The seat of power that the text names instead of the actor it stands for.
    """

    name: str = ""
    description: str = ""
    anonymous: bool = False
    institution: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody who has spoken or acted before, for pronouns and "the minister".

    Attributes:
        offset: Where.
        speaker: Who.
        spoke: Whether words were attributed; otherwise the person only acted.
    """

    offset: int
    speaker: Speaker
    spoke: bool = False


NOBODY = Speaker()


def resolve(reading: MarkedText, names: Names, source: Token, heard: Sequence[Heard]) -> Speaker:
    """Resolve the head word of a speaker's phrase.

    Args:
        reading: The article.
        names: Its names and mentions.
        source: Head of the phrase ("Peskov" in "Kremlin spokesman Dmitry Peskov").
        heard: Who was heard before, in order.
    """
    if source.lower_ in _RELATIVE and source.head.dep_ == "relcl":
        source = source.head.head
    source = name_behind_title(source) or source
    mention = mention_at(names, source)
    if mention is not None and not (mention.kind != "title" and _is_role(source)):
        description = describe(reading, names, source) if mention.kind == "name" else ""
        seat = mention.surface if mention.kind == "metonym" and mention.surface in load_gazetteer().seats else ""
        return Speaker(mention.target, description, institution=seat)
    if source.pos_ == "PRON" and source.lower_ not in load_cues().some:
        return _pronoun(reading, names, source, heard)
    name = name_at(reading, names, source)
    if name and source.pos_ in {"PROPN", "NOUN", "ADJ", "X"} and not _is_role(source):
        return Speaker(fullest(names, name, source.idx), describe(reading, names, source))
    return _name_beside(reading, names, source) or _noun(reading, names, source, heard)


def _is_role(source: Token) -> bool:
    """Tell whether a word is a role a name modifies ("the Kremlin's spokesman"), not a name."""
    return source.pos_ == "NOUN" and source.lemma_.lower() in load_cues().people


def _noun(reading: MarkedText, names: Names, source: Token, heard: Sequence[Heard]) -> Speaker:
    """Resolve a phrase whose head is a common noun."""
    cues = load_cues()
    lemma = source.lemma_.lower()
    if lemma in cues.some or source.lower_ in cues.some:
        return Speaker("", phrase(reading, source), anonymous=True)
    if lemma in cues.documents or lemma in cues.nouns:
        return _document(reading, names, source, heard)
    if lemma in cues.bodies and lemma not in cues.people:
        return _body(reading, source)
    role = names.roles.get(lemma, "")
    if role and source.tag_ == "NN" and any(child.lower_ in _DEFINITE for child in source.children):
        return Speaker(role, phrase(reading, source))
    person = lemma in cues.people or lemma.endswith(_PERSONAL)
    if person and source.tag_ == "NN" and any(child.lower_ in _DEFINITE for child in source.children):
        known = _called(names, heard, lemma)
        if known is not None:
            return known
    return Speaker("", phrase(reading, source), anonymous=person)


def _body(reading: MarkedText, source: Token) -> Speaker:
    """Name a body by its phrase where that holds a name or an adjective of one ("the Trump campaign")."""
    before = reading.doc[source.left_edge.i : source.i + 1]
    named = any(token.text[0].isupper() and token.pos_ in {"PROPN", "ADJ"} for token in before[:-1])
    words = without_article([token.text_with_ws for token in before])
    return Speaker("".join(words).strip() if named else "", phrase(reading, source))


def _document(reading: MarkedText, names: Names, source: Token, heard: Sequence[Heard]) -> Speaker:
    """Find who speaks in a statement or a letter: its owner, who released it, or who just spoke."""
    owner = owner_of(source)
    above = source.head.head if source.dep_ == "pobj" and source.head.pos_ == "ADP" else source.head
    reported = above.lower_ == "according"
    if owner is None and source.dep_ in {"dobj", "pobj"} and above.pos_ == "VERB" and not reported:
        owner = subject_of(above)
    if owner is not None and owner != source and not _is_document(owner):
        return resolve(reading, names, owner, heard)
    if source.tag_ == "NN" and not reported and any(child.lower_ in _DEFINITE for child in source.children):
        last = next((entry for entry in reversed(heard) if entry.spoke), None)
        if last is not None and reading.paragraph(source.idx) - reading.paragraph(last.offset) <= _MAX_BACK:
            return last.speaker
    return Speaker("", phrase(reading, source))


def _is_document(token: Token) -> bool:
    return token.lemma_.lower() in load_cues().documents


def _name_beside(reading: MarkedText, names: Names, source: Token) -> Speaker | None:
    """Find the name in apposition to a noun: "a spokesman, Brian Hall," or "spokesman Brian Hall" misparsed."""
    beside = [child for child in source.children if child.dep_ in {"appos", "compound", "nmod", "flat"}]
    for child in source.children:
        if child.lower_ == "of":
            beside += [token for below in child.children for token in below.children if token.dep_ == "appos"]
    set_off = name_set_off(source) if source.pos_ == "NOUN" else None
    beside += [set_off] if set_off is not None else []
    if source.i + 1 < len(reading.doc):
        following = source.nbor()
        beside += [following] if following.ent_type_ == "PERSON" or mention_at(names, following) else []
    for token in beside:
        if token.i > source.i and token.pos_ == "PROPN":
            mention = mention_at(names, token)
            name = mention.target if mention else fullest(names, name_at(reading, names, token), token.idx)
            return Speaker(name, phrase(reading, source))
    return None


def _called(names: Names, heard: Sequence[Heard], noun: str) -> Speaker | None:
    """Find the last named speaker whom the text called by this noun, or for an office whom it called nothing else."""
    named = [entry.speaker for entry in reversed(heard) if entry.speaker.name]
    for speaker in named:
        if noun in speaker.description.lower().split():
            return speaker
    lexicon = load_lexicon()
    if noun in lexicon.head_offices | lexicon.other_offices | lexicon.leaders:
        return next((known for known in named if not known.description and is_person(names, known.name)), None)
    if noun in load_cues().resumed and heard and heard[-1].speaker in named[:1]:
        return named[0]
    return None


def _pronoun(reading: MarkedText, names: Names, source: Token, heard: Sequence[Heard]) -> Speaker:
    """Resolve a pronoun that no mention covers: the last person heard whose gender doesn't speak against it."""
    word = source.lower_
    if word not in _GENDERS and word not in _PLURAL | _NEUTER:
        return NOBODY
    floor = reading.paragraph(source.idx) - _MAX_BACK
    for entry in reversed(heard):
        if reading.paragraph(entry.offset) < floor:
            break
        if entry.offset < source.idx and agrees(names, entry.speaker, word):
            if word in _GENDERS and entry.speaker.name:
                names.genders.setdefault(surname(entry.speaker.name.split()), _GENDERS[word])
            return entry.speaker
    return NOBODY


def agrees(names: Names, speaker: Speaker, pronoun: str) -> bool:
    """Tell whether nothing speaks against a pronoun meaning this speaker."""
    if pronoun in _PLURAL:
        return (speaker.anonymous and _plural(speaker)) or bool(speaker.name and not is_person(names, speaker.name))
    if pronoun in _NEUTER:
        return bool(speaker.name and not is_person(names, speaker.name))
    if speaker.name and not is_person(names, speaker.name):
        return False
    described = set(speaker.description.split())
    lexicon = load_lexicon()
    said = "f" if described & lexicon.female else "m" if described & lexicon.male else ""
    return (gender_of(names, speaker.name) or said) in {"", _GENDERS[pronoun]} and not _plural(speaker)


def _plural(speaker: Speaker) -> bool:
    return speaker.anonymous and speaker.description.split(" of ")[0].endswith("s")
