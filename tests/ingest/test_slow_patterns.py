"""No text, however it repeats itself, keeps a pattern busy: reading takes time in proportion to length."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator

import pytest

from analysis.ingest import read_each
from tests.ingest.invented import ARTICLE

LIMIT = 8.0
"""Seconds for 75,000 characters, on a busy machine; a quadratic pattern takes minutes, an exponential one for ever."""

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
    run = piece * (25_000 // len(piece))
    yield (
        "text.txt",
        f"The harbour vote {run[:9_000]}x\n\n{run}\n\n{ARTICLE}\n\nShe said {run}x on Monday.\n\n{run[:16_000]}x",
    )
    yield "front.md", f"---\ntitle: b{run}x\nauthor: A{run}\n{run}\n---\n\n# The vote {run}x\n\n{ARTICLE}"


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs a clock that interrupts")
@pytest.mark.parametrize("piece", REPEATED)
def test_repeated_pieces_are_read_in_time(piece: str) -> None:
    for name, text in texts(piece):
        with time_limit():
            outcomes = list(read_each(text.encode(), source_name=name))
        assert len(outcomes) == 1
