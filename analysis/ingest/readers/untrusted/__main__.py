"""The process that parses: requests on standard input, answers on standard output.

A request is a line of JSON (``{"kind": "html", "size": 1234}``) and that many bytes; the answer is a line of JSON.
It is started with the path of this folder, not as a module, so that the whole of Parallax isn't imported here.
"""

from __future__ import annotations

import json
import os
import sys
import types
from pathlib import Path
from typing import Any, BinaryIO

MEMORY_LIMIT = 1024**3
"""Bytes of address space the process may take; where the system knows no such limit only the time is limited."""


def limit_memory() -> None:
    """Lower this process's memory limit; without effect on Windows."""
    try:
        import resource  # noqa: PLC0415 - only POSIX has it
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def enter_package() -> None:
    """Make this package importable without running ``analysis/__init__.py`` (which loads spaCy)."""
    root = Path(__file__).resolve().parents[3]
    for name, folder in (("analysis", root), ("analysis.ingest", root / "ingest")):
        package = types.ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules[name] = package
    sys.path[0] = str(root.parent)


def answer(kind: str, data: bytes) -> dict[str, Any]:
    """Parse one file; every failure of a parser becomes a sentence."""
    from analysis.ingest.document import Unparsable, to_plain  # noqa: PLC0415 - after enter_package
    from analysis.ingest.readers.untrusted.parsers import parse  # noqa: PLC0415

    try:
        return {"document": to_plain(parse(kind, data))}
    except Unparsable as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "It needs too much memory to be read safely.", "restart": True}
    except Exception as error:
        return {"error": f"It is damaged and can't be read ({type(error).__name__})."}


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until the input ends."""
    while header := requests.readline():
        request = json.loads(header)
        reply = answer(request["kind"], requests.read(request["size"]))
        answers.write(json.dumps(reply).encode() + b"\n")
        answers.flush()
        if reply.get("restart"):
            return


def main() -> None:
    """Serve on the original standard output; what libraries print goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    limit_memory()
    enter_package()
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
