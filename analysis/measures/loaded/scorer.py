"""Accuracy of loaded language on BABE (Spinde et al. 2021, Neural Media Bias Detection Using Distant Supervision)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.measures.loaded.detection import find_loaded, score_sentences
from analysis.records import Article
from analysis.text.nlp import ParsedArticle, parse

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def babe(path: Path) -> dict[str, Any]:
    """Measure sentences and words on rows ``{text, biased, biased_words}``, one JSON object per line.

    Returns:
        ``f1_macro`` over sentences (biased or not); ``word_recall``, the share of annotated words found, and
        ``word_precision``, the share of found words that are annotated, over all sentences; ``n`` sentences.

    Raises:
        KeyError: A row lacks a field.
        json.JSONDecodeError: A line is not JSON.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    articles = (Article(article_id=f"{n:016x}", source_name=path.name, text=row["text"]) for n, row in enumerate(rows))
    gold: list[bool] = []
    predicted: list[bool] = []
    hits = found = wanted = 0
    for parsed, row in zip(parse(articles), rows, strict=True):
        gold.append(bool(row["biased"]))
        predicted.append(is_loaded(parsed))
        ours, theirs = _found_words(parsed), _annotated_words(row)
        hits += (ours & theirs).total()
        found += ours.total()
        wanted += theirs.total()
    return {
        "f1_macro": _macro_f1(gold, predicted),
        "word_recall": hits / wanted if wanted else 0.0,
        "word_precision": hits / found if found else 0.0,
        "n": len(rows),
    }


def is_loaded(parsed: ParsedArticle) -> bool:
    """Tell whether a text of one statement is loaded: where the splitter makes more of it, any sentence decides."""
    return any(sentence.loaded for sentence in score_sentences(parsed))


def _found_words(parsed: ParsedArticle) -> Counter[str]:
    return Counter(word for item in find_loaded(parsed) for word in _split(item.text))


def _annotated_words(row: Mapping[str, Any]) -> Counter[str]:
    return Counter(word for words in row["biased_words"] for word in _split(words))


def _split(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _macro_f1(gold: Sequence[bool], predicted: Sequence[bool]) -> float:
    scores = []
    for label in (False, True):
        hits = sum(g == p == label for g, p in zip(gold, predicted, strict=True))
        total = sum(g == label for g in gold) + sum(p == label for p in predicted)
        scores.append(2 * hits / total if total else 0.0)
    return sum(scores) / len(scores)
