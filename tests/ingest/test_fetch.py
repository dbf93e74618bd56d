"""No address leads to a connection inside: servers on loopback count what reaches them."""

import asyncio
import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field

import pytest

from analysis.errors import UnreadableArticle
from analysis.ingest.readers.addresses import Guard, is_public, split_url
from analysis.ingest.readers.fetch import Limits, fetch, fetch_article, fetch_feed
from tests.ingest.invented import ARTICLE, TITLE, web_page

OPEN = "127.0.0.2"
"""The one address that the tests' rules allow; everything else on loopback counts as inside."""


@dataclass
class Server:
    """A server that answers every path with what ``answers`` says and counts connections."""

    answers: dict[str, bytes]
    host: str = OPEN
    connections: int = 0
    paths: list[str] = field(default_factory=list)
    port: int = 0

    def url(self, path: str = "/") -> str:
        return f"http://site.example:{self.port}{path}"


def reply(body: bytes = b"", *, status: str = "200 OK", kind: str = "text/html", more: str = "") -> bytes:
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{more}\r\n"
    )
    return head.encode() + body


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    """Serve until the block ends; a body that ends in b"…" never ends."""
    listener = socket.create_server((server.host, server.port))
    listener.settimeout(0.05)
    server.port = listener.getsockname()[1]
    stop = threading.Event()

    def answer(connection: socket.socket) -> None:
        with connection:
            connection.settimeout(5)
            path = connection.recv(65_536).decode("latin-1").split(" ")[1]
            server.paths.append(path)
            default = reply(status="404 Not Found") if path == "/robots.txt" else reply(b"")
            data = server.answers.get(path, default)
            connection.sendall(data.removesuffix("…".encode()))
            while data.endswith("…".encode()) and not stop.wait(0.05):
                connection.sendall(b"x" * 10)

    def listen() -> None:
        while not stop.is_set():
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            server.connections += 1
            threading.Thread(target=_quietly, args=(answer, connection), daemon=True).start()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        stop.set()
        thread.join()
        listener.close()


def _quietly(answer, connection: socket.socket) -> None:
    try:
        answer(connection)
    except (OSError, IndexError):
        return


def limits(server: Server, **more) -> Limits:
    """Rules that allow only the open server, whatever the name."""

    async def resolve(host: str, port: int) -> list[str]:
        try:
            return [str(ipaddress.ip_address(host))]
        except ValueError:
            return [OPEN]

    guard = Guard(allows=lambda address: str(address) == OPEN, resolve=resolve, ports=frozenset({server.port, 80, 443}))
    return Limits(**({"guard": guard, "total_seconds": 5.0, "step_seconds": 2.0} | more))


INSIDE = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0177.1/",
    "http://127.000.000.001/",
    "http://0/",
    "http://0.0.0.0/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25lo]/",
    "http://[fec0::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://[ff02::1]/",
    "http://[100::1]/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::ffff:169.254.169.254]/",
    "http://2852039166/",
    "http://100.64.0.1/",
    "http://100.100.100.200/",
    "http://192.0.0.192/",
    "http://198.18.0.1/",
    "http://192.0.2.1/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "https://127.0.0.1/",
    "https://[::1]/",
    "HTTP://127.0.0.1/",
]
MALFORMED = [
    "file:///etc/passwd",
    "gopher://127.0.0.1:70/_x",
    "ftp://127.0.0.1/",
    "dict://127.0.0.1:11211/stats",
    "ldap://127.0.0.1/",
    "data:text/html,<p>x</p>",
    "javascript:alert(1)",
    "jar:http://127.0.0.1!/",
    "//127.0.0.1/",
    "127.0.0.1",
    "http://",
    "http:///etc/passwd",
    "http://user:pass@127.0.0.1/",
    "http://public.example@127.0.0.1/",
    "http://public.example:80@127.0.0.1/",
    "http://127.0.0.1\\@public.example/",
    "http://public.example\r\nHost: 127.0.0.1/",
    "http://127.0.0.1\t/",
    "http://[::1/",
    "http://127.0.0.1:99999/",
    "http://127.0.0.1:x/",
    "http://%31%32%37.0.0.1/",
    "http://a..b/",
    "http://" + "a" * 300 + ".example/",
    "http://x.example/" + "a" * 3000,
]


@pytest.fixture(scope="module")
def inside() -> Iterator[list[Server]]:
    """Servers on the loopback addresses that attacks aim at, on ports 80 and 443 where the system lets us."""
    with ExitStack() as stack:
        servers = []
        for port in (80, 443):
            with suppress(OSError):
                servers.append(stack.enter_context(serving(Server({}, host="127.0.0.1", port=port))))
        yield servers


@pytest.mark.parametrize("url", [*INSIDE, *MALFORMED])
def test_hostile_addresses_are_refused_and_nothing_inside_is_reached(url, inside):
    before = sum(server.connections for server in inside)
    with pytest.raises(UnreadableArticle) as caught:
        fetch(url, turned_on=True, limits=Limits(total_seconds=3.0))
    assert caught.value.reason.endswith(".")
    assert sum(server.connections for server in inside) == before


def test_the_table_is_long_enough_and_the_servers_do_count():
    assert len(set(INSIDE + MALFORMED)) >= 60
    with serving(Server({"/": reply(b"x")}, host="127.0.0.1")) as server:
        socket.create_connection(("127.0.0.1", server.port)).close()
        deadline = time.monotonic() + 2
        while not server.connections and time.monotonic() < deadline:
            time.sleep(0.01)
        assert server.connections == 1


@pytest.mark.parametrize("target", [url for url in INSIDE if "%25" not in url][:24] + MALFORMED[:8])
def test_redirects_inside_are_refused(target, inside):
    location = target.encode("ascii", errors="ignore").decode()
    with serving(Server({"/": reply(status="302 Found", more=f"Location: {location}\r\n")})) as server:
        before = sum(other.connections for other in inside)
        with pytest.raises(UnreadableArticle):
            fetch(server.url(), turned_on=True, limits=limits(server))
        assert server.paths[:2] == ["/robots.txt", "/"]
        assert sum(other.connections for other in inside) == before


def test_a_name_server_that_changes_its_answer_is_asked_once(inside):
    answers = [OPEN, "127.0.0.1", "127.0.0.1"]

    async def rebind(host: str, port: int) -> list[str]:
        return [answers.pop(0)]

    with serving(Server({"/": reply(web_page().encode())})) as server:
        guard = Guard(allows=lambda address: str(address) == OPEN, resolve=rebind, ports=frozenset({server.port}))
        before = sum(other.connections for other in inside)
        fetched = fetch(server.url(), turned_on=True, limits=Limits(guard=guard))
    assert TITLE.encode() in fetched.data
    assert len(answers) == 2
    assert sum(other.connections for other in inside) == before


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    async def both(host: str, port: int) -> list[str]:
        return ["93.184.215.14", "10.0.0.7"]

    with pytest.raises(UnreadableArticle, match=r"private network \(10\.0\.0\.7\)"):
        fetch("http://site.example/", turned_on=True, limits=Limits(guard=Guard(resolve=both)))


def test_an_article_is_fetched_and_knows_its_address():
    with serving(Server({"/ferry": reply(web_page().encode())})) as server:
        article = fetch_article(server.url("/ferry"), turned_on=True, limits=limits(server))
        assert (article.text, article.url) == (ARTICLE, server.url("/ferry"))


def test_turned_off_means_no_connection():
    with serving(Server({})) as server:
        with pytest.raises(UnreadableArticle, match="turned off"):
            fetch(server.url(), turned_on=False, limits=limits(server))
        assert server.connections == 0


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (reply(status="404 Not Found"), "answers 404: no such page"),
        (reply(b"x", kind="video/mp4"), "no page or feed but video/mp4"),
        (reply(status="302 Found", more="Location: /loop\r\n"), "redirects more than 5 times"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + "…".encode(), "longer than 2 seconds"),
        (b"HTTP/1.1 200 OK\r\nX: " + "…".encode(), "longer than 2 seconds"),
        (reply(b"x" * 200_000), "larger than"),
        (reply(gzip.compress(bytes(20_000_000)), more="Content-Encoding: gzip\r\n"), "larger than"),
        (reply(b"x", more="Content-Encoding: br\r\n"), "was not asked for (br)"),
        (b"no http at all\r\n\r\n", "answers wrongly"),
    ],
)
def test_servers_that_misbehave_get_a_reason(answer, words):
    with serving(Server({"/loop": answer})) as server, pytest.raises(UnreadableArticle) as caught:
        fetch(server.url("/loop"), turned_on=True, limits=limits(server, total_seconds=2.0, max_bytes=100_000))
    assert words in caught.value.reason


def test_robots_are_respected():
    rules = reply(b"User-agent: *\nDisallow: /private", kind="text/plain")
    with serving(Server({"/robots.txt": rules, "/open": reply(b"fine")})) as server:
        assert fetch(server.url("/open"), turned_on=True, limits=limits(server)).data == b"fine"
        with pytest.raises(UnreadableArticle, match=r"robots\.txt asks programs not to fetch"):
            fetch(server.url("/private/page"), turned_on=True, limits=limits(server))
        assert "/private/page" not in server.paths
    with serving(Server({"/robots.txt": reply(status="500 Broken")})) as server:
        with pytest.raises(UnreadableArticle, match=r"robots\.txt can't be read"):
            fetch(server.url("/open"), turned_on=True, limits=limits(server))
        assert server.paths == ["/robots.txt"]


FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Fjord Post</title>
<item><title>{TITLE}</title><link>https://fjordpost.example/ferry</link>
<pubDate>Sun, 03 Mar 2024 14:05:00 GMT</pubDate><description>&lt;b&gt;Nine to four.&lt;/b&gt;</description></item>
<item><title>No web address</title><link>file:///etc/passwd</link></item></channel></rss>"""


def test_a_feed_lists_its_entries():
    with serving(Server({"/feed": reply(FEED.encode(), kind="application/rss+xml")})) as server:
        feed = fetch_feed(server.url("/feed"), turned_on=True, limits=limits(server))
    assert feed.title == "The Fjord Post"
    assert [(entry.title, entry.url, entry.published, entry.summary) for entry in feed.entries] == [
        (TITLE, "https://fjordpost.example/ferry", "2024-03-03T14:05", "Nine to four.")
    ]


@pytest.mark.parametrize("data", [b"<html>no feed</html>", b"", b'<!DOCTYPE r [<!ENTITY a "b">]><rss version="2.0"/>'])
def test_what_is_no_feed_is_refused(data):
    with serving(Server({"/feed": reply(data, kind="text/xml")})) as server, pytest.raises(UnreadableArticle):
        fetch_feed(server.url("/feed"), turned_on=True, limits=limits(server))


@pytest.mark.parametrize("text", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "8.8.8.8"])
def test_public_addresses_are_public(text):
    assert is_public(ipaddress.ip_address(text))


def test_addresses_are_normalised():
    assert split_url(" HTTPS://Zeitung.Example./a b".replace(" b", "%20b")).geturl() == "https://zeitung.example/a%20b"
    assert split_url("http://müller.example/ä?x=ü#frag").geturl() == "http://xn--mller-kva.example/%C3%A4?x=%C3%BC"


def test_a_caller_inside_an_event_loop_gets_the_same_answer() -> None:
    async def inside() -> None:
        with pytest.raises(UnreadableArticle, match="127"):
            fetch("http://127.0.0.1/", turned_on=True)

    # In a thread: the browser tests leave an event loop in this one.
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(asyncio.run, inside()).result()
