"""The two grids and the intervals of one actor."""

from __future__ import annotations

import pytest

from dashboard.charts import actor_grid, actor_intervals, alt_text, grid_html, stance_grid
from dashboard.charts.figure_text import wrap_lines
from dashboard.charts.grid import Caption, Cell, grid
from dashboard.style.theme import NOT_ENOUGH, palette, shade
from tests.dashboard import chart_tables as tables

NAMES = {"a1": "North Herald", "a2": "South Courier · Harbour", "a3": "South Courier · Ferries"}


def trace(figure, name):
    (found,) = [each for each in figure.data if each.name == name]
    return found


def every(grid):
    return [cell for row in grid.cells for cell in row]


def cells(grid):
    """Text by ``customdata``."""
    return {cell.customdata: cell.text for cell in every(grid)}


def outlines(grid):
    return sorted(cell.outline for cell in every(grid) if cell.outline)


def written(grid, **given):
    return grid_html(grid, address_of=lambda point: "./?cell=" + "~".join(point), **given)


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


def test_every_cell_with_something_in_it_is_a_link_that_says_what_it_holds():
    page = written(actor_grid(tables.actor_sentiment(), labels=NAMES), opened=("a1", "Ada Quill", "all"))
    assert page.count("<a ") == 3
    assert 'href="./?cell=a1~Ada Quill~all"' in page
    assert 'aria-label="North Herald on Ada Quill all voices −0.42 (negative)' in page
    assert page.count('aria-current="true"') == 1
    assert page.count("not mentioned") >= 3


def test_rows_and_columns_are_named_for_a_screen_reader():
    page = written(actor_grid(tables.actor_sentiment(), labels=NAMES))
    assert page.count('scope="row"') == 3
    assert page.count('scope="col"') == 2
    assert '<th scope="row">South Courier<span>Harbour</span></th>' in page
    assert '<table aria-label="Mean sentiment' in page


def test_cells_are_coloured_by_the_scale():
    for dark in (False, True):
        fills = {cell.fill for cell in every(actor_grid(tables.actor_sentiment(), labels=NAMES, dark=dark))}
        assert shade(-0.42, dark=dark) in fills
        assert shade(0.31, dark=dark) in fills


def test_intervals_lie_around_their_means():
    page = written(actor_grid(tables.actor_sentiment(), labels={"a1": "North Herald"}, targets=["Ada Quill"]))
    assert '<i class="px-axis px-circle" style="--at:29.0%;--low:15.0%;--long:30.0%"></i>' in page


def test_voice_chooses_the_rows():
    found = cells(actor_grid(tables.actor_sentiment(), labels=NAMES, voice="own", targets=["Ada Quill"]))
    assert "−0.50" in found["a1", "Ada Quill", "own"]
    assert found["a3", "Ada Quill", "own"] == "–"


def test_actors_come_by_number_of_mentions():
    assert actor_grid(tables.actor_sentiment(), labels=NAMES).columns[0] == "Ada Quill"


def test_compact_grid_turns_rows_and_columns():
    wide, narrow = (actor_grid(tables.actor_sentiment(), labels=NAMES, compact=form) for form in (False, True))
    assert wide.columns == narrow.rows
    turned = tuple(zip(*narrow.cells, strict=True))
    assert [[cell.customdata for cell in row] for row in wide.cells] == [
        [cell.customdata for cell in row] for row in turned
    ]


def test_grid_states_its_finding():
    text = actor_grid(tables.actor_sentiment(), labels=NAMES).caption.alt
    assert "Lowest: North Herald on Ada Quill (−0.42, n 9)" in text
    assert "Highest: South Courier · Ferries on Border Guard (+0.31, n 7)" in text
    assert "1 cell with not enough evidence" in text


def test_stance_says_its_word_and_shows_its_shape():
    figure = stance_grid(tables.stance(), labels=NAMES)
    found = cells(figure)
    assert "critical" in found["a1", "Ada Quill", "all"]
    assert "−0.60 · n 9" in found["a1", "Ada Quill", "all"]
    assert {cell.symbol: cell.mark for cell in every(figure) if cell.value is not None} == {
        "triangle-down": palette().unfavourable_ink,
        "triangle-up": palette().favourable_ink,
    }


def test_stance_keeps_absent_and_not_enough_apart():
    found = cells(stance_grid(tables.stance(), labels=NAMES))
    assert found["a3", "Ada Quill", "all"] == "–"
    assert NOT_ENOUGH in found["a2", "Ada Quill", "all"]
    assert "neutral" not in found["a2", "Ada Quill", "all"]


def test_a_stance_that_is_not_sure_says_which_way_it_leans():
    table = tables.stance()
    found = cells(stance_grid(table.assign(enough=False, n=5), labels=NAMES))
    assert "leans critical" in found["a1", "Ada Quill", "all"]
    assert "−0.60 · n 5" in found["a1", "Ada Quill", "all"]
    assert "no clear side" in found["a2", "Ada Quill", "all"]


def test_stance_hover_keeps_voices_apart():
    hover = {cell.customdata: cell.hover for cell in every(stance_grid(tables.stance(), labels=NAMES))}
    assert "own words −0.70" in hover["a1", "Ada Quill", "all"]
    assert "quoted" not in hover["a1", "Ada Quill", "all"]


def test_stance_states_its_finding():
    text = stance_grid(tables.stance(), labels=NAMES).caption.alt
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


def test_a_file_name_breaks_at_its_joints_and_no_name_gets_a_hyphen():
    name = "003_bf9276c9bf18e871.txt"
    lines = wrap_lines(name, width=10, lines=3)
    assert lines == ["003_bf9276", "c9bf18e871", ".txt"]
    assert wrap_lines(name, width=22, lines=3) == ["003_bf9276c9bf18e871", ".txt"]
    assert wrap_lines("Representatives", width=10) == ["Represent-", "atives"]
    cell = Cell(text="1", hover="1", customdata=("a", "b", "c"), ink="#000", outline="solid")
    caption = Caption("t", "", "alt")
    shown = grid([[cell]], rows=[name], columns=[name], caption=caption, compact=True)
    written = grid_html(shown, address_of=lambda _: "./")
    assert written.count(">003_<wbr>bf9276c9bf18e871<wbr>.txt<") == 2
    assert "--letters:16" in written
    word = grid([[cell]], rows=["x"], columns=["House of Representatives"], caption=caption, compact=True)
    written = grid_html(word, address_of=lambda _: "./")
    assert "Representatives<" in written
    assert "--letters:15" in written


@pytest.mark.parametrize(("columns", "css"), [(8, "px-grid"), (9, "px-grid px-many")])
def test_heads_of_many_columns_are_smaller(columns, css):
    cell = Cell(text="1", hover="1", customdata=("a", "b", "c"), ink="#000", outline="solid")
    names = [f"c{number}" for number in range(columns)]
    shown = grid([[cell] * columns], rows=["r"], columns=names, caption=Caption("t", "", "alt"), compact=False)
    assert f'<figure class="{css}">' in grid_html(shown, address_of=lambda _: "./")
