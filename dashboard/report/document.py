"""The report as one document: its parts in their order."""

from __future__ import annotations

from analysis.pipeline import Analysis
from dashboard.markup import article_cards
from dashboard.markup.elements import element, escaped
from dashboard.markup.plain_table import plain_table
from dashboard.queries import article_list, coverage, voice_tables
from dashboard.report import coverage_part, figures, findings, method_part, passages_part
from dashboard.report.page import page_html
from dashboard.report.subject import Subject


def report_html(analysis: Analysis, *, title: str, made: str = "") -> str:
    """Return the report of an event as one HTML document that needs no other file and no network.

    The same analysis gives the same document, letter by letter, but for the day it was made.

    Args:
        analysis: The event's analysis.
        title: What the event is called.
        made: The day it is made, as it is to be shown; left out where it is empty.
    """
    subject = Subject(title, analysis)
    parts = _parts(subject)
    contents = "".join(element("li", f'<a href="#{anchor}">{escaped(name)}</a>') for anchor, (name, _) in parts.items())
    sections = (
        element("section", element("h2", escaped(name)), body, css="px-section", anchor=anchor)
        for anchor, (name, body) in parts.items()
    )
    header = element(
        "header",
        element("p", "Report of an event", css="px-kicker"),
        element("h1", escaped(title)),
        findings.summary(subject),
        element(
            "p",
            "How outlets tell the same event, measured in their articles. It describes the articles; it does not rate "
            "the outlets, and it does not say what is true.",
            css="px-note",
        ),
        css="px-header",
    )
    nav = f'<nav aria-label="Contents">{element("ol", contents)}</nav>'
    foot = " ".join(part for part in ("Made with Parallax", f"on {made}" if made else "") if part)
    body = header + nav + element("main", *sections) + element("footer", escaped(f"{foot}."))
    return page_html(body, title=f"{title} – Parallax report")


def _parts(subject: Subject) -> dict[str, tuple[str, str]]:
    """Return the parts by their anchor, each with its heading; those with nothing to show are left out."""
    claims = coverage.claims(subject.analysis) or ()
    several = len(subject.labels) > 1
    parts = {
        "findings": ("What stands out", findings.findings(subject, claims)),
        "articles": ("The articles", _articles(subject)),
        "portrayal": ("How favourably each portrays the actors", figures.portrayal(subject) if subject.actors else ""),
        "stance": ("Which stance each article takes", figures.stances(subject) if subject.targets else ""),
        "voices": ("Whom each lets speak", _voices(subject)),
        "words": ("Words", figures.loaded(subject) + passages_part.chosen(subject)),
        "frames": ("Frames", figures.frames(subject)),
        "coverage": ("Who tells what", coverage_part.who_tells_what(subject, claims) if several else ""),
        "side-by-side": ("The same facts side by side", coverage_part.side_by_side(subject, claims) if claims else ""),
        "passages": ("The sentences behind the figures", passages_part.passages(subject)),
        "method": ("How this was made", method_part.method(subject)),
        "sources": ("Sources", method_part.source_list(subject)),
    }
    return {anchor: part for anchor, part in parts.items() if part[1]}


def _articles(subject: Subject) -> str:
    return article_cards.cards(article_list.in_order(subject.analysis["articles"], tuple(subject.labels)))


def _voices(subject: Subject) -> str:
    table = voice_tables.sources_table(subject.analysis, subject.labels)
    counts = element("h3", "Named and anonymous sources") + plain_table(table, alt="Sources of each article")
    return figures.voices(subject) + counts + coverage_part.statements(subject)
