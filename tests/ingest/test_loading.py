"""Many files at once: what is loaded, what is reported."""

import os
from pathlib import Path

import pytest

from analysis.ingest import Problem, load_articles, read_articles
from analysis.records import Origin
from tests.ingest.invented import ARTICLE, FRENCH, PARAGRAPHS, TITLE, archive, web_page

EVENT = """
title = "The ferry"
[[article]]
file = "a.txt"
outlet = "The Fjord Post"
title = "Harbour town votes to keep its night ferry"
published = 2024-03-03
genre = "news"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ARTICLE + "\n\nComments", encoding="utf-16")
    (tmp_path / "c.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "d.txt").write_bytes(b"")
    (tmp_path / "README.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "event.toml").write_text(EVENT, encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_in_order_and_every_failure_is_named(folder):
    loaded = load_articles([folder])
    assert [article.source_name for article in loaded.articles] == ["a.txt"]
    assert [(problem.source_name, problem.refused) for problem in loaded.problems] == [
        ("c.txt", True),
        ("d.txt", True),
        ("b.txt", True),
    ]
    assert loaded.problems[2].reason == "It has the same text as a.txt and is counted once."


def test_event_toml_supplies_metadata(folder):
    article = load_articles([folder]).articles[0]
    assert (article.outlet, article.published, article.genre) == ("The Fjord Post", "2024-03-03", "news")
    assert Origin("outlet", "event.toml") in article.origins
    assert article.text == ARTICLE


def test_a_broken_event_toml_is_named_and_the_articles_are_loaded(folder):
    (folder / "event.toml").write_text("title = ", encoding="utf-8")
    loaded = load_articles([folder / "a.txt"])
    assert [article.outlet for article in loaded.articles] == [""]
    assert [problem.source_name for problem in loaded.problems] == ["event.toml"]


def test_near_copies_are_kept_and_noted(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_text("\n\n".join((TITLE, *PARAGRAPHS[:4])), encoding="utf-8")
    loaded = load_articles([tmp_path])
    assert len(loaded.articles) == 2
    assert loaded.problems == (
        Problem(
            "b.txt", "It is nearly the same text as a.txt (100 % of the shorter one); both are kept.", refused=False
        ),
    )


def test_a_missing_file_is_reported(tmp_path):
    loaded = load_articles([tmp_path / "gone.txt"])
    assert loaded.articles == ()
    assert "There is no such file" in loaded.problems[0].reason


def test_a_large_file_is_refused_unread(tmp_path):
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert load_articles([tmp_path]).problems[0].reason == "It has 50 MB; at most 20 MB can be read."


def test_progress_counts_up_to_all(folder):
    calls: list[tuple[int, int, str]] = []
    load_articles([folder], progress=lambda done, total, name: calls.append((done, total, name)))
    assert calls == [(0, 4, "a.txt"), (1, 4, "b.txt"), (2, 4, "c.txt"), (3, 4, "d.txt"), (4, 4, "")]


def test_a_corpus_counts_by_its_rows(tmp_path):
    rows = "".join(f'"{TITLE}","{ARTICLE} {word}."\n' for word in ("One", "Two", "Three"))
    (tmp_path / "c.csv").write_text("title,text\n" + rows.replace("“", "").replace("”", ""), encoding="utf-8")
    calls: list[tuple[int, int, str]] = []
    load_articles([tmp_path], progress=lambda done, total, name: calls.append((done, total, name)))
    assert calls == [(0, 1, "c.csv"), (1, 3, "c.csv#2"), (2, 3, "c.csv#3"), (3, 3, "")]


def test_a_name_that_is_no_utf_8_is_shown_with_a_mark(tmp_path):
    path = tmp_path / os.fsdecode(b"bad\xff\xfename.txt")
    try:
        path.write_text(ARTICLE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    for given in (path, tmp_path):
        (article,) = load_articles([given]).articles
        assert article.source_name == "bad\ufffd\ufffdname.txt"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_pipes_and_devices_are_refused_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    loaded = load_articles([tmp_path / "pipe", "/dev/zero", tmp_path])
    assert [problem.source_name for problem in loaded.problems] == ["pipe", "zero"]
    assert all("pipe, socket or device" in problem.reason for problem in loaded.problems)
    assert len(loaded.articles) == 1


def test_an_event_toml_that_is_nested_too_deep_is_passed_over(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "event.toml").write_text("x=" + "[" * 3000 + "]" * 3000, encoding="utf-8")
    loaded = load_articles([tmp_path])
    assert len(loaded.articles) == 1
    assert [problem.source_name for problem in loaded.problems] == ["event.toml"]


@pytest.mark.parametrize("folder", ["Ferry_files", "Ferry-Dateien", "Ferry_fichiers", "Ferry.files", "ferry_archivos"])
def test_parts_of_a_saved_page_are_passed_over_in_silence(tmp_path, folder):
    (tmp_path / "Ferry.html").write_text(web_page(), encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "._Ferry.html").write_bytes(b"\x00\x05")
    parts = tmp_path / folder / "inner"
    parts.mkdir(parents=True)
    (parts / "main.js").write_text("function a() { return 1 }", encoding="utf-8")
    (parts / "frame.html").write_text(web_page(), encoding="utf-8")
    (parts / "data.json").write_text('{"a": 1}', encoding="utf-8")
    loaded = load_articles([tmp_path])
    assert [article.source_name for article in loaded.articles] == ["Ferry.html"]
    assert loaded.problems == ()
    packed = archive(
        {file.relative_to(tmp_path).as_posix(): file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    )
    assert [article.source_name for article in read_articles(packed, source_name="a.zip")] == ["a.zip/Ferry.html"]


def test_a_folder_that_only_sounds_like_a_page_s_parts_is_read(tmp_path):
    (tmp_path / "court_files").mkdir()
    (tmp_path / "court_files" / "ferry.txt").write_text(ARTICLE, encoding="utf-8")
    assert len(load_articles([tmp_path]).articles) == 1
