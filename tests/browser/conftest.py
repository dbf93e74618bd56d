"""One browser for the run, one server for all tests that only read, a page per test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.app import FLAGS, App, Server
from tests.browser.chromium import find_chromium

expect.set_options(timeout=30_000)
"""A busy machine takes longer than the five seconds that Playwright waits of its own accord."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.fail("No Chromium: run 'make test', which installs one, or name one in PARALLAX_CHROMIUM.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    contexts = []

    def make(**options: object) -> Page:
        context = browser.new_context(**({"viewport": {"width": 1440, "height": 1000}} | options))
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def samples_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("samples"), environment=dict(os.environ)).start()
    yield server
    server.stop()


@pytest.fixture
def app(samples_server: Server, new_page: Callable[..., Page]) -> Iterator[App]:
    """The dashboard on the samples; whatever the test did, nothing that must not happen has happened."""
    driven = App(new_page(), samples_server.address)
    yield driven
    driven.check()


@pytest.fixture
def start_server(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start a server of the test's own; the same data folder again is a restart."""
    servers: list[Server] = []

    def start(*paths: Path, data: Path | None = None) -> Server:
        server = Server(data or tmp_path / "data", *paths, environment=dict(os.environ)).start()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.stop()
