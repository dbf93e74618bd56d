"""Several stories in one pasted text, or in an article that its reader splits by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from analysis.errors import UnreadableArticle
from analysis.ingest.articles import READER, Extracted, build_article, paste
from analysis.ingest.decoding import tidy
from analysis.ingest.metadata.fields import known
from analysis.ingest.splitting.exports import split_text
from analysis.ingest.splitting.records import find_starts
from analysis.records import Article

SEEMS = "It seems to hold"
"""How the note begins that an article seems to hold several."""


@dataclass(frozen=True, slots=True)
class StoryStart:
    """A line at which another story may begin.

    Attributes:
        start: Its offset in the article's source.
        text: The line.
        likely: Whether its place and form say so.
    """

    start: int
    text: str
    likely: bool


def read_pasted(text: str, *, outlet: str = "") -> Iterator[Article | UnreadableArticle]:
    """Yield the articles in a pasted text; ``outlet`` is theirs where the text names none."""
    found = split_text(tidy(text))
    if len(found.parts) == 1:
        try:
            article = paste(text, outlet=outlet)
        except UnreadableArticle as error:
            yield error
            return
        yield replace(article, notes=(*seems_several(len(found.guessed)), *article.notes))
        return
    given = known(READER, outlet=outlet.strip())
    for number, part in enumerate(found.parts, start=1):
        name = f"pasted text#{number}"
        try:
            yield build_article(replace(part, metadata=part.metadata.or_else(given)), source_name=name)
        except UnreadableArticle as error:
            yield error


def seems_several(n_stories: int) -> tuple[str, ...]:
    """Return the note for an article that seems to hold several stories; none for one."""
    return (f"{SEEMS} {n_stories} stories, one after another. If so, split it.",) if n_stories > 1 else ()


def story_starts(article: Article) -> tuple[StoryStart, ...]:
    """Return the lines at which a further story may begin, in their order."""
    return tuple(StoryStart(*found) for found in find_starts(article.source) if found[0] > 0)


def split_article(article: Article, starts: Iterable[int]) -> Iterator[Article | UnreadableArticle]:
    """Split an article at these offsets of its source; each part's own lines tell its title, outlet and date."""
    cuts = sorted({0, *starts})
    for number, (start, end) in enumerate(zip(cuts, [*cuts[1:], len(article.source)], strict=True), start=1):
        try:
            part = build_article(
                Extracted(article.source[start:end].strip()), source_name=f"{article.source_name}#{number}"
            )
        except UnreadableArticle as error:
            yield error
        else:
            yield part
