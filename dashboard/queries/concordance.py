"""A concordance: every place where something is said, one under the other, with the words around it (KWIC).

A pattern is matched sentence by sentence, with a time limit: readers write regular expressions of their own.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import regex

from analysis.pipeline import Analysis
from analysis.text.nlp import ParsedArticle
from dashboard.queries.article_list import outlets_of
from dashboard.queries.evidence import Evidence
from dashboard.queries.marks import Layer, Mark
from dashboard.queries.search_patterns import BadPattern, check_length, compiled, phrase
from dashboard.queries.voice_at import voice_at
from dashboard.state.refs import SentenceRef

Spans = Iterator[tuple[int, int]]

MOST_LINES = 500
"""Lines beyond this are counted as more; nobody reads them one by one."""

SECONDS = 1.0
"""Time that all sentences together may take."""

CONTEXT = 90
"""Characters on either side."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for.

    Attributes:
        pattern: The words, the lemma or the regular expression.
        search: How to read it: ``words``, ``lemma`` or ``regex``.
        word_class: For lemmas, spaCy's name of the last word's part of speech, or ``any``.
        whose: ``own``, ``quoted`` (reported speech too) or ``all``.
    """

    pattern: str
    search: str = "words"
    word_class: str = "any"
    whose: str = "all"


@dataclass(frozen=True, slots=True)
class Line:
    """One place: what was found, with its left and right context on one line each; offsets into the article."""

    article_id: str
    outlet: str
    start: int
    end: int
    left: str
    words: str
    right: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Found:
    """The lines, at most :data:`MOST_LINES`, and how many places there are in all."""

    lines: tuple[Line, ...]
    total: int


def search(analysis: Analysis, query: Query, *, articles: Iterable[str], parses: Sequence[ParsedArticle] = ()) -> Found:
    """Find every place, article by article in the order given.

    Args:
        analysis: Where to look.
        query: What to look for.
        articles: Ids of the articles.
        parses: Their parses, which a search for lemmas needs.

    Raises:
        BadPattern: The pattern is empty, wrong, or takes too long.
    """
    order = {article_id: number for number, article_id in enumerate(articles)}
    end = time.monotonic() + SECONDS
    lines: list[Line] = []
    total = 0
    rows = {str(row.article_id): row for row in analysis["articles"].itertuples(index=False)}
    voices = _voices(analysis["quotes"])
    finder = _finder(query, parses, end)
    sentences = analysis["sentences"]
    for sentence in sorted(
        sentences[sentences["article_id"].isin(list(order))].itertuples(index=False),
        key=lambda row: (order[str(row.article_id)], int(str(row.sentence_id))),
    ):
        article: Any = rows[str(sentence.article_id)]
        for start, stop in finder(sentence, article.text):
            voice, speaker = voice_at(voices.get(article.article_id, ()), start, stop)
            if query.whose == "all" or (voice == "own") == (query.whose == "own"):
                total += 1
                if len(lines) < MOST_LINES:
                    lines.append(_line(article, sentence, start, stop, voice, speaker))
    return Found(tuple(lines), total)


def lines_table(lines: Sequence[Line], labels: Mapping[str, str]) -> pd.DataFrame:
    """Return lines for a table to sort and copy, each with its article's label and the number of its sentence."""
    rows = [
        {
            "Article": labels[line.article_id],
            "Sentence": line.evidence.place.sentence_id + 1,
            "Before": line.left,
            "Found": line.words,
            "After": line.right,
            "Voice": line.evidence.voice,
            "Speaker": line.evidence.speaker,
        }
        for line in lines
    ]
    return pd.DataFrame(rows)


def counts_by_outlet(analysis: Analysis, found: Found) -> list[tuple[str, int]]:
    """Return how many of the lines come from each outlet."""
    counts = dict.fromkeys(outlets_of(analysis), 0)
    for line in found.lines:
        counts[line.outlet] += 1
    return list(counts.items())


def _finder(query: Query, parses: Sequence[ParsedArticle], end: float) -> Any:
    """Return a function from a sentence and its article's text to the places in it."""
    if query.search == "lemma":
        check_length(query.pattern)
        spans = {parsed.article.article_id: list(_lemma_spans(parsed, query)) for parsed in parses}
        return lambda sentence, _: iter(
            span for span in spans.get(sentence.article_id, ()) if sentence.start <= span[0] < sentence.end
        )
    pattern = compiled(query.pattern) if query.search == "regex" else phrase(query.pattern)
    return lambda sentence, text: _matches(pattern, text[sentence.start : sentence.end], sentence.start, end)


def _matches(pattern: regex.Pattern[str], text: str, offset: int, end: float) -> Spans:
    # concurrent: other readers are served while a slow pattern runs.
    left = end - time.monotonic()
    try:
        if left <= 0:
            raise TimeoutError
        for match in pattern.finditer(text, timeout=left, concurrent=True):
            if match.end() > match.start():
                yield offset + match.start(), offset + match.end()
    except TimeoutError as error:
        message = (
            f"This pattern takes longer than {SECONDS:.0f} second. "
            "Repeats inside repeats, as in (a+)+, are the usual reason."
        )
        raise BadPattern(message) from error
    except MemoryError as error:
        message = "This pattern takes more memory than there is. Fewer repeats inside repeats take less."
        raise BadPattern(message) from error


def _lemma_spans(parsed: ParsedArticle, query: Query) -> Spans:
    wanted = query.pattern.lower().split()
    tokens = [token for token in parsed.doc if not token.is_space]
    lemmas = [{token.lemma_.lower(), token.text.lower()} for token in tokens]
    for first in range(len(tokens) - len(wanted) + 1):
        last = tokens[first + len(wanted) - 1]
        if query.word_class not in ("any", last.pos_):
            continue
        if all(word in lemmas[first + step] for step, word in enumerate(wanted)):
            yield tokens[first].idx, last.idx + len(last)


def _voices(quotes: pd.DataFrame) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in quotes.itertuples(index=False):
        found.setdefault(str(row.article_id), []).append(row)
    return found


def _line(article: Any, sentence: Any, start: int, end: int, voice: str, speaker: str) -> Line:
    text: str = article.text
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    left, right = text[max(first, start - CONTEXT) : start], text[end : min(last, end + CONTEXT)]
    if start - CONTEXT > first:
        left = "… " + left.partition(" ")[2]
    if end + CONTEXT < last:
        right = right.rpartition(" ")[0] + " …"
    place = SentenceRef(article.article_id, sentence.sentence_id)
    mark = Layer("found", (Mark(start, end, "framing"),))
    return Line(
        article_id=article.article_id,
        outlet=article.outlet_name,
        start=start,
        end=end,
        left=left,
        words=text[start:end],
        right=right,
        evidence=Evidence(place, sentence.start, sentence.end, voice, speaker, None, "", (mark,)),
    )
