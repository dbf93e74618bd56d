"""Claims as a reader corrected them: without the sentences that do not tell them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.extract.corrected import Placed, best
from analysis.extract.facts import ArticleFacts
from analysis.measures.coverage.claims import Claim, Told
from analysis.records import Correction
from analysis.text.words import WORD

_SAME_CLAIM = 0.5
"""Share of words from which a claim's text is that of one by another version of the models."""


@dataclass(frozen=True, slots=True)
class CorrectedClaims:
    """The claims that are left, and the corrections that changed one."""

    claims: tuple[Claim, ...]
    applied: frozenset[Correction]


def corrected_claims(claims: Sequence[Claim], items: Sequence[ArticleFacts]) -> CorrectedClaims:
    """Take sentences out of the claims that a reader says they don't tell.

    A claim that nobody tells any more is gone, and one whose sides no longer differ has no conflict. Its text stays.

    Args:
        claims: The claims of an event, by article numbers.
        items: The articles.
    """
    out: dict[int, set[tuple[int, int]]] = {}
    applied: set[Correction] = set()
    for number, item in enumerate(items):
        for each in item.corrections:
            place = _place(each, number, item, claims) if each.given.kind == "claim" else None
            if place is not None:
                applied.add(each.given)
                out.setdefault(place[0], set()).add(place[1])
    if not applied:
        return CorrectedClaims(tuple(claims), frozenset())
    left = (_without(claim, out.get(number, set())) for number, claim in enumerate(claims))
    kept = [claim for claim in left if claim.articles]
    outlets = [item.outlet for item in items]
    kept.sort(key=lambda claim: (-len({outlets[n] for n in claim.articles}), -claim.importance, claim.text))
    return CorrectedClaims(tuple(kept), frozenset(applied))


def _place(
    item: Placed, article: int, facts: ArticleFacts, claims: Sequence[Claim]
) -> tuple[int, tuple[int, int]] | None:
    """Return the claim and the sentence that a correction means; None where there are none."""
    sentence = best(facts.parsed.sentences, item)
    if sentence is None:
        return None
    place = (article, sentence.sentence_id)
    holding = [
        (_likeness(claim.text, item.given.target), -number)
        for number, claim in enumerate(claims)
        if any((told.article, told.sentence_id) == place for told in claim.told)
    ]
    share, number = max(holding, default=(0.0, 0))
    return (-number, place) if share >= _SAME_CLAIM else None


def _likeness(one: str, other: str) -> float:
    left, right = ({word.lower() for word in WORD.findall(text)} for text in (one, other))
    return 1.0 if one == other else len(left & right) / max(1, len(left | right)) * 0.999


def _without(claim: Claim, places: set[tuple[int, int]]) -> Claim:
    if not places:
        return claim
    told = tuple(each for each in claim.told if (each.article, each.sentence_id) not in places)
    if len({each.difference for each in told if each.difference}) > 1:
        return replace(claim, told=told)
    return replace(claim, told=tuple(map(_agreeing, told)), conflict="", conflict_kind="")


def _agreeing(told: Told) -> Told:
    return replace(told, status="reports" if told.status == "differs" else told.status, difference="")
