"""From signals to a score, a label and an interval.

The score weighs what speaks for a target against what speaks against it, by how much is said at all::

    score = Σ_i w_i v_i / (Σ_i w_i |v_i| + others · Σ_j |v_j| + shrink)

where i runs over the target's signals (w_i: the fitted weight of the signal times the sentence's own) and j over the
sentences about the actor the article mentions most beside it. Neutral sentences don't water a stance down, many
sentences say more than one, little is drawn toward 0, and in a story that is harsh on others too each reproach
weighs less.
Every sentence's part in the score is known, and the parts sum to it. The weights are fitted on short articles
written for this purpose (``analysis/training/stance.py``) and stand in ``analysis/data/stance.toml``.

Which labels are sure was measured on real articles read with care: those of a side where the newsroom's own words and
the voices it quotes both weigh on it, and a neutral one of an actor of whom nothing is said either way.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

import numpy as np

from analysis.measures.stance.material import Signal
from analysis.measures.stance.signals import OTHERS, SIGNALS
from analysis.records import TargetKind, Voice
from analysis.stats.bootstrap import interval, resampled_counts

MIN_SENTENCES = 2
"""One sentence never bears a label."""
SURE = frozenset({"sure side", "sure neutral"})
"""Grades of which about nine labels in ten were right; the others are a lean."""


@dataclass(frozen=True, slots=True)
class StanceModel:
    """The fitted numbers.

    Attributes:
        weights: How much each signal counts, in plain sentences.
        others: How much a sentence about the other main actor counts in the whole.
        shrink: How many wholly unfavourable plain sentences "nothing said" is worth.
        issue_shrink: The same for issues, of which articles speak in fewer words.
        issue_others: ``others`` for issues: harsh words about people weaken less what is said of an issue.
        critical: Scores below this are critical.
        supportive: Scores above this are supportive.
        own: Own words whose contributions sum to more than this stand on a side of their own.
        agreed: A side is sure where own words and quoted ones each bring at least this much to it.
        slight: Neutral is sure of an actor for whom and against whom no more than this is said.
        sureness: By grade, the share of labels on real articles with which a careful reader agreed.
    """

    weights: Mapping[str, float]
    others: float
    shrink: float
    issue_shrink: float
    issue_others: float
    critical: float
    supportive: float
    own: float
    agreed: float
    slight: float
    sureness: Mapping[str, float]

    def of_issues(self) -> StanceModel:
        """Return the model as it is for issues."""
        return replace(self, shrink=self.issue_shrink, others=self.issue_others)


@dataclass(frozen=True, slots=True)
class Contribution:
    """Part of a score that one sentence brought through one signal."""

    sentence_id: int
    signal: str
    voice: Voice
    contribution: float


@dataclass(frozen=True, slots=True)
class Stance:
    """An article's stance toward a target; see the stance table for what each value means."""

    label: str
    enough: bool
    sureness: float
    own_label: str
    score: float
    low: float
    high: float
    own_score: float
    quoted_score: float
    n: int
    contributions: tuple[Contribution, ...]


ABSENT = Stance(
    label="absent",
    enough=False,
    sureness=math.nan,
    own_label="absent",
    score=math.nan,
    low=math.nan,
    high=math.nan,
    own_score=math.nan,
    quoted_score=math.nan,
    n=0,
    contributions=(),
)
"""The stance toward a target that the article does not discuss."""


@cache
def load_model() -> StanceModel:
    """Read the fitted weights that ship with the package."""
    text = resources.files("analysis").joinpath("data/stance.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text)
    return StanceModel(
        weights={name: float(content["weights"][name]) for name in SIGNALS},
        others=float(content["others"]),
        shrink=float(content["shrink"]),
        issue_shrink=float(content["issue_shrink"]),
        issue_others=float(content["issue_others"]),
        critical=float(content["critical"]),
        supportive=float(content["supportive"]),
        own=float(content["own"]),
        agreed=float(content["agreed"]),
        slight=float(content["slight"]),
        sureness={grade: float(share) for grade, share in content["sureness"].items()},
    )


def find_stance(
    signals: Sequence[Signal], *, n: int, kind: TargetKind = "actor", model: StanceModel | None = None
) -> Stance:
    """Sum up an article's signals toward one target.

    Args:
        signals: As :func:`analysis.measures.stance.find_signals` gives them.
        n: Sentences that mention the target; 0 means that it is absent.
        kind: What the target is.
        model: Fitted numbers; those of the package for this kind if left out.
    """
    if not n:
        return ABSENT
    model = model or (load_model().of_issues() if kind == "issue" else load_model())
    contributions = tuple(_contributions(signals, model))
    score = math.fsum(part.contribution for part in contributions)
    low, high = _interval(signals, model)
    own, quoted = (
        _sum_or_missing(part for part in contributions if (part.voice == "own") == ours) for ours in (True, False)
    )
    label = label_of(score, model)
    grade = grade_of(label, [part.contribution for part in contributions], own, quoted, kind=kind, n=n, model=model)
    return Stance(
        label=label,
        enough=grade in SURE,
        sureness=model.sureness[grade],
        own_label="critical" if own < -model.own else "supportive" if own > model.own else "neutral",
        score=score,
        low=low,
        high=high,
        own_score=own,
        quoted_score=quoted,
        n=n,
        contributions=contributions,
    )


def grade_of(
    label: str,
    contributions: Iterable[float],
    own: float,
    quoted: float,
    *,
    kind: TargetKind,
    n: int,
    model: StanceModel,
) -> str:
    """Name the grade of a label, a key of ``model.sureness``.

    Args:
        label: The label of the score.
        contributions: All parts of the score.
        own: What own words bring to it; NaN if nothing.
        quoted: What quoted and reported words bring to it; NaN if nothing.
        kind: What the target is.
        n: Sentences that mention the target.
        model: Fitted numbers.
    """
    if label != "neutral":
        sign = 1 if label == "supportive" else -1
        agreed = sign * own >= model.agreed and sign * quoted >= model.agreed
        return "sure side" if agreed and n >= MIN_SENTENCES else "side"
    parts = list(contributions)
    most = max(math.fsum(part for part in parts if part > 0), -math.fsum(part for part in parts if part < 0))
    return "sure neutral" if kind == "actor" and most <= model.slight and n >= MIN_SENTENCES else "neutral"


def label_of(score: float, model: StanceModel) -> str:
    """Name the side a score lies on: critical, neutral or supportive."""
    if score < model.critical:
        return "critical"
    return "supportive" if score > model.supportive else "neutral"


def _contributions(signals: Sequence[Signal], model: StanceModel) -> Iterable[Contribution]:
    whole = model.shrink + math.fsum(_mass(signal, model) for signal in signals)
    for signal in signals:
        part = _part(signal, model)
        if part:
            yield Contribution(signal.sentence_id, signal.name, signal.voice, part / whole)


def _part(signal: Signal, model: StanceModel) -> float:
    """Return what a signal adds to the balance: nothing where it is about somebody else."""
    return 0.0 if signal.name == OTHERS else model.weights[signal.name] * signal.weight * signal.value


def _mass(signal: Signal, model: StanceModel) -> float:
    """Return what a signal adds to the amount that is said at all."""
    weight = model.others if signal.name == OTHERS else model.weights[signal.name]
    return weight * signal.weight * abs(signal.value)


def _interval(signals: Sequence[Signal], model: StanceModel) -> tuple[float, float]:
    """Draw paragraphs anew and score each draw; NaN where fewer than two paragraphs speak of the target."""
    order: dict[Hashable, int] = {}
    for signal in signals:
        order.setdefault(signal.paragraph, len(order))
    if len({signal.paragraph for signal in signals if signal.name != OTHERS}) < 2:
        return math.nan, math.nan
    parts, masses = np.zeros(len(order)), np.zeros(len(order))
    for signal in signals:
        parts[order[signal.paragraph]] += _part(signal, model)
        masses[order[signal.paragraph]] += _mass(signal, model)
    counts = resampled_counts(len(order))
    return interval((counts @ parts) / (counts @ masses + model.shrink))


def _sum_or_missing(parts: Iterable[Contribution]) -> float:
    listed = [part.contribution for part in parts]
    return math.fsum(listed) if listed else math.nan
