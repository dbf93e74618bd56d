"""Nothing leaves this machine while a page is open, however the dashboard is started."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.app import FINISH_SECONDS, ROOT, App
from tests.loops import each
from tests.watched import Watched, can_watch

SECONDS = 30


@pytest.fixture
def start_watched(tmp_path: Path) -> Iterator[Callable[..., tuple[Watched, str]]]:
    started: list[Watched] = []

    def start(name: str, *command: str) -> tuple[Watched, str]:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        home = tmp_path / f"{name}-home"
        home.mkdir()
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "ORT_"))}
        environment |= {"HOME": str(home), "PYTHONPATH": str(ROOT), "PARALLAX_DATA_DIR": str(tmp_path / f"{name}-data")}
        command = (sys.executable, "-m", *(port if word == "PORT" else word for word in command))
        # Streamlit's own command from another folder: the settings must be found all the same.
        program = Watched(command, environment=environment, folder=home, output=tmp_path / f"{name}.log")
        started.append(program)
        return program, f"http://127.0.0.1:{port}"

    yield start
    for program in started:
        program.stop()


def wait_for(address: str) -> None:
    end = time.monotonic() + FINISH_SECONDS
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).read()
            return
        time.sleep(0.1)
    pytest.fail(f"{address} did not start")


@pytest.mark.skipif(not can_watch, reason="only Linux on x86-64 or ARM tells which addresses a program reaches for")
def test_neither_server_reaches_for_another_machine_while_a_page_is_open(
    start_watched: Callable[..., tuple[Watched, str]], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    app = str(ROOT / "dashboard" / "app.py")
    commands = {
        "parallax": ("analysis.cli", "run", "--port", "PORT"),
        "streamlit": ("streamlit", "run", app, "--server.port", "PORT"),
    }
    servers, pages = {}, []
    for name, command in commands.items():
        servers[name], address = start_watched(name, *command)
        wait_for(address)
        pages.append(App(new_page(), address).open())
    time.sleep(SECONDS)
    for page in pages:
        page.check()
    for name, program in each(servers.items()):
        assert program.n_seen
        assert program.reached == [], name
        kept = [path.name for path in (tmp_path / f"{name}-home").rglob("*") if path.is_file()]
        assert kept == [], "nothing is kept for a later report either"
