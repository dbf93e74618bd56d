"""Loaded words as a reader corrected them: marks taken away, and words marked that no mark was on."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extract.corrected import Placed, best
from analysis.extract.facts import ArticleFacts, per_article
from analysis.extract.quotes.voice_spans import VoiceAt
from analysis.measures.loaded.detection import Loaded, find_loaded
from analysis.records import NAME_KINDS

BY_READER = "marked by a reader"
"""The reason of a word that only a reader calls loaded."""


@per_article
def machine_words(item: ArticleFacts) -> tuple[Loaded, ...]:
    """Return the loaded words that the model finds in an article."""
    # "The strongman" is a mention too, and may well be loaded; a name says nothing.
    names = [(mention.start, mention.end) for mention in item.mentions if mention.kind in NAME_KINDS]
    return find_loaded(item.parsed, item.voices, names=names)


def corrected_words(item: ArticleFacts) -> Iterator[tuple[Loaded, str]]:
    """Yield the loaded words of an article by place, each with what a reader corrected, empty for the model's own."""
    given = [each for each in item.corrections if each.given.kind == "loaded"]
    words = machine_words(item)
    gone = {id(word) for each in given if each.given.after == "not loaded" and (word := best(words, each)) is not None}
    kept = [(word, "") for word in words if id(word) not in gone]
    added = [
        (_word(item, each), "loaded: not loaded")
        for each in given
        if each.given.after == "loaded" and best(words, each) is None
    ]
    yield from sorted((*kept, *added), key=lambda pair: pair[0].start)


def machine_mark(item: ArticleFacts, correction: Placed) -> str:
    """Return what the model says of a corrected word."""
    return "not loaded" if best(machine_words(item), correction) is None else "loaded"


def _word(item: ArticleFacts, given: Placed) -> Loaded:
    voice_at = VoiceAt(item.voices)
    return Loaded(
        sentence_id=item.parsed.sentence_at(given.start).sentence_id,
        start=given.start,
        end=given.end,
        text=item.article.text[given.start : given.end],
        score=1.0,
        reason=BY_READER,
        voice=voice_at(given.start),
        speaker=voice_at.speaker(given.start),
    )
