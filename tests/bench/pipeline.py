"""Measure the speed of `analyze` against the bare language model on the same text.

Prints one JSON object. Each time is the median of several runs in one process, so ratios hold on a noisy machine.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from analysis import analyze, load_articles
from analysis.extract.actors import find_actors, find_mentions
from analysis.extract.encoder_answers import ANSWERS
from analysis.extract.facts import extract
from analysis.extract.quotes import find_quotes, with_voices
from analysis.extract.sentence_states import forget_states
from analysis.extract.sentiment import score_mentions
from analysis.measures.coverage.compared import forget_comparisons
from analysis.measures.keywords.collocations import find_collocations
from analysis.measures.keywords.content_words import content_words
from analysis.measures.measure import Counted
from analysis.measures.registry import measures, tables
from analysis.measures.schema import build
from analysis.records import Article, Target
from analysis.text.nlp import load_nlp, parse
from analysis.text.parse_cache import PARSES
from analysis.text.per_text import forget_texts

RUNS = 5
FRAMING = tuple(
    table.schema.name
    for name in ("keywords", "generic_frames", "loaded", "naming", "verbs")
    for table in measures()[name].tables
)
KEYWORDS = tuple(table.schema.name for table in measures()["keywords"].tables)


def seconds(job: Callable[[], object], *, runs: int = RUNS, clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the median time of a job in seconds by a clock, after one run to warm up."""
    job()
    times = []
    for _ in range(runs):
        start = clock()
        job()
        times.append(clock() - start)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, help="article files or folders")
    parser.add_argument("--runs", type=int, default=RUNS, help="runs of each job after the one to warm up")
    parser.add_argument("--framing", action="store_true", help="measure framing alone; for many articles")
    options = parser.parse_args()
    articles = load_articles(options.paths).articles
    if options.framing:
        print(json.dumps(framing_figures(articles, runs=options.runs), indent=1))
        return
    print(json.dumps(all_figures(articles, runs=options.runs), indent=1))


def framing_figures(articles: Sequence[Article], *, runs: int) -> dict[str, float]:
    """Return the time of all framing tables, of those of keywords, and of finding phrases, over the bare model's.

    All in processor time: these runs are long, and what else the machine does changes meanwhile.
    """
    nlp = load_nlp()
    bare = seconds(lambda: list(nlp.pipe([article.text for article in articles])), runs=runs, clock=time.process_time)
    facts = extract(articles)

    def built(names: Iterable[str]) -> None:
        """Build tables from facts that remember nothing of them."""
        items = tuple(replace(item) for item in facts.articles)
        counted = Counted(replace(facts, articles=items), tables())
        for name in names:
            build(tables()[name].schema, counted.rows(name), event="")

    measured = facts.articles
    words = [content_words(item.parsed, voices=item.voices, names=()) for item in measured]
    pairs = [(item.parsed, found) for item, found in zip(measured, words, strict=True)]
    return {
        "articles": len(articles),
        "tokens": sum(len(item.parsed.doc) for item in measured),
        "bare_nlp_pipe_cpu_s": round(bare, 3),
        "framing": round(seconds(lambda: built(FRAMING), runs=runs, clock=time.process_time) / bare, 3),
        "keywords": round(seconds(lambda: built(KEYWORDS), runs=runs, clock=time.process_time) / bare, 3),
        "find_collocations": round(
            seconds(lambda: find_collocations(pairs), runs=runs, clock=time.process_time) / bare, 3
        ),
    }


def forgotten(articles: Sequence[Article], targets: Sequence[Target] | None = None) -> None:
    """Analyse articles as if for the first time."""
    PARSES.clear()
    ANSWERS.clear()
    forget_texts()
    forget_comparisons()
    forget_states()
    analyze(articles, targets)


def changed_alias(articles: Sequence[Article], targets: Sequence[Target]) -> tuple[float, int]:
    """Return the time of an analysis with one changed alias over that of the first, in one run each.

    Beside it the number of answers that the encoder gave for it: an alias that a reader declares makes ambiguous names
    sure, and new mentions are asked about.
    """
    start = time.perf_counter()
    forgotten(articles, targets)
    first = time.perf_counter() - start
    changed = [replace(targets[0], aliases=(*targets[0].aliases, "Zzyzx")), *targets[1:]]
    parses, answers = PARSES.made, ANSWERS.made
    start = time.perf_counter()
    analyze(articles, changed)
    again = time.perf_counter() - start
    assert PARSES.made == parses, "a changed alias parsed again"
    return again / first, ANSWERS.made - answers


def all_figures(articles: Sequence[Article], *, runs: int) -> dict[str, float]:
    """Return the time of each stage, of framing among them, and of the whole over the bare model's."""
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

    found = analyze(articles).targets
    targets = {target.name for target in found}
    wanted = [[mention for mention in found if mention.target in targets and mention.use == "actor"] for found in named]

    def sentiments() -> None:
        ANSWERS.clear()
        for item, mentions in zip(parsed, wanted, strict=True):
            score_mentions(item, mentions)

    bare = seconds(lambda: list(nlp.pipe([article.text for article in articles])), runs=runs)
    alias, asked = changed_alias(articles, found)
    return {
        "articles": len(articles),
        "tokens": sum(len(item.doc) for item in parsed),
        "mentions": sum(map(len, wanted)),
        "quotes": sum(map(len, quotes)),
        "bare_nlp_pipe_s": round(bare, 3),
        "actors_and_voices": round(seconds(actors_and_voices, runs=runs) / bare, 3),
        "sentiment": round(seconds(sentiments, runs=runs) / bare, 3),
        "analyze": round(seconds(lambda: forgotten(articles), runs=runs) / bare, 3),
        "changed_alias_to_first": round(alias, 3),
        "changed_alias_answers": asked,
    }


if __name__ == "__main__":
    main()
