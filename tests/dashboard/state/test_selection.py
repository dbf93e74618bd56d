from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.schema import ALL_VOICES
from dashboard.state import selection
from dashboard.state.selection import (
    Cell,
    Place,
    QuotePlace,
    Selection,
    clicked_point,
    from_params,
    link_to_sentence,
    to_params,
)
from dashboard.wording import (
    LAYERS,
    LAYERS_AT_FIRST,
    ORDERS,
    PARTS,
    QUOTE_KINDS,
    SEARCHES,
    SOURCES,
    TEXTS,
    TONES,
    WHOSE,
    WORD_CLASSES,
)

names = st.text(min_size=1)
ids = st.text("0123456789abcdef", min_size=16, max_size=16)
cells = st.builds(Cell, st.sampled_from(["sentiment", "stance"]), ids, names, st.sampled_from(ALL_VOICES))


def some_of(options):
    return st.sets(st.sampled_from(list(options))).map(lambda chosen: tuple(name for name in options if name in chosen))


selections = st.builds(
    Selection,
    event=names,
    voice=st.sampled_from(ALL_VOICES),
    text=st.sampled_from(TEXTS),
    cell=st.none() | cells,
    actor=st.text(),
    order=st.sampled_from(list(ORDERS)),
    articles=st.lists(ids, max_size=4, unique=True).map(tuple),
    layers=some_of(LAYERS),
    sentence=st.none() | st.builds(Place, ids, st.integers(0, 10_000)),
    outlets=st.lists(names, max_size=2, unique=True).map(tuple),
    term=st.text(),
    part=st.sampled_from(list(PARTS)),
    item=st.text(),
    outlet=st.text(),
    whose=st.sampled_from(list(WHOSE)),
    compared=st.sampled_from(list(WHOSE)),
    pattern=st.text(),
    search=st.sampled_from(list(SEARCHES)),
    word_class=st.sampled_from(list(WORD_CLASSES)),
    only=st.lists(names, unique=True).map(tuple),
    about=st.lists(names, unique=True).map(tuple),
    since=st.dates().map(str) | st.just(""),
    until=st.dates().map(str) | st.just(""),
    terms=st.lists(names, unique=True).map(tuple),
    day=st.dates().map(str) | st.just(""),
    quoting=st.lists(ids, unique=True).map(tuple),
    speakers=st.lists(names, unique=True).map(tuple),
    kinds=some_of(QUOTE_KINDS),
    tones=some_of(TONES),
    sources=some_of(SOURCES),
    quote=st.none() | st.builds(QuotePlace, ids, st.integers(0, 10_000)),
)


@given(selections, st.sampled_from(list(selection.PAGE_FIELDS)))
def test_what_a_page_keeps_comes_back_from_its_address(chosen, page):
    back = from_params(to_params(chosen, page), page)
    for field in selection.PAGE_FIELDS[page]:
        assert getattr(back, field) == getattr(chosen, field)


def test_the_address_holds_only_what_differs_from_the_default():
    assert to_params(Selection(event="e", voice="own"), "overview") == {"event": ["e"], "voice": ["own"]}
    assert to_params(Selection(event="e", order="negative", actor="Tern"), "compare") == {"event": ["e"]}


def test_all_layers_off_is_not_the_default():
    assert to_params(Selection(layers=()), "compare") == {"layers": [""]}
    assert from_params({"layers": [""]}, "compare").layers == ()
    assert from_params({}, "compare").layers == LAYERS_AT_FIRST


@pytest.mark.parametrize(
    ("page", "params"),
    [
        ("overview", {"voice": ["shouted"]}),
        ("overview", {"cell": ["sentiment~0123"]}),
        ("overview", {"cell": ["anger~0123~all~Tern"]}),
        ("overview", {"cell": ["sentiment~0123~shouted~Tern"]}),
        ("compare", {"sentence": ["0123~seven"]}),
        ("compare", {"sentence": ["0123~٣"]}),
        ("compare", {"articles": [""]}),
        ("actors", {"order": ["random"]}),
        ("voices", {"quote": ["0123"]}),
        ("voices", {"quote": ["0123~-1"]}),
        ("voices", {"kinds": ["shouted"], "tones": [""], "sources": ["?"], "speakers": [""]}),
        ("overview", {"since": ["last Monday"], "until": ["20250519"], "only": [""], "about": [""]}),
        ("overview", {"unknown": ["1"]}),
    ],
)
def test_what_cannot_be_read_is_left_at_its_default(page, params):
    assert from_params(params, page) == Selection()


def test_no_more_articles_are_opened_than_can_be_read():
    assert from_params({"articles": list("aabcdefg")}, "compare").articles == ("a", "b", "c", "d")


def test_a_link_to_another_event_starts_afresh():
    base = Selection(event="one", articles=("a",), actor="Tern")
    assert from_params({"event": ["two"], "voice": ["own"]}, "overview", base=base) == Selection("two", "own")
    kept = from_params({"event": ["one"], "voice": ["own"]}, "overview", base=base)
    assert (kept.articles, kept.actor, kept.voice) == (("a",), "Tern", "own")


def test_a_sentence_opens_beside_an_article_that_was_open():
    chosen = Selection(event="e", articles=("a", "b", "c"))
    link = link_to_sentence(chosen, Place("x", 3), among="abcx")
    assert link == {"event": ["e"], "articles": ["x", "a", "b"], "sentence": ["x~3"]}
    assert link_to_sentence(chosen, Place("b", 3), among="abcx")["articles"] == ["b", "a", "c"]
    assert link_to_sentence(Selection(), Place("b", 3), among="abc")["articles"] == ["b", "a"]
    assert link_to_sentence(Selection(), Place("b", 3), among="b")["articles"] == ["b"]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (None, None),
        ({"selection": {"points": []}}, None),
        ({"selection": {"points": [{"customdata": ["a", "Tern", "own"]}]}}, ("a", "Tern", "own")),
        ({"selection": {"points": [{"customdata": {"0": "a", "1": "Tern", "2": "own"}}]}}, ("a", "Tern", "own")),
        ({"selection": {"points": [{"customdata": ["a"]}]}}, None),
        ({"selection": {"points": [{}]}}, None),
    ],
)
def test_a_click_gives_the_three_strings_of_its_mark(state, expected):
    assert clicked_point(state) == expected


class Params(dict):
    """Query parameters as Streamlit hands them over."""

    def get_all(self, name):
        return self.get(name, [])

    def from_dict(self, values):
        self.clear()
        self.update(values)


@pytest.fixture
def browser(monkeypatch):
    browser = SimpleNamespace(query_params=Params(), session_state={})
    monkeypatch.setattr(selection, "st", browser)
    return browser


def test_a_reload_and_a_shared_link_reopen_the_view(browser):
    selection.begin("overview")
    selection.change(event="e", voice="own")
    selection.publish("overview")
    browser.session_state.clear()
    assert selection.begin("overview") == Selection(event="e", voice="own")


def test_the_next_page_keeps_what_was_chosen_though_its_address_is_empty(browser):
    selection.begin("compare")
    selection.change(event="e", articles=("a", "b"))
    selection.publish("compare")
    browser.query_params.clear()
    selection.begin("overview")
    selection.publish("overview")
    browser.query_params.clear()
    assert selection.begin("compare").articles == ("a", "b")


def test_a_choice_is_not_undone_by_the_address_it_came_from(browser):
    browser.query_params.update({"event": ["e"], "voice": ["own"]})
    selection.begin("overview")
    selection.publish("overview")
    selection.change(voice="quoted")
    assert selection.begin("overview").voice == "quoted"
    selection.publish("overview")
    assert browser.query_params == {"event": ["e"], "voice": ["quoted"]}


def test_a_link_followed_inside_the_session_is_taken_over(browser):
    selection.begin("overview")
    selection.change(event="e", voice="own", actor="Tern")
    selection.publish("overview")
    browser.query_params.from_dict({"event": ["e"], "articles": ["x", "y"], "sentence": ["x~3"]})
    opened = selection.begin("compare")
    assert (opened.articles, opened.sentence, opened.actor) == (("x", "y"), Place("x", 3), "Tern")
    assert opened.voice == "all", "a link without a filter lifts it"


def test_a_link_of_our_own_carries_event_and_filters(browser):
    selection.begin("overview")
    selection.change(event="e", voice="own", only=("A",), cell=Cell("sentiment", "x", "Tern", "own"))
    link = selection.link_to("actors", actor="Tern")
    assert link == {"event": ["e"], "only": ["A"], "voice": ["own"], "actor": ["Tern"]}


def test_another_event_starts_afresh(browser):
    selection.change(event="one", actor="Tern", articles=("a",))
    selection.change(event="two")
    assert selection.current() == Selection(event="two")
    selection.change(actor="Auk")
    selection.change(event="two")
    assert selection.current().actor == "Auk"
