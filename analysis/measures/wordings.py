"""The same in other words: what one actor is called by whom, as one table to read across outlets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from analysis.measures.measure import Counted, Measure, Row, Table
from analysis.measures.schema import ARTICLE, END, OUTLET, SENTENCE, START, VOICE, count, schema, text

TELLING_FORMS = ("title", "description")
"""Labels that say something of an actor; a name says only who is meant."""


def _wordings(counted: Counted) -> Iterator[Row]:
    """Yield each telling label of each actor by outlet and voice, with the first place of it."""
    texts = {item.article_id: item.article.text for item in counted.articles}
    places: dict[tuple[str, str, str, str], list[Row]] = defaultdict(list)
    users: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for use in counted.rows("naming_uses"):
        if use["form"] in TELLING_FORMS and not use["negated"]:
            label = use["label"].casefold()
            places[use["target"], use["outlet"], label, use["voice"]].append(use)
            users[use["target"], label][use["outlet"]] += 1
    for (target, outlet, label, voice), uses in sorted(places.items()):
        first = min(uses, key=lambda use: (use["article_id"], use["start"]))
        yield {
            "kind": "actor",
            "about": target,
            "outlet": outlet,
            "words": " ".join(texts[first["article_id"]][first["start"] : first["end"]].split()),
            "voice": voice,
            "count": len(uses),
            "count_elsewhere": users[target, label].total() - users[target, label][outlet],
            "article_id": first["article_id"],
            "sentence_id": first["sentence_id"],
            "start": first["start"],
            "end": first["end"],
        }


WORDINGS = schema(
    "wordings",
    "an actor × outlet × words for it",
    (
        text("kind", "what is called something", ("actor",)),
        text("about", "the actor"),
        OUTLET,
        text("words", "what the outlet calls it, as it stands there first"),
        VOICE,
        count("count", "how often the outlet does so in this voice", 1),
        count("count_elsewhere", "how often the other outlets do so, in any voice"),
        ARTICLE,
        SENTENCE,
        START,
        END,
    ),
    sort=("kind", "about", "outlet", "words", "voice"),
)

MEASURE = Measure(
    title="The same in other words",
    meaning="What one and the same actor is called by whom.",
    section="naming",
    tables=(Table(WORDINGS, _wordings, by_voice=True),),
)
