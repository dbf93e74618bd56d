"""What all figures have in common: they are ours, escaped, described, deterministic, and bear being empty."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from dashboard import charts
from dashboard.charts import bands, figure_text, placing
from dashboard.queries.article_labels import labels
from dashboard.style.theme import SANS
from dashboard.wording import signed
from tests.dashboard import chart_tables as tables
from tests.loops import each

HOSTILE = tables.HOSTILE
OURS = re.compile(r"</?(?:b|br|span)(?: style=\"[a-z0-9:;#\-() ,.]*\")?>")
"""The only markup that figures write."""


BUILDERS = {
    "actor_intervals": lambda name, given, theme: charts.actor_intervals(
        tables.actor_sentiment(target=name), target=name, **given
    ),
    "keyword_bars": lambda name, given, theme: charts.keyword_bars(
        tables.keywords(term=name, outlet=name), outlet=name, **theme
    ),
    "keyword_scatter": lambda name, given, theme: charts.keyword_scatter(
        tables.keywords(term=name, outlet=name), name, "South Courier", **theme
    ),
    "voice_shares": lambda name, given, theme: charts.voice_shares(
        tables.articles(), tables.voices(speaker=name)["voice_shares"], **given
    ),
    "speaker_shares": lambda name, given, theme: charts.speaker_shares(
        tables.articles(), tables.voices(speaker=name)["speaker_words"], short={name: name}, **given
    ),
    "mention_counts": lambda name, given, theme: charts.mention_counts(
        tables.mentions(target=name), tables.articles(), **given
    ),
}
GRIDS = {
    "actor_grid": lambda name, given: charts.actor_grid(tables.actor_sentiment(target=name), **given),
    "stance_grid": lambda name, given: charts.stance_grid(tables.stance(target=name), **given),
    "quote_grid": lambda name, given: charts.quote_grid(
        tables.articles(), *(tables.voices(speaker=name)[each] for each in ("statements", "speaker_words")), **given
    ),
}
FIGURES = pytest.mark.parametrize("kind", list(BUILDERS))


def draw(kind, *, name="Ada Quill", names=None, dark=False, compact=False):
    theme = {"dark": dark, "compact": compact}
    return BUILDERS[kind](name, {"labels": names, **theme}, theme)


FORMS = pytest.mark.parametrize("form", [{}, {"dark": True}, {"compact": True}], ids=["light", "dark", "compact"])


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            # Ids and the text alternative are no plotly text.
            if key not in ("customdata", "meta", "template"):
                yield from strings(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from strings(part)


@FIGURES
@FORMS
def test_a_figure_has_its_own_template_and_fixed_axes(kind, form):
    figure = draw(kind, **form)
    assert figure.layout.template.layout.font.family == SANS
    assert figure.layout.template.layout.xaxis.fixedrange
    assert figure.layout.height > 60


@FIGURES
def test_a_figure_is_the_same_for_the_same_tables(kind):
    assert draw(kind).to_json() == draw(kind).to_json()


@FIGURES
def test_a_figure_does_not_depend_on_the_order_of_rows(kind, monkeypatch):
    plain = draw(kind).to_json()
    for part in ("actor_sentiment", "stance", "keywords", "quotes", "mentions"):
        build = getattr(tables, part)
        monkeypatch.setattr(tables, part, lambda build=build, **given: build(**given).iloc[::-1].reset_index(drop=True))
    assert draw(kind).to_json() == plain


@FIGURES
def test_a_figure_is_described(kind):
    text = charts.alt_text(draw(kind))
    assert len(text) > 20
    assert "<" not in text
    assert "nan" not in text.lower()


@FIGURES
@FORMS
def test_hostile_names_are_text(kind, form):
    figure = draw(kind, name=HOSTILE, names=dict.fromkeys(tables.ARTICLES, HOSTILE), **form)
    for text in each(strings(figure.to_plotly_json())):
        rest = OURS.sub("", text)
        assert "<" not in rest, text
        assert "\u202e" not in text


class Markup(HTMLParser):
    """Collects the elements and attributes of a page."""

    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found |= {tag, *(name for name, _ in attrs)}


@pytest.mark.parametrize("kind", list(GRIDS))
@FORMS
def test_a_grid_writes_hostile_names_as_text(kind, form):
    grid = GRIDS[kind](HOSTILE, {"labels": dict.fromkeys(tables.ARTICLES, HOSTILE), **form})
    assert len(grid.caption.alt) > 20
    page = charts.grid_html(grid, address_of=lambda point: "./?cell=" + "~".join(point))
    parser = Markup()
    parser.feed(page)
    elements = {"figure", "figcaption", "div", "table", "thead", "tbody", "tr", "td", "th", "a", "b", "br", "i", "span"}
    elements.add("wbr")
    assert parser.found <= elements | {"class", "style", "href", "title", "scope", "aria-hidden", "aria-label"}
    assert "\u202e" not in re.sub(r'href="[^"]*"', "", page)


@FIGURES
def test_hover_texts_are_literal(kind):
    for trace in each(draw(kind, name=HOSTILE).data):
        assert trace.hovertemplate is None
        assert trace.texttemplate is None


def test_empty_tables_say_so():
    empty = tables.empty
    figures = [
        charts.actor_intervals(empty("actor_sentiment"), target="Ada Quill"),
        charts.keyword_bars(empty("keywords"), outlet="North Herald"),
        charts.keyword_scatter(empty("keywords"), "North Herald", "South Courier"),
        charts.voice_shares(empty("articles"), empty("voice_shares")),
        charts.speaker_shares(empty("articles"), empty("speaker_words")),
        charts.mention_counts(empty("mentions"), empty("articles")),
    ]
    for figure in each(figures):
        assert not figure.data
        assert len(figure.layout.annotations[0].text) > 10
        assert figure.layout.annotations[0].text in charts.alt_text(figure)


def test_empty_grids_say_so():
    for grid in (
        charts.actor_grid(tables.empty("actor_sentiment")),
        charts.stance_grid(tables.empty("stance")),
        charts.quote_grid(tables.articles(), tables.empty("statements"), tables.empty("speaker_words")),
    ):
        assert len(grid.message) > 10
        assert grid.message in charts.grid_html(grid, address_of=str)
        assert grid.message in grid.caption.alt


def test_labels_tell_articles_of_one_outlet_apart():
    assert labels(tables.articles()) == {
        "a1": "North Herald",
        "a3": "South Courier · Ferries wait for a treaty",
        "a2": "South Courier · Harbour talks end without a word",
    }


def test_labels_fall_back_to_files_and_numbers():
    named = labels(tables.articles(outlets=("", "X", "X"), titles=("", "Same title", "Same title")))
    assert named["a1"] == "a1.txt"
    assert len(set(named.values())) == 3
    assert labels(tables.articles(outlets=("", "X", "X"), titles=("", "", ""))) == {
        "a1": "a1.txt",
        "a2": "X · a2.txt",
        "a3": "X · a3.txt",
    }


def test_labels_are_plain():
    named = labels(tables.articles(outlets=("A\u202eB\nC", "D", "E")))
    assert named["a1"] == "A B C"


@pytest.mark.parametrize(
    ("value", "text"), [(-0.42, "−0.42"), (0.4, "+0.40"), (0.001, "0.00"), (-0.004, "0.00"), (-0.006, "−0.01")]
)
def test_signed(value, text):
    assert signed(value) == text


def test_wrapping_breaks_long_words_with_a_hyphen_and_cuts_with_an_ellipsis():
    assert figure_text.wrap_lines("Meridian Wire", width=8) == ["Meridian", "Wire"]
    assert figure_text.wrap_lines("Constantinople", width=8) == ["Constan-", "tinople"]
    assert figure_text.wrap_lines("one two three four five", width=8, lines=2) == ["one two", "three…"]
    assert figure_text.wrap_lines("", width=8) == [""]
    assert all(len(line) <= 8 for line in figure_text.wrap_lines("a " * 40 + "b" * 40, width=8, lines=9))


def test_escaping_leaves_quotation_marks_alone():
    assert figure_text.escaped('"it\'s" <b>') == '"it\'s" &lt;b&gt;'


def test_more_columns_than_fit_go_into_bands():
    laid = bands.lay_out([f"c{number}" for number in range(12)], rows=3, row_height=50, left=80, compact=True)
    assert (laid.count, laid.width) == (3, 4)
    assert laid.place(0) == (0, 0)
    assert laid.place(5) == (1, pytest.approx(laid.step))
    places = [laid.place(number) for number in range(12)]
    assert len(set(places)) == 12


def test_labels_of_points_never_overlap():
    centres = {f"w{number}": (20 + 37 * (number % 9), 20 + 11 * (number // 9)) for number in range(60)}
    texts = [(key, key * 3) for key in centres]
    placed = placing.find_room(texts, centres, width=400, height=200)
    boxes = [placing.label_box(*centres[key], dict(texts)[key], position) for key, position in placed.items()]
    assert len(boxes) > 5
    assert "w0" in placed
    for number, box in enumerate(boxes):
        assert 0 <= box[0] <= box[2] <= 400
        assert not any(placing.overlap(box, other) for other in boxes[:number])
