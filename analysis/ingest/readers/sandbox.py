"""Parse untrusted files in a process of their own, with limits on time and memory."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from pathlib import Path
from typing import IO, Any

from analysis.errors import UnreadableArticle
from analysis.ingest.document import Document, from_plain

TIME_LIMIT = 10.0
"""Seconds a file may take, the start of the process not counted."""
SECONDS_PER_MEGABYTE = 3.0
"""Further seconds for a large file: an export of a database may hold thousands of articles."""
START_LIMIT = 30.0
"""Seconds the first file of a process may take: the process has to import its parsers."""
FILES_PER_PROCESS = 200
"""A process is replaced after this many files, so that no leak of a parser adds up."""

_PARSERS = Path(__file__).with_name("untrusted")


class _Parser:
    """One parsing process; it is started when needed and killed when late."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._n_done = 0
        self._lock = threading.Lock()

    def ask(self, kind: str, data: bytes, *, seconds: float) -> dict[str, Any]:
        """Return the process's answer.

        Raises:
            TimeoutError: It didn't come in time, which the text names; the process has been killed.
            EOFError: The process died, as it does when the system refuses it memory.
        """
        with self._lock:
            if self._n_done >= FILES_PER_PROCESS:
                self.stop()
            process = self._process or self._start()
            limit = seconds if self._n_done else max(seconds, START_LIMIT)
            pool = ThreadPoolExecutor(max_workers=1)
            try:
                reply = pool.submit(_exchange, process, kind, data).result(timeout=limit)
            except Late as error:
                self.stop()
                raise TimeoutError(f"{limit:.0f} seconds") from error
            except (OSError, ValueError) as error:
                self.stop()
                raise EOFError from error
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
            self._n_done += 1
            if reply.get("restart"):
                self.stop()
            return reply

    def stop(self) -> None:
        """Kill the process; the next file starts a new one."""
        if self._process:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                _close(stream)
        self._process, self._n_done = None, 0

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own file
            [sys.executable, "-E", str(_PARSERS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self._process


def _close(stream: IO[bytes] | None) -> None:
    try:
        if stream:
            stream.close()
    except OSError:  # the pipe of a killed process
        return


def _exchange(process: subprocess.Popen[bytes], kind: str, data: bytes) -> dict[str, Any]:
    if process.stdin is None or process.stdout is None:
        message = "The process has no pipes."
        raise ValueError(message)
    process.stdin.write(json.dumps({"kind": kind, "size": len(data)}).encode() + b"\n" + data)
    process.stdin.flush()
    reply: dict[str, Any] = json.loads(process.stdout.readline())
    return reply


_parser = _Parser()
atexit.register(_parser.stop)


def parse_untrusted(kind: str, data: bytes, *, source_name: str, seconds: float = TIME_LIMIT) -> Document:
    """Parse a file of a format that can attack its reader.

    Args:
        kind: ``html``, ``mhtml``, ``pdf``, ``docx``, ``xlsx`` or ``markdown``.
        data: The file.
        source_name: Name for the error's sentence.
        seconds: Time limit.

    Raises:
        UnreadableArticle: The file is damaged, locked, or took too long or too much memory.
    """
    try:
        seconds += SECONDS_PER_MEGABYTE * (len(data) // 2**20)
        reply = _parser.ask(kind, data, seconds=seconds)
    except TimeoutError as error:
        reason = f"It took longer than {error} to read and was given up."
        raise UnreadableArticle(source_name, reason) from error
    except EOFError as error:
        raise UnreadableArticle(source_name, "Reading it failed, probably for want of memory.") from error
    if "error" in reply:
        raise UnreadableArticle(source_name, reply["error"])
    return from_plain(reply["document"])
