"""Which functions of the analysis run while a reader only changes filters and layers: none should."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from streamlit.testing.v1 import AppTest

from dashboard.resources import DATA_DIR_VARIABLE, PATHS_VARIABLE

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "dashboard" / "app.py"
_SECONDS = 180

LOOK_UP = "__getitem__"
"""Returns a table of an analysis."""

SUMS = (str(Path("stance") / "leave_out.py"), str(Path("stance") / "scoring.py"))
"""What adds up the rows of a stance that the reader has left ticked, and names the side the sum lies on."""

DECLARED = str(Path("measures") / "registry.py")
"""Tells what measures declare of their tables."""

ENOUGH = "is_enough"
"""Holds a row of a table against its threshold of evidence, for charts to draw it hollow."""

MODULES = ("extract", "ingest", "measures", "models", "stats", "text", "pipeline.py")
"""Where the analysis computes; the rest of the package holds records and errors."""


@contextmanager
def counting() -> Iterator[Counter[str]]:
    """Count calls into the analysis, in the threads that start meanwhile."""
    calls: Counter[str] = Counter()
    roots = tuple(str(ROOT / "analysis" / name) for name in MODULES)
    assert all(Path(root).exists() for root in roots), "a module moved, so nothing of it would be counted"

    def record(frame: FrameType, event: str, _: Any) -> None:
        code = frame.f_code
        computes = code.co_filename.startswith(roots) and not code.co_filename.endswith((*SUMS, DECLARED))
        if event == "call" and computes and code.co_name not in (LOOK_UP, ENOUGH):
            calls[f"{Path(code.co_filename).relative_to(ROOT)}:{code.co_name}"] += 1

    before = threading.getprofile()
    threading.setprofile(record)
    sys.setprofile(record)
    try:
        yield calls
    finally:
        sys.setprofile(None)
        threading.setprofile(before)  # type: ignore[arg-type]


Change = tuple[str, Callable[[AppTest], Any]]


def changes() -> tuple[Change, ...]:
    """Return the filters and layers: the page, and what changes one of its widgets."""
    return (
        ("overview", lambda at: at.button_group(key="voice").set_value("own")),
        ("overview", lambda at: at.button_group(key="voice").set_value("all")),
        (
            "overview",
            lambda at: at.multiselect(key="filter_only").set_value(at.multiselect(key="filter_only").options[:2]),
        ),
        ("overview", lambda at: at.multiselect(key="filter_about").set_value(["Donald Trump"])),
        ("overview", lambda at: at.button(key="reset_filters").click()),
        ("overview", lambda at: at.toggle(key="filter_text").set_value(True)),
        ("overview", lambda at: at.toggle(key="filter_text").set_value(False)),
        ("overview", lambda at: _choose_other(at, "sentiment_cell")),
        ("overview", lambda at: _choose_other(at, "stance_cell")),
        ("compare", lambda at: at.button_group(key="layers").set_value(["loaded", "frames"])),
        ("actors", lambda at: _choose_other(at, "actor")),
        ("actors", lambda at: at.button_group(key="order").set_value("negative")),
        ("actors", lambda at: _choose_other(at, "actor_part")),
        ("stance", lambda at: _choose_other(at, "stance_cell_choice")),
        ("stance", lambda at: _choose_other(at, "stance_target")),
        ("stance", lambda at: at.toggle(key="filter_text").set_value(True)),
        ("stance", lambda at: at.toggle(key="filter_text").set_value(False)),
        ("voices", lambda at: at.button_group(key="filter_sources").set_value(["anonymous"])),
        ("voices", lambda at: at.button_group(key="filter_kinds").set_value(["direct"])),
        ("framing", lambda at: _choose_other(at, "term")),
        ("framing", lambda at: at.toggle(key="filter_text").set_value(True)),
        ("framing", lambda at: at.button_group(key="part").set_value("frames")),
        ("framing", lambda at: at.toggle(key="filter_text").set_value(False)),
        ("framing", lambda at: at.button_group(key="part").set_value("loaded")),
        ("framing", lambda at: at.button_group(key="whose_loaded").set_value("all")),
        ("framing", lambda at: at.button_group(key="part").set_value("names")),
        ("framing", lambda at: at.button_group(key="part").set_value("verbs")),
        ("framing", lambda at: at.button_group(key="whose_verbs").set_value("all")),
    )


def analysis_calls(folder: Path) -> Counter[str]:
    """Open each page on the articles of a folder, change its filters and layers, and count calls meanwhile."""
    with tempfile.TemporaryDirectory() as data:
        os.environ[DATA_DIR_VARIABLE], os.environ[PATHS_VARIABLE] = data, str(folder)
        at = AppTest.from_file(str(APP), default_timeout=_SECONDS).run()
        calls: Counter[str] = Counter()
        page = "overview"
        for wanted, change in changes():
            if wanted != page:
                page = wanted
                at.switch_page(f"views/{page}.py").run()
            with counting() as counted:
                change(at)
                at.run()
            if at.exception:
                raise AssertionError(at.exception[0].value)
            calls.update(counted)
        return calls


def _choose_other(at: AppTest, key: str) -> None:
    """Choose another option of a select box than the one that is chosen."""
    box = at.selectbox(key=key)
    option = box.options[1 if box.index in (0, None) else 0]
    # An actor's option says how often it is mentioned; its value is the name alone.
    box.set_value(option.rsplit(" (", 1)[0] if key == "actor" else option)
