# ruff: noqa: E501 - texts and HTML
"""An article to build a page around, what a page is expected to give, and furniture of our own wording."""

from __future__ import annotations

import calendar
import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from tests.gold.pages.measure import sample_stories
from tests.gold.pages.templates import Story
from tests.ingest import invented

LEAD = "The decision comes after months of argument, and those who have to live with it are not of one mind."
"""A standfirst; where a layout shows it, it is part of the article."""

_BRIDGE = (
    "Engineers closed the iron footbridge at Larkenholm on Sunday evening after an inspector found cracks in two of its"
    " nine supports.",
    "The bridge, which is used by about 2,300 people a day, will stay shut until at least the end of the month, the"
    " county said.",
    "“I would rather explain a closed bridge than a fallen one,” said Dagny Orrestad, the county's chief engineer, at a"
    " hurried press conference.",
    "What happens next",
    "Divers are to look at the remaining supports on Wednesday. A report in 2019 had called the paint “in need of"
    " attention” but said nothing about the steel.",
    "Shopkeepers on the northern bank fear for their Christmas trade. Rolf Haugen, who sells lamps, counted eleven"
    " customers on Monday; on most Mondays he has sixty.",
    "A free shuttle bus will run every twenty minutes from seven in the morning. It takes the long way round, through"
    " the industrial estate.",
    "The opposition on the county board asked why the crack had not been seen before. An answer was promised within a"
    " week.",
)
_ORCHARD = (
    "A retired teacher has left her orchard of 140 apple trees to the village school, on condition that the pupils eat"
    " what they pick.",
    "Solveig Brandt, who died in March at the age of 91, wrote in her will that the fruit may be neither sold nor"
    " turned into cider.",
    "The head teacher, Aksel Nygaard, called the gift “wonderful and slightly alarming”. The school has 38 pupils; the"
    " trees bear some four tonnes a year.",
    "Parents met on Thursday to divide the work. They agreed on ladders, on gloves, and on a rota that nobody liked.",
    "Ms. Brandt taught arithmetic for four decades. Former pupils remember that she used apples to explain fractions,"
    " and that the remainder was always hers.",
    "The municipality must still accept the gift, because the land lies partly in a flood zone. Its lawyer sees “no"
    " obstacle that a signature cannot move”.",
    "Until then the gate stays open. On Friday two boys were seen testing the first condition.",
)
_STRIKE = (
    "Bus drivers in Velmark ended their strike on Saturday, nine days after it began, without the pay rise that they had"
    " demanded.",
    "The union accepted a shorter week instead: from January a full shift will last seven hours and ten minutes rather"
    " than eight.",
    "“It is not what we asked for, but it is time with our children,” said Bente Skog, who led the talks for the"
    " drivers.",
    "The company put the cost of the dispute at 1.4 million crowns and said that fares would not rise because of it.",
    "Both sides had refused to meet until the mayor locked them, as he put it, in a room with bad coffee.",
    "Passengers greeted the news with relief and some mistrust. “I will believe it when the number nine comes,” said Jon"
    " Aas, who had walked to work all week.",
    "The first buses are to leave the depot at 4:30 on Monday morning. Season tickets will be extended by nine days.",
)


def stories() -> tuple[Story, ...]:
    """Return four short invented articles and the bundled samples."""
    own = (
        Story(invented.TITLE, invented.PARAGRAPHS, frozenset({"A new start"}), "The Fjord Post", "Ragna Moe", "2024-03-19"),
        Story("Cracks close the footbridge at Larkenholm for weeks", _BRIDGE, frozenset({"What happens next"}),
              "Larkenholm Courier", "Per Dahl", "2024-11-04"),
        Story("School inherits 140 apple trees and one condition", _ORCHARD, frozenset(), "Kestrel Weekly", "Anna Lind",
              "2025-05-02"),
        Story("Velmark's bus drivers trade a pay rise for a shorter week", _STRIKE, frozenset(), "Ostervik Times",
              "Ola Vik", "2023-09-23"),
    )  # fmt: skip
    return own + tuple(sample_stories())


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what should be read from it; what the page doesn't tell is None and not checked."""

    html: str
    kept: tuple[str, ...]
    title: str
    outlet: str | None
    day: str | None
    author: str | None


Layout = Callable[[Story], Page]


def page(story: Story, html: str, *, kept: tuple[str, ...] | None = None, tells: str = "outlet date author") -> Page:
    """Return the page with what it ``tells`` of outlet, date and author."""
    said = tells.split()
    return Page(
        html=html,
        kept=story.paragraphs if kept is None else kept,
        title=story.title,
        outlet=story.outlet if "outlet" in said else None,
        day=story.day if "date" in said else None,
        author=story.author if "author" in said else None,
    )


def body(
    story: Story,
    template: str = "<p>{}</p>",
    *,
    head: str = "<h2>{}</h2>",
    between: dict[int, str] | None = None,
    quote: bool = True,
) -> str:
    """Return the paragraphs in mark-up; ``between`` holds what follows a paragraph, by its number."""
    parts = []
    for number, text in enumerate(story.paragraphs):
        shown = escape(text, quote=quote)
        parts.append((head if text in story.sub_heads else template).format(shown) + (between or {}).get(number, ""))
    return "\n".join(parts)


def json_ld(story: Story, **more: Any) -> str:
    """Return the page's own description of its article."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.day}T07:40:00+01:00",
        "dateModified": "2025-12-30T10:00:00+01:00",
        "author": {"@type": "Person", "name": story.author},
        "publisher": {"@type": "NewsMediaOrganization", "name": story.outlet},
    }
    return f'<script type="application/ld+json">{json.dumps(data | more)}</script>'


def graph(story: Story) -> str:
    """Return OpenGraph's description of the article."""
    return (
        f'<meta property="og:title" content="{escape(story.title)}"><meta property="og:site_name" content="{story.outlet}">'
        f'<meta property="article:published_time" content="{story.day}T07:40:00+00:00">'
        f'<meta name="author" content="{story.author}">'
    )


def head(story: Story, inside: str = "", *, site: bool = True) -> str:
    """Return the head element."""
    name = f" | {story.outlet}" if site else ""
    return f'<head><meta charset="utf-8"><title>{escape(story.title)}{name}</title>{inside}</head>'


def long_day(day: str, form: str = "{d} {month} {y}") -> str:
    """Return a date in words."""
    year, month, number = (int(part) for part in day.split("-"))
    return form.format(
        d=number, month=calendar.month_name[month], y=year, mon=calendar.month_abbr[month],
        week=calendar.day_name[calendar.weekday(year, month, number)],
    )  # fmt: skip


MENU = ("Front page", "Region", "Economy", "Sailing", "Opinion", "Books", "Puzzles", "Weather", "Archive", "Shop")
TEASERS = (
    "Why the tide tables were wrong for a week",
    "Market hall to get a second roof",
    "The last projectionist locks the door",
    "Three recipes for a windy evening",
    "Swimming pool opens with cold water only",
    "How a goat stopped the morning train",
    "Council counts its chairs and finds one missing",
)
REMARKS = (
    "My grandmother told it otherwise, and she was there.",
    "Could somebody please write about the potholes for once?",
    "I agree with every word, especially the last one.",
    "This is what happens when nobody reads the minutes of the meetings.",
    "Good piece, but the headline promises more than it keeps.",
)
CAPTIONS = (
    "The harbour office as it looked on the morning after the meeting.",
    "A crowd gathers outside the hall shortly before the doors open.",
    "Two of the signs that residents have put up along the road.",
)


def menu(count: int = 8, item: str = '<li><a href="/{0}">{0}</a></li>') -> str:
    """Return links to sections."""
    return "".join(item.format(name) for name in MENU[:count])


def teasers(count: int = 4, item: str = '<li><a href="/s/{0}">{1}</a></li>', start: int = 0) -> str:
    """Return links to other stories."""
    chosen = [(start + n) % len(TEASERS) for n in range(count)]
    return "".join(item.format(n, TEASERS[n]) for n in chosen)


def remarks(count: int, item: str) -> str:
    """Return readers' comments."""
    return "".join(item.format(n + 1, REMARKS[n % len(REMARKS)]) for n in range(count))
