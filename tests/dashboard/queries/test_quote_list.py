from types import MappingProxyType

import pytest

from analysis.pipeline import Analysis
from dashboard.queries import quote_list, voice_tables
from dashboard.state.pages import VoicesState
from dashboard.state.refs import QuoteRef
from tests.dashboard import chart_tables as tables
from tests.table_builders import VOICE_TABLES, derived

LABELS = {"a2": "Courier", "a1": "Herald", "a3": "Post"}
TEXT = "Ada Quill came. We will go and stay. We won. It was late, they say."
SENTENCES = ((0, 15), (16, 36), (37, 44), (45, 67))


def quote(number, start, end, *, article="a1", anonymous=False, role="", tone="neutral", **values):
    row = tables.quote(article, number, start=start, end=end, **values)
    row |= {"anonymous": anonymous, "speaker_description": role, "cue_tone": tone, "text": TEXT[start:end]}
    row["sentence_id"] = next(n for n, (first, last) in enumerate(SENTENCES) if first <= start < last)
    return row | {"cue": "said" if tone else ""}


def sentence(article, number):
    return tables.sentence(article, number, TEXT, SENTENCES)


def actor(name, kind="person", gender=""):
    known = {"aliases": "", "titles": "", "n_mentions": 1, "n_articles": 1, "is_target": False}
    return {"event": "e", "actor": name, "actor_kind": kind, "gender": gender, **known}


ROWS = (
    quote(0, 16, 44, role="the mayor", tone="doubting"),
    quote(1, 45, 56, speaker="", anonymous=True, role="an aide", kind="reported", tone=""),
    quote(2, 57, 61, speaker="", kind="scare", tone=""),
    quote(3, 45, 56, article="a2", speaker="Bo Auk"),
    quote(4, 57, 66, article="a2", speaker="", kind="fragment"),
    quote(5, 16, 36, article="a2", speaker="Bo Auk", kind="reported"),
    quote(6, 37, 44, article="a2", speaker="the ministry"),
    quote(7, 0, 3, article="a2", speaker="Norland"),
    quote(8, 4, 9, article="a2", speaker="Cy Tern"),
)


@pytest.fixture
def analysis():
    built = {
        "articles": tables.articles(texts=(TEXT, TEXT, TEXT)),
        "sentences": tables.build_table(
            "sentences", [sentence(article, number) for article in LABELS for number in range(4)]
        ),
        "quotes": tables.build_table("quotes", ROWS),
        "actors": tables.build_table(
            "actors",
            [
                actor("Ada Quill", gender="f"),
                actor("Bo Auk", gender="m"),
                actor("Norland", "state"),
                actor("Di Auk"),
            ],
        ),
    }
    return with_voices(built)


def with_voices(built):
    return Analysis("e", (), MappingProxyType({**built, **derived(built, *VOICE_TABLES)}))


def listed(analysis):
    return quote_list.listed(analysis, LABELS)


def test_quotations_come_article_by_article_with_their_sources(analysis):
    found = listed(analysis)
    assert list(zip(found["article"], found["quote_id"], strict=True)) == [
        *(("Courier", number) for number in (3, 4, 5, 6, 7, 8)),
        *(("Herald", number) for number in (0, 1, 2)),
    ]
    named = ["named"] * 4
    assert list(found["source"]) == ["named", "unknown", *named, "named", "anonymous", "nobody"]
    assert list(found["words"])[:2] == [3, 2]


@pytest.mark.parametrize(
    ("chosen", "numbers"),
    [
        ({}, [3, 4, 5, 6, 7, 8, 0, 1, 2]),
        ({"quoting": ("a1",)}, [0, 1, 2]),
        ({"speakers": ("Bo Auk", "Ada Quill")}, [3, 5, 0]),
        ({"speakers": ("Bo Auk",), "kinds": ("reported",)}, [5]),
        ({"tones": ("doubting",)}, [0]),
        ({"tones": ("none",)}, [1, 2]),
        ({"sources": ("anonymous", "unknown")}, [4, 1]),
        ({"sources": ("anonymous",), "quoting": ("a2",)}, []),
    ],
)
def test_filters_narrow_what_is_listed(analysis, chosen, numbers):
    assert list(quote_list.kept(listed(analysis), VoicesState(**chosen))["quote_id"]) == numbers


def test_a_row_and_its_quotation_find_each_other(analysis):
    rows = quote_list.kept(listed(analysis), VoicesState(quoting=("a1",)))
    for number in range(len(rows)):
        assert quote_list.row_of(rows, quote_list.place_of(rows, number)) == number
    assert quote_list.place_of(rows, 3) is None
    assert quote_list.row_of(rows, QuoteRef("a2", 3)) is None
    assert quote_list.row_of(rows, None) is None


def test_an_opened_quotation_stands_in_all_its_sentences(analysis):
    long, anonymous, scare = quote_list.evidence_of(
        analysis, quote_list.kept(listed(analysis), VoicesState(quoting=("a1",)))
    )
    assert (long.start, long.end) == (16, 44)
    ((mark,),) = (layer.marks for layer in long.layers)
    assert (mark.start, mark.end, mark.css) == (16, 44, "quoted")
    assert long.note == "described as the mayor · introduced by “said”, doubting"
    assert (anonymous.start, anonymous.end, anonymous.voice) == (45, 67, "reported")
    assert anonymous.speaker == "an aide"
    assert "hides the name" in anonymous.note
    assert (scare.voice, scare.speaker) == ("own", "")


def test_what_readers_see_has_plain_heads_and_no_ids(analysis):
    shown = quote_list.shown(listed(analysis))
    assert "article_id" not in shown.columns
    assert shown.loc[6, ["Speaker", "Described as", "Source", "Tone"]].tolist() == [
        "Ada Quill",
        "the mayor",
        "Named",
        "Doubting",
    ]


def test_named_and_anonymous_are_counted_apart_and_gender_only_where_told(analysis):
    rows = voice_tables.sources_table(analysis, LABELS).set_index("Article")
    assert rows.loc["Herald"].to_dict() == {
        "Named speakers": 1,
        "Women": 1,
        "Men": 0,
        "Not told": 0,
        "Groups and institutions": 0,
        "Statements with a name": 1,
        "Anonymous": 1,
        "Speaker not found": 0,
    }
    courier = rows.loc["Courier"]
    assert courier[["Named speakers", "Men", "Women", "Not told", "Groups and institutions"]].tolist() == [
        4,
        1,
        0,
        1,
        2,
    ]
    assert rows.loc["Post"].sum() == 0


def test_the_table_of_the_grid_counts_each_speaker_in_each_article(analysis):
    rows = voice_tables.grid_table(analysis, LABELS).set_index("Speaker")
    assert rows.loc["Bo Auk"].to_dict() == {"Courier": 2, "Herald": 0, "Post": 0}
    assert rows.loc["anonymous sources", "Herald"] == 1
    assert rows.index[0] == "Bo Auk"
    assert list(rows.index)[-2:] == ["anonymous sources", "speaker not found"]
    assert int(rows.to_numpy().sum()) == len(ROWS) - 1


def test_the_list_says_how_many_statements_its_quotations_are_pieces_of(analysis):
    table = listed(analysis)
    ada = quote_list.kept(table, VoicesState(speakers=("Ada Quill",)))
    assert quote_list.amount(ada, table) == "1 of 9 quotations, pieces of 1 statement."
    assert quote_list.amount(table, table) == "9 of 9 quotations, pieces of 8 statements."


def test_pieces_of_one_statement_are_read_in_one_sentence(analysis):
    rows = [quote(0, 16, 36, kind="reported"), quote(1, 19, 26, parent=0), quote(2, 37, 44)]
    joined = with_voices({**analysis.tables, "quotes": tables.build_table("quotes", rows)})
    first, second = quote_list.evidence_of(joined, quote_list.listed(joined, LABELS))
    assert [(mark.start, mark.end) for mark in first.layers[0].marks] == [(16, 36), (19, 26)]
    assert first.note == "introduced by “said”"
    assert second.start == 37


def test_the_table_of_words_adds_up(analysis):
    rows = voice_tables.speaker_table(analysis, LABELS)
    assert rows.groupby("Article")["Share"].sum().round(2).tolist() == [1.0, 1.0, 1.0]
    assert rows.iloc[0]["Speaker"] == "newsroom"


def test_short_names_mean_one_person(analysis):
    assert voice_tables.short_names(analysis) == {"Ada Quill": "Quill"}


def test_without_quotations_every_table_is_empty_or_zero(analysis):
    bare = with_voices({**analysis.tables, "quotes": tables.empty("quotes")})
    found = quote_list.listed(bare, LABELS)
    assert quote_list.shown(quote_list.kept(found, VoicesState(kinds=("direct",)))).empty
    assert quote_list.speakers(found) == {}
    assert quote_list.evidence_of(bare, found) == ()
    assert voice_tables.grid_table(bare, LABELS).empty
    assert voice_tables.sources_table(bare, LABELS)["Named speakers"].tolist() == [0, 0, 0]
