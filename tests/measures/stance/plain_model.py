"""A model of stance with round bounds and no weights, for tests of what comes after the score."""

from __future__ import annotations

from analysis.measures.stance.scoring import StanceModel

MODEL = StanceModel(
    weights={},
    others=0.0,
    shrink=1.0,
    issue_shrink=1.0,
    issue_others=0.0,
    critical=-0.05,
    supportive=0.05,
    own=0.2,
    agreed=0.1,
    slight=0.02,
    sureness={},
)
