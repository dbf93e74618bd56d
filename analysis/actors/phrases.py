"""Issues: phrases of a targets file, matched by lemma and part of speech."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.reading import Reading
from analysis.records import Mention, Target


def find_issue_phrases(reading: Reading, targets: Sequence[Target]) -> tuple[Mention, ...]:
    """Find the phrases of the issue targets, in order."""
    return ()
