"""What makes up a stance, its two voices, and the ranking of articles."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.registry import build_table
from analysis.measures.stance import SIGNALS
from analysis.measures.stance.ranking import Ranking, difference_rows, estimate_of, rank
from dashboard.charts import alt_text, stance_ranking, stance_voices, stance_waterfall
from dashboard.charts.stance_steps import waterfall_steps
from dashboard.queries.rows import records
from dashboard.style.theme import NOT_ENOUGH, SANS, palette
from dashboard.wording import SIGNALS_AT_HAND
from tests.dashboard.chart_tables import HOSTILE
from tests.dashboard.charts.test_charts import FORMS, OURS, strings
from tests.loops import each
from tests.measures.stance.plain_model import MODEL

NAMES = {"a1": "North Herald", "a2": "South Courier", "a3": "West Post"}
BOUNDS = (-0.05, 0.05)


def parts(*listed, target="Ada Quill"):
    """Evidence of article a1; each part ``(sentence, signal, contribution)``, own words."""
    return build_table(
        "evidence",
        [
            {
                "event": "e",
                "article_id": "a1",
                "target": target,
                "sentence_id": sentence,
                "signal": signal,
                "voice": "quoted" if signal == "other voices" else "own",
                "contribution": value,
            }
            for sentence, signal, value in listed
        ],
    )


def row(article="a1", *, score=-0.06, low=-0.1, high=-0.02, label="critical", enough=True, own=-0.08, quoted=0.02):
    return {
        "event": "e",
        "article_id": article,
        "outlet": NAMES[article],
        "target": "Ada Quill",
        "target_kind": "actor",
        "label": label,
        "enough": enough,
        "score": score,
        "low": low,
        "high": high,
        "own_score": own,
        "sureness": None if label == "absent" else 0.5,
        "own_label": "absent" if label == "absent" else "neutral",
        "quoted_score": quoted,
        "n": 0 if label == "absent" else 5,
    }


def table(*rows):
    return build_table("stance", rows)


def stance_row(**values):
    (only,) = records(table(row(**values)))
    return only


USUAL = (
    (0, "headline", -0.05),
    (2, "own words", -0.04),
    (4, "going on", 0.01),
    (4, "other voices", 0.02),
    (6, "going on", 0.0),
)


def waterfall(*listed, left_out=(), compact=False, texts=None, name="North Herald", **values):
    return stance_waterfall(
        parts(*(listed or USUAL)),
        stance_row(**values),
        name=name,
        bounds=BOUNDS,
        texts=texts or {2: "Quill broke her word."},
        left_out=left_out,
        compact=compact,
    )


def bars(figure):
    (found,) = [each for each in figure.data if each.name == "parts"]
    return found


def words(figure):
    return " ".join(each.text for each in figure.layout.annotations)


def test_steps_go_by_signal_and_sentence_and_end_in_the_score():
    steps = waterfall_steps(parts(*USUAL))
    assert [(step.kind, step.label) for step in steps] == [
        ("signal", "headline"),
        ("sentence", "sentence 1"),
        ("signal", "own words"),
        ("sentence", "sentence 3"),
        ("signal", "going on"),
        ("sentence", "sentence 5"),
        ("signal", "other voices"),
        ("sentence", "sentence 5"),
        ("score", "Score"),
    ]
    assert [step.without_effect for step in steps if step.kind == "signal"] == [0, 0, 1, 0]
    assert steps[-1].value == pytest.approx(-0.06)


def test_a_left_out_sentence_adds_nothing_in_any_signal():
    steps = waterfall_steps(parts(*USUAL), left_out={4})
    assert [step.out for step in steps if step.kind == "sentence"] == [False, False, True, True]
    assert steps[-1].value == pytest.approx(-0.09)


def test_many_sentences_of_a_signal_become_one_bar():
    listed = [(number, "own words", 0.001 * (number + 1)) for number in range(20)]
    steps = waterfall_steps(parts(*listed), compact=True)
    assert [step.label for step in steps if step.kind == "sentence"] == [f"sentence {n}" for n in (17, 18, 19, 20)]
    (rest,) = [step for step in steps if step.kind == "rest"]
    assert (rest.label, rest.value) == ("16 smaller", pytest.approx(sum(0.001 * n for n in range(1, 17))))


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.sampled_from(sorted(SIGNALS)), st.floats(-0.1, 0.1)),
        max_size=30,
        unique_by=lambda part: part[:2],
    ),
    st.sets(st.integers(0, 9), max_size=3),
    st.booleans(),
)
def test_the_last_bar_is_the_sum_of_what_counts(listed, left_out, compact):
    steps = waterfall_steps(parts(*listed), left_out=left_out, compact=compact)
    whole = math.fsum(value for sentence, _, value in listed if sentence not in left_out)
    assert steps[-1].value == pytest.approx(whole, abs=1e-9)
    heads = math.fsum(step.value for step in steps if step.kind == "signal")
    assert heads == pytest.approx(whole, abs=1e-9)


@pytest.mark.parametrize("compact", [False, True])
def test_each_bar_starts_where_the_last_one_ended(compact):
    drawn = bars(waterfall(compact=compact))
    assert list(drawn.base) == pytest.approx([0, -0.05, -0.09, -0.08, 0])
    assert list(drawn.x) == pytest.approx([-0.05, -0.04, 0.01, 0.02, -0.06])
    assert [list(each) for each in drawn.customdata][1] == ["a1", "Ada Quill", "2"]
    assert drawn.customdata[-1][2] == ""
    assert "Quill broke her word." in drawn.hovertext[1]
    assert list(drawn.text[:2]) == ["−0.050", "−0.040"]


def test_colours_tell_the_side_and_left_out_bars_are_hollow():
    drawn = bars(waterfall(left_out=(2,)))
    colours = palette()
    assert drawn.marker.color[0] == colours.unfavourable
    assert drawn.marker.color[3] == colours.favourable
    assert drawn.marker.color[1] == "rgba(0,0,0,0)"
    assert "left out (−0.040)" in drawn.text[1]


def test_the_interval_belongs_to_the_whole_score():
    def intervals(figure):
        return [(tuple(each.x), each.line.dash) for each in figure.data if each.name == "interval"]

    assert intervals(waterfall()) == [((-0.1, -0.02), "solid")]
    assert intervals(waterfall(enough=False)) == [((-0.1, -0.02), "dot")]
    assert intervals(waterfall(left_out=(2,))) == []
    assert intervals(waterfall(low=None, high=None)) == []


def test_the_waterfall_says_where_the_sides_begin_and_what_it_finds():
    figure = waterfall()
    assert "critical below −0.05" in words(figure)
    assert "supportive above +0.05" in words(figure)
    assert "Score −0.06. Strongest signals: headline −0.05, own words −0.04, other voices +0.02." in alt_text(figure)


@pytest.mark.parametrize("compact", [False, True])
def test_each_signal_says_at_its_head_what_it_looks_at(compact):
    assert set(SIGNALS_AT_HAND) == set(SIGNALS)
    listed = [(number, signal, -0.01) for number, signal in enumerate(SIGNALS)]
    texts = dict.fromkeys(range(len(SIGNALS)), "So it was.")
    figure = stance_waterfall(parts(*listed), stance_row(), name="N", bounds=BOUNDS, texts=texts, compact=compact)
    hovers = [each.hovertext for each in figure.layout.annotations if each.hovertext]
    for signal, meaning in SIGNALS.items():
        assert SIGNALS_AT_HAND[signal] in words(figure)
        assert any(meaning[:30] in text.replace("<br>", " ") for text in hovers)


def test_a_cell_without_parts_says_so():
    assert "does not discuss" in alt_text(stance_waterfall(parts(), stance_row(), name="N", bounds=BOUNDS, texts={}))


def all_figures(*, name, names, **form):
    listed = table(row("a1"), row("a2", score=0.2, low=0.1, high=0.3, label="supportive"))
    listed = listed.assign(target=name)
    ranking = Ranking(("a1", "a2"), frozenset({("a1", "a2")}), (("a1",), ("a2",)), ())
    (first, _) = records(listed)
    texts = {number: f"{name} {number}" for number in range(7)}
    return [
        stance_waterfall(parts(*USUAL, target=name), first, name=names["a1"], bounds=BOUNDS, texts=texts, **form),
        stance_voices(listed, target=name, labels=names, **form),
        stance_ranking(listed, ranking, target=name, labels=names, **form),
    ]


@FORMS
def test_hostile_names_and_sentences_are_text(form):
    for figure in each(all_figures(name=HOSTILE, names=dict.fromkeys(NAMES, HOSTILE), **form)):
        shown = list(strings(figure.to_plotly_json()))
        assert any("evil.example" in text for text in shown)
        for text in each(shown):
            assert "<" not in OURS.sub("", text), text
            assert "\u202e" not in text


@FORMS
def test_figures_carry_their_own_theme_and_a_description(form):
    for figure in each(all_figures(name="Ada Quill", names=NAMES, **form)):
        assert figure.layout.template.layout.font.family == SANS
        assert len(alt_text(figure)) > 40
        assert "nan" not in alt_text(figure).lower()
        assert all(trace.hovertemplate is None for trace in figure.data)


def voices(*rows, **options):
    return stance_voices(table(*rows), target="Ada Quill", labels=NAMES, **options)


def test_both_voices_stand_with_their_sum():
    figure = voices(row("a1"), row("a2", quoted=None, own=-0.06))
    own, quoted = (next(each for each in figure.data if each.name == name) for name in ("own words", "quoted"))
    assert list(own.x) == [-0.08, -0.06]
    assert list(quoted.x) == [0.02]
    assert own.y[0] != quoted.y[0]
    assert list(quoted.customdata[0]) == ["a1", "Ada Quill", "all"]
    assert "sum −0.06, critical" in words(figure)
    assert "– not discussed" in words(figure)
    assert "North Herald: own words −0.08, quoted +0.02; South Courier: own words −0.06, quoted none." in alt_text(
        figure
    )


def test_voices_without_enough_evidence_are_hollow():
    figure = voices(row("a1", enough=False))
    (own,) = [each for each in figure.data if each.name == "own words"]
    assert own.marker.color[0] == palette().background
    assert "leans critical" in words(figure)


def test_a_target_that_nobody_discusses_has_no_voices():
    absent = row("a1", score=None, low=None, high=None, label="absent", enough=False, own=None, quoted=None)
    assert "No article discusses Ada Quill." in alt_text(voices(absent))


def ranked(*rows, compact=False):
    estimates = [estimate_of(each) for each in rows]
    found = rank(estimates, difference_rows(estimates, model=MODEL))
    return stance_ranking(table(*rows), found, target="Ada Quill", labels=NAMES, compact=compact)


def brackets(figure):
    """Ends of the brackets, in lines."""
    shapes = [each for each in figure.layout.shapes if each.line.width == 2 and each.x0 == each.x1]
    return [(round(each.y0 + 0.36), round(each.y1 - 0.36)) for each in shapes]


@pytest.mark.parametrize("compact", [False, True])
def test_articles_stand_in_order_with_brackets_around_what_is_alike(compact):
    figure = ranked(
        row("a1", score=0.3, low=0.28, high=0.32, label="supportive"),
        row("a2", score=-0.2, low=-0.22, high=-0.18),
        row("a3", score=-0.19, low=-0.21, high=-0.17),
        compact=compact,
    )
    (marks,) = [each for each in figure.data if each.name == "scores"]
    assert [each[0] for each in marks.customdata] == ["a2", "a3", "a1"]
    assert list(marks.text) == ["−0.20", "−0.19", "+0.30"]
    assert brackets(figure) == [(0, 1)]
    assert "South Courier, West Post, North Herald." in alt_text(figure)
    assert "Can't be told apart: South Courier and West Post." in alt_text(figure)
    assert "more supportive than" in marks.hovertext[2]


def test_articles_without_a_place_stand_below_and_say_why():
    figure = ranked(
        row("a1"),
        row("a2", low=None, high=None, enough=False),
        row("a3", score=None, low=None, high=None, label="absent", enough=False, own=None, quoted=None),
    )
    assert f"{NOT_ENOUGH} evidence for a place" in words(figure)
    assert "– not discussed" in words(figure)
    (marks,) = [each for each in figure.data if each.name == "scores"]
    assert len(marks.x) == 1
