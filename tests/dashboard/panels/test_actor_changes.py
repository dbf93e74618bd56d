"""The reader's control of actors, from the page to the store and the charts."""

import pytest
from streamlit.testing.v1 import AppTest

from analysis.ingest import paste
from dashboard.runtime import cache
from tests.dashboard.running_app import APP, SECONDS

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("data")]

FIRST = """Ferry service to Gull Island resumes

Mayor Ines Calder praised the ferry crew on Monday. "We are proud of this brave crew," Calder told reporters.

Calder thanked Tom Petrel, who leads the union. Tom Petrel said that the island needs its ferry. Petrel smiled.
"""
SECOND = """Islanders angry as ferry limps back

Mayor Ines Calder failed the islanders again. "She lied to us," said Tom Petrel, a welder.

Nobody trusts Calder any more, and Germany ruined the season for small shops along the quay. Germany apologised.
"""


@pytest.fixture
def ferry(data):
    store = cache.open_store()
    event = store.add_event("Ferry")
    store.add_articles(event.event_id, [paste(FIRST, outlet="Gull Gazette"), paste(SECOND, outlet="Petrel Post")])
    return event.event_id


@pytest.fixture
def page(ferry):
    at = AppTest.from_file(str(APP), default_timeout=SECONDS)
    at.query_params["event"] = ferry
    at.query_params["actor"] = "Ines Calder"
    at.session_state["change_actors"] = True  # what the reader unfolds
    at.run()
    at.switch_page("views/actors.py").run()
    assert not at.exception, at.exception
    at.selectbox(key="actor").set_value("Ines Calder").run()
    return at


def press(at, key):
    at.button(key=key).click().run()
    assert not at.exception, at.exception


def actors(at):
    return list(at.selectbox(key="actor").options)


def text_of(at):
    return "\n".join(item.proto.body for item in at.main.get("html"))


def field(at, kind, start):
    return next(widget for widget in getattr(at, kind) if str(widget.key).startswith(f"{start}_"))


def rename(at, new):
    field(at, "text_input", "rename").set_value(new)
    press(at, "rename_actor")


def test_the_actors_of_the_text_are_offered_first(page, ferry):
    assert cache.open_store().targets_of(ferry) is None
    assert set(page.multiselect(key="measured_actors").value) >= {"Ines Calder", "Tom Petrel", "Germany"}
    assert page.button(key="undo_change").disabled
    assert page.button(key="start_over").disabled


def test_merging_adds_the_mentions_and_undo_parts_them_again(page):
    before = actors(page)
    field(page, "selectbox", "merge").set_value("Tom Petrel")
    press(page, "merge_actor")
    assert not any(option.startswith("Tom Petrel") for option in actors(page))
    assert "also called" in text_of(page)
    assert "Merged Tom Petrel into Ines Calder" in text_of(page)
    assert page.selectbox(key="actor").value == "Ines Calder"
    press(page, "undo_change")
    assert actors(page) == before
    assert page.button(key="undo_change").disabled


@pytest.mark.parametrize("action", ["merge", "split"])
def test_nothing_chosen_is_said_and_changes_nothing(page, ferry, action):
    press(page, f"{action}_actor")
    assert "first." in text_of(page)
    assert cache.open_store().targets_of(ferry) is None


def test_a_new_name_is_the_one_in_the_charts(page, ferry):
    rename(page, "The mayor")
    assert page.selectbox(key="actor").value == "The mayor"
    analysis = cache.analysis_of(cache.open_store().event(ferry))
    assert "The mayor" in set(analysis["actor_sentiment"]["target"])
    assert "The mayor" in set(analysis["quotes"]["speaker"])
    assert "Ines Calder" not in set(analysis["actor_sentiment"]["target"])


def test_a_name_of_somebody_else_is_refused_and_nothing_changes(page, ferry):
    rename(page, "Tom Petrel")
    assert "There is an actor or issue called Tom Petrel already" in text_of(page)
    assert cache.open_store().targets_of(ferry) is None


def test_a_name_that_is_split_off_is_measured_by_itself(page):
    field(page, "selectbox", "split").set_value("Calder")
    press(page, "split_actor")
    assert any(option.startswith("Calder (") for option in actors(page))


def test_an_added_name_is_found_in_the_text(page, ferry):
    field(page, "text_input", "alias").set_value("Islanders")
    press(page, "add_alias")
    analysis = cache.analysis_of(cache.open_store().event(ferry))
    mentions = analysis["mentions"]
    assert "Ines Calder" in set(mentions.loc[mentions["surface"] == "Islanders", "target"])


def test_a_name_that_no_article_writes_is_kept_with_a_remark(page, ferry):
    field(page, "text_input", "alias").set_value("Inez Calder")
    press(page, "add_alias")
    assert "no article writes it like this" in text_of(page)
    assert "Inez Calder" in cache.open_store().targets_of(ferry)[0].aliases


def test_a_hidden_actor_leaves_the_charts_and_comes_back_when_it_is_chosen(page):
    press(page, "hide_actor")
    assert not any(option.startswith("Ines Calder") for option in actors(page))
    chosen = page.multiselect(key="measured_actors")
    chosen.set_value([*chosen.value, "Ines Calder"]).run()
    assert not page.exception
    assert any(option.startswith("Ines Calder") for option in actors(page))


def test_one_actor_always_stays_measured(page):
    page.multiselect(key="measured_actors").set_value([]).run()
    assert "At least one actor has to be measured" in text_of(page)
    assert page.multiselect(key="measured_actors").value


def test_start_over_goes_back_to_the_text_and_can_be_undone(page, ferry):
    rename(page, "The mayor")
    press(page, "start_over")
    assert cache.open_store().targets_of(ferry) is None
    press(page, "undo_change")
    assert cache.open_store().targets_of(ferry)[0].name == "The mayor"


def load(at, name, content):
    at.file_uploader[0].set_value([(name, content.encode(), "application/toml")]).run()
    assert not at.exception, at.exception


def test_a_targets_file_is_loaded_and_its_actors_are_measured(page, ferry):
    load(page, "mine.toml", '[[actor]]\nname = "The mayor"\naliases = ["Calder"]\n[[issue]]\nname = "ferry"\n')
    assert [option.split(" (")[0] for option in actors(page)] == ["The mayor"]
    assert "Loaded the targets of mine.toml" in text_of(page)
    assert [target.kind for target in cache.open_store().targets_of(ferry)] == ["actor", "issue"]


def test_a_targets_file_that_is_wrong_is_explained_and_changes_nothing(page, ferry):
    load(page, "mine.toml", "[[actor]]\n")
    assert "mine.toml: actor 1 needs a name" in text_of(page)
    assert cache.open_store().targets_of(ferry) is None


def test_a_file_of_issues_alone_leaves_the_way_back(page):
    load(page, "mine.toml", '[[issue]]\nname = "ferry"\nphrases = ["ferry"]\n')
    assert "No actor is measured here" in text_of(page)
    press(page, "undo_change")
    assert any(option.startswith("Ines Calder") for option in actors(page))
