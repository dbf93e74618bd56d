"""Statements: how often an article lets whom speak, named or not, women and men where the texts tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from analysis.measures.measure import Counted, Measure, Row, Table, of_article
from analysis.measures.schema import ARTICLE, OUTLET, SPEAKER, count, schema, text
from analysis.records import Actor

_GROUPS = {"f": "n_women", "m": "n_men", "": "n_untold"}


def _statements(counted: Counted) -> Iterator[Row]:
    outlets = {item.article_id: item.outlet for item in counted.articles}
    told = {
        (row["article_id"], row["speaker"], row["source"], row["statement_id"])
        for row in counted.rows("quotes")
        if row["statement_id"] >= 0
    }
    often = Counter(key[:3] for key in told)
    for (article_id, speaker, source), n in sorted(often.items()):
        yield {"article_id": article_id, "outlet": outlets[article_id], "speaker": speaker, "source": source, "n": n}


def _sources(counted: Counted) -> Iterator[Row]:
    """Yield each article's sources: named ones once however often they speak; of the others the statements."""
    actors = {actor.name: actor for actor in counted.actors}
    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in counted.rows("statements"):
        by_article[row["article_id"]].append(row)
    for item in counted.articles:
        rows = by_article[item.article_id]
        named = sorted({row["speaker"] for row in rows if row["source"] == "named"})
        groups = Counter(_group(actors.get(speaker), speaker) for speaker in named)
        yield of_article(item) | {
            "n_named": len(named),
            **{name: groups[name] for name in (*_GROUPS.values(), "n_groups")},
            **{f"n_{source}_statements": _sum(rows, source) for source in ("named", "anonymous", "unknown")},
        }


def _sum(rows: Iterable[Row], source: str) -> int:
    return sum(row["n"] for row in rows if row["source"] == source)


def _group(actor: Actor | None, speaker: str) -> str:
    """Tell a person by what the texts tell; of a speaker that is no actor only whether it is called by a name."""
    if actor is not None:
        return _GROUPS[actor.gender] if actor.kind == "person" else "n_groups"
    return _GROUPS[""] if speaker[:1].isupper() else "n_groups"


STATEMENTS = schema(
    "statements",
    "an article × speaker with a statement: all that one speaker is quoted and reported to say in one sentence",
    (
        ARTICLE,
        OUTLET,
        SPEAKER,
        text("source", "what is known of who speaks, as in quotes", ("named", "anonymous", "unknown")),
        count("n", "statements", 1),
    ),
    sort=("article_id", "speaker", "source"),
)
SOURCES = schema(
    "sources",
    "an article",
    (
        ARTICLE,
        OUTLET,
        count("n_named", "speakers with a name, each once"),
        count("n_women", "those of them whom the texts themselves call women"),
        count("n_men", "those whom they call men"),
        count("n_untold", "persons of whom they don't tell"),
        count("n_groups", "groups and institutions"),
        count("n_named_statements", "statements of speakers with a name"),
        count("n_anonymous_statements", "statements whose speaker's name the text hides"),
        count("n_unknown_statements", "statements whose speaker was not found"),
    ),
    sort=("article_id",),
)

MEASURE = Measure(
    title="Statements and sources",
    meaning="How often an article lets whom speak, and how many of its sources have a name.",
    section="voices",
    tables=(Table(STATEMENTS, _statements), Table(SOURCES, _sources)),
)
