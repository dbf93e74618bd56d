"""The newsroom's own text: what is left of an article without the sentences that outlets share word for word.

Agency copy stands in several outlets' articles alike, so a count over all of their sentences makes outlets look more
alike than their newsrooms are. Who wrote a shared passage first can't be told from the texts: it counts for nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from analysis.ingest.duplicates import SharedPassage
from analysis.records import Sentence
from analysis.text.words import WORD

MIN_SHARE = 0.5
"""A sentence is shared from this share of its words on: newsrooms put a day or an outlet before a copied sentence."""

LeftOut = Mapping[str, Collection[int]]
"""Sentences that don't count, by article; articles of which all sentences count need no entry."""

NOTHING: LeftOut = {}


def shared_sentences(texts: Mapping[str, tuple[str, Sequence[Sentence]]], passages: Iterable[SharedPassage]) -> LeftOut:
    """Return the sentences of which at least half of the words lie in shared passages.

    Args:
        texts: Text and sentences of each article.
        passages: The passages that outlets share.

    Returns:
        Numbers of sentences by article, for articles that have any.
    """
    spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for passage in passages:
        spans[passage.article_id].add((passage.start, passage.end))
    found: dict[str, Collection[int]] = {}
    for article_id, stretches in sorted(spans.items()):
        text, sentences = texts[article_id]
        covered = _merged(stretches)
        numbers = frozenset(each.sentence_id for each in sentences if _share(text, each, covered) >= MIN_SHARE)
        if numbers:
            found[article_id] = numbers
    return found


def blanked(text: str, sentences: Iterable[Sentence], left_out: Collection[int]) -> str:
    """Put spaces where sentences don't count, so that all offsets and line ends stay where they are."""
    pieces, reached = [], 0
    for sentence in sentences:
        if sentence.sentence_id in left_out:
            pieces += [text[reached : sentence.start], re.sub(r"[^\n]", " ", text[sentence.start : sentence.end])]
            reached = sentence.end
    return "".join((*pieces, text[reached:]))


def _merged(spans: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return starts and ends of disjoint stretches, in order, that cover the same characters."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _share(text: str, sentence: Sentence, covered: tuple[list[int], list[int]]) -> float:
    """Return the share of a sentence's words that lie in the stretches; 0 without words."""
    starts, ends = covered
    words = [match.start() for match in WORD.finditer(text, sentence.start, sentence.end)]
    inside = sum((at := bisect_right(starts, word) - 1) >= 0 and word < ends[at] for word in words)
    return inside / len(words) if words else 0.0
