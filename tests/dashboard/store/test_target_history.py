from analysis.records import Target
from dashboard.store.event_store import Store

FIRST = (Target("Ines Calder", "actor", aliases=("Calder",)),)
SECOND = (Target("Ines Calder", "actor", measured=False), Target("ferry", "issue", phrases=("boat",)))


def test_changes_are_undone_one_by_one_back_to_what_the_text_gives(store, event_id):
    history = store.target_history
    history.record(event_id, lambda _: FIRST, what="first")
    history.record(event_id, lambda _: SECOND, what="second")
    assert store.targets_of(event_id) == SECOND
    assert [change.what for change in history.changes(event_id)] == ["first", "second"]
    history.undo(event_id, 2)
    assert store.targets_of(event_id) == FIRST
    history.undo(event_id, 1)
    assert store.targets_of(event_id) is None
    assert history.changes(event_id) == ()


def test_an_undo_that_comes_twice_undoes_once(store, event_id):
    history = store.target_history
    history.record(event_id, lambda _: FIRST, what="first")
    history.record(event_id, lambda _: SECOND, what="second")
    history.undo(event_id, 2)
    history.undo(event_id, 2)
    assert store.targets_of(event_id) == FIRST


def test_starting_over_can_be_undone_too(store, event_id):
    history = store.target_history
    history.record(event_id, lambda _: FIRST, what="first")
    history.record(event_id, lambda _: None, what="over")
    assert store.targets_of(event_id) is None
    history.undo(event_id, 2)
    assert store.targets_of(event_id) == FIRST


def test_what_changes_nothing_leaves_no_step(store, event_id):
    history = store.target_history
    history.record(event_id, lambda _: None, what="nothing")
    history.record(event_id, lambda _: FIRST, what="first")
    history.record(event_id, lambda _: FIRST, what="again")
    assert [change.what for change in history.changes(event_id)] == ["first"]
    assert history.changes("nowhere") == ()


def test_changes_outlive_a_restart_and_belong_to_one_event(tmp_path):
    before = Store(tmp_path)
    event, other = before.add_event("Ferry").event_id, before.add_event("Quay").event_id
    before.target_history.record(event, lambda _: FIRST, what="first")
    before.close()
    after = Store(tmp_path)
    assert [change.what for change in after.target_history.changes(event)] == ["first"]
    assert after.target_history.changes(other) == ()
    after.target_history.undo(event, 1)
    assert after.targets_of(event) is None
    after.close()
