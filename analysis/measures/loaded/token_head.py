"""The head that reads loaded words: a logistic model over what colours a word, its place, and what it means here."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from analysis.extract.sentence_states import read_sentences
from analysis.measures.loaded.sentence_model import (
    CONTEXT_FEATURES,
    Word,
    context_features,
    sentence_score,
    word_scores,
)
from analysis.measures.loaded.word_model import WORD_FEATURES, word_features
from analysis.records import Sentence
from analysis.text.nlp import ParsedArticle, Span, Token
from analysis.text.per_text import per_text

Floats = NDArray[np.float64]

READ = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "INTJ"})
"""Parts of speech that can be loaded; others are so in listed phrases only."""
TAGS = ("VBN", "VBG", "VBD", "JJS", "JJR", "NNS")
RELATIONS = (
    *("amod", "advmod", "ROOT", "dobj", "pobj", "nsubj", "compound", "attr"),
    *("acomp", "conj", "ccomp", "xcomp", "relcl", "advcl", "npadvmod", "nmod"),
)
PLACE_FEATURES = (
    *("alone", "sentence", "article", "beside", "two_away", "governor", "dependent"),
    *("quoted", "stop", "entity", "name", "capital", "capitals", "heading", "length", "exclaims", "asks"),
    *TAGS,
    *RELATIONS,
)
PLAIN_FEATURES = (*WORD_FEATURES, *CONTEXT_FEATURES, *PLACE_FEATURES)
"""Names of the values of a word before its states, in order."""
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_NOTHING = -6.0
_TINY = 1e-4


@dataclass(frozen=True)
class TokenHead:
    """Weights of the words' features and states, and the score from which on a word is loaded."""

    weights: Floats
    constant: float
    threshold: float


@dataclass(frozen=True)
class SentenceWords:
    """A sentence with the features of those of its words that can be loaded.

    Attributes:
        span: Its parse.
        words: What the word model reads of each token.
        places: Numbers of the tokens that have features.
        features: Their features and states, one row each.
    """

    sentence: Sentence
    span: Span
    words: list[Word]
    places: list[int]
    features: Floats


@cache
def load_head() -> TokenHead:
    """Read the shipped weights once per process."""
    path = resources.files("analysis").joinpath("data", "framing", "loaded_head.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return TokenHead(stored["weights"].astype(np.float64), float(stored["constant"]), float(stored["threshold"]))


def sentence_words(parsed: ParsedArticle) -> list[SentenceWords]:
    """Return the words of each sentence with their features, in order."""
    read = read_sentences(parsed)
    spans = [parsed.doc.char_span(each.start, each.end, alignment_mode="expand") for each in parsed.sentences]
    words = [[Word(token.lower_, token.lemma_.lower(), token.pos_) for token in span or ()] for span in spans]
    alone = [word_scores(each) for each in words]
    whole = [_logit(sentence_score(each, scores)) for each, scores in zip(words, alone, strict=True)]
    article = sum(whole) / max(1, len(whole))
    quoted = [(pair.start, pair.end) for pair in parsed.quote_pairs]
    found = []
    rows = zip(parsed.sentences, spans, words, alone, whole, read.offsets, read.states, strict=True)
    for sentence, span, each, scores, logit, offsets, states in rows:
        if span is None or not len(span):
            continue
        places = [place for place, token in enumerate(span) if token.pos_ in READ and _has_letter(token.text)]
        logits = [_logit(score) if score else _NOTHING for score in scores]
        around = context_features(each)
        plain = [
            (
                *word_features(each[place].text, each[place].lemma, each[place].pos),
                *around[place],
                *_place_features(span, place, logits, (logit, article), quoted, heading=sentence.heading),
            )
            for place in places
        ]
        table = np.array(plain, np.float64).reshape(len(places), len(PLAIN_FEATURES))
        pieces = np.asarray(states, np.float64)
        own = _token_states(span, places, offsets, pieces, sentence.start)
        mean = pieces.mean(axis=0) if len(pieces) else np.zeros(pieces.shape[1])
        found.append(
            SentenceWords(sentence, span, each, places, np.hstack([table, own, np.tile(mean, (len(places), 1))]))
        )
    return found


@per_text
def article_scores(parsed: ParsedArticle) -> dict[int, list[float]]:
    """Return the scores of each sentence's tokens, by its number; see :func:`token_scores`."""
    head = load_head()
    return {item.sentence.sentence_id: token_scores(item, head) for item in sentence_words(parsed)}


def token_scores(item: SentenceWords, head: TokenHead) -> list[float]:
    """Return how surely a reader would call each token loaded, in [0, 1]; 0 for those that can't be."""
    scores = [0.0] * len(item.words)
    values = 1 / (1 + np.exp(-(item.features @ head.weights + head.constant)))
    for place, value in zip(item.places, values.tolist(), strict=True):
        scores[place] = value
    return scores


def _place_features(
    span: Span,
    place: int,
    logits: Sequence[float],
    around: tuple[float, float],
    quoted: Sequence[tuple[int, int]],
    *,
    heading: bool,
) -> tuple[float, ...]:
    token: Token = span[place]
    head = token.head.i - span.start
    inside = [logits[child.i - span.start] for child in token.children if 0 <= child.i - span.start < len(logits)]
    return (
        logits[place],
        *around,
        max(_at(logits, place - 1), _at(logits, place + 1)),
        max(_at(logits, place - 2), _at(logits, place + 2)),
        _at(logits, head) if head != place else _NOTHING,
        max(inside, default=_NOTHING),
        float(any(start <= token.idx < end for start, end in quoted)),
        float(token.is_stop),
        float(bool(token.ent_type_)),
        float(token.ent_type_ in _NAMES),
        float(token.text[0].isupper()),
        float(token.is_upper and len(token) > 2),
        float(heading),
        len(span) / 30,
        float("!" in span.text),
        float("?" in span.text),
        *(float(token.tag_ == tag) for tag in TAGS),
        *(float(token.dep_ == relation) for relation in RELATIONS),
    )


def _token_states(
    span: Span, places: Sequence[int], offsets: Sequence[tuple[int, int]], pieces: Floats, start: int
) -> Floats:
    """Return the mean state of the pieces of each token; zeros where a long sentence was cut before it."""
    ends = [token.idx + len(token) - start for token in span]
    sums, counts = np.zeros((len(span), pieces.shape[1])), np.zeros((len(span), 1))
    token = 0
    for (first, _), state in zip(offsets, pieces, strict=True):
        while token + 1 < len(span) and ends[token] <= first:
            token += 1
        sums[token] += state
        counts[token] += 1
    return (sums / np.maximum(counts, 1))[list(places)]


def _at(logits: Sequence[float], place: int) -> float:
    return logits[place] if 0 <= place < len(logits) else _NOTHING


def _logit(p: float) -> float:
    p = min(max(p, _TINY), 1 - _TINY)
    return math.log(p / (1 - p))


def _has_letter(text: str) -> bool:
    return any(char.isalpha() for char in text)
