"""Measure how long a reader waits: from the click on Analyse to all charts drawn, in a real browser.

Prints one JSON object with the bare language model's time on the same text, measured in the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from analysis import load_articles
from analysis.nlp import load_nlp
from tests.bench.pipeline import seconds
from tests.browser.app import FLAGS, App, Server
from tests.browser.chromium import find_chromium


def wait(app: App, files: list[Path]) -> float:
    """Upload files, click Analyse, open the overview; return the seconds since the click."""
    app.open("/add")
    with app.finish():
        app.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(files)
    start = time.perf_counter()
    with app.finish():
        app.page.get_by_role("button", name="Analyse", exact=True).click()
    app.go("Overview")
    app.page.locator(".js-plotly-plot .scatterlayer .points path").first.wait_for()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of article files")
    files = sorted(parser.parse_args().folder.glob("*.txt"))
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        empty = Path(data) / "empty"
        empty.mkdir()
        server = Server(Path(data), empty, environment=dict(os.environ)).start()
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        try:
            waited = wait(App(browser.new_page(), server.address), files)
        finally:
            browser.close()
            server.stop()
    nlp = load_nlp()
    texts = [article.text for article in load_articles(files).articles]
    bare = seconds(lambda: list(nlp.pipe(texts)))
    print(
        json.dumps(
            {
                "articles": len(texts),
                "waited_s": round(waited, 2),
                "bare_nlp_pipe_s": round(bare, 2),
                "allowed_s": round(3 * bare + 2, 2),
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
