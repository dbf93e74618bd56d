"""Corrections: what readers say is otherwise, listed, undone, exported, and counted against what the machine found."""

from __future__ import annotations

from dashboard.panels.corrections_list import corrections_file, list_corrections, show_disagreement
from dashboard.panels.messages import heading
from dashboard.panels.page_context import open_event


def show() -> None:
    """Draw the page."""
    opened = open_event("corrections")
    heading("What was corrected")
    list_corrections(opened)
    show_disagreement(opened.full)
    corrections_file(opened)


if __name__ == "__main__":
    show()
