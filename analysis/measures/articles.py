"""The articles themselves: their metadata and length, their sentences, and what was removed from their sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from analysis.extract.facts import ArticleFacts
from analysis.measures.measure import Counted, Measure, Row, Table, in_counted_sentences
from analysis.measures.schema import ARTICLE, END, SENTENCE, START, count, flag, schema, text
from analysis.measures.unshared_text import blanked

_FIELDS = ("article_id", "source_name", "outlet", "title", "published", "url", "language", "genre")


def _articles(counted: Counted) -> Iterator[Row]:
    return (_article(item, counted) for item in counted.articles)


def _article(item: ArticleFacts, counted: Counted) -> Row:
    article, without = item.article, counted.without(item)
    return {field: getattr(article, field) for field in _FIELDS} | {
        "outlet_name": item.outlet,
        "authors": "; ".join(article.authors),
        "n_words": sum(sentence_id not in without for sentence_id, _ in item.words),
        "n_sentences": sum(1 for _ in counted.sentences(item)),
        "text": blanked(article.text, item.parsed.sentences, without) if without else article.text,
    }


def _removed(counted: Counted) -> Iterator[Row]:
    for item in counted.articles:
        for piece in item.article.removed:
            yield {"article_id": item.article_id, **asdict(piece)}


def _sentences(counted: Counted) -> Iterator[Row]:
    for item in counted.articles:
        words = Counter(sentence_id for sentence_id, _ in item.words)
        own = Counter(sentence_id for sentence_id, span in item.words if span.voice == "own")
        for sentence in item.parsed.sentences:
            number = sentence.sentence_id
            yield {"article_id": item.article_id, **asdict(sentence), "n_words": words[number], "n_own": own[number]}


ARTICLES = schema(
    "articles",
    "an article",
    (
        ARTICLE,
        text("source_name", "the file it came from"),
        text("outlet", "the outlet's name; empty if unknown"),
        text("outlet_name", "the outlet's name as other tables have it; the file's name where it is unknown"),
        text("title", "the title; empty if the source has none"),
        text("authors", "names from the byline, separated by '; '"),
        text("published", "ISO date or date and time; empty if unknown"),
        text("url", "address; empty if unknown"),
        text("language", "ISO 639-1 code"),
        text("genre", "news, analysis, opinion, explainer, live blog; empty if nothing tells"),
        count("n_words", "words as analysis.text.words counts them: numbers included, punctuation not"),
        count("n_sentences", "sentences, title and sub-heads included"),
        text("text", "title, sub-heads and body"),
    ),
    sort=("article_id",),
)
REMOVED = schema(
    "removed",
    "a piece of the source that is not the article",
    (
        ARTICLE,
        count("source_start", "first character in the decoded source"),
        count("source_end", "after the last character in the decoded source"),
        text("text", "what was taken away"),
        text("reason", "why: navigation, caption, byline, bio, notice, comment, share, duplicate …"),
    ),
    sort=("article_id", "source_start"),
)
SENTENCES = schema(
    "sentences",
    "a sentence",
    (
        ARTICLE,
        SENTENCE,
        count("paragraph", "number of the paragraph in its article, from 0"),
        START,
        END,
        flag("heading", "whether it is the title or a sub-head"),
        text("text", "the sentence"),
        count("n_words", "its words"),
        count("n_own", "those of them that are the newsroom's own"),
    ),
    sort=("article_id", "sentence_id"),
)

MEASURE = Measure(
    title="Reading articles",
    meaning="What of a source is the article, its sentences, and what is known of it besides its text.",
    section="ingest",
    tables=(
        Table(ARTICLES, _articles),
        Table(REMOVED, _removed, own_text="same"),
        Table(SENTENCES, _sentences, own_text=in_counted_sentences),
    ),
)
