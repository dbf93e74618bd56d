"""The security headers of every answer: the browser itself then refuses what no page of ours ever does.

Text of articles is escaped wherever it is shown; this is the second wall. Should a piece of markup slip through, it
can run no script of its own, load nothing from outside, send nothing there, and change no address on the page.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HOST = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
"""A host with or without a port; anything else in a Host header must not get into a policy."""

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}


_POLICY_VIOLATION = 1008
"""Code of a web socket that is refused (RFC 6455, 7.4.1)."""

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def script_hashes(page: str) -> tuple[str, ...]:
    """Return what a policy must name to let the inline scripts of a page of ours run, and no other ones."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(page))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def content_policy(host: str, *, scripts: Iterable[str] = ()) -> str:
    """Return the Content-Security-Policy of a page that is served under ``host``.

    Styles are inline because Streamlit writes them so; scripts of Components v2 and plotly's pictures come as blobs.
    The web socket is named beside ``'self'``, which older browsers don't read as including it.

    Args:
        host: What the browser asked for, from the Host header; one that is no host is left out.
        scripts: Inline scripts that may run, as :func:`script_hashes` names them.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(("'self'", "blob:", *scripts)),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self' blob: data:{sockets}",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "frame-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def is_own_page(origin: str, host: str) -> bool:
    """Tell whether the page that opens a session is one of ours: served under the very name and port it asks.

    Streamlit lets in a page of any port of this machine, so that another program's page could read the articles.

    Args:
        origin: The Origin header; a browser always sends it, and what sends none is no page.
        host: The Host header.
    """
    return not origin or origin.partition("://")[2].lower() == host.lower() != ""


class SecurityHeaders:
    """ASGI middleware that adds the headers to every answer, and refuses sessions to pages that aren't ours."""

    def __init__(self, app: ASGIApp, *, page: str = "") -> None:
        """Wrap an application whose ``page`` (its HTML) may run the inline scripts it comes with."""
        self._app = app
        self._scripts = script_hashes(page)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; a web socket has no page that could be protected, but one that opens it."""
        given = Headers(scope=scope) if scope["type"] in ("http", "websocket") else Headers()
        if scope["type"] == "websocket" and not is_own_page(given.get("origin", ""), given.get("host", "")):
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = content_policy(given.get("host", ""), scripts=self._scripts)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = policy
                for name, value in _HEADERS.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, send_with_headers)
