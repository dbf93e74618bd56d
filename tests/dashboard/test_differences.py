from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.tables import build_table
from dashboard.differences import Difference, strongest, summary
from dashboard.layers import disagreement


def row(
    target: str, difference: float, q: float, *, voice: str = "own", a: str = "A", b: str = "B"
) -> dict[str, object]:
    return {
        "event": "e",
        "target": target,
        "voice": voice,
        "outlet_a": a,
        "outlet_b": b,
        "n_a": 5,
        "n_b": 5,
        "difference": difference,
        "low": difference - 0.1,
        "high": difference + 0.1,
        "p": q,
        "q": q,
    }


def means(**values: float) -> pd.DataFrame:
    rows = [
        {
            "event": "e",
            "article_id": outlet,
            "outlet": outlet,
            "target": target,
            "voice": voice,
            "n": 5,
            "mean": mean,
            "low": None,
            "high": None,
            "label": "neutral",
            "enough": True,
        }
        for outlet, mean in values.items()
        for target in ("Oduya", "Brannick", "Calder", "Wick")
        for voice in ("own", "all")
    ]
    return build_table("actor_sentiment", rows)


def found(*rows: dict[str, object]) -> tuple[Difference, ...]:
    return strongest(build_table("differences", rows), means(A=-0.4, B=0.3))


def test_the_harsher_outlet_comes_first_with_both_numbers() -> None:
    (difference,) = found(row("Oduya", -0.7, 0.01))
    assert difference.head == "A portrays Oduya less favourably than B"
    assert "−0.40 against +0.30" in difference.body
    assert "0.60 to 0.80" in difference.body
    (turned,) = found(row("Oduya", 0.7, 0.01))
    assert turned.head == "B portrays Oduya less favourably than A"


def test_what_is_not_sure_is_not_said() -> None:
    assert found(row("Oduya", -0.9, 0.06)) == ()
    table = build_table("differences", [row("Oduya", -0.9, 0.06)])
    assert "None of 1" in summary((), table)


def test_one_per_actor_and_three_in_all_by_size() -> None:
    rows = [row("Oduya", -0.3, 0.01), row("Oduya", -0.5, 0.01, voice="all"), row("Brannick", 0.9, 0.01)]
    rows += [row("Calder", 0.4, 0.02), row("Wick", 0.2, 0.01)]
    assert [difference.target for difference in found(*rows)] == ["Brannick", "Oduya", "Calder"]


def test_without_comparisons_it_says_why() -> None:
    assert found() == ()
    assert "often enough" in summary((), build_table("differences", []))


@pytest.mark.parametrize(
    ("negative", "positive", "vader", "said"),
    [(0.8, 0.1, 0.4, True), (0.1, 0.8, -0.4, True), (0.8, 0.1, -0.4, False), (0.1, 0.1, 0.9, False)],
)
def test_where_model_and_word_list_disagree_the_reader_is_told(
    negative: float, positive: float, vader: float, said: bool
) -> None:
    row = SimpleNamespace(negative=negative, neutral=1 - negative - positive, positive=positive, vader=vader)
    assert bool(disagreement(row)) is said
