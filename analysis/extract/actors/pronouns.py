"""Pronouns: he and she, resolved to a person named in the paragraph or the one before.

Every person of the window is a candidate unless gender, the pronoun's own clause or a quotation rules it out
(:mod:`analysis.extract.actors.binding`). The others are weighed by the salience factors of Lappin & Leass (1994), "An
algorithm for pronominal anaphora resolution", Computational Linguistics 20(4): recency, subject, object, not being
part of a larger phrase, and parallel role; a resolved pronoun keeps its antecedent salient. Confidence grows with
the lead over the second best.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from analysis.extract.actors.binding import Clauses, Place, first_conjunct
from analysis.extract.actors.quotation_units import quotation_of_units
from analysis.extract.actors.units import ArticleUnits
from analysis.records import Actor, Mention
from analysis.text.tags import SUBJECTS

_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_RECENCY, _SUBJECT, _OBJECT, _OTHER, _HEAD, _PARALLEL = 100.0, 80.0, 50.0, 40.0, 80.0, 35.0
"""Weights of Lappin & Leass (1994), table 1: sentence recency, subject, accusative, oblique, head noun, parallelism."""
_MAIN = 50.0
"""Their weight for not standing in an adverbial, given to the subject of the main clause; for "she said" again to
whoever spoke before."""
_BESIDE = 300.0
"""For the first of a pair whose second is possessed ("Berg and his team") and for the noun of the relative clause
around it ("Berg, who lost his job"): more than all other factors together."""
_DECAY = 0.5
"""Salience halves with every sentence (Lappin & Leass 1994)."""
_OTHER_QUOTATION = 0.4
"""A name inside a quotation is less likely meant by a pronoun outside it, and the other way round."""
_UNKNOWN_GENDER = 0.85
_FARTHEST_SENTENCE = 6
_ALONE, _ALONE_UNKNOWN = 0.92, 0.72
"""Confidence in a single candidate whose gender is known, or isn't."""
_LEAST, _SPREAD = 0.45, 0.6


def find_pronouns(reading: ArticleUnits, actors: Sequence[Actor], named: Sequence[Mention]) -> tuple[Mention, ...]:
    """Find the pronouns that mean a person, in order."""
    genders: dict[str, str] = {actor.name: actor.gender for actor in actors if actor.kind == "person"}
    placing = _Placing(reading)
    clauses = Clauses(reading)
    pool = [placing.of_mention(mention) for mention in named if mention.target in genders and mention.use == "actor"]
    found: list[Mention] = []
    for unit, gender in _pronoun_units(reading):
        pronoun = placing.at("", unit, unit)
        window = [place for place in pool if _in_window(pronoun, place)]
        scores = _weigh(clauses, pronoun, gender, window, genders)
        if not scores:
            continue
        target = min(scores, key=lambda name: (-scores[name], name))
        pool.append(placing.at(target, unit, unit))
        found.append(_mention(reading, unit, target, _confidence(scores, known=bool(genders[target]))))
    return tuple(found)


def _pronoun_units(reading: ArticleUnits) -> Iterator[tuple[int, str]]:
    for unit, word in enumerate(reading.words):
        gender = _GENDERS.get(word) or _GENDERS.get(word.lower())
        if gender is not None and not _is_anyone(reading, unit):
            yield unit, gender


def _is_anyone(reading: ArticleUnits, unit: int) -> bool:
    """Tell whether a pronoun is half of "he or she", which means nobody in particular."""
    words = [word.lower() for word in reading.words[max(0, unit - 2) : unit + 3]]
    return any(
        words[index + 1] in {"or", "/"} and words[index] in _GENDERS and words[index + 2] in _GENDERS
        for index in range(len(words) - 2)
    )


class _Placing:
    """Turns units into places: what a mention or a pronoun is weighed by, computed once per article."""

    def __init__(self, reading: ArticleUnits) -> None:
        self._reading = reading
        self._quotations = quotation_of_units(reading)
        self._paragraphs = _paragraphs(reading)
        self._told = _narrative(reading, self._quotations)

    def of_mention(self, mention: Mention) -> Place:
        starts = self._reading.starts
        first, last = bisect_right(starts, mention.start) - 1, bisect_right(starts, mention.end - 1) - 1
        return self.at(mention.target, first, last)

    def at(self, name: str, first: int, last: int) -> Place:
        reading = self._reading
        begin, token = reading.tokens[first], reading.tokens[last]
        while begin <= reading.head[token] < token:
            token = reading.head[token]
        sentence = reading.sentences[first]
        return Place(
            name=name,
            unit=first,
            token=token,
            sentence=sentence,
            told=self._told[sentence],
            paragraph=self._paragraphs[sentence],
            quotation=self._quotations[first],
        )


def _paragraphs(reading: ArticleUnits) -> list[int]:
    """Number the paragraphs without headings: a sub-head does not push the text before it out of the window."""
    numbers: list[int] = []
    previous, number = -1, -1
    for sentence in reading.parsed.sentences:
        if sentence.paragraph != previous and not sentence.heading:
            number += 1
        previous = sentence.paragraph
        numbers.append(max(number, 0))
    return numbers


def _narrative(reading: ArticleUnits, quotations: Sequence[int]) -> list[int]:
    """Number the sentences that hold words outside quotations: a long quotation does not make its frame old."""
    outside = [False] * len(reading.parsed.sentences)
    for unit, quotation in enumerate(quotations):
        if quotation < 0 and reading.words[unit][0].isalnum():
            outside[reading.sentences[unit]] = True
    numbers, number = [], 0
    for told in outside:
        number += told
        numbers.append(number)
    return numbers


def _in_window(pronoun: Place, place: Place) -> bool:
    return (
        pronoun.sentence - place.sentence >= 0
        and _distance(pronoun, place) <= _FARTHEST_SENTENCE
        and 0 <= pronoun.paragraph - place.paragraph <= 1
    )


def _distance(pronoun: Place, place: Place) -> int:
    """Count the sentences between; from narrative to narrative, quoted sentences don't count."""
    if pronoun.quotation < 0 and place.quotation < 0:
        return pronoun.told - place.told
    return pronoun.sentence - place.sentence


def _weigh(
    clauses: Clauses, pronoun: Place, gender: str, window: Sequence[Place], genders: dict[str, str]
) -> dict[str, float]:
    """Weigh each person of the window by its best place."""
    barred = clauses.barred(pronoun, window)
    scores: dict[str, float] = {}
    for place in window:
        known = genders[place.name]
        if place.name in barred or known not in {gender, ""} or not clauses.precedes(pronoun, place):
            continue
        if clauses.frames(pronoun) and place.quotation >= 0 and place.sentence == pronoun.sentence:
            continue
        weight = _salience(clauses, pronoun, place) * (1.0 if known else _UNKNOWN_GENDER)
        scores[place.name] = max(scores.get(place.name, 0.0), weight)
    return scores


def _salience(clauses: Clauses, pronoun: Place, place: Place) -> float:
    reading = clauses.reading
    token = first_conjunct(reading, place.token)
    dep = reading.dep[token]
    weight = _RECENCY
    if dep in SUBJECTS:
        weight += _SUBJECT + _HEAD
        weight += _PARALLEL if reading.dep[pronoun.token] in SUBJECTS else 0.0
        weight += _MAIN if clauses.is_main(reading.head[token]) else 0.0
        weight += _MAIN if clauses.frames(pronoun) and clauses.speaks(place) else 0.0
    elif dep in {"dobj", "dative"}:
        weight += _OBJECT + _HEAD
    else:
        weight += _OTHER
    if reading.tag[pronoun.token] == "PRP$" and reading.tokens[pronoun.unit - 2] == place.token:
        weight += _BESIDE * (reading.words[pronoun.unit - 1] == "and")
    weight += _BESIDE * (clauses.antecedent(pronoun) == place.token)
    weight *= _DECAY ** _distance(pronoun, place)
    return weight if place.quotation == pronoun.quotation else weight * _OTHER_QUOTATION


def _confidence(scores: dict[str, float], *, known: bool) -> float:
    ranked = sorted(scores.values(), reverse=True)
    highest = _ALONE if known else _ALONE_UNKNOWN
    if len(ranked) == 1:
        return highest
    return round(min(highest, _LEAST + _SPREAD * (1 - ranked[1] / ranked[0])), 3)


def _mention(reading: ArticleUnits, unit: int, target: str, confidence: float) -> Mention:
    start, end = reading.starts[unit], reading.ends[unit]
    return Mention(
        sentence_id=reading.parsed.sentences[reading.sentences[unit]].sentence_id,
        target=target,
        surface=reading.text[start:end],
        start=start,
        end=end,
        kind="pronoun",
        confidence=confidence,
    )
