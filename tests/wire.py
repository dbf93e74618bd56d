"""Invented articles on one event: two newsrooms print the same agency copy, a third writes everything itself."""

from __future__ import annotations

from analysis import Article
from analysis.ingest import paste

COPY = (
    "Mayor Ines Calder wrecked the ferry contract in March, reckless critics of Calder said. "
    "“Calder lied to every family on the island and she will pay for it,” the harbour pilot Tom Petrel said. "
    "Calder was accused of a shameful and brutal failure."
)
"""What the agency wrote, three sentences."""

GAZETTE = f"""Calder opens the new pier

Mayor Ines Calder opened the new pier on Gull Island on Monday. Islanders cheered Calder and thanked her warmly.

{COPY}

Calder smiled. The pier took two years to build, and a band played until the evening boat left.
"""

POST = f"""A pier at last, and a quarrel with it

The pier is there. Mayor Ines Calder won praise from shopkeepers, who admire Calder for her patience.

On the island, {COPY[0].lower()}{COPY[1:]}

“We waited long enough,” the baker Ada Quill told Calder. Calder thanked her, and the bakers gave Calder a cake.
"""

HERALD = """What the pier costs

Mayor Ines Calder spent four million on a pier that three boats a day will use. Calder calls it an investment.

The council asked Calder for the bills in April. Calder has not shown them yet.
"""

OUTLETS = ("Gull Gazette", "Petrel Post", "Skua Herald")


def articles() -> tuple[Article, ...]:
    """Return the three articles, as if each had been pasted."""
    return tuple(paste(text, outlet=outlet) for text, outlet in zip((GAZETTE, POST, HERALD), OUTLETS, strict=True))
