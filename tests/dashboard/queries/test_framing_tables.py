"""Frames, loaded words, names and verbs as the Framing page tells them."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extract.quotes.voice_spans import voice_of
from analysis.measures.generic_frames.frame_scores import FRAMES
from analysis.pipeline import Analysis
from analysis.stats.wilson import wilson
from dashboard.queries import generic_frames, loaded, naming, tables, verbs
from dashboard.queries.article_list import outlets_of
from dashboard.queries.crosstab import column_of, item_of, key_of
from dashboard.queries.frame_titles import definitions, titles
from dashboard.queries.framing_evidence import counted_rows
from dashboard.queries.mark_layers import article_layers
from dashboard.queries.voice_at import main_voice, voice_at
from dashboard.reader.legend import legend
from tests.dashboard.chart_tables import build_table, keyword, keywords
from tests.dashboard.framing_analysis import GULL, PETREL, analysis, marked, span
from tests.table_builders import table

GULLS, PETRELS = column_of(0), column_of(1)


def cells(crosstab, head):
    """The counts of each row, by one of its heads."""
    table = crosstab.table.fillna({GULLS: 0, PETRELS: 0})
    return {
        name: (gulls, petrels) for name, gulls, petrels in zip(table[head], table[GULLS], table[PETRELS], strict=True)
    }


def quote(start, end, kind="direct", speaker="Tern"):
    voice = voice_of(SimpleNamespace(kind=kind, speaker=speaker))
    return SimpleNamespace(start=start, end=end, voice=voice, speaker=speaker)


def test_every_frame_has_a_name_and_a_meaning():
    assert set(definitions()) == set(FRAMES)
    assert titles()["external"] == "External relations"
    assert all(entry.meaning.endswith(".") for entry in definitions().values())


def test_voices_are_own_or_not_and_outlets_can_be_one():
    rows = analysis()["loaded"]
    assert list(counted_rows(rows, whose="own")["text"]) == ["brave", "Reckless"]
    assert list(counted_rows(rows, whose="quoted")["text"]) == ["rotten"]
    assert len(counted_rows(rows)) == 3
    assert list(counted_rows(rows, whose="own", outlet="Petrel Post")["text"]) == ["Reckless"]


def test_an_outlet_without_a_name_goes_by_its_file():
    articles = table("articles", [{"source_name": "a.txt"}, {"source_name": "b.txt", "outlet": "Petrel Post"}])
    assert outlets_of({"articles": articles}) == ("a.txt", "Petrel Post")


def test_a_frame_opens_its_sentences_the_surest_first_with_their_voice():
    found = generic_frames.frame_evidence(analysis(), "quality")
    assert [(item.place.sentence_id, item.note, item.voice) for item in found] == [
        (2, "score 0.90", "quoted"),
        (0, "score 0.40", "own"),
    ]
    assert found[0].speaker == "Tom Petrel"
    assert generic_frames.frame_evidence(analysis(), "quality", outlet="Petrel Post") == ()


def test_shares_are_told_outlet_by_outlet_the_largest_first():
    rows = generic_frames.shares_table(analysis()["generic_frames"])
    assert list(rows["Frame"])[:2] == ["Quality of life", "Conflict"]
    assert rows["Share"].tolist() == [0.667, 0.0, 0.5, 0.0]
    assert generic_frames.shown_frames(analysis()) == ["quality", "conflict"]


def test_loaded_words_are_counted_by_reason_and_in_any_case():
    reasons = loaded.reason_crosstab(analysis(), whose="all")
    assert cells(reasons, "What makes it loaded") == {"subjective adjective": (1, 1), "loaded noun": (1, 0)}
    words = loaded.word_crosstab(analysis(), whose="own")
    assert cells(words, "Word") == {"brave": (1, 0), "reckless": (0, 1)}
    assert cells(loaded.word_crosstab(analysis(), whose="all", reason="loaded noun"), "Word") == {"rotten": (1, 0)}
    assert words.table[GULLS].isna().tolist() == [False, True]


def test_a_reason_a_word_and_nothing_chosen_open_their_places():
    def found(item, **options):
        return [marked(each) for each in loaded.loaded_evidence(analysis(), item, **options)]

    assert found("subjective adjective", whose="all") == [["brave"], ["reckless"]]
    assert found("subjective adjective~reckless", whose="all") == [["reckless"]]
    assert found("", whose="all", outlet="Gull Gazette") == [["brave"], ["rotten"]]
    assert found("", whose="own", outlet="Gull Gazette") == [["brave"]]
    (item,) = loaded.loaded_evidence(analysis(), "loaded noun~rotten", whose="all")
    assert item.note == "“rotten”: loaded noun, score 0.70"


def test_densities_are_shown_the_most_loaded_first():
    assert loaded.density_table(analysis()["loaded_density"], voice="own")["Outlet"].iloc[0] == "Gull Gazette"


def test_names_are_counted_with_what_says_most_first():
    rows = naming.name_crosstab(analysis(), "Ines Calder", whose="all")
    assert list(rows.table["Called"]) == ["reckless mayor", "mayor", "Calder"]
    assert cells(rows, "Called")["reckless mayor"] == (0, 2)
    assert list(naming.name_crosstab(analysis(), "Ines Calder", whose="quoted").table["Called"]) == ["mayor"]
    assert naming.actors_called(analysis()) == ["Ines Calder"]


def test_each_outlet_is_told_by_its_titles_and_descriptions():
    assert naming.told_by(analysis(), "Ines Calder") == [
        ("Gull Gazette", "no title or description; “Calder”"),
        ("Petrel Post", "“reckless mayor” (2 times), “mayor” (quoted)"),
    ]


def test_a_label_opens_its_places():
    (item,) = naming.name_evidence(analysis(), "Ines Calder", "description~reckless mayor", whose="own")
    assert (marked(item), item.note) == (["reckless mayor"], "")
    assert naming.name_evidence(analysis(), "Ines Calder", "title~reckless mayor", whose="own") == ()


def test_verbs_keep_doing_and_being_done_to_and_passives_apart():
    rows = verbs.verb_crosstab(analysis(), "Ines Calder", whose="all")
    assert rows.table[["Verb", "The actor", "Form"]].values.tolist() == [
        ["praise", "Does", "Active"],
        ["blame", "Has done to it", "Passive, says by whom"],
    ]
    (item,) = verbs.verb_evidence(analysis(), "Ines Calder", rows.items[1], whose="all")
    assert (marked(item), item.note) == (["blamed"], "blame: passive, says by whom")
    assert len(verbs.verb_evidence(analysis(), "Ines Calder", "", whose="all")) == 2
    assert verbs.verb_crosstab(analysis(), "Ines Calder", whose="quoted").items == ()


def test_agency_is_a_share_with_an_interval():
    rows = verbs.agency_table(analysis(), "Ines Calder", whose="all")
    assert rows[["outlet", "agent", "patient", "share"]].values.tolist() == [
        ["Gull Gazette", 1, 0, 1.0],
        ["Petrel Post", 0, 1, 0.0],
    ]
    assert list(verbs.agency_table(analysis(), "Nobody Named", whose="all").columns) == list(rows.columns)


def test_wilson_gives_the_published_interval():
    # Newcombe 1998, table I: 81 of 263.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_lies_in_its_interval(case):
    low, high = wilson(*case)
    assert 0 <= low <= case[0] / case[1] + 1e-12
    assert case[0] / case[1] - 1e-12 <= high <= 1


def test_passives_that_hide_who_acts_are_counted_and_open():
    rows = verbs.passive_counts(analysis(), whose="own").set_index("Outlet")
    assert rows.loc["Gull Gazette", ["Passives", "Of sentences"]].tolist() == [1, 3]
    assert rows.loc["Petrel Post", "Share"] == 0
    assert cells(verbs.passive_crosstab(analysis(), whose="own"), "Verb") == {"repair": (1, 0)}
    (item,) = verbs.passive_evidence(analysis(), "repair", whose="own")
    assert marked(item) == ["repaired"]


def test_words_that_introduce_are_told_with_tone_and_speaker():
    rows = verbs.cue_crosstab(analysis())
    assert rows.table[["Introduced by", "Tone", "Speaker", "All"]].values.tolist() == [
        ["claim", "Doubting", "Tom Petrel", 1]
    ]
    (item,) = verbs.cue_evidence(analysis(), rows.items[0])
    assert (marked(item), item.voice, item.speaker) == (["“The hull is rotten,”"], "quoted", "Tom Petrel")
    assert verbs.cue_evidence(analysis(), rows.items[0], outlet="Petrel Post") == ()


def test_all_forms_of_a_word_that_introduces_count_as_one():
    common = {"kind": "direct", "speaker": "Tom Petrel", "cue_tone": "doubting", "cue_lemma": "claim", "parent_id": -1}
    forms = ("claimed", "claiming", "Claim")
    rows = [
        span("quotes", "a", "“The hull is rotten,”", 2, **common, cue=form, quote_id=n) for n, form in enumerate(forms)
    ]
    table = verbs.cue_crosstab(analysis(quotes=rows))
    assert table.table[["Introduced by", "All"]].values.tolist() == [["claim", 3]]
    (item,) = verbs.cue_evidence(analysis(quotes=rows), table.items[0])
    assert item.note == "introduced by “claimed”, “claiming”, “Claim”"


def test_a_voice_is_named_beside_a_word_only_where_a_sentence_has_several():
    calls = {"target": "Ines Calder", "form": "name", "label": "Calder"}
    own = span("naming_uses", "a", "Calder", 0, **calls)
    quoted = own | {"start": 8, "end": 15, "voice": "quoted"}

    def said(*rows):
        (item,) = naming.name_evidence(analysis(naming_uses=list(rows)), "Ines Calder", "name~Calder", whose="all")
        return item.note

    assert said(own) == said(quoted) == ""
    assert said(own, quoted) == "own words, quoted"


def test_an_event_without_any_of_it_has_empty_crosstabs():
    nothing = analysis(loaded=[], naming=[], naming_uses=[], verbs=[], agentless_passives=[], quotes=[])
    assert loaded.word_crosstab(nothing, whose="all").items == ()
    assert naming.actors_called(nothing) == verbs.actors_with_verbs(nothing) == []
    assert verbs.passive_crosstab(nothing, whose="all").items == verbs.cue_crosstab(nothing).items == ()
    assert verbs.passive_counts(nothing, whose="all")["Passives"].tolist() == [0, 0]


@given(st.lists(st.text("abc ", max_size=4), min_size=1, max_size=3), st.text(max_size=8))
def test_items_come_back(front, last):
    assert key_of(item_of((*front, last)), len(front) + 1) == (*front, last)
    assert key_of("one", 2) is None


def test_the_innermost_quotation_speaks():
    quotes = [quote(0, 50, speaker="Outer"), quote(10, 20, speaker="Inner"), quote(60, 70, kind="scare")]
    assert voice_at(quotes, 12, 15) == ("quoted", "Inner")
    assert voice_at(quotes, 5, 15) == ("quoted", "Outer")
    assert voice_at(quotes, 60, 65) == ("own", "")
    assert voice_at([quote(0, 9, kind="reported")], 0, 9) == ("reported", "Tern")
    # Marks in a headline that nobody is said to speak are the newsroom's, as in the tables.
    assert voice_at([quote(0, 9, kind="heading", speaker="")], 0, 9) == ("own", "")
    assert voice_at([quote(0, 9, kind="heading")], 0, 9) == ("quoted", "Tern")


def test_a_sentence_is_his_who_fills_more_than_half_of_it():
    sentence = SimpleNamespace(start=0, end=40)
    assert main_voice(sentence, [quote(0, 20)]) == ("own", "")
    assert main_voice(sentence, [quote(0, 21)]) == ("quoted", "Tern")


def test_compare_marks_loaded_words_frames_and_descriptions():
    layers = {layer.name: layer.marks for layer in article_layers(analysis(), "b")}
    (word,), (frame,), (name,) = layers["loaded"], layers["frames"], layers["naming"]
    assert PETREL[word.start : word.end] == "reckless"
    assert word.tip == "loaded word: subjective adjective, score 0.90, own words"
    assert (frame.start, frame.end, frame.sign) == (0, 43, "Conflict")
    assert frame.tip == "generic frames: Conflict 0.70; own words"
    assert name.tip == "description of Ines Calder, own words"
    quoted = {layer.name: layer.marks for layer in article_layers(analysis(), "a")}
    assert quoted["naming"] == ()
    assert quoted["frames"][1].tip == "generic frames: Quality of life 0.90; quoted by Tom Petrel"
    assert GULL[quoted["loaded"][1].start :].startswith("rotten")


def test_outlets_whose_words_are_the_unit_are_told_apart():
    known = keywords()
    assert tables.compared_by_word(known, ("North Herald", "South Courier")) == ()
    fewer = known.assign(unit=["word" if outlet == "South Courier" else "article" for outlet in known["outlet"]])
    assert tables.compared_by_word(fewer, ("North Herald", "South Courier")) == ("South Courier",)


def test_charts_and_lists_take_the_words_that_are_asked_for():
    rows = [keyword("North Herald", "ferry") | {"voice": voice} for voice in ("quoted", "all")]
    known = Analysis("e", (), {"keywords": keywords(), "voiced_keywords": build_table("voiced_keywords", rows)})
    assert tables.keywords_of(known, "own") is known["keywords"]
    quoted = tables.keywords_of(known, "quoted")
    assert list(quoted.columns) == list(known["keywords"].columns)
    assert list(quoted["term"]) == ["ferry"]
    rows = [keyword("North Herald", "Ines_Calder", written="Ines Calder") | {"voice": "own"}]
    named = Analysis("e", (), {**known.tables, "named_keywords": build_table("named_keywords", rows)})
    assert list(tables.keywords_of(named, "own", named=True)["written"]) == ["Ines Calder"]
    assert tables.keywords_of(named, "own") is known["keywords"]


def test_a_term_that_another_shows_stays_in_the_table_and_at_the_end_of_the_list():
    rows = [
        keyword("North Herald", "talk", z=2.0, shown_through="peace talk"),
        keyword("North Herald", "peace talk", z=1.5, written="peace talks"),
        keyword("North Herald", "peace", z=1.0),
    ]
    known = build_table("keywords", rows)
    assert tables.terms_of(known, ("North Herald",)) == ["peace talk", "peace", "talk"]
    shown = tables.keyword_table(known, "North Herald").set_index("Word or phrase")
    assert list(shown.index) == ["talk", "peace talks", "peace"]
    assert list(shown["Words in it"]) == [1, 2, 1]
    assert list(shown["Shown in the chart as"]) == ["peace talks", "", ""]
    assert list(tables.rates_table(known, ("North Herald", "South Courier"))["Word or phrase"]) == [
        "peace",
        "peace talks",
        "talk",
    ]


def test_what_doubts_or_endorses_a_statement_is_a_layer_of_compare():
    cues = [
        span("claim_cues", "a", "claimed", 2, kind="introduction", tone="doubting", about="Tom Petrel"),
        span("claim_cues", "a", "repaired", 1, kind="remark", tone="endorsing"),
    ]
    (layer,) = [each for each in article_layers(analysis(claim_cues=cues), "a") if each.name == "doubt"]
    endorsed, doubted = layer.marks
    assert (GULL[doubted.start : doubted.end], doubted.css) == ("claimed", "doubt doubting")
    assert doubted.tip == "doubts: introduces what Tom Petrel says, own words"
    assert endorsed.tip == "endorses: a remark on a claim, own words"
    groups = {group.label: group for group in legend([[layer]], ["Tom Petrel"])}
    assert [entry.label for entry in groups["Statements"].entries] == ["doubts", "endorses"]
    assert [entry.label for entry in groups["Actors"].entries] == ["Tom Petrel"]
