"""A layer of the reader: sentences that only their article tells, and those that others tell too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from analysis.pipeline import Analysis
from dashboard.memo import remembered
from dashboard.queries.coverage import Claim, claims, listed
from dashboard.queries.marks import Layer, Mark
from dashboard.queries.rows import records
from dashboard.queries.tables import of_article
from dashboard.state.facets import KIND, facet

COVERAGE, ALONE, TOLD = "coverage", "alone", "told"
"""The name of the layer, and the look of both kinds of sentences."""
COUNTERPARTS = "claims"
"""What the id of a mark starts with whose counterparts the reader lights up; the numbers of its claims follow."""


@remembered
def coverage_layer(full: Analysis, article_id: str, names: Mapping[str, str]) -> Layer:
    """Return the marks of an article's sentences that tell a claim; none where claims were not measured.

    Args:
        full: The analysis of all text.
        article_id: The article.
        names: Names of the articles.
    """
    found = claims(full) or ()
    alone = {item.place.sentence_id for claim in listed(found, "alone", ()) for item in claim.told.get(article_id, ())}
    telling: dict[int, list[Claim]] = defaultdict(list)
    for claim in listed(found, "shared", ()):
        if article_id in claim.telling:
            for item in claim.told[article_id]:
                telling[item.place.sentence_id].append(claim)
    marks = []
    for row in records(of_article(full["sentences"], article_id)):
        number, start, end = int(row["sentence_id"]), int(row["start"]), int(row["end"])
        if number in telling:
            marks.append(_told(telling[number], article_id, names, start, end))
        elif number in alone:
            tip = "told only here: not found in any other article"
            marks.append(Mark(start, end, ALONE, tip, f"alone-{number}", facets=(facet(KIND, ALONE),)))
    return Layer(COVERAGE, tuple(marks))


def _told(claims_here: list[Claim], article_id: str, names: Mapping[str, str], start: int, end: int) -> Mark:
    others = dict.fromkeys(names[key] for claim in claims_here for key in claim.telling if key != article_id)
    differs = [claim.conflict for claim in claims_here if claim.kind]
    tip = f"told also in: {', '.join(others)}" + (f"; differently: {'; '.join(differs)}" if differs else "")
    numbers = "-".join(str(claim.claim_id) for claim in claims_here)
    return Mark(start, end, TOLD, tip, f"{COUNTERPARTS}-{numbers}", facets=(facet(KIND, TOLD),))
