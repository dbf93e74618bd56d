"""Statements: what one speaker is quoted and reported to say in one sentence, in however many pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from dashboard.memo import remembered
from dashboard.queries.rows import Row, records
from dashboard.queries.voice_words import source_of

StatementKey = tuple[str, str, str]
"""Article, speaker, source."""


@remembered
def count_statements(quotes: pd.DataFrame) -> Counter[StatementKey]:
    """Count statements by article, speaker and source.

    The quotes table has a row per pair of quotation marks and per stretch of indirect speech, so indirect speech with
    two quoted words in it is three rows. They are one statement here, as all that one speaker says in one sentence is.
    Quoted words inside the same speaker's indirect speech belong to the sentence in which that begins. Scare quotes
    are nobody's and don't count.

    Args:
        quotes: The quotes table, or a part of it.
    """
    rows = {(str(row["article_id"]), int(row["quote_id"])): row for row in records(quotes)}
    found = set()
    for (article_id, _), row in rows.items():
        source = source_of(row)
        if source != "nobody":
            first = _outermost(row, rows)
            # Who hides a name may be told from another one by the description alone.
            who = str(row["speaker"]) or str(row["speaker_description"])
            found.add((article_id, str(row["speaker"]), source, who, int(first["sentence_id"])))
    return Counter(key[:3] for key in found)


def _outermost(row: Row, rows: Mapping[tuple[str, int], Row]) -> Row:
    """Return the outermost quotation around a row that has the same speaker; the row itself where there is none."""
    around = rows.get((str(row["article_id"]), int(row["parent_id"])))
    if around is None or _who(around) != _who(row):
        return row
    return _outermost(around, rows)


def _who(row: Row) -> tuple[str, str]:
    return str(row["speaker"]), str(row["speaker_description"])
