"""Issues: phrases of a targets file, matched by lemma and, for single words, by part of speech.

Hyphens count as spaces, and a compound may be written in one word: "cease-fire", "cease fire" and "ceasefire" are one
phrase. A phrase of several words is told from others by its words; a single word needs its part of speech too, so that
"the call" does not match "called".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from analysis.extract.actors.matching import Trie, add_key
from analysis.extract.actors.units import ArticleUnits, split_units
from analysis.extract.actors.word_classes import word_classes
from analysis.records import Mention, Target
from analysis.text.nlp import load_nlp
from analysis.text.tags import NOUNS, VERBS

WordClass = Literal["noun", "verb", ""]

_HYPHENS = frozenset({"-", "–", "‑"})
_POS: dict[WordClass, frozenset[str]] = {"noun": NOUNS, "verb": VERBS}
_CONTEXTS: dict[WordClass, str] = {"noun": "The {} ended.", "verb": "They {} today.", "": "{}"}
"""Sentences that make the model read a phrase as what it is."""
_ARTICLES = frozenset({"the", "a", "an"})
_END = ""


class _Payload(NamedTuple):
    target: str
    word_class: WordClass


class _Units(NamedTuple):
    """The units of a text without the hyphens inside compounds, each with the forms it may match."""

    units: list[int]
    forms: list[tuple[str, ...]]


def find_issue_phrases(reading: ArticleUnits, targets: Sequence[Target]) -> tuple[Mention, ...]:
    """Find the phrases of the issue targets, in order; the longest at each place."""
    issues = tuple(target for target in targets if target.kind == "issue")
    if not issues:
        return ()
    trie, units = _phrase_trie(issues), _units_of(reading)
    found, position = [], 0
    while position < len(units.units):
        match = _longest(trie, reading, units, position)
        if match is None:
            position += 1
            continue
        last, payload = match
        found.append(_mention(reading, units.units[position], units.units[last], payload.target))
        position = last + 1
    return tuple(found)


def _longest(trie: Trie, reading: ArticleUnits, units: _Units, first: int) -> tuple[int, _Payload] | None:
    """Find the longest phrase that starts at a unit and has the right part of speech."""
    best: tuple[int, _Payload] | None = None
    open_nodes = [(trie, first)]
    while open_nodes:
        node, position = open_nodes.pop()
        payload = node.get(_END)
        if payload is not None and _has_class(reading, units, first, position - 1, payload):
            best = max(best or (-1, payload), (position - 1, payload), key=lambda match: match[0])
        open_nodes.extend(_steps(node, reading, units, position))
    return best


def _steps(node: Trie, reading: ArticleUnits, units: _Units, position: int) -> Iterator[tuple[Trie, int]]:
    """Yield the nodes that the next unit, or the next two written as one word, lead to."""
    if position >= len(units.units):
        return
    for form in units.forms[position]:
        if form in node:
            yield node[form], position + 1
            break
    if position + 1 < len(units.units):
        joined = units.forms[position][0] + units.forms[position + 1][0]
        if joined in node and _same_sentence(reading, units.units[position], units.units[position + 1]):
            yield node[joined], position + 2


def _same_sentence(reading: ArticleUnits, left: int, right: int) -> bool:
    return reading.sentences[left] == reading.sentences[right]


def _has_class(reading: ArticleUnits, units: _Units, first: int, last: int, payload: _Payload) -> bool:
    if not _same_sentence(reading, units.units[first], units.units[last]):
        return False
    if not payload.word_class:
        return True
    return any(
        reading.pos[reading.tokens[units.units[position]]] in _POS[payload.word_class]
        for position in range(first, last + 1)
    )


def _units_of(reading: ArticleUnits) -> _Units:
    words = reading.words
    kept = [unit for unit in range(len(words)) if not _is_inner_hyphen(reading, unit)]
    return _Units(kept, [_forms(words[unit], reading.lemma[reading.tokens[unit]]) for unit in kept])


def _is_inner_hyphen(reading: ArticleUnits, unit: int) -> bool:
    return (
        reading.words[unit] in _HYPHENS
        and 0 < unit < len(reading.words) - 1
        and reading.glued(unit - 1)
        and reading.glued(unit)
    )


def _forms(word: str, lemma: str) -> tuple[str, ...]:
    """Return the forms a unit matches: as written, its lemma, and without a plural s (the lemma of names keeps it)."""
    lower = word.lower()
    return (lower, lemma.lower(), lower.removesuffix("s"))


@lru_cache(maxsize=8)
def _phrase_trie(issues: tuple[Target, ...]) -> Trie:
    trie: Trie = {}
    taken: set[tuple[str, ...]] = set()
    for target in issues:
        for phrase in target.phrases or (target.name,):
            for key, word_class in _keys(phrase):
                if key not in taken:
                    taken.add(key)
                    add_key(trie, key, _Payload(target.name, word_class))
    return trie


def _keys(phrase: str) -> Iterator[tuple[tuple[str, ...], WordClass]]:
    """Yield what to look for: the phrase as written, by lemma, and with its compounds in one word."""
    words = [unit for unit in split_units(phrase.lower()) if unit not in _HYPHENS]
    word_class: WordClass = ""
    if len(words) > 1 and words[0] in _ARTICLES | {"to"}:
        word_class = "verb" if words[0] == "to" else "noun"
        words = words[1:]
    if len(words) == 1:
        word_class = word_class or _class_of(words[0])
    elif len(split_units(phrase)) == 3 and split_units(phrase)[1] in _HYPHENS:
        yield ("".join(words),), ""
    else:
        word_class = ""
    yield tuple(words), word_class
    yield tuple(_lemmas(words, word_class)), word_class


def _class_of(word: str) -> WordClass:
    """Read a lone word as a noun where English has such a noun, else as a verb."""
    context = load_nlp()(_CONTEXTS["noun"].format(word))
    if context[1].pos_ in _POS["noun"] and not _only_verb(word):
        return "noun"
    return "verb"


def _only_verb(word: str) -> bool:
    """Tell whether English has a word as a verb and not as a noun."""
    lemma = load_nlp()(_CONTEXTS["verb"].format(word))[1].lemma_.lower()
    return "verb" in word_classes(lemma) and "noun" not in word_classes(lemma) | word_classes(word)


def _lemmas(words: Sequence[str], word_class: WordClass) -> list[str]:
    text = " ".join(words)
    context = _CONTEXTS[word_class]
    offset = context.index("{")
    doc = load_nlp()(context.format(text))
    inside = [token for token in doc if offset <= token.idx < offset + len(text)]
    return [token.lemma_.lower() for token in inside]


def _mention(reading: ArticleUnits, first: int, last: int, target: str) -> Mention:
    start, end = reading.starts[first], reading.ends[last]
    return Mention(
        sentence_id=reading.parsed.sentences[reading.sentences[first]].sentence_id,
        target=target,
        surface=reading.text[start:end],
        start=start,
        end=end,
        kind="phrase",
    )
