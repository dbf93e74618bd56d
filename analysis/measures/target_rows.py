"""Rows of the table of targets: what is measured, by which words it is known, and how often it is mentioned."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from analysis.extract.facts import MeasuredArticle, MeasuredEvent, counts
from analysis.records import Mention, Target

SEPARATOR = " | "


def target_rows(event: MeasuredEvent, left_out: Mapping[str, Collection[int]]) -> Iterator[dict[str, Any]]:
    """Yield a row per target, in the order of the targets, without the ``event`` column.

    Args:
        event: What was found.
        left_out: The sentences that don't count, by article.
    """
    for target in event.declared:
        mentions = [list(_mentions(item, target, left_out.get(item.article.article_id, ()))) for item in event.articles]
        yield {
            "target": target.name,
            "target_kind": target.kind,
            "forms": SEPARATOR.join(_forms(event, target, [mention for listed in mentions for mention in listed])),
            "n_mentions": sum(map(len, mentions)),
            "n_articles": sum(map(bool, mentions)),
            "found": target.found,
            "measured": target.measured,
        }


def _mentions(item: MeasuredArticle, target: Target, without: Collection[int]) -> Iterator[Mention]:
    issue = target.kind == "issue"
    listed = (scored.mention for scored in item.scored) if issue else iter(item.mentions)
    for mention in listed:
        alike = mention.target == target.name and (mention.kind == "phrase") == issue
        if alike and counts(mention) and mention.sentence_id not in without:
            yield mention


def _forms(event: MeasuredEvent, target: Target, mentions: list[Mention]) -> list[str]:
    """Return the target's words: phrases of an issue; of an actor its names, then the descriptions that mean it."""
    if target.kind == "issue":
        return list(dict.fromkeys(target.phrases or (target.name,)))
    actor = next((actor for actor in event.actors if actor.name == target.name), None)
    names = (*actor.aliases, *actor.metonyms) if actor is not None else target.aliases
    titles = sorted({mention.surface for mention in mentions if mention.kind == "title"})
    return list(dict.fromkeys((target.name, *names, *titles)))
