from dashboard.panels.events import _labels
from dashboard.store.event_store import Event


def test_events_of_one_name_stay_apart() -> None:
    events = {key: Event(event_id=key, title="Vote", note="", kind="own") for key in ("a", "b", "c")}
    assert _labels(events) == {"a": "Vote", "b": "Vote (2)", "c": "Vote (3)"}
