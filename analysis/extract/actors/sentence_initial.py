"""Words that owe their capital to the beginning of a sentence or quotation and open no name ("Tell Ann Lee").

The small model often draws such a word into the name after it: left there, "Tell Lee" would be a second person Lee.
The tagger and the word lists of the lemmatiser decide in place; where the tagger takes the word for a name too, the
other names of the event do.
"""

from __future__ import annotations

from collections.abc import Collection

from analysis.extract.actors.lexicon import Lexicon
from analysis.extract.actors.units import ArticleUnits
from analysis.extract.actors.word_classes import word_classes

_OPEN_CLASSES = frozenset({"adj", "adv", "verb"})
_OPEN_POS = frozenset({"ADJ", "ADV", "VERB", "INTJ"})
_FUNCTION_POS = frozenset({"AUX", "SCONJ", "CCONJ"})
_MODAL_NAMES = frozenset({"Will", "May"})
"""Auxiliaries that are given names as well; the tagger alone cannot tell "May Lee was late" from a question."""
_BARE = frozenset({"VB", "VBP"})
_WITHIN_NAME_OR_VERB = frozenset({"PROPN", "ADV", "PART"})
_BEFORE_MONTHS = frozenset(
    {
        "after",
        "before",
        "between",
        "by",
        "during",
        "early",
        "for",
        "from",
        "in",
        "late",
        "last",
        "mid",
        "next",
        "of",
        "since",
        "the",
        "this",
        "through",
        "till",
        "to",
        "until",
    }
)


def owes_capital(reading: ArticleUnits, unit: int, lexicon: Lexicon) -> bool:
    """Tell whether the word at an opening is no part of the name that follows it."""
    word, token = reading.words[unit], reading.tokens[unit]
    pos = reading.pos[token]
    if word in _MODAL_NAMES:
        return _is_auxiliary(reading, unit)
    if _begins_names(word, lexicon):
        return False
    if not reading.entity[token]:
        return is_common(word)
    if pos in _OPEN_POS:
        return is_common(word) or bool(word_classes(reading.lemma[token].lower()) & _OPEN_CLASSES)
    return pos in _FUNCTION_POS or word_classes(word.lower()) == {"verb"}


def _begins_names(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.given_names or word.lower() in lexicon.particles


def is_modal_name(reading: ArticleUnits, unit: int) -> bool:
    """Tell whether "Will" or "May" is a given name here: a person's name follows, and neither verb nor month fits."""
    words, following = reading.words, unit + 1
    if words[unit] not in _MODAL_NAMES or following >= len(words) or not words[following][0].isupper():
        return False
    if reading.sentences[following] != reading.sentences[unit] or reading.entity[reading.tokens[following]] != "PERSON":
        return False
    if reading.opens[unit]:
        return not _is_auxiliary(reading, unit)
    return reading.entity[reading.tokens[unit]] == "PERSON" and words[unit - 1].lower() not in _BEFORE_MONTHS


def is_common(word: str) -> bool:
    """Tell whether English has the word as an adjective, adverb or verb ("Onetime", "Speaking")."""
    return bool(word_classes(word.lower()) & _OPEN_CLASSES) or word.endswith("ing")


def names_another(words: tuple[str, ...], names: Collection[tuple[str, ...]], lexicon: Lexicon) -> bool:
    """Tell whether a name is a verb before another's ("Meet Lee" where the event has Ann Lee).

    Args:
        words: A name that is only ever written at an opening.
        names: All names of the event.
        lexicon: Word lists; a given name is never taken for a verb.
    """
    first, rest = words[0], words[1:]
    if not rest or not rest[0].isalpha() or _begins_names(first, lexicon) or "verb" not in word_classes(first.lower()):
        return False
    return any(len(name) > len(rest) and name[-len(rest) :] == rest and name != words for name in names)


def _is_auxiliary(reading: ArticleUnits, unit: int) -> bool:
    """Tell whether a bare verb follows the name after the word ("May Lee rest", against "May Lee rests")."""
    if reading.pos[reading.tokens[unit]] != "AUX":
        return False
    following = unit + 1
    while following < len(reading.words) and (
        reading.words[following][0].isupper() or reading.pos[reading.tokens[following]] in _WITHIN_NAME_OR_VERB
    ):
        following += 1
    same = following < len(reading.words) and reading.sentences[following] == reading.sentences[unit]
    return same and reading.tag[reading.tokens[following]] in _BARE
