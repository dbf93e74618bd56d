"""How loaded a sentence is: scores of its words, its company of words, and its manner."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from analysis.measures.loaded.word_model import (
    CONTENT,
    LEXICON,
    WORD_FEATURES,
    category_of,
    colours,
    listed,
    plain_words,
    word_features,
)
from analysis.text.lexicons import read_lexicon

CONTEXT_FEATURES = ("phrase", "hyphen", "after_adverb", "beside_listed")
_MARKERS: Mapping[str, frozenset[str]] = {
    "quotation": frozenset('"“”‘’'),
    "we": frozenset({"we", "our", "us", "i", "my"}),
    "you": frozenset({"you", "your"}),
    "exclaims": frozenset("!?"),
    "demands": frozenset({"must", "should"}),
    "denies": frozenset({"n't", "not", "no", "never"}),
    "they": frozenset({"they", "them", "their"}),
    "turns": frozenset({"but", "yet", "even", "just", "still", "so"}),
    "breaks": frozenset("—–;"),
}
SENTENCE_FEATURES = (
    *("top_1", "top_2", "top_3", "sum", "density", "any", "length", "colour", "coloured", "tone"),
    *("digits", "says", "names", "modifiers", "numbers"),
    *_MARKERS,
)
"""Names of the values of :func:`sentence_features`, in order."""
SET_PHRASE = "set_phrase"

NO_WORDS = frozenset({"PUNCT", "SPACE", "NUM", "SYM"})
_UNKNOWN_COLOUR = -2.5
_COLOURED = -1.5


@dataclass(frozen=True, slots=True)
class Word:
    """What the model reads of a token: written form and lemma in lower case, and part of speech."""

    text: str
    lemma: str
    pos: str


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: one weight per feature, and the constant."""

    weights: tuple[float, ...]
    constant: float

    def logit(self, values: Sequence[float]) -> float:
        """Return the log-odds."""
        return self.constant + sum(weight * value for weight, value in zip(self.weights, values, strict=True) if value)


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """The weights of words and sentences, and the score from which on a sentence counts as loaded."""

    words: Weights
    sentences: Weights
    sentence_threshold: float


@cache
def load_model() -> LoadedModel:
    """Read the shipped weights once per process."""
    path = resources.files("analysis").joinpath("data", "framing", "loaded_weights.json")
    content = json.loads(path.read_text(encoding="utf-8"))
    names = {"words": (*WORD_FEATURES, *CONTEXT_FEATURES), "sentences": SENTENCE_FEATURES}
    models = {
        part: Weights(tuple(content[part][name] for name in features), content[part]["constant"])
        for part, features in names.items()
    }
    return LoadedModel(**models, sentence_threshold=content["sentence_threshold"])


@cache
def may_colour(word: Word) -> bool:
    """Tell words that can be loaded from punctuation, numbers, everyday words, and names that are no labels."""
    if word.pos in NO_WORDS or word.text in plain_words() or not any(char.isalpha() for char in word.text):
        return False
    return word.pos != "PROPN" or bool(category_of(word.text, word.lemma, word.pos))


def context_features(words: Sequence[Word]) -> list[tuple[float, ...]]:
    """Describe each word by its neighbours, in the order of :data:`CONTEXT_FEATURES`."""
    in_phrase = phrase_places(words)
    has = [bool(category_of(word.text, word.lemma, word.pos)) for word in words]
    last = len(words) - 1
    return [
        (
            float(index in in_phrase),
            float(
                word.pos != "PROPN"
                and ((index > 0 and words[index - 1].text == "-") or (index < last and words[index + 1].text == "-"))
            ),
            float(has[index] and index > 0 and words[index - 1].pos == "ADV"),
            float((index > 0 and has[index - 1]) or (index < last and has[index + 1])),
        )
        for index, word in enumerate(words)
    ]


def phrase_places(words: Sequence[Word]) -> dict[int, str]:
    """Return, by position, the category of the listed phrase or hyphened word that a word belongs to."""
    phrases = _phrases()
    places: dict[int, str] = {}
    for index, word in enumerate(words):
        for phrase, category in phrases.get(word.text, ()):
            if tuple(other.text for other in words[index : index + len(phrase)]) == phrase:
                places.update(dict.fromkeys(range(index, index + len(phrase)), category))
    return places


def idiom_places(words: Sequence[Word]) -> frozenset[int]:
    """Return the positions of words in listed idioms, where they have lost the meaning that would colour."""
    idioms = _idioms()
    found: set[int] = set()
    for index, word in enumerate(words):
        for idiom in idioms.get(word.text, ()):
            if tuple(other.text for other in words[index : index + len(idiom)]) == idiom:
                found.update(range(index, index + len(idiom)))
    return frozenset(found)


def word_scores(words: Sequence[Word]) -> list[float]:
    """Return the probability, in [0, 1], that a reader would mark each word as loaded."""
    context = Weights(load_model().words.weights[len(WORD_FEATURES) :], 0.0)
    return [
        1 / (1 + math.exp(-(_word_logit(word.text, word.lemma, word.pos) + context.logit(around))))
        if may_colour(word) or (around[0] and word.pos not in NO_WORDS)
        else 0.0
        for word, around in zip(words, context_features(words), strict=True)
    ]


def sentence_score(words: Sequence[Word], scores: Sequence[float]) -> float:
    """Return the probability, in [0, 1], that a sentence is loaded."""
    return 1 / (1 + math.exp(-load_model().sentences.logit(sentence_features(words, scores))))


def sentence_features(words: Sequence[Word], scores: Sequence[float]) -> tuple[float, ...]:
    """Describe a sentence by the numbers named in :data:`SENTENCE_FEATURES`."""
    n = max(len(words), 1)
    top = sorted(scores, reverse=True)[:3] + [0.0] * 3
    known = [colours()[word.lemma, word.pos] for word in words if (word.lemma, word.pos) in colours()]
    content = sum(word.pos in CONTENT for word in words) or 1
    texts = {word.text for word in words}
    missing = content - len(known)
    return (
        *top[:3],
        sum(scores),
        20 * sum(scores) / n,
        1 - math.prod(1 - score for score in scores),
        math.log(n) / 3,
        (sum(colour for colour, _ in known) + missing * _UNKNOWN_COLOUR) / content,
        sum(colour > _COLOURED for colour, _ in known) / 3,
        sum(tone for _, tone in known) / max(len(known), 1),
        float(any(char.isdigit() for text in texts for char in text)),
        float(any(word.lemma == "say" for word in words)),
        sum(word.pos == "PROPN" for word in words) / n,
        5 * sum(word.pos in {"ADJ", "ADV"} for word in words) / n,
        5 * sum(word.pos == "NUM" for word in words) / n,
        *(float(not texts.isdisjoint(marker)) for marker in _MARKERS.values()),
    )


@cache
def _word_logit(text: str, lemma: str, pos: str) -> float:
    model = load_model().words
    return Weights(model.weights[: len(WORD_FEATURES)], model.constant).logit(word_features(text, lemma, pos))


@cache
def _idioms() -> dict[str, list[tuple[str, ...]]]:
    """Return listed idioms by their first token."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for idiom in read_lexicon(LEXICON)["idioms"]["words"]:
        parts = tuple(idiom.replace("-", " - ").split())
        found.setdefault(parts[0], []).append(parts)
    return found


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return listed phrases, and listed words with a hyphen (the tokeniser parts them), by their first token."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in read_lexicon(LEXICON)["phrases"]["words"]:
        parts = tuple(phrase.split())
        found.setdefault(parts[0], []).append((parts, SET_PHRASE))
    for (word, _), category in listed().items():
        if "-" in word:
            parts = tuple(word.replace("-", " - ").split())
            found.setdefault(parts[0], []).append((parts, category))
    return found
