"""Where the links of a report lead: sentences on a target, of a cell, of a claim."""

from __future__ import annotations

from dashboard.queries.coverage import Claim
from dashboard.report.subject import Subject


def target_anchor(subject: Subject, target: str) -> str:
    """Return the anchor of the sentences on an actor or issue."""
    return f"target-{subject.targets.index(target) + 1}"


def cell_anchor(subject: Subject, article_id: str, target: str) -> str:
    """Return the anchor of an article's sentences on an actor or issue; of all on it where it has none here."""
    anchor = target_anchor(subject, target)
    return f"{anchor}-{subject.number(article_id)}" if (article_id, target) in subject.cells else anchor


def claim_anchor(claim: Claim) -> str:
    """Return the anchor of a claim's sentences."""
    return f"claim-{claim.claim_id}"
