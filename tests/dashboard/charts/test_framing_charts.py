"""Figures of the Framing page: what they show, hollow where it is not enough, and hostile names as text."""

import pandas as pd
import pytest

from dashboard.charts import agency, alt_text, frame_shares, loaded_density
from dashboard.charts.dots import dots_html
from dashboard.queries.frame_titles import titles
from tests.dashboard.chart_tables import HOSTILE, empty
from tests.dashboard.framing_analysis import analysis, density_row, frame_row

NONE = empty("share_differences")


def written(shown):
    return dots_html(shown, address_of=lambda point: "?" + "|".join(point))


BOTH = pytest.mark.parametrize("compact", [False, True])


def marks(figure):
    """The trace that can be clicked."""
    return next(trace for trace in figure.data if trace.customdata is not None)


def lines(figure, dash):
    return [trace for trace in figure.data if trace.line.dash == dash]


def words(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def agency_rows(outlet="Gull Gazette"):
    return pd.DataFrame(
        [(outlet, 12, 4, 0.75, 0.5, 0.9), ("Petrel Post", 1, 1, 0.5, 0.1, 0.9)],
        columns=["outlet", "agent", "patient", "share", "low", "high"],
    )


@BOTH
def test_frames_are_ranked_and_what_no_sentence_shows_has_no_dot(compact):
    figure = frame_shares(analysis()["generic_frames"], NONE, titles=titles(), compact=compact)
    assert [list(data) for data in marks(figure).customdata] == [
        ["Gull Gazette", "quality", ""],
        ["Petrel Post", "conflict", ""],
    ]
    assert list(figure.layout.yaxis.ticktext)[:2] == ["Quality of life", "Conflict"]
    assert any("67 %" in text for text in words(figure))
    assert "Gull Gazette: Quality of life 67 %." in alt_text(figure)


def test_few_sentences_are_hollow():
    figure = frame_shares(analysis()["generic_frames"], NONE, titles=titles())
    full, hollow = marks(figure).marker.color
    assert full != hollow
    assert "not enough" in marks(figure).hovertext[1]
    assert "no interval" in marks(figure).hovertext[1]
    assert "95 % interval 20 % to 100 %" in marks(figure).hovertext[0]


def test_equal_shares_lie_equally_far_from_their_panel_s_zero():
    rows = [frame_row(outlet, "crime", share=0.3, low=0.1, high=0.4, n=20) for outlet in "abcdefg"]
    figure = frame_shares(analysis(generic_frames=rows)["generic_frames"], NONE, titles=titles())
    assert {round(x % 1, 6) for x in marks(figure).x} == {round(marks(figure).x[0] % 1, 6)}
    assert len(set(zip(marks(figure).x, marks(figure).y, strict=True))) == 7


def test_a_phone_keeps_the_commonest_frames():
    rows = [frame_row("a", name, share=0.02 * n, low=0.0, high=0.5, n=50) for n, name in enumerate(titles(), 1)]
    table = analysis(generic_frames=rows)["generic_frames"]
    assert len(marks(frame_shares(table, NONE, titles=titles())).x) == len(titles())
    assert len(marks(frame_shares(table, NONE, titles=titles(), compact=True)).x) == 9


@BOTH
def test_density_is_sorted_and_says_how_much_it_rests_on(compact):
    shown = loaded_density(analysis()["loaded_density"], NONE, compact=compact)
    assert [dot.data[0] for dot in shown.dots] == ["Gull Gazette", "Petrel Post"]
    assert "1 in 400" in shown.dots[0].number
    assert "Most: Gull Gazette (2.5, interval 0.5 to 6.0)." in shown.caption.alt
    assert "Least: Petrel Post (0.0, interval 0.0 to 10.0)." in shown.caption.alt


def test_a_density_of_few_words_is_hollow_and_has_no_line():
    shown = loaded_density(analysis()["loaded_density"], NONE, voice="all")
    assert "not enough" in shown.dots[0].hover
    assert [dot.enough for dot in shown.dots] == [False, True]
    page = written(shown)
    assert page.count("px-hollow") == 1
    assert page.count("--low:") == 1


@BOTH
def test_agency_shows_shares_and_counts(compact):
    shown = agency(agency_rows(), NONE, target="Ines Calder", compact=compact)
    assert "75 %" in shown.dots[0].number
    assert "12 + 4" in shown.dots[0].number
    assert "not enough" in shown.dots[1].hover
    assert "not enough" not in shown.dots[0].hover
    assert "Most: Gull Gazette (75 % of 16 verbs, interval 50 % to 90 %)" in shown.caption.alt


@BOTH
def test_nothing_to_draw_is_said(compact):
    figure = frame_shares(empty("generic_frames"), NONE, titles=titles(), compact=compact)
    assert not figure.data
    assert "No " in alt_text(figure)
    for shown in (
        loaded_density(empty("loaded_density"), NONE, compact=compact),
        agency(agency_rows().head(0), NONE, target="Ines Calder", compact=compact),
    ):
        assert "No " in written(shown)
        assert "<table" not in written(shown)


@BOTH
def test_hostile_names_stay_text(compact):
    density = analysis(loaded_density=[density_row(HOSTILE, "own", count=1, n_words=400, low=1.0, high=3.0)])
    frames = analysis(generic_frames=[frame_row(HOSTILE, "crime", share=0.2, low=0.1, high=0.3, n=20)])
    figure = frame_shares(frames["generic_frames"], NONE, titles=titles(), compact=compact)
    for text in [figure.layout.title.text, *words(figure), *marks(figure).hovertext]:
        assert "<img" not in text
        assert "<a " not in text
    assert HOSTILE in [data[0] for data in marks(figure).customdata]
    for shown in (
        loaded_density(density["loaded_density"], NONE, compact=compact),
        agency(agency_rows(HOSTILE), NONE, target=HOSTILE, compact=compact),
    ):
        page = written(shown)
        assert "<img" not in page
        assert page.count("<a ") == len(shown.dots)
        assert HOSTILE in [dot.data[0] for dot in shown.dots]


def test_a_dot_lies_on_its_scale_and_leads_to_its_outlet():
    page = written(loaded_density(analysis()["loaded_density"], NONE))
    assert 'style="--step:' in page
    assert 'href="?Gull Gazette||own"' in page
    assert 'aria-current="true"' not in page
    opened = dots_html(
        loaded_density(analysis()["loaded_density"], NONE), address_of=lambda _: "?", opened=("Gull Gazette", "", "own")
    )
    assert opened.count('aria-current="true"') == 1
