"""The registry: a measure in one file is everywhere at once, and every declaration holds what it must."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from analysis import analyze, measures
from analysis.cli import app
from analysis.ingest import paste
from analysis.measures import registry
from dashboard.queries.filters import NO_FILTERS, Filters, narrowed
from dashboard.queries.method import measures_table, sections
from tests import wire

TOY = Path(__file__).with_name("toy_measure.py")


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Add a measure by putting its one file among the others."""
    shutil.copy(TOY, tmp_path / "toy_measure.py")
    monkeypatch.setattr(measures, "__path__", [*measures.__path__, str(tmp_path)])
    yield
    sys.modules.pop("analysis.measures.toy_measure", None)


def test_the_toy_is_small() -> None:
    assert len(TOY.read_text(encoding="utf-8").splitlines()) <= 40


@pytest.mark.model
@pytest.mark.usefixtures("toy")
def test_a_measure_in_one_file_is_in_analyze_own_text_and_filter() -> None:
    gazette, post, herald = wire.articles()
    asking = paste(f"{herald.text}\n\nWho pays? “Who will ever pay for it?” Ada Quill asked.", outlet="Tern Times")
    result = analyze([gazette, post, asking], event="Pier")
    assert result["questions"]["voice"].tolist() == ["own", "quoted"]
    assert result["question_counts"].set_index("outlet")["n"].to_dict()["Tern Times"] == 2
    assert result.own_text is not None
    shared = analyze([gazette, post, asking, paste(f"{asking.text}\n\nMore of it came.", outlet="Pier Post")])
    assert shared.own_text is not None
    assert len(shared["questions"]) == 4
    assert shared.own_text["questions"].empty
    assert set(shared.own_text["question_counts"]["n"]) == {0}
    only_quoted = narrowed(result, Filters(**{**NO_FILTERS, "voice": "quoted"}))
    assert only_quoted["questions"]["voice"].tolist() == ["quoted"]


@pytest.mark.model
@pytest.mark.usefixtures("toy")
def test_a_measure_in_one_file_is_written_and_named_in_help_and_on_method(tmp_path: Path) -> None:
    source = tmp_path / "pier.txt"
    source.write_text(f"{wire.HERALD}\nWho pays for the pier? The mayor did not say.\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["analyze", str(source), "--out", str(tmp_path / "tables")])
    assert done.exit_code == 0
    assert len(pd.read_csv(tmp_path / "tables" / "questions.csv")) == 1
    shown = CliRunner().invoke(app, ["analyze", "--help"]).output
    assert "Questions asked: questions, question_counts." in " ".join(shown.split())
    row = measures_table().set_index("Measure").loc["Questions asked"]
    assert row["Tables"] == "questions, question_counts"
    assert row["Accuracy"] == "not validated on its own"


def test_without_its_file_a_measure_is_nowhere() -> None:
    assert "toy_measure" not in registry.measures()
    assert "questions" not in registry.tables()
    assert "Questions asked" not in set(measures_table()["Measure"])


def test_each_measure_has_a_section_that_the_method_page_has() -> None:
    known = {section.section_id for section in sections()}
    assert known
    assert {each.section for each in registry.measures().values()} - {""} <= known


def test_a_table_that_a_voice_narrows_has_a_voice_in_each_row() -> None:
    narrowed_tables = registry.by_voice()
    assert {"mentions", "actor_sentiment", "loaded"} <= narrowed_tables
    for name in narrowed_tables:
        assert "voice" in {column.name for column in registry.schema(name).columns}
