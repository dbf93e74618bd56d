"""What the store promises: nothing is lost, nothing stays that was deleted for good, and nobody else may read it."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from analysis.ingest import amend, put_back
from analysis.records import Article
from dashboard.runtime.startup import load_samples, open_paths
from dashboard.store import database, event_store
from dashboard.store.database import Database, StoreError
from dashboard.store.event_store import FILE_NAME, Store

TEXTS = {
    "gull.txt": "Quay reopens\n\nThe quay at Gull Harbour opened again on Monday after a long winter of repairs. "
    "Fishers and ferry crews came to see the first boat land.\n",
    "petrel.txt": "Quay costs double\n\nThe quay cost twice what the council had promised, its own report says. "
    "Nobody at the town hall wanted to explain the bill.\n",
    "auk.txt": "Council quarrels over quay\n\nThe council quarrelled for six hours over the new quay on Tuesday. "
    "It adjourned without a vote, and meets again next week.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def article(number: int, text: str = "The harbour opened again.") -> Article:
    return Article(article_id=f"{number:016x}", source_name=f"{number}.txt", text=f"{number}\n\n{text}")


def start(home: Path, folder: Path) -> dict[str, str]:
    """Start anew on the folder; return the outlet of each article by its file."""
    store = Store(home)
    event_id = open_paths(store, [str(folder)]).event_id
    found = {each.source_name: each.outlet for each in store.articles_of(event_id)}
    store.close()
    return found


def edit(home: Path, folder: Path) -> None:
    """Name the outlet of the first two articles, and take the third one out."""
    start(home, folder)
    store = Store(home)
    event_id = store.list_events()[0].event_id
    for number, each in enumerate(store.articles_of(event_id)):
        if number == 2:
            store.remove_article(event_id, each.article_id)
        else:
            store.edit_article(event_id, each.article_id, lambda kept: amend(kept, outlet=f"The {kept.source_name}"))
    store.close()


EDITED = {"auk.txt": "The auk.txt", "gull.txt": "The gull.txt"}


def test_edits_hold_while_a_file_is_empty(home: Path, folder: Path) -> None:
    edit(home, folder)
    (folder / "gull.txt").write_bytes(b"")
    assert start(home, folder) == EDITED
    (folder / "gull.txt").write_text(TEXTS["gull.txt"], encoding="utf-8")
    assert start(home, folder) == EDITED


def _lose(folder: Path) -> None:
    shutil.move(folder, folder.with_name("away"))


def _empty(folder: Path) -> None:
    _lose(folder)
    folder.mkdir()


@pytest.mark.parametrize("happens", [_lose, _empty])
def test_edits_come_back_with_the_folder(happens: Callable[[Path], None], home: Path, folder: Path) -> None:
    edit(home, folder)
    happens(folder)
    assert start(home, folder) == {}
    shutil.rmtree(folder, ignore_errors=True)
    shutil.move(folder.with_name("away"), folder)
    assert start(home, folder) == EDITED


def test_an_article_whose_file_is_missing_is_kept_aside_with_the_reason(home: Path, folder: Path) -> None:
    edit(home, folder)
    (folder / "gull.txt").unlink()
    assert start(home, folder) == {"auk.txt": "The auk.txt"}
    store = Store(home)
    event_id = store.list_events()[0].event_id
    gone = next(each for each in store.removed_from(event_id) if each.source_name == "gull.txt")
    assert "file was not there" in store.decisions.reasons(event_id, "missing")[gone.article_id]
    store.restore_article(event_id, gone.article_id)
    assert store.decisions.reasons(event_id, "missing") == {}
    assert len(store.articles_of(event_id)) == 2
    store.close()


def test_a_file_that_changed_keeps_what_was_entered_for_it_and_its_place(home: Path, folder: Path) -> None:
    edit(home, folder)
    for name in ("auk.txt", "petrel.txt"):
        (folder / name).write_text(TEXTS[name] + "\nA correction was added on Friday.\n", encoding="utf-8")
    assert start(home, folder) == EDITED
    store = Store(home)
    event_id = store.list_events()[0].event_id
    assert "added on Friday" in store.articles_of(event_id)[0].text
    assert [each.source_name for each in store.removed_from(event_id)] == ["petrel.txt"], "taken out stays out"
    store.close()


def test_a_piece_that_was_put_back_is_put_back_in_the_changed_file(home: Path, folder: Path) -> None:
    page = folder / "tern.txt"
    page.write_text("Share this article\n\n" + TEXTS["gull.txt"].replace("Monday", "Friday"), encoding="utf-8")
    start(home, folder)
    store = Store(home)
    event_id = store.list_events()[0].event_id
    found = next(each for each in store.articles_of(event_id) if each.source_name == "tern.txt")
    assert found.removed
    starts = frozenset(piece.source_start for piece in found.removed)
    store.edit_article(event_id, found.article_id, lambda kept: put_back(kept, starts))
    store.close()
    page.write_text(page.read_text(encoding="utf-8") + "\nThe crew was thanked.\n", encoding="utf-8")
    start(home, folder)
    store = Store(home)
    found = next(each for each in store.articles_of(event_id) if each.source_name == "tern.txt")
    assert "Share this article" in found.text
    assert "crew was thanked" in found.text
    store.close()


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.skipif(sys.platform == "win32", reason="files there have no such modes")
def test_nobody_else_may_read_the_articles(home: Path) -> None:
    store = Store(home)
    store.add_event("Quay")
    assert _mode(home) == 0o700
    assert {_mode(file) for file in home.iterdir()} == {0o600}
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="files there have no such modes")
def test_what_an_earlier_version_left_open_is_closed_and_folders_of_others_are_not(tmp_path: Path) -> None:
    for name in ("ours", "shared"):
        Store(tmp_path / name).close()
        (tmp_path / name).chmod(0o755)
        (tmp_path / name / FILE_NAME).chmod(0o644)
    (tmp_path / "shared" / "letter.txt").write_text("Dear editor")
    (tmp_path / "shared" / "letter.txt").chmod(0o644)
    for name, mode in (("ours", 0o700), ("shared", 0o755)):
        Store(tmp_path / name).close()
        assert _mode(tmp_path / name) == mode
        assert _mode(tmp_path / name / FILE_NAME) == 0o600
    assert _mode(tmp_path / "shared" / "letter.txt") == 0o644


def test_what_is_deleted_for_good_is_in_no_file(home: Path) -> None:
    store = Store(home)
    store.add_event("Secret", event_id="s")
    store.add_articles("s", [article(1, "UNSPEAKABLE " * 3000)])
    store.close()  # from the log into the file, as at the end of a day
    store = Store(home)
    store.archive.put_away("s")
    store.archive.discard("s")
    assert not [file.name for file in home.iterdir() if b"UNSPEAKABLE" in file.read_bytes()]
    store.close()


@pytest.fixture
def sealed(monkeypatch: pytest.MonkeyPatch, home: Path) -> Callable[[], None]:
    """Let the folder seem to be one that nothing can be written to, from now on."""
    opened = database._set_up_connection

    def refuse(connection: sqlite3.Connection, record: object) -> None:
        if str(home) in connection.execute("PRAGMA database_list").fetchone()[2]:
            raise sqlite3.OperationalError("attempt to write a readonly database")
        opened(connection, record)

    return lambda: monkeypatch.setattr(database, "_set_up_connection", refuse)


def filled(home: Path) -> Store:
    store = Store(home)
    store.add_event("Quay", event_id="e")
    store.add_articles("e", [article(1), article(2)])
    return store


def test_a_folder_that_cannot_be_written_to_is_read(home: Path, folder: Path, sealed: Callable[[], None]) -> None:
    filled(home).close()
    before = {file.name: file.read_bytes() for file in home.iterdir()}
    sealed()
    store = Store(home)
    assert store.articles_of("e") == (article(1), article(2))
    assert f"folder {home}: copy it whole" in store.unsaved
    assert "can't be written to" in store.unsaved
    with pytest.raises(StoreError, match="nothing you change is kept"):
        store.archive.rename("e", "Pier")
    load_samples(store, folder)
    assert open_paths(store, [str(folder)]).problems == ()
    store.close()
    assert {file.name: file.read_bytes() for file in home.iterdir()} == before


def test_a_file_of_an_earlier_version_is_read_there_too(home: Path, sealed: Callable[[], None]) -> None:
    filled(home).close()
    with closing(sqlite3.connect(home / FILE_NAME)) as connection:
        connection.execute("DROP TABLE corrections")
        connection.commit()
    before = (home / FILE_NAME).read_bytes()
    sealed()
    store = Store(home)
    assert store.articles_of("e") == (article(1), article(2))
    assert store.unsaved
    store.close()
    assert (home / FILE_NAME).read_bytes() == before


def test_what_was_saved_last_is_read_too(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(home)
    shutil.copytree(home, tmp_path / "left")  # as after a kill: the latest changes stand in the log alone
    store.close()
    opened = database._set_up_connection

    def refuse(connection: sqlite3.Connection, record: object) -> None:
        if str(tmp_path / "left") in connection.execute("PRAGMA database_list").fetchone()[2]:
            raise sqlite3.OperationalError("unable to open database file")
        opened(connection, record)

    monkeypatch.setattr(database, "_set_up_connection", refuse)
    store = Store(tmp_path / "left")
    assert store.unsaved
    assert store.articles_of("e") == (article(1), article(2))
    copied = Path(store._database._copied.name)
    assert copied.is_dir()
    store.close()
    assert not copied.exists()


def test_opening_a_file_of_this_version_writes_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(home).close()

    @contextmanager
    def refuse(_self: Database) -> object:
        raise AssertionError("written")
        yield

    monkeypatch.setattr(Database, "write", refuse)
    store = Store(home)
    assert len(store.articles_of("e")) == 2
    store.close()


def test_a_full_disk_says_what_to_do_and_changes_nothing(home: Path) -> None:
    store = filled(home)
    with store._database._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match=r"full .* Make room on it"):
        store.add_articles("e", [article(3, "word " * 20_000)])
    assert store.articles_of("e") == (article(1), article(2))
    store.close()


def test_a_disk_that_is_full_at_the_start_is_read_and_said_to_be_full(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(home).close()

    def refuse(_connection: object, _record: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(database, "_set_up_connection", refuse)
    monkeypatch.setattr(database, "_is_full", lambda _: True)
    store = Store(home)
    assert store.articles_of("e") == (article(1), article(2))
    assert "full" in store.unsaved
    assert "Make room on it" in store.unsaved
    store.close()


def test_a_file_that_is_damaged_says_what_to_do_and_is_left_alone(home: Path) -> None:
    home.mkdir()
    (home / FILE_NAME).write_bytes(b"rubbish " * 4000)
    with pytest.raises(StoreError, match=r"damaged .* Put a backup of it in its place"):
        Store(home)
    assert (home / FILE_NAME).read_bytes() == b"rubbish " * 4000


def test_an_article_is_moved_whole_or_not_at_all(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(home)

    def fail(*_: object) -> None:
        raise StoreError("no further")

    monkeypatch.setattr(event_store, "_set_aside", fail)
    with pytest.raises(StoreError):
        store.move_article("e", article(2), "Pier")
    assert [event.title for event in store.list_events()] == ["Quay"]
    assert store.articles_of("e") == (article(1), article(2))
    monkeypatch.undo()
    other = store.move_article("e", article(2), "Pier")
    assert store.articles_of(other.event_id) == (article(2),)
    assert store.articles_of("e") == (article(1),)
    assert "Pier" in store.decisions.reasons("e", "aside")[article(2).article_id]
    store.close()


def test_an_article_and_the_reason_go_aside_and_come_back_together(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(home)
    number = 0
    write = Database.write

    def counted(self: Database) -> object:
        nonlocal number
        number += 1
        return write(self)

    monkeypatch.setattr(Database, "write", counted)
    store.remove_article("e", article(1).article_id, reason="A copy.")
    assert store.decisions.reasons("e", "aside") == {article(1).article_id: "A copy."}
    store.restore_article("e", article(1).article_id)
    assert store.decisions.reasons("e", "aside") == {}
    assert number == 2
    store.close()


def test_what_concerns_an_event_that_is_gone_is_refused_in_plain_words(home: Path) -> None:
    store = filled(home)
    for change in (
        lambda: store.decisions.keep("gone", "belongs", "a"),
        lambda: store.add_articles("gone", [article(1)]),
        lambda: store.remove_article("gone", article(1).article_id),
        lambda: store.restore_article("gone", article(1).article_id),
        lambda: store.move_article("gone", article(1), "Pier"),
        lambda: store.edit_article("gone", article(1).article_id, lambda kept: kept),
        lambda: store.target_history.record("gone", lambda _: (), what="x"),
        lambda: store.archive.rename("gone", "Pier"),
    ):
        with pytest.raises(StoreError, match="no longer"):
            change()
    assert [event.title for event in store.list_events()] == ["Quay"]
    store.close()
