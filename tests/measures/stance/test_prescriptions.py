"""What an article calls for and calls wrong."""

import pytest

from analysis.extract.facts import extract
from analysis.measures.stance.article_stance import signals_of
from analysis.records import Article, Span, Target

pytestmark = pytest.mark.model

TRUCE = Target("truce", "issue", phrases=("truce",))
TITLE = "Talks in Overton"
LEAD = "The council of Overton spoke of a truce on Monday."


def calls(sentence: str) -> list[tuple[float, str]]:
    text = f"{TITLE}\n\n{LEAD} {sentence}"
    article = Article("talks", "talks.txt", text, title=TITLE, headings=(Span(0, len(TITLE)),))
    (found,) = extract([article], [TRUCE]).articles
    return [(item.value, item.voice) for item in signals_of(found, "truce") if item.name == "call"]


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
    assert calls(sentence) == [(side, "own")]


@pytest.mark.parametrize(
    "sentence",
    [
        "They should end the war.",
        "They accepted it.",
        "It should rain on Sunday.",
        "They must have dropped it in May.",
        "Why should they drop it?",
    ],
)
def test_what_does_not_act_on_the_issue_or_is_only_told_is_no_call(sentence: str) -> None:
    assert calls(sentence) == []
