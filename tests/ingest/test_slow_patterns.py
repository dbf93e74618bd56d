"""No text, however it repeats itself, keeps a pattern busy: reading takes time in proportion to length."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator

import pytest

from analysis.errors import UnreadableArticle
from analysis.ingest import read_each
from analysis.ingest.readers import sandbox
from analysis.ingest.readers.sniffing import sniff
from tests.ingest.invented import ARTICLE

LIMIT = 12.0
"""Seconds for 150,000 characters, on a busy machine; a quadratic pattern takes a minute."""
LENGTH = 60_000
"""Characters of the longest run."""

REPEATED = [
    *" \t\u00a0aA1.,;:-–|/([<]*_#'\"“‘’•@&=\u0301",
    *("Aa ", "A ", "A.", "a.", "1 ", "1,", "- ", " – ", " | ", "/ ", "(a)", "[a](", "**a", "__a", "...", "’s ", "a: "),
    *("Key: ", "@a ", "http://", "http://a ", "By ", "By A B, ", "and ", "A and ", "A of ", "© ", "<a>", "</a>"),
    *("<!--", "<!-- x -->", "&amp;", "a-", "a'", "A’", "PARIS, ", "(AP) ", "Dr. ", "U.S. ", "10:00 ", "2024-01-01 "),
    *("Jan 1, 2024 ", "12/12/2024 ", "photo: ", "Read more ", "contributed to this report ", "reporting from A "),
    *("is a reporter at ", "“a” ", "A B is the ", "said "),
]


class TooSlow(Exception):
    """A case took longer than :data:`LIMIT`."""


@contextlib.contextmanager
def time_limit() -> Iterator[None]:
    """Interrupt what takes too long; the pattern matcher minds signals too."""

    def stop(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def texts(piece: str) -> Iterator[tuple[str, str]]:
    run = piece * (LENGTH // len(piece))
    yield "text.txt", f"The vote {run[:9_000]}x\n\n{run}\n\n{ARTICLE}\n\nShe said {run[:20_000]}x.\n\n{run}x"
    yield "front.md", f"---\ntitle: b{run}x\nauthor: A{run[:9_000]}\n{run}\n---\n\n# Vote {run[:9_000]}x\n\n{ARTICLE}"


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs a clock that interrupts")
@pytest.mark.parametrize("piece", REPEATED)
def test_repeated_pieces_are_read_in_time(piece: str) -> None:
    for name, text in texts(piece):
        with time_limit():
            outcomes = list(read_each(text.encode(), source_name=name))
        assert len(outcomes) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs a clock that interrupts")
@pytest.mark.parametrize(
    "head",
    [b"<!-- x -->" * 70, b"<!-- x -->\n " * 300, b"<!--" * 900, b"<?xml " * 600, b" \n" * 2_000, b"a:b\n " * 800],
    ids=["72 comments", "300 comments", "open comments", "declarations", "spaces", "header lines"],
)
def test_the_form_of_a_file_is_told_in_time(head: bytes) -> None:
    for rest in (b"<!doctype html><html><p>Text</p>", b"Text"):
        with time_limit():
            assert sniff(head + rest, source_name="file") in {"html", "xml", "text"}


def test_markup_is_found_behind_a_declaration_and_comments() -> None:
    before = b'\xef\xbb\xbf \n<?xml version="1.0"?>\n<!-- one -->\n<!-- two > -- -->'
    assert sniff(before + b"<HTML><body>", source_name="file") == "html"
    assert sniff(b"<!-- no end <html>", source_name="file") == "text"
    assert sniff(before + b"<rss version='2.0'>", source_name="file") == "feed texts"


def test_what_takes_too_long_is_said_with_the_time_it_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox._parser.stop()
    monkeypatch.setattr(sandbox, "START_LIMIT", 1.2)
    with pytest.raises(UnreadableArticle, match="longer than 1 seconds"):
        sandbox.parse_untrusted("markdown", b"[" * 250_000, source_name="open.md", seconds=1.2)
