"""Where the files that travel with the dashboard lie: the sample events and the Method page's text.

In an installed wheel they are package data under ``dashboard/bundled``; in a checkout they are the top-level
``seeds`` folder and ``docs/method.md``.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "bundled"
_CHECKOUT = _PACKAGE.parent

DATA_DIR_VARIABLE = "PARALLAX_DATA_DIR"
PATHS_VARIABLE = "PARALLAX_PATHS"


def seeds_dir() -> Path | None:
    """Return the folder of the sample events, or None where an installation lacks it."""
    return _first_dir(_BUNDLED / "seeds", _CHECKOUT / "seeds")


def method_file() -> Path | None:
    """Return the text of the Method page, or None where an installation lacks it."""
    candidates = (_BUNDLED / "method.md", _CHECKOUT / "docs" / "method.md")
    return next((path for path in candidates if path.is_file()), None)


def data_dir() -> Path:
    """Return the folder that keeps the reader's articles.

    ``PARALLAX_DATA_DIR`` where it is set, else the place where the operating system wants a program's data.
    """
    chosen = os.environ.get(DATA_DIR_VARIABLE, "")
    if chosen:
        return Path(chosen).expanduser().absolute()
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Parallax"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Parallax"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "parallax"


def given_paths() -> tuple[str, ...]:
    """Return the articles or folders that ``parallax run PATH ...`` was started with: a JSON list, or one path."""
    given = os.environ.get(PATHS_VARIABLE, "")
    return tuple(map(str, json.loads(given))) if given.startswith("[") else tuple(filter(None, [given]))


def _first_dir(*candidates: Path) -> Path | None:
    return next((path for path in candidates if path.is_dir()), None)
