"""The tables come with every analysis, and keep their schemas."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis import analyze
from analysis.ingest import paste
from analysis.measures.coverage.scorer import claims
from analysis.measures.registry import check_table

pytestmark = pytest.mark.model

GAZETTE = """Harbour board scraps twelve ferries

The Ostvale harbour board voted on Monday to scrap twelve of its oldest ferries.
Board chair Mira Tolland said the boats burn too much diesel.
A brass band played outside the town hall while members were counting.
"""
HERALD = """Ostvale votes to scrap old ferries

Twelve of the oldest ferries in Ostvale will be scrapped, the harbour board decided in a vote on Monday.
The chair of the board, Mira Tolland, said that the boats burn too much diesel.
Two members abstained because their brothers work on the boats.
"""


def test_every_analysis_has_both_tables() -> None:
    tables = analyze([paste(GAZETTE, outlet="Gazette"), paste(HERALD, outlet="Herald")], event="ferries").tables
    found, told = check_table("claims", tables["claims"]), check_table("coverage", tables["coverage"])
    assert set(told["claim_id"]) == set(found["claim_id"])
    assert set(told["outlet"]) == {"Gazette", "Herald"}
    shared = found[found["n_outlets"] == 2]
    assert not shared.empty
    assert set(shared["only_in"]) == {""}
    band = told[told["sentence"].str.contains("brass band")]["claim_id"]
    assert list(found.set_index("claim_id").loc[band, "only_in"]) == ["Gazette"]


def test_one_article_alone_has_no_claims() -> None:
    assert analyze([paste(GAZETTE, outlet="Gazette")])["claims"].empty


def test_scorer_counts_pairs(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    (folder / "herald.txt").write_text(HERALD, encoding="utf-8")
    diesel = {
        "gazette.txt": "Board chair Mira Tolland said the boats burn too much diesel.",
        "herald.txt": "The chair of the board, Mira Tolland, said that the boats burn too much diesel.",
    }
    apart = {
        "gazette.txt": "A brass band played outside the town hall while members were counting.",
        "herald.txt": "Two members abstained because their brothers work on the boats.",
    }
    gold = tmp_path / "claims.json"
    gold.write_text(json.dumps([{"reported_by": diesel}, {"reported_by": apart}]), encoding="utf-8")
    figures = claims(gold)
    assert figures["n"] == 2
    assert figures["recall"] == 0.5
    assert figures["precision"] == 1.0
    assert figures["conflicts"] is None
