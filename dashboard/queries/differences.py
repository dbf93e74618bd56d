"""How outlets differ most, as plain sentences: what is sure, and what is a sign only, each with its evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

import pandas as pd

from analysis.stats.normal import SURE
from dashboard.memo import remembered
from dashboard.queries.rows import Row, records
from dashboard.wording import count_of, signed

MOST = 3
_WORDS = {"own": "in its own words", "all": "all voices"}
_SIDES = {
    "actor": {"critical": "critical", "neutral": "neutral", "supportive": "supportive"},
    "issue": {"critical": "against it", "neutral": "neutral", "supportive": "for it"},
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference between two outlets or two articles.

    Attributes:
        target: The actor or issue it is about.
        head: What it says in words.
        body: The numbers it stands on.
        measure: Sentiment of outlets, or stance of articles.
        outlets: The two outlets, the harsher one first; empty for a stance.
        article_id: The more critical article; empty for sentiment.
        voice: Whose words were compared.
    """

    target: str
    head: str
    body: str
    measure: Literal["sentiment", "stance"] = "sentiment"
    outlets: tuple[str, ...] = ()
    article_id: str = ""
    voice: str = "all"

    @property
    def titled(self) -> str:
        """Return the head behind the name of its measure: sentiment and stance stand in one list."""
        return f"{self.measure.capitalize()}: {self.head.removesuffix('.')}."


@remembered
def strongest(differences: pd.DataFrame) -> tuple[Difference, ...]:
    """Return the strongest sure differences, at most one per actor and three in all.

    Args:
        differences: The differences table.

    Returns:
        Differences by size; none where no difference is sure.
    """
    sure = differences[differences["q"] <= SURE]
    ranked = sure.assign(size=sure["difference"].abs()).sort_values(
        ["size", "voice", "outlet_a", "outlet_b"], ascending=[False, False, True, True], kind="stable"
    )
    chosen = ranked.drop_duplicates("target").head(MOST)
    return tuple(_in_words(row, verb="portrays") for row in chosen.itertuples(index=False))


@remembered
def signs(differences: pd.DataFrame, *, most: int = MOST) -> tuple[Difference, ...]:
    """Return the clearest differences whose own interval leaves out 0 but that are not sure among so many.

    At most one per actor; none of an actor for which something is sure.
    """
    said = set(differences.loc[differences["q"] <= SURE, "target"])
    clear = differences[(differences["low"] > 0) | (differences["high"] < 0)]
    clear = clear[~clear["target"].isin(said)].sort_values(
        ["p", "voice", "outlet_a", "outlet_b"], ascending=[True, False, True, True], kind="stable"
    )
    chosen = clear.drop_duplicates("target").head(most)
    return tuple(_in_words(row, verb="seems to portray") for row in chosen.itertuples(index=False))


@remembered
def stances(
    stance: pd.DataFrame,
    apart: Mapping[str, Collection[tuple[str, str]]],
    labels: Mapping[str, str],
    *,
    targets: Collection[str],
) -> tuple[Difference, ...]:
    """Return the strongest sure differences in stance between articles with different labels, one per target.

    Args:
        stance: The stance table of the whole event: what is sure must not depend on what is shown.
        apart: Which articles can be told apart, by target, as the Stance page ranks them.
        labels: Names of the articles that are shown, by id.
        targets: The actors and issues that are shown.
    """
    pairs = [pair for target in targets for pair in unlike(stance, target, apart.get(target, ()))]
    shown = [pair for pair in pairs if all(row["article_id"] in labels for row in pair)]
    shown.sort(key=lambda pair: (pair[0]["score"] - pair[1]["score"], pair[0]["target"], pair[0]["article_id"]))
    first: dict[str, tuple[Row, Row]] = {}
    for pair in shown:
        first.setdefault(str(pair[0]["target"]), pair)
    return tuple(_stance_in_words(*pair, labels) for pair in list(first.values())[:MOST])


def summary(found: Sequence[Difference], differences: pd.DataFrame, *, voice: str = "all") -> str:
    """Say how many comparisons stand behind the sentences, or that none of them is sure; ``voice`` is the filter's."""
    compared = len(differences)
    if voice not in _WORDS:
        return "Outlets are compared in their own words and in all voices together, not in this voice alone."
    if not compared:
        return "No actor is mentioned often enough in two outlets to compare them."
    if not found:
        compared_words = count_of(compared, "comparison")
        return f"Sentiment toward an actor: none of {compared_words} of two outlets is sure."
    called = int((differences["q"] <= SURE).sum())
    return (
        f"Sentiment toward an actor: {called} of {count_of(compared, 'comparison')} of two outlets "
        f"{'is' if called == 1 else 'are'} sure (false discovery rate 5 %)."
    )


def signs_note(differences: pd.DataFrame) -> str:
    """Say what a sign is worth: how many of these comparisons chance alone would make look like one."""
    expected = round(SURE * len(differences))
    by_chance = f"about {count_of(expected, 'such sign')}" if expected else "such a sign now and then"
    return (
        f"The following are signs, not findings: each interval leaves out zero, but among "
        f"{count_of(len(differences), 'comparison')} chance alone would give {by_chance}."
    )


def unlike(stance: pd.DataFrame, target: str, apart: Collection[tuple[str, str]]) -> Iterator[tuple[Row, Row]]:
    """Yield pairs of articles that are apart and whose evidence bears different labels, the more critical one first."""
    rows = stance[(stance["target"] == target) & stance["enough"] & (stance["label"] != "absent")]
    for lower, higher in combinations(records(rows.sort_values(["score", "article_id"])), 2):
        if (lower["article_id"], higher["article_id"]) in apart and lower["label"] != higher["label"]:
            yield lower, higher


def _stance_in_words(lower: Row, higher: Row, labels: Mapping[str, str]) -> Difference:
    sides = _SIDES[str(lower["target_kind"])]
    target = str(lower["target"])
    values = [
        f"{signed(row['score'])} (95 % interval {signed(row['low'])} to {signed(row['high'])})"
        for row in (lower, higher)
    ]
    return Difference(
        target=target,
        head=f"On {target}, {labels[lower['article_id']]} is {sides[lower['label']]}"
        f" and {labels[higher['article_id']]} {sides[higher['label']]}.",
        body=f"On a scale from −1 to +1: {values[0]} against {values[1]}.",
        measure="stance",
        article_id=str(lower["article_id"]),
    )


def _in_words(row: Any, *, verb: str) -> Difference:
    turned = row.difference > 0
    kinder, harsher = (row.outlet_a, row.outlet_b) if turned else (row.outlet_b, row.outlet_a)
    counts = (row.n_b, row.n_a) if turned else (row.n_a, row.n_b)
    values = (row.mean_b, row.mean_a) if turned else (row.mean_a, row.mean_b)
    low, high = (row.low, row.high) if turned else (-row.high, -row.low)
    return Difference(
        target=row.target,
        head=f"{harsher} {verb} {row.target} less favourably than {kinder}",
        body=f"On a scale from −1 to +1, {_WORDS[row.voice]}: {signed(values[0])} in"
        f" {count_of(counts[0], 'sentence')} against {signed(values[1])} in {counts[1]},"
        f" a difference of {abs(row.difference):.2f} (95 % interval {low:.2f} to {high:.2f}).",
        outlets=(harsher, kinder),
        voice=row.voice,
    )
