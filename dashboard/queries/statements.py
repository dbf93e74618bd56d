"""The statements table by its keys."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from dashboard.memo import remembered
from dashboard.queries.rows import records

StatementKey = tuple[str, str, str]
"""Article, speaker, source."""


@remembered
def statement_counts(statements: pd.DataFrame) -> Counter[StatementKey]:
    """Return the number of statements by article, speaker and source; the statements table."""
    return Counter({(row["article_id"], row["speaker"], row["source"]): int(row["n"]) for row in records(statements)})
