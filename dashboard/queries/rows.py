"""A table's rows as mappings, typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias, cast

import pandas as pd

Row: TypeAlias = Mapping[str, Any]
"""One row of a table, by column."""


def records(table: pd.DataFrame) -> list[Row]:
    """Return the rows of a table in order."""
    return cast("list[Row]", table.to_dict("records"))
