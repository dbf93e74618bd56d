"""Gender, where the texts themselves tell: an honorific, or he and she with only one person about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from analysis.extract.actors.candidates import Run
from analysis.extract.actors.lexicon import Lexicon
from analysis.extract.actors.units import ArticleUnits

Gender = Literal["m", "f", ""]

_GENDERS: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_LEAST_VOTES = 3
_MAJORITY = 0.75
_APPOSITION = 4
_BREAKS = frozenset({"whose", "who", "of", "to", "and", "said", "told", "with", "by"})


def vote_pronouns(reading: ArticleUnits, spans: Sequence[tuple[int, str]], votes: dict[str, Counter[str]]) -> None:
    """Let each he and she vote for the one person named in its sentence and the one before.

    Args:
        reading: The article.
        spans: Unit index and person of each mention, in order.
        votes: Where the votes of each person are counted.
    """
    named: dict[int, list[tuple[int, str]]] = {}
    for unit, name in sorted(spans):
        named.setdefault(reading.sentences[unit], []).append((unit, name))
    for unit, word in enumerate(reading.words):
        gender = _GENDERS.get(word) or _GENDERS.get(word.lower())
        if gender is None:
            continue
        sentence = reading.sentences[unit]
        near = {name for place, name in named.get(sentence, ()) if place < unit}
        if not named.get(sentence) and _same_paragraph(reading, sentence, sentence - 1):
            near = {name for _, name in named.get(sentence - 1, ())}
        if len(near) == 1:
            votes.setdefault(next(iter(near)), Counter())[gender] += 1


def described_as(run: Run, lexicon: Lexicon) -> str:
    """Return the word beside a name that tells a gender: "Ann Lee, the chairwoman,", "her husband, Jo Lee,"."""
    words = run.reading.words
    before = [word for word in words[max(0, run.first - 2) : run.first] if word != ","]
    if before and before[-1] in lexicon.kin and before[-1] in lexicon.male | lexicon.female:
        return before[-1]
    if words[run.last + 1 : run.last + 2] != [","]:
        return ""
    for word in words[run.last + 2 : run.last + 2 + _APPOSITION]:
        if word in lexicon.male | lexicon.female:
            return word
        if not word.isalpha() or word in _BREAKS:
            return ""
    return ""


def _same_paragraph(reading: ArticleUnits, left: int, right: int) -> bool:
    sentences = reading.parsed.sentences
    return right >= 0 and sentences[left].paragraph == sentences[right].paragraph


def decide_gender(titles: Iterable[str], votes: Counter[str], lexicon: Lexicon) -> Gender:
    """Decide by honorifics, else by a clear majority of at least three pronouns."""
    held = set(titles)
    if held & lexicon.male and not held & lexicon.female:
        return "m"
    if held & lexicon.female and not held & lexicon.male:
        return "f"
    total = sum(votes.values())
    if total < _LEAST_VOTES:
        return ""
    if votes["m"] >= _MAJORITY * total:
        return "m"
    return "f" if votes["f"] >= _MAJORITY * total else ""
