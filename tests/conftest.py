"""What many tests share: the sample articles and their analysis, made once per run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from analysis import Analysis, Article, analyze, load_articles

# A busy machine is no defect: time limits are asserted where time is the subject.
settings.register_profile("parallax", deadline=None)
settings.load_profile("parallax")

SEEDS = Path(__file__).resolve().parents[1] / "seeds"


@pytest.fixture(scope="session")
def samples() -> tuple[Article, ...]:
    """The articles of the bundled May event."""
    return load_articles([SEEDS / "2025-05-19-third-call"]).articles


@pytest.fixture(scope="session")
def analysis(samples: tuple[Article, ...]) -> Analysis:
    """Their analysis, with the default targets."""
    return analyze(samples, event="May")
