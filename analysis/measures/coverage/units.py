"""What a sentence brings to the search for its counterparts: its meaning, its words, names, numbers and quotations."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.measures.coverage.lexicon import empty_words
from analysis.measures.coverage.quantities import Quantity, find_quantities
from analysis.models.sentences import Encoded, load_sentence_encoder
from analysis.text.nlp import ParsedArticle, Span, Token

Vectors = NDArray[np.float32]

WINDOW, STRIDE = 12, 6
"""Pieces of words in a window, about a short clause, and how far one window starts after the last."""
LEAST_WORDS = 4
"""Sentences with fewer content words tell no fact that could be found elsewhere."""
FULL_WORDS = 5
"""Content words from which a sentence can be said to be told by one outlet only."""
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_QUOTED = re.compile(r"[“\"]([^“”\"]{12,})[”\"]")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence as it enters the comparison.

    Attributes:
        article: Number of its article in the event.
        sentence_id: Number of the sentence in its article.
        words: Lemmas of its content words.
        names: Those that are names.
        quantities: Its numbers.
        full: Whether it is a whole statement and no heading: what only one outlet tells is looked for among these.
        quoted: What stands between quotation marks, as words.
        states: State of each piece of a word, of length 1: pieces × width.
        spelled: The piece of text behind each state, in lower case.
        offsets: Where each piece stands in the article's text.
        vector: The sentence's meaning, of length 1.
        own: Its meaning and its pieces' states without what all sentences of the event have in common, of length 1.
        links: Content words with the words they hang on, as lemmas: who does what to whom.
        windows: Meanings of stretches of twelve pieces, each of length 1: windows × width.
    """

    article: int
    sentence_id: int
    words: frozenset[str]
    names: frozenset[str]
    quantities: tuple[Quantity, ...]
    full: bool
    quoted: tuple[str, ...]
    states: Vectors
    spelled: tuple[str, ...]
    offsets: tuple[tuple[int, int], ...]
    vector: Vectors
    windows: Vectors
    links: frozenset[tuple[str, str]]
    own_vector: Vectors
    own_states: Vectors


def find_units(articles: Sequence[ParsedArticle]) -> list[Unit]:
    """Return the sentences of an event that tell enough to be compared, by article and place."""
    wanted = [(number, sentence.sentence_id) for number, item in enumerate(articles) for sentence in item.sentences]
    texts = [articles[number].sentences[sentence_id].text for number, sentence_id in wanted]
    encoded = load_sentence_encoder().encode(texts)
    units = []
    common = _common(encoded)
    for (number, sentence_id), text, read in zip(wanted, texts, encoded, strict=True):
        unit = _unit(articles[number], number, sentence_id, text, read, common)
        if unit is not None:
            units.append(unit)
    return units


def _common(encoded: Sequence[Encoded]) -> Vectors:
    """Return what the sentences of an event have in common: the mean over their pieces."""
    mean: Vectors = np.concatenate([item.states for item in encoded]).mean(0) if encoded else np.zeros(0, np.float32)
    return mean


def _unit(item: ParsedArticle, number: int, sentence_id: int, text: str, read: Encoded, common: Vectors) -> Unit | None:
    sentence = item.sentences[sentence_id]
    span = item.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    if span is None or not len(read.states):
        return None
    content = [token for token in span if token.pos_ in _CONTENT and token.lemma_.lower() not in empty_words()]
    words = frozenset(_lemma(token) for token in content)
    if len(words) < LEAST_WORDS:
        return None
    states = normalised(read.states)
    return Unit(
        article=number,
        sentence_id=sentence_id,
        words=words,
        names=frozenset(_lemma(token) for token in content if token.pos_ == "PROPN"),
        quantities=find_quantities(item.doc, span.start, span.end),
        full=not sentence.heading and len(words) >= FULL_WORDS and _is_statement(span),
        quoted=tuple(" ".join(_WORD.findall(match[1].lower())) for match in _QUOTED.finditer(text)),
        states=states,
        spelled=tuple(text[start:end].lower() for start, end in read.offsets),
        offsets=tuple((sentence.start + start, sentence.start + end) for start, end in read.offsets),
        vector=normalised(read.states.mean(0, keepdims=True))[0],
        windows=normalised(_windows(read.states)),
        links=frozenset((_lemma(token.head), _lemma(token)) for token in content if token.head.i != token.i),
        own_vector=normalised(read.states.mean(0, keepdims=True) - common)[0],
        own_states=normalised(read.states - common),
    )


def _is_statement(span: Span) -> bool:
    """Tell whether a sentence states something: it has a verb with a subject, and doesn't ask."""
    subjects = [token for token in span if token.dep_ in ("nsubj", "nsubjpass", "expl")]
    return bool(subjects) and not span.text.rstrip("\"”' ").endswith("?")


def _lemma(token: Token) -> str:
    return str(token.lower_ if token.pos_ == "PROPN" else token.lemma_.lower())


def _windows(states: Vectors) -> Vectors:
    starts = range(0, max(1, len(states) - WINDOW // 2), STRIDE)
    return np.stack([states[start : start + WINDOW].mean(0) for start in starts])


def normalised(rows: Vectors) -> Vectors:
    """Return the rows, each of length 1."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Vectors = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return scaled


class Rarity:
    """How much a word tells: the logarithm of how few of the event's sentences hold it (Spärck Jones 1972)."""

    def __init__(self, units: Iterable[Unit]) -> None:
        listed = list(units)
        self._n = len(listed) + 1
        words = Counter(word for unit in listed for word in unit.words)
        self._rarities = {word: math.log(self._n / (n + 0.5)) for word, n in words.items()}
        self._unseen = math.log(self._n / 0.5)
        self._pieces = Counter(piece for unit in listed for piece in set(unit.spelled))

    def word(self, word: str) -> float:
        """Return a lemma's rarity."""
        return self._rarities.get(word, self._unseen)

    def total(self, words: Iterable[str]) -> float:
        """Return the summed rarity of lemmas."""
        return math.fsum(self.word(word) for word in words)

    def pieces(self, unit: Unit) -> Vectors:
        """Return the rarity of each piece of a sentence as a share of their sum; marks count nothing."""
        weights = np.array(
            [math.log(self._n / self._pieces[piece]) if piece.isalnum() else 0.0 for piece in unit.spelled], np.float32
        )
        shares: Vectors = weights / max(float(weights.sum()), 1e-6)
        return shares


def sentence_places(units: Sequence[Unit]) -> Mapping[tuple[int, int], int]:
    """Return each unit's place by article and sentence."""
    return {(unit.article, unit.sentence_id): place for place, unit in enumerate(units)}


def article_starts(units: Sequence[Unit], n_articles: int) -> list[int]:
    """Return where each article's units start, and after the last where they end."""
    numbers = [unit.article for unit in units]
    return [bisect_left(numbers, number) for number in range(n_articles + 1)]
