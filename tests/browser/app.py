"""Drive the dashboard in a real browser and know when it has finished."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROOT = Path(__file__).resolve().parents[2]
FINISH_SECONDS = 120
CHARTS = '[data-testid="stPlotlyChart"], .px-grid'
"""All charts of a page in its order: plotly's, and the grids, which are tables."""

MARKS = ".scatterlayer .points path, .barlayer .point path, a.px-cell, a.px-dot"
"""What can be clicked in a chart."""

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Server:
    """A dashboard of its own: its own port and its own data folder.

    ``script`` is started by Streamlit itself, without the headers and paths of ``parallax run``.
    """

    def __init__(self, data: Path, *paths: Path, environment: dict[str, str], script: Path | None = None) -> None:
        self.data = data
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        if script is None:
            self._command = [sys.executable, "-m", "analysis.cli", "run", "--port", str(self.port), *map(str, paths)]
        else:
            self._command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(self.port)]
        self._environment = environment | {"PARALLAX_DATA_DIR": str(data)}
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The process that serves; it is replaced by the dashboard's, so the number stays."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> Server:
        self._process = subprocess.Popen(
            self._command, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        end = time.monotonic() + FINISH_SECONDS
        while time.monotonic() < end:
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1).read()
                return self
            time.sleep(0.1)
        message = f"the dashboard did not start within {FINISH_SECONDS} s"
        raise TimeoutError(message)

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=20)


class App:
    """One browser page on the dashboard.

    A click's effect is complete when the server has said so (``script_finished`` on the websocket), not when the
    page looks quiet: it also looks quiet before the click has arrived.
    """

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.foreign_requests: list[str] = []
        self.dialogs: list[str] = []
        self.errors: list[str] = []
        self.console: list[str] = []
        self._finished = 0
        self._is_running = False
        page.on("websocket", self._watch)
        page.on("request", lambda request: self._check(request.url))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.console.append(message.text) if message.type == "error" else None)

    def open(self, path: str = "/") -> App:
        with self.finish():
            self.page.goto(self.address + path)
        return self

    def reload(self) -> None:
        with self.finish():
            self.page.reload()

    @contextlib.contextmanager
    def finish(self) -> Iterator[None]:
        """Wait, after the block, until a script run that began in it has ended and is drawn."""
        before = self._finished
        yield
        end = time.monotonic() + FINISH_SECONDS
        while self._finished == before or self._is_running:
            if time.monotonic() > end:
                message = f"no script run ended within {FINISH_SECONDS} s"
                raise TimeoutError(message)
            self.page.wait_for_timeout(20)
        self.page.wait_for_function(
            """() => document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]')
              && document.querySelector('[data-test-connection-state="CONNECTED"]')
              && !document.querySelector('[data-testid="stSkeleton"],[data-stale="true"]')""",
            timeout=FINISH_SECONDS * 1000,
        )

    def go(self, page_name: str) -> None:
        """Open a page by its name in the navigation."""
        with self.finish():
            self.page.locator(".st-key-px_navigation").get_by_role("link", name=page_name, exact=True).click()

    def choose(self, box_name: str, text: str) -> None:
        """Choose the first option that holds a text, by keyboard alone, once it is seen to be offered."""
        box = self.page.get_by_role("combobox", name=box_name).first
        box.press_sequentially(text)
        expect(self.page.get_by_role("option", name=text).first).to_be_visible()
        with self.finish():
            box.press("Enter")

    def text(self) -> str:
        return self.page.get_by_test_id("stMain").inner_text()

    def fit_height(self) -> None:
        """Make the window as high as the page, so that a screenshot holds all of it."""
        height = self.page.get_by_test_id("stMain").evaluate("element => element.scrollHeight")
        width = (self.page.viewport_size or {"width": 1440})["width"]
        self.page.set_viewport_size({"width": width, "height": int(height) + 20})
        self.page.wait_for_timeout(800)  # charts redraw for the new size; nothing is asserted here

    def check(self) -> None:
        """Fail on what must never happen: an exception on the page, a foreign request, a dialog, a script error."""
        assert self.page.locator('[data-testid="stException"]').count() == 0, "the page shows an exception"
        assert not self.foreign_requests, self.foreign_requests
        assert not self.dialogs, self.dialogs
        assert not self.errors, self.errors

    def _check(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != urlsplit(self.address).netloc:
            self.foreign_requests.append(url)

    def _watch(self, websocket: WebSocket) -> None:
        self._is_running = False  # a new connection; what the old one was told is past
        websocket.on("framereceived", self._count)

    def _count(self, payload: bytes | str) -> None:
        if isinstance(payload, str):
            return
        message = ForwardMsg()
        message.ParseFromString(payload)
        kind = message.WhichOneof("type")
        # One run at a time: a new one means that the last is over, though the word that it ended early may be lost,
        # since Streamlit drops what it has not sent yet when a run starts.
        if kind == "new_session":
            self._is_running = True
        elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self._is_running = False
            self._finished += 1
