"""How many of the samples' deliberate differences are found; the key stands in their ``event.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from analysis.extract.quotes import find_quotes
from analysis.extract.quotes.voice_spans import voice_spans
from analysis.ingest import load_articles
from analysis.measures.coverage.claims import Claim, find_claims
from analysis.text.nlp import parse

pytestmark = pytest.mark.model

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
EVENTS = ("2025-02-12-first-call", "2025-05-19-third-call")
Place = tuple[int, int]


@cache
def sample(event: str) -> tuple[tuple[Claim, ...], Mapping[str, Any], Mapping[str, tuple[int, str]]]:
    """Return an event's claims, its key, and each file's place and text."""
    loaded = load_articles([SEEDS / event]).articles
    articles = list(parse(loaded))
    voices = [voice_spans(len(item.article.text), find_quotes(item)) for item in articles]
    claims = find_claims(articles, voices, [article.outlet_name for article in loaded])
    key = tomllib.loads((SEEDS / event / "event.toml").read_text(encoding="utf-8"))
    return tuple(claims), key, {article.source_name: (n, article.text) for n, article in enumerate(loaded)}


def tellings(claims: tuple[Claim, ...], files: Mapping[str, tuple[int, str]], file: str, words: str) -> dict[int, str]:
    """Return the claims that a phrase's sentence stands under, with its status there."""
    number, text = files[file]
    at = text.index(words)
    return {
        place: told.status
        for place, claim in enumerate(claims)
        for told in claim.told
        if told.article == number and told.telling.start <= at < told.telling.start + len(told.telling.text)
    }


def outcome(event: str) -> dict[str, list[str]]:
    """Return which differences are joined under a claim, and which of these are marked as told differently."""
    claims, key, files = sample(event)
    joined, marked = [], []
    for difference in key["difference"]:
        found = [tellings(claims, files, file, words) for file, words in difference.items() if file != "about"]
        pairs = [
            {one[claim], other[claim]} for one, other in combinations(found, 2) for claim in one.keys() & other.keys()
        ]
        joined += [difference["about"]] * any("maybe" not in pair for pair in pairs)
        marked += [difference["about"]] * any("differs" in pair and "maybe" not in pair for pair in pairs)
    return {"joined": joined, "marked": marked}


def alone(event: str) -> list[str]:
    """Return the facts of the key's ``only`` that no other article is said to tell."""
    claims, key, files = sample(event)
    return [
        only["fact"]
        for only in key["only"]
        if all(
            len(claims[claim].articles) == 1
            for claim, status in tellings(claims, files, only["file"], only["words"]).items()
            if status != "maybe"
        )
    ]


def test_most_deliberate_differences_stand_under_one_claim() -> None:
    found = [outcome(event) for event in EVENTS]
    assert sum(len(sample(event)[1]["difference"]) for event in EVENTS) == 25
    assert sum(len(item["joined"]) for item in found) >= 17
    assert "victims of the missile strike on Kyiv" in found[0]["marked"]


def test_most_facts_of_one_article_are_found_nowhere_else() -> None:
    assert sum(len(sample(event)[1]["only"]) for event in EVENTS) == 10
    assert sum(len(alone(event)) for event in EVENTS) >= 8
