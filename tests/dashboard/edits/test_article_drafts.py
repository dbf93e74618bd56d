from dataclasses import replace

import pytest

from analysis.ingest import MAX_BYTES
from analysis.ingest.readers.stories import story_starts
from analysis.records import Article, Origin, Removed
from dashboard.edits import article_drafts
from dashboard.edits.article_drafts import Read, Review
from tests.ingest.exports import invented_stories, pasted_text
from tests.ingest.invented import FRENCH, archive

TEXT = "Harbour opens again\n\n" + "The harbour opened again on Monday after a long winter of repairs. " * 8


def article(name, text=TEXT, **values):
    return Article(article_id=f"id of {text}", source_name=name, text=text, **values)


def test_a_file_becomes_an_article_and_a_bad_one_a_sentence_that_names_it():
    assert [found.source_name for found in article_drafts.read_file("a.txt", TEXT.encode()).articles] == ["a.txt"]
    problem = article_drafts.read_file("empty.txt", b"").problems[0]
    assert (problem.source_name, problem.refused) == ("empty.txt", True)
    assert problem.reason.endswith(".")


def test_pasted_texts_are_told_apart_by_name():
    first = article_drafts.read_pasted(TEXT, outlet="Gull Gazette", taken=())
    second = article_drafts.read_pasted(TEXT, outlet="", taken=[first.articles[0].source_name])
    assert first.articles[0].outlet == "Gull Gazette"
    assert first.articles[0].source_name != second.articles[0].source_name


def test_a_pasted_text_that_is_no_article_becomes_a_problem():
    assert article_drafts.read_pasted("too short", outlet="", taken=()).problems


def test_a_text_that_is_there_already_is_named_and_left_out():
    known, new = article("known.txt"), article("new.txt", "Other words")
    bad = article_drafts.read_file("empty.txt", b"")
    found = article_drafts.gather(
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
    after = article_drafts.reviewed(before, Review("  Gull  Gazette ", "Harbour opens again", "2025-03-01"))
    assert (after.outlet, after.title, after.published) == ("Gull Gazette", "Harbour opens again", "2025-03-01")
    assert article_drafts.origin_of(before, "outlet") == "byline"
    assert article_drafts.origin_of(after, "outlet") not in ("", "byline")
    assert article_drafts.origin_of(before, "published") == ""


@pytest.mark.parametrize("text", ["", " 2025-03-01 ", "2025-03-01T10:00"])
def test_good_dates(text):
    assert article_drafts.date_problem(text) == ""


@pytest.mark.parametrize("text", ["yesterday", "1 March 2025", "2025-13-01", "03/01/2025"])
def test_dates_that_cannot_be_read_are_explained(text):
    assert "2025-05-19" in article_drafts.date_problem(text)


def test_what_was_taken_away_is_grouped_by_reason_the_most_frequent_first():
    pieces = (
        Removed(0, 5, "Photo: Ann", "caption"),
        Removed(9, 14, "Share", "share"),
        Removed(20, 25, "Send", "share"),
    )
    assert article_drafts.by_reason(pieces) == {"share": pieces[1:], "caption": pieces[:1]}


def test_a_review_changes_the_genre_and_leaves_it_where_nothing_is_said():
    before = article("a.txt", genre="news", origins=(Origin("genre", "label"),))
    assert article_drafts.reviewed(before, Review("", "", "")).genre == "news"
    after = article_drafts.reviewed(before, Review("", "", "", genre="opinion"))
    assert (after.genre, article_drafts.origin_of(after, "genre")) == ("opinion", "entered by you")


def test_a_review_without_pieces_leaves_those_put_back_where_they_are():
    source = f"{TEXT.strip()}\n\nShare this"
    start = source.index("Share")
    before = replace(article("a.txt"), source=source, restored=(Removed(start, start + 10, "Share this", "share"),))
    assert article_drafts.reviewed(before, Review("", "", "")).restored == before.restored
    assert article_drafts.reviewed(before, Review("", "", "", frozenset())).removed == before.restored


def test_a_corpus_is_read_with_the_columns_chosen_and_tells_how_far_it_is():
    rows = f"who,content,text\nGull Gazette,{TEXT.split(chr(10))[2]},-\nPetrel Post,too short,-\n"
    steps = []
    found = article_drafts.read_file(
        "c.csv",
        rows.encode(),
        columns={"outlet": "who", "text": "content"},
        progress=lambda done, total: steps.append((done, total)),
    )
    assert [read.outlet for read in found.articles] == ["Gull Gazette"]
    assert [problem.source_name for problem in found.problems] == ["c.csv#2"]
    assert steps == [(1, 2), (2, 2)]


def test_an_archive_without_files_is_refused():
    assert "no files" in article_drafts.read_file("empty.zip", archive({})).problems[0].reason


def test_a_file_over_the_limit_is_refused_before_it_is_read():
    assert article_drafts.refused_size("a.txt", MAX_BYTES) is None
    problem = article_drafts.refused_size("a.txt", 3 * MAX_BYTES).problems[0]
    assert "60 MB; at most 20 MB" in problem.reason


def test_the_report_counts_what_became_of_everything():
    foreign = article_drafts.read_file("f.txt", FRENCH.encode())
    found = article_drafts.gather(
        [article_drafts.read_file("a.txt", TEXT.encode()), article_drafts.read_file("b.txt", b""), foreign], []
    )
    assert foreign.problems[0].foreign
    assert article_drafts.report(found) == "1 article read · 1 not read · 1 kept aside"


def test_only_corpora_have_a_table():
    assert article_drafts.table_in("a.txt", TEXT.encode()) is None
    assert article_drafts.table_in("a.csv", b"") is None
    assert article_drafts.table_in("a.csv", b"title,text\na,b\n").header == ("title", "text")


def test_pasted_stories_come_apart_and_an_article_is_split_by_hand():
    read = article_drafts.read_pasted(pasted_text(invented_stories(3)), outlet="Gull Gazette", taken=())
    assert [article.source_name for article in read.articles] == ["pasted text#1", "pasted text#2", "pasted text#3"]
    plain = "\n\n\n\n".join("\n\n".join((story.title, *story.paragraphs)) for story in invented_stories(3))
    read = article_drafts.read_pasted(plain, outlet="", taken=())
    (whole,) = read.articles
    assert [problem.reason for problem in read.problems] == list(whole.notes)
    assert whole.notes[0].startswith("It seems to hold 3 stories")
    starts = [start.start for start in story_starts(whole) if start.likely]
    split = article_drafts.with_splits(article_drafts.gather([read], ()), {whole.article_id: starts})
    assert [article.title for article in split.articles] == [story.title for story in invented_stories(3)]
    assert split.problems == ()
