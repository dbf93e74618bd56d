"""Which internet addresses may be fetched: public web servers, and nothing on this machine or its network."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from analysis.errors import UnreadableArticle

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Awaitable[list[str]]]

SCHEMES = {"http": 80, "https": 443}
MAX_URL = 2_000
_TUNNELS = tuple(
    ipaddress.ip_network(network)
    for network in (
        "::/96",  # IPv4-compatible, deprecated
        "::ffff:0:0/96",  # IPv4-mapped
        "::ffff:0:0:0/96",  # IPv4-translated
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",  # NAT64, local use
        "100::/64",  # discard
        "2001::/23",  # protocol assignments, Teredo among them
        "2002::/16",  # 6to4
        "fec0::/10",  # site-local, deprecated
        "5f00::/16",  # segment routing
    )
)
"""IPv6 ranges that carry an IPv4 address or reach no public server (IANA IPv6 special-purpose registry)."""


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address to connect to.

    Attributes:
        url: The address as it was asked for, normalised.
        host: Its host name.
        connect_url: The same with the checked IP address in place of the name.
    """

    url: str
    host: str
    connect_url: str


def is_public(address: Address) -> bool:
    """Return whether an address is that of a public server, by its range."""
    if isinstance(address, ipaddress.IPv6Address) and any(address in network for network in _TUNNELS):
        return False
    special = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    return address.is_global and not special and not address.is_link_local and not address.is_private


async def resolve_host(host: str, port: int) -> list[str]:
    """Return all addresses of a host, as the system's resolver gives them."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules for connections; tests put other ones in place of the defaults."""

    allows: Callable[[Address], bool] = is_public
    resolve: Resolve = resolve_host
    ports: frozenset[int] = field(default_factory=lambda: frozenset(SCHEMES.values()))

    async def check(self, url: str) -> Target:
        """Check an address and resolve its host once; the caller must connect to ``connect_url``.

        Raises:
            UnreadableArticle: The address is malformed, or any address of its host is not public.
        """
        parts = split_url(url)
        port = parts.port or SCHEMES[parts.scheme]
        if port not in self.ports:
            raise UnreadableArticle(url, f"It asks for port {port}; web pages are fetched from ports 80 and 443 only.")
        host = parts.hostname or ""
        try:
            found = await self.resolve(host, port)
            addresses = [ipaddress.ip_address(text.partition("%")[0]) for text in found]
        except (OSError, ValueError, UnicodeError) as error:
            raise UnreadableArticle(url, f"There is no server named {host}.") from error
        if not addresses:
            raise UnreadableArticle(url, f"There is no server named {host}.")
        for text, address in zip(found, addresses, strict=True):
            if "%" in text or not self.allows(address):
                reason = (
                    f"Its server {host} is on this machine or a private network ({address}), which is never fetched."
                )
                raise UnreadableArticle(url, reason)
        chosen = next((address for address in addresses if address.version == 4), addresses[0])
        literal = f"[{chosen}]" if chosen.version == 6 else str(chosen)
        connect = urlunsplit((parts.scheme, f"{literal}:{port}", parts.path or "/", parts.query, ""))
        return Target(urlunsplit(parts), host, connect)


def split_url(url: str) -> SplitResult:
    """Split and normalise an address of the web.

    Raises:
        UnreadableArticle: It is none: another scheme, credentials, no or a broken host, control characters.
    """
    text = url.strip()
    if len(text) > MAX_URL:
        raise UnreadableArticle(text[:80] + "…", f"The address is longer than {MAX_URL} characters.")
    if any(ord(character) < 33 or character in "\\\x7f" for character in text):
        raise UnreadableArticle(text, "The address holds spaces, control characters or backslashes.")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise UnreadableArticle(text, "The address is malformed.") from error
    if parts.scheme.lower() not in SCHEMES:
        raise UnreadableArticle(text, "Only addresses that begin with http:// or https:// are fetched.")
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        raise UnreadableArticle(text, "The address holds a user name or password.")
    host = _ascii_host((parts.hostname or "").rstrip("."), text)
    netloc = f"[{host}]" if ":" in host else host
    path, query = (quote(part, safe="/%:=&?~#+!$,;'@()*[]") for part in (parts.path, parts.query))
    return SplitResult(parts.scheme.lower(), f"{netloc}:{port}" if port else netloc, path, query, "")


def _ascii_host(host: str, url: str) -> str:
    try:
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise UnreadableArticle(url, "The address's host name is malformed.") from error
    if not ascii_host or "%" in ascii_host:
        raise UnreadableArticle(url, "The address has no valid host name.")
    return ascii_host
