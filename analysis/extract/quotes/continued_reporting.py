"""Speech that goes on behind other speech: "said the talks failed, adding that nobody was to blame".

The parser hangs the second verb of speech on the clause that is reported. It is the newsroom's word all the same, and
what follows it is told by the same speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.marked_text import MarkedText
from analysis.extract.quotes.subjects import can_speak
from analysis.text.nlp import Token

_REACH = 8
"""Tokens between a verb of speech and its "that" ("claimed, without evidence, that …")."""

_NEAR = 5
"""Tokens between a verb of speech and the quotation it introduces ("telling the court: “…”")."""
_ADDRESSED = frozenset({"PUNCT", "NOUN", "PROPN", "PRON", "DET", "ADJ", "ADV"})

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_JOINERS = frozenset({"and", "but"})
_MARKS = frozenset("“”\"‘’'")


def find_sequels(reading: MarkedText, low: int, high: int) -> Iterator[tuple[int, Token, int]]:
    """Find the verbs that go on reporting inside the clause ``[low, high)``.

    Yields:
        The token where the words before the verb end, the verb, and the token where its own clause begins (``high``
        or the verb's end where it has none).
    """
    doc = reading.doc
    for index in range(low, high):
        token = doc[index]
        if token.pos_ != "VERB" or not reading.own(token) or token.lemma_.lower() not in load_cues().speech:
            continue
        joint = _joint(reading, low, index)
        if joint < 0 or any(child.dep_ in _SUBJECTS for child in token.children):
            continue
        start = _content(reading, token, high)
        if start >= 0 and (token.tag_ == "VBG" or _cannot_speak(list(doc[low:joint]))):
            yield joint, token, start


def _joint(reading: MarkedText, low: int, index: int) -> int:
    """Return where the words before a verb end that is set off by a comma or joined by "and", else -1."""
    doc, token = reading.doc, reading.doc[index]
    before = index - 1
    while before >= low and doc[before].text in _MARKS:
        before -= 1
    if before < low:
        return low if index == low and token.tag_ == "VBG" and low > 0 and doc[low - 1].text == "," else -1
    joined = doc[before].lower_ in _JOINERS
    if token.tag_ == "VBG":
        return before + (doc[before].text == ",") if joined or doc[before].text == "," else -1
    return before if joined and token.tag_ in {"VBD", "VBZ"} and token.dep_ == "conj" else -1


def _content(reading: MarkedText, verb: Token, high: int) -> int:
    """Return where what the verb introduces begins: behind "that", at its own clause or at a quotation, else -1."""
    doc = reading.doc
    for index in range(verb.i + 1, min(high, verb.i + 1 + _REACH)):
        token = doc[index]
        if token.lower_ == "that" and token.dep_ != "det":
            return index + 1
        if token.pos_ in {"VERB", "AUX"}:
            break
    following = doc[verb.i + 1 : verb.i + 1 + _NEAR]
    quoted = next((token.i for token in following if not reading.own(token)), -1)
    if quoted >= 0 and all(token.pos_ in _ADDRESSED for token in doc[verb.i + 1 : quoted]):
        return high
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    return clause.left_edge.i if clause is not None and clause.left_edge.i > verb.i else -1


def _cannot_speak(told: Sequence[Token]) -> bool:
    """Tell whether the subject of what was told so far can't be the one who goes on to speak."""
    subject = next((token for token in told if token.dep_ in _SUBJECTS), None)
    return subject is not None and (subject.lower_ in {"it", "there", "this", "that"} or not can_speak(subject))
