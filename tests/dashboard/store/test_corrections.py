import sqlite3
import threading
from dataclasses import replace

import pytest

from analysis.ingest import put_back
from analysis.records import Correction, Removed
from dashboard.store.database import StoreError
from dashboard.store.event_store import FILE_NAME, Store
from tests.dashboard.store.test_event_store import article

GIVEN = Correction("speaker", f"{1:016x}", 5, 9, "word", "", "Ann Tern", "Bo Auk", by="me")


@pytest.fixture
def event_id(store):
    event_id = store.add_event("Harbour").event_id
    store.add_articles(event_id, [article(1), article(2)])
    return event_id


def test_keeps_a_correction_with_its_time_and_undoes_it_by_itself(store, event_id, tmp_path):
    other = replace(GIVEN, start=20, end=24)
    assert store.corrections.add(event_id, [GIVEN, other]) == 2
    again = Store(tmp_path)
    first, _ = again.corrections.of(event_id)
    assert replace(first.correction, made="") == GIVEN
    assert first.correction.made.endswith("+00:00")
    again.corrections.mark(event_id, first.number, undone=True)
    assert [each.start for each in store.corrections.counting(event_id)] == [20]
    again.corrections.mark(event_id, first.number, undone=False)
    assert len(store.corrections.counting(event_id)) == 2
    again.close()


def test_the_same_correction_is_kept_once_and_a_new_one_of_the_thing_beside_it(store, event_id):
    store.corrections.add(event_id, [GIVEN])
    assert store.corrections.add(event_id, [replace(GIVEN, by="somebody else")]) == 0
    assert store.corrections.add(event_id, [replace(GIVEN, after="Cy Gull"), GIVEN]) == 2
    assert [each.after for each in store.corrections.counting(event_id)] == ["Bo Auk", "Cy Gull", "Bo Auk"]


def test_two_windows_lose_none_of_each_others_corrections(store, event_id, tmp_path):
    stores = [Store(tmp_path) for _ in range(2)]

    def write(number):
        for place in range(10):
            stores[number].corrections.add(event_id, [replace(GIVEN, start=1000 * number + place)])

    threads = [threading.Thread(target=write, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = store.corrections.of(event_id)
    assert sorted(each.correction.start for each in kept) == [*range(10), *range(1000, 1010)]
    assert [each.number for each in kept] == list(range(1, 21))
    for other in stores:
        assert other.dataset_id(event_id) == store.dataset_id(event_id)
        other.close()


def test_the_analysis_is_another_one_with_a_correction_and_the_same_again_without(store, event_id):
    before = store.dataset_id(event_id)
    store.corrections.add(event_id, [GIVEN])
    assert store.dataset_id(event_id) != before
    store.corrections.mark(event_id, 1, undone=True)
    assert store.dataset_id(event_id) == before


def test_corrections_go_along_with_an_article_whose_text_or_event_changes(store, event_id):
    removed = Removed(0, 5, "Share", "share")
    whole = replace(article(3), source="Share\nHarbour opens 3\n\nThe harbour opened again.", removed=(removed,))
    store.add_articles(event_id, [whole])
    store.corrections.add(event_id, [replace(GIVEN, article_id=whole.article_id)])
    store.edit_article(event_id, whole.article_id, lambda each: put_back(each, frozenset({0})))
    (changed,) = (each for each in store.articles_of(event_id) if each.source_name == "3.txt")
    assert changed.article_id != whole.article_id
    assert store.corrections.counting(event_id)[0].article_id == changed.article_id
    moved = store.move_article(event_id, changed, "Other")
    assert [each.article_id for each in store.corrections.counting(moved.event_id)] == [changed.article_id]


def test_a_file_of_an_earlier_version_opens_with_all_it_holds(tmp_path):
    store = Store(tmp_path)
    event_id = store.add_event("Harbour").event_id
    store.add_articles(event_id, [article(1)])
    store.close()
    with sqlite3.connect(tmp_path / FILE_NAME) as old:
        old.execute("DROP TABLE corrections")
    again = Store(tmp_path)
    assert [each.title for each in again.list_events()] == ["Harbour"]
    assert again.articles_of(event_id) == (article(1),)
    assert again.corrections.add(event_id, [GIVEN]) == 1
    again.close()


def test_corrections_leave_with_their_event_and_none_are_kept_for_no_event(store, event_id):
    store.corrections.add(event_id, [GIVEN])
    store.archive.put_away(event_id)
    store.archive.discard(event_id)
    assert store.corrections.of(event_id) == ()
    with pytest.raises(StoreError, match="deleted in another window"):
        store.corrections.add(event_id, [GIVEN])
