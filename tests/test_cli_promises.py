"""What the command line promises: all tables or none, no reading of its own output, refusals before the work."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from analysis import cli
from analysis.errors import InvalidInput
from analysis.table_files import Format, put_in_place, without_formulas, write_tables, writing_to
from dashboard.resources import PATHS_VARIABLE, given_paths
from tests.test_cli import TEXT, run

ROOT = Path(__file__).resolve().parents[1]
TABLES = {
    "one": pd.DataFrame({"text": ["=1+1", "+a", "-b", "@c", "\td", "fine", None], "p": [-1.5e-20, 0.1, -1, 2, 3, 4, 5]})
}
START = """
import sys

class Watch:
    def find_spec(self, name, *_):
        if name == "typer":
            print("begun", flush=True)

sys.meta_path.insert(0, Watch())
from analysis.cli import main
main()
"""
"""The command line, which says when it begins to import its libraries; before that Python itself is starting."""


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """Let Ctrl-C reach the tests and what they start: a shell starts what runs in the background with it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_text_that_a_spreadsheet_would_compute_is_shown_and_numbers_stay_numbers(tmp_path: Path) -> None:
    write_tables(TABLES, tmp_path, Format.csv)
    with (tmp_path / "one.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [row["text"] for row in rows] == ["'=1+1", "'+a", "'-b", "'@c", "'\td", "fine", ""]
    assert [float(row["p"]) for row in rows] == list(TABLES["one"]["p"])
    for format_ in (Format.json, Format.parquet):
        write_tables(TABLES, tmp_path, format_)
    assert json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))[0]["text"] == "=1+1"
    assert pd.read_parquet(tmp_path / "one.parquet")["text"][0] == "=1+1"


def test_json_keeps_all_digits_and_says_what_is_missing(tmp_path: Path) -> None:
    write_tables(TABLES | {"empty": TABLES["one"].head(0)}, tmp_path, Format.json)
    rows = json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))
    assert rows[0]["p"] == -1.5e-20
    assert rows[-1]["text"] is None
    assert json.loads((tmp_path / "empty.json").read_text(encoding="utf-8")) == []


def test_an_interruption_leaves_the_tables_of_the_run_before(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("before", encoding="utf-8")
    with contextlib.suppress(KeyboardInterrupt), writing_to(tmp_path) as aside:
        write_tables(TABLES, aside, Format.csv)
        raise KeyboardInterrupt
    assert [path.name for path in tmp_path.iterdir()] == ["one.csv"]
    assert (tmp_path / "one.csv").read_text(encoding="utf-8") == "before"


def test_an_interruption_while_tables_are_moved_waits_till_all_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{number}.csv" for number in range(5)]
    for name in names:
        (tmp_path / name).write_text("before", encoding="utf-8")
    move = Path.replace

    def interrupted(path: Path, target: Path) -> Path:
        signal.raise_signal(signal.SIGINT)
        return move(path, target)

    with writing_to(tmp_path) as aside:
        for name in names:
            (aside / name).write_text("after", encoding="utf-8")
        monkeypatch.setattr(Path, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            put_in_place(aside, tmp_path)
    assert [path.read_text(encoding="utf-8") for path in sorted(tmp_path.iterdir())] == ["after"] * 5


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
@pytest.mark.parametrize("seconds", [0.0, 0.2, 0.8, 2.0])
def test_an_interruption_at_the_start_shows_no_traceback(articles: Path, tmp_path: Path, seconds: float) -> None:
    command = [sys.executable, "-c", START, "analyze", str(articles), "--out", str(tmp_path / "out")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=120)
    assert process.returncode == cli.INTERRUPTED, said
    assert b"Traceback" not in said
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_to_is_refused_before_anything_is_read(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "load_articles", lambda *_, **__: pytest.fail("was read"))
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for out in (tmp_path / "file", tmp_path / "file" / "below"):
        code, _, err = run("analyze", articles, "--out", out)
        assert code == cli.WRONG_USAGE
        assert err.count("\n") == 1
        assert str(out) in err
    code, _, err = run("sentiment", tmp_path / "file", "--out", tmp_path)
    assert (code, err.count("\n")) == (cli.WRONG_USAGE, 1)


def test_folders_that_were_made_for_nothing_are_gone(tmp_path: Path) -> None:
    with writing_to(tmp_path / "a" / "b"):
        pass
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(InvalidInput), writing_to(tmp_path / "file" / "b"):
        pass


@pytest.mark.model
def test_a_full_disk_is_said_in_a_sentence(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cli, "write_tables", full)
    code, _, err = run("analyze", articles, "--out", tmp_path / "out")
    assert code == cli.SOME_FAILED
    assert "No space left on device" in err
    assert not (tmp_path / "out").exists()


@pytest.mark.model
def test_a_second_run_reads_none_of_its_own_tables(articles: Path) -> None:
    (articles / "tables").mkdir()
    (articles / "tables" / "two.txt").write_text(TEXT.replace("praised", "condemned"), encoding="utf-8")
    for _ in range(2):
        code, _, err = run("analyze", articles, "--out", articles / "tables")
        assert code == cli.DONE, err
        assert "2 articles" in err


def test_tables_never_lie_among_the_articles(articles: Path) -> None:
    (articles / "articles.csv").write_text("title,text\n", encoding="utf-8")
    for given, out in ((articles, articles), (articles / "articles.csv", articles), (articles, articles / ".")):
        code, _, err = run("analyze", given, "--out", out)
        assert code == cli.WRONG_USAGE
        assert "folder of its own" in err
    assert {path.name for path in articles.iterdir()} == {"one.txt", "articles.csv"}


def test_an_empty_path_is_not_the_folder_one_is_in(articles: Path, tmp_path: Path) -> None:
    for words in (["analyze", "", "--out", tmp_path / "out"], ["analyze", articles, "--out", ""], ["run", " "]):
        code, _, err = run(*words)
        assert code == cli.WRONG_USAGE
        assert err.count("\n") == 1
        assert "path is empty" in err
    assert not (tmp_path / "out").exists()


def test_run_opens_paths_whatever_is_in_their_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started: dict[str, dict[str, str]] = {}
    monkeypatch.setattr(cli, "_become", lambda _, **options: started.update(options))
    folders = [tmp_path / "call 10:30", tmp_path / 'one "two"\nthree', tmp_path / "[a];b"]
    for folder in folders:
        folder.mkdir()
    assert run("run", *folders)[0] == cli.DONE
    for given in (started["environment"][PATHS_VARIABLE], str(folders[0])):
        monkeypatch.setenv(PATHS_VARIABLE, given)
        assert set(given_paths()) <= {str(folder) for folder in folders}
        assert given_paths()
    monkeypatch.setenv(PATHS_VARIABLE, started["environment"][PATHS_VARIABLE])
    assert given_paths() == tuple(map(str, folders))


def test_every_table_on_a_page_is_shown_without_formulas() -> None:
    """A reader can download each as CSV."""
    shown = pd.DataFrame({"=A": ["=1", "b"], "n": [-1, 2]}, index=[4, 5])
    safe = without_formulas(shown)
    assert list(safe.columns) == ["'=A", "n"]
    assert list(safe["'=A"]) == ["'=1", "b"]
    assert list(safe["n"]) == [-1, 2]
    calls = [
        (path.name, call)
        for path in (ROOT / "dashboard").rglob("*.py")
        for call in re.findall(r"st\.dataframe\(\s*(\w+)", path.read_text(encoding="utf-8"))
    ]
    assert len(calls) > 5
    # The Method page shows figures of our own.
    assert {name for name, call in calls if call != "without_formulas"} <= {"method.py"}
