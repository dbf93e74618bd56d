"""What the Stance page takes from the tables."""

import math
from dataclasses import replace

import pytest

from analysis.measures.stance.ranking import Ranking
from analysis.pipeline import Analysis
from dashboard.queries import stance_cells
from dashboard.state.refs import CellRef

pytestmark = pytest.mark.model

NAMES = {"a": "North Herald", "b": "South Courier", "c": "West Post"}


def cells(analysis: Analysis) -> list[CellRef]:
    rows = analysis["stance"][analysis["stance"]["label"] != "absent"]
    return [CellRef("stance", row.article_id, row.target) for row in rows.itertuples()]


def test_every_cell_is_the_sum_of_its_sentences(analysis):
    checked = 0
    for cell in cells(analysis):
        row, parts = stance_cells.stance_of(analysis, cell), stance_cells.sentence_parts(analysis, cell)
        assert math.fsum(part.evidence.value for part in parts) == pytest.approx(row["score"], abs=1e-9)
        assert math.fsum(value for _, value in stance_cells.contributions(stance_cells.parts_of(analysis, cell))) == (
            pytest.approx(row["score"], abs=1e-9)
        )
        assert all(part.signals for part in parts)
        checked += len(parts)
    assert checked > 50


def test_the_strongest_sentences_come_first_and_the_one_asked_for_before_them(analysis):
    cell = max(cells(analysis), key=lambda each: len(stance_cells.sentence_parts(analysis, each)))
    parts = stance_cells.sentence_parts(analysis, cell)
    sizes = [abs(part.evidence.value) for part in parts]
    assert sizes == sorted(sizes, reverse=True)
    last = parts[-1].sentence_id
    first = stance_cells.sentence_parts(analysis, cell, first=last)
    assert first[0].sentence_id == last
    assert {part.sentence_id for part in first} == {part.sentence_id for part in parts}


def test_the_clearest_cell_is_a_sure_side_or_else_the_strongest_score(analysis):
    targets = [target.name for target in analysis.targets]
    cell = stance_cells.clearest_cell(analysis, targets)
    table = analysis["stance"]
    assert abs(stance_cells.stance_of(analysis, cell)["score"]) == table["score"].abs().max()
    weakest = table["score"].abs().idxmin()
    sure = table.assign(enough=table.index == weakest, label=table["label"].where(table.index != weakest, "critical"))
    surest = stance_cells.clearest_cell(replace(analysis, tables={**analysis.tables, "stance": sure}), targets)
    assert (surest.article_id, surest.target) == tuple(table.loc[weakest, ["article_id", "target"]])
    assert stance_cells.clearest_cell(analysis, targets[:1]).target == targets[0]
    assert stance_cells.clearest_cell(analysis, []) is None


def test_the_ranking_names_every_article_once(analysis):
    target = analysis.targets[0].name
    everything = tuple(analysis["articles"]["article_id"])
    ranking = stance_cells.ranking_of(analysis, target, among=everything)
    articles = dict.fromkeys(analysis["articles"]["article_id"], "x")
    assert sorted((*ranking.order, *ranking.unranked)) == sorted(articles)
    table = stance_cells.ranking_table(analysis, ranking, target, articles)
    assert len(table) == len(articles)
    assert list(table["Place"][: len(ranking.order)]) == [str(n + 1) for n in range(len(ranking.order))]
    part = stance_cells.ranking_of(analysis, target, among=everything[:3])
    assert sorted((*part.order, *part.unranked)) == sorted(everything[:3])
    assert part.apart == {pair for pair in ranking.apart if set(pair) <= set(everything[:3])}
    assert all(any(set(group) <= set(whole) for whole in ranking.groups) for group in part.groups)
    assert not any(set(group) < set(other) for group in part.groups for other in part.groups)


@pytest.mark.parametrize(
    ("ranking", "says"),
    [
        (Ranking((), frozenset(), (), ("a",)), "No article has enough evidence"),
        (Ranking(("a",), frozenset(), (("a",),), ()), "Only North Herald"),
        (Ranking(("a", "b"), frozenset(), (("a", "b"),), ()), "None of the 2 articles"),
        (
            Ranking(("a", "b", "c"), frozenset({("a", "c")}), (("a", "b"), ("b", "c")), ()),
            "1 of 3 pairs of articles can be told apart. North Herald is more critical than West Post.",
        ),
    ],
)
def test_a_ranking_is_put_into_words(ranking, says):
    assert says in stance_cells.ranking_words(ranking, NAMES)


def test_parts_are_a_table_with_plain_words(analysis):
    cell = cells(analysis)[0]
    table = stance_cells.parts_table(stance_cells.parts_of(analysis, cell))
    assert list(table.columns) == ["Sentence", "Signal", "What it looks at", "Voice", "Contribution"]
    assert table["What it looks at"].str.len().min() > 20
    assert table["Sentence"].min() >= 1


def test_what_n_counts_and_what_is_listed_are_told_apart(analysis):
    silent = 0
    for cell in cells(analysis):
        row, parts = stance_cells.stance_of(analysis, cell), stance_cells.sentence_parts(analysis, cell)
        assert sum(part.mentions for part in parts) == row["n"]
        said = stance_cells.unmentioned_note(analysis, cell)
        assert bool(said) == (len(parts) > row["n"])
        assert not said or said.startswith(f"{row['n']} sentence")
        silent += len(parts) - row["n"]
    assert silent > 0
