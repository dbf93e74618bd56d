"""Which language a text is in, offline (py3langid, Lui & Baldwin's langid.py in a version with 139 languages)."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import py3langid

SAMPLE_CHARACTERS = 4_000
NO_LANGUAGE = "zxx"
"""ISO 639-2's code for what is not language."""
_URL = re.compile(r"https?://\S+|@\w+")


@cache
def _names() -> dict[str, str]:
    path = resources.files("analysis").joinpath("data", "ingest", "languages.tsv")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return {row[0]: row[1] for row in rows}


def identify_language(text: str) -> str:
    """Return the ISO 639-1 code of the language that most of ``text`` is in."""
    sample = _URL.sub(" ", text)
    middle = max(0, (len(sample) - SAMPLE_CHARACTERS) // 2)
    code, _ = py3langid.classify(sample[middle : middle + SAMPLE_CHARACTERS])
    return str(code)


def language_name(code: str) -> str:
    """Return the English name of a language code, the code itself if it is unknown."""
    return _names().get(code, code)
