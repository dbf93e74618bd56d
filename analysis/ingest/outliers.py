"""Articles that seem to tell of another event than the rest of the set they are in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Literal

from analysis.records import Article

MIN_OTHERS = 2
"""With fewer other articles nobody can say which one is the stray."""
MIN_WITNESSES = 3
"""Names and weekdays are weaker signs than a date: two articles may share them by chance, not three."""
MIN_DAYS = 7
"""Reports, reactions and columns on one event appear within about a week of each other."""
SPREAD_FACTOR = 3
"""Where the others are spread over more days, a stray is this many times as far from their middle as they are."""
MIN_COMMON_NAMES = 4
"""Fewer names that most others share don't describe an event."""
MAX_NAME_SHARE = 0.25
"""Share of the names common to most others at or below which an article speaks of something else."""
MIN_VOTES = 2
MIN_SHARE = 2 / 3
"""What marks an event, its weekday and its names, is in at least two other articles and in two thirds of them."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(r"\b(?:" + "|".join(_WEEKDAYS) + r")\b")
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_NOT_NAMES = frozenset((*_WEEKDAYS, *_MONTHS.split("|"), "I", "Mr", "Mrs", "Ms", "Dr"))
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][A-Za-z]+(?:['’]s)?")
"""A capitalised word after a small letter or a comma: at the start of a sentence a capital says nothing."""

StraySign = Literal["date", "weekday", "names"]


@dataclass(frozen=True, slots=True)
class Stray:
    """An article that seems to be about another event.

    Attributes:
        article_id: Which article.
        sign: What gave it away: its ``date``, the ``weekday`` it speaks of, or the ``names`` in it.
        reason: The same in a sentence for the reader, with the figures.
    """

    article_id: str
    sign: StraySign
    reason: str


@dataclass(frozen=True, slots=True)
class _Traits:
    """What is compared; ``weekdays`` in order of how often they are named, ``names`` with their counts."""

    day: date | None
    weekdays: tuple[str, ...]
    names: Mapping[str, int]


def find_strays(articles: Iterable[Article]) -> tuple[Stray, ...]:
    """Find articles that seem to tell of another event than the others.

    An article is compared with all others: its date with theirs; its names with those that most of the others share;
    and, where it has no date, the weekday on which it says that things happened. A date takes
    two others at least, the weaker signs three. Where
    the set holds as many articles on one event as on the other, none is a stray.

    Returns:
        At most one stray per article, in the order of the articles.
    """
    listed = tuple(articles)
    traits = [_traits(article) for article in listed]
    found = []
    for number, article in enumerate(listed):
        others = [trait for place, trait in enumerate(traits) if place != number]
        if len(others) >= MIN_OTHERS and (sign := _sign(traits[number], others)):
            found.append(Stray(article.article_id, *sign))
    return tuple(found)


def _traits(article: Article) -> _Traits:
    weekdays = Counter(_WEEKDAY.findall(article.text))
    found = (match[0].removesuffix("'s").removesuffix("’s") for match in _NAME.finditer(article.text))
    return _Traits(
        day=_day(article.published),
        weekdays=tuple(day for day, _ in weekdays.most_common()),
        names=Counter(name for name in found if name not in _NOT_NAMES),
    )


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _sign(own: _Traits, others: Sequence[_Traits]) -> tuple[StraySign, str] | None:
    days = sorted(other.day for other in others if other.day is not None)
    is_dated = own.day is not None and len(days) >= MIN_OTHERS
    if own.day is not None and is_dated and (reason := _far_date(own.day, days)):
        return "date", reason
    if len(others) < MIN_WITNESSES:
        return None
    if reason := _other_names(own.names, [other.names for other in others]):
        return "names", reason
    if not is_dated and (reason := _other_weekday(own, others)):
        return "weekday", reason
    return None


def _far_date(own: date, others: Sequence[date]) -> str:
    middle = others[len(others) // 2]
    spread = median(abs((day - middle).days) for day in others)
    distance = abs((own - middle).days)
    if distance <= max(MIN_DAYS, SPREAD_FACTOR * spread):
        return ""
    direction = "before" if own < middle else "after"
    return f"It is dated {own.isoformat()}, {distance} days {direction} the others (around {middle.isoformat()})."


def _other_weekday(own: _Traits, others: Sequence[_Traits]) -> str:
    votes = Counter(other.weekdays[0] for other in others if other.weekdays)
    if not votes or not own.weekdays:
        return ""
    shared, count = min(votes.items(), key=lambda item: (-item[1], item[0]))
    if shared in own.weekdays or count < MIN_VOTES or count < MIN_SHARE * votes.total():
        return ""
    return (
        f"It tells of {_listed(own.weekdays)} and never mentions {shared}, "
        f"the day that {count} of the {len(others)} others speak of most."
    )


def _other_names(own: Mapping[str, int], others: Sequence[Mapping[str, int]]) -> str:
    counts = Counter(name for names in others for name in names)
    common = {name for name, count in counts.items() if count >= MIN_VOTES and count >= MIN_SHARE * len(others)}
    shared = common & own.keys()
    if len(common) < MIN_COMMON_NAMES or len(shared) > MAX_NAME_SHARE * len(common):
        return ""
    often = Counter({name: sum(names.get(name, 0) for names in others) for name in common - own.keys()})
    examples = _listed(sorted(often, key=lambda name: (-often[name], name))[:3])
    return (
        f"It has {len(shared)} of the {len(common)} names that most of the others share; "
        f"{examples}, for instance, are missing."
    )


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
