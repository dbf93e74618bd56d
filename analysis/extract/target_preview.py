"""What a new target would catch, before it is measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.extract.actors import find_actors, find_mentions, find_phrases
from analysis.extract.facts import counts
from analysis.records import Mention, Target
from analysis.text.nlp import ParsedArticle


def find_catches(
    parsed: Sequence[ParsedArticle], target: Target, *, others: Sequence[Target] = ()
) -> Mapping[str, tuple[Mention, ...]]:
    """Find the mentions that would count for a target if it were measured in an event.

    Args:
        parsed: All articles of the event.
        target: The actor or issue to try.
        others: What is measured already; actors among it keep their words.

    Returns:
        Mentions by ``article_id``, in order of the text; every article has an entry.
    """
    targets = [*(other for other in others if other.name != target.name), target]
    if target.kind == "issue":
        found = {item.article.article_id: find_phrases(item, [target]) for item in parsed}
    else:
        actors = find_actors(parsed, targets=targets)
        found = {item.article.article_id: find_mentions(item, actors) for item in parsed}
    return {
        article_id: tuple(mention for mention in mentions if mention.target == target.name and counts(mention))
        for article_id, mentions in found.items()
    }
