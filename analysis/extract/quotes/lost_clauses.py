"""Indirect speech where the parser shows no clause under the verb of speech, or one without its subject.

A small parser loses the complement of "say" in four ways, and each leaves a trace in the order of the words: "that"
stands behind the verb; the clause's subject was taken for the verb's object; "say", which takes no person or thing
for its object, has one; or nothing but the reporting words stands between two commas, or between a comma and the end.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extract.quotes.clauses import FINITE_TAGS, SUBJECT_LABELS, leaves_clause
from analysis.extract.quotes.cue_words import is_speech
from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.marked_text import MarkedText, sentence_end, sentence_start
from analysis.extract.quotes.reported_spans import DASHES, without_remark
from analysis.extract.quotes.subjects import RELATIVE, can_speak
from analysis.text.nlp import Token

_TOLD = frozenset({"tell", "remind", "inform", "assure", "warn"})
"""Verbs whose object is the one spoken to."""
_TAKES_NO_OBJECT = "say"
_NO_CONTENT = frozenset({"something", "anything", "nothing", "everything", "thing", "word", "so", "no", "yes", "what"})
_PLACES_AND_TIMES = frozenset({"npadvmod", "advmod", "prep"})
_CLOSES = frozenset({",", ".", "!", "?", ";", "\n"}) | DASHES
_FIRST = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"})
_LOOSE = frozenset({"VERB", "AUX", "SCONJ", "CCONJ", "PUNCT"})
_LEADS = frozenset({"advcl", "prep", "npadvmod", "advmod", "nsubj"})
_MAX_TO_THAT, _MAX_BARE, _MAX_TAIL = 16, 30, 12
"""Tokens from the verb to "that", to the verb of a bare clause, and of what follows the reporting words."""
_FEWEST = 3


def find_lost(reading: MarkedText, verb: Token, source: Token) -> Iterator[tuple[int, int]]:
    """Yield the tokens ``[low, high)`` of what ``source`` says, where no complement of ``verb`` is a whole clause."""
    yield from _without_subject(reading, verb)
    lemma, cues = verb.lemma_.lower(), load_cues()
    if lemma not in cues.speech or lemma in cues.weak or verb.tag_ not in FINITE_TAGS | {"VBN", "VBG", "VB"}:
        return
    found = _behind_that(reading, verb) or _bare(reading, verb)
    if found is not None:
        yield found
    elif verb.tag_ in FINITE_TAGS:
        yield from _around(reading, verb, source)


def _without_subject(reading: MarkedText, verb: Token) -> Iterator[tuple[int, int]]:
    """Read "signaled new sanctions would follow", where "sanctions" was taken for the object."""
    for child in verb.children:
        before = [item for item in verb.children if item.dep_ == "dobj" and item.right_edge.i == child.left_edge.i - 1]
        if child.dep_ == "ccomp" and before and _is_finite_alone(child) and verb.lemma_.lower() not in _TOLD:
            low, high = before[0].left_edge.i, child.right_edge.i + 1
            yield low, without_remark(reading, low, high)


def _is_finite_alone(clause: Token) -> bool:
    """Tell whether a clause is finite and lacks its subject."""
    if any(child.dep_ in SUBJECT_LABELS | {"expl", "csubj"} for child in clause.children):
        return False
    helpers = [child for child in clause.children if child.dep_ in {"aux", "auxpass"}]
    return clause.tag_ in FINITE_TAGS or any(helper.tag_ in FINITE_TAGS for helper in helpers)


def _behind_that(reading: MarkedText, verb: Token) -> tuple[int, int] | None:
    """Read "told the crowd at the port that he …", whatever "that" hangs on."""
    doc, end = reading.doc, sentence_end(reading, verb.idx)
    objects = [child.i for child in verb.children if child.dep_ == "dobj" and _is_content(verb, child)]
    for index in range(verb.i + 1, min(end, verb.i + _MAX_TO_THAT)):
        token = doc[index]
        if not reading.own(token) or token.pos_ == "PUNCT" or token.lower_ in {"who", "which", "and", "but", "to"}:
            return None
        if token.lower_ == "that" and token.dep_ != "det":
            if _explains_noun(token, verb) or any(place < index for place in objects):
                return None
            if _has_own_subject(reading, index, end):
                return index + 1, without_remark(reading, index + 1, end)
        if token.tag_ in FINITE_TAGS and doc[index - 1].lower_ != "that":
            return None
    return None


def _has_own_subject(reading: MarkedText, that: int, end: int) -> bool:
    """Tell whether a clause with a subject of its own follows "that"; a relative clause often has none."""
    following = reading.doc[that + 1 : end]
    verb = next((token for token in following if token.tag_ in FINITE_TAGS), None)
    return verb is not None and verb.i > that + 1 and any(token.dep_ in SUBJECT_LABELS for token in following)


def _is_content(verb: Token, item: Token) -> bool:
    """Tell whether an object is what is said ("repeated the claim", "told them something"), not who is told."""
    return item.lemma_.lower() in _NO_CONTENT or verb.lemma_.lower() not in _TOLD


def _explains_noun(that: Token, verb: Token) -> bool:
    """Tell whether a clause with "that" belongs to the noun before it ("spoke of the idea that …"), no time."""
    noun = that.doc[that.i - 1]
    told = verb.lemma_.lower() in _TOLD
    return not told and that.head.head == noun and noun.dep_ == "pobj" and noun.ent_type_ not in {"DATE", "TIME"}


def _bare(reading: MarkedText, verb: Token) -> tuple[int, int] | None:
    """Read "said the guards on duty were unharmed", where the parser made something else of the clause."""
    doc, end = reading.doc, sentence_end(reading, verb.idx)
    low = verb.i + 1
    for child in verb.children:
        if child.i == low and child.dep_ in _PLACES_AND_TIMES and child.pos_ != "ADP":
            low = child.right_edge.i + 1
    if verb.lemma_.lower() != _TAKES_NO_OBJECT or low >= end or not _may_begin(reading, verb, low):
        return None
    for token in doc[low : min(end, low + _MAX_BARE)]:
        if token.pos_ == "CCONJ" and doc[token.i - 1].text == ",":
            return None
        if token.tag_ in FINITE_TAGS and reading.own(token) and not _describes(token):
            return low, without_remark(reading, low, end)
    return None


def _may_begin(reading: MarkedText, verb: Token, low: int) -> bool:
    """Tell whether the token ``low`` can begin a clause that "say" governs, not say how much is said."""
    first = reading.doc[low]
    if not reading.own(first) or first.pos_ not in _FIRST or first.lower_ in _NO_CONTENT | RELATIVE:
        return False
    if first.pos_ == "ADJ" and reading.doc[low + 1].pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False  # "said little since"
    return not any(child.i >= low and child.dep_ == "nsubj" for child in verb.children)


def _describes(verb: Token) -> bool:
    """Tell whether a verb belongs to a relative or another subordinate clause."""
    top = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    return top.dep_ in {"relcl", "acl", "advcl"} or any(child.lower_ in RELATIVE for child in top.children)


def _around(reading: MarkedText, verb: Token, source: Token) -> Iterator[tuple[int, int]]:
    """Read the sentence around reporting words that commas set off ("The ship sank, the harbour master told us.")."""
    doc = reading.doc
    inverted = source.i > verb.i
    if source.lower_ in RELATIVE or (inverted and not can_speak(source)):
        return
    if any(child.dep_ in {"dobj", "ccomp", "xcomp"} and child.i > verb.i for child in verb.children) and (
        verb.lemma_.lower() not in _TOLD
    ):
        return
    low = _phrase_start(source, verb)
    start, end = sentence_start(reading, verb.idx), sentence_end(reading, verb.idx)
    if not start < low < end or doc[low - 1].text not in DASHES | {","} or not reading.own(doc[low - 1]):
        return
    high = (source.right_edge.i if inverted else verb.i) + 1
    tail = high
    while high < end and doc[high].pos_ not in _LOOSE and not doc[high].is_punct and high - tail <= _MAX_TAIL:
        high += 1
    if high < end and doc[high].text not in _CLOSES:
        return
    rest = high + 1
    goes_on = rest < end and doc[high].text == "," and not leaves_clause(doc[rest]) and _goes_on(doc[rest])
    told = [token for token in doc[start:low] if token.tag_ in FINITE_TAGS and reading.own(token)]
    main = any(_is_main(token, verb) for token in told)
    if low - start <= _FEWEST or not told or any(token.is_ancestor(verb) and _is_sure(token) for token in told):
        return
    if main or goes_on:
        yield start, low
    if goes_on:
        yield rest, without_remark(reading, rest, end)


def _phrase_start(source: Token, verb: Token) -> int:
    """Return where the reporting words begin: at the speaker's phrase, or at the verb where that comes first."""
    if source.i > verb.i:
        return verb.i
    first = source.left_edge.i
    inside = [index for index in range(first, source.i) if verb.doc[index].text == ","]
    return inside[-1] + 1 if inside and verb.doc[inside[-1]].head != source else first


def _is_main(told: Token, verb: Token) -> bool:
    """Tell whether a finite verb stands in what is reported, not in what leads up to it ("When asked whether …")."""
    below = told
    while below.head not in {below, verb}:
        below = below.head
    if below.head != verb or below.dep_ not in _LEADS:
        return True
    subordinate = any(child.dep_ in {"mark", "advmod"} and child.i < below.i for child in below.children)
    return below.dep_ == "advcl" and below.tag_ in FINITE_TAGS and not subordinate


def _is_sure(token: Token) -> bool:
    """Tell whether a verb surely tells words."""
    return is_speech(token) and token.lemma_.lower() not in load_cues().weak


def _goes_on(token: Token) -> bool:
    """Tell whether what follows is told by the speaker too, not done by him ("…, citing the files")."""
    return token.tag_ != "VBG" or token.dep_ == "prep"
