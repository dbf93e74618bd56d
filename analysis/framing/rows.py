"""Rows of the framing tables: keywords, generic frames, loaded language, naming and verbs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from analysis.framing.generic_frames import FRAMES, frame_scores
from analysis.framing.keyword_tables import keyword_tables
from analysis.framing.loaded import Loaded, find_loaded
from analysis.framing.naming import count_names
from analysis.framing.verbs import find_agentless_passives, find_verbs
from analysis.framing.voicing import VoiceAt
from analysis.measuring import MeasuredArticle
from analysis.records import Mention
from analysis.uncertainty import bootstrap_mean

Row = dict[str, Any]

_DENSITY_VOICES = ("all", "own")

_Words = dict[str, Counter[int]]
"""Words of each sentence of an article, by voice."""

PER_WORDS = 1000
"""Densities are given per 1,000 words."""


def framing_rows(measured: Sequence[MeasuredArticle]) -> dict[str, Iterable[Row]]:
    """Return the rows of each framing table by its name, without the ``event`` column."""
    frames = [row for item in measured for row in _frame_sentence_rows(item)]
    loaded = {item.article.article_id: find_loaded(item.parsed, item.voices) for item in measured}
    names = {item.article.article_id: item.names for item in measured}
    words = {item.article.article_id: _words_by_sentence(item) for item in measured}
    return {
        **keyword_tables(measured),
        "generic_frames": _frame_rows(measured, frames),
        "frame_sentences": frames,
        "loaded": (_of(item) | asdict(word) for item in measured for word in loaded[item.article.article_id]),
        "loaded_density": _density_rows(measured, loaded, words),
        "article_loaded_density": _article_density_rows(measured, loaded, words),
        "naming": (
            _of(item) | asdict(label) for item in measured for label in count_names(names[item.article.article_id])
        ),
        "naming_uses": (_of(item) | asdict(use) for item in measured for use in names[item.article.article_id]),
        "verbs": (row for item in measured for row in _verb_rows(item)),
        "agentless_passives": (
            _of(item) | asdict(passive)
            for item in measured
            for passive in find_agentless_passives(item.parsed, voices=item.voices)
        ),
    }


def _of(item: MeasuredArticle) -> Row:
    return {"article_id": item.article.article_id, "outlet": item.outlet}


def _frame_sentence_rows(item: MeasuredArticle) -> Iterator[Row]:
    for score in frame_scores(item.parsed):
        if score.present:
            yield _of(item) | {
                "sentence_id": score.sentence_id,
                "generic_frame": score.generic_frame,
                "score": score.score,
            }


def _frame_rows(measured: Sequence[MeasuredArticle], present: Iterable[Row]) -> Iterator[Row]:
    """Yield the share of each outlet's sentences that show each frame; paragraphs are drawn together."""
    shown = {(row["article_id"], row["sentence_id"], row["generic_frame"]) for row in present}
    for outlet, items in _by_outlet(measured):
        units = [(item.article.article_id, sentence) for item in items for sentence in item.parsed.sentences]
        groups = [(article_id, sentence.paragraph) for article_id, sentence in units]
        for frame in FRAMES:
            values = [float((article_id, sentence.sentence_id, frame) in shown) for article_id, sentence in units]
            if units:
                low, high = bootstrap_mean(values, groups=groups)
                share = sum(values) / len(values)
                yield {
                    "outlet": outlet,
                    "generic_frame": frame,
                    "share": share,
                    "low": low,
                    "high": high,
                    "n": len(values),
                }


def _density_rows(
    measured: Sequence[MeasuredArticle], loaded: Mapping[str, Sequence[Loaded]], words: Mapping[str, _Words]
) -> Iterator[Row]:
    for outlet, items in _by_outlet(measured):
        for voice in _DENSITY_VOICES:
            yield from ({"outlet": outlet} | row for row in _density(items, loaded, words, voice))


def _article_density_rows(
    measured: Sequence[MeasuredArticle], loaded: Mapping[str, Sequence[Loaded]], words: Mapping[str, _Words]
) -> Iterator[Row]:
    for item in measured:
        for voice in _DENSITY_VOICES:
            yield from (_of(item) | row for row in _density([item], loaded, words, voice))


def _density(
    items: Sequence[MeasuredArticle],
    loaded: Mapping[str, Sequence[Loaded]],
    words: Mapping[str, _Words],
    voice: str,
) -> Iterator[Row]:
    """Yield how many loaded words articles use per 1,000 words; none where they have no words in that voice."""
    rates, sizes, groups = [], [], []
    count = 0
    for item in items:
        counts = words[item.article.article_id][voice]
        found = Counter(word.sentence_id for word in loaded[item.article.article_id] if voice in {"all", word.voice})
        for sentence in item.parsed.sentences:
            if counts[sentence.sentence_id]:
                count += found[sentence.sentence_id]
                rates.append(PER_WORDS * found[sentence.sentence_id] / counts[sentence.sentence_id])
                sizes.append(float(counts[sentence.sentence_id]))
                groups.append((item.article.article_id, sentence.paragraph))
    if sizes:
        low, high = bootstrap_mean(rates, weights=sizes, groups=groups)
        n_words = int(sum(sizes))
        yield {
            "voice": voice,
            "count": count,
            "n_words": n_words,
            "density": PER_WORDS * count / n_words,
            "low": low,
            "high": high,
        }


def _words_by_sentence(item: MeasuredArticle) -> _Words:
    """Count each sentence's words, by voice; a sentence reaches to the next one."""
    voice_at = VoiceAt(item.voices)
    words: _Words = {voice: Counter() for voice in _DENSITY_VOICES}
    sentences = item.parsed.sentences
    place = 0
    for token in item.parsed.doc:
        if token.is_punct or not (token.is_alpha or any(char.isalnum() for char in token.text)):
            continue
        while place + 1 < len(sentences) and sentences[place + 1].start <= token.idx:
            place += 1
        words["all"][sentences[place].sentence_id] += 1
        if voice_at(token.idx) == "own":
            words["own"][sentences[place].sentence_id] += 1
    return words


def _verb_rows(item: MeasuredArticle) -> Iterator[Row]:
    for use in find_verbs(item.parsed, _targets(item), voices=item.voices):
        yield _of(item) | asdict(use)


def _targets(item: MeasuredArticle) -> list[Mention]:
    """Return the mentions of targets that measures take."""
    return [scored.mention for scored in item.scored if scored.sentiment is not None]


def _by_outlet(measured: Sequence[MeasuredArticle]) -> list[tuple[str, list[MeasuredArticle]]]:
    outlets: dict[str, list[MeasuredArticle]] = defaultdict(list)
    for item in measured:
        outlets[item.outlet].append(item)
    return sorted(outlets.items())
