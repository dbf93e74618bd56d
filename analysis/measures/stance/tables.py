"""Rows of the stance and of the evidence behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict

from analysis.extract.facts import ArticleFacts
from analysis.measures.measure import Counted, Measure, Row, Table, of_article
from analysis.measures.schema import (
    ARTICLE,
    CORRECTED,
    HIGH,
    LOW,
    OUTLET,
    SENTENCE,
    STANCE_LABELS,
    TARGET,
    TARGET_KINDS,
    VOICE,
    Column,
    count,
    flag,
    number,
    schema,
    text,
)
from analysis.measures.stance.article_stance import stance_of
from analysis.measures.stance.ranking import difference_rows, estimate_of
from analysis.measures.stance.scorer import basil, probes
from analysis.measures.stance.scoring import Stance
from analysis.records import Correction, Target
from analysis.stats.estimates import Estimate

_SHOWN = ("label", "enough", "sureness", "own_label", "score", "low", "high", "own_score", "quoted_score", "n")


def _stances(counted: Counted) -> Iterator[tuple[ArticleFacts, Target, Stance]]:
    for item in counted.articles:
        for target in counted.targets:
            yield item, target, stance_of(item, target.name, left_out=counted.without(item))


def _stance(counted: Counted) -> Iterator[Row]:
    for item, target, stance in _stances(counted):
        shown = {name: getattr(stance, name) for name in _SHOWN}
        yield of_article(item) | {"target": target.name, "target_kind": target.kind} | _corrected(shown, item, target)


def _corrected(shown: Row, item: ArticleFacts, target: Target) -> Row:
    """Put the label of a reader in the place of the machine's; the numbers stay, they are what its sentences bear.

    A target that no sentence mentions stays absent: a label would stand on nothing.
    """
    label = next((each.given.after for each in item.corrections if is_stance_of(each.given, target.name)), "")
    if not label or shown["label"] == "absent":
        return shown | {"corrected": ""}
    numbers = dict.fromkeys(("score", "low", "high", "own_score", "quoted_score")) if label == "absent" else {}
    return (
        shown
        | numbers
        | {
            "label": label,
            "enough": label != "absent",
            "sureness": None,
            "corrected": f"label: {shown['label']}",
        }
    )


def is_stance_of(correction: Correction, target: str) -> bool:
    """Tell whether a correction is one of an article's stance toward a target."""
    return correction.kind == "stance" and correction.target == target


def _evidence(counted: Counted) -> Iterator[Row]:
    for item, target, stance in _stances(counted):
        for part in stance.contributions:
            yield {"article_id": item.article_id, "target": target.name, **asdict(part)}


def _stance_differences(counted: Counted) -> Iterator[Row]:
    estimates: dict[str, list[Estimate]] = defaultdict(list)
    for row in counted.rows("stance"):
        estimates[row["target"]].append(estimate_of(row))
    for target, listed in sorted(estimates.items()):
        yield from ({"target": target} | row for row in difference_rows(listed))


STANCE = schema(
    "stance",
    "an article × target",
    (
        ARTICLE,
        OUTLET,
        TARGET,
        text("target_kind", "actor or issue", TARGET_KINDS),
        text("label", "critical, neutral, supportive, or absent (not discussed)", STANCE_LABELS),
        Column(
            "enough", "bool", "whether the label is sure: of such labels on real articles about nine in ten were right"
        ),
        number("sureness", "share of labels of this grade that were right on real articles", 0, 1, optional=True),
        text("own_label", "the label by the newsroom's own words alone", STANCE_LABELS),
        number("score", "from critical (-1) to supportive (1); missing if absent", -1, 1, optional=True),
        LOW,
        HIGH,
        number("own_score", "the same from the newsroom's own words alone", -1, 1, optional=True),
        number("quoted_score", "the same from quoted and reported words alone", -1, 1, optional=True),
        count("n", "sentences that mention the target"),
        CORRECTED,
    ),
    sort=("article_id", "target"),
)
EVIDENCE = schema(
    "evidence",
    "a sentence × signal that moved a stance",
    (
        ARTICLE,
        TARGET,
        SENTENCE,
        text("signal", "what moved it"),
        VOICE,
        number("contribution", "part of the score; all rows of a cell sum to its score", -1, 1),
    ),
    sort=("article_id", "target", "sentence_id", "signal", "voice"),
)
STANCE_DIFFERENCES = schema(
    "stance_differences",
    "a target × pair of articles with an interval each",
    (
        TARGET,
        text("article_a", "the article with the lower, more critical score; of equal ones the first by id"),
        text("article_b", "the other article"),
        number("difference", "score of the other minus that of the more critical one", 0, 2),
        number("p", "two-sided p-value of no difference, from the two intervals", 0, 1),
        number("q", "false discovery rate at which it would be called, over all pairs on the target", 0, 1),
        flag("apart", "whether the two can be told apart: q is at most 0.05, and the difference no hair's breadth"),
    ),
    sort=("target", "article_a", "article_b"),
)

MEASURE = Measure(
    title="Stance",
    meaning="Whether an article is critical, neutral or supportive toward an actor or issue, and what shows it.",
    section="stance",
    tables=(Table(STANCE, _stance), Table(EVIDENCE, _evidence), Table(STANCE_DIFFERENCES, _stance_differences)),
    scorers={"basil": basil, "probes": probes},
)
