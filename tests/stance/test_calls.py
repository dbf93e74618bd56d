"""What is called for, and who asks for an issue or rejects it."""

import pytest

from analysis.measuring import measure
from analysis.records import Article, Span, Target

pytestmark = pytest.mark.model

TRUCE = Target("truce", "issue", phrases=("truce",))
TITLE = "Talks in Overton"
LEAD = "The council of Overton spoke of a truce on Monday."


def asked(name: str, sentence: str, lead: str = LEAD) -> list[tuple[float, str]]:
    text = f"{TITLE}\n\n{lead} {sentence}"
    article = Article("talks", "talks.txt", text, title=TITLE, headings=(Span(0, len(TITLE)),))
    (found,) = measure([article], [TRUCE]).articles
    return [(item.value, item.voice) for item in found.signals("truce") if item.name == name]


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("Both sides should accept it.", 1),
        ("The truce must not be extended.", -1),
        ("They ought to reject it.", -1),
        ("It would be wise to drop the plan.", -1),
        ("It would be folly to sign it.", -1),
        ("Nobody should oppose it.", 1),
        ("Both sides should say no.", -1),
    ],
)
def test_a_call_takes_a_side(sentence: str, side: int) -> None:
    assert asked("call", sentence) == [(side, "own")]


@pytest.mark.parametrize("sentence", ["They should end the war.", "They accepted it.", "It should rain on Sunday."])
def test_what_does_not_act_on_the_issue_or_is_only_told_is_no_call(sentence: str) -> None:
    assert asked("call", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("The doctors of the valley called for a truce.", 1),
        ("Four village heads rejected the truce.", -1),
        ("The bishop warned against it.", -1),
        ("The police chief spoke out against it.", -1),
        ("The teachers turned it down.", -1),
        ("The millers urged the council to drop it.", -1),
        ("The nurses want it extended.", 1),
        ("There was strong opposition to the truce.", -1),
        ("The bishop does not support it.", -1),
    ],
)
def test_a_demand_takes_the_side_of_who_makes_it(sentence: str, side: int) -> None:
    assert asked("demand", sentence) == [(side, "reported")]


@pytest.mark.parametrize("sentence", ["The bishop did not reject it.", "The bishop called for rain.", "It snowed."])
def test_what_is_not_asked_is_no_demand(sentence: str) -> None:
    assert asked("demand", sentence) == []


def test_what_a_main_actor_asks_for_is_the_news_itself() -> None:
    lead = "General Ilya Vaskov met the press. Vaskov spoke of a truce. Vaskov left at noon."
    assert asked("demand", "Vaskov rejected the truce.", lead) == []
    assert asked("demand", "The bishop rejected the truce.", lead) == [(-1, "reported")]
