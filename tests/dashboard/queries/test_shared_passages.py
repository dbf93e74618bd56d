"""The newsroom's own text only: the filter on every page, and shared passages in the reader."""

import json
import re

import pandas as pd
import pytest

from analysis import Analysis, analyze
from analysis.measures.registry import build_table, schemas
from dashboard.queries.filters import Filters, counted, narrowed, settled
from dashboard.queries.shared_passages import GONE, SHARED, left_out, shared_layer
from dashboard.runtime import cache
from tests import wire
from tests.dashboard.running_app import PAGES, own_event, shown, start

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("data")]

ANALYSED = [page for page in PAGES if page != "add"]
ACTIVE = "the newsroom&#x27;s own text only ("
OWN_TEXT = Filters(text="own")


@pytest.fixture(scope="module")
def pier_analysis() -> Analysis:
    return analyze(wire.articles(), event="Pier")


@pytest.fixture
def pier() -> str:
    return own_event(*zip(wire.OUTLETS, (wire.GAZETTE, wire.POST, wire.HERALD), strict=True), title="Pier")


def reader(at):
    """What the reader of Compare is sent, as text."""
    (element,) = (each for each in at.main.get("bidi_component") if each.proto.component_name == "parallax_texts")
    return json.dumps(json.loads(element.proto.json))


def test_the_filter_takes_the_second_set_of_tables_and_narrows_it(pier_analysis: Analysis) -> None:
    assert counted(pier_analysis, OWN_TEXT) is narrowed(pier_analysis, OWN_TEXT) is pier_analysis.own_text
    part = narrowed(pier_analysis, Filters(only=("Gull Gazette",), voice="own", text="own"))
    assert set(part["articles"]["outlet"]) == {"Gull Gazette"}
    rows = pier_analysis.own_text["actor_sentiment"].query("outlet == 'Gull Gazette' and voice == 'own'")
    pd.testing.assert_frame_equal(part["actor_sentiment"], rows.reset_index(drop=True))


def test_without_shared_passages_there_is_nothing_to_filter() -> None:
    gazette, _, herald = wire.articles()
    alone = analyze([gazette, herald])
    assert settled(OWN_TEXT, alone) == Filters()
    assert left_out(alone, tuple(alone["articles"]["article_id"])).words == 0


def test_what_is_left_out_is_counted_and_said(pier_analysis: Analysis) -> None:
    ids = dict(zip(pier_analysis["articles"]["outlet"], pier_analysis["articles"]["article_id"], strict=True))
    everything = left_out(pier_analysis, tuple(ids.values()))
    lines = [len(re.findall(r"[\w’]+", line)) for line in (wire.COPY, "On the island, " + wire.COPY)]
    assert (everything.words, everything.sentences, everything.articles) == (sum(lines), 6, 2)
    assert everything.short == f"{sum(lines)} of {everything.of_words} words left out"
    assert "6 sentences in 2 articles that stand word for word" in everything.sentence
    assert left_out(pier_analysis, (ids["Skua Herald"],)).words == 0


def test_passages_of_several_outlets_are_cut_where_their_company_changes() -> None:
    def passage(start: int, end: int, other: str) -> dict[str, object]:
        return {
            "event": "e",
            "article_id": "a",
            "start": start,
            "end": end,
            "other_id": other,
            "n_words": 25,
            "text": "",
        }

    rows = {"shared_passages": [passage(10, 50, "b"), passage(30, 90, "c"), passage(100, 120, "b")]}
    tables = {name: build_table(name, rows.get(name, [])) for name in schemas()}
    full = Analysis("e", (), tables)
    layer = shared_layer(full, "a", {"b": "Beta", "c": "Alpha"}, counted=full)
    assert layer.name == SHARED
    assert [(mark.start, mark.end, mark.tip.partition(": ")[2]) for mark in layer.marks] == [
        (10, 30, "Beta"),
        (30, 50, "Alpha, Beta"),
        (50, 90, "Alpha"),
        (100, 120, "Beta"),
    ]


def test_sentences_that_do_not_count_step_back(pier_analysis: Analysis) -> None:
    article_id = pier_analysis["articles"].query("outlet == 'Petrel Post'")["article_id"].item()
    names = {key: key for key in pier_analysis["articles"]["article_id"]}
    every, own = (
        shared_layer(pier_analysis, article_id, names, counted=each) for each in (pier_analysis, pier_analysis.own_text)
    )
    assert [mark.css for mark in every.marks] == [SHARED]
    assert [mark.css for mark in own.marks] == [SHARED, GONE, GONE, GONE]
    assert "left out of all counts" in own.marks[0].tip
    assert "left out" not in every.marks[0].tip


@pytest.mark.parametrize("page", ANALYSED)
def test_the_filter_holds_on_every_page_by_its_address(page, pier):
    at = start(page, event=pier, text="own")
    assert ACTIVE in shown(at)
    assert re.search(r"text only \(\d+ of \d+ words left out\)", shown(at))
    assert at.toggle(key="filter_text").value
    at.button(key="reset_filters").click().run()
    assert not at.exception
    assert ACTIVE not in shown(at)
    assert not at.toggle(key="filter_text").value


@pytest.mark.parametrize("page", ANALYSED)
def test_where_outlets_share_nothing_it_says_so_instead(page):
    event = own_event(("Gull Gazette", wire.GAZETTE), ("Skua Herald", wire.HERALD))
    at = start(page, event=event, text="own")
    assert "all text is the newsrooms&#x27; own" in shown(at)
    assert ACTIVE not in shown(at)
    assert "filter_text" not in [toggle.key for toggle in at.toggle]


def test_it_changes_the_numbers_stays_when_the_page_changes_and_starts_no_analysis(pier):
    at = start(event=pier)
    runs = cache.analyses_run()
    assert "217 words" in shown(at)
    assert "both count" in shown(at)
    at.toggle(key="filter_text").set_value(True).run()
    assert "128 words" in shown(at)
    assert "both count" not in shown(at)
    at.switch_page("views/voices.py").run()
    assert ACTIVE in shown(at)
    assert "Tom Petrel" not in str([table.value.to_dict() for table in at.dataframe])
    at.toggle(key="filter_text").set_value(False).run()
    assert "Tom Petrel" in str([table.value.to_dict() for table in at.dataframe])
    assert cache.analyses_run() == runs


def test_compare_shows_all_of_the_text_and_marks_what_is_shared(pier):
    plain, own = (reader(start("compare", event=pier, text=text)) for text in ("all", "own"))
    for sent in (plain, own):
        assert "shameful" in sent
        assert "shared passage, word for word also in: Petrel Post" in sent
        assert "shared passage, word for word also in: Gull Gazette" in sent
        assert '"also in another outlet"' in sent
    assert "left out of all counts" not in plain
    assert "left out of all counts" in own
    assert "43 of 85 words left out" in own
    # The critics are in the copy alone: their marks go with it.
    assert "unfavourable toward Ines Calder" in plain
    assert "unfavourable toward Ines Calder" not in own


def test_the_layer_is_offered_only_where_something_is_shared(pier):
    at = start("compare", event=pier)
    assert "Shared passages" in at.button_group(key="layers").options
    other = own_event(("Gull Gazette", wire.GAZETTE), ("Skua Herald", wire.HERALD))
    at = start("compare", event=other)
    assert "Shared passages" not in at.button_group(key="layers").options
    at.button_group(key="layers").set_value(["loaded"]).run()
    assert not at.exception
    # The layer stays on for an event that has one.
    at.sidebar.selectbox[0].set_value(pier).run()
    assert "shared" in at.button_group(key="layers").value


@pytest.mark.parametrize("page", ANALYSED)
def test_an_article_without_any_text_of_its_own_is_shown(page):
    copy = "\n\n".join(wire.GAZETTE.split("\n\n")[1:])
    event = own_event(("Gull Gazette", wire.GAZETTE), ("Tern Times", copy), ("Skua Herald", wire.HERALD))
    at = start(page, event=event, text="own")
    assert ACTIVE in shown(at)


def test_the_check_without_the_name_says_that_it_reads_everything(pier):
    assert "reads the whole article" in shown(start("stance", event=pier, text="own"))
    assert "reads the whole article" not in shown(start("stance", event=pier))
