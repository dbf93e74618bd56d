"""What a pair of marks is: a clause somebody said, a fragment, or words that nobody is said to utter.

Marks around a title ("the film “X”"), a word that is meant as a word ("the term “X”") and words held at arm's length
are no quotations (Quirk et al. 1985, III.21; Predelli 2003, "Scare quotes and their relation to other semantic
issues").
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extract.quotes.cue_words import Attribution, is_speech
from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.marked_text import MarkedText
from analysis.text.nlp import Token
from analysis.text.quote_pairs import Pair

_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SMALL = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "nor", "with", "from", "by", "as", "is"}
)
_AFTER_TITLE = frozenset({"on", "in", "of", "from", "for", "to", "with", "called", "and", "by"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_NOMINAL_PLACES = frozenset({"dobj", "pobj", "attr", "compound", "amod", "appos"})
"""Where a short phrase hangs like this, the parser took its noun for a verb ("the root causes")."""

_LONG_FRAGMENT = 5
"""From this many words on, words that no verb of speech governs are taken as said, not as held at arm's length."""
_NEAR = 2


def is_clause(reading: MarkedText, pair: Pair) -> bool:
    """Tell whether the words are at least a clause: a finite verb with its subject, or a whole utterance."""
    tokens = reading.tokens(pair.start, pair.end)
    if not tokens:
        return False
    first, last = tokens[0].i, tokens[-1].i
    for token in tokens:
        if (
            token.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"}
            and first <= token.head.i <= last
            and _finite(token.head)
            and not (token.head.dep_ == "relcl" and first <= token.head.head.i < token.i)
            and not (token.head.dep_ in _NOMINAL_PLACES and len(tokens) <= _LONG_FRAGMENT)
        ):
            return True
    return _is_utterance(reading, pair, tokens)


def _finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE_TAGS or any(
        child.dep_ in {"aux", "auxpass", "cop"} and child.tag_ in _FINITE_TAGS for child in verb.children
    )


def _is_utterance(reading: MarkedText, pair: Pair, tokens: Sequence[Token]) -> bool:
    """Tell whether the words stand as a sentence of their own: "Vladimir, STOP," or "Not now."."""
    words = [token for token in tokens if token.is_alpha]
    if not words or not reading.text[pair.start].isupper():
        return False
    before, after = reading.character_before(pair.outer_start), reading.character_after(pair.outer_end)
    if not before and not after:
        return True
    ends = reading.text[pair.end - 1] in ",.!?…—" or after == ","
    starts = not before or before in '.!?:,”"'
    whole = before in {".", "!", "?"} and reading.text[pair.end - 1] in ".!?…" and (not after or after.isupper())
    has_verb = any(token.pos_ in {"VERB", "AUX"} for token in words)
    return starts and ends and (has_verb or before in {"", ":"} or whole or len(words) > _LONG_FRAGMENT)


def is_title(reading: MarkedText, pair: Pair) -> bool:
    """Tell whether the words are the title of a work: capitals throughout, beside a noun for a work."""
    if not is_capitalised(reading, pair):
        return False
    before, after = _around(reading, pair)
    cues = load_cues()
    near = [token.lemma_.lower() for token in (*before[-_NEAR:], *after[:_NEAR])]
    if any(lemma in cues.works or lemma in cues.work_verbs for lemma in near):
        return True
    if not before or is_speech(before[-1]) or reading.text[pair.outer_start - 1 : pair.outer_start] == ":":
        return False
    if before[-1].text in _POSSESSIVES:
        return len(reading.text[pair.start : pair.end].split()) > 1
    return before[-1].lower_ in _AFTER_TITLE and not any(is_speech(token) for token in after[:3])


def is_capitalised(reading: MarkedText, pair: Pair) -> bool:
    """Tell whether the words are written as a title or a name: with capitals throughout."""
    words = [word.strip("“”‘’\"'.,!?:;()[]") for word in reading.text[pair.start : pair.end].split()]
    words = [word for word in words if word]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words)


def is_word(reading: MarkedText, pair: Pair) -> bool:
    """Tell whether the words are meant as words: beside "the term", "so-called", "nicknamed"."""
    cues = load_cues()
    if len(reading.text[pair.start : pair.end].split()) > _LONG_FRAGMENT:
        return False
    before, after = _around(reading, pair)
    if any(token.lower_ in cues.word_marks and not _has_subject(token) for token in before[-_NEAR:]):
        return True
    if before and before[-1].lemma_.lower() in {"call", "name"} and before[-1].tag_ == "VBN":
        return True
    if len(before) > 1 and before[-1].lower_ == "called" and before[-2].lower_ == "so":
        return True
    if _names_word(before):
        return not any(token.pos_ == "VERB" for token in before)
    return bool(after) and after[0].lower_ in {"means", "meaning"} and reading.text[pair.end - 1] != ","


def _has_subject(token: Token) -> bool:
    """Tell whether somebody is said to have dubbed it so: then the word is that person's."""
    return any(child.dep_ == "nsubj" for child in token.children)


def _names_word(before: list[Token]) -> bool:
    """Tell whether a noun for words stands right before: "the term", "the meaning of"."""
    cues = load_cues()
    if before and before[-1].lemma_.lower() in cues.word_nouns:
        return before[-1].tag_ == "NN"
    return len(before) > 1 and before[-1].lower_ == "of" and before[-2].lower_ in {"meaning", "definition", "spelling"}


def is_nickname(reading: MarkedText, pair: Pair) -> bool:
    """Tell whether the words stand inside a name: Kenneth "Buzz" Hall."""
    before, after = _around(reading, pair)
    return (
        bool(before and after)
        and before[-1].pos_ == after[0].pos_ == "PROPN"
        and len(reading.text[pair.start : pair.end].split()) <= _NEAR
        and reading.text[pair.start].isupper()
    )


def is_said(reading: MarkedText, pair: Pair, attribution: Attribution | None) -> bool:
    """Tell whether somebody is said to utter a fragment."""
    if is_title(reading, pair) or is_nickname(reading, pair) or is_word(reading, pair):
        return False
    if attribution is not None and attribution.governs:
        return True
    if attribution is None and is_capitalised(reading, pair):
        return False
    return len(reading.text[pair.start : pair.end].split()) >= _LONG_FRAGMENT


def _around(reading: MarkedText, pair: Pair) -> tuple[list[Token], list[Token]]:
    """Return a few own words before and after the marks."""
    first, last = reading.token_from(pair.outer_start), reading.token_from(pair.outer_end)
    floor, ceiling = reading.paragraph_start(pair.start), reading.paragraph_end(pair.end)
    before = [token for token in reading.doc[max(0, first - 6) : first] if token.idx >= floor and not token.is_space]
    after = [token for token in reading.doc[last : last + 4] if token.idx < ceiling and not token.is_space]
    return before, after
