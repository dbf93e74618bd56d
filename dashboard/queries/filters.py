"""The filters that hold on every page: outlets, dates, actors and issues, whose words, and which text.

They narrow what an analysis shows and compute nothing: rows go or stay as they are. So a number never changes with a
filter, and tables with one row per outlet speak of all of its articles; :func:`partly_shown` tells for which outlets
that is more than what is shown. One filter changes numbers: which text counts. It takes the tables of the newsrooms'
own text, which the analysis has computed beside those of all text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import pandas as pd

from analysis.measures.registry import by_voice
from analysis.pipeline import Analysis
from dashboard.memo import remembered
from dashboard.queries.article_list import outlets_of
from dashboard.state.pages import FilteredState
from dashboard.wording import VOICES, count_of


@dataclass(frozen=True, slots=True)
class Filters:
    """What is let through; an empty value, or ``all`` voices, lets everything through.

    Attributes:
        only: Names of outlets (of files, where the outlet is unknown).
        since: First day, as an ISO date; articles without a date don't pass once a day is set.
        until: Last day.
        about: Names of actors and issues.
        voice: Whose words: ``all``, ``own``, ``quoted`` or ``reported``.
        text: Which text: ``all``, or ``own`` without the sentences that outlets share word for word.
    """

    only: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    about: tuple[str, ...] = ()
    voice: str = "all"
    text: str = "all"

    @classmethod
    def of(cls, chosen: FilteredState) -> Filters:
        """Return the filters in a page's state."""
        return cls(chosen.only, chosen.since, chosen.until, chosen.about, chosen.voice, chosen.text)


NO_FILTERS: Mapping[str, tuple[str, ...] | str] = MappingProxyType(
    {"only": (), "since": "", "until": "", "about": (), "voice": "all", "text": "all"}
)
"""The fields of a selection that filter, each at the value that lets everything through."""


def settled(filters: Filters, analysis: Analysis) -> Filters:
    """Return the filters without what the event does not know (any more): names, shared passages to leave out."""
    outlets, targets = set(outlets_of(analysis)), {target.name for target in analysis.targets}
    return replace(
        filters,
        only=tuple(name for name in filters.only if name in outlets),
        about=tuple(name for name in filters.about if name in targets),
        text="all" if analysis.own_text is None else filters.text,
    )


def counted(full: Analysis, filters: Filters) -> Analysis:
    """Return the analysis of the text that settled filters let through, with all of its rows."""
    return full.own_text if filters.text == "own" and full.own_text is not None else full


@remembered
def days_of(analysis: Analysis) -> tuple[str, ...]:
    """Return the days on which the articles were published, as ISO dates in order."""
    return tuple(sorted({day for day in _days(analysis["articles"]) if day}))


def narrowed(analysis: Analysis, filters: Filters) -> Analysis:
    """Return the part of the analysis of all text that settled ``filters`` let through."""
    analysis, filters = counted(analysis, filters), replace(filters, text="all")
    if filters == Filters():
        return analysis
    articles = analysis["articles"]
    shown = articles[_pass(articles, filters)]
    part = _Part(
        articles=frozenset(shown["article_id"]),
        outlets=frozenset(shown["outlet_name"]),
        whole=frozenset(shown["outlet_name"]) - partly_shown(analysis, filters),
        targets=frozenset(filters.about) if filters.about else None,
        voice=filters.voice,
    )
    tables = {name: _rows(name, table, part) for name, table in analysis.tables.items()}
    targets = tuple(target for target in analysis.targets if not filters.about or target.name in filters.about)
    return Analysis(event=analysis.event, targets=targets, tables=MappingProxyType(tables))


def partly_shown(analysis: Analysis, filters: Filters) -> frozenset[str]:
    """Return the outlets of which the dates let some articles through and not others."""
    articles = analysis["articles"]
    kept = _pass(articles, filters)
    return frozenset(articles[kept]["outlet_name"]) & frozenset(articles[~kept]["outlet_name"])


def described(filters: Filters, *, shown: int, total: int, left_out: str = "") -> str:
    """Say what settled filters let through, how many of all articles that leaves, and how much of their text."""
    said = [f"{shown} of {count_of(total, 'article')}", *_parts(filters)]
    if filters.text == "own":
        said.append(f"the newsroom's own text only ({left_out})" if left_out else "the newsroom's own text only")
    return "; ".join(said)


def _parts(filters: Filters) -> Iterator[str]:
    if filters.only:
        yield ", ".join(filters.only)
    if filters.since and filters.since == filters.until:
        yield f"of {filters.since}"
    elif filters.since or filters.until:
        ends = ("from", filters.since), ("to", filters.until)
        yield " ".join(f"{word} {day}" for word, day in ends if day)
    if filters.about:
        yield f"about {', '.join(filters.about)}"
    if filters.voice != "all":
        yield f"whose words: {VOICES[filters.voice].lower()}"


@dataclass(frozen=True, slots=True)
class _Part:
    """What passes: articles by id, outlets with some and with all of their articles, targets (None: all), a voice."""

    articles: frozenset[str]
    outlets: frozenset[str]
    whole: frozenset[str]
    targets: frozenset[str] | None
    voice: str


def _rows(name: str, table: pd.DataFrame, part: _Part) -> pd.DataFrame:
    keep = pd.Series(data=True, index=table.index)
    if "article_id" in table:
        keep &= table["article_id"].isin(part.articles)
    elif "outlet" in table:
        keep &= table["outlet"].isin(part.outlets)
    elif "article_a" in table:
        keep &= table["article_a"].isin(part.articles) & table["article_b"].isin(part.articles)
    elif "outlet_a" in table:
        # A difference between outlets tells of all their articles, so it is only said where all are shown.
        keep &= table["outlet_a"].isin(part.whole) & table["outlet_b"].isin(part.whole)
    if "target" in table and part.targets is not None:
        keep &= table["target"].isin(part.targets)
    if part.voice != "all" and name in by_voice():
        keep &= table["voice"] == part.voice
    return table if keep.all() else table[keep].reset_index(drop=True)


def _pass(articles: pd.DataFrame, filters: Filters) -> pd.Series[bool]:
    days = _days(articles)
    keep = pd.Series(data=True, index=articles.index)
    if filters.only:
        keep &= articles["outlet_name"].isin(filters.only)
    if filters.since:
        keep &= days >= filters.since
    if filters.until:
        keep &= (days != "") & (days <= filters.until)
    return keep


def _days(articles: pd.DataFrame) -> pd.Series[str]:
    return articles["published"].str.slice(0, 10)
