"""Pairs of quotation marks: every style, and every way to get them wrong."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.quote_pairs import Pair, find_pairs

MARKS = "“”„‟\"«»‹›‘’‚'`"
TEXTS = st.text(alphabet=st.sampled_from([*MARKS, *"abs. ,\n—5"]), max_size=120)


def inside(text: str) -> list[str]:
    return [text[pair.start : pair.end] for pair in find_pairs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” twice.", ["no"]),
        ('He said "no" twice.', ["no"]),
        ("He said „nein“ twice.", ["nein"]),
        ("He said „nee” twice.", ["nee"]),
        ("He said ”nej” twice.", ["nej"]),
        ("He said « non » twice.", ["non"]),
        ("He said »nein« twice.", ["nein"]),
        ("He said ‹non› twice.", ["non"]),
        ("He said ‘no’ twice.", ["no"]),
        ("He said 'no' twice.", ["no"]),
        ("He said ``no'' twice.", ["no"]),
        ('He said “no" twice.', ["no"]),
        ('He said "no” twice.', ["no"]),
    ],
)
def test_every_style_is_read(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It’s the boys’ and girls’ club.",
        "It's the boys' and girls' club.",
        "Rock 'n' roll came in the '60s, before '68.",
        "’Tis the season for 'em.",
        "She is 5'10\" tall.",
        'A 12" pipe.',
        "O'Neill's and d’Artagnan’s.",
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert inside(text) == []


def test_styles_nest() -> None:
    assert inside("“I heard ‘stop’ twice,” he said.") == ["I heard ‘stop’ twice,", "stop"]
    assert inside("'I heard \"stop\" twice,' he said.") == ['I heard "stop" twice,', "stop"]
    assert inside("“I heard “stop” twice,” he said.") == ["I heard “stop” twice,", "stop"]


def test_a_plural_s_does_not_close_a_single_quotation() -> None:
    assert inside("‘It is the voters’ choice now,’ he said.") == ["It is the voters’ choice now,"]
    assert inside("‘No deals’ with the unions, he said.") == ["No deals"]


def test_a_mark_that_stays_open_ends_with_its_paragraph() -> None:
    text = "“We are done, he said.\nThe village slept.\nIt rained."
    assert inside(text) == ["We are done, he said."]


def test_an_open_quotation_ends_before_the_next_one() -> None:
    assert inside("“We are done. He left. “Now I am,” she said.") == ["We are done. He left.", "Now I am,"]


def test_paragraphs_of_one_quotation_are_told() -> None:
    text = "“One.\n\n“Two.”"
    assert [(text[pair.start : pair.end], pair.continues) for pair in find_pairs(text)] == [
        ("One.", True),
        ("Two.", False),
    ]


def test_lines_between_two_marks_make_one_quotation() -> None:
    assert inside("He wrote: “One.\n\nTwo.\n\nThree.” They left.") == ["One.\n\nTwo.\n\nThree."]


def test_a_far_mark_does_not_swallow_the_article() -> None:
    lines = "\n".join(["The village slept and it rained all night long."] * 60)
    assert inside(f"He wrote: “One.\n{lines}\nTwo,” she said.")[0] == "One."


def test_a_lost_opening_mark_is_put_at_the_start_of_the_line() -> None:
    assert inside("We won,” he said.") == ["We won,"]
    assert inside("The 12” pipe leaks.") == []


def test_marks_are_outside_and_spaces_trimmed() -> None:
    text = "x « non » y"
    assert find_pairs(text) == (Pair(4, 7, 2, 9),)


@given(TEXTS)
def test_pairs_nest_or_stay_apart(text: str) -> None:
    pairs = find_pairs(text)
    for pair in pairs:
        assert 0 <= pair.outer_start <= pair.start < pair.end <= pair.outer_end <= len(text)
        assert not text[pair.start].isspace()
        assert not text[pair.end - 1].isspace()
    for first in pairs:
        for second in pairs:
            apart = first.outer_end <= second.outer_start or second.outer_end <= first.outer_start
            within = (first.start <= second.outer_start and second.outer_end <= first.end) or (
                second.start <= first.outer_start and first.outer_end <= second.end
            )
            assert first == second or apart or within


@given(st.text(alphabet=st.characters(exclude_characters="“”„‟\"＂«»‹›‘’‚‛'`"), max_size=200))
def test_no_marks_no_pairs(text: str) -> None:
    assert find_pairs(text) == ()


@given(TEXTS, st.text(alphabet="ab “”\"'", max_size=40))
def test_a_later_paragraph_changes_no_earlier_pair(first: str, second: str) -> None:
    closed = [pair for pair in find_pairs(first) if not pair.continues]
    assert set(closed) <= set(find_pairs(first + "\n" + second))


@pytest.mark.parametrize("line_breaks", [0.0, 0.002])
@pytest.mark.no_cover  # time is what is tested
def test_a_megabyte_of_random_marks_takes_seconds(line_breaks: float) -> None:
    chance = random.Random(5)
    pool = [chance.choice(MARKS) if chance.random() < 0.15 else chance.choice("abc d., ") for _ in range(1_000_000)]
    text = "".join("\n" if chance.random() < line_breaks else character for character in pool)
    start = time.perf_counter()
    assert find_pairs(text)
    assert time.perf_counter() - start < 10
