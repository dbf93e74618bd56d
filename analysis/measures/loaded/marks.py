"""Which of the words that score as loaded are marked: never names, and parts of compounds and phrases only as such."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from analysis.measures.loaded.sentence_model import SET_PHRASE, Word, idiom_places, phrase_places
from analysis.measures.loaded.word_model import category_of
from analysis.text.nlp import Span, Token

_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
"""Kinds of spaCy's entities that are names; nationalities and camps can be labels."""
_LABEL = "partisan_label"
"""The one category of words that colour though they are names ("MAGA")."""
_SHORTEST = 3
"""Letters of the shortest word that colours by itself; shorter ones are pieces of contractions and prefixes."""
_OPENERS = frozenset("\"“”‘’'(:—–-")
"""What may stand before a capital that is no name's."""


def marked(
    tokens: Span, words: Sequence[Word], hits: Sequence[bool], *, names: Collection[int] = (), heading: bool = False
) -> list[bool]:
    """Tell of each word of a sentence whether it is marked as loaded.

    The small model takes names for verbs and nouns now and then, and what it was trained on has few names. A compound
    is said by its last part ("eyebrow-raising"), so a hit in another part of it alone is chance.

    Args:
        tokens: The sentence's parse.
        words: What the model reads of it.
        hits: Whether each word's score is that of a loaded one.
        names: First characters of the words in names of actors.
        heading: Whether it is a title, where capitals tell nothing.
    """
    phrases, idioms = phrase_places(words), idiom_places(words)
    kept = [
        hit
        and index not in idioms
        and _may_be(token, word, phrases.get(index, ""), is_actor=token.idx in names, heading=heading)
        for index, (token, word, hit) in enumerate(zip(tokens, words, hits, strict=True))
    ]
    for first, last in _compounds(tokens):
        if not kept[last - 1] and not any(index in phrases for index in range(first, last)):
            kept[first:last] = [False] * (last - first)
    for first, last in _phrases(phrases):
        if any(kept[first:last]):
            kept[first:last] = [True] * (last - first)
    return kept


def _may_be(token: Token, word: Word, phrase: str, *, is_actor: bool, heading: bool) -> bool:
    category = category_of(word.text, word.lemma, word.pos)
    if category == _LABEL:
        return True
    if phrase == SET_PHRASE and not category:
        # "The right" is a camp, but not in "the right track".
        return not (token.dep_ == "amod" and token.i > 0 and token.nbor(-1).lower_ == "the")
    if is_actor or _is_entity(token) or not (category or heading or phrase or not _has_capital(token)):
        return False
    return sum(letter.isalpha() for letter in word.text) >= _SHORTEST


def _is_entity(token: Token) -> bool:
    """Tell names by the entity they are in; without a capital the small model errs."""
    return token.ent_type_ in _NAMES and token.text[0].isupper() and not token.is_sent_start


def _has_capital(token: Token) -> bool:
    """Tell whether a word inside a sentence is written like a name."""
    opens = token.is_sent_start or token.i == 0 or token.nbor(-1).text in _OPENERS
    return token.is_title and not opens


def _phrases(places: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Yield ``[first, last)`` of each row of words in listed phrases."""
    for first in sorted(places):
        if first - 1 not in places:
            last = first
            while last in places:
                last += 1
            yield first, last


def _compounds(tokens: Span) -> Iterator[tuple[int, int]]:
    """Yield ``[first, last)`` of each row of words that hyphens join without a space."""
    first = 0
    for index, token in enumerate(tokens):
        joined = not token.whitespace_ and index + 1 < len(tokens) and "-" in {token.text, tokens[index + 1].text}
        if not joined:
            if index - first > 1:
                yield first, index + 1
            first = index + 1
