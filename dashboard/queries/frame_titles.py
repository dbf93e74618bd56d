"""What the generic frames are called and what they mean, from the file that the measure reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from analysis.measures.generic_frames.frame_scores import LEXICON
from analysis.text.lexicons import read_lexicon

SOURCE = (
    "Fourteen are the policy frames of Boydstun, Card, Gross, Resnik and Smith (2014); conflict, human interest and "
    "attribution of responsibility are news frames of Semetko and Valkenburg (2000), whose other two, economic "
    "consequences and morality, are among the fourteen."
)
"""Where the frames come from."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A frame's name and what it is about, in a sentence."""

    title: str
    meaning: str


@cache
def definitions() -> Mapping[str, Definition]:
    """Return all frames by the names that the tables have for them, in the order of their sources."""
    return {
        name: Definition(entry["title"], entry["definition"])
        for name, entry in read_lexicon(LEXICON).items()
        if isinstance(entry, Mapping)
    }


def titles() -> dict[str, str]:
    """Return what the frames are called."""
    return {name: definition.title for name, definition in definitions().items()}
