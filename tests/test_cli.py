import csv
import json
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from analysis import cli
from analysis.measures.registry import schemas
from tests import wire

pytestmark = pytest.mark.model

TEXT = """Harbour vote splits the council

Mayor Ines Calder praised the plan on Monday. "We are proud of this harbour," Calder told reporters.

Opponents called Calder reckless. The council will meet again in June, and residents of the old docks are waiting for
an answer that nobody has given them yet.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "one.txt").write_text(TEXT, encoding="utf-8")
    (articles / "two.txt").write_text(TEXT.replace("praised", "condemned"), encoding="utf-8")
    return articles


def run(*args: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli.app, [str(arg) for arg in args])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def test_analyze_writes_a_file_per_table(folder: Path, tmp_path: Path) -> None:
    code, _, err = run("analyze", folder, "--out", tmp_path / "out")
    assert code == cli.DONE
    assert "2 articles" in err
    assert {path.stem for path in (tmp_path / "out").iterdir()} == set(schemas())
    with (tmp_path / "out" / "articles.csv").open(encoding="utf-8", newline="") as handle:
        assert sorted(row["source_name"] for row in csv.DictReader(handle)) == ["one.txt", "two.txt"]


@pytest.mark.parametrize(("format_", "read"), [("parquet", pd.read_parquet), ("json", pd.read_json)])
def test_other_formats_hold_the_same_rows(folder: Path, tmp_path: Path, format_: str, read: object) -> None:
    run("analyze", folder, "--out", tmp_path, "--format", format_)
    run("analyze", folder, "--out", tmp_path, "--format", "csv")
    expected = pd.read_csv(tmp_path / "mentions.csv")
    found = read(tmp_path / f"mentions.{format_}")
    assert len(expected) > 0
    assert found["surface"].tolist() == expected["surface"].tolist()


def test_corrections_of_a_file_count_and_those_that_fit_nothing_are_named(folder: Path, tmp_path: Path) -> None:
    run("analyze", folder, "--out", tmp_path / "first")
    quote = pd.read_csv(tmp_path / "first" / "quotes.csv").iloc[0]
    given = {"kind": "speaker", "article_id": quote["article_id"], "before": quote["speaker"], "after": "Ada Quill"}
    given |= {"start": int(quote["start"]), "end": int(quote["end"]), "text": quote["text"]}
    rows = tmp_path / "mine.json"
    rows.write_text(json.dumps([given, given | {"article_id": "gone"}]), encoding="utf-8")
    code, _, err = run("analyze", folder, "--out", tmp_path / "second", "--corrections", rows)
    assert code == cli.DONE
    assert "1 of 2 corrections applied; 1 fit nothing" in err
    quotes = pd.read_csv(tmp_path / "second" / "quotes.csv").set_index(["article_id", "start"])
    assert quotes.loc[(quote["article_id"], quote["start"]), "speaker"] == "Ada Quill"
    assert pd.read_csv(tmp_path / "second" / "corrections.csv")["status"].tolist() == ["applied", "not applied"]


def test_a_bad_file_is_named_and_the_rest_is_done(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    code, _, err = run("analyze", folder, "--out", tmp_path / "out")
    assert code == cli.SOME_FAILED
    assert "empty.txt" in err
    assert len(pd.read_csv(tmp_path / "out" / "articles.csv")) == 2


def test_own_text_only_leaves_out_what_outlets_share(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number, text in enumerate((wire.GAZETTE, wire.POST)):
        (articles / f"{number}.txt").write_text(text, encoding="utf-8")
    for name, options in (("all", []), ("own", ["--own-text-only"])):
        code, _, err = run("analyze", articles, "--out", tmp_path / name, *options)
        assert code == cli.DONE
        assert ("words left out" in err) == bool(options)
        assert {path.stem for path in (tmp_path / name).iterdir()} == set(schemas())
    both, own = (" ".join(pd.read_csv(tmp_path / name / "sentences.csv")["text"]) for name in ("all", "own"))
    assert both.count("shameful") == 2
    assert "shameful" not in own
    assert "the bakers gave Calder a cake" in own


def test_own_text_only_says_so_where_nothing_is_shared(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(wire.HERALD, encoding="utf-8")
    code, _, err = run("analyze", tmp_path / "one.txt", "--out", tmp_path / "out", "--own-text-only")
    assert code == cli.DONE
    assert "no sentence was left out" in err
    assert len(pd.read_csv(tmp_path / "out" / "sentences.csv")) == 5


def test_targets_are_measured_as_given(folder: Path, tmp_path: Path) -> None:
    targets = tmp_path / "targets.toml"
    targets.write_text(
        '[[actor]]\nname = "Ines Calder"\naliases = ["Calder"]\n[[issue]]\nname = "plan"\nphrases = ["plan"]\n',
        encoding="utf-8",
    )
    run("analyze", folder, "--out", tmp_path, "--targets", targets)
    stance = pd.read_csv(tmp_path / "stance.csv")
    assert set(stance["target"]) == {"Ines Calder", "plan"}
    assert set(pd.read_csv(tmp_path / "mentions.csv")["target"]) == {"Ines Calder", "plan"}


@pytest.mark.parametrize(
    "args",
    [
        ["analyze"],
        ["analyze", "x", "--out", "y", "--format", "xml"],
        ["analyze", "x", "--out", "y", "--targets", "missing.toml"],
        ["analyze", "x", "--out", "y", "--corrections", "missing.csv"],
        ["sentiment", "missing.jsonl", "--out", "y"],
        ["evaluate", "guess", "missing.jsonl"],
        ["evaluate", "newsmtsc", "missing.jsonl"],
        ["run", "missing-folder"],
        ["run", ""],
        ["analyze", "", "--out", "y"],
        ["analyze", "x", "--out", ""],
        ["run", "--port", "0"],
    ],
)
def test_wrong_usage_exits_with_2_and_says_why(args: list[str]) -> None:
    code, _, err = run(*args)
    assert code == cli.WRONG_USAGE
    assert err.strip()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("run", ["http://localhost:8501", "Ctrl+C", "Example:"]),
        ("analyze", ["aliases", "removed", "Exit code", "Example:"]),
        ("sentiment", ["polarity", "Example:"]),
        ("evaluate", ["newsmtsc", "basil-voices", "Example:"]),
    ],
)
def test_help_teaches(command: str, words: list[str]) -> None:
    code, out, _ = run(command, "--help")
    assert code == cli.DONE
    assert all(word in " ".join(out.split()) for word in words)


def test_nothing_readable_is_a_failure_and_not_an_empty_result(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    code, _, err = run("analyze", tmp_path, "--out", tmp_path / "out")
    assert code == cli.SOME_FAILED
    assert "no article" in err.lower()
    assert not (tmp_path / "out").exists()


def test_sentiment_keeps_rows_and_adds_polarity(tmp_path: Path) -> None:
    rows = [
        {"sentence": "Oduya's wonderful plan saved the town.", "from": 0, "to": 5, "mention": "Oduya", "id": "a"},
        {"sentence": "Brannick lied and cheated.", "from": 0, "to": 8, "mention": "Brannick", "id": "b"},
    ]
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    code, _, _ = run("sentiment", source, "--out", tmp_path / "out.jsonl")
    scored = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert code == cli.DONE
    assert [row["id"] for row in scored] == ["a", "b"]
    assert [row["polarity"] for row in scored] == [1, -1]
    for row in scored:
        assert row["negative"] + row["neutral"] + row["positive"] == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[]",
        '{"sentence": "A b"}',
        '{"sentence": "A b", "from": 2, "to": 9}',
        '{"sentence": "A", "from": 0, "to": 0}',
    ],
)
def test_a_wrong_row_is_named_by_its_line(tmp_path: Path, line: str) -> None:
    source = tmp_path / "rows.jsonl"
    source.write_text(f'{{"sentence": "Ada won.", "from": 0, "to": 3}}\n{line}\n', encoding="utf-8")
    code, _, err = run("sentiment", source, "--out", tmp_path / "out.jsonl")
    assert code == cli.WRONG_USAGE
    assert "rows.jsonl, line 2" in err


def test_evaluate_prints_one_object_with_n_and_digest(tmp_path: Path) -> None:
    source = tmp_path / "labelled.jsonl"
    rows = [{"sentence": "Ada won a great prize.", "from": 0, "to": 3, "polarity": 1}]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    code, out, _ = run("evaluate", "newsmtsc", source)
    figures = json.loads(out)
    assert code == cli.DONE
    assert figures["n"] == 1
    assert figures["accuracy"] == 1
    assert len(figures["digest"]) == 64


def test_evaluate_names_a_file_of_another_form(tmp_path: Path) -> None:
    source = tmp_path / "other.jsonl"
    source.write_text('{"sentence": "Ada won.", "from": 0, "to": 3}\n', encoding="utf-8")
    code, _, err = run("evaluate", "newsmtsc", source)
    assert code == cli.WRONG_USAGE
    assert "other.jsonl" in err


def test_run_starts_streamlit_with_its_settings(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    started: dict[str, object] = {}

    def record(command: list[str], **options: object) -> None:
        started.update(command=command, **options)

    monkeypatch.setattr(cli, "_become", record)
    monkeypatch.setenv(cli.PATHS_VARIABLE, "left-over")
    assert run("run", folder, "--port", "8600")[0] == cli.DONE
    script, *options = started["command"][-5:]
    assert Path(str(script)).name == "secured.py"
    assert options == ["--server.port", "8600", "--server.address", "127.0.0.1"]
    assert json.loads(started["environment"][cli.PATHS_VARIABLE]) == [str(folder.resolve())]
    assert (Path(str(started["folder"])) / ".streamlit" / "config.toml").exists()
    run("run")
    assert cli.PATHS_VARIABLE not in started["environment"]
    run("run", "--address", "0.0.0.0")
    assert started["command"][-2:] == ["--server.allowedHosts", "*"]


@pytest.mark.parametrize("command", ["run", "analyze", "sentiment", "evaluate"])
def test_help_teaches_with_an_example(command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"Example: parallax {command}" in " ".join(out.replace("│", " ").split())
