"""What a click on a chart chose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def clicked_point(chart_state: Any) -> tuple[str, str, str] | None:
    """Return the three strings of a chart's clicked mark, or None where the click chose nothing."""
    points = chart_state["selection"]["points"] if chart_state else []
    if not points:
        return None
    data = points[0].get("customdata") or []
    # Plotly hands an array over as a mapping from position to value.
    values = [data[key] for key in sorted(data, key=int)] if isinstance(data, Mapping) else list(data)
    return (str(values[0]), str(values[1]), str(values[2])) if len(values) == 3 else None
