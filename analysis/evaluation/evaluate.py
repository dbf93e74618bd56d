"""Accuracy on labelled data: one JSON-ready mapping per measure, with n and a digest of the data."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from analysis.errors import InvalidInput
from analysis.measures.registry import scorers


def evaluate(name: str, path: Path) -> dict[str, Any]:
    """Measure accuracy on a labelled file.

    Args:
        name: A key of :func:`analysis.measures.registry.scorers`.
        path: The labelled file, in its publishers' form.

    Returns:
        The figures, ``n``, the measure's name, the file's name and the SHA-256 ``digest`` of its bytes.

    Raises:
        InvalidInput: The measure is unknown, or the file is not in the form it needs.
    """
    known = scorers()
    if name not in known:
        message = f"There is no measure {name!r}; there are {', '.join(sorted(known))}."
        raise InvalidInput(message)
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"{path}: can't be read ({error.strerror})."
        raise InvalidInput(message) from error
    try:
        figures = known[name](path)
    except (KeyError, TypeError, json.JSONDecodeError, UnicodeDecodeError) as error:
        message = f"{path.name}: not in the form that {name} needs ({type(error).__name__}: {error})."
        raise InvalidInput(message) from error
    return {"measure": name, "data": path.name, "digest": hashlib.sha256(data).hexdigest(), **figures}
