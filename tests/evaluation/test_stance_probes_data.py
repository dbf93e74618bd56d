"""Checks of form for the stance probes: the ones that measure and the ones that weights are fitted on.

No model runs here. What the rows mean is told in ``tests/gold/README.md``.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
MEASURE = ROOT / "tests" / "gold" / "stance_probes.jsonl"
SECOND = ROOT / "tests" / "gold" / "stance_probes_second.jsonl"
FIT = ROOT / "analysis" / "training" / "data" / "stance_fit.jsonl"
FILES = (MEASURE, FIT)

PAIR_KINDS = frozenset(
    {
        "doubt_cue",
        "endorsing_cue",
        "own_or_quoted",
        "last_word",
        "experts",
        "names_swapped",
        "self_praise",
        "reported_facts",
        "naming",
        "headline",
        "issue",
        "salience",
        "negation",
    }
)
LEAST_PER_KIND = {MEASURE: 6, FIT: 12}
LEAST_PAIRS = {MEASURE: 72, FIT: 140}
LEAST_SINGLES_PER_LABEL = 10
LABELS = {"critical": -1, "neutral": 0, "supportive": 1}
WORDS = range(90, 221)
PARAGRAPHS = range(4, 10)
NEWS = "fit-news-"
NEWS_WORDS, NEWS_PARAGRAPHS = range(250, 401), range(7, 14)
"""Articles to fit on that look like real news: longer, with several sources."""
RUN = 8
"""Two articles that share this many words in a row are no longer independent."""
LEAST_SHARED = 0.5
"""A minimal pair shares at least this part of its words, in order; expert selections differ most."""


@cache
def _rows(path: Path) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _articles(row: dict[str, Any]) -> Iterator[tuple[str, dict[str, str], str]]:
    for side in ("a", "b"):
        if side in row:
            yield f"{row['id']}/{side}", row[side], row["labels"][side]


def _words(article: dict[str, str]) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", f"{article['title']} {article['text']}".lower().replace("’", "'"))


def _runs(path: Path) -> set[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for row in _rows(path):
        for _, article, _ in _articles(row):
            words = _words(article)
            runs.update(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
    return runs


def _is_named(row: dict[str, Any], article: dict[str, str]) -> bool:
    target = row["target"]
    forms = [target["name"], *target.get("aliases", ()), *target.get("phrases", ())]
    flags = re.IGNORECASE if target["kind"] == "issue" else 0
    text = f"{article['title']}\n{article['text']}".replace("’", "'")
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, flags) for form in forms)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestForm:
    def test_rows_have_exactly_their_keys(self, path: Path) -> None:
        common = {"id", "kind", "target", "topic", "a", "labels", "why"}
        for row in _rows(path):
            pair = row["kind"] != "single"
            assert set(row) == (common | {"b", "expect"} if pair else common), row["id"]
            assert set(row["labels"]) == ({"a", "b"} if pair else {"a"}), row["id"]
            assert row["kind"] in PAIR_KINDS | {"single"}, row["id"]
            assert row["why"].endswith("."), row["id"]

    def test_ids_are_unique(self, path: Path) -> None:
        assert [name for name, n in Counter(row["id"] for row in _rows(path)).items() if n > 1] == []

    def test_targets_have_the_list_of_their_kind(self, path: Path) -> None:
        for row in _rows(path):
            target = row["target"]
            words = {"actor": "aliases", "issue": "phrases"}[target["kind"]]
            assert set(target) == {"name", "kind", words}, row["id"]
            assert target[words], row["id"]

    def test_every_kind_has_enough_pairs(self, path: Path) -> None:
        counts = Counter(row["kind"] for row in _rows(path) if row["kind"] != "single")
        assert set(counts) == PAIR_KINDS
        assert min(counts.values()) >= LEAST_PER_KIND[path]
        assert sum(counts.values()) >= LEAST_PAIRS[path]

    def test_every_label_has_enough_single_articles(self, path: Path) -> None:
        counts = Counter(row["labels"]["a"] for row in _rows(path) if row["kind"] == "single")
        assert set(counts) == {*LABELS, "absent"}
        assert min(counts.values()) >= LEAST_SINGLES_PER_LABEL

    def test_articles_have_the_length_of_short_news(self, path: Path) -> None:
        for row in _rows(path):
            for name, article, _ in _articles(row):
                assert article["title"].strip(), name
                news = row["id"].startswith(NEWS)
                assert len(article["text"].split()) in (NEWS_WORDS if news else WORDS), name
                assert len(article["text"].split("\n\n")) in (NEWS_PARAGRAPHS if news else PARAGRAPHS), name

    def test_no_mark_up_is_left_in_the_articles(self, path: Path) -> None:
        for row in _rows(path):
            for name, article, _ in _articles(row):
                assert not re.search(r"[\[\]{}|$@]{2}|\s[,.;]|  |\n\n\n", article["title"] + article["text"]), name

    def test_quotation_marks_come_in_pairs(self, path: Path) -> None:
        for row in _rows(path):
            for name, article, _ in _articles(row):
                for paragraph in (article["title"], *article["text"].split("\n\n")):
                    assert paragraph.count('"') % 2 == 0, name
                    assert paragraph.count("“") == paragraph.count("”"), name

    def test_target_is_named_unless_it_is_absent(self, path: Path) -> None:
        for row in _rows(path):
            for name, article, label in _articles(row):
                assert _is_named(row, article) == (label != "absent"), name

    def test_expectation_agrees_with_the_labels(self, path: Path) -> None:
        for row in _rows(path):
            if row["kind"] == "single":
                continue
            low, high = (LABELS[row["labels"][side]] for side in ("a", "b"))
            assert row["expect"] in {"a<b", "equal"}, row["id"]
            assert low == high if row["expect"] == "equal" else low <= high, row["id"]

    def test_swapped_names_are_expected_to_change_nothing(self, path: Path) -> None:
        assert {row["expect"] for row in _rows(path) if row["kind"] == "names_swapped"} == {"equal"}

    def test_pairs_are_minimal_but_not_identical(self, path: Path) -> None:
        for row in _rows(path):
            if row["kind"] == "single":
                continue
            first, second = _words(row["a"]), _words(row["b"])
            assert row["a"] != row["b"], row["id"]
            assert SequenceMatcher(None, first, second, autojunk=False).ratio() >= LEAST_SHARED, row["id"]


class TestIndependence:
    """What weights are fitted on must not be what measures them."""

    def test_no_article_is_in_both_files(self) -> None:
        texts = [{article["text"] for row in _rows(path) for _, article, _ in _articles(row)} for path in FILES]
        assert texts[0].isdisjoint(texts[1])

    def test_no_target_is_in_both_files(self) -> None:
        names = [{row["target"]["name"] for row in _rows(path)} for path in FILES]
        assert names[0].isdisjoint(names[1])

    def test_no_run_of_eight_words_is_in_both_files(self) -> None:
        assert sorted(_runs(MEASURE) & _runs(FIT)) == []

    def test_the_second_probes_share_no_run_of_words_with_the_others(self) -> None:
        assert len(_rows(SECOND)) == 40
        assert sorted(_runs(SECOND) & (_runs(FIT) | _runs(MEASURE))) == []

    def test_the_run_check_sees_a_shared_sentence(self) -> None:
        article = _rows(MEASURE)[0]["a"]
        words = _words(article)
        assert tuple(words[:RUN]) in _runs(MEASURE)
