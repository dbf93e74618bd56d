"""How the figures came about, and the list of the articles with their addresses."""

from __future__ import annotations

import re

from analysis.share.citation import citation
from analysis.share.methods import methods_text
from dashboard.markup.elements import element, escaped
from dashboard.report.subject import Subject

_WEB = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


def method(subject: Subject) -> str:
    """Write the text of the method."""
    paragraphs = methods_text(subject.analysis).split("\n\n")
    return "".join(element("p", escaped(paragraph)) for paragraph in paragraphs)


def source_list(subject: Subject) -> str:
    """Write the articles as a numbered list; an address of the web is a link, anything else only text."""
    rows = []
    for article_id in subject.labels:
        number = subject.number(article_id)
        words = escaped(citation(subject.sources[article_id]))
        address = subject.sources[article_id].url
        if _WEB.fullmatch(address):
            shown = escaped(address)
            words = words.replace(shown, f'<a href="{shown}" rel="noreferrer">{shown}</a>')
        rows.append(element("li", words, anchor=f"source-{number}"))
    return element("ol", *rows, css="px-list-of-sources")
