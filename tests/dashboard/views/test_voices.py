"""The Voices page in all its states, without a browser."""

import pytest

from dashboard.runtime import cache
from tests.dashboard import running_app
from tests.dashboard.running_app import own_event, shown

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("data")]

FIRST = """Ferry service to Gull Island resumes

Mayor Ines Calder praised the ferry crew on Monday. "We are proud of this brave crew," Ms. Calder told reporters.

Calder said that the island needs its ferry. "We hired in secret," said an official who asked not to be named.
"""
SECOND = """Islanders angry as ferry limps back

"She lied to us," claimed Tom Petrel, a welder. Nobody trusts Calder any more.
"""
SILENT = """The quay in winter

Snow lay on the quay on Monday. The boats stayed in the harbour. The wind came from the north all day long.
"""
HOSTILE = "<img src=x onerror=alert(1)> ![](https://example.org/x.png) $x$"


@pytest.fixture
def ferry(data):
    return own_event(("Gull Gazette", FIRST), ("Petrel Post", SECOND))


def start(event, **params):
    return running_app.start("voices", event=event, **params)


def listed(at):
    """The table of all quotations, the last one on the page."""
    return at.dataframe[-1].value


def test_the_page_lists_every_quotation_with_what_is_known_of_it(ferry):
    rows = listed(start(ferry)).set_index("Quotation")
    assert rows.loc["She lied to us,", ["Article", "Speaker", "Described as", "Cue", "Tone"]].tolist() == [
        "Petrel Post",
        "Tom Petrel",
        "a welder",
        "claimed",
        "Doubting",
    ]
    assert rows.loc["We hired in secret,", "Source"] == "Anonymous"
    assert "Reported" in set(rows["Kind"])


def test_women_and_men_are_counted_only_where_the_text_tells(ferry):
    sources = next(item.value for item in start(ferry).dataframe if "Women" in item.value.columns)
    rows = sources.set_index("Article")
    assert rows.loc["Gull Gazette", ["Women", "Men", "Anonymous"]].tolist() == [1, 0, 1]
    assert rows.loc["Petrel Post", ["Women", "Men", "Not told", "Anonymous"]].tolist() == [0, 0, 1, 0]


def test_filters_narrow_the_table_and_show_the_sentences(ferry):
    at = start(ferry)
    everything = len(listed(at))
    at.multiselect(key="filter_speakers").set_value(["Tom Petrel"]).run()
    assert list(listed(at)["Speaker"]) == ["Tom Petrel"]
    assert f"1 of {everything} quotations" in shown(at)
    assert "She lied to us" in shown(at)
    assert "introduced by “claimed”, doubting" in shown(at)
    at.button(key="all_quotes").click().run()
    assert len(listed(at)) == everything


def test_filters_that_leave_nothing_say_so(ferry):
    at = start(ferry)
    at.multiselect(key="filter_speakers").set_value(["Tom Petrel"]).run()
    at.pills(key="filter_kinds").set_value(["reported"]).run()
    assert not at.exception
    assert "No quotation is of this kind" in shown(at)


@pytest.mark.parametrize(
    ("params", "left"),
    [
        ({"sources": "anonymous"}, ["We hired in secret,"]),
        ({"tones": "doubting"}, ["She lied to us,"]),
        ({"kinds": "reported", "speakers": "Ines Calder"}, ["the island needs its ferry"]),
    ],
)
def test_a_link_opens_the_filters_it_was_copied_with(ferry, params, left):
    at = start(ferry, **params)
    assert list(listed(at)["Quotation"]) == left


def test_a_link_opens_its_quotation(ferry):
    analysis = cache.analysis_of(cache.open_store().event(ferry))
    row = next(row for row in analysis["quotes"].itertuples() if row.speaker == "Tom Petrel")
    at = start(ferry, quote=f"{row.article_id}~{row.quote_id}")
    assert "px-quoted" in shown(at)
    assert "She lied to us" in shown(at)
    assert "brave crew" not in shown(at)


def test_a_link_to_a_quotation_that_is_gone_opens_the_page(ferry):
    at = start(ferry, quote="0000~99", speakers="Nobody", quoting="0000")
    assert len(listed(at)) > 3
    assert at.multiselect(key="filter_speakers").value == []
    assert at.button(key="all_quotes").disabled


def test_articles_without_a_quotation_say_so():
    at = start(own_event(("Gull Gazette", SILENT)))
    assert "No article here quotes or reports anybody" in shown(at)
    assert len(at.get("plotly_chart")) == 2


def test_an_event_without_articles_says_what_to_do():
    at = start(own_event())
    assert "no articles in this event yet" in "\n".join(item.value for item in at.subheader)


def test_hostile_names_stand_in_no_element_that_reads_markdown():
    text = FIRST.replace("Gull Island", HOSTILE).replace("We are proud", HOSTILE)
    at = start(own_event((HOSTILE, text), ("Petrel Post", SECOND), title=HOSTILE), kinds="direct")
    for kind in (at.markdown, at.title, at.header, at.subheader, at.caption, at.error):
        assert not [item for item in kind if "onerror" in str(item.value)]
    assert "<img" not in shown(at)
    labels = [widget.label for kind in (at.button, at.expander, at.multiselect, at.pills) for widget in kind]
    assert not [label for label in labels if "onerror" in label]


def test_looking_around_computes_nothing_anew(ferry):
    at = start(ferry)
    runs = cache.analyses_run()
    at.pills(key="filter_sources").set_value(["named"]).run()
    at.pills(key="filter_tones").set_value(["neutral"]).run()
    at.multiselect(key="filter_quoting").set_value([]).run()
    assert not at.exception
    assert cache.analyses_run() == runs
