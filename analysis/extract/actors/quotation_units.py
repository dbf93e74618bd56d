"""Which units stand inside quotation marks, to keep pronouns of speakers and newsroom apart."""

from __future__ import annotations

from bisect import bisect_right

from analysis.extract.actors.units import ArticleUnits


def quotation_of_units(reading: ArticleUnits) -> list[int]:
    """Return the number of the outermost pair of double marks around each unit, -1 outside."""
    outer: list[tuple[int, int]] = []
    for pair in reading.parsed.quote_pairs:
        if not pair.single and (not outer or pair.outer_start >= outer[-1][1]):
            outer.append((pair.outer_start, pair.outer_end))
    starts = [start for start, _ in outer]
    found = []
    for start in reading.starts:
        number = bisect_right(starts, start) - 1
        found.append(number if number >= 0 and start < outer[number][1] else -1)
    return found
