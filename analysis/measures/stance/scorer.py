"""Accuracy of the stance: on the main entities of BASIL's articles, and on minimal pairs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.extract.facts import extract
from analysis.extract.sentiment import POLARITIES
from analysis.measures.stance.article_stance import stance_of
from analysis.measures.stance.minimal_pairs import probe_figures, read_probes
from analysis.records import Article, Span, Target
from analysis.stats.agreement import macro_f1, spearman

_FEELINGS = {"neg": -1, "neu": 0, "pos": 1}
_STANCES = {"critical": -1, "neutral": 0, "supportive": 1}


def basil(path: Path) -> dict[str, Any]:
    """Measure stance toward the main entities of an article; data: BASIL (Fan et al., EMNLP 2019)."""
    gold: list[int] = []
    labels: list[int] = []
    scores: list[float] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            for feeling, label, score in _basil_cells(json.loads(line)):
                gold.append(feeling)
                labels.append(label)
                scores.append(score)
    return {
        "spearman": spearman(gold, scores),
        "f1_macro": macro_f1(gold, labels, POLARITIES),
        "n": len(gold),
    }


def _basil_cells(row: Mapping[str, Any]) -> list[tuple[int, int, float]]:
    """Return (author's feeling, our label, our score) for each annotated main entity that the article discusses."""
    title = row["title"].strip()
    text = "\n\n".join([title, *(" ".join(paragraph) for paragraph in row["paragraphs"])])
    article = Article(
        article_id=row["id"], source_name=row["id"], text=text, title=title, headings=(Span(0, len(title)),)
    )
    targets = [
        Target(name=entity, kind="actor", aliases=tuple({entity.split()[-1]} - {entity}))
        for entity in row["main_entities"]
    ]
    (facts,) = extract([article], targets).articles
    cells = []
    for entity in row["main_entities"]:
        feeling = row["article_annotations"].get("author_feeling_" + entity.replace(" ", "_"))
        stance = stance_of(facts, entity)
        if feeling is not None and stance.label != "absent":
            cells.append((_FEELINGS[feeling], _STANCES[stance.label], stance.score))
    return cells


def probes(path: Path) -> dict[str, Any]:
    """Measure the direction of stance on minimal pairs; see :mod:`analysis.measures.stance.minimal_pairs`."""
    return probe_figures(list(read_probes(path)))
