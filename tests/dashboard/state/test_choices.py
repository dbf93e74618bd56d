import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.schema import ALL_VOICES
from dashboard.state.choices import Choices
from dashboard.state.pages import PAGES, CompareState, EventState
from dashboard.state.refs import CellRef, QuoteRef, SentenceRef
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
cells = st.builds(CellRef, st.sampled_from(["sentiment", "stance"]), ids, names, st.sampled_from(ALL_VOICES))


def some_of(options):
    return st.sets(st.sampled_from(list(options))).map(lambda chosen: tuple(name for name in options if name in chosen))


choices = st.builds(
    Choices().holding,
    event=names,
    voice=st.sampled_from(ALL_VOICES),
    text=st.sampled_from(TEXTS),
    cell=st.none() | cells,
    actor=st.text(),
    order=st.sampled_from(list(ORDERS)),
    articles=st.lists(ids, max_size=4, unique=True).map(tuple),
    layers=some_of(LAYERS),
    sentence=st.none() | st.builds(SentenceRef, ids, st.integers(0, 10_000)),
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
    quote=st.none() | st.builds(QuoteRef, ids, st.integers(0, 10_000)),
)


@given(choices, st.sampled_from(list(PAGES)))
def test_what_a_page_keeps_comes_back_from_its_address(chosen, page):
    assert Choices().opened(page, chosen.params(page)).page(page) == chosen.page(page)


def test_the_address_holds_only_what_differs_from_the_default():
    assert Choices().holding(event="e", voice="own").params("overview") == {"event": ["e"], "voice": ["own"]}
    assert Choices().holding(event="e", order="negative", actor="Tern").params("compare") == {"event": ["e"]}


def test_all_layers_off_is_not_the_default():
    assert Choices().holding(layers=()).params("compare") == {"layers": [""]}
    assert Choices().opened("compare", {"layers": [""]}).of(CompareState).layers == ()
    assert Choices().opened("compare", {}).of(CompareState).layers == LAYERS_AT_FIRST


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
    assert Choices().opened(page, params) == Choices()


@pytest.mark.parametrize(
    ("page", "params", "chosen"),
    [
        ("overview", {"table": ["sentiment_grid"]}, {"table": "sentiment_grid"}),
        (
            "overview",
            {"cell": ["sentiment~0a~own~Tern ~ Co"]},
            {"cell": CellRef("sentiment", "0a", "Tern ~ Co", "own")},
        ),
        ("compare", {"sentence": ["0a~12"], "articles": ["0a", "0b"]}, {"sentence": SentenceRef("0a", 12)}),
        ("compare", {"reading": ["own", "blind"], "facets": ["voice~own"]}, {"reading": ("blind", "own")}),
        ("stance", {"cell": ["stance~0a~all~Tern"], "left_out": ["7", "2"]}, {"left_out": (2, 7)}),
        ("actors", {"actor": ["Tern"], "order": ["negative"]}, {"actor": "Tern", "order": "negative"}),
        ("voices", {"quote": ["0a~3"], "kinds": ["scare", "direct"]}, {"quote": QuoteRef("0a", 3)}),
        ("voices", {"quoting": ["0a"], "sources": ["unknown"]}, {"quoting": ("0a",), "sources": ("unknown",)}),
        ("framing", {"part": ["verbs"], "item": ["agent~active~say"]}, {"part": "verbs", "item": "agent~active~say"}),
        ("framing", {"pattern": ["ceas.*"], "search": ["regex"]}, {"pattern": "ceas.*", "search": "regex"}),
        ("timeline", {"terms": ["truce", "talks"], "day": ["2025-05-19"]}, {"terms": ("truce", "talks")}),
        ("method", {"event": ["e"], "section": ["stance"]}, {"event": "e", "section": "stance"}),
        ("add", {"event": ["e"]}, {"event": "e"}),
    ],
)
def test_addresses_that_were_shared_before_open_what_they_did(page, params, chosen):
    opened = Choices().opened(page, params)
    assert {name: getattr(opened.page(page), name) for name in chosen} == chosen


def test_a_field_that_pages_share_holds_the_same_value_on_all_of_them():
    chosen = Choices().opened("timeline", {"actor": ["Tern"]})
    assert [state.actor for state in chosen.states if hasattr(state, "actor")] == ["Tern"] * 3


def test_a_field_that_no_page_keeps_is_refused():
    with pytest.raises(TypeError, match="No page keeps colour"):
        Choices().holding(colour="red")


def test_no_more_articles_are_opened_than_can_be_read():
    opened = Choices().opened("compare", {"articles": list("aabcdefg")})
    assert opened.of(CompareState).articles == ("a", "b", "c", "d")


def test_a_link_to_another_event_starts_afresh():
    known = Choices().holding(event="one", articles=("a",), actor="Tern")
    opened = known.opened("overview", {"event": ["two"], "voice": ["own"]})
    assert opened == Choices().holding(event="two", voice="own")
    kept = known.opened("overview", {"event": ["one"], "voice": ["own"]})
    assert kept == known.holding(voice="own")


def test_a_sentence_opens_beside_an_article_that_was_open():
    chosen, layers = Choices().holding(event="e", articles=("a", "b", "c")), LAYERS_AT_FIRST
    link = chosen.link_to_sentence(SentenceRef("x", 3), among="abcx", layers=layers)
    assert link == {"event": ["e"], "articles": ["x", "a", "b"], "sentence": ["x~3"]}
    again = chosen.link_to_sentence(SentenceRef("b", 3), among="abcx", layers=layers)
    assert again["articles"] == ["b", "a", "c"]
    first = Choices().link_to_sentence(SentenceRef("b", 3), among="abc", layers=("actors",))
    assert first == {"articles": ["b", "a"], "sentence": ["b~3"], "layers": ["actors"]}
    assert Choices().link_to_sentence(SentenceRef("b", 3), among="b", layers=layers)["articles"] == ["b"]


def test_every_page_has_a_record_of_its_own():
    assert len(set(PAGES.values())) == len(PAGES)
    assert all(issubclass(kind, EventState) for kind in PAGES.values())
