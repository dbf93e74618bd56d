"""What an event is about: the actors that matter in it and the issues that its articles argue about."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extract.actors.units import read_article
from analysis.extract.targets.importance import NamedArticle, main_actors_of, rank_actors
from analysis.extract.targets.issues import find_issues
from analysis.records import Actor, Target

__all__ = ["NamedArticle", "find_targets"]


def find_targets(actors: Sequence[Actor], articles: Sequence[NamedArticle]) -> tuple[Target, ...]:
    """Find what an event is about.

    Args:
        actors: All actors of the event.
        articles: Its articles.

    Returns:
        Actors, the most important first, then issues, the most argued about first.
    """
    main = main_actors_of(rank_actors(actors, articles))
    read = [(item.parsed, read_article(item.parsed), item.mentions) for item in articles]
    names = {form.lower() for actor in actors for form in (actor.name, *actor.aliases, *actor.metonyms)}
    return (
        *(
            Target(name=actor.name, kind="actor", aliases=(*actor.aliases, *actor.metonyms), found="automatic")
            for actor in main
        ),
        *find_issues(read, names=names),
    )
