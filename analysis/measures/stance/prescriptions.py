"""Calls for and against an issue: "they ought to reject it", "it would be wise to drop the plan".

A verb that would bring the issue about or do away with it counts where it is called for (should, must, ought to, it is
wise to) and acts on the issue: by its name, by a pronoun, or by a description ("the plan").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.extract.quotes.voice_spans import VoiceAt, VoiceSpan
from analysis.measures.stance.lexicon import PhraseKind, call_words
from analysis.measures.stance.phrases import Phrase
from analysis.measures.stance.prescribed_acts import SUBJECTS, Places, is_negated, means, objects_of, side_of
from analysis.text.nlp import ParsedArticle, Token

_INFINITIVES = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj"})


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
        side = side_of(token)
        if side and _acts_on(token, places) and (called := _called(token)):
            sentence = parsed.sentence_at(token.idx)
            if not sentence.heading:
                kind: PhraseKind = "endorsement" if side * called > 0 else "opposition"
                phrase = Phrase(kind, sentence.sentence_id, token.idx, token.idx + len(token), voice_at(token.idx))
                found.setdefault(sentence.sentence_id, phrase)
    return tuple(found.values())


def _called(verb: Token) -> int:
    """Return 1 where the verb's act is called for, -1 where it is called wrong, 0 where it is only told."""
    stance, negated = 0, is_negated(verb)
    auxiliaries = {child.lemma_.lower() for child in verb.children if child.dep_ == "aux"}
    if auxiliaries & call_words("modals"):
        # "They must have ended it" is a guess, and "why should they end it?" no call.
        stance = int("have" not in auxiliaries and not verb.sent.text.rstrip().endswith("?"))
    elif verb.dep_ in _INFINITIVES and any(child.lower_ == "to" for child in verb.children):
        head = verb.head
        words = {head.lower_, *(child.lower_ for child in head.children if child.dep_ in {"acomp", "attr"})}
        stance = int(bool(words & call_words("right"))) or -int(bool(words & call_words("wrong")))
        negated = negated != is_negated(head)
    return -stance if negated else stance


def _acts_on(verb: Token, places: Places) -> bool:
    """Tell whether a verb acts on the issue; "vote yes" and the like need no object, and "it should end" has none."""
    objects = list(objects_of(verb))
    if any(means(token, places) for token in objects) or verb.lemma_.lower() in call_words("free"):
        return True
    return not objects and any(means(token, places) for token in _subjects(verb))


def _subjects(verb: Token) -> Iterable[Token]:
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    return own or [child for child in verb.head.children if child.dep_ in SUBJECTS]
