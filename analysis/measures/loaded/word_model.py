"""What colours a word, whatever its sentence: word lists, rarity in sober news, valence, form."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.text.lexicons import read_lexicon
from analysis.text.reference_corpus import Term, load_background, read_table

LEXICON = "loaded.toml"
CATEGORIES = (
    "intensifier",
    "subjective_adverb",
    "subjective_adjective",
    "loaded_noun",
    "loaded_verb",
    "doubting_verb",
    "partisan_label",
    "war_metaphor",
    "sport_metaphor",
    "theatre_metaphor",
)
CONTENT = ("NOUN", "VERB", "ADJ", "ADV")
_PARTS_OF_SPEECH = (*CONTENT, "PROPN")
_SUFFIXES = ("ly", "ism", "ist", "ful", "less", "ous", "ish", "ing", "ed", "est")
SMOOTHING = 50.0
"""Pseudo-count of the share of a word's uses that fall in the political middle."""

WORD_FEATURES = (
    *CATEGORIES,
    *_PARTS_OF_SPEECH,
    "middle_rate",
    "middle_rate_listed",
    "partisan_share",
    "partisan_share_listed",
    "unknown",
    "valence",
    "valence_below_zero",
    "colour",
    "colour_known",
    *(f"suffix_{suffix}" for suffix in _SUFFIXES),
)
"""Names of the values of :func:`word_features`, in order."""


@cache
def listed() -> Mapping[Term, str]:
    """Return the category of each listed word by lemma (or written form) and part of speech; the first one counts."""
    found: dict[Term, str] = {}
    content = read_lexicon(LEXICON)
    for category in CATEGORIES:
        for word in content[category]["words"].lower().split():
            for pos in content[category]["pos"]:
                found.setdefault((word, pos), category)
    return MappingProxyType(found)


@cache
def plain_words() -> frozenset[str]:
    """Return the everyday words that are loaded in a listed phrase only."""
    return frozenset(read_lexicon(LEXICON)["plain"]["words"].split())


@cache
def colours() -> Mapping[Term, tuple[float, float]]:
    """Return, by lemma, how alike its company is to that of listed words, and to that of loaded sentences."""
    found: dict[Term, tuple[float, float]] = {}
    for line in read_table("colours.tsv.gz"):
        if not line.startswith(("#", "lemma\t")):
            lemma, pos, colour, tone = line.split("\t")
            found[lemma, pos] = (float(colour), float(tone))
    return MappingProxyType(found)


@cache
def category_of(word: str, lemma: str, pos: str) -> str:
    """Return the category a word is listed under; empty where it is not."""
    return listed().get((lemma, pos)) or listed().get((word, pos)) or ""


@cache
def word_features(word: str, lemma: str, pos: str) -> tuple[float, ...]:
    """Describe a word (lower case) by the numbers named in :data:`WORD_FEATURES`."""
    category = category_of(word, lemma, pos)
    content = pos in CONTENT
    rate, share = _background(lemma, pos) if content else (0.0, 0.0)
    valence = valence_of(word) / 3 if pos != "PROPN" else 0.0
    colour = colours().get((lemma, pos))
    unknown = content and lemma.isalpha() and colour is None and (lemma, pos) not in load_background().terms
    has = float(bool(category))
    return (
        *(float(category == name) for name in CATEGORIES),
        *(float(pos == name) for name in _PARTS_OF_SPEECH),
        rate,
        rate * has,
        share,
        share * has,
        float(unknown),
        abs(valence),
        max(-valence, 0.0),
        (colour[0] + 3) / 3 if colour else 0.0,
        float(colour is not None),
        *(float(content and word.endswith(suffix)) for suffix in _SUFFIXES),
    )


def valence_of(word: str) -> float:
    """Return VADER's valence of a word in lower case, in [-4, 4]; 0 where it has none."""
    return float(_valences().get(word, 0.0))


def _background(lemma: str, pos: str) -> tuple[float, float]:
    """Return a word's log rate in the political middle, and its lean away from it; 0 where it was not counted."""
    background = load_background()
    term = background.terms.get((lemma, pos))
    if term is None:
        return 0.0, 0.0
    middle = background.center_words / background.words
    share = (term.center + SMOOTHING * middle) / (term.count + SMOOTHING)
    return math.log1p(1e6 * term.center / background.center_words) / 7, -math.log(share / middle)


@cache
def _valences() -> Mapping[str, float]:
    return MappingProxyType(SentimentIntensityAnalyzer().lexicon)
