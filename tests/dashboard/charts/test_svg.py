"""Charts as SVG: well formed, the same each time, with every text and mark; nothing from articles is markup."""

import json
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest

from analysis import Analysis
from dashboard.charts import (
    actor_grid,
    actor_intervals,
    frame_shares,
    keyword_bars,
    keyword_scatter,
    loaded_density,
    mention_counts,
    speaker_shares,
    stance_grid,
    stance_voices,
    voice_shares,
)
from dashboard.charts.svg_figure import figure_svg
from dashboard.charts.svg_grid import chart_svg
from dashboard.charts.svg_text import text_svg
from dashboard.queries.article_labels import labels
from dashboard.queries.frame_titles import titles
from dashboard.queries.share_differences import pairs_of
from dashboard.wording import signed
from tests.dashboard.running_app import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def figures(analysis: Analysis) -> dict[str, go.Figure]:
    names = labels(analysis["articles"])
    actor = analysis.targets[0].name
    outlets = sorted(analysis["keywords"]["outlet"].unique())
    return {
        "intervals": actor_intervals(analysis["actor_sentiment"], target=actor, labels=names),
        "mentions": mention_counts(analysis["mentions"], analysis["articles"], labels=names, targets=[actor]),
        "voices": voice_shares(analysis["articles"], analysis["voice_shares"], labels=names),
        "speakers": speaker_shares(analysis["articles"], analysis["speaker_words"], labels=names),
        "frames": frame_shares(analysis["generic_frames"], pairs_of(analysis, "frames"), titles=titles()),
        "bars": keyword_bars(analysis["keywords"], outlet=outlets[0]),
        "scatter": keyword_scatter(analysis["keywords"], *outlets[:2]),
        "stance voices": stance_voices(analysis["stance"], target=actor, labels=names),
    }


def text_of(svg: str) -> str:
    return " ".join("".join(each.itertext()) for each in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def test_every_figure_is_one_well_formed_drawing_with_its_title_and_alternative(figures: dict[str, go.Figure]) -> None:
    for name, figure in figures.items():
        svg = figure_svg(figure)
        root = ElementTree.fromstring(svg)
        assert root.get("aria-label") == figure.layout.meta["alt"], name
        words = text_of(svg)
        for note in figure.layout.annotations:
            plain = "".join(ElementTree.fromstring(f"<p>{note.text}</p>".replace("<br>", " ")).itertext())
            assert all(word in words for word in plain.split()), (name, plain)
        assert figure_svg(figure) == svg


def test_bars_are_as_long_as_their_shares(figures: dict[str, go.Figure], analysis: Analysis) -> None:
    root = ElementTree.fromstring(figure_svg(figures["voices"], width=900))
    drawn = sorted(float(bar.get("width", "0")) for bar in root.iter(f"{SVG}rect") if bar.get("y") != "0")
    margin = figures["voices"].layout.margin
    low, high = figures["voices"].layout.xaxis.range
    long = (900 - margin.l - margin.r) / (high - low)
    scale = 100 if high > 2 else 1
    wanted = sorted(long * scale * share for share in analysis["voice_shares"]["share"] if share > 0)
    bars = [width for width in drawn if width not in (6.0, 7.0)]  # the grounds of hatchings
    assert len(bars) >= len(wanted)
    assert bars[-1] == pytest.approx(wanted[-1], abs=0.2)


def test_as_many_marks_as_points(figures: dict[str, go.Figure]) -> None:
    figure = figures["frames"]
    root = ElementTree.fromstring(figure_svg(figure))
    marks = [trace for trace in json.loads(figure.to_json())["data"] if "markers" in trace.get("mode", "")]
    assert sum(1 for _ in root.iter(f"{SVG}circle")) == len(marks[0]["customdata"])


def test_grids_and_dots_are_drawings_too(analysis: Analysis) -> None:
    names = labels(analysis["articles"])
    actors = [target.name for target in analysis.targets if target.kind == "actor"]
    shown = actor_grid(analysis["actor_sentiment"], voice="all", labels=names, targets=actors)
    words = text_of(chart_svg(shown))
    for cell in (cell for row in shown.cells for cell in row if cell.value is not None):
        assert signed(cell.value) in words
    assert all(name.split()[0] in words for name in shown.columns)
    for other in (
        stance_grid(analysis["stance"], labels=names),
        loaded_density(analysis["loaded_density"], pairs_of(analysis, "loaded", "own")),
    ):
        root = ElementTree.fromstring(chart_svg(other, dark=True))
        assert root.get("aria-label") == other.caption.alt
    empty = actor_grid(analysis["actor_sentiment"].head(0), labels={}, targets=[])
    assert empty.message in text_of(chart_svg(empty))


def test_markup_of_articles_stays_text_and_styles_nest() -> None:
    escaped = HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    svg = text_svg(
        f'<b>{escaped}</b><br><span style="color:#111111;font-size:9px">a <span style="color:#222222">b</span>',
        0,
        0,
        size=12,
        colour="#000000",
    )
    root = ElementTree.fromstring(svg)
    assert HOSTILE in "".join(root.itertext())
    assert {each.tag for each in root.iter()} == {"text", "tspan"}
    inner = next(each for each in root.iter("tspan") if each.text == "b")
    assert inner.get("fill") == "#222222"
    assert inner.get("font-size") == "9"
