"""Bytes to text, and the sentences for what is no English text."""

import py3langid
import pytest
from hypothesis import given
from hypothesis import strategies as st
from py3langid import langid

from analysis.errors import UnreadableArticle
from analysis.ingest import MAX_BYTES, read_articles
from analysis.ingest.decoding import decode, tidy
from analysis.ingest.metadata.language import NO_LANGUAGE, language_name
from tests.ingest.invented import ARTICLE, FRENCH, GERMAN


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "iso-8859-1"]
)
def test_usual_encodings_read_right(encoding):
    text = ARTICLE + "\n\nA café in Ostervik’s harbour – the “Ærø” – pays £3 a night."
    if encoding == "iso-8859-1":
        text = text.replace("’", "'").replace("–", "-").replace("“", '"').replace("”", '"')
    assert read_articles(text.encode(encoding), source_name="a.txt")[0].text == text


def test_line_ends_and_invisible_characters_go_and_quotation_marks_keep_their_form():
    assert tidy("“One”\r\n‘two’\rth\u00adree\u200b") == "“One”\n‘two’\nthree"


def test_text_decoded_wrongly_before_is_repaired():
    garbled = "The mayor’s “promise”".encode().decode("cp1252", errors="ignore")
    assert tidy(garbled).startswith("The mayor’s “promise")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_utf_8_round_trips(text):
    assert decode(text.encode()) == tidy(text)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "It is empty."),
        (b" \n\t ", "It is empty."),
        (b"x" * (MAX_BYTES + 1), "It has 20 MB; at most 20 MB can be read."),
        (bytes(range(256)) * 40, "no known text encoding"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 50, "a picture (PNG)"),
        (b"\x7fELF" + b"0" * 50, "It is a program"),
        (b"{\\rtf1 hello}", "It has only 1 word;"),
        (FRENCH.encode(), "It seems to be in French; Parallax reads English, so it is kept aside."),
        (GERMAN.encode("cp1252"), "It seems to be in German"),
        (b"Three words only", "It has only 3 words"),
        (b"<rss version='2.0'><channel></channel></rss>", "It is a news feed"),
    ],
)
def test_what_is_no_english_article_gets_a_sentence_with_its_name(data, words):
    with pytest.raises(UnreadableArticle) as caught:
        read_articles(data, source_name="draft.txt")
    assert caught.value.source_name == "draft.txt"
    assert words in caught.value.reason


def test_every_language_that_can_be_told_has_a_name():
    py3langid.classify("load the model")
    codes = set(langid.IDENTIFIER.labels) - {NO_LANGUAGE}
    assert not {code for code in codes if language_name(code) == code}
