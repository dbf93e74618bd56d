"""Loaded language: words and phrases that colour a statement, and how loaded a sentence is.

A logistic model, trained on real articles read word by word, weighs word lists of our own, VADER's valences (Hutto &
Gilbert 2014), the rarity of a word in sober news, the company it keeps, its form and place, and what it means in its
sentence (:mod:`analysis.measures.loaded.token_head`). Reasons follow Recasens et al. (2013), Linguistic Models for
Analyzing and Detecting Biased Language. Accuracy on BABE (Spinde et al. 2021), on which nothing was
trained, is on the Method page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.extract.quotes.voice_spans import VoiceAt, VoiceSpan
from analysis.measures.loaded.marks import marked
from analysis.measures.loaded.sentence_model import (
    Word,
    load_model,
    phrase_places,
    sentence_score,
    word_scores,
)
from analysis.measures.loaded.token_head import article_scores, load_head
from analysis.measures.loaded.word_model import category_of
from analysis.records import Voice
from analysis.text.nlp import ParsedArticle, Span, Token

REASONS = (
    "intensifier",
    "subjective adjective",
    "subjective adverb",
    "loaded noun",
    "loaded verb",
    "doubting verb",
    "partisan label",
    "war metaphor",
    "sport metaphor",
    "theatre metaphor",
    "set phrase",
)
LEAST_SHARE = 0.5
"""Part of its neighbour's score that a word needs to be loaded beside it."""

_BY_POS = {
    "ADJ": "subjective adjective",
    "ADV": "subjective adverb",
    "NOUN": "loaded noun",
    "VERB": "loaded verb",
    "PROPN": "loaded noun",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded word or phrase.

    Attributes:
        start: First character.
        end: After the last character.
        text: The words.
        score: How sure the model is that a reader would mark it, in [0, 1].
        reason: What makes it loaded: one of :data:`REASONS`.
        voice: Whose words they are.
        speaker: Who speaks; empty in the newsroom's own words.
    """

    sentence_id: int
    start: int
    end: int
    text: str
    score: float
    reason: str
    voice: Voice
    speaker: str


@dataclass(frozen=True, slots=True)
class LoadedSentence:
    """How loaded a sentence is: ``score`` in [0, 1], ``loaded`` from the model's threshold on, its number of words."""

    sentence_id: int
    score: float
    loaded: bool
    n_words: int


def find_loaded(
    parsed: ParsedArticle, voices: Sequence[VoiceSpan] = (), *, names: Iterable[tuple[int, int]] = ()
) -> tuple[Loaded, ...]:
    """Find loaded words and phrases, ordered by place.

    Args:
        parsed: The article.
        voices: Whose words each stretch is; all the newsroom's own where left out.
        names: Stretches ``[start, end)`` that name an actor; no word of a name is loaded.
    """
    voice_at = VoiceAt(voices)
    spans = (parsed.doc.char_span(start, end, alignment_mode="expand") for start, end in names)
    named = {token.idx for span in spans if span is not None for token in span}
    threshold, of_sentence = load_head().threshold, article_scores(parsed)
    found: list[Loaded] = []
    for sentence_id, tokens in _tokens(parsed):
        words, scores = _words(tokens), of_sentence[sentence_id]
        hits = _hits(scores, threshold)
        kept = marked(tokens, words, hits, names=named, heading=parsed.sentences[sentence_id].heading)
        for first, last in _runs(tokens, kept):
            best = max(range(first, last), key=lambda index: scores[index])
            start, end = tokens[first].idx, tokens[last - 1].idx + len(tokens[last - 1])
            found.append(
                Loaded(
                    sentence_id=sentence_id,
                    start=start,
                    end=end,
                    text=parsed.article.text[start:end],
                    score=scores[best],
                    reason=_reason(words, best),
                    voice=voice_at(start),
                    speaker=voice_at.speaker(start),
                )
            )
    return tuple(found)


def _hits(scores: Sequence[float], threshold: float) -> list[bool]:
    """Tell which words are loaded; those beside one that colours far more are not: the shortest stretch is marked."""
    around = [0.0, *scores, 0.0]
    beside = [max(around[index], around[index + 2]) for index in range(len(scores))]
    return [score >= max(threshold, LEAST_SHARE * most) for score, most in zip(scores, beside, strict=True)]


def score_sentences(parsed: ParsedArticle) -> tuple[LoadedSentence, ...]:
    """Say how loaded each sentence is, one record per sentence in order."""
    threshold = load_model().sentence_threshold
    rows = []
    for sentence_id, tokens in _tokens(parsed):
        words = _words(tokens)
        score = sentence_score(words, word_scores(words))
        n_words = sum(token.is_alpha for token in tokens)
        rows.append(LoadedSentence(sentence_id, score, score >= threshold, n_words))
    return tuple(rows)


def _tokens(parsed: ParsedArticle) -> Iterator[tuple[int, Span]]:
    for sentence in parsed.sentences:
        span = parsed.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
        if span is not None and len(span):
            yield sentence.sentence_id, span


def _words(tokens: Span) -> list[Word]:
    return [Word(token.lower_, token.lemma_.lower(), token.pos_) for token in tokens]


def _runs(tokens: Span, marks: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield ``[first, last)`` of each row of marked words that only a hyphen or nothing parts."""
    first = -1
    for index, mark in enumerate(marks):
        if mark and first < 0:
            first = index
        elif not mark and first >= 0 and not _hyphen_between(tokens, marks, index):
            yield first, index
            first = -1
    if first >= 0:
        yield first, len(marks)


def _hyphen_between(tokens: Span, marks: Sequence[bool], index: int) -> bool:
    token: Token = tokens[index]
    return token.text == "-" and index + 1 < len(marks) and marks[index + 1]


def _reason(words: Sequence[Word], index: int) -> str:
    word = words[index]
    category = category_of(word.text, word.lemma, word.pos) or phrase_places(words).get(index, "")
    return category.replace("_", " ") if category else _BY_POS.get(word.pos, "set phrase")
