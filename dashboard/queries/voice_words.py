"""How many words of an article are the newsroom's own, and how many it gives to each speaker, quoted or reported."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.extract.quotes import voice_spans
from analysis.records import Quote
from analysis.text.words import WORD
from dashboard.memo import remembered
from dashboard.queries.rows import Row, records

VOICES = ("own", "quoted", "reported")

_SPEAKER_COLUMNS = ["article_id", "voice", "source", "speaker", "words", "share"]


@remembered
def voice_words(articles: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Count the words of each voice.

    A word is quoted if it stands inside quotation marks that somebody is said to utter, reported if it stands in
    indirect speech and not in quotation marks, and else the newsroom's own.

    Returns:
        One row per article and voice (own, quoted, reported), in that order: ``article_id``, ``voice``, ``words``
        and ``share`` of the article's words in [0, 1].
    """
    counts: Counter[tuple[str, str]] = Counter()
    totals: Counter[str] = Counter()
    for row in records(speaker_words(articles, quotes)):
        counts[row["article_id"], row["voice"]] += row["words"]
        totals[row["article_id"]] += row["words"]
    rows = [
        (article, voice, counts[article, voice], counts[article, voice] / (totals[article] or 1))
        for article in map(str, articles["article_id"])
        for voice in VOICES
    ]
    return pd.DataFrame(rows, columns=["article_id", "voice", "words", "share"])


@remembered
def speaker_words(articles: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Count the words that each article gives to the newsroom and to each speaker, by voice.

    A word belongs to the innermost quotation around it.

    Returns:
        One row per article, voice and speaker with a word: ``article_id``, ``voice``, ``source`` (empty for the
        newsroom, else as :func:`source_of` has it), ``speaker``, ``words``, ``share`` of the article's words.
    """
    rows = []
    said: defaultdict[str, list[Row]] = defaultdict(list)
    for row in records(quotes):
        said[str(row["article_id"])].append(row)
    for article, text in zip(map(str, articles["article_id"]), map(str, articles["text"]), strict=True):
        counts = Counter(_owners(text, said[article]))
        total = sum(counts.values())
        rows += [(article, *owner, words, words / total) for owner, words in sorted(counts.items())]
    return pd.DataFrame(rows, columns=_SPEAKER_COLUMNS)


def source_of(quote: Mapping[str, Any]) -> str:
    """Tell what is known of who speaks in a quotation; a row of the quotes table.

    Returns:
        ``named``; ``anonymous`` where the text hides the name; ``unknown`` where no speaker was found; ``nobody``
        where nobody is said to speak (scare quotes, and marks in a headline without a speaker).
    """
    if quote["speaker"]:
        return "named"
    if quote["anonymous"]:
        return "anonymous"
    return "nobody" if quote["kind"] in ("scare", "heading") else "unknown"


def _owners(text: str, quotes: Sequence[Row]) -> Iterator[tuple[str, str, str]]:
    """Yield voice, source and speaker of each word."""
    rows = {int(row["quote_id"]): row for row in quotes}
    spans = voice_spans(len(text), [_quote(row) for row in rows.values()])
    starts = [span.start for span in spans]
    for match in WORD.finditer(text):
        span = spans[bisect_right(starts, match.start()) - 1]
        row = rows.get(span.quote_id)
        yield (span.voice, source_of(row), str(row["speaker"])) if row else ("own", "", "")


def _quote(row: Mapping[str, Any]) -> Quote:
    fields = ("quote_id", "parent_id", "sentence_id", "start", "end", "text", "kind", "speaker")
    return Quote(**{field: row[field] for field in fields})
