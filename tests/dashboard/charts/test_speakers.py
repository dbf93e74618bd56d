from dashboard.charts import alt_text, quote_grid, speaker_shares
from dashboard.charts.speaker_shares import MOST_SPEAKERS
from tests.dashboard import chart_tables as tables
from tests.table_builders import measured

NAMES = {"a1": "North Herald", "a2": "South Courier", "a3": "South Courier (2)"}
TEXT = "one two three four five six seven eight nine ten"
STARTS = dict(zip(TEXT.split(), (0, 4, 8, 14, 19, 24, 28, 34, 40, 45), strict=True))


def quote(number, first, last, *, article="a1", anonymous=False, sentence=0, role="", **values):
    row = tables.quote(article, number, start=STARTS[first], end=STARTS[last] + len(last), **values)
    row |= {"sentence_id": sentence, "speaker_description": role}
    return row | {"anonymous": anonymous, "text": TEXT[row["start"] : row["end"]]}


def build(*rows, texts=(TEXT, "one two", "one")):
    articles = tables.articles(texts=texts)
    return articles, measured(articles, tables.build_table("quotes", rows))


def grid(articles, voices, **form):
    return quote_grid(articles, voices["statements"], voices["speaker_words"], labels=NAMES, **form)


def segments(figure):
    return {trace.name: dict(zip(NAMES, trace.x, strict=True)) for trace in figure.data}


def test_segments_are_the_speakers_and_add_up_to_the_article():
    articles, voices = build(
        quote(0, "two", "three"),
        quote(1, "four", "four", speaker="", anonymous=True),
        quote(2, "five", "seven", speaker="", kind="reported"),
    )
    figure = speaker_shares(articles, voices["speaker_words"], labels=NAMES)
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
    articles, voices = build(
        *(quote(number, words[number], words[number], speaker=f"S{number}") for number in range(8))
    )
    parts = segments(speaker_shares(articles, voices["speaker_words"], labels=NAMES))
    assert [name for name in parts if name.startswith("S")] == [f"S{number}" for number in range(MOST_SPEAKERS)]
    assert round(parts["other speakers"]["a1"], 9) == 0.3


def test_a_segment_prints_its_name_only_where_there_is_room():
    articles, voices = build(quote(0, "two", "three"), quote(1, "four", "four", speaker="Bo Auk"))
    for compact, texts in ((False, ("Quill<br>20%", "Auk<br>10%")), (True, ("Quill<br>20%", ""))):
        short = {"Ada Quill": "Quill", "Bo Auk": "Auk"}
        figure = speaker_shares(articles, voices["speaker_words"], labels=NAMES, short=short, compact=compact)
        shown = {trace.name: trace.text[0] for trace in figure.data}
        assert shown["Ada Quill"] == texts[0]
        assert shown["Bo Auk"].startswith(texts[1])
        assert shown["newsroom"] == "newsroom<br>70%"


def marks(grid):
    return {cell.customdata: cell.text for row in grid.cells for cell in row}


def test_the_grid_counts_statements_and_their_words():
    articles, voices = build(
        quote(0, "two", "three"),
        quote(1, "five", "five", kind="reported", sentence=1),
        quote(2, "seven", "seven", kind="scare", speaker=""),
        quote(3, "nine", "ten", speaker="", anonymous=True),
    )
    cells = marks(grid(articles, voices))
    assert ">2<" in cells["a1", "Ada Quill", "named"]
    assert "3 words" in cells["a1", "Ada Quill", "named"]
    assert ">1<" in cells["a1", "", "anonymous"]
    assert cells["a2", "Ada Quill", "named"] == "–"
    assert not any(source == "nobody" for _, _, source in cells)
    assert "unknown" not in {source for _, _, source in cells}


def test_the_grid_turns_for_phones_and_keeps_its_cells():
    given = build(quote(0, "two", "three"), quote(1, "nine", "ten", speaker="Bo Auk"))
    wide, narrow = grid(*given), grid(*given, compact=True)
    assert set(marks(wide)) == set(marks(narrow))
    assert narrow.rows == wide.columns


def test_scare_quotes_alone_leave_nobody_to_show():
    articles, voices = build(quote(0, "two", "three", kind="scare", speaker=""))
    assert not grid(articles, voices).cells
