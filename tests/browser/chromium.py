"""Find a Chromium for the browser tests; run as a script, make sure that there is one.

In this order: the one that ``PARALLAX_CHROMIUM`` names, one on the path, Playwright's own, and, for root on a
Debian-like system, the distribution's package. What is installed is said aloud.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-dejavu-core")


def find_chromium() -> str | None:
    """Return the path of a Chromium that is there, or None."""
    named = os.environ.get("PARALLAX_CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    on_path = next((path for name in NAMES if (path := shutil.which(name))), None)
    return on_path or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install() -> None:
    print("No Chromium found; trying Playwright's own.", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if find_chromium() or not hasattr(os, "geteuid") or os.geteuid() or not shutil.which("apt-get"):
        return
    print(f"Installing Debian's packages {', '.join(PACKAGES)}.", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], check=False)


def main() -> int:
    """Make sure that a Chromium is there; 1 and a sentence if none could be had."""
    if not find_chromium():
        _install()
    found = find_chromium()
    if found is None:
        print(
            "No Chromium could be found or installed. Install Chromium or Chrome, or name one in PARALLAX_CHROMIUM.",
            file=sys.stderr,
        )
        return 1
    print(f"Browser tests use {found}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
