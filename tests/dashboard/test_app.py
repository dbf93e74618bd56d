"""Every page, every empty state and every error state of the dashboard, without a browser."""

import re

import pytest

from dashboard.resources import PATHS_VARIABLE
from dashboard.runtime import cache
from dashboard.state.pages import CompareState
from dashboard.store.event_store import FILE_NAME, Store
from tests.dashboard.running_app import FIRST, HOSTILE, PAGES, SECOND, open_store, own_event, shown, start

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("data")]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_the_samples(page):
    at = start(page)
    assert "sample event" in shown(at)
    assert at.sidebar.selectbox[0].label == "Event"
    assert len(at.sidebar.selectbox[0].options) == 2


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_an_event_of_ones_own(page, ferry):
    assert "Ferry" in shown(start(page, event=ferry))


@pytest.mark.parametrize("page", PAGES)
def test_an_event_without_articles_says_what_to_do(page):
    at = start(page, event=own_event())
    assert ("no articles in this event yet" in shown(at)) or page == "add"
    if page == "add":
        assert "None yet." in shown(at)


@pytest.mark.parametrize("page", PAGES)
def test_one_article_is_enough_for_every_page(page):
    at = start(page, event=own_event(("Gull Gazette", FIRST)))
    assert "px-drawn" in shown(at), "the page is whole"
    if page in ("overview", "compare"):
        assert "One article is here so far" in shown(at)
    if page == "framing":
        assert "at least two" in shown(at)


def test_the_overview_names_outlets_headlines_and_what_samples_are():
    text = shown(start())
    assert "Sample articles written for Parallax" in text
    for outlet in ("Meridian Wire", "The Quillon Review", "The Tamarack Standard"):
        assert outlet in text
    assert "Ninety minutes of flattery" in text


def test_an_article_without_an_outlet_asks_for_it():
    text = shown(start(event=own_event(("", FIRST), ("Petrel Post", SECOND))))
    assert "which outlet published pasted text" in text
    assert "Outlet unknown (pasted text)" in text


def test_a_chosen_cell_shows_its_sentences(ferry):
    at = start(event=ferry)
    option = next(name for name in at.selectbox(key="sentiment_cell").options if name.endswith("Ines Calder"))
    at.selectbox(key="sentiment_cell").set_value(option).run()
    assert not at.exception
    text = shown(at)
    evidence = text[text.rindex("Gull Gazette:") :]  # Above, the page says what only one of the two tells.
    assert "harbour pilots" in evidence
    assert "rotten hull" not in evidence


def test_a_shared_link_opens_the_cell_it_was_copied_from(ferry):
    article_id = open_store().articles_of(ferry)[1].article_id
    at = start(event=ferry, voice="own", cell=f"sentiment~{article_id}~own~Ines Calder")
    assert at.segmented_control(key="voice").value == "own"
    assert "shameful delay" in shown(at) or "rotten hull" in shown(at)
    assert at.selectbox(key="sentiment_cell").value == "Petrel Post on Ines Calder"


@pytest.mark.parametrize(
    "params",
    [
        {"cell": "sentiment~0000~all~Nobody"},
        {"voice": "shouted"},
        {"cell": "~~~"},
    ],
)
def test_a_broken_link_opens_what_there_is(params):
    assert "The first call" in shown(start(**params))


def test_a_link_to_an_unknown_event_opens_no_other_one():
    said = shown(start(event="nowhere"))
    assert "This event is no longer there" in said
    assert "The first call" not in said


def test_voices_layers_actors_and_words_switch_without_a_new_analysis(ferry):
    before = cache.analyses_run()
    at = start(event=ferry)
    runs = cache.analyses_run()
    assert runs == before + 1
    at.segmented_control(key="voice").set_value("own").run()
    at.switch_page("views/compare.py").run()
    at.pills(key="layers").set_value(["voices"]).run()
    assert at.pills(key="layers").value == ["voices"]
    at.switch_page("views/actors.py").run()
    at.selectbox(key="actor").set_value(at.selectbox(key="actor").options[-1].rsplit(" (", 1)[0]).run()
    at.segmented_control(key="order").set_value("negative").run()
    at.switch_page("views/framing.py").run()
    at.selectbox(key="outlet_a").set_value("Petrel Post").run()
    assert at.selectbox(key="outlet_b").value == "Gull Gazette"
    assert not at.exception
    assert cache.analyses_run() == runs


def sentence_values(at):
    """The sentiments beside the sentences, from the top of the page."""
    texts = re.findall(r'px-value">([+−]?[0-9.]+)', shown(at))
    return [float(text.replace("−", "-")) for text in texts]


def test_the_most_negative_sentences_come_first(ferry):
    at = start("actors", event=ferry)
    at.selectbox(key="actor").set_value("Ines Calder").run()
    at.segmented_control(key="order").set_value("negative").run()
    assert not at.exception
    values = sentence_values(at)
    assert len(values) >= 3
    assert values == sorted(values)
    assert values[0] < values[-1]


def test_compare_opens_the_articles_and_layers_of_a_link(ferry):
    ids = [article.article_id for article in open_store().articles_of(ferry)]
    at = start("compare", event=ferry)
    at.query_params["articles"] = ids[::-1]
    at.query_params["layers"] = "actors"
    at.run()
    assert at.multiselect(key="compared").value == ids[::-1]
    assert at.pills(key="layers").value == ["actors"]


def test_compares_switches_and_choices_need_no_new_analysis_and_no_new_columns(ferry, monkeypatch):
    at = start("compare", event=ferry)
    runs = cache.analyses_run()
    for module, name in (
        ("dashboard.queries.mark_layers", "article_layers"),
        ("dashboard.queries.article_profiles", "profiles"),
        ("dashboard.queries.headline_body", "headline_against_body"),
    ):
        monkeypatch.setattr(f"{module}.{name}", None)
    for name in ("blind", "own", "sans"):
        toggle = at.toggle(key=f"reading_{name}")
        toggle.set_value(not toggle.value).run()
        assert not at.exception
    at.pills(key="layers").set_value(["naming"]).run()
    assert not at.exception
    assert at.toggle(key="reading_blind").value
    assert at.toggle(key="reading_own").value
    assert not at.toggle(key="reading_sans").value
    assert cache.analyses_run() == runs


def test_compare_opens_the_reading_and_the_filter_of_a_link(ferry):
    at = start("compare", event=ferry)
    at.query_params["reading"] = ["own", "shouted"]
    at.query_params["facets"] = ["about~Ines Calder", "colour~red"]
    at.run()
    assert at.toggle(key="reading_own").value
    assert not at.toggle(key="reading_blind").value
    chosen = at.session_state["choices"].of(CompareState)
    assert (chosen.facets, chosen.reading) == (("about~Ines Calder",), ("own",))


def test_the_newsrooms_own_sentences_are_listed_and_closed(ferry):
    article_id = open_store().articles_of(ferry)[1].article_id
    at = start("voices", event=ferry)
    at.query_params["newsroom"] = article_id
    at.run()
    assert "rotten hull" in shown(at)
    assert "harbour pilots" not in shown(at)
    at.button(key="close_newsroom").click().run()
    assert "rotten hull" not in shown(at)


def test_compare_never_stays_empty(ferry):
    at = start("compare", event=ferry)
    at.multiselect(key="compared").set_value([]).run()
    assert not at.exception
    assert len(at.multiselect(key="compared").value) == 2


def test_a_new_event_is_made_in_the_sidebar():
    at = start()
    at.text_input(key="new_event_title").set_value("Ferry")
    at.button(key="new_event_create").click().run()
    assert not at.exception
    assert "Ferry" in [event.title for event in open_store().list_events()]
    assert "None yet." in shown(at)


def test_a_new_event_needs_a_name():
    at = start()
    at.button(key="new_event_create").click().run()
    assert "name" in at.error[0].value
    assert len(open_store().list_events()) == 2


def upload(at, *files):
    at.file_uploader[0].set_value([(name, data, "text/plain") for name, data in files]).run()
    assert not at.exception, at.exception


def test_uploaded_files_are_reviewed_analysed_and_kept(data):
    at = start("add", event=own_event())
    upload(at, ("first.txt", FIRST.encode()), ("second.txt", SECOND.encode()))
    outlets = [field for field in at.text_input if field.label == "Outlet"]
    assert len(outlets) == 2
    outlets[0].set_value("Gull Gazette")
    outlets[1].set_value("Petrel Post")
    at.button(key="analyse").click().run()
    assert not at.exception
    assert "2 articles analysed and kept: Gull Gazette, Petrel Post." in shown(at)
    at.switch_page("views/overview.py").run()
    assert "Ferry service to Gull Island resumes" in shown(at)
    again = Store(data)
    event = next(event for event in again.list_events() if event.kind == "own")
    assert [article.outlet for article in again.articles_of(event.event_id)] == ["Gull Gazette", "Petrel Post"]
    again.close()


def test_bad_files_get_a_sentence_each_and_the_others_are_analysed():
    at = start("add", event=own_event())
    files = [
        ("empty.txt", b""),
        ("picture.txt", bytes(range(256)) * 20),
        ("good.txt", FIRST.encode()),
        ("copy.txt", FIRST.encode()),
        ("wide.txt", SECOND.encode("utf-16")),
    ]
    upload(at, *files)
    text = shown(at)
    for name in ("empty.txt:", "picture.txt:", "copy.txt:"):
        assert name in text
    at.button(key="analyse").click().run()
    assert "2 articles analysed and kept" in shown(at)


def test_pasted_text_joins_the_event():
    event_id = own_event(("Gull Gazette", FIRST))
    at = start("add", event=event_id)
    at.text_area[0].set_value(SECOND)
    next(field for field in at.text_input if field.label == "Outlet that published it").set_value("Petrel Post")
    next(button for button in at.button if button.label == "Add this text").click().run()
    at.button(key="analyse").click().run()
    assert [article.outlet for article in open_store().articles_of(event_id)] == ["Gull Gazette", "Petrel Post"]


def test_a_date_that_cannot_be_read_is_asked_for_again():
    at = start("add", event=own_event())
    upload(at, ("first.txt", FIRST.encode()))
    next(field for field in at.text_input if field.label == "Date").set_value("last Monday").run()
    assert "Write the date as year-month-day" in shown(at)
    assert at.button(key="analyse").disabled


def test_a_removed_article_comes_back_with_undo(ferry):
    at = start("add", event=ferry)
    article_id = open_store().articles_of(ferry)[0].article_id
    at.button(key=f"remove_{article_id}").click().run()
    assert len(open_store().articles_of(ferry)) == 1
    at.button(key=f"restore_{article_id}").click().run()
    assert len(open_store().articles_of(ferry)) == 2
    assert not at.exception


def test_an_articles_outlet_can_be_changed_later(ferry):
    at = start("add", event=ferry)
    article_id = open_store().articles_of(ferry)[0].article_id
    next(f for f in at.text_input if (f.key or "").startswith(f"outlet_edit_{ferry}_{article_id}")).set_value(
        "Gull Herald"
    )
    next(button for button in at.button if button.label == "Save").click().run()
    assert not at.exception
    assert open_store().articles_of(ferry)[0].outlet == "Gull Herald"


def test_paths_from_the_command_line_are_opened_and_their_problems_shown(tmp_path, monkeypatch):
    folder = tmp_path / "ferry news"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    monkeypatch.setenv(PATHS_VARIABLE, str(folder))
    at = start()
    text = shown(at)
    assert "ferry news" in text
    assert "empty.txt:" in text
    assert "Islanders angry as ferry limps back" in text
    assert "Folder: ferry news" in at.sidebar.selectbox[0].options


def test_hostile_text_stands_in_no_element_that_reads_markdown():
    event_id = own_event((HOSTILE, FIRST.replace("Ferry", HOSTILE, 1)), ("Petrel Post", SECOND), title=HOSTILE)
    words, bodies = [], []
    for page in PAGES:
        at = start(page, event=event_id)
        kinds = (at.markdown, at.title, at.header, at.subheader, at.caption, at.error, at.warning, at.info)
        words += [(page, str(item.value)) for kind in kinds for item in kind]
        bodies += [(page, item.proto.body) for item in at.main.get("html")]
        labels = [widget.label for kind in (at.button, at.expander, at.selectbox, at.text_input) for widget in kind]
        assert not [label for label in labels if "onerror" in label]
    assert words
    assert len(bodies) > len(PAGES)
    assert not [each for each in words if "onerror" in each[1]]
    assert not [each for each in bodies if "<img" in each[1]]


def test_a_store_that_cannot_be_opened_is_said_in_plain_words(data):
    for kept in data.iterdir():
        kept.unlink()
    (data / FILE_NAME).write_text("this is no database at all" * 100)
    text = shown(start())
    assert FILE_NAME in text
    assert "Traceback" not in text


def test_no_pair_is_named_where_none_differs_for_sure():
    event = "sample-2025-05-19-third-call"
    overview = shown(start(event=event))
    assert "No two articles can be told apart for sure" in overview
    assert "Read them side by side" not in overview
    assert "the pairs that differ most" not in shown(start("compare", event=event))


def test_overview_names_the_measure_of_each_line():
    said = shown(start(event="sample-2025-05-19-third-call"))
    heads = re.findall(r"px-told.*?<b>(.*?)</b>", said)
    named = [head for head in heads if "pairs that differ most" not in head]
    differing = [head for head in named if not head.startswith(("Only ", "On whose word", "Not as sure", "Other "))]
    assert {head.split(":")[0] for head in differing} <= {"Sentiment", "Stance"}
    assert any(head.startswith("Sentiment:") for head in differing)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_ends_with_the_mark_of_a_page_that_is_whole(page, ferry):
    for event in (ferry, own_event()):
        said = shown(start(page, event=event))
        assert said.index("px-halted") < said.index("px-drawn")
        assert said.count("px-drawn") == 1


def test_coverage_lists_what_several_tell():
    third = (
        "Boats run again\n\nMayor Ines Calder praised the ferry crew on Monday.\n\n"
        "Children waved flags all along the quay until noon, and a band played."
    )
    at = start("coverage", event=own_event(("Gull Gazette", FIRST), ("Quay Herald", third)))
    assert "Facts that at least two articles tell" in shown(at)
    assert re.search(r"coverage\?[^\"]*claim=\d", shown(at))
    assert "None was found" not in shown(at)


def test_coverage_of_one_article_asks_for_more():
    at = start("coverage", event=own_event(("Gull Gazette", FIRST)))
    assert "Add more articles" in shown(at)
    assert "told by whom" not in shown(at)
