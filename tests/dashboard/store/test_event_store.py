import json
import threading
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.records import Article, Origin, Removed, Span, Target
from dashboard.store.article_json import article_from_json, article_to_json
from dashboard.store.database import SCHEMA_VERSION, StoreError
from dashboard.store.event_store import FILE_NAME, Store


def article(number, **values):
    text = f"Harbour opens {number}\n\nThe harbour opened again."
    return Article(article_id=f"{number:016x}", source_name=f"{number}.txt", text=text, **values)


FULL = article(
    7,
    title="Harbour opens 7",
    outlet="Gull Gazette",
    authors=("Ann Tern", "Bo Auk"),
    published="2025-03-01",
    genre="news",
    headings=(Span(0, 15),),
    source="Share\nHarbour opens 7\n\nThe harbour opened again.",
    removed=(Removed(0, 5, "Share", "share"),),
    origins=(Origin("outlet", "byline"),),
)


def test_keeps_an_article_with_all_that_belongs_to_it(store, event_id, tmp_path):
    store.add_articles(event_id, [FULL])
    again = Store(tmp_path)
    assert again.articles_of(event_id) == (FULL,)
    again.close()


def test_keeps_the_order_in_which_articles_were_added(store, event_id):
    store.add_articles(event_id, [article(3), article(1)])
    store.add_articles(event_id, [article(2)])
    assert [found.source_name for found in store.articles_of(event_id)] == ["3.txt", "1.txt", "2.txt"]


def test_a_text_that_is_there_is_not_added_again(store, event_id):
    store.add_articles(event_id, [article(1, outlet="First")])
    added = store.add_articles(event_id, [article(1, outlet="Second"), article(2)])
    assert [found.source_name for found in added.new] == ["2.txt"]
    assert [found.outlet for found in added.known] == ["Second"]
    assert store.articles_of(event_id)[0].outlet == "First"


def test_a_removed_article_can_be_restored_to_its_place(store, event_id):
    store.add_articles(event_id, [article(1), article(2), article(3)])
    store.remove_article(event_id, article(2).article_id)
    assert store.articles_of(event_id) == (article(1), article(3))
    assert store.removed_from(event_id) == (article(2),)
    assert store.has_articles(event_id)
    store.restore_article(event_id, article(2).article_id)
    assert store.articles_of(event_id) == (article(1), article(2), article(3))
    assert store.removed_from(event_id) == ()


def test_adding_a_removed_article_brings_it_back(store, event_id):
    store.add_articles(event_id, [article(1)])
    store.remove_article(event_id, article(1).article_id)
    assert not store.has_articles(event_id)
    assert store.add_articles(event_id, [article(1)]).new == (article(1),)
    assert store.articles_of(event_id) == (article(1),)


def test_an_edit_changes_the_article_and_the_dataset(store, event_id):
    store.add_articles(event_id, [article(1)])
    before = store.dataset_id(event_id)
    store.edit_article(event_id, article(1).article_id, lambda _: article(1, outlet="Gull Gazette"))
    assert store.articles_of(event_id)[0].outlet == "Gull Gazette"
    assert store.dataset_id(event_id) != before


def test_an_edit_may_change_the_text_but_not_into_that_of_another_article(store, event_id):
    store.add_articles(event_id, [article(1), article(2)])
    with pytest.raises(StoreError, match="same text"):
        store.edit_article(event_id, article(1).article_id, lambda _: article(2))
    store.edit_article(event_id, article(1).article_id, lambda _: article(9))
    assert store.articles_of(event_id) == (article(9), article(2))


def test_an_edit_of_an_article_that_is_gone_is_refused(store, event_id):
    with pytest.raises(StoreError, match="no longer"):
        store.edit_article(event_id, "0" * 16, lambda _: article(1))


def test_the_dataset_id_depends_on_content_and_targets_only(store, event_id):
    other = store.add_event("The same under another name").event_id
    store.add_articles(event_id, [article(1), article(2)])
    store.add_articles(other, [article(2), article(1)])
    assert store.dataset_id(event_id) == store.dataset_id(other)
    store.set_targets(other, [Target("Harbour", "actor", aliases=("Port",))])
    assert store.dataset_id(event_id) != store.dataset_id(other)
    store.remove_article(event_id, article(1).article_id)
    removed = store.dataset_id(event_id)
    store.restore_article(event_id, article(1).article_id)
    assert store.dataset_id(event_id) != removed


def test_targets_come_back_as_they_were_set(store, event_id):
    targets = (Target("Harbour", "actor", aliases=("Port",)), Target("opening", "issue", phrases=("open", "reopen")))
    assert store.targets_of(event_id) is None
    store.set_targets(event_id, targets)
    assert store.targets_of(event_id) == targets
    store.set_targets(event_id, ())
    assert store.targets_of(event_id) == ()
    store.set_targets(event_id, None)
    assert store.targets_of(event_id) is None


def test_events_are_listed_folder_first_then_own_newest_first_then_samples(store):
    store.add_event("Sample A", kind="sample", event_id="a")
    store.add_event("Sample B", kind="sample", event_id="b")
    store.add_event("Old")
    store.add_event("New")
    store.add_event("Folder", kind="folder", event_id="f")
    assert [event.title for event in store.list_events()] == ["Folder", "New", "Old", "Sample A", "Sample B"]


def test_adding_a_known_event_renames_it_and_keeps_its_articles(store):
    store.add_event("Before", event_id="x")
    store.add_articles("x", [article(1)])
    store.add_event("  After\n all ", event_id="x")
    assert [event.title for event in store.list_events()] == ["After all"]
    assert store.articles_of("x") == (article(1),)


def test_a_name_of_any_length_is_refused_to_a_reader_and_cut_for_a_folder(store):
    event = store.add_event("Pier")
    with pytest.raises(StoreError, match="at most 200 characters; this one has 16,001"):
        store.add_event("x" * 16_001)
    with pytest.raises(StoreError, match="at most 200 characters"):
        store.archive.rename(event.event_id, "x" * 201)
    assert [each.title for each in store.list_events()] == ["Pier"]
    assert store.add_event("y" * 300, kind="folder", event_id="f").title == "y" * 200


def test_an_event_needs_a_name_and_an_article_an_event(store):
    with pytest.raises(StoreError, match="name"):
        store.add_event("  ")
    with pytest.raises(StoreError, match="event"):
        store.add_articles("nowhere", [article(1)])


def test_mirroring_a_source_keeps_edits_and_the_readers_own_articles(store, event_id):
    store.mirror(event_id, [article(1), article(2)], digest="one")
    store.add_articles(event_id, [article(5)])
    edited = replace(article(1), outlet="Gull Gazette", article_id="put back", text="A longer text.")
    store.edit_article(event_id, article(1).article_id, lambda _: edited)
    store.mirror(event_id, [article(1), article(3)], digest="two")
    assert store.articles_of(event_id) == (edited, article(5), article(3))
    assert store.content_digest(event_id) == "two"


def test_mirroring_does_not_bring_back_what_the_reader_removed(store, event_id):
    store.mirror(event_id, [article(1), article(2)])
    store.remove_article(event_id, article(1).article_id)
    store.mirror(event_id, [article(1), article(2)])
    assert store.articles_of(event_id) == (article(2),)


def test_threads_share_a_store_without_losing_articles(store, event_id):
    failures = []

    def add(first):
        try:
            for number in range(first, first + 10):
                store.add_articles(event_id, [article(number)])
                store.dataset_id(event_id)
        except StoreError as error:
            failures.append(error)

    threads = [threading.Thread(target=add, args=(start,)) for start in (0, 10, 20, 30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(store.articles_of(event_id)) == 40


def test_a_file_that_is_no_database_is_named(tmp_path):
    (tmp_path / FILE_NAME).write_text("this is not a database, and long enough to be read as one" * 100)
    with pytest.raises(StoreError, match=FILE_NAME):
        Store(tmp_path)


def test_a_file_of_a_newer_version_is_left_alone(store, tmp_path):
    with store._database.write() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(StoreError, match="newer Parallax"):
        Store(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="folder for your articles"):
        Store(tmp_path / "file" / "parallax")


def test_a_record_of_a_version_that_knew_no_pieces_put_back_is_read():
    values = json.loads(article_to_json(FULL))
    del values["restored"]
    assert article_from_json(json.dumps(values)) == FULL


def test_pieces_put_back_come_back_from_json():
    before = replace(FULL, removed=(), restored=FULL.removed)
    assert article_from_json(article_to_json(before)) == before


@given(st.text(), st.text(), st.lists(st.text()))
def test_any_text_comes_back_from_json(text, outlet, authors):
    before = Article(article_id="x", source_name="x", text=text, outlet=outlet, authors=tuple(authors))
    assert article_from_json(article_to_json(before)) == before
