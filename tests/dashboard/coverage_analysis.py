"""An analysis of three invented articles with claims, for tests of what Coverage shows."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from analysis.measures.registry import build_table
from analysis.pipeline import Analysis

TEXTS = {
    ("a", 0): "Twelve ferries will be scrapped",
    ("a", 9): "The vote leaves 300 sailors ashore.",
    ("b", 1): "The board scrapped twelve old ferries.",
    ("b", 2): "The vote leaves 450 sailors ashore.",
    ("b", 3): "A brass band played outside.",
    ("c", 4): "Twelve ferries go, the board decided.",
    ("c", 5): "Some sailors may have to stay ashore.",
}
OUTLETS = {"a": "Gazette", "b": "Herald", "c": "Tribune"}


def told(
    claim_id: int, article: str, sentence: int, status: str = "reports", match: float = 0.9, **more: Any
) -> dict[str, Any]:
    defaults = {"position": "middle", "voice": "own", "certainty": "stated", "difference": ""}
    return {
        "event": "",
        "claim_id": claim_id,
        "claim": "",
        "article_id": article,
        "outlet": OUTLETS[article],
        "sentence_id": sentence,
        "sentence": TEXTS[article, sentence],
        "status": status,
        "match": match,
        **defaults,
        **more,
    }


def claim(claim_id: int, text: str, n: int, *, only: str = "", conflict: str = "", kind: str = "") -> dict[str, Any]:
    return {
        "event": "",
        "claim_id": claim_id,
        "claim": text,
        "n_outlets": n,
        "only_in": only,
        "importance": 0.5,
        "conflict": conflict,
        "conflict_kind": kind,
    }


def sentence(article: str, number: int) -> dict[str, Any]:
    words = TEXTS[article, number]
    start = 100 * number
    found = {
        "event": "",
        "article_id": article,
        "sentence_id": number,
        "paragraph": 0,
        "start": start,
        "end": start + len(words),
        "heading": False,
        "text": words,
        "n_words": len(words.split()),
        "n_own": len(words.split()),
    }
    return {column: found[column] for column in _columns("sentences") if column in found}


def _columns(name: str) -> list[str]:
    return list(build_table(name, []).columns)


def analysis() -> Analysis:
    claims = [
        claim(0, "The board scrapped twelve old ferries.", 3),
        claim(1, "The vote leaves 300 sailors ashore.", 2, conflict="300 / 450", kind="number"),
        claim(2, "A brass band played outside.", 1, only="Herald"),
    ]
    coverage = [
        told(0, "a", 0, position="headline", certainty="expected"),
        told(0, "b", 1, position="lead"),
        told(0, "c", 4, position="tail"),
        told(1, "a", 9, "differs", position="tail", difference="number: 300"),
        told(1, "b", 2, "differs", 0.7, position="lead", difference="number: 450"),
        told(1, "c", 5, "maybe", 0.65),
        told(2, "b", 3),
    ]
    cue = {
        "event": "",
        "article_id": "a",
        "sentence_id": 0,
        "start": 15,
        "end": 19,
        "text": "will",
        "certainty": "expected",
    }
    cuts = [
        {
            "event": "",
            "cut_id": 0,
            "article_id": article,
            "outlet": OUTLETS[article],
            "quote_id": 0,
            "sentence_id": 1,
            "start": 0,
            "end": len(text),
            "text": text,
            "speaker": speaker,
            "cue": "said",
            "kept": kept,
        }
        for article, text, speaker, kept in (
            ("a", "we sell no boat, whatever they say", "Mira Tolland", 1.0),
            ("b", "we sell no boat", "", 0.6),
        )
    ]
    tables = {
        "claims": build_table("claims", claims),
        "coverage": build_table("coverage", coverage),
        "certainty_cues": build_table("certainty_cues", [cue]),
        "quote_cuts": build_table("quote_cuts", cuts),
        "sentences": build_table("sentences", [sentence(article, number) for article, number in TEXTS]),
    }
    return Analysis(event="", targets=(), tables=MappingProxyType(tables))
