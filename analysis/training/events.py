"""Real articles of one event each, with what is found in them before anything is scored.

The file holds one article per line: ``{event, id, outlet, title, text}``; labels name its articles and offsets.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from analysis.extract.actors import find_actors, find_mentions
from analysis.extract.facts import ArticleFacts
from analysis.extract.quotes import find_quotes, with_voices
from analysis.records import Article
from analysis.text.nlp import parse


def read_events(path: Path, wanted: Collection[str]) -> dict[str, list[Article]]:
    """Return the articles of some events by event; a text opens with its title."""
    events: dict[str, list[Article]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["event"] in wanted:
                title, body = row["title"], row["text"]
                text = body if body.startswith(title) else f"{title}\n\n{body}"
                article = Article(
                    article_id=row["id"], source_name=row["id"], text=text, outlet=row["outlet"], title=title
                )
                events[row["event"]].append(article)
    return dict(sorted(events.items()))


def facts_of(articles: Collection[Article]) -> Iterator[ArticleFacts]:
    """Yield the names, quotations and voices of an event's articles; no sentiment is asked for."""
    parsed = list(parse(articles))
    actors = find_actors(parsed)
    for item in parsed:
        named = find_mentions(item, actors)
        quotes = find_quotes(item, mentions=named, actors=actors)
        yield ArticleFacts(parsed=item, mentions=with_voices(named, quotes), quotes=quotes, scored=())
