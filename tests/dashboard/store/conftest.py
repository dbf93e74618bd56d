"""A store of the test's own, with an event."""

import pytest

from dashboard.store.event_store import Store


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def event_id(store):
    return store.add_event("Harbour").event_id
