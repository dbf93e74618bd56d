"""A stance again, as it would read without some of its sentences."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from analysis.measures.stance.scoring import StanceModel, label_of, load_model


@dataclass(frozen=True, slots=True)
class Recount:
    """A score in [-1, 1] from the sentences that are left, and the side it lies on."""

    score: float
    label: str
    left: int


def recount(
    parts: Iterable[tuple[int, float]], *, without: Collection[int] = (), model: StanceModel | None = None
) -> Recount:
    """Add up the contributions of the sentences that are left.

    The other sentences keep the contributions they had: their means are not formed anew, as an analysis of a text
    without these sentences would do. So the parts of a score and its rest always sum to it.

    Args:
        parts: ``(sentence_id, contribution)``, rows of one cell of the evidence table.
        without: Sentences to leave out.
        model: Fitted numbers, for the label; those of the package if left out.

    Returns:
        The sum, its label, and the number of sentences left; score 0 where none is.
    """
    kept = [(sentence_id, contribution) for sentence_id, contribution in parts if sentence_id not in without]
    score = math.fsum(contribution for _, contribution in kept)
    return Recount(score, label_of(score, model or load_model()), len({sentence_id for sentence_id, _ in kept}))
