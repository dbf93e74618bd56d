"""Who tells what: claims by articles, what each tells of them, and the sentences side by side."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.markup.coverage import claims_html, cuts_html, ladder_html, tellings_html
from dashboard.markup.elements import element, escaped
from dashboard.markup.plain_table import plain_table
from dashboard.queries import coverage
from dashboard.queries.coverage import Claim, Cut, Telling
from dashboard.report.anchors import claim_anchor
from dashboard.report.findings import named_claims
from dashboard.report.subject import Subject
from dashboard.wording import CONFLICTS, count_of

MOST_SHARED, MOST_STATEMENTS = 12, 3
MOST_COLUMNS = 8
"""Articles across: with more a sheet of paper has no room for them, and the table names them in its cells."""


def who_tells_what(subject: Subject, claims: Sequence[Claim]) -> str:
    """Write the claims that most articles tell, and how much of them each tells."""
    several = coverage.listed(claims, "shared", subject.labels)
    if not several:
        return element("p", "No fact was found in two articles.", css="px-note")
    shown = several[:MOST_SHARED]
    said = (
        "Facts that at least two articles tell, the most shared first: "
        f"{len(shown)} of {count_of(len(several), 'fact')}. {_explained(subject)}"
    )
    if len(subject.labels) > MOST_COLUMNS:
        table = plain_table(tellers_table(subject, shown), alt="Facts, and the articles that tell them")
    else:
        table = claims_html(shown, subject.labels, address_of=lambda number: f"#claim-{number}", opened=None)
    return (
        element("p", escaped(said), css="px-note")
        + table
        + element("h3", "What each tells, leaves out and buries")
        + plain_table(shares_table(subject, claims), alt="Shares of the facts that several articles tell")
        + element(
            "p",
            "Buried: told in the last third, while another article tells it in its headline or its first sentences.",
            css="px-note",
        )
    )


def _explained(subject: Subject) -> str:
    if len(subject.labels) > MOST_COLUMNS:
        return "Not found in an article does not mean “not told”."
    return (
        "A cell says where in its article the fact stands, and whose words tell it how surely. "
        "Hatching means not found, never “not told”."
    )


def tellers_table(subject: Subject, claims: Sequence[Claim]) -> pd.DataFrame:
    """Return claims with the articles that tell them and what is told differently."""
    rows = [
        {
            "Fact": claim.text,
            "Articles": len(claim.telling),
            "Told by": "; ".join(label for article, label in subject.labels.items() if article in claim.telling),
            "Told differently": f"{CONFLICTS[claim.kind]}: {claim.conflict}" if claim.kind else "",
        }
        for claim in claims
    ]
    return pd.DataFrame(rows)


def shares_table(subject: Subject, claims: Sequence[Claim]) -> pd.DataFrame:
    """Return how much of the shared facts each article tells, what only it tells, and what it buries."""
    rows = [
        {
            "Article": subject.labels[share.article_id],
            "Shared facts told": f"{share.told} of {share.shared}",
            "Only here": share.alone,
            "Buried": len(share.buried),
            "Leads with, alone": len(share.leads),
        }
        for share in coverage.shares(claims, subject.labels)
    ]
    return pd.DataFrame(rows)


def side_by_side(subject: Subject, claims: Sequence[Claim]) -> str:
    """Write, for each claim that the report names, the sentence of each article that tells it best."""
    shared = coverage.listed(claims, "shared", subject.labels)[:MOST_SHARED]
    shown = {claim.claim_id: claim for claim in (*named_claims(subject, claims), *shared)}.values()
    note = (
        "The facts that are named above, with the sentence of each article that tells them best. Marked: words that no "
        "other article's sentence has. Underlined: words that make the fact less than flat."
    )
    return element("p", escaped(note), css="px-note") + "".join(_claim(subject, claim) for claim in shown)


def statements(subject: Subject) -> str:
    """Write quotations that several outlets cut differently; nothing where there are none."""
    found = coverage.statements(subject.analysis)[:MOST_STATEMENTS]
    if not found:
        return ""
    cards = [
        element(
            "section",
            element("h4", escaped(statement.speaker or "Speaker not found")),
            cuts_html(statement.cuts, way_of=lambda cut: _cited(subject, cut)),
            css="px-conflict",
        )
        for statement in found
    ]
    head = element("h3", "The same quotation, cut differently")
    return head + element("p", "Marked: words that no other outlet kept.", css="px-note") + "".join(cards)


def _claim(subject: Subject, claim: Claim) -> str:
    items = [item for article in subject.labels for item in claim.told.get(article, ())[:1]]
    differs = f"{CONFLICTS[claim.kind]}: {claim.conflict}" if claim.kind else ""
    head = element("h3", escaped(claim.text))
    badge = element("p", element("span", escaped(differs), css="px-differing")) if differs else ""
    told = tellings_html(
        items,
        subject.labels,
        differing=coverage.own_words_of(items),
        cues=coverage.cue_spans(subject.analysis),
        way_of=lambda item: _cited(subject, item),
    )
    ladder = ladder_html(claim, subject.labels) if claim.kind == "certainty" else ""
    missing = [label for article, label in subject.labels.items() if article not in claim.told]
    note = element("p", escaped(f"Not found in {', '.join(missing)}."), css="px-note") if missing else ""
    return element("section", head, badge, told, ladder, note, css="px-conflict", anchor=claim_anchor(claim))


def _cited(subject: Subject, item: Telling | Cut) -> str:
    return element("p", subject.cited(item.place), css="px-meta")
