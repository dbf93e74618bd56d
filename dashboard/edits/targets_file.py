"""A targets file that the reader uploads: its bytes as targets, or a sentence that says what is wrong."""

from __future__ import annotations

from analysis.errors import InvalidTargets
from analysis.records import Target
from analysis.targets import parse_targets

MOST_BYTES = 1_000_000
"""A targets file is written by hand; what is larger is something else."""


def read_targets_file(name: str, data: bytes) -> tuple[Target, ...]:
    """Read an uploaded targets file.

    Raises:
        InvalidTargets: It is too large, no text, no TOML, holds a wrong entry, or nothing; the text names it.
    """
    if len(data) > MOST_BYTES:
        message = f"{name}: this is too large for a targets file ({len(data) / 1e6:.1f} MB)."
        raise InvalidTargets(message)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{name}: this is no text file (TOML is written in UTF-8)."
        raise InvalidTargets(message) from error
    targets = parse_targets(text.replace("\r\n", "\n"), source_name=name)
    if not targets:
        message = f"{name}: the file names no actor and no issue; it needs an [[actor]] or an [[issue]]."
        raise InvalidTargets(message)
    return targets
