"""Cue words in the parse: what introduces speech, with its tone and the word that names the speaker."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.subjects import is_bare_passive, is_passive
from analysis.records import CueTone
from analysis.text.nlp import Token


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words that attribute a quotation.

    Attributes:
        cue_start: First character of the cue, -1 without one.
        cue_end: Character after the cue, -1 without one.
        tone: The cue's tone.
        source: Head of the phrase that names the speaker; None where only the cue is there ("adding").
        governs: Whether the cue surely introduces the words; otherwise it only stands in their sentence.
        hidden: Whether a passive leaves out who speaks ("was asked whether …").
        lemma: The cue's dictionary form, with its particle ("point out"); empty without a cue.
        weak: Whether the cue may tell an act and no words ("agreed to"), so that indirect speech around goes first.
    """

    cue_start: int
    cue_end: int
    tone: CueTone
    source: Token | None
    governs: bool = True
    weak: bool = False
    hidden: bool = False
    lemma: str = ""


def cue_of(token: Token, source: Token | None, *, governs: bool = True) -> Attribution:
    """Make an attribution of a cue word, with the particle that belongs to it ("pointed out", "according to")."""
    end = token.idx + len(token.text)
    lemma = token.lemma_.lower()
    if token.i + 1 < len(token.doc):
        following = token.nbor()
        if following.dep_ == "prt" or token.lower_ == "according":
            end = following.idx + len(following.text)
            lemma = f"{lemma} {following.lower_}" if following.dep_ == "prt" else "according to"
    hidden = source is None and (is_passive(token) or is_bare_passive(token))
    tone = load_cues().tone(cue_lemma(token))
    return Attribution(token.idx, end, tone, source, governs, hidden=hidden, lemma=lemma)


def cue_lemma(token: Token) -> str:
    """Return the lemma under which the lexicon lists a cue."""
    return "according" if token.lower_ == "according" else token.lemma_.lower()


def is_speech(token: Token) -> bool:
    """Tell whether a token is a verb of speech; a participle before a noun ("much-touted") is none."""
    lemma = token.lemma_.lower()
    if lemma == "put" and not any(child.lower_ == "it" for child in token.children):
        return False
    return token.pos_ in {"VERB", "AUX"} and lemma in load_cues().speech and not describes_noun(token)


def describes_noun(token: Token) -> bool:
    """Tell whether a participle stands before a noun ("the much-touted plan")."""
    return token.dep_ in {"amod", "compound"}


def according_source(token: Token) -> Token | None:
    """Return the head of the phrase after "according to"; None for manners ("according to plan")."""
    for child in token.children:
        if child.dep_ == "pobj":
            return _source_or_none(child)
        if child.lower_ == "to":
            return next((_source_or_none(below) for below in child.children if below.dep_ == "pobj"), None)
    return None


def _source_or_none(token: Token) -> Token | None:
    return None if token.lemma_.lower() in load_cues().manner else token
