from analysis.ingest import Duplicate, SharedPassage, Stray
from analysis.records import Article
from dashboard.queries import findings
from dashboard.queries.findings import Findings, ParagraphRef, Passage

COPY = (
    "The harbour master said on Monday that the ferry would sail again before the winter storms begin, since two of "
    "its engines had been mended and the third one was no longer needed for the short way to Gull Island."
)


def article(number, text, outlet=""):
    return Article(f"id{number}", f"{number}.txt", text, outlet=outlet)


FIRST = article(1, f"Head\n\nOwn words of the first.\n\n{COPY}", "Gull Gazette")
SECOND = article(2, f"{COPY.upper()}\n\nAnother paragraph, which is longer than that of the first one.", "Petrel Post")
PAIR = Duplicate("id1", "id2", "near", 0.999)


def test_a_shared_passage_is_listed_once_with_both_places():
    found = findings.find((FIRST, SECOND))
    (passage,) = findings.gather_passages(found.passages, (FIRST, SECOND))
    assert passage.text.startswith("The harbour master")
    assert passage.places == (ParagraphRef("id1", 3), ParagraphRef("id2", 1))


def test_passages_of_whole_copies_are_left_out():
    passage = SharedPassage("id1", 0, 4, "id2")
    assert findings.without_copies(Findings((), (passage,), ())) == (passage,)
    assert findings.without_copies(Findings((PAIR,), (passage,), ())) == ()


def test_large_sets_are_searched_for_copies_only(monkeypatch):
    monkeypatch.setattr(findings, "MOST_COMPARED", 1)
    found = findings.find((FIRST, SECOND))
    assert (found.passages, found.strays) == ((), ())
    assert len(found.duplicates) == 1


def test_remarks_are_made_on_new_articles_only():
    found = Findings((PAIR,), (), (Stray("id1", "date", "Far."), Stray("id2", "date", "Late.")))
    remarks = findings.remarks(found, (FIRST, SECOND), (SECOND,))
    assert [(remark.source_name, remark.refused) for remark in remarks] == [("2.txt", False)] * 2
    assert "99 % of the shorter text stands in the article of Gull Gazette" in remarks[0].reason
    assert "another event. Late." in remarks[1].reason


def test_opinion_is_named_where_it_stands_beside_other_articles():
    assert findings.genre_note(["news", "opinion", ""], ["A", "B", "C"]).startswith("1 of 3 articles is opinion: B.")
    assert findings.genre_note(["opinion", "opinion", "news"], ["A", "B", "C"]).startswith(
        "2 of 3 articles are opinion: A, B."
    )
    assert findings.genre_note(["opinion"], ["A"]) == ""
    assert findings.genre_note(["news", ""], ["A", "B"]) == ""


def test_passages_and_copies_are_counted_in_words():
    passage = Passage("words", (ParagraphRef("id1", 1), ParagraphRef("id2", 2)))
    assert findings.passage_note(()) == ""
    assert findings.passage_note((passage,)).startswith("1 passage stands word for word")
    assert findings.passage_note((passage, passage)).startswith("2 passages stand")
    found = Findings((PAIR,), (), ())
    assert findings.copies_note(found, ()).startswith("1 pair of articles is nearly the same text")
    assert findings.copies_note(found, {"id1 id2"}) == ""
