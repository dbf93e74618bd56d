from types import SimpleNamespace

import pytest

from analysis.measures.registry import build_table
from dashboard.queries.differences import Difference, signs, signs_note, stances, strongest, summary
from dashboard.queries.mark_layers import disagreement


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
        "mean_a": -0.4,
        "mean_b": 0.3,
        "difference": difference,
        "low": difference - 0.1,
        "high": difference + 0.1,
        "p": q,
        "q": q,
    }


def found(*rows: dict[str, object]) -> tuple[Difference, ...]:
    return strongest(build_table("differences", rows))


def test_the_harsher_outlet_comes_first_with_both_numbers() -> None:
    (difference,) = found(row("Oduya", -0.7, 0.01))
    assert difference.head == "A portrays Oduya less favourably than B"
    assert "−0.40 in 5 sentences against +0.30 in 5" in difference.body
    assert difference.outlets == ("A", "B")
    assert "0.60 to 0.80" in difference.body
    (turned,) = found(row("Oduya", 0.7, 0.01))
    assert turned.head == "B portrays Oduya less favourably than A"


def test_what_is_not_sure_is_not_said() -> None:
    assert found(row("Oduya", -0.9, 0.06)) == ()
    table = build_table("differences", [row("Oduya", -0.9, 0.06)])
    assert "none of 1 comparison" in summary((), table)


def test_one_per_actor_and_three_in_all_by_size() -> None:
    rows = [row("Oduya", -0.3, 0.01), row("Oduya", -0.5, 0.01, voice="all"), row("Brannick", 0.9, 0.01)]
    rows += [row("Calder", 0.4, 0.02), row("Wick", 0.2, 0.01)]
    assert [difference.target for difference in found(*rows)] == ["Brannick", "Oduya", "Calder"]


def test_a_sign_is_called_one_and_stays_behind_what_is_sure() -> None:
    rows = [row("Oduya", -0.7, 0.01), row("Oduya", -0.9, 0.2), row("Calder", -0.5, 0.2), row("Wick", 0.05, 0.9)]
    (sign,) = signs(build_table("differences", rows))
    assert sign.head == "A seems to portray Calder less favourably than B"
    assert signs(build_table("differences", rows), most=0) == ()
    note = signs_note(build_table("differences", rows))
    assert "among 4 comparisons chance alone would give such a sign now and then" in note


def stance_row(
    article_id: str, target: str, label: str, score: float, *, kind: str = "actor", enough: bool = True
) -> dict[str, object]:
    return {
        "event": "e",
        "article_id": article_id,
        "outlet": article_id,
        "target": target,
        "target_kind": kind,
        "label": label,
        "enough": enough,
        "score": score,
        "low": score - 0.03,
        "high": score + 0.03,
        "own_score": score,
        "sureness": None if label == "absent" else 0.5,
        "own_label": "absent" if label == "absent" else "neutral",
        "quoted_score": score,
        "n": 9,
    }


NAMES = {"a": "Alpha", "b": "Beta", "c": "Gamma"}
TARGETS = ("Oduya", "truce")
APART = {"Oduya": {("a", "b"), ("a", "c")}, "truce": {("b", "a")}}


def test_stances_differ_where_both_labels_are_borne_and_the_difference_is_sure() -> None:
    rows = [
        stance_row("a", "Oduya", "critical", -0.2),
        stance_row("b", "Oduya", "supportive", 0.2),
        stance_row("c", "Oduya", "neutral", 0.0),
        stance_row("a", "truce", "supportive", 0.3, kind="issue"),
        stance_row("b", "truce", "critical", -0.3, kind="issue"),
    ]
    first, second = stances(build_table("stance", rows), APART, NAMES, targets=TARGETS)
    assert first.head == "On truce, Beta is against it and Alpha for it."
    assert second.head == "On Oduya, Alpha is critical and Beta supportive."
    assert (second.measure, second.article_id) == ("stance", "a")
    assert stances(build_table("stance", rows), APART, NAMES, targets=["Oduya"]) == (second,)
    assert not stances(build_table("stance", rows), APART, {"a": "Alpha"}, targets=TARGETS)
    assert "−0.20 (95 % interval −0.23 to −0.17) against +0.20" in second.body


def test_a_stance_that_is_not_enough_or_not_apart_is_not_said() -> None:
    thin = [stance_row("a", "Oduya", "critical", -0.2, enough=False), stance_row("b", "Oduya", "supportive", 0.2)]
    assert stances(build_table("stance", thin), APART, NAMES, targets=TARGETS) == ()
    alike = [stance_row("b", "Oduya", "critical", -0.04), stance_row("c", "Oduya", "neutral", -0.03)]
    assert stances(build_table("stance", alike), APART, NAMES, targets=TARGETS) == ()
    same = [stance_row("a", "Oduya", "critical", -0.4), stance_row("b", "Oduya", "critical", -0.1)]
    assert stances(build_table("stance", same), APART, NAMES, targets=TARGETS) == ()
    assert stances(build_table("stance", []), APART, NAMES, targets=TARGETS) == ()


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
