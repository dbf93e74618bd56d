import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.models.inputs import CLOSE, CLS, FRAME, MASK, OPEN, SEP, TARGET_LIMIT, hidden_part, mark_target


def hidden(mention: str) -> str | None:
    part = hidden_part(mention)
    return None if part is None else mention[part[0] : part[1]]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Oduya", "Oduya"),
        ("Marta Oduya", "Marta Oduya"),
        ("Marta van der Oduya", "Marta van der Oduya"),
        ("former Senator Oduya", "Senator Oduya"),
        ("Oduya’s", "Oduya"),
        ("Oduya's", "Oduya"),
        ("the Harbour Office", "Harbour Office"),
        ("The Harbour Office", "Harbour Office"),
        ("the disgraced Corvenian mayor", "Corvenian"),
        ("she", "she"),
        ("Him", "Him"),
        ("al-Rashid", "al-Rashid"),
        ("مارتا", "مارتا"),
        ("G7", "G7"),
    ],
)
def test_a_name_or_a_pronoun_is_hidden(mention: str, name: str) -> None:
    assert hidden(mention) == name


@pytest.mark.parametrize("mention", ["the ceasefire", "ceasefire talks", "The ceasefire", "500 tonnes", "🙂", "—"])
def test_a_description_is_not_hidden(mention: str) -> None:
    assert hidden(mention) is None


@given(st.text())
def test_what_is_hidden_lies_inside_the_mention(mention: str) -> None:
    part = hidden_part(mention)
    assert part is None or 0 <= part[0] < part[1] <= len(mention)


def words(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Number the words of a text from 1000 on, with their offsets."""
    found = list(re.finditer(r"\S+", text))
    return list(range(1000, 1000 + len(found))), [match.span() for match in found]


def test_the_target_stands_between_the_marks() -> None:
    ids, offsets = words("Yesterday Marta Oduya left")
    row = mark_target(ids, offsets, start=10, end=21, hidden=None)
    assert row.ids == (CLS, 1000, OPEN, 1001, 1002, CLOSE, 1003, SEP)
    assert row.ids[row.mark] == OPEN


def test_a_hidden_name_is_one_mask_whatever_its_length() -> None:
    rows = set()
    for name in ("Oduya", "Marta van der Oduya"):
        text = f"Yesterday former {name} left"
        start = text.index(name)
        whole = text.index("former")
        ids, offsets = words(text)
        row = mark_target(ids, offsets, start=whole, end=start + len(name), hidden=(start, start + len(name)))
        rows.add(row.ids[: row.mark + 4])
    assert rows == {(CLS, 1000, OPEN, 1001, MASK, CLOSE)}


def test_a_target_without_a_token_keeps_its_place() -> None:
    ids, offsets = words("Oduya   left")
    row = mark_target(ids, offsets, start=6, end=7, hidden=None)
    assert row.ids == (CLS, 1000, OPEN, CLOSE, 1001, SEP)


@given(
    count=st.integers(1, 400),
    place=st.integers(0, 399),
    length=st.integers(1, 60),
    limit=st.integers(TARGET_LIMIT + FRAME, 128),
)
def test_a_window_keeps_the_target_and_the_limit(count: int, place: int, length: int, limit: int) -> None:
    ids, offsets = words("w " * count)
    first = min(place, count - 1)
    last = min(first + length, count)
    row = mark_target(ids, offsets, start=offsets[first][0], end=offsets[last - 1][1], hidden=None, limit=limit)
    target = min(last - first, TARGET_LIMIT)
    assert row.ids[row.mark : row.mark + 2 + target] == (OPEN, *ids[first : first + target], CLOSE)
    room = limit - FRAME - target
    assert len(row.ids) == FRAME + target + min(room, count - (last - first))
    assert row.ids[1 : row.mark] == tuple(ids[first - row.mark + 1 : first])
