"""What stands out: facts that one article alone tells, facts that are told differently, sure differences and signs."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.markup.elements import element, escaped, lines
from dashboard.queries import article_list, coverage, differences, stance_cells
from dashboard.queries.coverage import Claim
from dashboard.queries.differences import Difference
from dashboard.report.anchors import claim_anchor, target_anchor
from dashboard.report.subject import Subject
from dashboard.wording import CONFLICTS, shortened

MOST_ALONE, MOST_DIFFERING = 3, 3
LENGTH = 200
"""Longest text of a claim here, in characters."""


def findings(subject: Subject, claims: Sequence[Claim]) -> str:
    """Write the findings, each with a link to the sentences behind it."""
    if len(subject.labels) < 2:
        return element("p", "One article alone has nothing to be compared with.", css="px-note")
    return _told(subject, claims) + _differences(subject)


def summary(subject: Subject) -> str:
    """Write in a line how much was compared."""
    return element("p", escaped(article_list.summary(subject.analysis["articles"])), css="px-note")


def named_claims(subject: Subject, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims that the findings name; their sentences stand in the report."""
    alone = coverage.most_telling_alone(claims, most=MOST_ALONE)
    return (*alone, *coverage.listed(claims, "differs", subject.labels)[:MOST_DIFFERING])


def _told(subject: Subject, claims: Sequence[Claim]) -> str:
    rows = []
    for claim in named_claims(subject, claims):
        if claim.kind:
            head = f"{CONFLICTS[claim.kind]}: {claim.conflict}."
        else:
            head = f"Only {subject.labels[claim.telling[0]]}:"
        rows.append(_row(head, shortened(claim.text, length=LENGTH), claim_anchor(claim)))
    if not rows:
        return ""
    note = "Not found elsewhere is not the same as not told: a fact in quite other words can be missed."
    return _part("What only one tells, and what is told differently", note, rows)


def _differences(subject: Subject) -> str:
    table = subject.analysis["differences"]
    found = differences.strongest(table)
    stances = differences.stances(
        subject.analysis["stance"], stance_cells.apart_of(subject.analysis), subject.labels, targets=subject.targets
    )
    told = (*found, *stances)[: differences.MOST]
    parts = []
    if told:
        note = (
            "The strongest of what is sure. Sentiment is how favourably an outlet's sentences portray an actor; "
            "stance is where an article as a whole stands."
        )
        parts.append(_part("How they differ most", note, [_difference(subject, each) for each in told]))
    unsure = differences.signs(table, most=differences.MOST - len(told))
    said = differences.summary(found, table)
    if unsure:
        note = f"{said} {differences.signs_note(table)}"
        parts.append(_part("Signs of a difference", note, [_difference(subject, each) for each in unsure]))
    else:
        parts.append(element("p", escaped(said), css="px-note"))
    return "".join(parts)


def _difference(subject: Subject, found: Difference) -> str:
    return _row(found.titled, found.body, target_anchor(subject, found.target))


def _row(head: str, body: str, anchor: str) -> str:
    way = f'<a class="px-link" href="#{anchor}">the sentences</a>'
    return element("div", lines([(head, body)]) + way, css="px-told")


def _part(title: str, note: str, rows: Sequence[str]) -> str:
    return element(
        "section", element("h3", escaped(title)), element("p", escaped(note), css="px-note"), *rows, css="px-part"
    )
