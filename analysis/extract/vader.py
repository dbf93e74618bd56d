"""The baseline beside the trained encoder: VADER, read from the clause around a mention.

VADER (Hutto & Gilbert 2014) sums word valences and knows no target. Reading only the clause that holds the mention
keeps words about somebody else out where the syntax separates them; nothing more. On the development splits of
NewsMTSC it does little better than guessing: see the Method page for the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from analysis.text.nlp import Doc, Token
from analysis.text.tags import VERBS

POLAR = 0.05
"""Compound scores from here on are positive, from its negative on negative: the threshold VADER's authors give."""

_CLAUSE_DEPS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp"})


def compound_scores(doc: Doc, spans: Sequence[tuple[int, int]]) -> tuple[float, ...]:
    """Return VADER's compound score, in [-1, 1], of the clause around each ``[start, end)`` of ``doc``, in order.

    Raises:
        ValueError: A span covers no token of ``doc``.
    """
    if not spans:
        return ()
    heads = _clause_heads(doc)
    words: dict[int, list[str]] = {}
    for token in doc:
        words.setdefault(heads[token.i], []).append(token.text_with_ws)
    wanted = [heads[_root_at(doc, start, end).i] for start, end in spans]
    scores = {head: _compound("".join(words[head]).strip()) for head in sorted(set(wanted))}
    return tuple(scores[head] for head in wanted)


def _root_at(doc: Doc, start: int, end: int) -> Token:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        message = f"no token at [{start}, {end}) of a text of {len(doc.text)} characters"
        raise ValueError(message)
    return span.root


def _clause_heads(doc: Doc) -> list[int]:
    """Return, for every token, the index of the token that heads its clause."""
    heads = [-1] * len(doc)
    for token in doc:
        path = []
        while heads[token.i] < 0 and not _heads_clause(token):
            path.append(token.i)
            token = token.head  # noqa: PLW2901 (walking up the tree)
        if heads[token.i] < 0:
            heads[token.i] = token.i
        for index in path:
            heads[index] = heads[token.i]
    return heads


def _heads_clause(token: Token) -> bool:
    """Tell whether a token heads a clause: by its relation, or as a further verb with a subject of its own."""
    if token.dep_ in _CLAUSE_DEPS or token.head == token:
        return True
    return (
        token.dep_ == "conj"
        and token.pos_ in VERBS
        and any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children)
    )


@cache
def _analyzer() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # noqa: PLC0415 (imports requests)

    return SentimentIntensityAnalyzer()


def _compound(text: str) -> float:
    return float(_analyzer().polarity_scores(text)["compound"])
