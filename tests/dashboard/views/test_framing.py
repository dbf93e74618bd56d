"""The Framing page in all its parts and states, without a browser."""

import html
import re

import pytest

from dashboard.runtime import cache
from dashboard.state.pages import FramingState
from dashboard.wording import PARTS
from tests.dashboard import running_app
from tests.dashboard.running_app import own_event, shown

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("data")]

FIRST = """Ferry service to Gull Island resumes

Mayor Ines Calder praised the ferry crew on Monday. "We are proud of this brave crew," Calder told reporters.

Calder thanked the harbour pilots and promised a generous subsidy. The old pier was repaired in a single summer.

The reckless critics of Calder, the master of the harbour, were silent. Calder met the union on Tuesday evening.
"""
SECOND = """Islanders angry as ferry limps back

Mayor Ines Calder failed the islanders again, critics said. The shameful delay ruined the season for small shops.

"She lied to us," claimed Tom Petrel, a welder. Calder was blamed by the union for a disastrous, reckless gamble.

Nobody trusts Calder any more. Calder ignored every warning, and the ferry was left to rot along the quay.
"""
HOSTILE = "<img src=x onerror=alert(1)> ![](https://example.org/x.png) $x$"


@pytest.fixture
def ferry(data):
    return own_event(("Gull Gazette", FIRST), ("Petrel Post", SECOND))


def start(event, **params):
    return running_app.start("framing", event=event, **params)


def headers(at):
    return re.findall('<h2 class="px-heading">(.*?)</h2>', shown(at))


def crosstab(at, label):
    """The rows of the crosstab whose label begins so, as they read."""
    table = re.search(f'<table aria-label="{label}.*?</table>', shown(at))[0]
    rows = re.findall("<tr>(.*?)</tr>", table)[1:]
    return [
        [html.unescape(re.sub("<[^>]+>", "", cell)) for cell in re.findall("<t[hd].*?</t[hd]>", row)] for row in rows
    ]


@pytest.mark.parametrize("part", PARTS)
def test_a_link_opens_its_part(ferry, part):
    at = start(ferry, part=part)
    assert at.segmented_control(key="part").value == part
    assert headers(at)
    assert "dashboard.wording" not in "\n".join(item.value for item in at.markdown)


@pytest.mark.parametrize("part", PARTS)
def test_one_article_is_enough_for_every_part(part):
    assert headers(start(own_event(("Gull Gazette", FIRST)), part=part))


@pytest.mark.parametrize("part", PARTS)
def test_an_event_without_articles_says_what_to_do(part):
    at = start(own_event(), part=part)
    assert "no articles in this event yet" in "\n".join(item.value for item in at.subheader)


@pytest.mark.parametrize("part", PARTS)
def test_a_text_without_people_or_colour_has_every_part(part):
    quiet = "Snow on the quay\n\nSnow lay on the quay. It was cold. It snowed again at night, and the wind turned.\n"
    assert headers(start(own_event(("Gull Gazette", quiet), ("Petrel Post", quiet + "\nIt thawed.")), part=part))


def test_parts_switch_and_forget_what_was_open(ferry):
    at = start(ferry, part="frames", item="conflict")
    assert at.selectbox(key="generic_frame").value in ("conflict", None)
    at.segmented_control(key="part").set_value("loaded").run()
    assert not at.exception
    assert at.session_state["choices"].of(FramingState).part == "loaded"
    assert at.session_state["choices"].of(FramingState).item == ""


def test_few_articles_are_told_what_the_comparison_needs():
    at = start(own_event(*((f"Outlet {name}", text) for name, text in zip("ABCDE", 3 * [FIRST, SECOND], strict=False))))
    assert not at.exception
    assert "q needs at least 10 articles of an outlet and 10 of the others" in shown(at)
    assert "There are fewer for Outlet A and Outlet B: there q counts single words" in shown(at)
    assert "Outlet A: no word is surely typical" in shown(at)


TALKS = """Ferry talks fail

The peace talks between the union and the town failed on Monday. "Peace talks are peace talks," said Tom Petrel.

The mayor left the peace talks early. "These peace talks were an honest try," Ines Calder told reporters.
"""


REPLY = """Town calls talks a farce

Nobody on the quay was surprised. "Honest peace talks need an honest mayor," Ann Tern said.
"""


@pytest.fixture
def talks():
    return own_event(("Gull Gazette", TALKS), ("Petrel Post", SECOND + REPLY), title="Talks")


def test_words_and_phrases_of_those_quoted_are_compared_where_the_reader_asks(talks):
    at = start(talks, term="peace talk")
    assert at.segmented_control(key="compared_words").value == "own"
    assert "peace talks" in at.selectbox(key="term").options
    assert "2 sentences with “peace talks” in the newsrooms&#x27; own words" in shown(at)
    assert "quoted: Tom Petrel" not in shown(at)
    at.segmented_control(key="compared_words").set_value("quoted").run()
    assert not at.exception
    assert "Words and phrases of those who are quoted or reported" in shown(at)
    assert "3 sentences with “peace talks” in quoted and reported words" in shown(at)
    assert "quoted: Tom Petrel" in shown(at)
    assert at.session_state["choices"].of(FramingState).whose == "own", "the search below keeps its own choice"


def test_the_filter_on_voices_decides_whose_words_are_compared(talks):
    at = start(talks, voice="reported")
    assert "Words and phrases of those who are quoted or reported" in shown(at)
    assert "compared_words" not in {item.key for item in at.segmented_control}


def test_words_that_one_outlet_alone_quotes_are_not_compared_and_can_be_left_again(ferry):
    at = start(ferry, compared="quoted")
    assert "There is too little in quoted and reported words to compare" in shown(at)
    at.segmented_control(key="compared_words").set_value("own").run()
    assert "Words and phrases of the newsroom itself" in shown(at)


def test_a_frame_shows_its_sentences_and_what_it_means(ferry):
    at = start(ferry, part="frames")
    options = at.selectbox(key="generic_frame").options
    at.selectbox(key="generic_frame").select_index(0).run()
    assert not at.exception
    assert f"{options[0]}: " in shown(at)
    assert "score 0." in shown(at) or "score 1." in shown(at)
    assert "px-sentence" in shown(at)


def test_the_search_finds_own_words_and_shows_them_in_line(ferry):
    at = start(ferry, pattern="reckless")
    assert "2 places: Gull Gazette 1, Petrel Post 1." in shown(at)
    assert "<mark>reckless</mark>" in shown(at)
    at.text_input(key="pattern").set_value("brave crew").run()
    assert "stands nowhere in these words" in shown(at)
    at.segmented_control(key="whose_words").set_value("all").run()
    assert "<mark>brave crew</mark>" in shown(at)
    assert "quoted: Ines Calder" in shown(at)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(ferry", "a round bracket is opened and not closed"),
        ("(?:(?:a{900}){900}){900}", "repeats too often"),
        (r"\p{Nothing}", "no such property"),
    ],
)
def test_a_bad_pattern_is_refused_on_the_page_in_plain_words(ferry, pattern, said):
    at = start(ferry, pattern=pattern, search="regex")
    assert said in shown(at)
    assert "px-alert" in shown(at)
    assert "<mark>" not in shown(at)


def test_forms_of_a_word_are_found_by_part_of_speech(ferry):
    at = start(ferry, pattern="ruin", search="lemma")
    assert "<mark>ruined</mark>" in shown(at)
    at.segmented_control(key="word_class").set_value("NOUN").run()
    assert not at.exception
    assert "<mark>ruined</mark>" not in shown(at)


def test_loaded_words_of_an_address_open_their_places(ferry):
    at = start(ferry, part="loaded")
    assert at.segmented_control(key="whose_loaded").value == "own"
    word, reason = crosstab(at, "Loaded words, their reasons")[0][:2]
    opened = start(ferry, part="loaded", item=f"{reason}~{word}")
    assert f"“{word}” ({reason})" in shown(opened)
    assert "px-loaded" in shown(opened)


def test_names_are_told_by_outlet_and_open_their_places(ferry):
    at = start(ferry, part="names", actor="Ines Calder", item="name~Calder")
    assert "<b>Gull Gazette:</b>" in shown(at)
    assert "in which Ines Calder is called “Calder”" in shown(at)
    assert "px-naming" in shown(at)


def test_verbs_passives_and_cues_are_told(ferry):
    at = start(ferry, part="verbs", actor="Ines Calder", item="agent~active~thank")
    assert "1 sentence with “thank” (all outlets)." in shown(at)
    assert ["claim", "Doubting", "Tom Petrel"] in [row[:3] for row in crosstab(at, "Words that introduce")]
    forms = [row[:3] for row in crosstab(at, "Verbs of Ines Calder")]
    assert ["blame", "Has done to it", "Passive, says by whom"] in forms
    assert ["repair", "1", "1"] in [row[:3] for row in crosstab(at, "Verbs in passives")]


def test_addresses_that_mean_nothing_open_the_page(ferry):
    for part in PARTS:
        at = start(ferry, part=part, item="nothing~at~all", outlet="Nowhere", actor="Nobody", whose="quoted")
        assert headers(at)
    assert start(ferry, part="shouting").segmented_control(key="part").value == "words"


def test_hostile_names_stand_in_no_element_that_reads_markdown():
    text = FIRST.replace("reckless critics", f"{HOSTILE} reckless critics").replace("Ines Calder", "Ines <b>Calder</b>")
    event = own_event((HOSTILE, text), ("Petrel Post", SECOND), title=HOSTILE)
    for part in PARTS:
        at = start(event, part=part, pattern="onerror", whose="all")
        for kind in (at.markdown, at.title, at.header, at.subheader, at.caption, at.error):
            assert not [item for item in kind if "onerror" in str(item.value)]
        assert "<img" not in shown(at)
        labels = [widget.label for kind in (at.button, at.expander, at.toggle) for widget in kind]
        assert not [label for label in labels if "onerror" in label]


def test_looking_around_computes_nothing_anew(ferry):
    at = start(ferry)
    runs = cache.analyses_run()
    for part in PARTS:
        at.segmented_control(key="part").set_value(part).run()
    at.segmented_control(key="whose_verbs").set_value("all").run()
    assert not at.exception
    assert cache.analyses_run() == runs


def test_a_switch_lets_names_of_actors_into_the_words_and_analyses_nothing(ferry):
    at = start(ferry)
    runs = cache.analyses_run()
    assert "Ines Calder" not in at.selectbox(key="term").options
    assert "without the names of actors" in shown(at)
    at.toggle(key="with_names").set_value(True).run()
    assert not at.exception
    assert "Ines Calder" in at.selectbox(key="term").options
    at.selectbox(key="term").set_value("Ines Calder").run()
    assert "with “Ines Calder” in the newsrooms&#x27; own words" in shown(at)
    assert cache.analyses_run() == runs
    linked = start(ferry, names="yes", term="Ines_Calder")
    assert linked.toggle(key="with_names").value is True
    assert "with “Ines Calder” in the newsrooms&#x27; own words" in shown(linked)
