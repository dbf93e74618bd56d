"""Read gold sentences and score sets of findings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from analysis.records import Article, Mention
from analysis.text.nlp import ParsedArticle, parse

GOLD = Path(__file__).parent.parent / "gold"


def rows(name: str) -> list[dict[str, Any]]:
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def parse_all(texts: Iterable[str]) -> list[ParsedArticle]:
    return list(parse(Article(article_id=f"{n:016x}", source_name=str(n), text=text) for n, text in enumerate(texts)))


def parse_one(text: str) -> ParsedArticle:
    return parse_all([text])[0]


def mention(text: str, surface: str, **fields: Any) -> Mention:
    start = text.index(surface)
    settings = {"target": surface, "kind": "name"} | fields
    return Mention(sentence_id=0, surface=surface, start=start, end=start + len(surface), **settings)


def mentions(row: dict[str, Any]) -> Iterator[Mention]:
    for start, end, target in row["mentions"]:
        yield Mention(0, target, row["text"][start:end], start, end, "name")


def f1(found: Iterable[set[Any]], wanted: Iterable[set[Any]]) -> float:
    hits = total = 0
    for got, gold in zip(found, wanted, strict=True):
        hits += len(got & gold)
        total += len(got) + len(gold)
    return 2 * hits / total
