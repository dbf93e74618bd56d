"""Rows of the tables ``claims`` and ``coverage``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis.extract.facts import MeasuredArticle
from analysis.measures.coverage.claims import Claim, find_claims

Row = dict[str, Any]


def coverage_rows(measured: Sequence[MeasuredArticle]) -> dict[str, list[Row]]:
    """Return, without the ``event`` column, the rows of both tables; no claims where only one article is given."""
    outlets = [item.outlet for item in measured]
    parsed, voices = [item.parsed for item in measured], [item.voices for item in measured]
    claims = find_claims(parsed, voices, outlets) if len(measured) > 1 else []
    return {
        "claims": [_claim_row(number, claim, outlets) for number, claim in enumerate(claims)],
        "coverage": [row for number, claim in enumerate(claims) for row in _told_rows(number, claim, measured)],
    }


def _claim_row(number: int, claim: Claim, outlets: Sequence[str]) -> Row:
    telling = sorted({outlets[article] for article in claim.articles})
    near = any(item.status == "maybe" for item in claim.told)
    return {
        "claim_id": number,
        "claim": claim.text,
        "n_outlets": len(telling),
        "only_in": telling[0] if len(telling) == 1 and not near else "",
        "importance": claim.importance,
        "conflict": claim.conflict,
        "conflict_kind": claim.conflict_kind,
    }


def _told_rows(number: int, claim: Claim, measured: Sequence[MeasuredArticle]) -> list[Row]:
    return [
        {
            "claim_id": number,
            "claim": claim.text,
            "article_id": measured[item.article].article.article_id,
            "outlet": measured[item.article].outlet,
            "sentence_id": item.sentence_id,
            "sentence": item.telling.text,
            "status": item.status,
            "match": item.match,
            "position": item.position,
            "voice": item.telling.voice,
            "certainty": item.telling.certainty,
            "difference": item.difference,
        }
        for item in claim.told
    ]
