"""Nothing is parsed or asked twice: what changes about an event reads no known article again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

import pytest

from analysis import Article, Target, analyze
from analysis.bounded_cache import BoundedCache
from analysis.extract.encoder_answers import ANSWERS
from analysis.ingest import paste
from analysis.text.parse_cache import PARSES
from analysis.text.per_text import forget_texts
from tests import wire

pytestmark = pytest.mark.model

CALDER = Target("Ines Calder", "actor", ("Calder",))
PIER = Target("pier", "issue", phrases=("pier",))


def made(articles: Sequence[Article], *targets: Target) -> tuple[int, int]:
    """Return how many parses and how many answers of the encoder an analysis makes."""
    before = PARSES.made, ANSWERS.made
    analyze(articles, targets)
    return PARSES.made - before[0], ANSWERS.made - before[1]


@pytest.fixture(autouse=True)
def empty_memory() -> None:
    PARSES.clear()
    ANSWERS.clear()


def test_the_same_event_again_costs_no_parse_and_no_answer() -> None:
    articles = wire.articles()
    parses, answers = made(articles, CALDER)
    assert parses == len(articles)
    assert answers > 0
    assert made(articles, CALDER) == (0, 0)


def test_a_date_an_outlet_and_an_alias_read_nothing_again() -> None:
    articles = wire.articles()
    made(articles, CALDER)
    dated = [replace(article, published="2025-03-01", outlet="Gull Gazette") for article in articles]
    assert made(dated, CALDER) == (0, 0)
    assert made(articles, replace(CALDER, aliases=("Calder", "Madam Mayor"))) == (0, 0)


def test_what_is_read_from_texts_alone_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = wire.articles()
    first = analyze(articles, (CALDER,))
    for where, name in (
        ("analysis.extract.sentence_states", "load_sentence_encoder"),
        ("analysis.measures.coverage.compared", "find_units"),
        ("analysis.measures.loaded.token_head", "sentence_words"),
        ("analysis.measures.generic_frames.frame_scores", "scores_of"),
    ):
        monkeypatch.setattr(import_module(where), name, lambda *_: pytest.fail("was read again"))
    renamed = replace(CALDER, aliases=("Calder", "Madam Mayor"))
    dated = [replace(article, published="2025-03-01") for article in articles]
    assert len(analyze(dated, (renamed, PIER))["loaded"]) == len(first["loaded"])
    forget_texts()
    with pytest.raises(pytest.fail.Exception):
        analyze(articles, (CALDER,))


def test_a_new_target_and_a_new_article_are_asked_about_alone() -> None:
    articles = wire.articles()
    made(articles, CALDER)
    parses, answers = made(articles, CALDER, PIER)
    assert parses == 0
    assert answers > 0
    assert made(articles, CALDER, PIER) == (0, 0)
    more = [*articles, paste(f"{wire.HERALD}\n\nCalder praised the divers who found the anchor.", outlet="Auk Argus")]
    parses, answers = made(more, CALDER, PIER)
    assert parses == 1
    assert 0 < answers < 10


def test_what_is_remembered_gives_the_same_tables() -> None:
    articles = wire.articles()
    first = analyze(articles, (CALDER, PIER))
    again = analyze(articles, (CALDER, PIER))
    assert first.tables.keys() == again.tables.keys()
    assert all(first[name].equals(again[name]) for name in first.tables)


def test_a_full_cache_lets_go_of_what_was_used_least_recently() -> None:
    cache = BoundedCache[str, str](6, size=len)
    cache.put("a", "xxx")
    cache.put("b", "yyy")
    assert cache.get("a") == "xxx"
    cache.put("c", "zzz")
    assert (cache.get("a"), cache.get("b"), cache.get("c")) == ("xxx", None, "zzz")
    cache.put("d", "too large to keep")
    assert (len(cache), cache.get("d")) == (2, None)
    assert cache.made == 4
