"""Who does what a cue verb says: the head word of the phrase that names the speaker."""

from __future__ import annotations

from analysis.extract.actors.lexicon import load_lexicon
from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.marked_text import MarkedText
from analysis.text.nlp import Token
from analysis.text.tags import NOMINALS

RELATIVE = frozenset({"who", "which", "that", "whom"})
BORROWS = frozenset({"conj", "advcl", "xcomp", "pcomp", "dep", "acl", "prep", "ccomp", "parataxis"})
"""Relations in which a verb without a subject of its own has that of the verb it hangs on."""

_SKIPPED = frozenset({"ADV", "AUX", "PART", "ADJ", "DET", "NUM", "ADP"})
_EXPLETIVE = frozenset({"there", "it", "that", "this", "which", "what", "who", "whom"})
_MODALS = frozenset({"would", "could", "might", "may", "should", "can", "to"})
_PERSONAL = ("man", "woman", "person", "men", "women", "ist")
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
CONTRASTING = frozenset({"while", "whereas"})
_SETS_OFF = frozenset({",", "”", '"', "’"})
_ORPHAN_REACH = 12
"""Tokens between such a subject and its verb: an apposition or a participle between commas."""
_MAX_BORROWED = 5
_LONGEST_TITLE = 14
"""Tokens from a title to the end of the phrase in which its bearer's name stands."""


def subject_of(cue: Token) -> Token | None:
    """Return the head of the cue's logical subject, or None.

    A participle or a second verb borrows the subject of the verb it hangs on ("X said …, adding …"); a relative
    clause takes the word it describes; a passive takes its agent ("was described by X as").
    """
    verb = cue
    for _ in range(_MAX_BORROWED):
        if is_passive(verb) or is_bare_passive(verb):
            return agent_of(verb) if verb == cue else passive_subject(verb)
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        if subjects:
            nearest = min(subjects, key=lambda child: abs(child.i - verb.i))
            return verb.head if nearest.lower_ in RELATIVE and verb.dep_ == "relcl" else nearest
        if verb == cue and (orphan := _orphan_before(verb)) is not None:
            return orphan
        if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in NOMINALS and can_speak(verb.head):
            return verb.head
        if verb.dep_ not in BORROWS | {"relcl", "pobj", "dobj"} or verb.head == verb:
            return None
        verb = _verb_above(verb)
    return None


def _orphan_before(verb: Token) -> Token | None:
    """Return the subject that the parser hangs on "while" instead of the verb ("while Berg, in Oslo, said")."""
    if verb.tag_ not in _FINITE_TAGS:
        return None
    for index in range(verb.i - 1, max(0, verb.i - _ORPHAN_REACH), -1):
        token = verb.doc[index]
        if token.dep_ == "nsubj" and token.head.lower_ in CONTRASTING:
            return token
        if token.is_sent_start:
            break
    return None


def is_bare_passive(verb: Token) -> bool:
    """Tell whether a participle tells what was done to the subject it borrows ("Asked about it, he said …")."""
    if verb.dep_ != "advcl" or any(child.dep_ in {"aux", "nsubj"} for child in verb.children):
        return False
    return verb.tag_ == "VBN" or any(child.lower_ == "when" for child in verb.children)


def _verb_above(token: Token) -> Token:
    """Return the next verb up, past the noun a participle describes.

    A participle is joined to a participle: one that the parser joins to a finite verb goes with the next one above.
    """
    if token.tag_ == "VBG" and token.dep_ == "conj" and token.head.tag_ in _FINITE_TAGS:
        alike = next(
            (above for above in token.ancestors if above.tag_ == "VBG" and above.dep_ in {"advcl", "pcomp"}), None
        )
        if alike is not None:
            return alike
    if token.tag_ == "VBG" and token.i and token.doc[token.i - 1].text in _SETS_OFF:
        reporter = _reporter_above(token)
        if reporter is not None:
            return reporter
    above = token.head
    while above.pos_ not in {"VERB", "AUX"} and above.head != above:
        above = above.head
    return above


def _reporter_above(participle: Token) -> Token | None:
    """Return the verb of speech whose clause the parser hangs a participle on ("said it failed, adding …")."""
    below = participle
    for _ in range(_MAX_BORROWED):
        if below.dep_ == "ccomp" and below.head.lemma_.lower() in load_cues().speech and below.head.i < below.i:
            return below.head
        if below.dep_ not in {"advcl", "conj"}:
            return None
        below = below.head
    return None


def can_speak(token: Token) -> bool:
    """Tell whether a noun can be the source of words: a name, a person, a body, a document."""
    cues = load_cues()
    lemma = token.lemma_.lower()
    if token.pos_ in {"PROPN", "PRON", "NUM"} or (token.text[0].isupper() and not token.is_sent_start):
        return True
    if lemma in cues.people or lemma in cues.bodies or lemma in cues.documents or lemma in cues.nouns:
        return True
    if token.is_sent_start and token.tag_ == "NN" and _is_name_elsewhere(token):
        return True
    return token.pos_ in {"NOUN", "ADJ"} and lemma.endswith(_PERSONAL)


def _is_name_elsewhere(token: Token) -> bool:
    """Tell whether a capitalised word that the tagger takes for a noun is a name in another place of the article."""
    return token.text[0].isupper() and any(other.orth == token.orth and other.pos_ == "PROPN" for other in token.doc)


def is_unreal(verb: Token) -> bool:
    """Tell whether a verb tells speech that may not have happened: an infinitive or a modal."""
    return any(child.dep_ == "aux" and child.lower_ in _MODALS for child in verb.children)


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


def owner_of(noun: Token) -> Token | None:
    """Return whose words a noun of speech means: "Hall's claim", "a statement by Hall"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((below for below in child.children if below.dep_ == "pobj"), None)
    return _possessor_before(noun)


def _possessor_before(noun: Token) -> Token | None:
    """Return the possessor right before a noun that the parser hangs on another word ("the agencies’ claim")."""
    before = noun.i - 1
    while before > 0 and noun.doc[before].pos_ == "ADJ":
        before -= 1
    if before < 1 or noun.doc[before].tag_ != "POS":
        return None
    owner = noun.doc[before - 1]
    return owner if owner.pos_ in NOMINALS else None


def name_set_off(noun: Token) -> Token | None:
    """Return the last word of a name between commas after a noun ("the owner, Ada Frey,"), whatever the parse says."""
    doc = noun.doc
    index = noun.i + 1
    if index >= len(doc) or doc[index].text != ",":
        return None
    index += 1
    while index < len(doc) and doc[index].pos_ == "PROPN" and doc[index].ent_type_ in {"PERSON", ""}:
        index += 1
    named = index - noun.i - 2
    return doc[index - 1] if named > 1 and index < len(doc) and doc[index].text == "," else None


def name_behind_title(noun: Token) -> Token | None:
    """Return the last word of the name behind a long title ("president and chief executive Ann Lee").

    The parser takes the title for the head, and the name for part of what stands behind its preposition ("ambassador to
    the United Nations Ann Lee"). Words for persons right before the name make it the bearer of a title of its own, as
    in "a spokesman for President Lee".
    """
    if not _is_title(noun):
        return None
    doc, end = noun.doc, min(noun.right_edge.i + 1, noun.i + _LONGEST_TITLE)
    for index in range(noun.i + 1, end):
        token = doc[index]
        if token.text in {",", ";", "(", "-"} or token.pos_ in {"VERB", "AUX"} or token.lower_ in RELATIVE:
            return None
        if token.ent_type_ == "PERSON" and token.ent_iob_ == "B":
            last = index
            while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
                last += 1
            return doc[last] if last > index and _belongs(noun, doc[index - 1], doc[last]) else None
    return None


def _is_title(noun: Token) -> bool:
    lexicon = load_lexicon()
    word = noun.lower_
    return noun.pos_ in {"NOUN", "PROPN"} and word in lexicon.head_offices | lexicon.other_offices | load_cues().people


def _belongs(title: Token, before: Token, name: Token) -> bool:
    """Tell whether a name is the bearer of the title far before it, by the word right before the name."""
    if before == title or before.pos_ not in {"NOUN", "PROPN"}:
        return False
    if name.dep_ == "conj" and name.head == title:
        return True  # "president and chief executive Ann Lee"
    return not _is_title(before) and before.lemma_.lower() not in load_cues().bodies and before.dep_ == "compound"


def beside(reading: MarkedText, cue: Token, start: int, end: int) -> Token | None:
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
    return token.pos_ in NOMINALS and token.lower_ not in _EXPLETIVE
