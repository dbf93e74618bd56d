"""What is measured: actors and issues, by which words each is known, and how often it is mentioned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.extract.facts import ArticleFacts, counts
from analysis.measures.measure import Counted, Measure, Row, Table
from analysis.measures.schema import TARGET_KINDS, count, flag, schema, text
from analysis.records import Mention, Target

SEPARATOR = " | "


def _targets(counted: Counted) -> Iterator[Row]:
    for target in counted.facts.declared:
        mentions = [
            [mention for mention in _mentions(item, target) if mention.sentence_id not in counted.without(item)]
            for item in counted.articles
        ]
        yield {
            "target": target.name,
            "target_kind": target.kind,
            "forms": SEPARATOR.join(_forms(counted, target, [mention for listed in mentions for mention in listed])),
            "n_mentions": sum(map(len, mentions)),
            "n_articles": sum(map(bool, mentions)),
            "found": target.found,
            "measured": target.measured,
        }


def _mentions(item: ArticleFacts, target: Target) -> Iterator[Mention]:
    """Yield the mentions of a target that measures take."""
    issue = target.kind == "issue"
    listed = (scored.mention for scored in item.scored) if issue else iter(item.mentions)
    for mention in listed:
        if mention.target == target.name and (mention.kind == "phrase") == issue and counts(mention):
            yield mention


def _forms(counted: Counted, target: Target, mentions: Sequence[Mention]) -> list[str]:
    """Return the target's words: phrases of an issue; of an actor its names, then the descriptions that mean it."""
    if target.kind == "issue":
        return list(dict.fromkeys(target.phrases or (target.name,)))
    actor = next((actor for actor in counted.actors if actor.name == target.name), None)
    names = (*actor.aliases, *actor.metonyms) if actor is not None else target.aliases
    titles = sorted({mention.surface for mention in mentions if mention.kind == "title"})
    return list(dict.fromkeys((target.name, *names, *titles)))


TARGETS = schema(
    "targets",
    "an actor or issue that is measured, or that somebody took out of the measures",
    (
        text("target", "its name"),
        text("target_kind", "actor or issue", TARGET_KINDS),
        text("forms", "what means it: names as written, or phrases that match by lemma, separated by ' | '"),
        count("n_mentions", "mentions in all articles that measures take"),
        count("n_articles", "articles with such a mention"),
        text("found", "who chose it: automatic (the texts themselves), file or user", ("automatic", "file", "user")),
        flag("measured", "whether it is measured"),
    ),
    sort=("target_kind", "target"),
)

MEASURE = Measure(
    title="Targets",
    meaning="Which actors and issues are measured, and the words by which each is known.",
    section="targets",
    tables=(Table(TARGETS, _targets),),
)
