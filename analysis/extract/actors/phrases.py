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
from analysis.extract.actors.word_classes import base_form, word_classes
from analysis.records import Mention, Target
from analysis.text.tags import NOUNS, VERBS

WordClass = Literal["noun", "verb", ""]

_HYPHENS = frozenset({"-", "–", "‑"})
_POS: dict[WordClass, frozenset[str]] = {"noun": NOUNS, "verb": VERBS}
_PARTICIPLES = ("ing", "ed")
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
    """Find the phrases of the issue targets, in order; of one issue, the longest phrase at each place.

    Each issue is looked for by itself, so that adding one takes nothing from another.
    """
    issues = [target for target in targets if target.kind == "issue"]
    if not issues:
        return ()
    units = _units_of(reading)
    found = [mention for issue in issues for mention in _mentions(reading, units, issue)]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.target)))


def _mentions(reading: ArticleUnits, units: _Units, issue: Target) -> Iterator[Mention]:
    trie, position = _phrase_trie(issue), 0
    while position < len(units.units):
        match = _longest(trie, reading, units, position)
        if match is None:
            position += 1
            continue
        last, _ = match
        yield _mention(reading, units.units[position], units.units[last], issue.name)
        position = last + 1


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


@lru_cache(maxsize=64)
def _phrase_trie(issue: Target) -> Trie:
    trie: Trie = {}
    taken: set[tuple[str, ...]] = set()
    for phrase in issue.phrases or (issue.name,):
        for key, word_class in _keys(phrase):
            if key not in taken:
                taken.add(key)
                add_key(trie, key, _Payload(issue.name, word_class))
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
    if "noun" in word_classes(base_form(word, "NOUN")) | word_classes(word):
        return "noun"
    return "verb" if "verb" in word_classes(base_form(word, "VERB")) else "noun"


def _lemmas(words: Sequence[str], word_class: WordClass) -> list[str]:
    """Return the base forms of a phrase: of participles the verb's, else the noun's."""
    if word_class:
        return [*words[:-1], base_form(words[-1], "VERB" if word_class == "verb" else "NOUN")]
    return [base_form(word, "VERB" if word.endswith(_PARTICIPLES) else "NOUN") for word in words]


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
