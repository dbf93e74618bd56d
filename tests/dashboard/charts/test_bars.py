"""Words, voices and counts as bars and points."""

from __future__ import annotations

import pytest

from dashboard.charts import alt_text, keyword_bars, keyword_scatter, mention_counts, voice_shares
from tests.dashboard import chart_tables as tables
from tests.table_builders import measured

NAMES = {"a1": "North Herald", "a2": "South Courier · Harbour", "a3": "South Courier · Ferries"}


def test_words_run_from_typical_to_avoided():
    (bars,) = keyword_bars(tables.keywords(), outlet="North Herald").data
    assert list(bars.x) == [3.0, 1.0, -2.8]
    assert [list(each) for each in bars.customdata] == [
        ["North Herald", term, ""] for term in ("ferry", "tide", "treaty")
    ]
    assert bars.text[0] == "+3.0 · 4 : 0"
    assert bars.text[2] == "−2.8 · 0 : 6"


def test_words_that_are_not_sure_are_hatched():
    (bars,) = keyword_bars(tables.keywords(), outlet="North Herald").data
    assert list(bars.marker.pattern.shape) == ["", "/", ""]
    assert "not typical enough" in bars.hovertext[1]


def test_words_hardly_rarer_than_elsewhere_are_not_avoided():
    (bars,) = keyword_bars(tables.keywords(), outlet="South Courier").data
    assert [each[1] for each in bars.customdata] == ["treaty"]


def test_n_limits_the_words():
    (bars,) = keyword_bars(tables.keywords(), outlet="North Herald", n=1).data
    assert list(bars.x) == [3.0]


def test_hover_gives_the_interval_of_the_log_odds():
    (bars,) = keyword_bars(tables.keywords(), outlet="North Herald").data
    assert "log-odds +1.00, 95 % interval +0.35 to +1.65" in bars.hovertext[0]


def test_typical_words_are_named_and_unsure_ones_are_not():
    text = alt_text(keyword_bars(tables.keywords(), outlet="North Herald"))
    assert text == "Words typical of North Herald: ferry. Words it avoids: treaty."


def test_the_band_is_one_words_chance():
    band = keyword_bars(tables.keywords(), outlet="North Herald").layout.shapes[0]
    assert (band.x0, band.x1) == pytest.approx((-1.96, 1.96), abs=1e-3)


@pytest.mark.parametrize("compact", [False, True])
def test_bars_leave_room_for_their_numbers(compact):
    figure = keyword_bars(tables.keywords(), outlet="North Herald", compact=compact)
    low, high = figure.layout.xaxis.range
    pixels = (340 if compact else 660) - figure.layout.margin.l - figure.layout.margin.r
    assert (-2.8 - low) / (high - low) * pixels >= 69
    assert (high - 3.0) / (high - low) * pixels >= 69


def crowded():
    return tables.build_table(
        "keywords",
        [
            tables.keyword("North Herald", "talk", z=2.9, shown_through="peace talk"),
            tables.keyword("North Herald", "peace talk", z=3.0, written="peace talks"),
            tables.keyword("South Courier", "talk", z=-2.9, shown_through="peace talk"),
            tables.keyword("South Courier", "peace talk", z=-3.0, written="peace talks"),
            tables.keyword("South Courier", "tide", z=1.0, q=0.6),
        ],
    )


def test_a_term_that_another_shows_is_drawn_in_neither_chart():
    (bars,) = keyword_bars(crowded(), outlet="North Herald").data
    assert [each[1] for each in bars.customdata] == ["peace talk"]
    (points,) = keyword_scatter(crowded(), "North Herald", "South Courier").data
    assert [each[1] for each in points.customdata] == ["peace talk", "tide"]


def test_an_expression_is_labelled_as_it_is_written():
    figure = keyword_bars(crowded(), outlet="North Herald")
    assert list(figure.layout.yaxis.ticktext) == ["peace talks"]
    assert alt_text(figure) == "Words typical of North Herald: peace talks. Words it avoids: none for certain."
    figure = keyword_scatter(crowded(), "North Herald", "South Courier")
    assert "peace talks" in figure.data[0].text
    assert alt_text(figure).startswith("Typical of North Herald: peace talks.")


def test_a_long_expression_takes_two_lines_on_a_phone():
    table = tables.build_table("keywords", [tables.keyword("North Herald", "full scale ferry <b>strike")])
    figure = keyword_bars(table, outlet="North Herald", compact=True)
    assert list(figure.layout.yaxis.ticktext) == ["full scale ferry<br>&lt;b&gt;strike"]
    assert figure.layout.margin.l < 150


def test_scatter_places_words_by_rate():
    (points,) = keyword_scatter(tables.keywords(), "North Herald", "South Courier").data
    place = {each[1]: (x, y) for each, x, y in zip(points.customdata, points.x, points.y, strict=True)}
    assert place["ferry"][1] == 0
    assert place["treaty"][0] == 0
    assert place["tide"][0] == place["tide"][1] > 0
    assert place["ferry"][0] > place["tide"][0]


def test_scatter_marks_the_side_by_shape():
    (points,) = keyword_scatter(tables.keywords(), "North Herald", "South Courier").data
    shapes = {each[1]: shape for each, shape in zip(points.customdata, points.marker.symbol, strict=True)}
    assert shapes == {"ferry": "square", "treaty": "triangle-up", "tide": "circle-open"}


def test_scatter_swaps_with_its_outlets():
    def place(first, second):
        (points,) = keyword_scatter(tables.keywords(), first, second).data
        return {each[1]: (x, y) for each, x, y in zip(points.customdata, points.x, points.y, strict=True)}

    there, back = place("North Herald", "South Courier"), place("South Courier", "North Herald")
    assert there == {term: (y, x) for term, (x, y) in back.items()}


def test_words_used_alike_do_not_lie_on_each_other():
    rows = [tables.keyword("North Herald", f"w{number}", q=0.9) for number in range(30)]
    table = tables.build_table("keywords", rows)
    (points,) = keyword_scatter(table, "North Herald", "South Courier").data
    assert len(set(zip(points.x, points.y, strict=True))) == len(points.x) == 7
    assert any(points.text)


def test_shares_add_up_and_are_named():
    figure = voice_shares(tables.articles(), tables.voices()["voice_shares"], labels=NAMES)
    assert [trace.name for trace in figure.data] == ["own words", "quoted", "reported"]
    assert [sum(parts) for parts in zip(*(trace.x for trace in figure.data), strict=True)] == [pytest.approx(1)] * 3
    assert "North Herald: own words 50%, quoted 25%, reported 25%" in alt_text(figure)


def test_an_article_without_words_has_no_shares():
    articles = tables.articles(texts=("", "a", "b"))
    figure = voice_shares(articles, measured(articles, tables.quotes())["voice_shares"], labels=NAMES)
    assert [trace.x[0] for trace in figure.data] == [0, 0, 0]


def test_mentions_are_counted_as_actor_only():
    (bars,) = mention_counts(tables.mentions(), tables.articles(), labels=NAMES).data
    texts = {tuple(each): text for each, text in zip(bars.customdata, bars.text, strict=True)}
    assert texts["a1", "Ada Quill", "all"].startswith("4.0 ")
    assert "n 2" in texts["a1", "Ada Quill", "all"]
    assert "–" in texts["a2", "Ada Quill", "all"]


def test_the_longest_bar_stays_in_its_column():
    for compact in (False, True):
        (bars,) = mention_counts(tables.mentions(), tables.articles(), labels=NAMES, compact=compact).data
        assert 0 < max(bars.x) < 0.6
