"""Fixtures of the tests that run the dashboard."""

import functools
import shutil

import pytest
from streamlit.components.v2 import manifest_scanner

from dashboard.resources import DATA_DIR_VARIABLE, PATHS_VARIABLE, seeds_dir
from dashboard.runtime.startup import load_samples
from dashboard.store.event_store import Store
from tests.dashboard.running_app import FIRST, SECOND, own_event


@pytest.fixture(autouse=True, scope="session")
def packages_scanned_once():
    """Streamlit looks through all installed packages for components; its test runner does so for every page."""
    scan = manifest_scanner.scan_component_manifests
    manifest_scanner.scan_component_manifests = functools.cache(scan)
    yield
    manifest_scanner.scan_component_manifests = scan


@pytest.fixture(scope="session")
def data_with_samples(tmp_path_factory):
    """A data folder as the first start leaves it, with the samples read."""
    folder = tmp_path_factory.mktemp("samples") / "data"
    store = Store(folder)
    load_samples(store, seeds_dir())
    store.close()
    return folder


@pytest.fixture
def data(tmp_path, monkeypatch, data_with_samples):
    """A data folder of the test's own, with the samples; the caches know a store by its folder."""
    folder = tmp_path / "data"
    shutil.copytree(data_with_samples, folder)
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(folder))
    monkeypatch.delenv(PATHS_VARIABLE, raising=False)
    return folder


@pytest.fixture
def ferry(data):
    """An event with two articles on a ferry; its id."""
    return own_event(("Gull Gazette", FIRST), ("Petrel Post", SECOND))
