"""Calls for and against an issue: "they ought to reject it", "it would be wise to drop the plan".

A verb that would bring the issue about or do away with it counts where it is called for (should, must, ought to, it is
wise to) and acts on the issue: by its name, by a pronoun, or by a description ("the plan").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from analysis.framing.voicing import VoiceAt, VoiceSpan
from analysis.nlp import ParsedArticle, Token
from analysis.stance.phrases import Phrase
from analysis.stance.words import PhraseKind, call_words, description_heads

_PRONOUNS = frozenset({"it", "this", "that", "them", "these", "those"})
_PRONOUN_TAGS = frozenset({"PRP", "DT"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "oprd"})
_INFINITIVES = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj"})
_NOBODY = frozenset({"nobody", "none"})

Places = Sequence[tuple[int, int]]
"""Stretches ``[start, end)`` of the text that mean the issue."""


def find_calls(parsed: ParsedArticle, places: Places, voices: Sequence[VoiceSpan]) -> tuple[Phrase, ...]:
    """Find what an article's body calls for, at most one call a sentence, in order.

    Args:
        parsed: The article.
        places: Where the text means the issue.
        voices: Whose words each stretch of the text is.
    """
    voice_at = VoiceAt(voices)
    found: dict[int, Phrase] = {}
    for token in parsed.doc:
        side = _side(token)
        if side and _acts_on(token, places) and (called := _called(token)):
            sentence = parsed.sentence_at(token.idx)
            if not sentence.heading:
                kind: PhraseKind = "endorsement" if side * called > 0 else "opposition"
                phrase = Phrase(kind, sentence.sentence_id, token.idx, token.idx + len(token), voice_at(token.idx))
                found.setdefault(sentence.sentence_id, phrase)
    return tuple(found.values())


def _side(verb: Token) -> int:
    """Return 1 for a verb that brings its object about or keeps it, -1 for one that does away with it, else 0."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return 0
    lemma = verb.lemma_.lower()
    if lemma in call_words("against"):
        return -1
    if lemma in call_words("for"):
        return 1
    pairs = {f"{lemma} {child.lower_}" for child in verb.children}
    if pairs & call_words("against_pairs"):
        return -1
    return int(bool(pairs & call_words("for_pairs")))


def _called(verb: Token) -> int:
    """Return 1 where the verb's act is called for, -1 where it is called wrong, 0 where it is only told."""
    stance = 0
    negated = _is_negated(verb)
    if any(child.dep_ == "aux" and child.lemma_.lower() in call_words("modals") for child in verb.children):
        stance = 1
    elif verb.dep_ in _INFINITIVES and any(child.lower_ == "to" for child in verb.children):
        head = verb.head
        words = {head.lower_, *(child.lower_ for child in head.children if child.dep_ in {"acomp", "attr"})}
        stance = int(bool(words & call_words("right"))) or -int(bool(words & call_words("wrong")))
        negated = negated != _is_negated(head)
    if any(child.dep_ in _SUBJECTS and child.lower_ in _NOBODY for child in verb.children):
        negated = not negated
    return -stance if negated else stance


def _is_negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)


def _acts_on(verb: Token, places: Places) -> bool:
    """Tell whether a verb acts on the issue; "vote yes" and the like need no object, and "it should go" has none."""
    objects = list(_objects(verb))
    if any(_means(token, places) for token in objects) or verb.lemma_.lower() in call_words("free"):
        return True
    return not objects and any(_means(token, places) for token in _subjects(verb))


def _objects(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in _OBJECTS:
            yield child
        elif child.dep_ == "prep":
            yield from (below for below in child.children if below.dep_ == "pobj")


def _subjects(verb: Token) -> Iterable[Token]:
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    return own or [child for child in verb.head.children if child.dep_ in _SUBJECTS]


def _means(token: Token, places: Places) -> bool:
    if token.lower_ in _PRONOUNS and token.tag_ in _PRONOUN_TAGS:
        return True
    if any(start <= token.idx < end for start, end in places):
        return True
    described = token.lemma_.lower() in description_heads("issue")
    return described and any(child.lower_ in _DEFINITE for child in token.children)
