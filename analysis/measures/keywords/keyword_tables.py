"""Rows of the tables of keywords: where each term stands, and which terms set an outlet apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from types import MappingProxyType
from typing import Any

from analysis.extract.facts import MeasuredArticle
from analysis.measures.keywords.collocations import collocation_uses, find_collocations
from analysis.measures.keywords.content_words import Word, content_words
from analysis.measures.keywords.log_odds import keyword_rows
from analysis.measures.keywords.terms import written_forms
from analysis.records import NAME_KINDS, Mention, Span, Voice

Row = dict[str, Any]

OTHER_VOICES: Mapping[str, tuple[Voice, ...]] = MappingProxyType(
    {"quoted": ("quoted", "reported"), "all": ("own", "quoted", "reported")}
)
"""Whose words the table ``voiced_keywords`` compares, by its column ``voice``."""

WITH_NAMES: Mapping[str, tuple[Voice, ...]] = MappingProxyType({"own": ("own",), **OTHER_VOICES})
"""The same for ``named_keywords``, in which names of actors count too."""


def keyword_uses(measured: Sequence[MeasuredArticle]) -> list[Row]:
    """Return, without the ``event`` column, where each term stands; names of actors are no terms."""
    words = [content_words(item.parsed, voices=item.voices, names=_names(item)) for item in measured]
    collocations = find_collocations([(item.parsed, found) for item, found in zip(measured, words, strict=True)])
    return [row for item, found in zip(measured, words, strict=True) for row in _use_rows(item, found, collocations)]


def actor_name_uses(measured: Sequence[MeasuredArticle]) -> list[Row]:
    """Return, in the columns of ``keyword_uses``, where each actor's names stand; all names of an actor are one term.

    An actor's term keeps its capitals and has an underscore for each space, so it is no lemma and no expression.
    """
    found: dict[tuple[str, int, int], Row] = {}
    for item in measured:
        for mention in item.mentions:
            if mention.kind in NAME_KINDS:
                use = _name_use(item, mention)
                found.setdefault((use["article_id"], mention.start, mention.end), use)
    return list(found.values())


def keyword_summaries(
    measured: Sequence[MeasuredArticle], uses: Sequence[Row], names: Sequence[Row] = ()
) -> dict[str, Iterable[Row]]:
    """Return, without the ``event`` column, the rows of the tables that compare outlets by their terms.

    Args:
        measured: The articles.
        uses: Where the terms that count stand.
        names: Where the names of actors stand, which one of the tables counts along with them.
    """
    written = _written(measured, uses)
    called = {use["term"]: use["term"].replace("_", " ") for use in names}
    return {
        "keywords": _keyword_rows(uses, ("own",), written),
        "voiced_keywords": (
            row for voice, counted in OTHER_VOICES.items() for row in _keyword_rows(uses, counted, written, voice=voice)
        ),
        "named_keywords": (
            row
            for voice, counted in WITH_NAMES.items()
            for row in _keyword_rows([*uses, *names], counted, written | called, voice=voice)
        ),
    }


def _keyword_rows(
    uses: Iterable[Row], voices: Sequence[Voice], written: Mapping[str, str], **same: str
) -> Iterator[Row]:
    """Compare some voices' words; ``same`` are values that all rows have."""
    for row in keyword_rows(_term_counts(uses, voices)):
        row["written"] = written.get(row["term"], row["term"])
        row.update(same)
        yield row


def _written(measured: Sequence[MeasuredArticle], uses: Iterable[Row]) -> dict[str, str]:
    texts = {item.article.article_id: item.article.text for item in measured}
    return written_forms((use["term"], texts[use["article_id"]][use["start"] : use["end"]]) for use in uses)


def _names(item: MeasuredArticle) -> list[Span]:
    return [Span(mention.start, mention.end) for mention in item.mentions if mention.kind != "pronoun"]


def _name_use(item: MeasuredArticle, mention: Mention) -> Row:
    return {
        "article_id": item.article.article_id,
        "outlet": item.outlet,
        "sentence_id": mention.sentence_id,
        "term": "_".join(mention.target.split()),
        "voice": mention.voice,
        "start": mention.start,
        "end": mention.end,
    }


def _use_rows(item: MeasuredArticle, words: Sequence[Word], collocations: Set[str]) -> Iterator[Row]:
    """Yield where each content word and each expression stands, and whose words it is."""
    for word in words:
        yield _use(item, word.lemma, word, word)
    for term, first, last in collocation_uses(words, collocations):
        yield _use(item, term, first, last)


def _use(item: MeasuredArticle, term: str, first: Word, last: Word) -> Row:
    return {
        "article_id": item.article.article_id,
        "outlet": item.outlet,
        "sentence_id": item.parsed.sentence_at(first.start).sentence_id,
        "term": term,
        "voice": first.voice,
        "start": first.start,
        "end": last.end,
    }


def _term_counts(uses: Iterable[Row], voices: Sequence[Voice]) -> dict[str, list[Counter[str]]]:
    """Count the terms of each article in some voices, by outlet."""
    terms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for use in uses:
        if use["voice"] in voices:
            terms[use["outlet"], use["article_id"]][use["term"]] += 1
    outlets: dict[str, list[Counter[str]]] = defaultdict(list)
    for (outlet, _), counts in terms.items():
        outlets[outlet].append(counts)
    return outlets
