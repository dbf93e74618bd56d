"""``parallax report``: one file, refusals before the work, errors in a sentence."""

from pathlib import Path

import pytest

from analysis import cli
from tests.test_cli import TEXT, run

pytestmark = pytest.mark.model


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "harbour-vote"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "two.txt").write_text(TEXT.replace("praised", "condemned"), encoding="utf-8")
    return folder


def test_it_writes_one_file_again_and_again_though_among_the_articles(articles: Path) -> None:
    out = articles / "report.html"
    for _ in range(2):
        code, printed, err = run("report", articles, "-o", out)
        assert code == cli.DONE, err
        assert "2 articles" in err
        assert printed == ""
    assert sorted(path.name for path in articles.iterdir()) == ["one.txt", "report.html", "two.txt"]
    assert "<h1>harbour-vote</h1>" in out.read_text(encoding="utf-8")
    code, _, _ = run("report", articles, "-o", out, "--title", "The <harbour> vote")
    assert "<h1>The &lt;harbour&gt; vote</h1>" in out.read_text(encoding="utf-8")


def test_what_cannot_be_written_is_refused_before_anything_is_read(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "load_articles", lambda *_, **__: pytest.fail("was read"))
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for out in (tmp_path / "file" / "report.html", tmp_path, "", articles / "one.txt"):
        given = [articles / "one.txt"] if out == articles / "one.txt" else [articles]
        code, _, err = run("report", *given, "-o", out)
        assert code == cli.WRONG_USAGE
        assert err.count("\n") == 1
    code, _, err = run("report", articles, "-o", tmp_path / "r.html", "--targets", tmp_path / "none.toml")
    assert (code, err.count("\n")) == (cli.WRONG_USAGE, 1)


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_reported(articles: Path, tmp_path: Path) -> None:
    code, _, err = run("report", articles, tmp_path / "missing.txt", "-o", tmp_path / "report.html")
    assert code == cli.SOME_FAILED
    assert "missing.txt" in err
    assert (tmp_path / "report.html").exists()
    (tmp_path / "empty").mkdir()
    code, _, err = run("report", tmp_path / "empty", "-o", tmp_path / "none.html")
    assert code == cli.SOME_FAILED
    assert "no report was written" in err
    assert not (tmp_path / "none.html").exists()
