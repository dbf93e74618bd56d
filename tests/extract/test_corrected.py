"""Where a correction finds what it corrects: at its place, at its words, or nowhere."""

from dataclasses import replace

from analysis.extract.corrected import correct_mentions, correct_quotes, placed
from analysis.records import Article, Correction, Mention, Quote, Sentence

TEXT = "The warden closed the gate. “Nobody leaves,” he said, and nobody did. The warden slept."
ARTICLE = Article("a" * 16, "a.txt", TEXT)
SENTENCES = (
    Sentence(0, 0, 0, 27, TEXT[0:27]),
    Sentence(1, 0, 28, 69, TEXT[28:69]),
    Sentence(2, 0, 70, 87, TEXT[70:]),
)
START = TEXT.index("Nobody")
QUOTE = Quote(0, -1, 1, START, START + 15, TEXT[START : START + 15], "direct", "Ann Lee", "warden of the gate")
GIVEN = Correction("speaker", "a" * 16, START, START + 15, QUOTE.text, "", "Ann Lee", "Bo Auk")


def quotes_after(*given, article=ARTICLE, quotes=(QUOTE,), sentences=SENTENCES):
    return correct_quotes(quotes, sentences, placed(given, [article]).get(article.article_id, ()))


def test_another_version_that_draws_the_quotation_longer_is_corrected_too():
    longer = replace(QUOTE, end=QUOTE.end + 5, text=TEXT[START : START + 20])
    (quote,), machine = quotes_after(GIVEN, quotes=(longer,))
    assert quote.speaker == "Bo Auk"
    assert machine == {GIVEN: "Ann Lee"}


def test_a_quotation_that_shares_little_is_another_one():
    shorter = replace(QUOTE, end=QUOTE.start + 6, text="Nobody")
    assert quotes_after(GIVEN, quotes=(shorter,)) == ((shorter,), {})


def test_words_that_moved_are_found_where_they_stand_once():
    moved = replace(ARTICLE, text="A headline.\n" + TEXT)
    (item,) = placed([GIVEN], [moved])["a" * 16]
    assert moved.text[item.start : item.end] == QUOTE.text
    twice = replace(ARTICLE, text=f"{QUOTE.text} {TEXT}")
    assert placed([GIVEN], [twice]) == {}


def test_a_speaker_that_was_not_found_keeps_what_the_text_calls_it():
    (quote,), _ = quotes_after(GIVEN, quotes=(replace(QUOTE, speaker=""),))
    assert (quote.speaker, quote.speaker_description) == ("Bo Auk", "warden of the gate")
    (known,), _ = quotes_after(GIVEN)
    assert known.speaker_description == ""


def test_nobodys_words_stay_so_whatever_speaker_was_given_before():
    own = replace(GIVEN, kind="voice", after="own")
    (quote,), machine = quotes_after(GIVEN, own)
    assert (quote.kind, quote.speaker) == ("scare", "")
    assert machine == {own: "quoted"}


def test_no_quotation_is_made_across_the_end_of_another():
    across = replace(QUOTE, start=20, end=50, text=TEXT[20:50])
    given = Correction("voice", "a" * 16, 0, 27, TEXT[0:27], "", "own", "reported")
    assert quotes_after(given, quotes=(across,)) == ((across,), {})
    (made, kept), _ = quotes_after(given)
    assert (made.start, made.end, made.quote_id) == (0, 27, 1)
    assert kept == QUOTE


def test_quoted_words_inside_reported_speech_outlive_it():
    around = Quote(0, -1, 1, 28, 69, TEXT[28:69], "reported", "Ann Lee")
    inner = replace(QUOTE, quote_id=1, parent_id=0)
    own = Correction("voice", "a" * 16, 28, 69, TEXT[28:69], "", "reported", "own")
    (left,), _ = quotes_after(own, quotes=(around, inner))
    assert (left.quote_id, left.parent_id, left.speaker) == (1, -1, "Ann Lee")


def test_a_mention_of_two_changes_for_one_of_them_only():
    both = [Mention(0, name, "The warden", 0, 10, "title") for name in ("Ann Lee", "Bo Auk")]
    given = Correction("actor", "a" * 16, 0, 10, "The warden", "Ann Lee", "Ann Lee", "Cy Tern")
    found, machine = correct_mentions(both, placed([given], [ARTICLE])["a" * 16], {"Cy Tern"})
    assert [each.target for each in found] == ["Cy Tern", "Bo Auk"]
    assert machine == {given: "Ann Lee"}
    same, _ = correct_mentions(both, placed([replace(given, after="Bo Auk")], [ARTICLE])["a" * 16], {"Bo Auk"})
    assert [each.target for each in same] == ["Bo Auk"]
