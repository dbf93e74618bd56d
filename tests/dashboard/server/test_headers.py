"""The security headers, without a browser."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.server.headers import SecurityHeaders, content_policy, is_own_page, script_hashes


def rules(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (rule.split() for rule in policy.split("; "))}


def answer(scope_type: str, *, host: str = "localhost:8501", page: str = "", origin: str = "") -> dict[str, str]:
    """Return the headers that an answer leaves with; the application itself sets one of them, wrongly."""
    sent: list[dict] = []

    async def application(scope, receive, send):
        await send({"type": f"{scope_type}.response.start", "status": 404, "headers": [(b"x-frame-options", b"ALLOW")]})

    async def send(message):
        sent.append(message)

    scope = {"type": scope_type, "headers": [(b"host", host.encode()), (b"origin", origin.encode())]}
    # In a thread of its own: after browser tests this one has a loop that runs.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, SecurityHeaders(application, page=page)(scope, None, send)).result()
    return {name.decode(): value.decode() for name, value in sent[0].get("headers", [(b"refused", b"")])}


def test_every_answer_carries_the_headers_once() -> None:
    headers = answer("http")
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"] == content_policy("localhost:8501")


@pytest.mark.parametrize("origin", ["", "http://localhost:8501", "https://LOCALHOST:8501"])
def test_a_web_socket_of_our_own_page_passes_unchanged(origin: str) -> None:
    assert answer("websocket", origin=origin) == {"x-frame-options": "ALLOW"}


@pytest.mark.parametrize(
    "origin",
    [
        "http://localhost:9999",
        "http://127.0.0.1:8501",
        "https://evil.example",
        "null",
        "file://",
        "http://localhost:85",
    ],
)
def test_a_page_that_is_not_ours_opens_no_session(origin: str) -> None:
    assert answer("websocket", origin=origin) == {"refused": ""}
    assert answer("http", origin=origin)["x-frame-options"] == "DENY", "pages are asked for from links elsewhere"


def test_no_page_is_ours_where_the_host_is_not_told() -> None:
    assert not is_own_page("file://", "")


def test_nothing_from_outside_and_no_script_in_the_page_may_run() -> None:
    found = rules(content_policy("localhost:8501"))
    assert found["default-src"] == ["'self'"]
    assert found["script-src"] == ["'self'", "blob:"]
    assert found["base-uri"] == found["object-src"] == found["frame-src"] == found["frame-ancestors"] == ["'none'"]
    assert found["connect-src"] == ["'self'", "blob:", "data:", "ws://localhost:8501", "wss://localhost:8501"]
    allowed = {value for values in found.values() for value in values}
    assert not {"*", "'unsafe-eval'", "http:", "https:", "ws:", "wss:"} & allowed
    assert [name for name, values in found.items() if "'unsafe-inline'" in values] == ["style-src"]


@pytest.mark.parametrize("host", ["", "a b", "evil.example; script-src *", "evil.example/", "x\r\ny", "user@host"])
def test_what_is_no_host_stays_out_of_the_policy(host: str) -> None:
    assert rules(content_policy(host))["connect-src"] == ["'self'", "blob:", "data:"]


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "[::1]:8501", "parallax.example"])
def test_a_host_may_open_its_web_socket(host: str) -> None:
    assert f"ws://{host}" in rules(content_policy(host))["connect-src"]


def test_the_scripts_of_our_own_page_run_and_no_others() -> None:
    page = "<script>\n  window.ready = 1\n</script><script type='module' src='a.js'></script>"
    (digest,) = script_hashes(page)
    assert script_hashes("<script>\n  window.ready = 2\n</script>") != (digest,)
    assert digest in rules(answer("http", page=page)["content-security-policy"])["script-src"]
