"""The dashboard without a browser: its pages, events to show on them, and what stands on a page."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from analysis.ingest import paste
from dashboard.runtime import cache

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"
PAGES = (
    "overview",
    "compare",
    "coverage",
    "stance",
    "actors",
    "voices",
    "framing",
    "timeline",
    "corrections",
    "share",
    "add",
)
SECONDS = 90
"""A first page waits for the analysis."""

FIRST = """Ferry service to Gull Island resumes

Mayor Ines Calder praised the ferry crew on Monday. "We are proud of this brave crew," Calder told reporters.

Calder thanked the harbour pilots and promised a generous subsidy. Calder also said that the island needs its ferry.

The first boat left at eight in the morning with forty passengers, and the second one followed an hour later.
"""
SECOND = """Islanders angry as ferry limps back

Mayor Ines Calder failed the islanders again, critics said. The ferry returned on Monday after months of chaos.

Calder ignored every warning about the rotten hull, according to the union. "She lied to us," said Tom Petrel, a welder.

Nobody trusts Calder any more, and the shameful delay ruined the season for small shops along the quay.
"""
HOSTILE = "<img src=x onerror=alert(1)> ![](https://example.org/x.png) $x$ :red[x] [a](b)"


def start(page="overview", **params):
    at = AppTest.from_file(str(APP), default_timeout=SECONDS)
    for name, value in params.items():
        at.query_params[name] = value
    if page != "overview":
        at.run()
        at.switch_page(f"views/{page}.py")
    at.run()
    assert not at.exception, at.exception
    return at


def shown(at):
    """All text on the page."""
    kinds = (at.main.get("html"), at.markdown, at.text, at.title, at.header, at.subheader, at.caption, at.error)
    return "\n".join(str(getattr(item, "value", None) or item.proto.body) for kind in kinds for item in kind)


def open_store():
    return cache.open_store()


def own_event(*texts, title="Ferry"):
    """Add an event of the reader's own with these texts; returns its id."""
    store = open_store()
    event = store.add_event(title)
    store.add_articles(event.event_id, [paste(text, outlet=outlet) for outlet, text in texts])
    return event.event_id
