"""What an event is about, found in its texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pandas.testing import assert_frame_equal

from analysis import Article, analyze
from analysis.extract.actors import find_actors, find_mentions
from analysis.extract.quotes import find_quotes
from analysis.extract.targets import NamedArticle, find_targets
from analysis.extract.targets.issues import gerund
from analysis.extract.targets.topics import names_act
from analysis.records import Span, Target
from analysis.text.nlp import parse

pytestmark = pytest.mark.model

FERRY = (
    "Council to vote on ferry toll\n\n"
    "Mayor Ines Calder defended the ferry toll on Monday. Islanders oppose the toll, and the fishermen said the plan "
    "would ruin them. “The toll is unjust,” said Otto Brandt, who leads the Islanders Union. The union wants the toll "
    "scrapped. Calder called the toll fair.",
    "Fishermen block harbour over toll\n\n"
    "The fishermen blocked the harbour to protest against the toll. Mayor Calder said the ferry toll would stay. The "
    "Islanders Union rejected her offer, and the fishermen want a vote. Brandt criticised the mayor and demanded that "
    "she drop the ferry toll.",
)


def event(texts: tuple[str, ...]) -> list[Article]:
    return [
        Article(
            article_id=str(number),
            source_name=f"{number}.txt",
            text=text,
            title=text.split("\n")[0],
            headings=(Span(0, text.index("\n")),),
        )
        for number, text in enumerate(texts)
    ]


def targets_of(texts: tuple[str, ...]) -> dict[str, Target]:
    parsed = list(parse(event(texts)))
    actors = find_actors(parsed)
    articles = []
    for item in parsed:
        mentions = find_mentions(item, actors)
        articles.append(NamedArticle(item, mentions, find_quotes(item, mentions=mentions, actors=actors)))
    return {target.name: target for target in find_targets(actors, articles)}


@pytest.fixture(scope="module")
def found() -> dict[str, Target]:
    return targets_of(FERRY)


def test_people_bodies_and_groups_are_actors(found: dict[str, Target]) -> None:
    actors = {name for name, target in found.items() if target.kind == "actor"}
    assert {"Ines Calder", "Otto Brandt", "Islanders Union", "fishermen"} <= actors


def test_what_is_argued_about_is_an_issue(found: dict[str, Target]) -> None:
    issues = [target for target in found.values() if target.kind == "issue"]
    assert any("toll" in target.phrases and "ferry toll" in target.phrases for target in issues)
    assert all(target.found == "automatic" and target.measured for target in found.values())


def test_the_name_of_an_issue_keeps_its_adjective_and_runs_on_over_quotation_marks() -> None:
    texts = (
        "Council splits over “quiet harbour” rules\n\nMayor Calder wants the quiet harbour rules. Fishermen oppose "
        "the quiet harbour rules. The council will vote on “quiet harbour” rules in May.",
        "Fishermen reject quiet harbour rules\n\nThe fishermen rejected the quiet harbour rules on Monday. Calder "
        "defended the “quiet harbour” rules, and critics called the quiet harbour rules absurd.",
    )
    issues = [name for name, target in targets_of(texts).items() if target.kind == "issue"]
    assert "quiet harbour rules" in issues
    assert "quiet" not in issues


def test_an_event_without_text_has_no_targets() -> None:
    assert find_targets((), ()) == ()


def test_adding_a_target_moves_no_other_numbers() -> None:
    articles = event(FERRY)
    before = analyze(articles)
    issue = Target("harbour blockade", "issue", phrases=("harbour", "blocked the harbour"), found="user")
    after = analyze(articles, (*before.targets, issue))
    names = {target.name for target in before.targets}
    for name in ("stance", "actor_sentiment", "mentions", "targets"):
        kept = after[name][after[name]["target"].isin(names)].reset_index(drop=True)
        assert_frame_equal(kept, before[name].reset_index(drop=True))
    assert "harbour blockade" in set(after["stance"]["target"])


def test_a_short_description_means_the_one_body(read_mentions: Callable[[str], list[tuple[str, str]]]) -> None:
    text = "The Harbour Pilots Union met. Members of the Harbour Pilots Union voted. The union rejected the offer."
    assert ("The union", "Harbour Pilots Union") in read_mentions(text)


def test_groups_are_written_in_several_ways(read_mentions: Callable[[str], list[tuple[str, str]]]) -> None:
    text = (
        "Protesters met their mayor. The protesters were angry. Demonstrators left; a spokesman for protesters stayed."
    )
    assert {target for surface, target in read_mentions(text) if surface.lower().endswith(("ers", "ors"))} == {
        "protesters"
    }


def test_whom_nobody_can_tell_is_no_group(read_mentions: Callable[[str], list[tuple[str, str]]]) -> None:
    text = "Officials said no. Other officials agreed, and many officials left. People waited, and some people slept."
    assert read_mentions(text) == []


@pytest.fixture
def read_mentions() -> Callable[[str], list[tuple[str, str]]]:
    def read(text: str) -> list[tuple[str, str]]:
        parsed = list(parse(event((f"A day at sea\n\n{text}",))))
        return [(item.surface, item.target) for item in find_mentions(parsed[0], find_actors(parsed))]

    return read


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("repeal", "repeal"),
        ("withdrawal", "withdraw"),
        ("suspension", "suspend"),
        ("resignation", "resign"),
        ("revocation", "revoke"),
    ],
)
def test_a_noun_names_the_act_of_its_verb(noun: str, verb: str) -> None:
    assert names_act(noun, verb)


@pytest.mark.parametrize(("noun", "verb"), [("nation", "nag"), ("policy", "police"), ("toll", "tell")])
def test_other_nouns_name_no_act(noun: str, verb: str) -> None:
    assert not names_act(noun, verb)


@pytest.mark.parametrize(
    ("verb", "form"),
    [("fire", "firing"), ("reopen", "reopening"), ("ban", "banning"), ("die", "dying")],
)
def test_an_act_is_named_by_its_gerund(verb: str, form: str) -> None:
    assert gerund(verb) == form
