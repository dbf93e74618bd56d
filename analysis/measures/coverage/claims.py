"""The claims of an event: which facts its articles tell, where each tells them, and where they contradict."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

import numpy as np

from analysis.extract.quotes.voice_spans import VoiceSpan
from analysis.measures.coverage.clusters import Group, Links, find_groups, link
from analysis.measures.coverage.compared import Compared, compare_sentences
from analysis.measures.coverage.conflicts import (
    KINDS,
    Conflict,
    ConflictKind,
    Telling,
    find_conflicts,
    has_other_number,
)
from analysis.measures.coverage.decision import Decision, load_decision
from analysis.measures.coverage.places import Position, find_position, telling_of
from analysis.measures.coverage.units import Unit
from analysis.text.nlp import ParsedArticle

Status = Literal["reports", "differs", "maybe"]
STATUSES: tuple[Status, ...] = ("reports", "differs", "maybe")

_PROMINENCE: Mapping[Position, float] = {"headline": 1.0, "lead": 0.8, "middle": 0.4, "tail": 0.2}
_WEIGHTS = {"told": 0.4, "prominence": 0.3, "centrality": 0.2, "detail": 0.1}
"""What makes a claim important, in shares: how many outlets tell it, where at best, how near it lies to what the event
is about, and whether it gives names and numbers. Weights are set by hand; they order rows and decide nothing."""
_FULL = 6
"""Content words from which a sentence can stand for its claim by itself."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence under a claim.

    Attributes:
        article: Number of its article in the event.
        sentence_id: Number of the sentence.
        status: Whether it reports the claim, tells it differently from others, or is a near miss.
        match: How surely it tells the claim, 0 to 1: the mean over the claim's other sentences.
        position: Where in the article it stands.
        telling: The sentence with its voice and certainty.
        difference: What differs, in words; empty if nothing.
    """

    article: int
    sentence_id: int
    status: Status
    match: float
    position: Position
    telling: Telling
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact with every sentence that tells it; see the tables ``claims`` and ``coverage``."""

    text: str
    told: tuple[Told, ...]
    importance: float
    conflict: str = ""
    conflict_kind: ConflictKind | Literal[""] = ""

    @property
    def articles(self) -> tuple[int, ...]:
        """Return the articles that tell it, near misses left out."""
        return tuple(sorted({item.article for item in self.told if item.status != "maybe"}))


def find_claims(
    articles: Sequence[ParsedArticle], voices: Sequence[Sequence[VoiceSpan]], outlets: Sequence[str]
) -> list[Claim]:
    """Return the claims of an event, those that most outlets tell first.

    Args:
        articles: The parsed articles.
        voices: Whose words each stretch of each article is.
        outlets: Each article's outlet.
    """
    compared, decision = compare_sentences(articles), load_decision()
    units = compared.units
    tellings = [telling_of(unit, articles[unit.article], voices[unit.article]) for unit in units]
    links = link(compared.pairs, _with_contradictions(compared, tellings, decision))
    groups = find_groups(links, [unit.article for unit in units], threshold=decision.same)
    maker = _Maker(articles, outlets, units, tellings, links, decision)
    claims = [*maker.named([maker.shared(group) for group in groups]), *maker.alone(groups)]
    return sorted(claims, key=lambda claim: (-len({outlets[n] for n in claim.articles}), -claim.importance, claim.text))


def _with_contradictions(compared: Compared, tellings: Sequence[Telling], decision: Decision) -> list[float]:
    """Return the scores; a near miss that gives another number for the same thing counts as telling it.

    What contradicts is less alike, so that the decision by likeness alone would lose it.
    """
    return [
        decision.same
        if decision.maybe <= score < decision.same and has_other_number(tellings[left], tellings[right])
        else score
        for (left, right), score in zip(compared.pairs, compared.scores, strict=True)
    ]


class _Maker:
    """Makes claims of groups of units."""

    def __init__(
        self,
        articles: Sequence[ParsedArticle],
        outlets: Sequence[str],
        units: Sequence[Unit],
        tellings: Sequence[Telling],
        links: Links,
        decision: Decision,
    ) -> None:
        self._articles, self._outlets, self._units = articles, outlets, units
        self._tellings, self._links, self._decision = tellings, links, decision
        vectors = [unit.vector for unit in units]
        self._centre = np.mean(vectors, axis=0) if vectors else np.zeros(0)
        self._n_outlets = max(1, len(set(outlets)))

    def shared(self, group: Group) -> Claim:
        """Return the claim that a group of sentences tells."""
        told = [self._told(unit, strength) for unit, strength in zip(group.members, group.strengths, strict=True)]
        told, kind, words = self._conflicts(group, told)
        near = self._near(group.members)
        claim = Claim(self._text(group), (*told, *near), 0.0, words, kind)
        return replace(claim, importance=self._importance(group.members))

    def named(self, claims: Sequence[Claim]) -> list[Claim]:
        """Give claims that share sentences a text of their own where they have one; the most told chooses first."""
        used: set[str] = set()
        found = []
        for claim in sorted(claims, key=lambda claim: (-len(claim.articles), -claim.importance, claim.text)):
            texts = [claim.text, *sorted((item.telling.text for item in claim.told if item.status != "maybe"), key=len)]
            free = [text for text in texts if text not in used and len(text.split()) >= _FULL] or texts[:1]
            used.add(free[0])
            found.append(replace(claim, text=free[0]))
        return found

    def alone(self, groups: Iterable[Group]) -> list[Claim]:
        """Return a claim for each full sentence that no group holds."""
        grouped = {unit for group in groups for unit in group.members}
        found = []
        for place, unit in enumerate(self._units):
            if place not in grouped and unit.full:
                told = (self._told(place, 1.0), *self._near((place,)))
                text = self._tellings[place].text
                found.append(Claim(text, told, self._importance((place,))))
        return found

    def _told(self, place: int, strength: float, status: Status = "reports") -> Told:
        unit = self._units[place]
        article = self._articles[unit.article]
        position = find_position(article, unit.sentence_id)
        return Told(unit.article, unit.sentence_id, status, min(strength, 1.0), position, self._tellings[place])

    def _near(self, members: Sequence[int]) -> list[Told]:
        """Return the nearest miss of each outlet that doesn't tell the claim."""
        telling = {self._outlets[self._units[member].article] for member in members}
        best: dict[str, tuple[float, int]] = {}
        for unit in sorted({near for member in members for near in self._links.get(member, {})}):
            outlet = self._outlets[self._units[unit].article]
            scores = [self._links[unit].get(member, 0.0) for member in members]
            score = max(scores) if len(members) == 1 else math.fsum(scores) / len(scores)
            if outlet not in telling and score >= self._decision.maybe and score > best.get(outlet, (0.0, 0))[0]:
                best[outlet] = (score, unit)
        return [self._told(unit, score, "maybe") for _, (score, unit) in sorted(best.items())]

    def _conflicts(self, group: Group, told: Sequence[Told]) -> tuple[list[Told], ConflictKind | Literal[""], str]:
        """Return the sentences with what each tells differently, and the most telling difference."""
        found: dict[ConflictKind, list[tuple[int, int, Conflict]]] = defaultdict(list)
        for one, other in combinations(range(len(told)), 2):
            left, right = group.members[one], group.members[other]
            strength = self._links[left].get(right, 0.0)
            if told[one].article == told[other].article or not strength:
                continue
            for conflict in find_conflicts(self._tellings[left], self._tellings[right], strength=strength):
                found[conflict.kind].append((one, other, conflict))
        for kind in KINDS:
            if found[kind]:
                return self._marked(told, found[kind]), kind, _summary(found[kind])
        return list(told), "", ""

    def _marked(self, told: Sequence[Told], conflicts: Sequence[tuple[int, int, Conflict]]) -> list[Told]:
        """Mark the side that fewer outlets take, and both where they are as many."""
        words: dict[int, str] = {}
        for one, other, conflict in conflicts:
            words.setdefault(one, conflict.left)
            words.setdefault(other, conflict.right)
        sides: dict[str, set[str]] = defaultdict(set)
        for place, said in words.items():
            sides[said].add(self._outlets[told[place].article])
        most = max(len(outlets) for outlets in sides.values())
        major = {said for said, outlets in sides.items() if len(outlets) == most}
        kept = major if len(major) == 1 and most > 1 else set()
        return [
            item
            if place not in words
            else replace(
                item,
                status="reports" if words[place] in kept else "differs",
                difference=f"{conflicts[0][2].kind}: {words[place]}",
            )
            for place, item in enumerate(told)
        ]

    def _text(self, group: Group) -> str:
        """Return the shortest full sentence among those that tell the claim best."""
        surest = max(group.strengths)
        fit = [unit for unit, strength in zip(group.members, group.strengths, strict=True) if strength >= 0.8 * surest]
        full = [unit for unit in fit if self._units[unit].full and len(self._units[unit].words) >= _FULL] or fit
        return min((self._tellings[unit].text for unit in full), key=lambda text: (len(text.split()), text))

    def _importance(self, members: Sequence[int]) -> float:
        units = [self._units[member] for member in members]
        outlets = {self._outlets[unit.article] for unit in units}
        prominence = max(_PROMINENCE[find_position(self._articles[unit.article], unit.sentence_id)] for unit in units)
        length = float(np.linalg.norm(self._centre)) or 1.0
        centrality = max(float(unit.vector @ self._centre) / length for unit in units)
        detail = max(min(1.0, (len(unit.names) + 2 * len(unit.quantities)) / 5) for unit in units)
        parts = {
            "told": (len(outlets) - 1) / max(1, self._n_outlets - 1),
            "prominence": prominence,
            "centrality": min(1.0, max(0.0, centrality)),
            "detail": detail,
        }
        return math.fsum(_WEIGHTS[name] * value for name, value in parts.items())


def _summary(conflicts: Sequence[tuple[int, int, Conflict]]) -> str:
    """Return the different words in the order in which they occur, joined by a slash."""
    words = [word for _, _, conflict in conflicts for word in (conflict.left, conflict.right)]
    return " / ".join(dict.fromkeys(words))
