import pytest

from analysis.records import Article, Origin, Removed
from dashboard import drafts
from dashboard.drafts import Read, Review

TEXT = "Harbour opens again\n\n" + "The harbour opened again on Monday after a long winter of repairs. " * 8


def article(name, text=TEXT, **values):
    return Article(article_id=f"id of {text}", source_name=name, text=text, **values)


def test_a_file_becomes_an_article_and_a_bad_one_a_sentence_that_names_it():
    assert [found.source_name for found in drafts.read_file("a.txt", TEXT.encode()).articles] == ["a.txt"]
    problem = drafts.read_file("empty.txt", b"").problems[0]
    assert (problem.source_name, problem.refused) == ("empty.txt", True)
    assert problem.reason.endswith(".")


def test_pasted_texts_are_told_apart_by_name():
    first = drafts.read_pasted(TEXT, outlet="Gull Gazette", taken=())
    second = drafts.read_pasted(TEXT, outlet="", taken=[first.articles[0].source_name])
    assert first.articles[0].outlet == "Gull Gazette"
    assert first.articles[0].source_name != second.articles[0].source_name


def test_a_pasted_text_that_is_no_article_becomes_a_problem():
    assert drafts.read_pasted("too short", outlet="", taken=()).problems


def test_a_text_that_is_there_already_is_named_and_left_out():
    known, new = article("known.txt"), article("new.txt", "Other words")
    bad = drafts.read_file("empty.txt", b"")
    found = drafts.gather(
        [Read((article("again.txt"), new)), bad, Read((article("twice.txt", "Other words"),))], [known]
    )
    assert found.articles == (new,)
    assert [(problem.source_name, problem.refused) for problem in found.problems] == [
        ("empty.txt", True),
        ("again.txt", True),
        ("twice.txt", True),
    ]
    assert "known.txt" in found.problems[1].reason


def test_a_review_changes_metadata_and_says_that_the_reader_did():
    before = article("a.txt", outlet="Gul Gazette", origins=(Origin("outlet", "byline"),))
    after = drafts.reviewed(before, Review("  Gull  Gazette ", "Harbour opens again", "2025-03-01"))
    assert (after.outlet, after.title, after.published) == ("Gull Gazette", "Harbour opens again", "2025-03-01")
    assert drafts.origin_of(before, "outlet") == "byline"
    assert drafts.origin_of(after, "outlet") not in ("", "byline")
    assert drafts.origin_of(before, "published") == ""


@pytest.mark.parametrize("text", ["", " 2025-03-01 ", "2025-03-01T10:00"])
def test_good_dates(text):
    assert drafts.date_problem(text) == ""


@pytest.mark.parametrize("text", ["yesterday", "1 March 2025", "2025-13-01", "03/01/2025"])
def test_dates_that_cannot_be_read_are_explained(text):
    assert "2025-05-19" in drafts.date_problem(text)


def test_ticked_pieces_are_put_back():
    pieces = (Removed(0, 5, "Share", "share"), Removed(9, 20, "Photo: Ann", "caption"))
    before = article("a.txt", removed=pieces)
    table = drafts.removed_table(before)
    assert list(table["Reason"]) == ["share", "caption"]
    assert drafts.starts_of(before, table) == frozenset()
    table.loc[1, "Put back"] = True
    assert drafts.starts_of(before, table) == {9}
    assert drafts.removed_table(before, frozenset({9}))["Put back"].tolist() == [False, True]
