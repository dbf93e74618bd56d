"""Rows of the framing tables: keywords, generic frames, loaded language, naming and verbs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from analysis.extract.facts import MeasuredArticle
from analysis.measures.generic_frames import FRAMES, frame_scores
from analysis.measures.keywords.keyword_tables import actor_name_uses, keyword_summaries, keyword_uses
from analysis.measures.loaded.detection import find_loaded
from analysis.measures.naming.naming import count_names
from analysis.measures.unshared_text import NOTHING, LeftOut
from analysis.measures.verbs.verbs import find_agentless_passives, find_verbs
from analysis.records import NAME_KINDS, Mention, Sentence
from analysis.stats.bootstrap import bootstrap_mean

Row = dict[str, Any]
Places = Mapping[str, Sequence[Row]]
_Place = tuple[str, int]

PER_WORDS = 1000
"""Densities are given per 1,000 words."""


def framing_places(measured: Sequence[MeasuredArticle]) -> dict[str, list[Row]]:
    """Return, without the ``event`` column, the rows of the framing tables whose rows stand for places in a text."""
    return {
        "keyword_uses": keyword_uses(measured),
        "actor_name_uses": actor_name_uses(measured),
        "frame_sentences": [row for item in measured for row in _frame_sentence_rows(item)],
        "loaded": [row for item in measured for row in _loaded_rows(item)],
        "naming_uses": [_of(item) | asdict(use) for item in measured for use in item.names],
        "verbs": [row for item in measured for row in _verb_rows(item)],
        "agentless_passives": [
            _of(item) | asdict(passive)
            for item in measured
            for passive in find_agentless_passives(item.parsed, voices=item.voices)
        ],
    }


def framing_summaries(
    measured: Sequence[MeasuredArticle], places: Places, *, left_out: LeftOut = NOTHING
) -> dict[str, Iterable[Row]]:
    """Return, without the ``event`` column, the rows of the framing tables that sum up places.

    Args:
        measured: The articles.
        places: Rows of the places that count, by table.
        left_out: The sentences that don't count.
    """
    return {
        **keyword_summaries(measured, places["keyword_uses"], places["actor_name_uses"]),
        "generic_frames": _frame_rows(measured, places["frame_sentences"], left_out),
        "loaded_density": _density_rows(measured, places["loaded"], left_out),
        "article_loaded_density": _article_density_rows(measured, places["loaded"], left_out),
        "naming": (row for item in measured for row in _naming_rows(item, left_out)),
    }


def _of(item: MeasuredArticle) -> Row:
    return {"article_id": item.article.article_id, "outlet": item.outlet}


def _loaded_rows(item: MeasuredArticle) -> Iterator[Row]:
    # "The strongman" is a mention too, and may well be loaded; a name says nothing.
    names = [(mention.start, mention.end) for mention in item.mentions if mention.kind in NAME_KINDS]
    for word in find_loaded(item.parsed, item.voices, names=names):
        yield _of(item) | asdict(word)


def _frame_sentence_rows(item: MeasuredArticle) -> Iterator[Row]:
    for score in frame_scores(item.parsed):
        if score.present:
            yield _of(item) | {
                "sentence_id": score.sentence_id,
                "generic_frame": score.generic_frame,
                "score": score.score,
            }


def _frame_rows(measured: Sequence[MeasuredArticle], present: Iterable[Row], left_out: LeftOut) -> Iterator[Row]:
    """Yield the share of each outlet's sentences that show each frame; paragraphs are drawn together."""
    shown = {(row["article_id"], row["sentence_id"], row["generic_frame"]) for row in present}
    for outlet, items in _by_outlet(measured):
        units = [(item.article.article_id, sentence) for item in items for sentence in _sentences(item, left_out)]
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


def _density_rows(measured: Sequence[MeasuredArticle], loaded: Iterable[Row], left_out: LeftOut) -> Iterator[Row]:
    found = _by_sentence(loaded)
    for outlet, items in _by_outlet(measured):
        for voice in ("all", "own"):
            yield from ({"outlet": outlet} | row for row in _density(items, found[voice], voice, left_out))


def _article_density_rows(
    measured: Sequence[MeasuredArticle], loaded: Iterable[Row], left_out: LeftOut
) -> Iterator[Row]:
    found = _by_sentence(loaded)
    for item in measured:
        for voice in ("all", "own"):
            yield from (_of(item) | row for row in _density([item], found[voice], voice, left_out))


def _by_sentence(loaded: Iterable[Row]) -> dict[str, Counter[_Place]]:
    """Count the loaded words of each sentence: of all voices, and the newsroom's own."""
    counted: dict[str, Counter[_Place]] = {"all": Counter(), "own": Counter()}
    for row in loaded:
        place = row["article_id"], row["sentence_id"]
        counted["all"][place] += 1
        counted["own"][place] += row["voice"] == "own"
    return counted


def _density(items: Sequence[MeasuredArticle], found: Counter[_Place], voice: str, left_out: LeftOut) -> Iterator[Row]:
    """Yield how many loaded words articles use per 1,000 words; none where they have no words in that voice."""
    rates, sizes, groups = [], [], []
    count = 0
    for item in items:
        article_id, words = item.article.article_id, item.words[voice]
        for sentence in _sentences(item, left_out):
            if words[sentence.sentence_id]:
                here = found[article_id, sentence.sentence_id]
                count += here
                rates.append(PER_WORDS * here / words[sentence.sentence_id])
                sizes.append(float(words[sentence.sentence_id]))
                groups.append((article_id, sentence.paragraph))
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


def _naming_rows(item: MeasuredArticle, left_out: LeftOut) -> Iterator[Row]:
    without = left_out.get(item.article.article_id, ())
    for label in count_names(use for use in item.names if use.sentence_id not in without):
        yield _of(item) | asdict(label)


def _sentences(item: MeasuredArticle, left_out: LeftOut) -> Iterator[Sentence]:
    without = left_out.get(item.article.article_id, ())
    return (sentence for sentence in item.parsed.sentences if sentence.sentence_id not in without)


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
