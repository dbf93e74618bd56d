"""What Overview tells of coverage: facts that one outlet alone tells, and facts that are told differently."""

from __future__ import annotations

import streamlit as st

from dashboard.markup.elements import element, lines
from dashboard.markup.links import link
from dashboard.panels.messages import heading, note
from dashboard.panels.page_context import Opened
from dashboard.queries import coverage
from dashboard.runtime import session
from dashboard.wording import CONFLICTS, shortened

MOST_ALONE, MOST_DIFFERING = 3, 2
LENGTH = 160
"""Longest text of a claim here, in characters."""


def show_coverage_findings(opened: Opened) -> None:
    """Say which important facts one article alone tells, and which are told differently, each with the way to it."""
    found = coverage.claims(opened.analysis)
    if not found or len(opened.labels) < 2:
        return
    alone = coverage.most_telling_alone(found, most=MOST_ALONE)
    differing = coverage.listed(found, "differs", opened.labels)[:MOST_DIFFERING]
    if not alone and not differing:
        return
    heading("What only one tells, and what is told differently")
    note("Not found elsewhere is not the same as not told: a fact in quite other words can be missed.")
    rows = [
        lines([(f"Only {opened.labels[claim.telling[0]]}:", shortened(claim.text, length=LENGTH))])
        + _way("Its sentence", claim, "alone")
        for claim in alone
    ]
    rows += [
        lines([(f"{CONFLICTS[claim.kind]}: {claim.conflict}.", shortened(claim.text, length=LENGTH))])
        + _way("Side by side", claim, "differs")
        for claim in differing
    ]
    st.html(element("div", *(element("div", row, css="px-told") for row in rows)))


def _way(label: str, claim: coverage.Claim, shown: str) -> str:
    return link("coverage", label, session.link_to("coverage", claim=str(claim.claim_id), shown=shown))
