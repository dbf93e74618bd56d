"""Pairs joined to claims, without chaining: every member of a claim must fit the others, not only one of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PER_ARTICLE = 3
"""Sentences of one article under one claim, at most."""
LEAST_LINK = 0.9
"""A new member's weakest link to a claim, as a share of the threshold."""
_SAME_MEMBERS = 0.6
"""Share of members from which two claims are one."""

Links = Mapping[int, Mapping[int, float]]
"""By unit, the units it was compared with and how surely they tell the same fact."""


@dataclass(frozen=True, slots=True)
class Group:
    """Units that tell one fact, by place, with how surely each does: its mean link to the others."""

    members: tuple[int, ...]
    strengths: tuple[float, ...]


def link(pairs: Sequence[tuple[int, int]], scores: Sequence[float]) -> dict[int, dict[int, float]]:
    """Return the pairs seen from each unit."""
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for (left, right), score in zip(pairs, scores, strict=True):
        links[left][right] = links[right][left] = float(score)
    return links


def find_groups(links: Links, articles: Sequence[int], *, threshold: float) -> list[Group]:
    """Return groups that hold every pair from ``threshold`` on; a unit may stand in several.

    Starting from the surest pair that no group holds yet, a group takes in the unit that fits all its members best, as
    long as its mean link reaches the threshold and its weakest nine tenths of it (a cover of a graph by near-cliques).

    Args:
        links: How surely pairs of units tell the same fact.
        articles: Number of each unit's article.
        threshold: Probability from which a pair counts.
    """
    pairs = sorted(
        ((score, left, right) for left, near in links.items() for right, score in near.items() if left < right),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    covered: set[tuple[int, int]] = set()
    groups: list[frozenset[int]] = []
    for score, left, right in pairs:
        if score < threshold:
            break
        if (left, right) in covered:
            continue
        members = _grown([left, right], links, articles, threshold)
        covered.update((one, other) for one in members for other in members if one < other)
        groups.append(frozenset(members))
    return [_group(members, links) for members in _merged(groups, articles)]


def _grown(members: list[int], links: Links, articles: Sequence[int], threshold: float) -> list[int]:
    held = Counter(articles[member] for member in members)
    while True:
        candidates = sorted({near for member in members for near in links[member]} - set(members))
        best, chosen = threshold, -1
        for unit in candidates:
            if held[articles[unit]] >= PER_ARTICLE:
                continue
            fit = _fit(unit, members, links, articles, threshold)
            if fit > best:
                best, chosen = fit, unit
        if chosen < 0:
            return members
        members.append(chosen)
        held[articles[chosen]] += 1


def _fit(unit: int, members: Sequence[int], links: Links, articles: Sequence[int], threshold: float) -> float:
    """Return a unit's mean link to the members of other articles; 0 where one of them doesn't fit at all."""
    near = [links[unit].get(member, 0.0) for member in members if articles[member] != articles[unit]]
    if not near or min(near) < LEAST_LINK * threshold:
        return 0.0
    return sum(near) / len(near)


def _merged(groups: Sequence[frozenset[int]], articles: Sequence[int]) -> list[frozenset[int]]:
    """Leave out groups that lie in larger ones, and join those that share most of their members."""
    kept: list[frozenset[int]] = []
    holding: dict[int, set[int]] = defaultdict(set)
    for group in sorted(set(groups), key=lambda group: (-len(group), sorted(group))):
        near = sorted({place for member in group for place in holding[member]})
        for place in near:
            if group <= kept[place]:
                break
            union = group | kept[place]
            alike = len(group & kept[place]) / len(union) >= _SAME_MEMBERS
            if alike and max(Counter(articles[member] for member in union).values()) <= PER_ARTICLE:
                kept[place] = union
                for member in union:
                    holding[member].add(place)
                break
        else:
            for member in group:
                holding[member].add(len(kept))
            kept.append(group)
    return sorted(set(kept), key=sorted)


def _group(members: frozenset[int], links: Links) -> Group:
    ordered = tuple(sorted(members))
    strengths = []
    for unit in ordered:
        near = [links[unit][other] for other in ordered if other in links[unit]]
        strengths.append(sum(near) / len(near))
    return Group(ordered, tuple(strengths))
