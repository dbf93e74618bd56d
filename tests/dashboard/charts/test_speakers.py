from dashboard.charts import alt_text, quote_grid, speaker_shares
from dashboard.charts.speaker_shares import MOST_SPEAKERS
from dashboard.queries.statements import count_statements
from dashboard.queries.voice_words import source_of, speaker_words
from tests.dashboard import chart_tables as tables

NAMES = {"a1": "North Herald", "a2": "South Courier", "a3": "South Courier (2)"}
TEXT = "one two three four five six seven eight nine ten"
STARTS = dict(zip(TEXT.split(), (0, 4, 8, 14, 19, 24, 28, 34, 40, 45), strict=True))


def quote(number, first, last, *, article="a1", anonymous=False, sentence=0, role="", **values):
    row = tables.quote(article, number, start=STARTS[first], end=STARTS[last] + len(last), **values)
    row |= {"sentence_id": sentence, "speaker_description": role}
    return row | {"anonymous": anonymous, "text": TEXT[row["start"] : row["end"]]}


def build(*rows, texts=(TEXT, "one two", "one")):
    return tables.articles(texts=texts), tables.build_table("quotes", rows)


def counts(articles, quotes):
    rows = speaker_words(articles, quotes).to_dict("records")
    return {(row["article_id"], row["voice"], row["source"], row["speaker"]): row["words"] for row in rows}


def segments(figure):
    return {trace.name: dict(zip(NAMES, trace.x, strict=True)) for trace in figure.data}


def test_a_word_belongs_to_the_innermost_speaker():
    given = build(
        quote(0, "two", "six", kind="reported"),
        quote(1, "three", "four", kind="nested", speaker="Bo Auk", parent=0),
        quote(2, "eight", "eight", kind="scare", speaker=""),
    )
    assert {key[1:]: n for key, n in counts(*given).items() if key[0] == "a1"} == {
        ("own", "", ""): 5,
        ("reported", "named", "Ada Quill"): 3,
        ("quoted", "named", "Bo Auk"): 2,
    }


def test_sources_are_told_apart_by_what_the_text_tells():
    row = {"speaker": "", "anonymous": False, "kind": "direct"}
    assert source_of(row) == "unknown"
    assert source_of(row | {"anonymous": True}) == "anonymous"
    assert source_of(row | {"speaker": "Ada Quill"}) == "named"
    assert source_of(row | {"kind": "scare"}) == "nobody"
    assert source_of(row | {"kind": "heading"}) == "nobody"
    assert source_of(row | {"kind": "heading", "speaker": "Ada Quill"}) == "named"


def test_segments_are_the_speakers_and_add_up_to_the_article():
    articles, quotes = build(
        quote(0, "two", "three"),
        quote(1, "four", "four", speaker="", anonymous=True),
        quote(2, "five", "seven", speaker="", kind="reported"),
    )
    figure = speaker_shares(articles, quotes, labels=NAMES)
    parts = segments(figure)
    assert parts["newsroom"]["a1"] == 0.4
    assert parts["Ada Quill"]["a1"] == 0.2
    assert parts["anonymous sources"]["a1"] == 0.1
    assert parts["speaker not found"]["a1"] == 0.3
    assert [round(sum(part[article] for part in parts.values()), 9) for article in NAMES] == [1, 1, 1]
    assert "North Herald: newsroom 40%, Ada Quill 20%" in alt_text(figure)
    keys = {trace.name: trace.customdata[0] for trace in figure.data}
    assert keys["Ada Quill"] == ["a1", "Ada Quill", "named"]
    assert keys["anonymous sources"] == ["a1", "", "anonymous"]
    assert keys["newsroom"] == ["a1", "", "own"]


def test_speakers_without_a_colour_are_summed_up():
    words = list(STARTS)
    given = build(*(quote(number, words[number], words[number], speaker=f"S{number}") for number in range(8)))
    parts = segments(speaker_shares(*given, labels=NAMES))
    assert [name for name in parts if name.startswith("S")] == [f"S{number}" for number in range(MOST_SPEAKERS)]
    assert round(parts["other speakers"]["a1"], 9) == 0.3


def test_a_segment_prints_its_name_only_where_there_is_room():
    articles, quotes = build(quote(0, "two", "three"), quote(1, "four", "four", speaker="Bo Auk"))
    for compact, texts in ((False, ("Quill<br>20%", "Auk<br>10%")), (True, ("Quill<br>20%", ""))):
        short = {"Ada Quill": "Quill", "Bo Auk": "Auk"}
        figure = speaker_shares(articles, quotes, labels=NAMES, short=short, compact=compact)
        shown = {trace.name: trace.text[0] for trace in figure.data}
        assert shown["Ada Quill"] == texts[0]
        assert shown["Bo Auk"].startswith(texts[1])
        assert shown["newsroom"] == "newsroom<br>70%"


def marks(grid):
    return {cell.customdata: cell.text for row in grid.cells for cell in row}


def statements(*rows):
    return dict(count_statements(build(*rows)[1]))


def test_pieces_of_a_sentence_are_one_statement_of_their_speaker():
    """He said that “the talks were ‘excellent’”, “and will go on”: three rows of the quotes table."""
    reported = quote(0, "one", "four", kind="reported")
    inside, after = quote(1, "two", "three", kind="fragment", parent=0), quote(2, "six", "seven")
    assert statements(reported, inside, after) == {("a1", "Ada Quill", "named"): 1}
    assert statements(reported, inside, after | {"sentence_id": 1}) == {("a1", "Ada Quill", "named"): 2}
    assert statements(reported, inside | {"sentence_id": 1}) == {("a1", "Ada Quill", "named"): 1}
    assert statements(reported, inside | {"sentence_id": 1, "speaker": "Bo Auk"}) == {
        ("a1", "Ada Quill", "named"): 1,
        ("a1", "Bo Auk", "named"): 1,
    }


def test_speakers_without_a_name_are_told_apart_by_their_description():
    one = quote(0, "two", "three", speaker="", anonymous=True, role="an aide")
    other = quote(1, "six", "seven", speaker="", anonymous=True, role="a clerk")
    assert statements(one, other) == {("a1", "", "anonymous"): 2}
    assert statements(one, other | {"speaker_description": "an aide"}) == {("a1", "", "anonymous"): 1}


def test_the_grid_counts_statements_and_their_words():
    articles, quotes = build(
        quote(0, "two", "three"),
        quote(1, "five", "five", kind="reported", sentence=1),
        quote(2, "seven", "seven", kind="scare", speaker=""),
        quote(3, "nine", "ten", speaker="", anonymous=True),
    )
    cells = marks(quote_grid(articles, quotes, labels=NAMES))
    assert ">2<" in cells["a1", "Ada Quill", "named"]
    assert "3 words" in cells["a1", "Ada Quill", "named"]
    assert ">1<" in cells["a1", "", "anonymous"]
    assert cells["a2", "Ada Quill", "named"] == "–"
    assert not any(source == "nobody" for _, _, source in cells)
    assert "unknown" not in {source for _, _, source in cells}


def test_the_grid_turns_for_phones_and_keeps_its_cells():
    given = build(quote(0, "two", "three"), quote(1, "nine", "ten", speaker="Bo Auk"))
    wide, narrow = quote_grid(*given, labels=NAMES), quote_grid(*given, labels=NAMES, compact=True)
    assert set(marks(wide)) == set(marks(narrow))
    assert narrow.rows == wide.columns


def test_scare_quotes_alone_leave_nobody_to_show():
    articles, quotes = build(quote(0, "two", "three", kind="scare", speaker=""))
    assert not quote_grid(articles, quotes, labels=NAMES).cells
