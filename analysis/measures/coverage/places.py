"""Where in its article a sentence stands, in whose voice, and how surely it tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.voice_spans import VoiceSpan
from analysis.measures.coverage.certainty import find_certainty
from analysis.measures.coverage.conflicts import Telling
from analysis.measures.coverage.lexicon import certainty_words, empty_words, negations
from analysis.measures.coverage.units import Unit
from analysis.records import Voice
from analysis.text.nlp import ParsedArticle, Token

Position = Literal["headline", "lead", "middle", "tail"]
POSITIONS: tuple[Position, ...] = ("headline", "lead", "middle", "tail")

LEAD_SENTENCES = 3
"""Body sentences that are the lead, in the inverted pyramid of news (Bell 1991, The Language of News Media)."""
TAIL = 2 / 3
"""Share of the body after which a fact is buried."""


def find_position(article: ParsedArticle, sentence_id: int) -> Position:
    """Return where a sentence stands; the title is the headline, sub-heads belong to the body."""
    first = next((item.sentence_id for item in article.sentences if not item.heading), 0)
    if article.sentences[sentence_id].heading and sentence_id < first:
        return "headline"
    place, length = sentence_id - first, max(1, len(article.sentences) - first)
    if place < LEAD_SENTENCES:
        return "lead"
    return "tail" if place >= length * TAIL else "middle"


def telling_of(unit: Unit, article: ParsedArticle, voices: Sequence[VoiceSpan]) -> Telling:
    """Return a sentence with its voice, its certainty and what it denies."""
    sentence = article.sentences[unit.sentence_id]
    span = article.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    tokens = list(span) if span is not None else []
    voice = main_voice(voices, sentence.start, sentence.end)
    first, last = (span.start, span.end) if span is not None else (0, 0)
    certainty, cues = find_certainty(article.doc, first, last, attributed=voice != "own")
    main = list(_main_verbs(tokens))
    hedged = {cue.about for cue in cues}
    flat = {_verb(verb) for verb in main if verb.tag_ in _FLAT_TAGS} - hedged
    return Telling(
        unit=unit,
        text=sentence.text,
        start=sentence.start,
        certainty=certainty,
        cues=cues,
        voice=voice,
        negated=frozenset(_verb(token.head) for token in tokens if _negates(token)) - empty_words(),
        main=frozenset(_verb(verb) for verb in main) - empty_words(),
        flat=frozenset(flat) - empty_words(),
        denies=any(_written(token) in negations() or token.lemma_.lower() in _denials() for token in tokens),
        doubted=next(_doubted(main), ("", "")),
        dates=tuple(_dates(tokens)),
    )


_FLAT_TAGS = frozenset({"VBD", "VBN", "VBZ"})
"""Forms that tell what happened or happens; the bare form may tell a plan ("talks begin on Monday")."""


def _verb(token: Token) -> str:
    return str(token.lemma_.lower())


def _negates(token: Token) -> bool:
    """Tell whether a word denies its verb; in "whether or not" it doesn't."""
    before = token.nbor(-1).lower_ if token.i else ""
    return (token.dep_ == "neg" or _written(token) == "n't") and token.head.pos_ == "VERB" and before != "or"


def _written(token: Token) -> str:
    return str(token.lower_.replace("’", "'"))


def _doubted(main: Iterable[Token]) -> Iterator[tuple[str, str]]:
    """Yield verbs by which the newsroom keeps its distance ("claims to have won") and the verb of what is said."""
    for verb in main:
        if load_cues().speech.get(_verb(verb)) == "doubting":
            for child in verb.children:
                if child.dep_ in ("ccomp", "xcomp") and child.pos_ == "VERB":
                    yield str(verb.lower_), _verb(child)


@cache
def _denials() -> frozenset[str]:
    return load_cues().refusal | certainty_words()["denied"]["words"]


_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})


def _dates(tokens: Sequence[Token]) -> Iterator[tuple[str, str, str]]:
    """Yield each day of the week or of the year with the verb it goes with and its words.

    Verbs of speech are left out: two people, or one twice, may say a thing on different days.
    """
    for place, token in enumerate(tokens):
        following = tokens[place + 1].text if place + 1 < len(tokens) else ""
        if token.lower_ in _WEEKDAYS:
            day = words = token.text
        elif token.lower_[:3] in _MONTHS and token.pos_ == "PROPN" and following.isdigit() and len(following) < 3:
            day, words = f"{token.lower_[:3]} {following}", f"{token.text} {following}"
        else:
            continue
        verb = next((above for above in token.ancestors if above.pos_ == "VERB"), None)
        if verb is not None and not load_cues().tone(_verb(verb)):
            yield day, _verb(verb), words


def _main_verbs(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the verb at the top of a sentence, those beside it, and those of what it says that somebody says."""
    for token in tokens:
        top = token.head.i == token.i
        below = token.dep_ in ("conj", "ccomp") and token.head.dep_ == "ROOT"
        if token.pos_ in ("VERB", "AUX") and (top or below):
            yield token


def main_voice(voices: Sequence[VoiceSpan], start: int, end: int) -> Voice:
    """Return whose words most of ``[start, end)`` is; equals go to the newsroom."""
    lengths: Counter[Voice] = Counter()
    for span in voices:
        lengths[span.voice] += max(0, min(end, span.end) - max(start, span.start))
    order: tuple[Voice, ...] = ("own", "reported", "quoted")
    return max(order, key=lambda voice: lengths[voice])
