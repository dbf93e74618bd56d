from dashboard.store.event_store import Store


def test_a_decision_is_kept_with_its_reason_until_it_is_dropped(store, tmp_path):
    event = store.add_event("Harbour").event_id
    store.decisions.keep(event, "aside", "a", reason="First.")
    store.decisions.keep(event, "aside", "a", reason="Second.")
    store.decisions.keep(event, "belongs", "a")
    again = Store(tmp_path)
    assert again.decisions.reasons(event, "aside") == {"a": "Second."}
    again.close()
    store.decisions.drop(event, "aside", "a")
    store.decisions.drop(event, "aside", "a")
    assert store.decisions.reasons(event, "aside") == {}
    assert store.decisions.reasons(event, "belongs") == {"a": ""}


def test_events_know_nothing_of_each_others_decisions(store):
    first, second = (store.add_event(title).event_id for title in ("Harbour", "Bridge"))
    store.decisions.keep(first, "foreign", "a.txt", reason="French.")
    assert store.decisions.reasons(second, "foreign") == {}
