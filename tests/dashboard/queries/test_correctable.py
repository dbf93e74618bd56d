"""What a page offers to correct, what is kept of a choice, and what is said of it afterwards."""

import pytest

from analysis import Target, analyze
from dashboard.queries.correctable import named, sentence_text, stance_subject, subjects_of
from dashboard.queries.corrected import corrected_sentences, disagreement_table, how_many, listed
from dashboard.queries.mark_layers import article_layers
from dashboard.state.refs import CellRef, SentenceRef
from tests import wire

pytestmark = pytest.mark.model

TARGETS = (Target("Ines Calder", "actor", ("Calder",)), Target("pier", "issue", phrases=("pier",)))


@pytest.fixture(scope="module")
def articles():
    return wire.articles()


@pytest.fixture(scope="module")
def plain(articles):
    return analyze(articles, TARGETS)


def place_of(analysis, article, words):
    rows = analysis["sentences"]
    rows = rows[(rows["article_id"] == article.article_id) & rows["text"].str.contains(words, regex=False)]
    return SentenceRef(article.article_id, int(rows["sentence_id"].iloc[0]))


def subject(analysis, place, kind, called=""):
    return next(each for each in subjects_of(analysis, place) if each.kind == kind and called in each.called)


def corrected(articles, *given):
    return analyze(articles, TARGETS, corrections=given)


@pytest.mark.parametrize(
    ("words", "kind", "called", "now", "after"),
    [
        ("Calder lied", "speaker", "", "Tom Petrel", "Somebody New"),
        ("Calder lied", "voice", "", "quoted", "own"),
        ("Calder thanked her", "actor", "Calder", "Ines Calder", ""),
        ("Calder thanked her", "sentiment", "Ines Calder", "neutral", "negative"),
        ("A pier at last", "side", "pier", "neutral", "for"),
        ("A pier at last", "loaded", "quarrel", "loaded", "not loaded"),
        ("A pier at last", "loaded", "last", "not loaded", "loaded"),
        ("Calder was accused", "claim", "", "told", "not told"),
        ("The pier is there", "voice", "whole", "own", "reported"),
    ],
)
def test_each_kind_goes_from_the_page_to_the_sentence_and_back(articles, plain, words, kind, called, now, after):
    post = articles[1]
    place = place_of(plain, post, words)
    offered = subject(plain, place, kind, called)
    if kind not in ("sentiment", "side"):
        assert offered.now == now
    assert after in (*offered.options, "Somebody New")
    (given,) = offered.corrections(post.article_id, after, by="me")
    result = corrected(articles, given)
    assert how_many(result) == 1
    (said,) = corrected_sentences(result)[place.article_id, place.sentence_id]
    assert named(kind, after) in said
    assert listed(result, given).place == place
    again = next((each for each in subjects_of(result, place) if each.kind == kind and each.now == after), None)
    assert again is not None or kind in ("actor", "claim", "sentiment", "side")


def test_pieces_of_a_statement_are_corrected_together(plain, articles):
    text = (
        "Harbour\n\n“We waited,” the baker Ada Quill said, “long enough for it.” The quay was empty on Monday, and the "
        "boats that serve it lay in the old harbour behind the church.\n"
    )
    paper = wire.paste(text, outlet="Tern Times")
    known = analyze([paper, *articles], TARGETS)
    offered = subject(known, place_of(known, paper, "We waited"), "speaker")
    assert [words for _, _, words in offered.places] == ["We waited,", "long enough for it."]
    result = analyze([paper, *articles], TARGETS, corrections=offered.corrections(paper.article_id, "Bo Auk"))
    quotes = result["quotes"]
    assert set(quotes[quotes["article_id"] == paper.article_id]["speaker"]) == {"Bo Auk"}


def test_a_stance_is_offered_where_the_article_discusses_its_target(plain, articles):
    offered = stance_subject(plain, CellRef("stance", articles[2].article_id, "Ines Calder"))
    assert offered is not None
    assert offered.now not in offered.options
    result = corrected(articles, *offered.corrections(articles[2].article_id, "critical"))
    assert disagreement_table(result).set_index("Outlet").loc["Skua Herald", "Corrected"] == 1
    assert stance_subject(plain, CellRef("stance", articles[2].article_id, "Nobody")) is None


def test_marks_say_what_was_corrected(plain, articles):
    gazette = articles[0]
    offered = subject(plain, place_of(plain, gazette, "Calder lied"), "speaker")
    result = corrected(articles, *offered.corrections(gazette.article_id, "Ada Quill"))
    marks = [
        mark for layer in article_layers(result, gazette.article_id) if layer.name == "voices" for mark in layer.marks
    ]
    assert [mark.sign for mark in marks] == ["", "✎"]
    assert marks[1].tip.endswith("✎ corrected by a reader; the machine found speaker: Tom Petrel")


def test_a_sentence_that_is_gone_offers_nothing(plain):
    gone = SentenceRef("gone", 3)
    assert subjects_of(plain, gone) == ()
    assert sentence_text(plain, gone) == ""
