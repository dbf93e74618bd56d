"""Measure what a reader feels, in a real browser and with many readers at once, beside an empty application.

Prints one JSON object: seconds from the click on Analyse to all charts; clicks and first visits as ratios to an
application with the same navigation and nothing on its pages; sessions that walk through all pages together; and
how often a filter or layer called the analysis. ``--quick`` takes a minute, the whole about six.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from analysis import load_articles
from analysis.text.nlp import load_nlp
from tests.bench.calls import analysis_calls
from tests.bench.pipeline import seconds
from tests.bench.reruns import measure_clicks, measure_visits, percentile_95
from tests.bench.sessions import memory_mb, walk_together
from tests.browser.app import FLAGS, MARKS, App, Server
from tests.browser.chromium import find_chromium

EMPTY = Path(__file__).resolve().parent / "empty" / "app.py"
ALLOWED = {
    "rerun_ratio": 2.0,
    "rerun_p95_ratio": 2.5,
    "cold_load_ratio": 1.5,
    "sessions_ratio": 3.0,
    "memory_mb_per_session": 1.0,
    "errors": 0,
    "analysis_calls": 0,
}


def wait(app: App, files: list[Path]) -> float:
    """Upload files, click Analyse, open the overview; return the seconds since the click."""
    app.open("/add")
    with app.finish():
        app.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(files)
    start = time.perf_counter()
    with app.finish():
        app.page.get_by_role("button", name="Analyse", exact=True).click()
    app.go("Overview")
    app.page.locator(MARKS).first.wait_for()
    return time.perf_counter() - start


def ratios(browser: Browser, ours: Server, empty: Server, *, rounds: int) -> dict[str, Any]:
    """Compare clicks and first visits with the empty application's."""
    clicks = measure_clicks(browser, ours.address, empty.address, rounds=rounds)
    everything = [value for values in clicks.ours.values() for value in values]
    nothing = statistics.median(clicks.empty)
    visits, empty_visits = measure_visits(browser, ours.address, empty.address, rounds=max(rounds // 2, 3))
    return {
        "rerun_s": round(statistics.median(everything), 3),
        "empty_rerun_s": round(nothing, 3),
        "rerun_ratio": round(statistics.median(everything) / nothing, 2),
        "rerun_p95_ratio": round(percentile_95(everything) / percentile_95(clicks.empty), 2),
        "rerun_ratio_by_page": {
            page: round(statistics.median(values) / nothing, 2) for page, values in clicks.ours.items()
        },
        "cold_load_s": round(statistics.median(visits), 3),
        "empty_cold_load_s": round(statistics.median(empty_visits), 3),
        "cold_load_ratio": round(statistics.median(visits) / statistics.median(empty_visits), 2),
    }


def together(server: Server, *, sessions: int, minutes: float, pause: float) -> dict[str, Any]:
    """Let sessions walk through all pages, after as many have walked before to warm up."""
    warm_up = walk_together(server.address, sessions=sessions, seconds=0, pause=pause)
    before = memory_mb(server.pid)
    alone = walk_together(server.address, sessions=1, seconds=20 * pause, pause=pause)
    many = walk_together(server.address, sessions=sessions, seconds=60 * minutes, pause=pause)
    return {
        "sessions": sessions,
        "minutes": minutes,
        "pause_s": pause,
        "clicks": len(many.seconds),
        "errors": len(warm_up.errors) + len(alone.errors) + len(many.errors),
        "session_alone_s": round(statistics.median(alone.seconds), 3),
        "sessions_s": round(statistics.median(many.seconds), 3),
        "sessions_ratio": round(statistics.median(many.seconds) / statistics.median(alone.seconds), 2),
        "memory_mb_per_session": round((memory_mb(server.pid) - before) / sessions, 2),
    }


def waiting(browser: Browser, server: Server, files: list[Path]) -> dict[str, Any]:
    """Measure the wait for an analysis against the bare language model on the same text."""
    app = App(browser.new_page(), server.address)
    waited = wait(app, files)
    app.page.close()
    texts = [article.text for article in load_articles(files).articles]
    nlp = load_nlp()
    bare = seconds(lambda: list(nlp.pipe(texts)))
    return {
        "articles": len(texts),
        "waited_s": round(waited, 2),
        "bare_nlp_pipe_s": round(bare, 2),
        "allowed_s": round(3 * bare + 2, 2),
    }


def missed(figures: Mapping[str, Any]) -> list[str]:
    """Name the figures that lie beyond what is allowed."""
    return [name for name, most in ALLOWED.items() if figures[name] > most]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder of article files")
    parser.add_argument("--rounds", type=int, default=10, help="times that each filter is clicked there and back")
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=3.0, help="how long the sessions walk")
    parser.add_argument("--pause", type=float, default=3.0, help="seconds that a reader rests on a page")
    parser.add_argument("--quick", action="store_true", help="few rounds, and sessions for half a minute")
    options = parser.parse_args()
    rounds, minutes = (3, 0.5) if options.quick else (options.rounds, options.minutes)
    environment = dict(os.environ)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        (Path(data) / "none").mkdir()
        servers = [
            Server(Path(data) / "new", Path(data) / "none", environment=environment),
            Server(Path(data) / "ours", options.folder, environment=environment),
            Server(Path(data) / "empty", environment=environment, script=EMPTY),
        ]
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        try:
            figures = waiting(browser, servers[0].start(), sorted(options.folder.glob("*.txt")))
            servers[0].stop()
            ours, empty = (server.start() for server in servers[1:])
            App(browser.new_page(), ours.address).open("/").page.close()  # the analysis is made
            figures |= ratios(browser, ours, empty, rounds=rounds)
            browser.close()
            # In a thread of its own: Playwright keeps an event loop running in this one.
            with ThreadPoolExecutor(1) as pool:
                walking = pool.submit(together, ours, sessions=options.sessions, minutes=minutes, pause=options.pause)
                figures |= walking.result()
        finally:
            for server in servers:
                server.stop()
    figures["analysis_calls"] = sum(analysis_calls(options.folder).values())
    print(json.dumps({**figures, "allowed": ALLOWED, "missed": missed(figures)}, indent=1))


if __name__ == "__main__":
    main()
