"""What an article talks about: its noun phrases and verbs with what belongs to them, as lemmas and as written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from analysis.extract.actors.units import ArticleUnits
from analysis.extract.targets.ranking import load_ranking

_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"compound", "amod", "nmod", "poss", "npadvmod", "punct", "case", "nummod", "advmod"})
_PREMODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_HYPHENS = frozenset({"-", "–"})
_MARKS = frozenset({'"', "“", "”", "‘", "’", "'"})
"""Quotation marks: a phrase runs on over those around its first words ("the “quiet harbour” rules")."""
_LINKS = frozenset({"of", "on", "to", "for", "against", "from", "with", "into", "over", "in", "by"})
_NO_TOPICS = frozenset({"PERSON", "NORP", "GPE", "DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
"""Labels of entities that are never what an argument is about."""
_NO_VERBS = frozenset({"aux", "auxpass", "amod"})
_LONGEST_BEFORE = 6
_LONGEST = 8
_FARTHEST_OBJECT = 6


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase.

    Attributes:
        lemma: In lower case, without the plural.
        text: As it is written.
        name: Whether it belongs to the name of an actor, a date or a number.
        adjective: Whether it is no noun.
        proper: Whether it owes its capital to itself, not to a headline.
    """

    lemma: str
    text: str
    name: bool = False
    adjective: bool = False
    proper: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with what stands before and right after it, or a verb with its object.

    Attributes:
        article: Index of the article in its event.
        sentence: Index of the sentence.
        heading: Whether it stands in a headline or a sub-head.
        token: Token of the noun or verb.
        word: The noun or verb.
        before: Modifiers before the noun, in order.
        after: The object of the preposition right after the noun, or the verb's object.
        whole: The text from the noun or verb to the end of ``after``; empty where other words lie between.
        determiner: The word before the phrase, in lower case.
        governor: Lemma of the verb or noun that the phrase depends on.
        relation: How it depends on it: spaCy's label, with the preposition ("pobj on").
        verb: Whether it is a verb.
    """

    article: int
    sentence: int
    heading: bool
    token: int
    word: Word
    before: tuple[Word, ...]
    after: tuple[Word, ...]
    whole: str
    determiner: str
    governor: str
    relation: str
    verb: bool = False


def find_noun_phrases(units: ArticleUnits, *, article: int, named: Collection[int]) -> Iterator[Phrase]:
    """Yield the noun phrases and verbs of an article, in order.

    Args:
        units: The article.
        article: Its index in the event.
        named: Characters that belong to the name of an actor.
    """
    layout = _Layout(units, named)
    for token, pos in enumerate(units.pos):
        if not layout.is_word(token):
            continue
        if pos in _NOUNS and not layout.is_name(token) and not layout.is_modifier(token):
            yield layout.noun_phrase(token, article)
        elif pos == "VERB" and units.dep[token] not in _NO_VERBS:
            yield layout.verb_phrase(token, article)


class _Layout:
    """The tokens of an article with their dependents and sentences."""

    def __init__(self, units: ArticleUnits, named: Collection[int]) -> None:
        self.units, self.named = units, named
        self.bounds: Sequence[Sequence[int]] = units.parsed.doc.to_array(["IDX", "LENGTH"]).tolist()
        self.texts = [units.text[start : start + length] for start, length in self.bounds]
        self.children: dict[int, list[int]] = defaultdict(list)
        for token, head in enumerate(units.head):
            if head != token:
                self.children[head].append(token)
        self.sentences = self._sentences()

    def _sentences(self) -> list[int]:
        sentences, number, found = self.units.parsed.sentences, 0, []
        for start, _ in self.bounds:
            while number + 1 < len(sentences) and sentences[number + 1].start <= start:
                number += 1
            found.append(number)
        return found

    def is_word(self, token: int) -> bool:
        return self.texts[token][0].isalpha() and len(self.texts[token]) > 1

    def is_name(self, token: int) -> bool:
        return self.bounds[token][0] in self.named or self.units.entity[token] in _NO_TOPICS

    def is_modifier(self, token: int) -> bool:
        """Tell whether a noun stands before the noun it belongs to; in a headline the parse is not trusted for that."""
        units, head = self.units, self.units.head[token]
        before = units.dep[token] in {"compound", "nmod", "amod"} and head > token and units.pos[head] in _NOUNS
        return before and not self._heading(token)

    def _heading(self, token: int) -> bool:
        number = self.sentences[token]
        return self.units.titled[number] or self.units.parsed.sentences[number].heading

    def word(self, token: int) -> Word:
        adjective = self.units.pos[token] not in _NOUNS and self.texts[token][0].isalnum()
        proper = self.units.pos[token] == "PROPN" and not self._heading(token)
        return Word(self._lemma(token), self.texts[token], self.is_name(token), adjective, proper)

    def _lemma(self, token: int) -> str:
        """Return the lemma in lower case; names keep their plural in spaCy, and headlines are read as names."""
        if self.units.pos[token] != "PROPN":
            return self.units.lemma[token].lower()
        lower = self.texts[token].lower()
        if len(lower) > 3 and lower.endswith("ies"):
            return f"{lower[:-3]}y"
        plural = len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is"))
        return lower[:-1] if plural else lower

    def noun_phrase(self, token: int, article: int) -> Phrase:
        before, determiner = self._before(token)
        after, end = self._after_noun(token)
        head, relation = self.units.head[token], self.units.dep[token]
        governor = self.units.lemma[head].lower()
        if relation == "pobj":
            relation, governor = f"pobj {governor}", self.units.lemma[self.units.head[head]].lower()
        return self._phrase(
            token, article, before, after, end, determiner, "" if relation == "ROOT" else governor, relation
        )

    def verb_phrase(self, token: int, article: int) -> Phrase:
        objects = [
            child
            for child in self.children[token]
            if self.units.dep[child] in {"dobj", "nsubjpass"} and self.units.pos[child] in _NOUNS
        ]
        after: list[int] = []
        end = -1
        if objects:
            near = token < objects[0] < token + _FARTHEST_OBJECT
            after = [item for item in (self._before(objects[0])[0] if near else []) if item > token] + objects[:1]
            end = objects[0] if near else -1
        governor = self.units.lemma[self.units.head[token]].lower()
        return self._phrase(token, article, [], after, end, "", governor, self.units.dep[token], verb=True)

    def _phrase(
        self,
        token: int,
        article: int,
        before: Sequence[int],
        after: Sequence[int],
        end: int,
        determiner: str,
        governor: str,
        relation: str,
        *,
        verb: bool = False,
    ) -> Phrase:
        return Phrase(
            article=article,
            sentence=self.sentences[token],
            heading=self._heading(token),
            token=token,
            word=self.word(token),
            before=tuple(map(self.word, before)),
            after=tuple(map(self.word, after)),
            whole=self.units.text[self.bounds[token][0] : sum(self.bounds[end])] if 0 <= end - token < _LONGEST else "",
            determiner=determiner,
            governor=governor,
            relation=relation,
            verb=verb,
        )

    def _before(self, token: int) -> tuple[list[int], str]:
        """Return the modifiers before a noun without those that only judge or count, and the word before them."""
        found: list[int] = []
        units, place = self.units, token - 1
        while place >= 0 and self.sentences[place] == self.sentences[token] and len(found) < _LONGEST_BEFORE:
            if self.texts[place] in _MARKS and units.dep[place] == "punct":
                place -= 1
                continue
            inside = units.pos[place] in _PREMODIFIERS or self.texts[place] in _POSSESSIVES
            if not (self.texts[place] in _HYPHENS or (units.dep[place] in _BEFORE_NOUN and inside)):
                break
            found.append(place)
            place -= 1
        found.reverse()
        empty = load_ranking().empty_modifiers
        while found and (not self.texts[found[0]][0].isalnum() or self._lemma(found[0]) in empty):
            if len(found) > 1 and self.texts[found[0]][0].isalnum() and self.texts[found[1]] in _HYPHENS:
                break  # "full-scale" is one word
            cut = 2 if self.texts[found[0]] in _HYPHENS else 1  # so is "30-day", whose number is no part
            del found[:cut]
        return found, self.texts[place].lower() if place >= 0 else ""

    def _after_noun(self, token: int) -> tuple[list[int], int]:
        """Return the object of the preposition right behind a noun, with its modifiers, and its last token."""
        units = self.units
        if token + 1 not in self.children[token] or units.lemma[token + 1].lower() not in _LINKS:
            return [], -1
        for child in self.children[token + 1]:
            if units.dep[child] == "pobj" and units.pos[child] in _NOUNS and child <= token + 1 + _FARTHEST_OBJECT:
                return [item for item in self._before(child)[0] if item > token + 1] + [child], child
            if units.dep[child] == "pcomp" and child == token + 2:
                for below in self.children[child]:
                    if units.dep[below] == "dobj" and below <= child + _FARTHEST_OBJECT:
                        return [child, below], below
        return [], -1
