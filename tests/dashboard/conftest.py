"""Fixtures of the tests that run the dashboard."""

import pytest

from dashboard.resources import DATA_DIR_VARIABLE, PATHS_VARIABLE
from tests.dashboard.running_app import FIRST, SECOND, own_event


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A data folder of the test's own; the caches know a store by its folder."""
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path / "data"))
    monkeypatch.delenv(PATHS_VARIABLE, raising=False)
    return tmp_path / "data"


@pytest.fixture
def ferry(data):
    """An event with two articles on a ferry; its id."""
    return own_event(("Gull Gazette", FIRST), ("Petrel Post", SECOND))
