"""Changing filters and layers computes nothing, and draws nothing twice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from analysis.stats.bootstrap import interval
from dashboard import memo
from dashboard.resources import DATA_DIR_VARIABLE, PATHS_VARIABLE
from tests.bench.calls import APP, ROOT, analysis_calls, counting

pytestmark = pytest.mark.model


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path))
    monkeypatch.setenv(PATHS_VARIABLE, "")


def test_no_filter_and_no_layer_calls_the_analysis() -> None:
    assert not analysis_calls(ROOT / "seeds" / "2025-05-19-third-call")


def test_calls_into_the_analysis_are_seen() -> None:
    with counting() as calls:
        interval(np.array([0.1, 0.2]))
    assert sum(calls.values()) == 1


@pytest.mark.parametrize("page", ["overview", "compare", "stance", "actors", "voices", "framing"])
def test_the_same_page_again_is_drawn_from_memory(page: str) -> None:
    at = AppTest.from_file(str(APP), default_timeout=180).run()
    at.switch_page(f"views/{page}.py").run()
    made = memo.results_made()
    assert not at.run().exception
    assert memo.results_made() == made
