"""Run a program and see every address that it, its threads and its children reach for, in C code too.

The kernel hands each ``connect`` and ``send`` over before it happens (seccomp's user notification, Linux 5.8 or newer;
no rights are needed). What stays on this machine goes on; anything else is refused, so nothing leaves even where a
test fails. A name that is looked up shows as a connection to port 53, or to the system's resolver.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import ipaddress
import os
import platform
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

_CALLS = {
    "x86_64": {"connect": 42, "sendto": 44, "sendmsg": 46, "bind": 49, "sendmmsg": 307, "seccomp": 317},
    "aarch64": {"connect": 203, "sendto": 206, "sendmsg": 211, "bind": 200, "sendmmsg": 269, "seccomp": 277},
}
_NUMBERS = _CALLS.get(platform.machine()) if sys.platform == "linux" else None
_WATCHED = ("connect", "sendto", "sendmsg", "bind", "sendmmsg")
_PIDFD_GETFD = 438
_NOTIFICATION, _ANSWER = 80, 24
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_GO_ON, _UNREACHABLE = 1, -101
_DNS = 53

can_watch = _NUMBERS is not None
"""Whether this system can tell."""


class Watched:
    """A running program; :attr:`reached` lists what it reached for outside this machine."""

    def __init__(self, command: Sequence[str], *, environment: dict[str, str], folder: Path, output: Path) -> None:
        self.reached: list[str] = []
        self.n_seen = 0
        reading, writing = os.pipe()
        waiting, going = os.pipe()
        with output.open("wb") as stream:
            self.process = subprocess.Popen(
                [sys.executable, "-I", __file__, str(writing), str(waiting), *command],
                env=environment,
                cwd=folder,
                stdout=stream,
                stderr=subprocess.STDOUT,
                pass_fds=[writing, waiting],
            )
        os.close(writing)
        os.close(waiting)
        told = os.read(reading, 32)
        os.close(reading)
        assert told, output.read_text()
        self._listener = _taken_from(self.process.pid, int(told))
        os.close(going)
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def wait(self, *, timeout: float) -> int:
        code = self.process.wait(timeout)
        self._watcher.join(10)
        return code

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.wait(timeout=20)

    def _watch(self) -> None:
        waiting = select.poll()
        waiting.register(self._listener, select.POLLIN)
        while True:
            for _, event in waiting.poll():
                if not event & select.POLLIN:
                    os.close(self._listener)
                    return
                with contextlib.suppress(OSError):  # the caller died meanwhile
                    self._answer()

    def _answer(self) -> None:
        asked = bytearray(_NOTIFICATION)
        fcntl.ioctl(self._listener, _RECEIVE, asked)
        number, thread, _, call = struct.unpack_from("=QIIi", asked)
        self.n_seen += 1
        foreign = [where for where in _addresses(call, thread, struct.unpack_from("=6Q", asked, 32)) if where]
        self.reached += foreign
        answer = (number, 0, _UNREACHABLE, 0) if foreign else (number, 0, 0, _GO_ON)
        fcntl.ioctl(self._listener, _SEND, struct.pack("=QqiI", *answer))


def _taken_from(pid: int, descriptor: int) -> int:
    process = os.pidfd_open(pid)
    found = _libc().syscall(_PIDFD_GETFD, process, descriptor, 0)
    os.close(process)
    assert found >= 0, os.strerror(ctypes.get_errno())
    return int(found)


def _addresses(call: int, thread: int, given: Sequence[int]) -> list[str]:
    """Say where a call leads, once for each address that isn't this machine's."""
    with Path(f"/proc/{thread}/mem").open("rb", buffering=0) as memory:

        def read(start: int, size: int) -> bytes:
            return os.pread(memory.fileno(), size, start) if start and size else b""

        name = {number: name for name, number in (_NUMBERS or {}).items()}[call]
        if name in ("connect", "bind"):
            return [_foreign(read(given[1], min(given[2], 128)), is_own=name == "bind")]
        if name == "sendto":
            return [_foreign(read(given[4], min(given[5], 128)))]
        step, n_messages = (64, given[2]) if name == "sendmmsg" else (56, 1)
        return [_foreign(_named(read, given[1] + number * step)) for number in range(min(n_messages, 64))]


def _named(read: Callable[[int, int], bytes], message: int) -> bytes:
    place, size = struct.unpack("=QI", read(message, 12))
    return read(place, min(size, 128))


def _foreign(address: bytes, *, is_own: bool = False) -> str:
    """Return an address that isn't this machine's, or where names are looked up; empty for all others."""
    if len(address) < 2:
        return ""
    family = struct.unpack_from("=H", address)[0]
    if family == socket.AF_UNIX:
        path = address[2:].strip(b"\0").decode(errors="replace")
        return f"resolver {path}" if "resolve" in path else ""
    if family not in (socket.AF_INET, socket.AF_INET6):
        return ""
    packed = address[4:8] if family == socket.AF_INET else address[8:24]
    host, port = ipaddress.ip_address(packed), struct.unpack_from("!H", address, 2)[0]
    if port == _DNS and not is_own:
        return f"name server {host}"
    return "" if host.is_loopback else f"{host} port {port}"


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _become(telling: int, waiting: int, command: Sequence[str]) -> None:
    """Have the kernel announce the calls, tell the parent where, and become the program once it listens."""
    numbers = _NUMBERS or {}
    # Load the call's number; on one of ours return "notify", else "allow".
    program = [(0x20, 0, 0, 0)]
    program += [(0x15, len(_WATCHED) - at, 0, numbers[name]) for at, name in enumerate(_WATCHED)]
    program += [(0x06, 0, 0, 0x7FFF0000), (0x06, 0, 0, 0x7FC00000)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in program))
    rule = struct.pack("@HP", len(program), ctypes.addressof(code))
    libc = _libc()
    assert libc.prctl(38, 1, 0, 0, 0) == 0
    listener = libc.syscall(numbers["seccomp"], 1, 8, ctypes.c_char_p(rule))
    assert listener >= 0, os.strerror(ctypes.get_errno())
    os.write(telling, str(listener).encode())
    os.read(waiting, 1)  # ends when the parent closes its side
    os.close(telling)
    os.close(waiting)
    os.execv(command[0], list(command))


if __name__ == "__main__":
    _become(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
