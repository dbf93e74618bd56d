"""An event whose every word from outside is an attack: titles, outlets, names, file names, metadata, texts."""

from __future__ import annotations

from pathlib import Path

from analysis.ingest import paste
from analysis.records import Article, Origin, Removed, Target
from dashboard.store.event_store import Store

MARK = "px-attack"
"""Stands in every address that an attack would ask for."""

ATTACKS = (
    f"<script>document.title='owned';fetch('/{MARK}')</script>",
    f"<img src=/{MARK}.png onerror=alert(1)>",
    f'"><svg onload=alert(2)><a href="http://{MARK}.invalid/">x</a>',
    f"<iframe srcdoc=\"<script>parent.alert(3);fetch('/{MARK}')</script>\"></iframe>",
    f"<meta http-equiv=refresh content='0;url=/{MARK}'>",
    f"<base href='http://{MARK}.invalid/'>",
    f"<style>@import '/{MARK}.css';body{{display:none}}</style>",
    f"<link rel=stylesheet href=/{MARK}.css>",
    f"![x](/{MARK}.png)",
    f"![x](http://{MARK}.invalid/a.png)",
    f"[x](http://{MARK}.invalid/)",
    "**pxbold** _pxem_ `pxcode`",
    ":red[pxred] :material/home:",
    r"$\frac{pxtex}{2}$",
    "{{7*7}} ${7*7} %{customdata[0]} {0}",
    "\u202egnp.exe\u2066 \u200f",
)
"""Script, event handlers, frames, redirects, bases, styles, Markdown, LaTeX, templates, marks of direction."""

BODY = """{title}

Mayor John Miller praised the plan on Monday. "We are proud of {first}," Miller told reporters in the town hall.

Opponents called Miller reckless {second} and shameful. Anna Schmidt, who leads the opposition, said that Miller had
failed the residents of the old docks, and that the harbour was closed. Schmidt welcomed the vote on {third}.

"This was a terrible plan," Schmidt said. Miller boasted that the bridge would be built before the end of the year,
although nobody in the council could say on Tuesday who was going to pay for it, or when the work would begin.
"""

EVENT_ID = "hostile"
NAMES = (f"{ATTACKS[1]} Miller", f"{ATTACKS[8]} {ATTACKS[11]} Schmidt")
"""Names of the actors; the texts call them Miller and Schmidt."""


def attack(number: int) -> str:
    return ATTACKS[number % len(ATTACKS)]


def article(number: int) -> Article:
    """Return an article whose every value holds other attacks than the next one's."""
    title = f"{attack(number)} {attack(number + 5)} splits the council"
    text = BODY.format(title=title, first=attack(number + 1), second=attack(number + 2), third=attack(number + 3))
    read = paste(text)
    return Article(
        article_id=read.article_id,
        source_name=f"{attack(number + 4)}.txt",
        text=read.text,
        title=read.title,
        outlet=f"{attack(number + 6)} {attack(number + 7)}",
        authors=(attack(number + 8),),
        published=f"2025-05-19 {attack(number + 9)}",
        url=attack(number + 10),
        section=attack(number + 11),
        genre=attack(number + 12),
        headings=read.headings,
        source=f"{attack(number + 13)}\n{text}",
        removed=(Removed(0, len(attack(number + 13)), attack(number + 13), attack(number + 14)),),
        origins=tuple(Origin(field, attack(number + 15)) for field in ("outlet", "title", "url", "authors", "section")),
    )


def fill(folder: Path) -> tuple[Article, ...]:
    """Make a store in a folder with the event in it; returns its articles."""
    articles = tuple(article(number) for number in range(0, len(ATTACKS), 2))
    store = Store(folder)
    store.add_event(" ".join((*ATTACKS[8:12], ATTACKS[-1])), note=" ".join(ATTACKS), event_id=EVENT_ID)
    store.add_articles(EVENT_ID, articles)
    targets = (
        Target(NAMES[0], "actor", aliases=("Miller", "John Miller", ATTACKS[0])),
        Target(NAMES[1], "actor", aliases=("Schmidt", "Anna Schmidt", ATTACKS[13], ATTACKS[-1])),
        Target(ATTACKS[3], "issue", phrases=("plan", ATTACKS[9])),
    )
    store.set_targets(EVENT_ID, targets)
    store.close()
    return articles
