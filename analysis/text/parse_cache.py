"""Memoised parsing: an article's text is parsed once, whatever else about it or its event changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.bounded_cache import BoundedCache
from analysis.records import Article, Span
from analysis.text.nlp import ParsedArticle, parse, pipeline_version

MOST_CHARACTERS = 2_000_000
"""Text whose parse is kept: about 100 MB, four hundred usual articles."""

TextKey = tuple[str, str, tuple[Span, ...]]
"""Version of the pipeline, text, headings: what a parse, and all that is read from it alone, depends on."""

PARSES: BoundedCache[TextKey, ParsedArticle] = BoundedCache(
    MOST_CHARACTERS, size=lambda parsed: len(parsed.article.text) + 1
)
"""Parses of this process; ``PARSES.made`` counts how often spaCy was asked."""


def parse_articles(articles: Sequence[Article]) -> Iterator[ParsedArticle]:
    """Yield the parse of each article in order, from memory where its text was parsed before."""
    known = {number: parsed for number, article in enumerate(articles) if (parsed := PARSES.get(text_key(article)))}
    fresh = parse([article for number, article in enumerate(articles) if number not in known])
    for number, article in enumerate(articles):
        if number in known:
            kept = known.pop(number)
            yield kept if kept.article == article else replace(kept, article=article)
        else:
            parsed = next(fresh)
            parsed.doc.tensor = parsed.doc.tensor[:0].copy()  # vectors that nothing reads, half of a parse's memory
            PARSES.put(text_key(article), parsed)
            yield parsed


def text_key(article: Article) -> TextKey:
    """Return what the parse of an article depends on."""
    return pipeline_version(), article.text, article.headings
