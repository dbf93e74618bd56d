"""All quotations of an article, on parsed text."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from analysis.extract.quotes import find_quotes, voice_spans, with_voices
from analysis.records import Actor, Article, Mention, Quote, Sentence
from analysis.text.nlp import ParsedArticle
from tests.extract.quotes.gold import parse_text, quotes_of

pytestmark = pytest.mark.model

ARTICLE = (
    "Port strike enters third week\n\n"
    "The harbour union's leader, Marta Ruiz, said on Monday that the ships would stay where they are. "
    "“Nobody has called us,” she told the Courier. “Nobody will.”\n\n"
    "Two officials who asked not to be named called the strike “a gift” to rival ports. "
    "According to the port's owner, Karl Brandt, every day costs a million.\n\n"
    "Brandt insisted that talks would begin soon. He wrote on Telegram: “We want peace in the port.”\n\n"
    "The ships waited. It rained all week."
)


@pytest.fixture(scope="module")
def quotes() -> tuple[Quote, ...]:
    return quotes_of(parse_text(ARTICLE, heading=29))


def one(quotes: tuple[Quote, ...], text: str) -> Quote:
    return next(quote for quote in quotes if quote.text.startswith(text))


def test_offsets_are_exact_and_in_order(quotes: tuple[Quote, ...]) -> None:
    assert [quote.quote_id for quote in quotes] == list(range(len(quotes)))
    assert [quote.start for quote in quotes] == sorted(quote.start for quote in quotes)
    for quote in quotes:
        assert ARTICLE[quote.start : quote.end] == quote.text
        assert quote.cue == (ARTICLE[quote.cue_start : quote.cue_end] if quote.cue_start >= 0 else "")


def test_sentences_are_those_of_the_first_character(quotes: tuple[Quote, ...]) -> None:
    parsed = parse_text(ARTICLE, heading=29)
    for quote in quotes:
        assert parsed.sentences[quote.sentence_id].start <= quote.start < parsed.sentences[quote.sentence_id].end


def test_speakers_are_described(quotes: tuple[Quote, ...]) -> None:
    assert one(quotes, "the ships").speaker == "Marta Ruiz"
    assert "leader" in one(quotes, "the ships").speaker_description
    assert one(quotes, "every day").speaker == "Karl Brandt"


def test_anonymous_speakers_are_told(quotes: tuple[Quote, ...]) -> None:
    gift = one(quotes, "a gift")
    assert (gift.speaker, gift.anonymous) == ("", True)
    assert "officials" in gift.speaker_description
    assert not any(quote.anonymous for quote in quotes if quote.speaker)


def test_a_fragment_in_indirect_speech_belongs_to_it() -> None:
    outer, inner = quotes_of(parse_text("Marta Ruiz said the offer was “an insult” to all."))
    assert (outer.kind, inner.kind, inner.parent_id) == ("reported", "fragment", outer.quote_id)


def test_mentions_make_speakers_canonical() -> None:
    parsed = parse_text("The old fox of the harbour spoke. “No ship leaves,” the fox said.")
    start = parsed.article.text.rindex("the fox")
    mention = Mention(sentence_id=1, target="Marta Ruiz", surface="the fox", start=start, end=start + 7, kind="title")
    actor = Actor(name="Marta Ruiz", kind="person")
    assert find_quotes(parsed, mentions=[mention], actors=[actor])[0].speaker == "Marta Ruiz"
    assert find_quotes(parsed)[0].speaker == ""


def test_without_mentions_the_fullest_name_is_the_speaker() -> None:
    parsed = parse_text("Katarina Holt runs the mill. “Flour is dear,” Holt said.")
    assert find_quotes(parsed)[0].speaker == "Katarina Holt"


def test_two_namesakes_stay_apart() -> None:
    text = (
        "Anna Berg and her brother Tom Berg run the mill. “Flour is dear,” Anna Berg said. “Bread will follow,” Tom"
        " Berg said."
    )
    assert [quote.speaker for quote in quotes_of(parse_text(text))] == ["Anna Berg", "Tom Berg"]


def test_the_cue_and_its_subject_are_own_words() -> None:
    parsed = parse_text("Marta Ruiz boasted that Karl Brandt had lost.")
    quotes = quotes_of(parsed)
    spans = voice_spans(len(parsed.article.text), quotes)
    voices = {parsed.article.text[span.start : span.end].strip(" ."): span.voice for span in spans}
    assert voices["Karl Brandt had lost"] == "reported"
    assert voices["Marta Ruiz boasted that"] == "own"


def test_an_article_without_sentences_has_no_quotations() -> None:
    assert find_quotes(parse_text("")) == ()


def test_a_text_without_a_parse_still_has_its_marks() -> None:
    text = "He said “no” and left."
    doc = Doc(parse_text("x").doc.vocab, words=text.split(" "))
    sentence = Sentence(sentence_id=0, paragraph=0, start=0, end=len(text), text=text)
    parsed = ParsedArticle(
        article=Article(article_id="0", source_name="x", text=doc.text), doc=doc, sentences=(sentence,)
    )
    assert [quote.text for quote in find_quotes(parsed)] == ["no"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(ARTICLE)), st.sampled_from("“”„\"«»‘’'")), max_size=12))
def test_marks_anywhere_never_raise_and_quotations_nest(marks: list[tuple[int, str]]) -> None:
    text = ARTICLE
    for position, mark in marks:
        text = text[:position] + mark + text[position:]
    parsed = parse_text(text)
    quotes = quotes_of(parsed)
    for quote in quotes:
        assert text[quote.start : quote.end] == quote.text
    for first in quotes:
        for second in quotes:
            apart = first.end <= second.start or second.end <= first.start
            within = (first.start <= second.start and second.end <= first.end) or (
                second.start <= first.start and first.end <= second.end
            )
            assert apart or within
    spans = voice_spans(len(text), quotes)
    assert "".join(text[span.start : span.end] for span in spans) == text
    by_id = {quote.quote_id: quote for quote in quotes}
    for quote in quotes:
        if quote.parent_id >= 0:
            parent = by_id[quote.parent_id]
            assert parent.start <= quote.start <= quote.end <= parent.end


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(re.findall(r"[^\s“”’']+", ARTICLE)), max_size=60))
def test_words_without_marks_give_no_direct_quotations(words: list[str]) -> None:
    quotes = quotes_of(parse_text(" ".join(words)))
    assert {quote.kind for quote in quotes} <= {"reported"}


def test_with_voices_agrees_with_the_stretches(quotes: tuple[Quote, ...]) -> None:
    places = [match.span() for match in re.finditer(r"\w+", ARTICLE)]
    mentions = [
        Mention(sentence_id=0, target="x", surface="x", start=start, end=end, kind="name") for start, end in places
    ]
    spans = voice_spans(len(ARTICLE), quotes)
    for mention in with_voices(mentions, quotes):
        span = next(span for span in spans if span.start <= mention.start < span.end)
        assert (mention.voice, mention.speaker) == (span.voice, span.speaker)


@pytest.mark.no_cover  # time is what is tested
def test_a_megabyte_takes_seconds() -> None:
    small = parse_text(ARTICLE + "\n")
    doc = Doc.from_docs([small.doc] * (1_000_000 // len(small.article.text)), ensure_whitespace=True)
    assert doc is not None
    sentences = tuple(
        Sentence(sentence_id=number, paragraph=number, start=line.start(), end=line.end(), text=line.group())
        for number, line in enumerate(re.finditer(r"[^\n]*\S[^\n]*", doc.text))
    )
    article = Article(article_id="0", source_name="long.txt", text=doc.text)
    start = time.process_time()
    quotes = find_quotes(ParsedArticle(article=article, doc=doc, sentences=sentences))
    spans = voice_spans(len(article.text), quotes)
    assert time.process_time() - start < 10
    assert len(spans) > 1000


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Marta Ruiz claimed that Karl Brandt had lost.", "claim"),
        ("Marta Ruiz repeated her claim that Karl Brandt had lost.", "claim"),
        ("Marta Ruiz pointed out that Karl Brandt had lost.", "point out"),
        ("According to Marta Ruiz, Karl Brandt had lost.", "according to"),
    ],
)
def test_forms_of_a_cue_share_its_lemma(text: str, lemma: str) -> None:
    assert lemma in {quote.cue_lemma for quote in quotes_of(parse_text(text))}
