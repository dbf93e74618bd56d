"""Who is meant: the actors of an event, and every mention of them by name, alias, metonym, title and pronoun."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extract.actors.discovery import discover
from analysis.extract.actors.mentions import find_named
from analysis.extract.actors.phrases import find_issue_phrases
from analysis.extract.actors.pronouns import find_pronouns
from analysis.extract.actors.titles import find_titles
from analysis.extract.actors.units import read_article
from analysis.records import Actor, Mention, Target
from analysis.text.nlp import ParsedArticle

__all__ = ["MIN_CONFIDENCE", "find_actors", "find_mentions", "find_phrases"]

MIN_CONFIDENCE = 0.7
"""From this confidence on a mention enters the measures; less sure ones are shown, not counted."""


def find_actors(parsed: Sequence[ParsedArticle], *, targets: Sequence[Target] = ()) -> tuple[Actor, ...]:
    """Find all actors that the articles of an event name.

    Args:
        parsed: The articles of one event.
        targets: Declared actors come with their names and aliases and own these words; spellings and short forms
            that the texts use for them are added. Issues are passed over.

    Returns:
        Persons, states, organisations and groups, each once for the whole event, sorted by name. Declared actors
        are there even when no article names them.
    """
    return discover([read_article(item) for item in parsed], targets)


def find_mentions(parsed: ParsedArticle, actors: Sequence[Actor]) -> tuple[Mention, ...]:
    """Find all mentions of the actors in an article.

    Returns:
        Mentions sorted by ``start``. Names, aliases and metonyms have confidence 1 (less where several actors
        bear the name); titles and pronouns have less, and enter measures from :data:`MIN_CONFIDENCE` on.
        ``voice`` is "own" everywhere: quotations are found elsewhere.
    """
    reading = read_article(parsed)
    named = find_named(reading, actors)
    titled = sorted((*named, *find_titles(reading, actors, named)), key=lambda mention: mention.start)
    pronouns = find_pronouns(reading, actors, titled)
    return tuple(sorted((*titled, *pronouns), key=lambda mention: (mention.start, mention.end)))


def find_phrases(parsed: ParsedArticle, targets: Sequence[Target]) -> tuple[Mention, ...]:
    """Find the issues of a targets file by their phrases.

    A phrase matches by lemma, in any case, with a hyphen for a space or none, and in the part of speech it was
    written in ("the call" is a noun; "called" does not match it). The longest phrase wins.

    Returns:
        Mentions of kind ``phrase``, sorted by ``start``.
    """
    return find_issue_phrases(read_article(parsed), targets)
