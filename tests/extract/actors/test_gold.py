"""Named mentions of invented sentences, against labels made by the definitions of the mentions table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from analysis.extract.actors import find_actors, find_mentions
from analysis.records import Article
from analysis.text.nlp import parse

GOLD = Path(__file__).parent / "gold_mentions.txt"
MARK = re.compile(r"\[([^|\]]+)\|([^|]+)\|([^|]+)\|([^\]]+)\]")
LEAST_FOUND = 0.97
LEAST_USES = 0.93
"""Floors just under what was reached when the labels were made."""


@dataclass(frozen=True)
class Label:
    start: int
    end: int
    target: str
    use: str


def read_events() -> list[tuple[str, list[Label]]]:
    blocks = "\n".join(line for line in GOLD.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [unmark(block.strip()) for block in blocks.split("\n\n") if block.strip()]


def unmark(block: str) -> tuple[str, list[Label]]:
    text, labels, position = "", [], 0
    for mark in MARK.finditer(block):
        text += block[position : mark.start()]
        surface, target, _, use = mark.groups()
        labels.append(Label(len(text), len(text) + len(surface), target, use))
        text += surface
        position = mark.end()
    return text + block[position:], labels


@pytest.mark.model
def test_named_mentions_reach_their_floors():
    gold, found, uses, wrong = 0, 0, 0, []
    predicted = 0
    for text, labels in read_events():
        parsed = next(parse([Article(article_id="a", source_name="a.txt", text=text)]))
        mentions = find_mentions(parsed, find_actors([parsed]))
        named = {(m.start, m.end, m.target): m for m in mentions if m.kind in {"name", "alias", "metonym"}}
        gold += len(labels)
        predicted += len(named)
        for label in labels:
            mention = named.pop((label.start, label.end, label.target), None)
            if mention is None:
                wrong.append(f"missed {text[label.start : label.end]} -> {label.target}")
                continue
            found += 1
            uses += mention.use == label.use
            if mention.use != label.use:
                wrong.append(f"{text[label.start - 20 : label.end + 20]!r}: {mention.use}, not {label.use}")
        wrong += [f"too much {m.surface} -> {m.target} in {text[m.start - 20 : m.end + 20]!r}" for m in named.values()]
    mistakes = "\n".join(wrong)
    assert 2 * found / (gold + predicted) >= LEAST_FOUND, mistakes
    assert uses / found >= LEAST_USES, mistakes
