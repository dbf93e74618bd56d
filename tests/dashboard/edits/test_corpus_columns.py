from analysis.ingest import Table
from dashboard.edits import article_drafts, corpus_columns

LONG = "The harbour opened again on Monday. " * 20
TABLE = Table(("Headline", "Body", "Newspaper", "Remark"), tuple((f"T{n}", LONG, "Gull Gazette", "") for n in range(5)))


def test_the_columns_are_guessed_and_unknown_ones_left_out():
    guessed = corpus_columns.guessed(TABLE)
    assert guessed["title"] == "Headline"
    assert guessed["outlet"] == "Newspaper"
    assert guessed["text"] == "Body"
    assert "Remark" not in guessed.values()


def test_the_preview_shows_three_rows_cut_short_under_the_fields_names():
    table = corpus_columns.preview(TABLE, {"title": "Headline", "text": "Body"})
    assert list(table.columns) == ["Title", "Text"]
    assert len(table) == corpus_columns.PREVIEW_ROWS
    assert table["Text"].str.len().max() <= corpus_columns.PREVIEW_CHARACTERS + 2
    assert table["Title"].tolist() == ["T0", "T1", "T2"]


def test_a_table_without_rows_has_an_empty_preview():
    assert corpus_columns.preview(Table(("text",), ()), {"text": "text"}).empty


def test_a_table_whose_columns_have_unusual_names_is_a_table_all_the_same():
    data = f"Zeitung;Inhalt\nGull Gazette;{LONG}\nPetrel Post;{LONG}!\n".encode()
    table = article_drafts.table_in("press.csv", data)
    assert table.header == ("Zeitung", "Inhalt")
    assert corpus_columns.guessed(table) == {"text": "Inhalt"}
    assert article_drafts.table_in("press.txt", data) is None
