"""Fetch web pages and feeds: only when the reader has turned it on, and only from public servers.

Each address is checked before connecting and again after each redirect, and the connection goes to the very address
that was checked, so that a name server can't answer differently a second time.
"""

from __future__ import annotations

import asyncio
import ssl
import zlib
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from analysis.errors import UnreadableArticle
from analysis.ingest.articles import amend
from analysis.ingest.readers.addresses import Guard, Target
from analysis.ingest.readers.files import read_articles
from analysis.ingest.readers.sandbox import parse_untrusted
from analysis.records import Article, Origin

T = TypeVar("T")

USER_AGENT = "Parallax/0.1 (+news comparison on a reader's request)"
ROBOT_NAME = "Parallax"
TOTAL_SECONDS = 20.0
"""Time for one page, redirects and robots.txt included."""
STEP_SECONDS = 8.0
MAX_PAGE = 5 * 1024 * 1024
MAX_ROBOTS = 512 * 1024
MAX_REDIRECTS = 5
MAX_ENTRIES = 200
_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "text/markdown")
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
_TURNED_OFF = "Fetching from the internet is turned off; turn it on in the settings first."


@dataclass(frozen=True, slots=True)
class Fetched:
    """A fetched file: the address it came from after redirects, and its bytes."""

    url: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article that a feed announces."""

    title: str
    url: str
    published: str
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's title and its entries, in the feed's order."""

    title: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much; the defaults fit news pages."""

    total_seconds: float = TOTAL_SECONDS
    step_seconds: float = STEP_SECONDS
    max_bytes: int = MAX_PAGE
    guard: Guard = field(default_factory=Guard)


def fetch_article(url: str, *, turned_on: bool, limits: Limits | None = None) -> Article:
    """Fetch and read one article.

    Args:
        url: The page's address.
        turned_on: Whether the reader has allowed fetching.
        limits: Limits and connection rules other than the usual ones.

    Raises:
        UnreadableArticle: Fetching is off, refused or failed, or the page holds no English article.
    """
    fetched = fetch(url, turned_on=turned_on, limits=limits)
    article = read_articles(fetched.data, source_name=fetched.url)[0]
    if article.url:
        return article
    found = amend(article, url=fetched.url)
    origins = (*(origin for origin in found.origins if origin.field != "url"), Origin("url", "address fetched"))
    return replace(found, origins=origins)


def fetch_feed(url: str, *, turned_on: bool, limits: Limits | None = None) -> Feed:
    """Fetch an RSS or Atom feed, so that its reader can pick entries.

    Raises:
        UnreadableArticle: Fetching is off, refused or failed, or there is no feed at the address.
    """
    fetched = fetch(url, turned_on=turned_on, limits=limits)
    document = parse_untrusted("feed", fetched.data, source_name=fetched.url)
    entries = tuple(FeedEntry(*row) for row in document.rows[:MAX_ENTRIES])
    return Feed(title=str(document.metadata.get("title", [""])[0]), entries=entries)


def fetch(url: str, *, turned_on: bool, limits: Limits | None = None) -> Fetched:
    """Fetch one address within limits.

    Raises:
        UnreadableArticle: Names the address and the reason.
    """
    if not turned_on:
        raise UnreadableArticle(url, _TURNED_OFF)
    chosen = limits or Limits()
    try:
        return _apart(_within(url, chosen))
    except TimeoutError as error:
        raise UnreadableArticle(url, f"It took longer than {chosen.total_seconds:.0f} seconds.") from error
    except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError, ValueError) as error:
        raise UnreadableArticle(
            url, f"The server can't be reached or answers wrongly ({type(error).__name__})."
        ) from error


def _apart(job: Coroutine[Any, Any, T]) -> T:
    """Run a job in a thread of its own: the caller's may have an event loop already, as a notebook's has."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, job).result()


async def _within(url: str, limits: Limits) -> Fetched:
    async with asyncio.timeout(limits.total_seconds):
        timeout = httpx.Timeout(limits.step_seconds)
        async with httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=timeout) as client:
            return await _follow(client, url, limits)


async def _follow(client: httpx.AsyncClient, url: str, limits: Limits) -> Fetched:
    asked: set[str] = set()
    for _ in range(MAX_REDIRECTS + 1):
        target = await limits.guard.check(url)
        await _ask_robots(client, target, asked)
        response = await _request(client, target, limits.max_bytes)
        if isinstance(response, Fetched):
            return response
        url = urljoin(target.url, response)
    raise UnreadableArticle(url, f"It redirects more than {MAX_REDIRECTS} times.")


async def _request(
    client: httpx.AsyncClient, target: Target, max_bytes: int, *, any_type: bool = False
) -> Fetched | str:
    """Send one request to the checked address; return the file, or where the server redirects to."""
    request = client.build_request(
        "GET",
        target.connect_url,
        headers={"Host": urlsplit(target.url).netloc, "User-Agent": USER_AGENT, "Accept-Encoding": "gzip, identity"},
        extensions={"sni_hostname": target.host},
    )
    response = await client.send(request, stream=True)
    try:
        if response.is_redirect or response.status_code in (301, 302, 303, 307, 308):
            return str(response.headers.get("location", ""))
        if response.status_code != httpx.codes.OK:
            raise UnreadableArticle(
                target.url, f"The server answers {response.status_code}{_meaning(response.status_code)}."
            )
        kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
        if not any_type and kind and kind not in (*_TYPES, *_FEED_TYPES):
            raise UnreadableArticle(target.url, f"It is no page or feed but {kind}.")
        return Fetched(target.url, kind, await _body(response, target.url, max_bytes))
    finally:
        await response.aclose()


def _meaning(status: int) -> str:
    known = {401: ": it asks for a login", 402: ": it asks for payment", 403: ": it refuses", 404: ": no such page"}
    return known.get(status, "")


async def _body(response: httpx.Response, url: str, max_bytes: int) -> bytes:
    """Read the body, compressed and unpacked, up to the limit."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", "", "gzip", "x-gzip"):
        raise UnreadableArticle(url, f"The server compresses its answer in a way that was not asked for ({coding}).")
    unpacker = zlib.decompressobj(wbits=31) if "gzip" in coding else None
    parts: list[bytes] = []
    size = 0
    async for chunk in response.aiter_raw():
        room = max_bytes - size + 1
        part = unpacker.decompress(chunk, room) if unpacker else chunk
        size += len(part)
        if size > max_bytes or (unpacker and unpacker.unconsumed_tail):
            raise UnreadableArticle(url, f"It is larger than {max_bytes / 1024 / 1024:.0f} MB.")
        parts.append(part)
    return b"".join(parts)


async def _ask_robots(client: httpx.AsyncClient, target: Target, asked: set[str]) -> None:
    """Respect the site's robots.txt (RFC 9309): no such file allows everything, an unreachable one nothing."""
    parts = urlsplit(target.url)
    site = f"{parts.scheme}://{parts.netloc}"
    rules = RobotFileParser()
    place = urlsplit(target.connect_url)
    robots = Target(f"{site}/robots.txt", target.host, f"{place.scheme}://{place.netloc}/robots.txt")
    if target.url in asked:
        return
    asked.add(target.url)
    try:
        found = await _request(client, robots, MAX_ROBOTS, any_type=True)
    except UnreadableArticle as error:
        if " answers 4" in error.reason:
            return
        raise UnreadableArticle(target.url, "The site's robots.txt can't be read, so nothing is fetched.") from error
    if isinstance(found, str):
        return  # a redirected robots.txt is treated as absent: following it would ask another server
    rules.parse(found.data.decode("utf-8", errors="replace").splitlines())
    if not rules.can_fetch(ROBOT_NAME, target.url):
        raise UnreadableArticle(target.url, "The site's robots.txt asks programs not to fetch this page.")
