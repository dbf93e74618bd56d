"""Which pages there are."""

from __future__ import annotations

VIEWS = {
    "overview": ("Overview", "views/overview.py"),
    "compare": ("Compare", "views/compare.py"),
    "coverage": ("Coverage", "views/coverage.py"),
    "stance": ("Stance", "views/stance.py"),
    "actors": ("Actors", "views/actors.py"),
    "voices": ("Voices", "views/voices.py"),
    "framing": ("Framing", "views/framing.py"),
    "timeline": ("Timeline", "views/timeline.py"),
    "corrections": ("Corrections", "views/corrections.py"),
    "share": ("Share", "views/share.py"),
    "add": ("Add articles", "views/add.py"),
    "method": ("Method", "views/method.py"),
}
"""Title and file of each page, in the order of the navigation."""
