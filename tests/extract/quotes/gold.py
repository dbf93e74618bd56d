"""The labelled passages of ``tests/gold/voices.jsonl`` and how many of them are read right."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from analysis.extract.actors import find_actors, find_mentions
from analysis.extract.quotes import find_quotes
from analysis.records import Article, Quote, Span
from analysis.text.nlp import ParsedArticle, parse

PASSAGES = Path(__file__).resolve().parents[2] / "gold" / "voices.jsonl"


def load_passages() -> list[dict[str, Any]]:
    return [json.loads(line) for line in PASSAGES.read_text(encoding="utf-8").splitlines()]


def parse_text(text: str, *, heading: int = 0) -> ParsedArticle:
    """Parse a text; its first ``heading`` characters are a heading."""
    headings = (Span(0, heading),) if heading else ()
    return next(iter(parse([Article(article_id="0", source_name="passage.txt", text=text, headings=headings)])))


def quotes_of(parsed: ParsedArticle) -> tuple[Quote, ...]:
    actors = find_actors([parsed])
    return find_quotes(parsed, mentions=find_mentions(parsed, actors), actors=actors)


def accuracy() -> dict[str, tuple[int, int]]:
    """Passages read right and all passages, per phenomenon.

    A passage is right when its quotations are exactly the expected ones, with kind, speaker and tone.
    """
    results: dict[str, list[bool]] = defaultdict(list)
    for passage in load_passages():
        expected = [tuple(quote[key] for key in ("text", "kind", "speaker", "cue_tone")) for quote in passage["quotes"]]
        found = quotes_of(parse_text(passage["text"], heading=passage.get("heading", 0)))
        read = [(quote.text, quote.kind, quote.speaker, quote.cue_tone) for quote in found]
        results[passage["phenomenon"]].append(sorted(read) == sorted(expected))
    return {phenomenon: (sum(right), len(right)) for phenomenon, right in results.items()}
