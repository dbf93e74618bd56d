"""What each outlet says in words that the others don't use, each with the sentence that shows it best."""

from __future__ import annotations

from typing import Any

from analysis.pipeline import Analysis
from dashboard.memo import remembered
from dashboard.queries.evidence import Evidence
from dashboard.queries.framing_evidence import counted_rows
from dashboard.queries.marks import Layer, Mark
from dashboard.queries.rows import records
from dashboard.state.refs import SentenceRef
from dashboard.wording import count_of

LEAST_TELLING = 0.5
"""Terms of a lower score are left to the table: a reader would more likely than not call them ordinary."""


@remembered
def chosen_words(analysis: Analysis, outlet: str, *, whose: str) -> tuple[Evidence, ...]:
    """Return an outlet's most telling words and phrases, each marked in its sentence, the most telling first.

    Args:
        analysis: Where to look.
        outlet: Whose choice.
        whose: Whose words: ``own``, ``quoted`` (reported speech too) or ``all``.
    """
    if "distinctive_wording" not in analysis.tables:
        return ()
    rows = counted_rows(analysis["distinctive_wording"], whose=whose, outlet=outlet)
    rows = rows[rows["score"] >= LEAST_TELLING].sort_values(["rank", "voice", "term"], kind="stable")
    bounds = {
        (str(row["article_id"]), int(row["sentence_id"])): (int(row["start"]), int(row["end"]))
        for row in records(analysis["sentences"])
    }
    return tuple(
        _evidence(row, bounds[row["article_id"], row["sentence_id"]], n_others=_n_outlets(analysis) - 1)
        for row in records(rows)
    )


def _evidence(row: Any, bounds: tuple[int, int], *, n_others: int) -> Evidence:
    start, end = bounds
    return Evidence(
        place=SentenceRef(row["article_id"], int(row["sentence_id"])),
        start=start,
        end=end,
        voice=row["voice"],
        speaker="",
        value=None,
        note=_note(row, n_others),
        layers=(Layer("framing", (Mark(int(row["start"]), int(row["end"]), "framing"),)),),
    )


def _note(row: Any, n_others: int) -> str:
    """Say how often the term stands here and elsewhere: “sham”: 3 times here, once elsewhere (Fox News 1)."""
    here = "once" if row["count"] == 1 else f"{row['count']} times"
    others = count_of(n_others, "other outlet")
    elsewhere = f"elsewhere: {row['elsewhere']}" if row["elsewhere"] else f"in none of {others}"
    return f"“{row['written']}”: {here} here, {elsewhere}"


def _n_outlets(analysis: Analysis) -> int:
    return int(analysis["distinctive_wording"]["outlet"].nunique())
