"""How well claims agree with facts that a reader found in several articles of an event."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from analysis.extract.quotes.voice_spans import VoiceSpan
from analysis.ingest import load_articles
from analysis.measures.coverage.claims import Claim, find_claims
from analysis.measures.coverage.clusters import PER_ARTICLE
from analysis.text.nlp import parse

ARTICLES = "articles"
"""Folder beside the labelled file that holds the event's articles."""
_ALIKE = 0.6
"""Share of words, as a multiset, from which a sentence is the labelled one."""
_WORD = re.compile(r"[a-z0-9]+")

Place = tuple[str, str]
"""An article's file name and a sentence of it."""


def claims(path: Path) -> dict[str, Any]:
    """Measure pairs of sentences that tell one fact.

    Args:
        path: A list of facts as JSON, each with ``reported_by`` (sentence by file name) and, where the articles
            contradict each other, ``conflict_strength``; the articles lie in the folder ``articles`` beside it.

    Returns:
        ``recall`` of the pairs with their number ``n``, ``precision`` of pairs found among labelled sentences with
        ``n_found``, and ``conflicts``, the share of strong contradictions marked, with ``n_conflicts``.
    """
    gold = json.loads(path.read_text(encoding="utf-8"))
    articles = load_articles([path.parent / ARTICLES]).articles
    voices = [[VoiceSpan(0, len(article.text), "own")] for article in articles]
    names = [article.source_name for article in articles]
    return claim_figures(gold, find_claims(list(parse(articles)), voices, names), names)


def claim_figures(gold: Sequence[Mapping[str, Any]], found: Sequence[Claim], names: Sequence[str]) -> dict[str, Any]:
    """Return the figures of :func:`claims` for claims that were found in articles of these file names."""
    right = {pair for fact in gold for pair in _pairs(fact["reported_by"].items())}
    n = sum(len(_pairs(fact["reported_by"].items())) for fact in gold)
    holding = _holding(gold, found, names)
    together = {pair for pair in _pairs(sorted(holding)) if holding[pair[0]] & holding[pair[1]]}
    recalled = sum(pair in together for fact in gold for pair in _pairs(fact["reported_by"].items()))
    strong = [fact for fact in gold if fact.get("conflict_strength") == "strong" and len(fact["reported_by"]) > 1]
    differing = [
        (names[item.article], item.telling.text) for claim in found for item in claim.told if item.status == "differs"
    ]
    marked = sum(
        any(_same(place, other) for place in fact["reported_by"].items() for other in differing) for fact in strong
    )
    return {
        "recall": recalled / n if n else None,
        "n": n,
        "precision": len(together & right) / len(together) if together else None,
        "n_found": len(together),
        "conflicts": marked / len(strong) if strong else None,
        "n_conflicts": len(strong),
    }


def _pairs(places: Any) -> set[tuple[Place, Place]]:
    """Return pairs of sentences of different articles, each in order."""
    return {(one, other) for one, other in combinations(sorted(places), 2) if one[0] != other[0]}


def _holding(
    gold: Sequence[Mapping[str, Any]], found: Sequence[Claim], names: Sequence[str]
) -> dict[Place, frozenset[int]]:
    """Return, by labelled sentence, the claims that hold it; a claim with many sentences of an article counts none."""
    members: dict[int, list[Place]] = defaultdict(list)
    for number, claim in enumerate(found):
        told = [(names[item.article], item.telling.text) for item in claim.told if item.status != "maybe"]
        if max(Counter(name for name, _ in told).values(), default=0) <= PER_ARTICLE:
            members[number] = told
    places = {place for fact in gold for place in fact["reported_by"].items()}
    return {
        place: frozenset(number for number, told in members.items() if any(_same(place, other) for other in told))
        for place in places
    }


def _same(place: Place, other: Place) -> bool:
    if place[0] != other[0]:
        return False
    ours, theirs = (Counter(_WORD.findall(text.lower())) for text in (place[1], other[1]))
    return (ours & theirs).total() >= _ALIKE * max(1, (ours | theirs).total())
