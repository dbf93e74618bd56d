"""The list of measures at the head of the Method page."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.markup.elements import escaped
from dashboard.queries.method import Section


def contents(found: Sequence[Section]) -> str:
    """Write the list of sections, each a link to its place on the page."""
    links = (f'<li><a href="#{section.section_id}">{escaped(section.title)}</a></li>' for section in found)
    return f'<nav aria-label="Measures"><ul class="px-contents">{"".join(links)}</ul></nav>' if found else ""
