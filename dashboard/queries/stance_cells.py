"""What the Stance page takes from the tables: a cell's parts, its sentences, the ranking of a target's articles."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.measures.stance import SIGNALS
from analysis.measures.stance.ranking import Ranking, estimate_of, rank
from analysis.pipeline import Analysis
from dashboard.memo import remembered
from dashboard.queries.evidence import Evidence, behind
from dashboard.queries.rows import Row, records
from dashboard.queries.tables import of_article, of_target
from dashboard.state.refs import CellRef
from dashboard.wording import PART_DIGITS, VOICE_NOTES, count_of, signed

_SHOWN = {
    "sentence": "Sentence",
    "signal": "Signal",
    "looks_at": "What it looks at",
    "voice": "Voice",
    "contribution": "Contribution",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence's part in a stance.

    Attributes:
        evidence: The sentence with what is marked in it; its ``value`` is all it brings to the score.
        signals: Signal and contribution, in words.
        mentions: Whether the sentence mentions the target; only these count in a cell's n.
    """

    evidence: Evidence
    signals: tuple[tuple[str, str], ...]
    mentions: bool = True

    @property
    def sentence_id(self) -> int:
        """Return the sentence's number in its article."""
        return self.evidence.place.sentence_id


@remembered
def stance_of(analysis: Analysis, cell: CellRef) -> Row | None:
    """Return a cell's row of the stance table, or None where there is none."""
    table = analysis["stance"]
    found = records(table[(table["article_id"] == cell.article_id) & (table["target"] == cell.target)])
    return found[0] if found else None


@remembered
def parts_of(analysis: Analysis, cell: CellRef) -> pd.DataFrame:
    """Return a cell's rows of the evidence table."""
    table = analysis["evidence"]
    return table[(table["article_id"] == cell.article_id) & (table["target"] == cell.target)]


def contributions(parts: pd.DataFrame) -> list[tuple[int, float]]:
    """Return sentence and contribution of each part."""
    return [(int(row["sentence_id"]), float(row["contribution"])) for row in records(parts)]


def parts_table(parts: pd.DataFrame) -> pd.DataFrame:
    """Return a cell's parts as readers see them, in the order of the signals."""
    order = {signal: number for number, signal in enumerate(SIGNALS)}
    rows = parts.assign(
        order=parts["signal"].map(order),
        looks_at=parts["signal"].map(dict(SIGNALS)),
        sentence=parts["sentence_id"] + 1,
        contribution=parts["contribution"].round(4),
    )
    return rows.sort_values(["order", "sentence"])[list(_SHOWN)].rename(columns=_SHOWN).reset_index(drop=True)


@remembered
def sentence_parts(analysis: Analysis, cell: CellRef, *, first: int | None = None) -> tuple[Part, ...]:
    """Return the sentences of a cell, the one asked for first, then those that moved the score most."""
    parts = parts_of(analysis, cell)
    signals = {
        number: _in_words(parts[parts["sentence_id"] == number]) for number in set(map(int, parts["sentence_id"]))
    }
    mentioned = _mentioned(analysis, cell)
    found = [
        Part(item, signals[item.place.sentence_id], item.place.sentence_id in mentioned)
        for item in behind(analysis, cell)
    ]
    return tuple(
        sorted(
            found,
            key=lambda part: (part.sentence_id != first, -abs(part.evidence.value or 0.0), part.sentence_id),
        )
    )


def unmentioned_note(analysis: Analysis, cell: CellRef) -> str:
    """Say why a stance can have more sentences than its n; empty where each of them mentions the target."""
    listed = set(map(int, parts_of(analysis, cell)["sentence_id"]))
    silent = listed - _mentioned(analysis, cell)
    if not silent:
        return ""
    named, verb = (
        count_of(len(listed) - len(silent), "sentence"),
        "mentions" if len(listed - silent) == 1 else "mention",
    )
    more = "One more doesn't, and counts" if len(silent) == 1 else f"{len(silent)} more don't, and count"
    return (
        f"{named} {verb} {cell.target}: the cell's n. {more} too: the text goes on about it there, or right "
        "beside, without naming it; or the words belong to how its statements are introduced."
    )


def _mentioned(analysis: Analysis, cell: CellRef) -> set[int]:
    """Return the sentences that the n of a stance counts."""
    rows = of_target(of_article(analysis["mentions"], cell.article_id), cell.target)
    return set(map(int, rows.loc[rows["sentiment"].notna(), "sentence_id"]))


@remembered
def texts_of(analysis: Analysis, article_id: str) -> dict[int, str]:
    """Return an article's sentences by their number."""
    table = analysis["sentences"]
    rows = table[table["article_id"] == article_id]
    return {int(number): str(text) for number, text in zip(rows["sentence_id"], rows["text"], strict=True)}


@remembered
def clearest_cell(analysis: Analysis, targets: Sequence[str]) -> CellRef | None:
    """Return the cell to begin with: the strongest side that is sure, else the strongest; None if there is none."""
    table = analysis["stance"]
    rows = [row for row in records(table) if row["label"] != "absent" and row["target"] in targets]
    if not rows:
        return None

    def order(row: Row) -> tuple[bool, float, str, str]:
        sure_side = row["enough"] and row["label"] != "neutral"
        return not sure_side, -abs(row["score"]), str(row["article_id"]), str(row["target"])

    best = min(rows, key=order)
    return CellRef("stance", str(best["article_id"]), str(best["target"]))


def ranking_of(analysis: Analysis, target: str, *, among: Collection[str]) -> Ranking:
    """Rank an event's articles by their stance toward a target, and show the place of some.

    Args:
        analysis: The whole event: what can be told apart must not depend on what is shown.
        target: The actor or issue.
        among: Ids of the articles that are shown.
    """
    known = _rankings(analysis)
    return _restricted(known[target], frozenset(among)) if target in known else rank((), ())


def apart_of(analysis: Analysis) -> dict[str, frozenset[tuple[str, str]]]:
    """Return which articles can be told apart, the more critical one of each pair first, by target."""
    return {target: ranking.apart for target, ranking in _rankings(analysis).items()}


def _restricted(ranking: Ranking, keys: frozenset[str]) -> Ranking:
    """Return a ranking without the articles that are not shown; groups that another one now holds are left out."""
    groups = [tuple(key for key in group if key in keys) for group in ranking.groups]
    distinct = [group for group in dict.fromkeys(groups) if group]
    return Ranking(
        order=tuple(key for key in ranking.order if key in keys),
        apart=frozenset(pair for pair in ranking.apart if keys.issuperset(pair)),
        groups=tuple(group for group in distinct if not any(set(group) < set(other) for other in distinct)),
        unranked=tuple(key for key in ranking.unranked if key in keys),
    )


@remembered
def _rankings(analysis: Analysis) -> dict[str, Ranking]:
    """Rank the articles toward all targets at once, so that the choice of a target computes nothing.

    The newsrooms' own text is ranked along with all text, so that its filter computes nothing either.
    """
    if analysis.own_text is not None:
        _rankings(analysis.own_text)
    differences = {
        str(target): records(rows) for target, rows in analysis["stance_differences"].groupby("target", sort=False)
    }
    return {
        str(target): rank(map(estimate_of, records(rows)), differences.get(str(target), ()))
        for target, rows in analysis["stance"].groupby("target", sort=False)
    }


@remembered
def ranking_table(analysis: Analysis, ranking: Ranking, target: str, labels: Mapping[str, str]) -> pd.DataFrame:
    """Return a ranking as a table: place, score, interval, and from which articles each can be told apart."""
    table = analysis["stance"]
    rows = {str(row["article_id"]): row for row in records(table[table["target"] == target])}
    apart = [set(pair) for pair in ranking.apart]
    shown = [
        {
            "Place": str(ranking.order.index(key) + 1) if key in ranking.order else "none",
            "Article": labels[key],
            "Score": round(rows[key]["score"], 3),
            "Interval from": round(rows[key]["low"], 3),
            "to": round(rows[key]["high"], 3),
            "Can be told apart from": ", ".join(labels[other] for other in ranking.order if {key, other} in apart),
        }
        for key in (*ranking.order, *ranking.unranked)
    ]
    return pd.DataFrame(shown)


def ranking_words(ranking: Ranking, labels: Mapping[str, str]) -> str:
    """Say in a sentence what the ranking shows."""
    if not ranking.order:
        return "No article has enough evidence for a place: a score needs sentences in two paragraphs at least."
    if len(ranking.order) == 1:
        return f"Only {labels[ranking.order[0]]} has enough evidence for a place."
    if not ranking.apart:
        return f"None of the {len(ranking.order)} articles can be told from another: the order is no finding."
    pairs = count_of(len(ranking.order) * (len(ranking.order) - 1) // 2, "pair")
    first, last = ranking.order[0], ranking.order[-1]
    ends = "" if (first, last) not in ranking.apart else f" {labels[first]} is more critical than {labels[last]}."
    return f"{len(ranking.apart)} of {pairs} of articles can be told apart.{ends}"


def _in_words(rows: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    order = {signal: number for number, signal in enumerate(SIGNALS)}
    listed = sorted(records(rows), key=lambda row: (order.get(str(row["signal"]), len(order)), str(row["voice"])))
    return tuple(
        (
            f"{row['signal']} {signed(float(row['contribution']), decimals=PART_DIGITS)}:",
            f"{SIGNALS.get(str(row['signal']), '')} ({VOICE_NOTES[str(row['voice'])]})",
        )
        for row in listed
    )
