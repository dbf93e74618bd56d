"""Collective actors: groups that common nouns name ("protesters", "riot police", "tea party groups").

A group is one actor for the whole event. Nouns that could be anybody's ("officials", "people", "leaders") are none by
themselves: with the word before them they are, where the articles say it more than once ("union leaders").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from analysis.extract.actors.drafts import Claims, Draft
from analysis.extract.actors.lexicon import read_toml
from analysis.extract.actors.units import ArticleUnits

_PLURALS = frozenset({"NNS", "NNPS"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_MODIFYING_POS = frozenset({"NOUN", "ADJ"})
_FEWEST = 3
"""Places that a group needs in an event; two, where they stand in two articles."""
_MOSTLY = 0.6
"""From this share on, a group is called by the word before its noun as well ("undocumented immigrants")."""


@dataclass(frozen=True, slots=True)
class GroupWords:
    """The nouns for groups; see ``analysis/data/groups.toml``."""

    nouns: frozenset[str]
    anybody: frozenset[str]
    collectives: frozenset[str]
    empty_modifiers: frozenset[str]
    same: Mapping[str, str]


@dataclass(slots=True)
class Group:
    """The places of one noun in an event.

    Attributes:
        forms: How often each form is written: the noun alone, and with the word before it.
        articles: In which articles.
        n: Places of the noun.
    """

    forms: Counter[str] = field(default_factory=Counter)
    articles: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    n: int = 0

    def is_said(self, form: str) -> bool:
        """Tell whether a form is written often enough to be a group of the event."""
        return self.forms[form] >= _FEWEST or len(self.articles[form]) > 1


@cache
def load_group_words() -> GroupWords:
    """Read the nouns once per process."""
    content = read_toml("groups.toml")
    same = dict(reversed(pair.split()) for pair in content.pop("same"))
    return GroupWords(**{name: frozenset(words.split()) for name, words in content.items()}, same=same)


def add_collectives(readings: Sequence[ArticleUnits], claims: Claims) -> None:
    """Add the groups of an event to its actors; forms that others declared are left to them."""
    words = load_group_words()
    for noun, group in sorted(_groups(readings, words).items()):
        for name, forms in _named(noun, group, words):
            if name in claims.forms or name in claims.drafts:
                continue
            draft = Draft(name=name, kind="group", n=group.forms[name])
            draft.aliases.update(form for form in _cased(forms) if claims.free(form, draft))
            claims.drafts[name] = draft


def is_collective(name: str) -> bool:
    """Tell whether an actor's name is a common noun: such a group is neither a place nor named."""
    return name[:1].islower()


def _groups(readings: Sequence[ArticleUnits], words: GroupWords) -> dict[str, Group]:
    found: dict[str, Group] = defaultdict(Group)
    for number, reading in enumerate(readings):
        for unit, written in enumerate(reading.words):
            word = written.lower() if reading.opens[unit] else written
            noun = _noun(reading, unit, words) if word.islower() else ""
            if noun:
                group = found[words.same.get(noun, noun)]
                group.n += 1
                for form in {word, _with_modifier(reading, unit, words) or word, *_with_article(reading, unit)}:
                    group.forms[form] += 1
                    group.articles[form].add(number)
    return found


def _noun(reading: ArticleUnits, unit: int, words: GroupWords) -> str:
    """Return the noun of a group that ends at a unit, empty if none does."""
    token, word = reading.tokens[unit], reading.words[unit].lower()
    if reading.dep[token] in _MODIFIERS or reading.pos[token] != "NOUN":
        return ""
    if word in words.collectives:
        return word
    noun = reading.lemma[token].lower()
    listed = noun in words.nouns or noun in words.anybody or (noun.endswith("man") and noun != "man")
    return noun if listed and reading.tag[token] in _PLURALS else ""


def _with_modifier(reading: ArticleUnits, unit: int, words: GroupWords) -> str:
    """Return the group with the word that tells it from others of its noun, empty without such a word."""
    before = unit - 1
    if before < 0 or reading.sentences[before] != reading.sentences[unit]:
        return ""
    word, token = reading.words[before], reading.tokens[before]
    if reading.dep[token] not in _MODIFIERS or reading.pos[token] not in _MODIFYING_POS or not word.islower():
        return ""
    if not word.isalpha() or word in words.empty_modifiers or reading.tag[token] in {"JJS", "JJR"}:
        return ""
    return reading.text[reading.starts[before] : reading.ends[unit]]


def _with_article(reading: ArticleUnits, unit: int) -> tuple[str, ...]:
    """Return the group with its article, where one stands before it."""
    before = reading.words[unit - 1].lower() if unit else ""
    return (f"the {reading.words[unit]}",) if before == "the" else ()


def _named(noun: str, group: Group, words: GroupWords) -> Iterator[tuple[str, set[str]]]:
    """Yield the groups of a noun with their forms: one, or where it could be anybody's one for each word before it."""
    modified = [form for form, _ in sorted(group.forms.items(), key=lambda item: (-item[1], item[0])) if " " in form]
    modified = [form for form in modified if group.is_said(form) and not form.startswith("the ")]
    if noun in words.anybody:
        yield from ((form, {form}) for form in modified)
        return
    plain = {form for form in group.forms if " " not in form}
    if group.n < _FEWEST and not any(group.is_said(form) for form in plain):
        return
    main = max(sorted(plain), key=lambda form: group.forms[form])
    name = modified[0] if modified and group.forms[modified[0]] >= _MOSTLY * group.n else main
    yield name, plain | {name} | {form for form in group.forms if form.startswith("the ")}


def _cased(forms: set[str]) -> set[str]:
    """Add the forms with the capital that they take at the start of a sentence."""
    return forms | {form[0].upper() + form[1:] for form in forms}
