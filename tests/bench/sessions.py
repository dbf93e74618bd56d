"""Many readers at once: sessions that go from page to page over the web socket, as the browser's would.

They speak Streamlit's protocol themselves: twenty browsers on one machine would measure the browsers.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

_LIMIT = 120.0
"""Seconds after which a run counts as an error."""


@dataclass
class Measured:
    """What sessions saw: seconds from each click to the end of its run, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Session:
    """One reader's connection."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.pages: list[str] = []
        self.errors: list[str] = []

    async def run(self, page: str = "") -> None:
        """Ask for a page, by its hash, and wait until its run has ended."""
        message = BackMsg()
        message.rerun_script.page_script_hash = page
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(_LIMIT):
            while not self._ends(ForwardMsg.FromString(_bytes(await self._socket.recv()))):
                pass

    def _ends(self, message: ForwardMsg) -> bool:
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self.pages = [page.page_script_hash for page in message.navigation.app_pages]
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            self.errors.append(message.delta.new_element.exception.type)
        return kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


def _bytes(payload: bytes | str) -> bytes:
    return payload if isinstance(payload, bytes) else payload.encode()


async def walk(address: str, *, seconds: float, pause: float, delay: float, measured: Measured) -> None:
    """Open a session and go through all pages, resting on each, until the time is over but at least once."""
    await asyncio.sleep(delay)
    uri = address.replace("http", "ws", 1) + "/_stcore/stream"
    try:
        async with connect(uri, subprotocols=["streamlit"], max_size=None, origin=address) as socket:
            session = Session(socket)
            await session.run()
            end = time.monotonic() + seconds
            for number, page in enumerate(itertools.cycle(session.pages)):
                if time.monotonic() > end and number >= len(session.pages):
                    break
                await asyncio.sleep(pause)
                start = time.perf_counter()
                await session.run(page)
                measured.seconds.append(time.perf_counter() - start)
            measured.errors.extend(session.errors)
    except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
        measured.errors.append(f"{type(error).__name__}: {error}")


def walk_together(address: str, *, sessions: int, seconds: float, pause: float) -> Measured:
    """Let sessions walk at the same time; they start one after the other within a pause, as readers do."""
    measured = Measured()

    async def together() -> None:
        delays = [pause * number / sessions for number in range(sessions)]
        await asyncio.gather(
            *(walk(address, seconds=seconds, pause=pause, delay=delay, measured=measured) for delay in delays)
        )

    asyncio.run(together())
    return measured


def memory_mb(process: int) -> float:
    """Return the resident memory of a process and its children in MB; Linux only."""
    total = 0
    for number in (process, *_children(process)):
        for line in Path(f"/proc/{number}/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmRSS:"):
                total += int(line.split()[1])
    return total / 1024


def _children(process: int) -> list[int]:
    text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(number) for number in text.split()]
