"""What others ask for and reject, as the article reports it: "the mayors called for a truce", "he ruled out a toll".

The encoder reads such sentences as news that take no side. Whom a newsroom lets ask, and whether anybody rejects it,
is what a reader goes by where it keeps its own view to itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.framing.voicing import VoiceAt, VoiceSpan
from analysis.nlp import ParsedArticle, Token
from analysis.stance.acts import SUBJECTS, Places, is_negated, means, objects_of, side_of
from analysis.stance.phrases import Phrase
from analysis.stance.words import PhraseKind, demand_words

_ACTED_ON = frozenset({"dobj", "nsubjpass"})
_PARTICLES = frozenset({"prep", "prt", "advmod"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "acl", "oprd"})
_ASKING = frozenset({"nsubj", "agent", "poss"})
_PARTICIPLES = frozenset({"VBN", "VBD"})
"""The parser often takes the one for the other."""
_KINDS: tuple[PhraseKind, PhraseKind] = ("endorsement", "opposition")


def find_demands(
    parsed: ParsedArticle, places: Places, voices: Sequence[VoiceSpan], *, parties: Places = ()
) -> tuple[Phrase, ...]:
    """Find who asks for an issue or rejects it in an article's body, at most once a sentence and side, in order.

    Args:
        parsed: The article.
        places: Where the text means the issue.
        voices: Whose words each stretch of the text is; the newsroom's own report what others want.
        parties: Where the text means an actor whose demands are the news itself; they are left out.
    """
    voice_at = VoiceAt(voices)
    found: dict[tuple[int, PhraseKind], Phrase] = {}
    for token in parsed.doc:
        if (side := _asked(token, places)) and not _is_party(token, parties):
            sentence = parsed.sentence_at(token.idx)
            if not sentence.heading:
                kind = _KINDS[side < 0]
                voice = voice_at(token.idx)
                spoken = "reported" if voice == "own" else voice
                phrase = Phrase(kind, sentence.sentence_id, token.idx, token.idx + len(token), spoken)
                found.setdefault((sentence.sentence_id, kind), phrase)
    return tuple(found.values())


def _is_party(token: Token, parties: Places) -> bool:
    """Tell whether it is one of the parties that asks: the subject of a verb, the owner of a noun."""
    head = token.head if token.dep_ in _COMPLEMENTS else token
    asking = [child for word in (token, head) for child in word.children if child.dep_ in _ASKING]
    asking += [below for child in asking if child.dep_ == "agent" for below in child.children]
    return any(start <= child.idx < end for child in asking for start, end in parties)


def _asked(token: Token, places: Places) -> int:
    """Return 1 for a word with which somebody asks for the issue, -1 for one that rejects it, else 0."""
    if token.pos_ == "NOUN":
        return _noun_side(token, places)
    if token.pos_ not in {"VERB", "AUX"}:
        return 0
    side = _pair_side(token, places) or _verb_side(token, places) or _wish_side(token, places)
    # "They did not reject it" is no demand.
    return (-1 if side > 0 else 0) if side and is_negated(token) else side


def _pair_side(verb: Token, places: Places) -> int:
    """Read "called for it", "spoke out against it", "turned it down"."""
    lemma = verb.lemma_.lower()
    for word, objects in _particles(verb):
        pair = f"{lemma} {word.lower_}"
        side = int(pair in demand_words("for_pairs")) - int(pair in demand_words("against_pairs"))
        meant = objects_of(verb) if word.dep_ == "prt" else objects
        if side and any(means(token, places) for token in meant):
            return side
    return 0


def _particles(verb: Token) -> Iterator[tuple[Token, list[Token]]]:
    """Yield a verb's prepositions and particles with what follows them, one level down too ("out against it")."""
    for child in verb.children:
        if child.dep_ in _PARTICLES:
            for word in (child, *(below for below in child.children if below.dep_ == "prep")):
                yield word, [below for below in word.children if below.dep_ == "pobj"]


def _verb_side(verb: Token, places: Places) -> int:
    lemma = verb.lemma_.lower()
    side = int(lemma in demand_words("for")) - int(lemma in demand_words("against"))
    acted_on = (child for child in verb.children if child.dep_ in _ACTED_ON)
    return side if side and any(means(token, places) for token in acted_on) else 0


def _wish_side(verb: Token, places: Places) -> int:
    """Read "urged them to drop it" and "wants it withdrawn"."""
    side, head = side_of(verb), verb.head
    if not side or verb.dep_ not in _COMPLEMENTS or head.lemma_.lower() not in demand_words("wishes"):
        return 0
    acted_on = [*objects_of(verb)]
    if verb.tag_ in _PARTICIPLES:
        acted_on += [*(child for child in verb.children if child.dep_ in SUBJECTS), *objects_of(head)]
    return side if any(means(token, places) for token in acted_on) else 0


def _noun_side(noun: Token, places: Places) -> int:
    """Read "calls for a truce", "opposition to the plan"."""
    lemma = noun.lemma_.lower()
    side = int(lemma in demand_words("for_nouns")) - int(lemma in demand_words("against_nouns"))
    joined = (child for child in noun.children if child.dep_ == "prep")
    return side if side and any(means(token, places) for child in joined for token in child.children) else 0
