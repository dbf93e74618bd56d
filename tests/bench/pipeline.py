"""Measure the speed of `analyze` against the bare language model on the same text.

Prints one JSON object. Each time is the median of several runs in one process, so ratios hold on a noisy machine.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from analysis import analyze, load_articles
from analysis.actors import find_actors, find_mentions
from analysis.nlp import load_nlp, parse
from analysis.sentiment import score_mentions
from analysis.voices import find_quotes, with_voices

RUNS = 5


def seconds(job: Callable[[], object]) -> float:
    """Return the median time of a job in seconds, after one run to warm up."""
    job()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, help="article files or folders")
    articles = load_articles(parser.parse_args().paths).articles
    nlp = load_nlp()
    parsed = list(parse(articles))
    actors = find_actors(parsed)
    named = [find_mentions(item, actors) for item in parsed]
    quotes = [find_quotes(item, mentions=found, actors=actors) for item, found in zip(parsed, named, strict=True)]

    def actors_and_voices() -> None:
        found_actors = find_actors(parsed)
        for item in parsed:
            mentions = find_mentions(item, found_actors)
            with_voices(mentions, find_quotes(item, mentions=mentions, actors=found_actors))

    targets = {target.name for target in analyze(articles).targets}
    wanted = [[mention for mention in found if mention.target in targets and mention.use == "actor"] for found in named]
    bare = seconds(lambda: list(nlp.pipe([article.text for article in articles])))
    figures = {
        "articles": len(articles),
        "tokens": sum(len(item.doc) for item in parsed),
        "mentions": sum(map(len, wanted)),
        "quotes": sum(map(len, quotes)),
        "bare_nlp_pipe_s": round(bare, 3),
        "actors_and_voices": round(seconds(actors_and_voices) / bare, 3),
        "sentiment": round(
            seconds(lambda: [score_mentions(item, found) for item, found in zip(parsed, wanted, strict=True)]) / bare, 3
        ),
        "analyze": round(seconds(lambda: analyze(articles)) / bare, 3),
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
