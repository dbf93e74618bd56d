"""Rows of generic frames: the sentences that show one, and each outlet's shares."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from analysis.measures.generic_frames.frame_scores import FRAMES, frame_scores
from analysis.measures.generic_frames.scorer import frames
from analysis.measures.measure import Counted, Measure, Row, Table, in_counted_sentences, of_article
from analysis.measures.schema import ARTICLE, OUTLET, SENTENCE, count, number, schema, text
from analysis.stats.bootstrap import bootstrap_mean

ENOUGH_SENTENCES = 10
"""Sentences below which a share is no label: one more or less moves it by over a tenth."""


def is_enough(row: Mapping[str, Any]) -> bool:
    """Tell whether a row of generic_frames has sentences and paragraphs enough for its share to stand as one."""
    return not math.isnan(row["low"]) and row["n"] >= ENOUGH_SENTENCES


def _frame_sentences(counted: Counted) -> Iterator[Row]:
    for item in counted.articles:
        for score in frame_scores(item.parsed):
            if score.present:
                yield of_article(item) | {
                    "sentence_id": score.sentence_id,
                    "generic_frame": score.generic_frame,
                    "score": score.score,
                }


def _generic_frames(counted: Counted) -> Iterator[Row]:
    """Yield the share of each outlet's sentences that show each frame; paragraphs are drawn together."""
    shown = {(row["article_id"], row["sentence_id"], row["generic_frame"]) for row in counted.rows("frame_sentences")}
    for outlet, items in counted.by_outlet():
        units = [(item.article_id, sentence) for item in items for sentence in counted.sentences(item)]
        groups = [(article_id, sentence.paragraph) for article_id, sentence in units]
        for frame in FRAMES if units else ():
            values = [float((article_id, sentence.sentence_id, frame) in shown) for article_id, sentence in units]
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


_FRAME = text("generic_frame", "a policy frame of Boydstun et al. (2014) or a frame of Semetko & Valkenburg (2000)")
GENERIC_FRAMES = schema(
    "generic_frames",
    "an outlet × generic frame",
    (
        OUTLET,
        _FRAME,
        number("share", "share of the outlet's sentences that show the frame", 0, 1),
        number("low", "lower end of the 95 % interval; missing with one paragraph", 0, 1, optional=True),
        number("high", "upper end of the 95 % interval; missing with one paragraph", 0, 1, optional=True),
        count("n", "the outlet's sentences"),
    ),
    sort=("outlet", "generic_frame"),
)
FRAME_SENTENCES = schema(
    "frame_sentences",
    "a sentence × generic frame that it shows",
    (
        ARTICLE,
        OUTLET,
        SENTENCE,
        _FRAME,
        number("score", "how surely the sentence shows it", 0, 1),
    ),
    sort=("article_id", "sentence_id", "generic_frame"),
)

MEASURE = Measure(
    title="Generic frames",
    meaning="Which of seventeen general frames (economic, conflict, morality …) an outlet's sentences show.",
    section="frames",
    tables=(
        Table(GENERIC_FRAMES, _generic_frames),
        Table(FRAME_SENTENCES, _frame_sentences, own_text=in_counted_sentences),
    ),
    scorers={"frames": frames},
)
