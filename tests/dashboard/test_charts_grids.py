"""The two grids and the intervals of one actor."""

from __future__ import annotations

import pytest

from dashboard.charts import actor_grid, actor_intervals, alt_text, stance_grid
from dashboard.theme import NOT_ENOUGH, palette, shade
from tests.dashboard import chart_tables as tables

NAMES = {"a1": "North Herald", "a2": "South Courier · Harbour", "a3": "South Courier · Ferries"}


def trace(figure, name):
    (found,) = [each for each in figure.data if each.name == name]
    return found


def cells(figure):
    """Text by ``customdata``."""
    ids = [tuple(each) for each in trace(figure, "cells").customdata]
    return dict(zip(ids, trace(figure, "text").text, strict=True))


def outlines(figure):
    return sorted(shape.line.dash for shape in figure.layout.shapes)


@pytest.mark.parametrize("compact", [False, True])
def test_a_cell_prints_its_number_and_n(compact):
    found = cells(actor_grid(tables.actor_sentiment(), labels=NAMES, compact=compact))
    assert len(found) == 6
    assert "−0.42" in found["a1", "Ada Quill", "all"]
    assert "n 9" in found["a1", "Ada Quill", "all"]


def test_missing_and_not_enough_are_drawn_apart():
    figure = actor_grid(tables.actor_sentiment(), labels=NAMES)
    found = cells(figure)
    assert NOT_ENOUGH in found["a2", "Ada Quill", "all"]
    assert "0.9" not in found["a2", "Ada Quill", "all"]
    assert found["a3", "Ada Quill", "all"] == "–"
    assert outlines(figure) == ["dash", "solid", "solid"]


def test_every_cell_has_one_marker_at_its_centre():
    clicks = trace(actor_grid(tables.actor_sentiment(), labels=NAMES), "cells")
    assert clicks.marker.symbol == "square"
    assert len(set(zip(clicks.x, clicks.y, strict=True))) == len(clicks.x) == 6
    assert set(clicks.x) == {0, 1}


def test_cells_are_coloured_by_the_scale():
    for dark in (False, True):
        fills = {
            shape.fillcolor for shape in actor_grid(tables.actor_sentiment(), labels=NAMES, dark=dark).layout.shapes
        }
        assert shade(-0.42, dark=dark) in fills
        assert shade(0.31, dark=dark) in fills


def test_intervals_lie_around_their_means():
    figure = actor_grid(tables.actor_sentiment(), labels={"a1": "North Herald"}, targets=["Ada Quill"])
    (whisker,) = [each for each in figure.data if each.mode == "lines" and each.line.width == 3]
    low, high, _ = whisker.x
    (mark,) = [each for each in figure.data if each.mode == "markers" and each.name is None]
    assert (low / -0.7, high / -0.1, mark.x[0] / -0.42) == (pytest.approx(0.4),) * 3


def test_voice_chooses_the_rows():
    found = cells(actor_grid(tables.actor_sentiment(), labels=NAMES, voice="own", targets=["Ada Quill"]))
    assert "−0.50" in found["a1", "Ada Quill", "own"]
    assert found["a3", "Ada Quill", "own"] == "–"


def test_actors_come_by_number_of_mentions():
    figure = actor_grid(tables.actor_sentiment(), labels=NAMES)
    assert trace(figure, "cells").customdata[0][1] == "Ada Quill"


def test_compact_grid_turns_rows_and_columns():
    wide, narrow = (
        trace(actor_grid(tables.actor_sentiment(), labels=NAMES, compact=form), "cells") for form in (False, True)
    )
    place = {tuple(c): (x, round(y)) for c, x, y in zip(wide.customdata, wide.x, wide.y, strict=True)}
    turned = {tuple(c): (round(y), x) for c, x, y in zip(narrow.customdata, narrow.x, narrow.y, strict=True)}
    assert place == turned


def test_grid_states_its_finding():
    text = alt_text(actor_grid(tables.actor_sentiment(), labels=NAMES))
    assert "Lowest: North Herald on Ada Quill (−0.42, n 9)" in text
    assert "Highest: South Courier · Ferries on Border Guard (+0.31, n 7)" in text
    assert "1 cell with not enough evidence" in text


def test_many_articles_go_into_bands_on_a_phone():
    names = {"a1": "A", "a2": "B", "a3": "C"} | {f"x{number}": f"X{number}" for number in range(5)}
    clicks = trace(actor_grid(tables.actor_sentiment(), labels=names, compact=True), "cells")
    assert max(clicks.x) == 3
    assert len(set(zip(clicks.x, clicks.y, strict=True))) == 16


def test_stance_says_its_word_and_shows_its_shape():
    figure = stance_grid(tables.stance(), labels=NAMES)
    found = cells(figure)
    assert "critical" in found["a1", "Ada Quill", "all"]
    assert "−0.60 · n 9" in found["a1", "Ada Quill", "all"]
    (marks,) = [each for each in figure.data if each.mode == "markers" and each.name is None]
    assert dict(zip(marks.marker.symbol, marks.marker.color, strict=True)) == {
        "triangle-down": palette().unfavourable_ink,
        "triangle-up": palette().favourable_ink,
    }


def test_stance_keeps_absent_and_not_enough_apart():
    found = cells(stance_grid(tables.stance(), labels=NAMES))
    assert found["a3", "Ada Quill", "all"] == "–"
    assert NOT_ENOUGH in found["a2", "Ada Quill", "all"]
    assert "neutral" not in found["a2", "Ada Quill", "all"]


def test_stance_hover_keeps_voices_apart():
    clicks = trace(stance_grid(tables.stance(), labels=NAMES), "cells")
    hover = dict(zip(map(tuple, clicks.customdata), clicks.hovertext, strict=True))
    assert "own words −0.70" in hover["a1", "Ada Quill", "all"]
    assert "quoted" not in hover["a1", "Ada Quill", "all"]


def test_stance_states_its_finding():
    text = alt_text(stance_grid(tables.stance(), labels=NAMES))
    assert "Critical: North Herald on Ada Quill (−0.60)." in text
    assert "Supportive: North Herald on Border Guard (+0.50)." in text


def test_intervals_show_every_voice_with_its_n():
    figure = actor_intervals(tables.actor_sentiment(), target="Ada Quill", labels=NAMES)
    (marks,) = [each for each in figure.data if each.mode == "markers"]
    assert [list(each) for each in marks.customdata] == [
        ["a1", "Ada Quill", "own"],
        ["a1", "Ada Quill", "quoted"],
        ["a2", "Ada Quill", "own"],
    ]
    assert list(marks.marker.symbol) == ["circle", "diamond", "circle"]
    notes = " ".join(each.text for each in figure.layout.annotations)
    assert "own · n 5" in notes
    assert "quoted · n 4" in notes
    assert "– not mentioned" in notes


def test_intervals_without_enough_evidence_are_hollow():
    figure = actor_intervals(tables.actor_sentiment(), target="Ada Quill", labels=NAMES)
    (marks,) = [each for each in figure.data if each.mode == "markers"]
    assert marks.marker.color[2] == palette().background
    assert marks.marker.color[0] == palette().voices["own"]
    assert NOT_ENOUGH in marks.hovertext[2]
    assert "no interval" in marks.hovertext[2]


def test_a_bar_joins_own_and_quoted_words():
    figure = actor_intervals(tables.actor_sentiment(), target="Ada Quill", labels=NAMES)
    assert tuple(figure.data[0].x) == (-0.5, 0.2, None)


def test_intervals_of_an_unknown_actor_say_so():
    figure = actor_intervals(tables.actor_sentiment(), target="Nobody", labels=NAMES)
    assert "No article mentions Nobody" in alt_text(figure)
