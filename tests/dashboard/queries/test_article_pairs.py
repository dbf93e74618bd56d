"""The pair that differs most is named only as far as the tables call its differences sure."""

import pandas as pd
import pytest

from analysis.measures.registry import build_table
from dashboard.queries.article_pairs import in_words, most_apart, none_alone
from tests.dashboard.queries.test_differences import row, stance_row

LABELS = {"a": "Alpha", "b": "Beta", "c": "Gamma"}
TARGETS = ("Oduya", "Calder", "truce")


def articles(**outlets: str) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"article_id": key, "outlet": name, "source_name": f"{key}.txt", "outlet_name": name or f"{key}.txt"}
            for key, name in outlets.items()
        ]
    )


def sides(apart: dict[str, set[tuple[str, str]]], *, alike: bool = False) -> pd.DataFrame:
    """Let the first of each pair be critical, and the second supportive unless both are alike."""
    rows = {}
    for target, two in apart.items():
        for first, second in two:
            rows[first, target] = stance_row(first, target, "critical", -0.4)
            rows[second, target] = stance_row(second, target, "critical" if alike else "supportive", 0.4)
    return build_table("stance", list(rows.values()))


def found(*rows, apart=None, named=None, shown=tuple(LABELS), targets=TARGETS, alike=False):
    table = build_table("differences", list(rows))
    named = named if named is not None else articles(a="A", b="B", c="")
    return most_apart(named, table, sides(apart or {}, alike=alike), apart or {}, shown=shown, targets=targets)


def test_the_pair_apart_on_most_targets_is_named_with_what_it_is_apart_on() -> None:
    apart = {"truce": {("c", "b")}, "Oduya": {("a", "b"), ("c", "b")}}
    (pair,) = found(row("Oduya", 0.4, 0.01, a="A", b="B"), row("Calder", 0.9, 0.2, a="A", b="B"), apart=apart)
    assert pair.articles == ("b", "c")
    head, body = in_words(pair, LABELS, targets=3, alone=True)
    assert head == "Beta and Gamma differ most:"
    assert body == "surely on 2 of 3 actors and issues, in stance toward Oduya and truce."


def test_each_actor_counts_once_and_equal_pairs_are_all_named() -> None:
    own, every = row("Oduya", 0.4, 0.01, a="c.txt", b="A"), row("Oduya", 0.4, 0.01, voice="all", a="c.txt", b="A")
    equal = found(own, every, apart={"truce": {("a", "b")}})
    assert [pair.articles for pair in equal] == [("a", "b"), ("a", "c")]
    assert "among the pairs that differ most" in in_words(equal[0], LABELS, targets=3, alone=False)[0]
    (by_both,) = found(own, every, apart={"Oduya": {("a", "c")}, "truce": {("a", "b")}})
    assert in_words(by_both, LABELS, targets=3, alone=True)[1] == (
        "surely on 1 of 3 actors and issues, in sentiment and in stance toward Oduya."
    )


@pytest.mark.parametrize("q", [0.06, 0.9])
def test_what_is_not_sure_makes_no_pair(q: float) -> None:
    assert found(row("Oduya", 0.9, q, a="A", b="B")) == ()
    assert none_alone(()) == "No two articles can be told apart for sure, in sentiment or in stance."
    assert "sentiment is not compared" in none_alone((), sentiment=False)


def test_sentiment_of_an_outlet_with_two_articles_says_nothing_of_either() -> None:
    assert found(row("Oduya", 0.9, 0.01, a="A", b="B"), named=articles(a="A", b="B", c="B")) == ()


def test_only_what_is_shown_counts() -> None:
    apart = {"Oduya": {("a", "b")}}
    assert found(apart=apart, shown=("b", "c")) == ()
    assert found(apart=apart, targets=("truce",)) == ()


def test_stances_with_the_same_label_make_no_pair() -> None:
    assert found(apart={"Oduya": {("a", "b")}}, alike=True) == ()
