from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InvalidTargets
from analysis.records import Target
from analysis.targets import load_targets, parse_targets, write_targets

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)


def test_actors_come_first_in_the_order_of_the_file() -> None:
    text = '[[issue]]\nname = "truce"\nphrases = ["cease-fire"]\n[[actor]]\nname = "Norland"\naliases = ["Nor"]\n'
    assert parse_targets(text) == (
        Target("Norland", "actor", aliases=("Nor",)),
        Target("truce", "issue", phrases=("cease-fire",)),
    )


@given(st.lists(words, unique=True, max_size=5), st.lists(words, max_size=4), st.booleans())
def test_writing_and_reading_gives_the_targets_back(names: list[str], aliases: list[str], issues: bool) -> None:
    targets = tuple(
        Target(name, "issue", phrases=tuple(aliases))
        if issues
        else Target(name, "actor", aliases=tuple(aliases), measured=len(name) % 2 == 0)
        for name in names
    )
    assert parse_targets(write_targets(targets)) == targets


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[actor]]\naliases = []", "actor 1 needs a name"),
        ('[[actor]]\nname = " "', "actor 1 needs a name"),
        ('[[actor]]\nname = "A"\naliases = "B"', r"actor 1 \(A\): aliases must be a list"),
        ('[[actor]]\nname = "A"\nphrases = ["B"]', "unknown key 'phrases'"),
        ('[[actor]]\nname = "A"\nmeasured = "no"', r"actor 1 \(A\): measured must be true or false"),
        ('[actor]\nname = "A"', r"write \[\[actor\]\]"),
        ('[[actor]]\nname = "A"\n[[issue]]\nname = "A"', "'A' is named twice"),
        ('[[person]]\nname = "A"', "unknown section 'person'"),
        ("name = ", "not a TOML file"),
    ],
)
def test_a_wrong_entry_is_named(text: str, message: str) -> None:
    with pytest.raises(InvalidTargets, match=message):
        parse_targets(text)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidTargets, match=r"none\.toml: the targets file can't be read"):
        load_targets(tmp_path / "none.toml")


@pytest.mark.parametrize(
    "text", ["x=" + "[" * 3000 + "]" * 3000, "a=" + "{b=" * 2000 + "1" + "}" * 2000, "x=" + "9" * 5000]
)
def test_a_file_that_no_parser_can_hold_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(InvalidTargets, match="deep: not a TOML file"):
        parse_targets(text, source_name="deep")


@pytest.mark.parametrize(
    "text",
    [
        '[[actor]]\nname = "' + "x" * 100_000 + '"\n',
        '[[actor]]\nname = "x"\naliases = ["' + "y" * 300 + '"]\n',
        '[[issue]]\nname = "x"\nphrases = [' + ",".join(f'"w{number}"' for number in range(20_000)) + "]\n",
    ],
)
def test_names_and_lists_beyond_what_can_be_shown_or_found_are_refused(text: str) -> None:
    with pytest.raises(InvalidTargets, match="at most") as caught:
        parse_targets(text)
    assert len(str(caught.value)) < 250
