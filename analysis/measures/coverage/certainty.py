"""How surely a sentence tells its fact: flatly, on somebody's word, as expected, as possible, or denied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.measures.coverage.lexicon import Certainty, certainty_words
from analysis.text.nlp import Doc, Token

LADDER: tuple[Certainty, ...] = ("stated", "attributed", "expected", "possible", "denied")
"""From the surest to the least sure."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Why a sentence is less than flat: the rung, and the words that tell, as offsets into the article's text.

    ``about`` is what they make less than flat: the lemma of the verb that a modal or an adverb goes with, or of the
    verb that "plans" or "expected" governs; empty where there is none.
    """

    certainty: Certainty
    start: int
    end: int
    about: str = ""


def find_certainty(doc: Doc, start: int, end: int, *, attributed: bool) -> tuple[Certainty, tuple[Cue, ...]]:
    """Return how surely the tokens in ``[start, end)`` tell what they tell, and the cue words.

    Args:
        doc: The article's parse.
        start: First token.
        end: After the last token.
        attributed: Whether the main part of the sentence is somebody's words.
    """
    cues = [cue for token in doc[start:end] if (cue := _cue(token)) is not None]
    main = [cue.certainty for cue in cues]
    rungs: Sequence[Certainty] = main or (["attributed"] if attributed else ["stated"])
    return max(rungs, key=LADDER.index), tuple(cues)


def _cue(token: Token) -> Cue | None:
    """Read a cue off a word that bears on the sentence's main statement, not on a clause deep inside it."""
    certainty = _certainty(token)
    if certainty is None or _depth(token) > 1:
        return None
    return Cue(certainty, token.idx, token.idx + len(token), _about(token))


def _about(token: Token) -> str:
    """Return the lemma of the verb that a cue bears on.

    None where it makes nothing less than sure: "may have won, but …" grants that it is so, and "would" may be no more
    than the "will" of what somebody said.
    """
    if token.tag_ == "MD" and (token.lemma_.lower() == "would" or any(c.lower_ == "but" for c in token.head.children)):
        return ""
    if token.tag_ == "MD" or token.pos_ == "ADV":
        return str(token.head.lemma_).lower() if token.head.pos_ in ("VERB", "AUX") else ""
    governed = [child for child in token.children if child.dep_ in ("xcomp", "ccomp") and child.pos_ == "VERB"]
    return str(governed[0].lemma_).lower() if governed else ""


def _certainty(token: Token) -> Certainty | None:
    lemma = token.lemma_.lower()
    for certainty, words in certainty_words().items():
        if (token.lower_ if token.tag_ == "MD" else lemma) in words["modals" if token.tag_ == "MD" else "words"]:
            return certainty
    return None


_EMBEDDED = frozenset({"relcl", "acl", "advcl", "pcomp", "csubj"})


def _depth(token: Token) -> int:
    """Return how many side clauses lie between a word and the top of its sentence."""
    depth, node = 0, token
    for _ in range(40):
        depth += node.dep_ in _EMBEDDED
        if node.head.i == node.i:
            break
        node = node.head
    return depth
