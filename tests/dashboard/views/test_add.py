"""Every state of the page that takes articles in, without a browser."""

import html
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from analysis.ingest import MAX_BYTES, Problem, amend, article_id, paste, put_back, read_articles
from analysis.ingest.readers import fetch
from analysis.ingest.readers.fetch import Feed, FeedEntry
from dashboard.panels import intake, web
from dashboard.resources import DATA_DIR_VARIABLE
from dashboard.runtime import cache
from tests.dashboard.running_app import APP, SECONDS
from tests.ingest.invented import ARTICLE, FRENCH, PARAGRAPHS, TITLE, archive, web_page

pytestmark = pytest.mark.usefixtures("data")

OTHER = ARTICLE.replace("Ostervik", "Brenholt").replace("ferry", "bridge")
QUAY = """Quay closed after the storm

The quay of Brenholt is closed until Friday, the harbour office said, since waves have washed out the stones below it.

Boats land at the old pier, where Olav Dahl sells coffee to those who wait, and nobody complains about the long way.
"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Fail where anything is asked that the test has not put in its place."""

    def refuse(url, **_):
        pytest.fail(f"asked {url}")

    monkeypatch.setattr(fetch, "fetch", refuse)


def event_of(*articles):
    store = cache.open_store()
    event = store.add_event("Ferry")
    store.add_articles(event.event_id, articles)
    return event.event_id


def start(event_id):
    at = AppTest.from_file(str(APP), default_timeout=SECONDS)
    at.query_params["event"] = event_id
    at.run()
    at.switch_page("views/add.py").run()
    assert not at.exception, at.exception
    return at


def shown(at):
    kinds = (at.main.get("html"), at.text, at.header, at.subheader)
    parts = (str(getattr(item, "value", None) or item.proto.body) for kind in kinds for item in kind)
    return html.unescape("\n".join(parts))


def upload(at, *files):
    at.file_uploader[0].set_value([(name, content, "") for name, content in files]).run()
    assert not at.exception, at.exception


def open_box(at, key):
    """Open an expander: a page that the test drives forgets it after each run."""
    at.session_state[key] = True
    at.run()
    assert not at.exception, at.exception


def press(at, label):
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception, at.exception


@pytest.fixture
def empty():
    """An event without articles, so that nothing has to be analysed."""
    return event_of()


def test_recognised_values_say_where_they_come_from(empty):
    at = start(empty)
    label = '<script type="application/ld+json">{"@type": "NewsArticle", "articleSection": "Opinion"}</script>'
    upload(at, ("page.html", web_page(head=label).encode()))
    text = shown(at)
    assert "from: section “Opinion”" in text
    assert at.selectbox(key=f"genre_{read_articles(web_page(head=label).encode(), source_name='x')[0].article_id}")
    assert "Which outlet published it?" in [field.placeholder for field in at.text_input if field.label == "Outlet"]


def test_a_table_shows_its_columns_before_it_is_read(empty):
    at = start(empty)
    rows = "".join(f'"{place}","{ARTICLE.replace("Ostervik", place)}",x\n' for place in ("Ardal", "Brevik"))
    upload(at, ("press.csv", f"paper,words,text\n{rows}".encode()))
    key = next(box.key for box in at.selectbox if box.label == "Text").removeprefix("column_text_")
    assert at.selectbox(key=f"column_text_{key}").value == "text"
    assert not [field for field in at.text_input if field.label == "Outlet"]
    at.selectbox(key=f"column_text_{key}").set_value("words").run()
    at.selectbox(key=f"column_outlet_{key}").set_value("paper").run()
    assert list(at.dataframe[0].value.columns) == ["Outlet", "Text"]
    press(at, "Read 2 articles")
    assert [field.value for field in at.text_input if field.label == "Outlet"] == ["Ardal", "Brevik"]
    assert "2 articles read" in shown(at)


def test_a_table_without_a_column_for_the_text_cannot_be_read(empty):
    at = start(empty)
    upload(at, ("press.csv", b"a,b\n1,2\n"))
    assert "Choose the column that holds the articles' text." in shown(at)
    assert next(button for button in at.button if button.label == "Read 1 article").disabled


def test_many_articles_are_reviewed_in_one_table(empty):
    at = start(empty)
    files = {f"{n}.txt": ARTICLE.replace("Ostervik", f"Town{n}").encode() for n in range(9)}
    upload(at, ("all.zip", archive(files)))
    assert "Click a cell to change it" in shown(at)
    assert not [field for field in at.text_input if field.label == "Outlet"]


def test_a_file_over_the_limit_is_refused_by_the_server(empty, monkeypatch):
    monkeypatch.setattr(intake.article_drafts, "MAX_BYTES", 1000)
    at = start(empty)
    upload(at, ("large.txt", b"x" * 1001))
    assert "large.txt:" in shown(at)
    assert f"at most {MAX_BYTES // 1024 // 1024} MB" in shown(at)


def test_near_copies_are_named_in_the_report(empty):
    at = start(empty)
    upload(at, ("a.txt", ARTICLE.encode()), ("b.txt", f"{ARTICLE}\n\n{PARAGRAPHS[0]} Again.".encode()))
    text = shown(at)
    assert "2 articles read · 1 with a remark" in text
    assert "b.txt:" in text


def test_another_language_is_kept_aside_and_listed_until_it_is_forgotten(empty):
    at = start(empty)
    upload(at, ("bac.txt", FRENCH.encode()))
    assert "1 kept aside" in shown(at)
    again = start(empty)
    assert '<h2 class="px-heading">Kept aside</h2>' in shown(again)
    assert "It seems to be in French" in shown(again)
    press(again, "Forget")
    assert "French" not in shown(again)


def test_a_piece_goes_back_and_out_again_with_a_click_each():
    page = read_articles(web_page(before="<p>Read more: Who pays for the pool?</p>").encode(), source_name="p.html")[0]
    event_id = event_of(page)
    piece = page.removed[0]
    at = start(event_id)
    opened = f"pieces_there_{page.article_id}"
    open_box(at, opened)
    key = f"piece_there_{page.article_id}_{piece.source_start}"
    assert at.button(key=key).label == "Put back"
    at.button(key=key).click().run()
    (there,) = cache.open_store().articles_of(event_id)
    assert there.article_id == article_id(there.text) != page.article_id
    assert there == put_back(page, frozenset({piece.source_start}))
    open_box(at, opened)
    assert "Put back by you (1)" in shown(at)
    at.button(key=key).click().run()
    assert cache.open_store().articles_of(event_id) == (page,)


def test_a_piece_of_a_new_article_is_put_back_before_it_is_added(empty):
    content = web_page(before="<p>Read more: Who pays for the pool?</p>").encode()
    page = read_articles(content, source_name="p.html")[0]
    at = start(empty)
    upload(at, ("p.html", content))
    open_box(at, f"pieces_new_{page.article_id}")
    key = f"piece_new_{page.article_id}_{page.removed[0].source_start}"
    at.button(key=key).click().run()
    open_box(at, f"pieces_new_{page.article_id}")
    assert at.button(key=key).label == "Take out"


def test_copies_are_counted_as_one_and_that_can_be_undone():
    first = paste(ARTICLE, outlet="Gull Gazette")
    second = paste(f"{ARTICLE}\n\nThe vote took place in the old town hall by the quay.", outlet="Petrel Post")
    event_id = event_of(first, second)
    at = start(event_id)
    assert "The same text twice?" in [header.value for header in at.subheader]
    press(at, "Count as one")
    assert cache.open_store().articles_of(event_id) == (first,)
    assert "Nearly the same text as Gull Gazette: counted as one." in shown(at)
    press(at, "Undo")
    assert cache.open_store().articles_of(event_id) == (first, second)
    press(at, "Keep both")
    assert "The same text twice?" not in [header.value for header in at.subheader]
    assert "The same text twice?" not in [header.value for header in start(event_id).subheader]


def test_many_copies_are_counted_as_one_at_once():
    copies = [paste(f"{ARTICLE}\n\nPrinted in the town of {town} by hand.", outlet=town) for town in ("A", "B", "C")]
    event_id = event_of(*copies)
    at = start(event_id)
    press(at, "Count each of the 3 pairs as one")
    assert cache.open_store().articles_of(event_id) == tuple(copies[:1])
    assert not cache.findings_of(tuple(copies[:1])).duplicates


def test_a_long_list_of_refused_files_does_not_fill_the_page(empty):
    at = start(empty)
    upload(at, *[(f"{n}.txt", b"") for n in range(15)])
    assert "15 files not read" in shown(at)
    assert "3 more" in [box.label for box in at.expander]
    assert "14.txt:" in shown(at)


def test_passages_of_several_outlets_are_listed_with_their_places():
    first = paste(ARTICLE, outlet="Gull Gazette")
    second = paste(f"{QUAY}\n\n{PARAGRAPHS[0]}", outlet="Petrel Post")
    text = shown(start(event_of(first, second)))
    assert "Gull Gazette, paragraph 2; Petrel Post, paragraph 4" in text


def dated(text, day, outlet):
    return paste(text, outlet=outlet, published=day)


def test_an_article_on_another_event_is_moved_to_one_of_its_own():
    same = [dated(ARTICLE.replace("Tomas", name), "2024-03-01", name) for name in ("Ann", "Bo")]
    stray = dated(QUAY, "2024-06-01", "Petrel Post")
    event_id = event_of(*same, stray)
    at = start(event_id)
    assert "It is dated 2024-06-01, 92 days after the others" in shown(at)
    press(at, "Move to an event of its own")
    store = cache.open_store()
    assert stray not in store.articles_of(event_id)
    other = next(event for event in store.list_events() if event.title == "Quay closed after the storm")
    assert store.articles_of(other.event_id) == (stray,)
    assert "Moved to the event “Quay closed after the storm”" in shown(at)


def test_a_stray_that_belongs_is_not_asked_about_again():
    same = [dated(ARTICLE.replace("Tomas", name), "2024-03-01", name) for name in ("Ann", "Bo")]
    event_id = event_of(*same, dated(QUAY, "2024-06-01", "Petrel Post"))
    at = start(event_id)
    press(at, "It belongs here")
    assert "About another event?" not in [header.value for header in at.subheader]


@pytest.mark.model
def test_an_article_without_an_outlet_asks_for_it_until_it_is_named():
    event_id = event_of(paste(ARTICLE), paste(QUAY, outlet="Coast Review"))
    at = start(event_id)
    asked = [field for field in at.text_input if field.label == "Which outlet published it?"]
    assert len(asked) == 1
    asked[0].set_value("  The Fjord Post ").run()
    assert not at.exception, at.exception
    assert "Which outlet published it?" not in [field.label for field in at.text_input]
    assert {article.outlet for article in cache.open_store().articles_of(event_id)} == {
        "The Fjord Post",
        "Coast Review",
    }


@pytest.mark.model
def test_outlets_are_named_after_files_with_a_click_and_that_is_undone_with_another():
    event_id = event_of(replace(paste(ARTICLE), source_name="0_auk-argus.txt"), paste(QUAY, outlet="Coast Review"))

    def outlets():
        return {article.outlet for article in cache.open_store().articles_of(event_id)}

    at = start(event_id)
    assert "0_auk-argus.txt as Auk Argus" in shown(at)
    press(at, "Use these names")
    assert outlets() == {"Auk Argus", "Coast Review"}
    press(at, "Undo")
    assert outlets() == {"", "Coast Review"}


def test_a_genre_that_the_reader_sets_is_kept_and_opinion_is_told_apart_on_overview():
    first, second = paste(ARTICLE, outlet="Gull Gazette"), paste(QUAY, outlet="Petrel Post")
    event_id = event_of(first, second)
    at = start(event_id)
    next(
        box for box in at.selectbox if (box.key or "").startswith(f"genre_edit_{event_id}_{second.article_id}")
    ).set_value("opinion")
    next(button for button in at.button if button.label == "Save" and second.article_id in str(button.form_id)).click()
    at.run()
    assert [article.genre for article in cache.open_store().articles_of(event_id)] == [first.genre, "opinion"]
    assert "genre (from: entered by you)" in shown(at)
    at.switch_page("views/overview.py").run()
    assert "1 of 2 articles is opinion: Petrel Post." in shown(at)


def test_nothing_is_fetched_before_it_is_turned_on_and_asked_for(empty):
    at = start(empty)
    assert not [button for button in at.button if button.label.startswith("Fetch")]
    at.toggle(key="add_web").set_value(True).run()
    at.text_input(key="add_address").set_value("https://fjordpost.example/ferry").run()
    assert not at.exception
    assert "asks the address you give" in shown(at)


def test_a_page_is_fetched_when_its_button_is_pressed(empty, monkeypatch):
    asked = []

    def answer(url, *, turned_on):
        asked.append((url, turned_on))
        return amend(paste(ARTICLE), url=url)

    monkeypatch.setattr(web, "fetch_article", answer)
    at = start(empty)
    at.toggle(key="add_web").set_value(True).run()
    press(at, "Fetch this article")
    assert "Write an address first." in shown(at)
    at.text_input(key="add_address").set_value("https://fjordpost.example/ferry").run()
    assert asked == []
    press(at, "Fetch this article")
    assert asked == [("https://fjordpost.example/ferry", True)]
    assert TITLE in [field.value for field in at.text_input if field.label == "Title"]


def test_a_refused_address_says_why(empty, monkeypatch):
    folder = cache.data_dir()
    monkeypatch.undo()
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(folder))
    at = start(empty)
    at.toggle(key="add_web").set_value(True).run()
    at.text_input(key="add_address").set_value("http://127.0.0.1/secret").run()
    press(at, "Fetch this article")
    text = shown(at)
    assert "http://127.0.0.1/secret:" in text
    assert "1 not read" in text


def test_entries_of_a_feed_are_picked_and_fetched(empty, monkeypatch):
    entries = tuple(FeedEntry(f"Story {n}", f"https://x.example/{n}", "2024-03-01", "") for n in range(3))
    monkeypatch.setattr(web, "fetch_feed", lambda url, turned_on: Feed("The Fjord Post", entries))
    monkeypatch.setattr(
        web, "fetch_article", lambda url, turned_on: paste(f"{ARTICLE}\n\nThe rest stands at {url}, the paper said.")
    )
    at = start(empty)
    at.toggle(key="add_web").set_value(True).run()
    at.text_input(key="add_address").set_value("https://x.example/feed").run()
    press(at, "List a feed's articles")
    assert "The Fjord Post announces 3 articles." in shown(at)
    at.multiselect(key="add_entries").set_value([0, 2]).run()
    press(at, "Fetch the chosen articles")
    assert len([field for field in at.text_input if field.label == "Outlet"]) == 2


def test_a_remark_does_not_keep_an_article_out():
    assert not Problem("a.txt", "A remark.", refused=False).foreign
