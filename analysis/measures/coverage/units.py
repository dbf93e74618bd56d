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

from analysis.extract.sentence_states import ReadSentences, read_sentences
from analysis.measures.coverage.lexicon import empty_words
from analysis.measures.coverage.quantities import Quantity, find_quantities
from analysis.text.nlp import ParsedArticle, Span, Token

Vectors = NDArray[np.float32]

WINDOW, STRIDE = 12, 6
"""Pieces of words in a window, about a short clause, and how far one window starts after the last."""
LEAST_WORDS = 4
"""Sentences with fewer content words tell no fact that could be found elsewhere."""
FULL_WORDS = 5
"""Content words from which a sentence can be said to be told by one outlet only."""
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_VERBS = frozenset({"VERB", "AUX"})
"""A sentence of the body without any tells nothing: a signature, a rubric, a notice."""
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
    read = [read_sentences(item) for item in articles]
    common = _common(read)
    return [
        unit
        for number, (item, states) in enumerate(zip(articles, read, strict=True))
        for sentence_id in range(len(item.sentences))
        if (unit := _unit(item, number, sentence_id, states, common)) is not None
    ]


def _common(read: Sequence[ReadSentences]) -> Vectors:
    """Return what the sentences of an event have in common: the mean over their pieces."""
    states = [part for item in read for part in item.states if len(part)]
    n = sum(map(len, states))
    total: Vectors = np.sum([part.sum(0, dtype=np.float32) for part in states], axis=0, dtype=np.float32)
    return total / np.float32(max(1, n))


def _unit(item: ParsedArticle, number: int, sentence_id: int, read: ReadSentences, common: Vectors) -> Unit | None:
    sentence = item.sentences[sentence_id]
    span = item.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    if span is None or not len(read.states[sentence_id]):
        return None
    content = [token for token in span if token.pos_ in _CONTENT and token.lemma_.lower() not in empty_words()]
    words = frozenset(_lemma(token) for token in content)
    if len(words) < LEAST_WORDS or not (sentence.heading or any(token.pos_ in _VERBS for token in span)):
        return None
    raw: Vectors = read.states[sentence_id].astype(np.float32)
    offsets, text = read.offsets[sentence_id], sentence.text
    return Unit(
        article=number,
        sentence_id=sentence_id,
        words=words,
        names=frozenset(_lemma(token) for token in content if token.pos_ == "PROPN"),
        quantities=find_quantities(item.doc, span.start, span.end),
        full=not sentence.heading and len(words) >= FULL_WORDS and _is_statement(span),
        quoted=tuple(" ".join(_WORD.findall(match[1].lower())) for match in _QUOTED.finditer(text)),
        states=normalised(raw),
        spelled=tuple(text[start:end].lower() for start, end in offsets),
        offsets=tuple((sentence.start + start, sentence.start + end) for start, end in offsets),
        vector=normalised(raw.mean(0, keepdims=True))[0],
        windows=normalised(_windows(raw)),
        links=frozenset((_lemma(token.head), _lemma(token)) for token in content if token.head.i != token.i),
        own_vector=normalised(raw.mean(0, keepdims=True) - common)[0],
        own_states=normalised(raw - common),
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
