"""Accuracy of generic frames, names and verbs on labelled sentences, one JSON object per line."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Sequence, Set
from pathlib import Path
from typing import Any

from analysis.measures.generic_frames import FRAMES, frame_scores
from analysis.measures.naming.naming import find_names
from analysis.measures.verbs.verbs import find_verbs
from analysis.records import Article, Mention
from analysis.text.nlp import ParsedArticle, parse

Sets = Sequence[Set[Hashable]]


def frames(path: Path) -> dict[str, Any]:
    """Measure frames on rows ``{text, labels}``: F1 of each frame, and their mean, over ``n`` sentences."""
    rows, parsed = _read(path)
    wanted = [set(row["labels"]) for row in rows]
    found = [{score.generic_frame for score in frame_scores(item) if score.present} for item in parsed]
    by_frame = {
        frame: f1([got & {frame} for got in found], [labels & {frame} for labels in wanted]) for frame in FRAMES
    }
    return {"f1_macro": sum(by_frame.values()) / len(FRAMES), "n": len(rows), "f1_by_frame": by_frame}


def names(path: Path) -> dict[str, Any]:
    """Measure what actors are called on rows ``{text, mentions, names}``: F1 over target, label and form."""
    rows, parsed = _read(path)
    mentions = [[Mention(0, m["target"], "", m["start"], m["end"], m["kind"]) for m in row["mentions"]] for row in rows]
    found = [
        {(use.target, use.label, use.form, use.negated) for use in find_names(item, given)}
        for item, given in zip(parsed, mentions, strict=True)
    ]
    wanted = [{(use["target"], use["label"], use["form"], use["negated"]) for use in row["names"]} for row in rows]
    return {"f1": f1(found, wanted), "n": len(rows)}


def verbs(path: Path) -> dict[str, Any]:
    """Measure who acts and is acted upon on rows ``{text, mentions, verbs}``: F1 over target, verb and role."""
    rows, parsed = _read(path)
    mentions = [
        [Mention(0, target, row["text"][start:end], start, end, "name") for start, end, target in row["mentions"]]
        for row in rows
    ]
    found = [
        {(use.target, use.verb, use.role) for use in find_verbs(item, given)}
        for item, given in zip(parsed, mentions, strict=True)
    ]
    wanted = [{(use["target"], use["verb"], use["role"]) for use in row["verbs"]} for row in rows]
    return {"f1": f1(found, wanted), "n": len(rows)}


def f1(found: Sets, wanted: Sets) -> float:
    """Return the F1 of sets of findings, pooled over sentences, in [0, 1]; 0 where there is nothing to find."""
    hits = sum(len(got & gold) for got, gold in zip(found, wanted, strict=True))
    total = _size(found) + _size(wanted)
    return 2 * hits / total if total else 0.0


def _size(sets: Iterable[Set[Hashable]]) -> int:
    return sum(map(len, sets))


def _read(path: Path) -> tuple[list[dict[str, Any]], list[ParsedArticle]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    articles = (Article(article_id=f"{n:016x}", source_name=path.name, text=row["text"]) for n, row in enumerate(rows))
    return rows, list(parse(articles))
