"""Accuracy on the labelled passages, pinned per phenomenon."""

from __future__ import annotations

import pytest

from analysis.records import CueTone, QuoteKind
from tests.extract.quotes.gold import accuracy, load_passages

MISSED = {
    "straight marks": 1,
    "missing mark": 1,
    "interrupted quotation": 1,
    "titles of works": 1,
    "that-clauses": 1,
    "turn-taking": 1,
    "unseen passages": 4,
}
"""Passages known to be read wrong, per phenomenon: the model's parse misleads, or a title is missing from a list.

The "unseen passages" were labelled before the program had read them; 19 of 30 were right then.
"""


def test_the_passages_are_many_and_labelled_in_our_terms() -> None:
    passages = load_passages()
    quotes = [quote for passage in passages for quote in passage["quotes"]]
    assert len(passages) >= 190
    assert len({passage["text"] for passage in passages}) == len(passages)
    assert {quote["kind"] for quote in quotes} == set(QuoteKind.__args__)
    assert {quote["cue_tone"] for quote in quotes} == set(CueTone.__args__)
    assert all(quote["text"] in passage["text"] for passage in passages for quote in passage["quotes"])


@pytest.mark.model
def test_accuracy_per_phenomenon() -> None:
    found = accuracy()
    for phenomenon, (right, n) in found.items():
        print(f"{phenomenon}: {right} of {n}")  # noqa: T201
    right, n = (sum(values) for values in zip(*found.values(), strict=True))
    print(f"all: {right} of {n}")  # noqa: T201
    missed = {phenomenon: n - right for phenomenon, (right, n) in found.items()}
    assert {name: count for name, count in missed.items() if count > MISSED.get(name, 0)} == {}
