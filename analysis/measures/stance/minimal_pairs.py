"""Stance probes: short articles in minimal pairs, written for this project, that ask one question at a time."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.extract.facts import ArticleFacts, extract
from analysis.measures.stance.article_stance import stance_of
from analysis.records import Article, Span, Target

EQUAL = 0.1
"""Two sides of a pair that must not differ may differ by this much in score."""


@dataclass(frozen=True)
class ProbeSide:
    """One article of a probe, measured, with the label a careful reader gives."""

    facts: ArticleFacts
    target: Target
    label: str


@dataclass(frozen=True)
class Probe:
    """A pair (``a`` more critical than ``b``, or ``equal``), or a single article."""

    probe_id: str
    kind: str
    expect: str
    sides: Mapping[str, ProbeSide]


def read_probes(path: Path) -> Iterator[Probe]:
    """Read and measure the probes of a JSON-lines file; its form is described in ``tests/gold/README.md``."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            yield _probe(json.loads(line))


def direction_right(probe: Probe, scores: Mapping[str, float]) -> bool:
    """Tell whether the scores of a pair stand as expected."""
    if probe.expect == "equal":
        return abs(scores["a"] - scores["b"]) <= EQUAL
    return scores["a"] < scores["b"]


def probe_figures(probes: Sequence[Probe]) -> dict[str, Any]:
    """Measure the shipped stance on probes.

    Returns:
        ``direction`` (share of pairs in the right order), ``n_direction``, ``by_kind`` ([right, pairs] each),
        ``label_accuracy`` over ``n_labels`` articles in which the target is mentioned, and ``wrong`` pair ids.
    """
    kinds: dict[str, list[bool]] = defaultdict(list)
    wrong: list[str] = []
    labels: list[bool] = []
    for probe in probes:
        stances = {name: stance_of(side.facts, side.target.name) for name, side in probe.sides.items()}
        labels.extend(stances[name].label == side.label for name, side in probe.sides.items())
        if probe.expect:
            scores = {name: 0.0 if stance.label == "absent" else stance.score for name, stance in stances.items()}
            right = direction_right(probe, scores)
            kinds[probe.kind].append(right)
            wrong += [] if right else [probe.probe_id]
    pairs = [right for rights in kinds.values() for right in rights]
    return {
        "direction": sum(pairs) / len(pairs),
        "n_direction": len(pairs),
        "by_kind": {kind: [sum(rights), len(rights)] for kind, rights in sorted(kinds.items())},
        "label_accuracy": sum(labels) / len(labels),
        "n_labels": len(labels),
        "wrong": wrong,
    }


def _probe(row: Mapping[str, Any]) -> Probe:
    entry = row["target"]
    target = Target(
        name=entry["name"],
        kind=entry["kind"],
        aliases=tuple(entry.get("aliases", ())),
        phrases=tuple(entry.get("phrases", ())),
    )
    sides = {name: _side(row[name], target, row["labels"][name]) for name in ("a", "b") if name in row}
    return Probe(probe_id=row["id"], kind=row["kind"], expect=row.get("expect") or "", sides=sides)


def _side(entry: Mapping[str, str], target: Target, label: str) -> ProbeSide:
    title, text = entry["title"], f"{entry['title']}\n\n{entry['text']}"
    article = Article(article_id="probe", source_name="probe", text=text, title=title, headings=(Span(0, len(title)),))
    (facts,) = extract([article], [target]).articles
    return ProbeSide(facts=facts, target=target, label=label)
