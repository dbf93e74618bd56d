"""The security headers in a real browser: everything of ours works behind them, and nothing else does."""

from __future__ import annotations

import urllib.error
import urllib.request
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.browser.app import App, Server

ARTICLE = """Harbour vote splits the council

Mayor John Miller praised the plan on Monday. "We are proud of this harbour," Miller told reporters in the town hall.

Opponents called Miller reckless. Anna Schmidt said that Miller had failed the residents of the old docks.
"""

ATTACK = """(address) => new Promise((resolve) => {
  const blocked = [];
  document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
  const box = document.createElement('div');
  box.innerHTML = `<img src="${address}/a.png"><link rel="stylesheet" href="${address}/a.css">`
    + `<iframe src="${address}/"></iframe><object data="${address}/"></object>`
    + `<b onclick="window.owned = true">x</b>`;
  document.body.append(box);
  box.querySelector('b').click();
  const script = document.createElement('script');
  script.textContent = 'window.owned = true';
  const base = document.createElement('base');
  base.href = address;
  document.head.append(script, base);
  fetch(address).catch(() => {});
  try { new WebSocket(address.replace('http', 'ws')); } catch {}
  setTimeout(() => resolve([window.owned === true, [...new Set(blocked)].sort()]), 500);
})"""


@pytest.mark.parametrize("path", ["/", "/compare", "/_stcore/health", "/no/such/page", "/static/none.js"])
def test_every_answer_has_them(samples_server: Server, path: str) -> None:
    try:
        headers = urllib.request.urlopen(samples_server.address + path).headers
    except urllib.error.HTTPError as error:
        headers = error.headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(("host", "status"), [("evil.example", 403), ("localhost:8501", 101)])
def test_only_names_of_this_machine_open_a_session(samples_server: Server, host: str, status: int) -> None:
    connection = HTTPConnection("127.0.0.1", samples_server.port, timeout=10)
    connection.putrequest("GET", "/_stcore/stream", skip_host=True)
    for name, value in {
        "Host": host,
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }.items():
        connection.putheader(name, value)
    connection.endheaders()
    assert connection.getresponse().status == status
    connection.close()


def test_charts_reader_upload_and_download_work_behind_them(app: App, tmp_path: Path) -> None:
    file = tmp_path / "harbour.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    app.open()
    app.go("Voices")
    app.page.locator(".js-plotly-plot .barlayer .point path").first.wait_for()
    app.go("Compare")
    app.page.locator(".reader .sentence").first.wait_for()
    app.go("Actors")
    with app.finish():
        app.page.get_by_text("Change actors").click()
    with app.page.expect_download() as download:
        app.page.get_by_role("button", name="Export targets file").click()
    assert "[[actor]]" in download.value.path().read_text(encoding="utf-8")
    app.go("Add articles")
    with app.finish():
        app.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([file])
    assert app.page.locator("input[value='Harbour vote splits the council']").count() == 1
    assert not app.console


def test_injected_markup_is_stopped(app: App) -> None:
    app.open()
    owned, blocked = app.page.evaluate(ATTACK, "http://127.0.0.1:9")
    assert not owned
    wanted = {"base-uri", "connect-src", "frame-src", "img-src", "object-src", "script-src-attr", "script-src-elem"}
    assert wanted <= set(blocked)
    assert {"style-src-elem"} <= set(blocked)
    # What the browser stopped it still lists among its requests.
    app.foreign_requests.clear()
