"""Nothing leaves this machine: no name is looked up and no other address reached, by us or by any library."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

import pytest

from tests.watched import Watched, can_watch

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 30
"""How long each program goes on; a library that reports home does so within 20 s of its import."""

LOOK_UP = """
import socket
try:
    socket.getaddrinfo("parallax.invalid", 80)
except OSError:
    pass
client = socket.socket()
try:
    client.connect(("192.0.2.1", 443))
except OSError as error:
    print("refused", error.errno)
"""
IMPORT = f"import time; from analysis import *; import analysis.models.encoder; time.sleep({SECONDS})"
ANALYZE = f"""
import sys, time
from analysis import analyze, load_articles
begun = time.monotonic()
found = analyze(load_articles(sys.argv[1:]).articles)
assert len(found["stance"])
time.sleep(max(0, {SECONDS} - (time.monotonic() - begun)))
"""


def watched(name: str, *command: str, folder: Path) -> Watched:
    home = folder / f"{name}-home"
    home.mkdir()
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "ORT_"))}
    environment |= {"HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return Watched([sys.executable, *command], environment=environment, folder=home, output=folder / f"{name}.log")


@pytest.mark.skipif(not can_watch, reason="only Linux on x86-64 or ARM tells which addresses a program reaches for")
def test_neither_import_nor_analysis_reaches_for_another_machine(tmp_path: Path) -> None:
    seeds = sorted((ROOT / "seeds" / "2025-02-12-first-call").glob("*.txt"))[:2]
    page = tmp_path / "page.html"
    text = "".join(f"<p>{line}</p>" for line in seeds[0].read_text(encoding="utf-8").splitlines())
    page.write_text(f"<!doctype html><html><body><article>{text}</article></body></html>", encoding="utf-8")
    started = {
        "import": watched("import", "-c", IMPORT, folder=tmp_path),
        "analyze": watched("analyze", "-c", ANALYZE, str(page), *map(str, seeds), folder=tmp_path),
        "command": watched(
            *("command", "-m", "analysis.cli", "analyze", str(seeds[0]), "--out", str(tmp_path / "out")),
            folder=tmp_path,
        ),
    }
    for name, program in started.items():
        code = program.wait(timeout=300)
        assert code == 0, (tmp_path / f"{name}.log").read_text(encoding="utf-8")
        assert program.reached == [], name
        assert list((tmp_path / f"{name}-home").rglob("*")) == [], "nothing is kept for a later report either"


@pytest.mark.skipif(not can_watch, reason="only Linux on x86-64 or ARM tells which addresses a program reaches for")
def test_the_watch_sees_look_ups_and_connections_and_stops_them(tmp_path: Path) -> None:
    program = watched("probe", "-c", LOOK_UP, folder=tmp_path)
    assert program.wait(timeout=60) == 0
    assert "192.0.2.1 port 443" in program.reached
    assert any(place.startswith(("name server", "resolver")) for place in program.reached)
    assert "refused 101" in (tmp_path / "probe.log").read_text(encoding="utf-8")


def test_streamlit_stays_on_this_machine_from_wherever_it_is_started() -> None:
    everywhere, whole = (
        tomllib.loads((ROOT / place / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
        for place in ("dashboard", ".")
    )
    assert everywhere["server"]["address"] == "127.0.0.1"
    assert everywhere["browser"]["gatherUsageStats"] is False
    for section, settings in everywhere.items():
        assert settings.items() <= whole[section].items()
