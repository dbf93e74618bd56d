"""Which units stand inside double quotation marks: enough to keep pronouns of speakers and newsroom apart.

Quotations themselves, with their kinds and speakers, are found by :mod:`analysis.extract.quotes`; that step needs
mentions first, so this one looks at the marks alone.
"""

from __future__ import annotations

from analysis.extract.actors.units import ArticleUnits

_OPENING = frozenset("“«")
_CLOSING = frozenset("”»")


def quotation_of_units(reading: ArticleUnits) -> list[int]:
    """Return the number of the quotation around each unit, -1 outside; none crosses a paragraph's end."""
    found: list[int] = []
    number, inside, paragraph = -1, False, -1
    for unit, word in enumerate(reading.words):
        current = reading.parsed.sentences[reading.sentences[unit]].paragraph
        if current != paragraph:
            paragraph, inside = current, False
        opening = word in _OPENING or (word == '"' and not inside)
        closing = inside and (word in _CLOSING or word == '"')
        if opening and not inside:
            number, inside = number + 1, True
        found.append(number if inside else -1)
        if closing:
            inside = False
    return found
