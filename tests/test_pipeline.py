import random

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import Analysis, Article, Target, analyze
from analysis.extract.targets import importance, issues
from analysis.measures.registry import check_table, schemas

pytestmark = pytest.mark.model

TARGETS = (
    Target("Donald Trump", "actor", aliases=("Trump", "Mr Trump")),
    Target("Vladimir Putin", "actor", aliases=("Putin",)),
    Target("ceasefire", "issue", phrases=("ceasefire", "cease-fire", "truce")),
    Target("Atlantis", "actor"),
)


def article(text: str, name: str = "a.txt", outlet: str = "") -> Article:
    return Article(article_id=name, source_name=name, text=text, outlet=outlet)


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_table_keeps_its_schema_and_has_rows(analysis: Analysis, name: str) -> None:
    table = check_table(name, analysis[name])
    assert len(table) > 0 or name == "corrections"  # nobody corrected anything
    assert set(table["event"]) <= {"May"}


def test_actors_that_matter_and_issues_are_measured(analysis: Analysis) -> None:
    names = [target.name for target in analysis.targets if target.kind == "actor"]
    assert importance.FEWEST <= len(names) <= importance.MOST
    assert {"Donald Trump", "Vladimir Putin", "Russia", "Ukraine"} <= set(names)
    found = [target for target in analysis.targets if target.kind == "issue"]
    assert issues.FEWEST <= len(found) <= issues.MOST
    assert {"sanctions", "ceasefire", "truce"} & {phrase for target in found for phrase in target.phrases}
    assert set(analysis["stance"]["target"]) == {target.name for target in analysis.targets}


def test_offsets_point_at_the_words(analysis: Analysis) -> None:
    texts = analysis["articles"].set_index("article_id")["text"]
    for name, column in [("sentences", "text"), ("mentions", "surface"), ("quotes", "text")]:
        for row in analysis[name].to_dict("records"):
            assert texts[row["article_id"]][row["start"] : row["end"]] == row[column]


def test_evidence_sums_to_the_score(analysis: Analysis) -> None:
    sums = analysis["evidence"].groupby(["article_id", "target"])["contribution"].sum()
    stance = analysis["stance"].dropna(subset=["score"]).set_index(["article_id", "target"])["score"]
    assert (sums.reindex(stance.index) - stance).abs().max() < 1e-9
    assert len(sums) == len(stance)


def test_intervals_hold_their_means(analysis: Analysis) -> None:
    for name, value in [("actor_sentiment", "mean"), ("stance", "score")]:
        known = analysis[name].dropna(subset=["low", "high", value])
        assert len(known) > 0
        assert (known["low"] <= known[value] + 1e-9).all()
        assert (known[value] <= known["high"] + 1e-9).all()


def test_only_mentions_used_as_actors_are_scored(analysis: Analysis) -> None:
    mentions = analysis["mentions"]
    assert mentions.loc[mentions["use"] != "actor", "sentiment"].isna().all()
    certain = mentions[(mentions["use"] == "actor") & (mentions["confidence"] == 1)]
    assert certain["sentiment"].notna().all()


def test_the_order_of_articles_changes_nothing(samples: tuple[Article, ...]) -> None:
    shuffled = list(samples)
    random.Random(5).shuffle(shuffled)
    first, second = analyze(samples, TARGETS), analyze(shuffled, TARGETS)
    assert shuffled != list(samples)
    for name in schemas():
        assert_frame_equal(first[name], second[name])


def test_an_article_more_changes_no_other_articles_stance(samples: tuple[Article, ...]) -> None:
    before = analyze(samples[:2], TARGETS)["stance"]
    after = analyze(samples[:3], TARGETS)["stance"]
    known = after[after["article_id"].isin(before["article_id"])].reset_index(drop=True)
    assert_frame_equal(before, known)
    assert len(after) > len(before)


def test_given_targets_are_measured_and_no_others(samples: tuple[Article, ...]) -> None:
    result = analyze(samples, TARGETS)
    assert result.targets == TARGETS
    assert set(result["stance"]["target"]) == {target.name for target in TARGETS}
    assert set(result["mentions"]["target"]) <= {target.name for target in TARGETS}
    absent = result["stance"].query("target == 'Atlantis'")
    assert set(absent["label"]) == {"absent"}
    assert absent["score"].isna().all()
    assert (result["mentions"].query("target == 'ceasefire'")["kind"] == "phrase").all()


def test_one_mention_is_not_enough_for_a_label() -> None:
    result = analyze([article("John Miller was horrible, cruel and corrupt. It rained all day.")])
    (row,) = result["stance"].to_dict("records")
    assert row["target"] == "John Miller"
    assert not row["enough"]


@pytest.mark.parametrize("articles", [[], [article("It rained.")]])
def test_nothing_found_gives_empty_tables(articles: list[Article]) -> None:
    result = analyze(articles)
    assert len(result["articles"]) == len(articles)
    for name in ("mentions", "stance", "evidence", "keywords", "actor_sentiment"):
        assert check_table(name, result[name]).empty


def test_passages_that_outlets_share_are_marked_in_both(samples: tuple[Article, ...]) -> None:
    result = analyze(samples, TARGETS)
    passages, texts = result["shared_passages"], result["articles"].set_index("article_id")["text"]
    assert len(passages) > 0
    for row in passages.itertuples():
        assert texts[row.article_id][row.start : row.end] == row.text
        assert row.n_words >= 25
    pairs = set(passages[["article_id", "other_id"]].itertuples(index=False, name=None))
    assert pairs == {(other, one) for one, other in pairs}
    assert analyze(samples[:1], TARGETS)["shared_passages"].empty


def test_the_same_article_twice_counts_once(samples: tuple[Article, ...]) -> None:
    assert len(analyze([samples[0], samples[0]], TARGETS)["articles"]) == 1


def test_progress_names_each_article(samples: tuple[Article, ...]) -> None:
    seen: list[tuple[int, int, str]] = []
    analyze(samples[:3], TARGETS, progress=lambda done, total, name: seen.append((done, total, name)))
    assert [(done, total) for done, total, _ in seen] == [(1, 3), (2, 3), (3, 3)]
    assert {name for _, _, name in seen} == {item.outlet for item in samples[:3]}


def test_measuring_tells_how_far_it_is_and_ends_where_it_is_stopped(samples: tuple[Article, ...]) -> None:
    seen: list[str] = []

    def measuring(done: int, total: int, name: str) -> None:
        seen.append(f"measured {done} of {total} {name}")
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        analyze(samples[:3], TARGETS, progress=lambda done, *_: seen.append(f"read {done}"), measuring=measuring)
    assert seen[:3] == ["read 1", "read 2", "read 3"]
    assert [text.rsplit(" ", 3)[0][:8] for text in seen[3:]] == ["measured", "measured"]


def test_an_unknown_outlet_goes_by_its_file_name() -> None:
    result = analyze([article("John Miller won. Miller spoke.", "harbour.txt")])
    assert set(result["stance"]["outlet"]) == {"harbour.txt"}
    assert result["articles"]["outlet"].tolist() == [""]


def test_tables_can_not_be_exchanged(analysis: Analysis) -> None:
    with pytest.raises(TypeError):
        analysis.tables["stance"] = pd.DataFrame()  # type: ignore[index]


def test_a_declared_actor_that_is_not_measured_keeps_its_aliases() -> None:
    text = "Mayor Ines Calder spoke on Monday. “We are ready,” Calder said. Ms. Calder thanked Tom Petrel."
    hidden = Target("The mayor", "actor", aliases=("Ines Calder", "Calder"), measured=False)
    result = analyze([article(text)], (hidden, Target("Tom Petrel", "actor")))
    assert [target.name for target in result.targets] == ["Tom Petrel"]
    assert set(result["mentions"]["target"]) == {"Tom Petrel"}
    assert set(result["quotes"]["speaker"]) == {"The mayor"}
    actors = result["actors"].set_index("actor")
    assert not actors.loc["The mayor", "is_target"]
    assert actors.loc["The mayor", "gender"] == "f"
    assert actors.loc["Tom Petrel", "gender"] == ""


def test_declaring_what_was_found_changes_no_measure(analysis: Analysis, samples: tuple[Article, ...]) -> None:
    again = analyze(samples, analysis.targets, event="May")
    for name in ("mentions", "quotes", "actor_sentiment", "stance"):
        assert_frame_equal(again[name], analysis[name])
