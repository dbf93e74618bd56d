import sys
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import ModelMissing
from analysis.records import Article, Span
from analysis.text import nlp
from analysis.text.nlp import ParsedArticle, parse

pytestmark = pytest.mark.model


def parsed(text: str, headings: tuple[Span, ...] = ()) -> ParsedArticle:
    (item,) = parse([Article(article_id="a", source_name="a.txt", text=text, headings=headings)])
    return item


def test_title_is_sentence_0_whatever_the_parser_makes_of_it() -> None:
    title = "Who won? Oduya did. Perhaps"
    item = parsed(f"{title}\n\nThe vote was close.\nIt was late.", (Span(0, len(title)),))
    assert [(s.sentence_id, s.paragraph, s.heading, s.text) for s in item.sentences] == [
        (0, 0, True, title),
        (1, 1, False, "The vote was close."),
        (2, 2, False, "It was late."),
    ]


def test_the_first_article_comes_before_all_are_parsed() -> None:
    asked: list[int] = []

    def articles() -> Iterator[Article]:
        for number in range(60):
            asked.append(number)
            yield Article(article_id=str(number), source_name="a.txt", text="The vote was close.", headings=())

    first = next(parse(articles()))
    assert first.article.article_id == "0"
    assert len(asked) < 30, "who waits would see nothing happen, and could not stop"


def test_no_sentence_runs_over_a_line_break() -> None:
    item = parsed("The minister spoke to\n\nreporters in the city\nbefore he left")
    assert [s.text for s in item.sentences] == ["The minister spoke to", "reporters in the city", "before he left"]


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("ab .!?\n“”'\t1é"), max_size=80))
def test_sentences_are_ordered_trimmed_and_cover_the_text(text: str) -> None:
    item = parsed(text)
    end = 0
    for number, sentence in enumerate(item.sentences):
        assert sentence.sentence_id == number
        assert text[end : sentence.start].strip() == ""
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
        end = sentence.end
    assert text[end:].strip() == ""


def test_sentence_at_finds_every_offset() -> None:
    item = parsed("One is here. Two is there.\n\nThree is far.")
    for sentence in item.sentences:
        assert {item.sentence_at(offset).sentence_id for offset in range(sentence.start, sentence.end)} == {
            sentence.sentence_id
        }


def test_without_a_model_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in nlp.MODELS:
        monkeypatch.setitem(sys.modules, name, None)
    nlp._load.cache_clear()
    with pytest.raises(ModelMissing, match="Reinstall Parallax"):
        nlp.load_nlp()
    monkeypatch.undo()
    nlp._load.cache_clear()
