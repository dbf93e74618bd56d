"""How far indirect speech reaches: it cuts through no quotation, and what the newsroom remarks on it stays outside.

A clause hangs in the parse on the clause before it, whoever speaks it. Two things tell a remark of the newsroom: a
dash with a noun of speech, a participle or a contrast behind it ("– a claim that Kyiv disputes"), and a present tense
after "though" where what is reported stands in the past (sequence of tenses, Quirk et al. 1985, 14.31).
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.marked_text import MarkedText
from analysis.extract.quotes.subjects import CONTRASTING
from analysis.text.nlp import Token
from analysis.text.quote_pairs import Pair

_TRIM = " \t\xa0,;:.!?—–-…\n"
DASHES = frozenset({"–", "—", "--"})
_CONTRASTS = frozenset({"though", "although", "despite", "contrary", "even"})
_CONCESSIONS = frozenset({"though", "although"})
_REMARKS = frozenset({"reference", "move", "nod", "allusion", "swipe", "lie", "falsehood", "stance", "position"})
_PAST_TAGS = frozenset({"VBD"})
_PAST_MODALS = frozenset({"would", "could", "might"})
_PRESENT_TAGS = frozenset({"VBZ", "VBP"})
_MIN_WORDS = 2
_LONG = 4
_REMARK_REACH = 6
"""Tokens after a dash among which the noun of a remark stands."""


def without_remark(reading: MarkedText, low: int, high: int) -> int:
    """Return the token where a closing remark of the newsroom begins inside ``[low, high)``, else ``high``."""
    doc = reading.doc
    dashes = [index for index in range(low, high) if doc[index].text in DASHES and reading.own(doc[index])]
    if len(dashes) == 1 and low < dashes[0] < high - 1 and _is_remark(list(doc[dashes[0] + 1 : high])):
        high = dashes[0]
    for index in range(low + 1, high):
        token = doc[index]
        if token.lower_ in CONTRASTING and any(child.dep_ == "nsubj" for child in token.children):
            return index  # the parser lost the clause behind it: somebody else's
        if token.lower_ in _CONCESSIONS and token.dep_ == "mark" and reading.own(token):
            comma = index - 2 if doc[index - 1].lower_ == "even" else index - 1
            if comma > low and doc[comma].text == "," and _leaves_the_past(list(doc[low:comma]), token.head):
                return comma
    return high


def _is_remark(tokens: Sequence[Token]) -> bool:
    first = tokens[0]
    if first.tag_ == "VBG" or first.lower_ in _CONTRASTS:
        return True
    noun = next((token for token in tokens[:_REMARK_REACH] if token.pos_ in {"NOUN", "VERB", "AUX"}), None)
    cues = load_cues()
    said = noun is not None and noun.pos_ == "NOUN" and noun.lemma_.lower() in cues.nouns.keys() | cues.word_nouns
    return said or (noun is not None and noun.lemma_.lower() in _REMARKS)


def _leaves_the_past(told: Sequence[Token], verb: Token) -> bool:
    """Tell whether ``verb`` stands in the present after words in the past."""
    past = next((token for token in told if token.tag_ in _PAST_TAGS | _PRESENT_TAGS | {"MD"}), None)
    if past is None or (past.tag_ not in _PAST_TAGS and past.lower_ not in _PAST_MODALS):
        return False
    finite = [verb, *(child for child in verb.children if child.dep_ in {"aux", "auxpass"})]
    return any(token.tag_ in _PRESENT_TAGS for token in finite)


def with_compound(reading: MarkedText, high: int, limit: int) -> int:
    """Move a token end that cuts a word with a hyphen ("re-engage", which the parser reads as several) to ``limit``."""
    doc = reading.doc
    if 0 < high < len(doc) and high < limit and (doc[high].text == "-" or doc[high - 1].text == "-"):
        glued = not doc[high - 1].whitespace_ and doc[high].is_ascii
        return limit if glued else high
    return high


def fit(reading: MarkedText, low: int, high: int) -> tuple[int, int] | None:
    """Trim tokens to a stretch of text that cuts through no quotation and holds words of its own."""
    doc = reading.doc
    start, end = doc[low].idx, doc[high - 1].idx + len(doc[high - 1].text)
    if reading.holder[low] >= 0 and reading.pairs[reading.holder[low]].outer_start < start:
        around = reading.pairs[reading.holder[low]]
        start = around.outer_start if around.start == start and around.outer_end <= end else around.outer_end
    text = reading.text
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM and reading.holder[reading.token_from(end) - 1] < 0:
        end -= 1
    end = _with_quotations(reading, start, end)
    return (start, end) if start < end and _own_words(reading, start, end) else None


def _with_quotations(reading: MarkedText, start: int, end: int) -> int:
    """Move the end over the quotation it cuts or touches; a sentence of its own in marks stays outside."""
    for pair in reading.between(start, end + 2):
        if not (start <= pair.outer_start and pair.outer_end > end):
            continue
        if pair.outer_start >= end and reading.text[end : pair.outer_start].strip():
            continue
        whole = reading.text[pair.start].isupper() and reading.text[pair.end - 1] in ".!?,"
        if whole and len(pair_words(reading, pair)) > _LONG:
            return reading.trimmed_end(start, pair.outer_start, _TRIM) if pair.outer_start < end else end
        end = pair.outer_end
    return end


def pair_words(reading: MarkedText, pair: Pair) -> list[str]:
    """Return the words inside a pair of marks."""
    return reading.text[pair.start : pair.end].split()


def _own_words(reading: MarkedText, start: int, end: int) -> bool:
    own = sum(reading.own(token) and token.is_alpha for token in reading.tokens(start, end))
    quoted = any(start <= pair.outer_start and pair.outer_end <= end for pair in reading.between(start, end))
    return own >= _MIN_WORDS - quoted  # a subject before words in marks is enough: there “will be more”
