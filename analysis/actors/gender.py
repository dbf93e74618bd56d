"""Gender, where the texts themselves tell: an honorific, or he and she with only one person about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from analysis.actors.gazetteer import Lexicon
from analysis.actors.reading import Reading

Gender = Literal["m", "f", ""]

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_LEAST_VOTES = 2
_MAJORITY = 0.75


def vote_pronouns(reading: Reading, spans: Sequence[tuple[int, str]], votes: dict[str, Counter[str]]) -> None:
    """Let each he and she vote for the one person named in its sentence and the one before.

    Args:
        reading: The article.
        spans: Unit index and person of each mention, in order.
        votes: Where the votes of each person are counted.
    """
    named: dict[int, set[str]] = {}
    for unit, name in spans:
        named.setdefault(reading.sentences[unit], set()).add(name)
    for unit, word in enumerate(reading.words):
        lower = word.lower()
        gender = "m" if lower in _MALE else "f" if lower in _FEMALE else ""
        if not gender:
            continue
        sentence = reading.sentences[unit]
        near = named.get(sentence, set()) | named.get(sentence - 1, set())
        if len(near) == 1:
            votes.setdefault(next(iter(near)), Counter())[gender] += 1


def decide_gender(titles: Iterable[str], votes: Counter[str], lexicon: Lexicon) -> Gender:
    """Decide by honorifics, else by a clear majority of at least two pronouns."""
    held = set(titles)
    if held & lexicon.male and not held & lexicon.female:
        return "m"
    if held & lexicon.female and not held & lexicon.male:
        return "f"
    total = sum(votes.values())
    if total < _LEAST_VOTES:
        return ""
    for gender in ("m", "f"):
        if votes[gender] >= _MAJORITY * total:
            return gender  # type: ignore[return-value]
    return ""
