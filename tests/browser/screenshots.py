"""Take a screenshot of every page, 1440 and 390 px wide, light and dark.

python tests/browser/screenshots.py docs/screenshots            the bundled samples
python tests/browser/screenshots.py FOLDER --on my-articles/    other articles
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tests.browser.app import FLAGS, App, Server
from tests.browser.chromium import find_chromium

PAGES = {
    "overview": "/",
    "compare": "/compare",
    "coverage": "/coverage",
    "stance": "/stance",
    "actors": "/actors",
    "voices": "/voices",
    "framing": "/framing",
    "timeline": "/timeline",
    "share": "/share",
    "add": "/add",
    "method": "/method",
}
WIDTHS = {1440: 1000, 390: 844}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def take(browser: Browser, server: Server, folder: Path, *, full: bool) -> None:
    for width, height in WIDTHS.items():
        for theme in THEMES:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
            app = App(context.new_page(), server.address)
            for name, path in PAGES.items():
                app.open(path)
                app.page.wait_for_timeout(600)  # transitions of the theme; nothing is asserted here
                if full:
                    app.fit_height()
                app.page.screenshot(path=folder / f"{name}-{theme}-{width}.png")
                app.page.set_viewport_size({"width": width, "height": height})
                app.check()
            context.close()


def take_readme(browser: Browser, server: Server, folder: Path) -> None:
    """Take the README's picture: the whole overview of the second sample event."""
    app = App(browser.new_page(viewport={"width": 1440, "height": 1000}), server.address)
    app.open("/?event=sample-2025-05-19-third-call")
    app.fit_height()
    app.page.screenshot(path=folder / "readme.png")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--on", type=Path, nargs="*", default=[], help="article files or folders")
    parser.add_argument("--full", action="store_true", help="whole pages instead of the first screen")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        server = Server(Path(data), *options.on, environment=dict(os.environ)).start()
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        try:
            take(browser, server, options.folder, full=options.full)
            if not options.on:
                take_readme(browser, server, options.folder)
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
