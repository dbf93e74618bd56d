"""The reader's corrections: metadata, pieces put back, pasted text."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import UnreadableArticle
from analysis.ingest import amend, paste, put_back, read_articles
from analysis.records import Origin
from tests.ingest.invented import ARTICLE, PARAGRAPHS, TITLE

PAGE = (
    f"Menu\n\n{TITLE}\n\nBy Ragna Moe\n\n"
    + "\n\n".join(PARAGRAPHS)
    + "\n\nRelated\n\nWho pays for the pool?\n\nComments"
)
READ = read_articles(PAGE.encode(), source_name="page.txt")[0]
STARTS = [piece.source_start for piece in READ.removed]


def test_the_id_is_a_hash_of_the_text():
    assert READ.article_id == hashlib.sha256(ARTICLE.encode()).hexdigest()[:16]
    again = read_articles(ARTICLE.encode("utf-16"), source_name="other.txt")[0]
    assert again.article_id == READ.article_id


def test_amending_changes_metadata_and_says_who_did_it():
    changed = amend(READ, outlet="The Fjord Post", authors=(), published="2024-03-03")
    assert (changed.outlet, changed.authors, changed.published) == ("The Fjord Post", (), "2024-03-03")
    assert (changed.text, changed.article_id, changed.title) == (READ.text, READ.article_id, TITLE)
    assert [origin for origin in changed.origins if origin.source == "reader"] == [
        Origin("outlet", "reader"),
        Origin("authors", "reader"),
        Origin("published", "reader"),
    ]


def test_a_value_that_stays_keeps_its_origin():
    assert amend(READ, title=TITLE, authors=("Ragna Moe",)) == READ


def test_pieces_put_back_stand_at_their_place():
    related = put_back(READ, frozenset(p.source_start for p in READ.removed if p.reason == "related"))
    assert related.text == f"{ARTICLE}\n\nRelated\n\nWho pays for the pool?"
    assert "related" not in {piece.reason for piece in related.removed}
    assert related.article_id != READ.article_id


def test_the_title_stays_first_when_what_stood_before_it_comes_back():
    back = put_back(READ, frozenset(STARTS[:1]))
    assert back.text.startswith(f"{TITLE}\n\nMenu\n\n")
    assert back.title == back.text[back.headings[0].start : back.headings[0].end]


def test_nothing_put_back_is_the_article_as_it_was_read():
    assert put_back(READ, frozenset()) == READ


@given(st.sets(st.sampled_from(STARTS)))
def test_headings_keep_their_words_whatever_is_put_back(starts):
    back = put_back(READ, frozenset(starts))
    words = [back.text[span.start : span.end] for span in back.headings]
    assert words == [TITLE, "A new start"]
    assert len(back.removed) == len(READ.removed) - len(starts)
    for piece in READ.removed:
        if piece.source_start in starts:
            assert piece.text in back.text


@given(st.sets(st.sampled_from(STARTS)), st.sets(st.sampled_from(STARTS)))
def test_pieces_put_back_can_be_taken_out_again(first, second):
    back = put_back(READ, frozenset(first))
    assert {piece.source_start for piece in back.restored} == first
    assert put_back(back, frozenset(second)) == put_back(READ, frozenset(second))
    assert put_back(back, frozenset()) == READ


def test_pasted_text_takes_the_title_that_is_given():
    article = paste("\n\n".join(PARAGRAPHS), outlet=" The Fjord Post ", title=TITLE, published="2024-03-03")
    assert (article.text, article.title, article.outlet) == (ARTICLE, TITLE, "The Fjord Post")
    assert {origin.source for origin in article.origins} == {"reader"}


def test_a_title_that_the_text_has_already_is_not_doubled():
    assert paste(ARTICLE, title=TITLE).text == ARTICLE


def test_text_wrapped_at_a_fixed_width_is_joined():
    wrapped = "\n\n".join("\n".join(_wrap(paragraph)) for paragraph in (TITLE, *PARAGRAPHS))
    assert paste(wrapped).text == ARTICLE


def test_pasting_too_little_is_refused():
    with pytest.raises(UnreadableArticle, match="only 4 words"):
        paste("Not quite an article")


def _wrap(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > 70:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
