"""The newsroom's own text: what outlets share word for word counts for nobody, and the rest counts as before."""

from __future__ import annotations

import math
from collections.abc import Sequence
from types import SimpleNamespace

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import Analysis, analyze
from analysis.ingest import paste
from analysis.ingest.duplicates import SharedPassage
from analysis.measures.quotes.quotes import in_sentences_that_count
from analysis.measures.registry import check_table
from analysis.measures.unshared_text import blanked, shared_sentences
from analysis.records import Sentence
from analysis.stats.bootstrap import bootstrap_mean
from tests import wire

pytestmark = pytest.mark.model

GAZETTE, POST, HERALD = wire.OUTLETS


def cut(*texts: str) -> tuple[str, tuple[Sentence, ...]]:
    """Return sentences, joined by spaces, as records."""
    sentences: list[Sentence] = []
    start = 0
    for number, text in enumerate(texts):
        sentences.append(Sentence(number, 0, start, start + len(text), text, heading=False))
        start += len(text) + 1
    return " ".join(texts), tuple(sentences)


def shared(text: str, sentences: Sequence[Sentence], *words: str) -> set[int]:
    """Return the sentences that are shared when these stretches are."""
    passages = [SharedPassage("a", text.index(each), text.index(each) + len(each), "b") for each in words]
    return set(shared_sentences({"a": (text, sentences)}, passages).get("a", ()))


def test_a_sentence_is_shared_from_half_of_its_words_on() -> None:
    text, sentences = cut("One two three four.", "Five six seven eight.", "— !", "Nine ten.")
    assert shared(text, sentences, "three four. Five") == {0}
    assert shared(text, sentences, "four. Five six") == {1}
    assert shared(text, sentences, "four. Five") == set()
    assert shared(text, sentences, text) == {0, 1, 3}


def test_stretches_that_overlap_count_once() -> None:
    text, sentences = cut("One two three four five six.")
    # Two words of six: counted once they are a third, twice they would be more than half.
    assert shared(text, sentences, "one two".capitalize(), "two") == set()
    assert shared(text, sentences, "One two", "two three") == {0}


def test_blanks_keep_offsets_and_line_ends() -> None:
    text = "One.\nTwo is\nhere. Three."
    sentences = (Sentence(0, 0, 0, 4, "", heading=False), Sentence(1, 1, 5, 17, "", heading=False))
    assert blanked(text, sentences, {1}) == "One.\n      \n      Three."
    assert blanked(text, sentences, ()) == text


def test_a_quotation_stays_while_one_of_its_sentences_counts() -> None:
    quotes = [
        {"article_id": "a", "sentence_id": 1, "start": 12, "end": 18},
        {"article_id": "a", "sentence_id": 1, "start": 12, "end": 25},
        {"article_id": "b", "sentence_id": 1, "start": 12, "end": 18},
    ]
    counted = [
        {"article_id": "a", "sentence_id": 0, "start": 0, "end": 9},
        {"article_id": "a", "sentence_id": 2, "start": 20, "end": 29},
    ]
    # It stands in the first sentence that counts: its own is in no table any more.
    what_counts = SimpleNamespace(rows=lambda name: counted if name == "sentences" else [], left_out={"a": {1}})
    assert list(in_sentences_that_count(quotes, what_counts)) == [quotes[1] | {"sentence_id": 2}, quotes[2]]


@pytest.fixture(scope="module")
def result() -> Analysis:
    return analyze(wire.articles(), event="Pier")


@pytest.fixture(scope="module")
def own(result: Analysis) -> Analysis:
    assert result.own_text is not None
    return result.own_text


def of_outlet(table: pd.DataFrame, result: Analysis, outlet: str) -> pd.DataFrame:
    articles = result["articles"]
    return table[table["article_id"].isin(articles.loc[articles["outlet"] == outlet, "article_id"])]


def test_every_table_is_there_and_keeps_its_schema(result: Analysis, own: Analysis) -> None:
    assert own.tables.keys() == result.tables.keys()
    assert (own.event, own.targets, own.own_text) == (result.event, result.targets, None)
    for name, table in own.tables.items():
        check_table(name, table)
        assert set(table["event"]) <= {"Pier"}


def test_the_copied_sentences_and_all_that_stands_in_them_are_gone(result: Analysis, own: Analysis) -> None:
    gone = result["sentences"].merge(own["sentences"], how="left", indicator=True).query("_merge == 'left_only'")
    assert len(gone) == 6
    assert all(any(piece in text for piece in ("reckless", "lied", "shameful")) for text in gone["text"])
    left_out = set(gone[["article_id", "sentence_id"]].itertuples(index=False, name=None))
    for name in ("mentions", "quotes", "evidence", "keyword_uses", "frame_sentences", "loaded", "naming_uses", "verbs"):
        rows = set(own[name][["article_id", "sentence_id"]].itertuples(index=False, name=None))
        assert not rows & left_out, name
        # Nothing else went: what stands in the other sentences is there as before.
        if name != "evidence":
            before = result[name]
            kept = [place not in left_out for place in zip(before["article_id"], before["sentence_id"], strict=True)]
            assert_frame_equal(own[name], before[kept].reset_index(drop=True))
    assert "Tom Petrel" not in set(own["quotes"]["speaker"])
    assert "Ada Quill" in set(own["quotes"]["speaker"])


def test_means_intervals_and_densities_are_of_what_is_left(own: Analysis) -> None:
    mentions, sentences = own["mentions"], own["sentences"]
    measured = mentions[mentions["sentiment"].notna()]
    for row in own["actor_sentiment"].query("voice == 'all'").itertuples():
        rows = measured[(measured["article_id"] == row.article_id) & (measured["target"] == row.target)]
        by_voice = rows.groupby(["sentence_id", "voice"])["sentiment"].mean()
        means = by_voice.groupby("sentence_id").mean()
        assert row.n == len(means)
        assert row.mean == pytest.approx(means.mean())
        assert (row.low, row.high) == pytest.approx(bootstrap_mean(list(means)), nan_ok=True)
    n = sentences.groupby("article_id").size()
    assert own["articles"].set_index("article_id")["n_sentences"].to_dict() == n.to_dict()
    words = own["articles"].groupby("outlet")["n_words"].sum()
    for row in own["loaded_density"].query("voice == 'all'").itertuples():
        assert row.n_words == words[row.outlet]
        assert row.count == len(own["loaded"].query("outlet == @row.outlet"))
    uses = own["keyword_uses"].groupby(["outlet", "term"]).size()
    for row in own["keywords"].itertuples():
        assert row.count == uses[row.outlet, row.term]


def test_offsets_hold_in_the_text_that_is_left(result: Analysis, own: Analysis) -> None:
    whole, left = (each["articles"].set_index("article_id")["text"] for each in (result, own))
    for article_id, text in whole.items():
        assert len(left[article_id]) == len(text)
        assert left[article_id].count("\n") == text.count("\n")
    for row in own["sentences"].itertuples():
        assert left[row.article_id][row.start : row.end] == row.text
    assert "shameful" not in " ".join(left)


def test_a_stance_rests_on_what_is_left_and_its_parts_sum_to_it(result: Analysis, own: Analysis) -> None:
    evidence = own["evidence"].groupby(["article_id", "target"])["contribution"].sum()
    for row in own["stance"].query("label != 'absent'").itertuples():
        assert row.score == pytest.approx(evidence.get((row.article_id, row.target), 0.0), abs=1e-9)
    for outlet in (GAZETTE, POST):
        before, after = (
            float(of_outlet(each["stance"], result, outlet).query("target == 'Ines Calder'")["score"].iloc[0])
            for each in (result, own)
        )
        assert after > before, f"{outlet}: what speaks against Calder stands in the agency's sentences"
    herald = of_outlet(result["stance"], result, HERALD).reset_index(drop=True)
    assert_frame_equal(of_outlet(own["stance"], result, HERALD).reset_index(drop=True), herald)


def test_whom_only_the_copy_speaks_of_is_absent_from_it(result: Analysis, own: Analysis) -> None:
    assert "Tom Petrel" in {target.name for target in result.targets}
    (before, after) = (of_outlet(each["stance"], result, GAZETTE) for each in (result, own))
    assert before.query("target == 'Tom Petrel'")["label"].item() != "absent"
    assert after.query("target == 'Tom Petrel'")["label"].item() == "absent"
    assert math.isnan(after.query("target == 'Tom Petrel'")["score"].item())
    actors = own["actors"].set_index("actor")
    assert actors.loc["Tom Petrel", "n_mentions"] == 0


def test_an_outlet_that_only_copies_has_no_text_of_its_own() -> None:
    first, _, other = wire.articles()
    cut_copy = paste("\n\n".join(first.text.split("\n\n")[1:]), outlet="Tern Times")
    own = analyze([first, cut_copy, other]).own_text
    assert own is not None
    row = own["articles"].set_index("outlet").loc["Tern Times"]
    assert (row["n_words"], row["n_sentences"], row["text"].strip()) == (0, 0, "")
    assert "Tern Times" not in set(own["generic_frames"]["outlet"]) | set(own["loaded_density"]["outlet"])


def test_where_nothing_is_shared_there_is_no_second_set() -> None:
    gazette, _, herald = wire.articles()
    assert analyze([gazette, herald]).own_text is None
    assert analyze([]).own_text is None
    # Two articles of one outlet share nothing with another newsroom.
    assert analyze([gazette, paste(wire.POST, outlet=GAZETTE)]).own_text is None


def test_the_order_of_articles_changes_nothing(own: Analysis) -> None:
    again = analyze(reversed(wire.articles()), event="Pier").own_text
    assert again is not None
    for name, table in own.tables.items():
        assert_frame_equal(again[name], table)
