"""A reader's corrections from file to tables: each kind there and back, with nothing parsed again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from analysis import Analysis, Article, Correction, Target, analyze, load_corrections
from analysis.corrections import read_corrections
from analysis.errors import InvalidInput
from analysis.extract.encoder_answers import ANSWERS
from analysis.table_files import Format, write_tables
from analysis.text.parse_cache import PARSES
from tests import wire

CALDER = Target("Ines Calder", "actor", ("Calder",))
QUILL = Target("Ada Quill", "actor", ("Quill",))
PIER = Target("pier", "issue", phrases=("pier",))
TARGETS = (CALDER, QUILL, PIER)

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    return wire.articles()


@pytest.fixture(scope="module")
def plain(articles: Sequence[Article]) -> Analysis:
    return analyze(articles, TARGETS)


def at(article: Article, kind: str, words: str, after: str, *, target: str = "", before: str = "") -> Correction:
    start = article.text.index(words) if words else 0
    return Correction(kind, article.article_id, start, start + len(words), words, target, before, after)  # type: ignore[arg-type]


def corrected(articles: Sequence[Article], *given: Correction) -> Analysis:
    return analyze(articles, TARGETS, corrections=given)


def only(result: Analysis, table: str, article: Article, **wanted: object) -> dict[str, object]:
    rows = result[table][result[table]["article_id"] == article.article_id]
    for name, value in wanted.items():
        rows = rows[rows[name] == value]
    (row,) = rows.to_dict("records")
    return row


def test_a_speaker_counts_in_every_table_of_voices(articles: Sequence[Article], plain: Analysis) -> None:
    gazette = articles[0]
    given = at(gazette, "speaker", "Calder lied to every family on the island and she will pay for it,", "Ada Quill")
    result = corrected(articles, given)
    quote = only(result, "quotes", gazette, start=given.start)
    assert quote["speaker"] == "Ada Quill"
    assert quote["speaker_description"] == ""  # the pilot's
    assert quote["corrected"] == "speaker: Tom Petrel"
    assert only(result, "statements", gazette, speaker="Ada Quill")["n"] == 1
    assert "Tom Petrel" not in set(only_rows(result, "speaker_words", gazette)["speaker"])
    assert set(only_rows(result, "mentions", gazette).query("voice == 'quoted'")["speaker"]) == {"Ada Quill"}
    assert status(result) == [("applied", "Tom Petrel")]
    assert result["quotes"].drop(columns="corrected").shape == plain["quotes"].drop(columns="corrected").shape


def test_words_that_a_reader_gives_back_to_the_newsroom_count_as_its_own(
    articles: Sequence[Article], plain: Analysis
) -> None:
    post = articles[1]
    quoted = at(post, "voice", "We waited long enough,", "own")
    reported = at(post, "voice", "On the island, mayor Ines Calder wrecked the ferry contract in March", "own")
    result = corrected(articles, quoted, reported)
    assert only(result, "quotes", post, start=quoted.start)["kind"] == "scare"
    assert reported.start not in set(only_rows(result, "quotes", post)["start"])
    own = only(result, "voice_shares", post, voice="own")["n_words"]
    assert own == only(plain, "voice_shares", post, voice="own")["n_words"] + 4 + 12
    assert status(result) == [("applied", "quoted"), ("applied", "reported")]


def test_a_sentence_that_a_reader_hears_somebody_say_becomes_reported_speech(articles: Sequence[Article]) -> None:
    herald = articles[2]
    sentence = "Calder has not shown them yet."
    result = corrected(
        articles, at(herald, "voice", sentence, "reported"), at(herald, "speaker", sentence, "Tom Petrel")
    )
    (quote,) = only_rows(result, "quotes", herald).to_dict("records")
    assert (quote["kind"], quote["speaker"], quote["text"]) == ("reported", "Tom Petrel", sentence)
    assert only(result, "mentions", herald, start=herald.text.index(sentence))["voice"] == "reported"


def test_a_mention_means_whom_a_reader_says(articles: Sequence[Article], plain: Analysis) -> None:
    post = articles[1]
    start = post.text.index("Calder thanked her")
    given = Correction("actor", post.article_id, start, start + 6, "Calder", "Ines Calder", "Ines Calder", "Ada Quill")
    result = corrected(articles, given)
    assert only(result, "mentions", post, start=start)["target"] == "Ada Quill"
    nobody = corrected(articles, replace(given, after=""))
    assert start not in set(only_rows(nobody, "mentions", post)["start"])
    for found in (result, nobody):
        assert (
            only(found, "actor_sentiment", post, target="Ines Calder", voice="all")["n"]
            <= only(plain, "actor_sentiment", post, target="Ines Calder", voice="all")["n"]
        )
        assert status(found) == [("applied", "Ines Calder")]
    assert status(corrected(articles, replace(given, after="Nobody Known"))) == [("not applied", "")]


def test_a_sentence_says_of_its_target_what_a_reader_says(articles: Sequence[Article], plain: Analysis) -> None:
    herald = articles[2]
    sentence = "Calder has not shown them yet."
    result = corrected(articles, at(herald, "sentiment", sentence, "negative", target="Ines Calder"))
    mention = only(result, "mentions", herald, start=herald.text.index(sentence))
    assert (mention["sentiment"], mention["corrected"]) == (-1, "sentiment: neutral")
    voice = {"target": "Ines Calder", "voice": "all"}
    was, now = (only(each, "actor_sentiment", herald, **voice)["mean"] for each in (plain, result))
    assert now < was - 0.2
    before, after = (only(each, "stance", herald, target="Ines Calder")["score"] for each in (plain, result))
    assert after < before
    sides = corrected(articles, at(herald, "side", "What the pier costs", "for", target="pier"))
    before, after = (only(each, "stance", herald, target="pier")["score"] for each in (plain, sides))
    assert after > before
    assert status(sides)[0][0] == "applied"


def test_a_stance_shows_the_label_of_the_reader_and_keeps_the_machines(articles: Sequence[Article]) -> None:
    herald = articles[2]
    result = corrected(articles, at(herald, "stance", "", "critical", target="Ines Calder", before="neutral"))
    row = only(result, "stance", herald, target="Ines Calder")
    assert (row["label"], row["enough"], row["corrected"]) == ("critical", True, "label: neutral")
    gone = only(corrected(articles, at(herald, "stance", "", "absent", target="pier")), "stance", herald, target="pier")
    assert gone["label"] == "absent"
    assert gone["score"] != gone["score"]
    silent = corrected(articles, at(herald, "stance", "", "critical", target="Ada Quill"))
    assert only(silent, "stance", herald, target="Ada Quill")["label"] == "absent"
    assert status(silent) == [("not applied", "")]


def test_loaded_words_come_and_go(articles: Sequence[Article], plain: Analysis) -> None:
    post = articles[1]
    result = corrected(
        articles, at(post, "loaded", "pier", "not loaded"), at(post, "loaded", "admire", "loaded", before="not loaded")
    )
    words = only_rows(result, "loaded", post).set_index("text")
    assert "pier" not in words.index
    assert words.loc["admire", "corrected"] == "loaded: not loaded"
    counts = [only(each, "article_loaded_density", post, voice="own")["count"] for each in (plain, result)]
    assert counts[0] == counts[1]
    assert status(result) == [("applied", "loaded"), ("applied", "not loaded")]


def test_a_claim_loses_a_sentence_that_does_not_tell_it(articles: Sequence[Article], plain: Analysis) -> None:
    post = articles[1]
    claim = "Calder was accused of a shameful and brutal failure."
    result = corrected(articles, at(post, "claim", claim, "not told", target=claim))
    assert set(plain["claims"].set_index("claim").loc[[claim], "n_outlets"]) == {2}
    row = result["claims"].set_index("claim").loc[claim]
    assert (row["n_outlets"], row["only_in"]) == (1, "Gull Gazette")
    assert set(result["coverage"].query("claim == @claim")["outlet"]) == {"Gull Gazette"}
    assert status(result) == [("applied", "told")]
    gone = corrected(articles, *(at(each, "claim", claim, "not told", target=claim) for each in articles[:2]))
    assert claim not in set(gone["claims"]["claim"])


def test_of_two_corrections_of_one_thing_the_later_counts(articles: Sequence[Article]) -> None:
    herald = articles[2]
    first = at(herald, "stance", "", "critical", target="Ines Calder")
    result = corrected(articles, first, replace(first, after="supportive"))
    assert only(result, "stance", herald, target="Ines Calder")["label"] == "supportive"
    assert [each for each, _ in status(result)] == ["replaced", "applied"]


def test_what_fits_nothing_is_kept_and_changes_nothing(articles: Sequence[Article], plain: Analysis) -> None:
    gone = Correction("speaker", "0" * 16, 3, 9, "harbor", "", "", "Ada Quill")
    other = Correction("speaker", articles[0].article_id, 3, 9, "harbor", "", "", "Ada Quill")
    result = corrected(articles, gone, other)
    assert [each for each, _ in status(result)] == ["not applied", "not applied"]
    assert all(result[name].equals(plain[name]) for name in plain.tables if name != "corrections")


def test_disagreement_is_counted_by_outlet(articles: Sequence[Article]) -> None:
    gazette = articles[0]
    words = "Calder lied to every family on the island and she will pay for it,"
    result = corrected(articles, at(gazette, "speaker", words, "Ada Quill"))
    rows = result["disagreement"].query("kind == 'speaker'").set_index("outlet")
    assert dict(rows["n_corrected"]) == {"Gull Gazette": 1, "Petrel Post": 0}
    assert dict(rows["n"]) == {"Gull Gazette": 2, "Petrel Post": 3}
    agreed = corrected(articles, at(gazette, "speaker", words, "Tom Petrel"))
    assert agreed["disagreement"]["n_corrected"].sum() == 0


def test_nothing_is_parsed_or_asked_again(articles: Sequence[Article], plain: Analysis) -> None:
    herald, post = articles[2], articles[1]
    before = PARSES.made, ANSWERS.made
    corrected(
        articles,
        at(post, "speaker", "We waited long enough,", "Tom Petrel"),
        at(post, "voice", "We waited long enough,", "own"),
        at(post, "actor", "Calder thanked her", "Ada Quill", target="Ines Calder"),
        at(herald, "sentiment", "Calder has not shown them yet.", "negative", target="Ines Calder"),
        at(herald, "side", "What the pier costs", "for", target="pier"),
        at(herald, "stance", "", "critical", target="Ines Calder"),
        at(post, "loaded", "admire", "loaded"),
    )
    assert (PARSES.made, ANSWERS.made) == before


@pytest.mark.parametrize("kind", [kind for kind in Format if kind is not Format.xlsx])
def test_the_exported_table_is_read_back(articles: Sequence[Article], tmp_path, kind: Format) -> None:
    given = (
        replace(
            at(articles[1], "speaker", "We waited long enough,", ""), before="=Ada", made="2026-01-02T03:04:05+00:00"
        ),
        replace(at(articles[2], "stance", "", "critical", target="Ines Calder"), by="Ann, “the desk”"),
    )
    write_tables({"corrections": corrected(articles, *given)["corrections"]}, tmp_path, kind)
    assert load_corrections(tmp_path / f"corrections.{kind.ending}") == given


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("kind,article_id\nspeaker,1\n", "lacks the column 'start'"),
        ("kind,article_id,start,end,after\nmood,1,0,1,x\n", "unknown kind 'mood'"),
        ("kind,article_id,start,end,after\nvoice,1,0,1,mine\n", "voice can't be 'mine'"),
        ("kind,article_id,start,end,after\nvoice,1,x,1,own\n", "start is no place"),
        (f"kind,article_id,start,end,after\nspeaker,1,0,1,{'x' * 300}\n", "longer than 200"),
        ("\x00\x01", "lacks the column 'kind'"),
        ("a,b\n1,2,3\n", "lacks|not a corrections file"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused_in_a_sentence(content: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        assert read_corrections("mine.csv", content.encode())


def test_a_workbook_is_refused_with_a_way_out() -> None:
    with pytest.raises(InvalidInput, match="save the workbook's sheet as CSV"):
        read_corrections("mine.xlsx", b"PK")


def status(result: Analysis) -> list[tuple[str, str]]:
    table = result["corrections"]
    return list(zip(table["status"], table["machine"], strict=True))


def only_rows(result: Analysis, table: str, article: Article):  # type: ignore[no-untyped-def]
    return result[table][result[table]["article_id"] == article.article_id]
