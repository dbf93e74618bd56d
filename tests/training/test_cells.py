"""What the reader of windows is given: sentences about a target in their context, its name hidden."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from analysis.models.inputs import CLOSE, CLS, MASK, OPEN, SEP
from analysis.training.cells import project_cells, project_targets, read_cells
from analysis.training.windows import SENTENCE, WINDOW, Cell, Window

pytestmark = pytest.mark.model

TITLE = "Harbour fees double"
TEXT = (
    "Mayor Grace Hollis doubled the harbour fees on Monday. Fishermen said that Hollis had broken her promise.\n\n"
    "Nobody had been asked. The weather stayed mild all week.\n\n"
    "A choir sang in Overton. The bakery opened at six. Rain is expected on Friday.\n\n"
    "Hollis left for the capital in the evening."
)
TARGETS = '[[actor]]\nname = "Grace Hollis"\naliases = ["Hollis"]\n\n[[actor]]\nname = "Ada Frey"\naliases = ["Frey"]\n'


def cell(target: str, label: str, because: list[dict[str, str]]) -> dict[str, object]:
    given = {"event": "e1", "article": "a1", "target": target, "kind": "actor", "label": label, "own_voice": "neutral"}
    return given | {"because": because}


def read(folder: Path, cells: list[dict[str, object]], *, text: str = TEXT) -> list[Cell]:
    events = folder / "events"
    (events / "targets").mkdir(parents=True)
    (events / "targets" / "e1.toml").write_text(TARGETS, encoding="utf-8")
    (events / "cells.jsonl").write_text("\n".join(map(json.dumps, cells)), encoding="utf-8")
    with gzip.open(events / "articles.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"event": "e1", "id": "a1", "title": TITLE, "text": text}))
    return read_cells(events, tokenizer(), folder / "kept")


def tokenizer() -> Tokenizer:
    return Tokenizer.from_file("analysis/models/tokenizer.json")


def words(window: Window) -> str:
    return tokenizer().decode(list(window.ids))


BROKEN = [{"text": "Fishermen said that Hollis", "side": "-"}]


def test_a_window_holds_sentences_about_the_target_with_their_neighbours_and_no_name(tmp_path: Path) -> None:
    (found,) = read(tmp_path, [cell("Grace Hollis", "critical", BROKEN)])
    (window,) = found.windows
    assert (found.label, found.own) == (-1, 0)
    assert "nobody had been asked" in words(window)
    assert "the bakery opened" not in words(window)
    assert "hollis" not in words(window)
    mentions = 4  # Three times by name, once as "her".
    assert window.ids.count(MASK) == window.ids.count(OPEN) == window.ids.count(CLOSE) == mentions


def test_each_sentence_has_its_mark_its_targets_mark_and_its_side(tmp_path: Path) -> None:
    (found,) = read(tmp_path, [cell("Grace Hollis", "critical", BROKEN)])
    (window,) = found.windows
    assert all(window.ids[mark] == SENTENCE for mark in window.marks)
    for mark, target in zip(window.marks, window.targets, strict=True):
        assert target == mark or window.ids[target] == OPEN
    assert dict(zip(window.numbers, window.sides, strict=True))[2] == -1
    assert sum(map(abs, window.sides)) == 1
    assert [flag for number, flag in zip(window.numbers, window.own, strict=True) if number in (1, 2)] == [True, False]


def test_a_long_article_takes_several_windows_and_none_is_too_long(tmp_path: Path) -> None:
    long = TEXT + "".join(
        f"\n\nHollis signed contract number {number} with the pilots of Overton." for number in range(40)
    )
    (found,) = read(tmp_path, [cell("Grace Hollis", "neutral", [])], text=long)
    assert len(found.windows) > 1
    for window in found.windows:
        assert len(window.ids) <= WINDOW
        assert (window.ids[0], window.ids[-1]) == (CLS, SEP)
    numbers = [number for window in found.windows for number in window.numbers]
    assert len(numbers) == len(set(numbers)) > 40


def test_a_target_that_is_absent_makes_no_cell(tmp_path: Path) -> None:
    assert read(tmp_path, [cell("Ada Frey", "absent", [])]) == []


def test_a_decisive_sentence_may_be_named_by_its_place(tmp_path: Path) -> None:
    start = f"{TITLE}\n\n{TEXT}".index("Fishermen")
    row = cell("Grace Hollis", "critical", BROKEN) | {"because": [[start, start + 50, "-"]]}
    (found,) = read(tmp_path, [row])
    (by_words,) = read(tmp_path / "words", [cell("Grace Hollis", "critical", BROKEN)])
    assert found.windows[0].sides == by_words.windows[0].sides
    assert -1 in found.windows[0].sides


def test_the_projects_own_cells_name_their_targets_and_hold_no_text() -> None:
    targets = {event: {target.name for target in listed} for event, listed in project_targets().items()}
    rows = project_cells()
    assert (len(rows), len(targets)) == (2992, 132)
    assert all(row["target"] in targets[row["event"]] for row in rows)
    assert all(start < end and side in "+-" for row in rows for start, end, side in row["because"])
    assert len({(row["article"], row["target"]) for row in rows}) == len(rows)
