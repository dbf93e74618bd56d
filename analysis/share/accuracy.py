"""The accuracy figures that ``make evaluate`` wrote."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any


@cache
def figures() -> Sequence[Mapping[str, Any]]:
    """Read the figures: section, figure, value, n, data, digest; none where they were never measured."""
    file = resources.files("analysis").joinpath("data/accuracy.json")
    return json.loads(file.read_text(encoding="utf-8"))["figures"] if file.is_file() else ()
