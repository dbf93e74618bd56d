"""Names as an editor would print them, and who bears which."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis.extract.actors import find_actors, find_mentions
from analysis.extract.quotes import find_quotes
from analysis.records import Actor, Article, Span
from analysis.text.nlp import ParsedArticle, parse

pytestmark = pytest.mark.model


def names_of(*texts: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in find_actors([_parsed(text) for text in texts])}


def meant(text: str, *others: str) -> list[tuple[str, str]]:
    parsed = [_parsed(item) for item in (text, *others)]
    return [(item.surface, item.target) for item in find_mentions(parsed[0], find_actors(parsed))]


def _parsed(text: str, title: str = "Harbour news of the day") -> ParsedArticle:
    whole = f"{title}\n\n{text}"
    article = Article(
        article_id=str(hash(whole)), source_name="a", text=whole, title=title, headings=(Span(0, len(title)),)
    )
    return next(iter(parse([article])))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Alderman Peter Sloan spoke on Monday. Sloan was calm.", "Peter Sloan"),
        ("Army Chief Eric Lund resigned. Lund gave no reason.", "Eric Lund"),
        ("Majesty King Robert Voss bowed. Voss left early.", "Robert Voss"),
        ("All Nancy Frey wants is a boat. Frey lives in Hull.", "Nancy Frey"),
    ],
)
def test_ranks_offices_and_quantifiers_are_no_part_of_a_name(text: str, name: str) -> None:
    people = [actor.name for actor in names_of(text).values() if actor.kind == "person"]
    assert people == [name]


def test_two_names_joined_by_a_hyphen_are_two_persons() -> None:
    text = "Robert Voss met Nancy Frey. The Robert Voss-Nancy Frey debate was dull. Voss won. Frey lost."
    assert {name for name, actor in names_of(text).items() if actor.kind == "person"} == {"Robert Voss", "Nancy Frey"}


def test_a_nickname_in_marks_belongs_to_its_bearer() -> None:
    actors = names_of("Robert “Bobby” Halden was angry. Later Halden left. Bobby Halden came back.")
    people = [actor for actor in actors.values() if actor.kind == "person"]
    assert len(people) == 1
    assert {people[0].name, *people[0].aliases} >= {"Robert “Bobby” Halden", "Bobby Halden", "Halden"}


def test_initials_with_and_without_stops_are_one_person() -> None:
    actors = names_of("The banker, R.T. Lindqvist, backed it. RT Lindqvist said so. Mr Lindqvist owns land.")
    (person,) = (actor for actor in actors.values() if "Lindqvist" in actor.name)
    assert {person.name, *person.aliases} == {"R.T. Lindqvist", "RT Lindqvist", "Lindqvist"}


def test_particles_belong_to_the_name() -> None:
    actors = names_of(
        "Greta von der Au objected. Von der Au left.", "The minister thanked Greta von der Au and von der Au's aide."
    )
    assert [name for name in actors if "Au" in name] == ["Greta von der Au"]


def test_initials_as_they_are_written_mean_their_bearer() -> None:
    text = "Yusuf bin Rashid met the press. YbR, as he is known, smiled. Later YbR left; YbR won."
    assert ("YbR", "Yusuf bin Rashid") in meant(text)


def test_a_married_couple_is_two_people() -> None:
    text = (
        "Mayor Jane Cobb and her husband, Paul Cobb, came. Jane Cobb spoke. Later Cobb praised the crew. "
        "Mr Cobb was silent. Mayor Cobb waved."
    )
    found = meant(text)
    assert ("Paul Cobb", "Paul Cobb") in found
    assert [target for surface, target in found if surface == "Cobb"] == ["Jane Cobb", "Paul Cobb", "Jane Cobb"]


def test_works_are_a_body() -> None:
    text = "Holm Works closed. The board of Holm Works met, and Holm Works reopened."
    kinds = {name: actor.kind for name, actor in names_of(text).items()}
    assert kinds["Holm Works"] == "organisation"


def test_the_name_behind_a_title_in_a_shouted_headline_is_an_actor() -> None:
    parsed = _parsed("The town will vote next week.", title="SENATOR MARCH ATTACKS PIER PLAN")
    assert [actor.name for actor in find_actors([parsed])] == ["March"]


def test_spellings_of_a_long_foreign_name_are_one_person() -> None:
    actors = names_of("Mr Daniel Osathanukorn led.", "Mr Daniel Ossathannukorn spoke.")
    assert len([actor for actor in actors.values() if actor.kind == "person"]) == 1


def test_titles_and_parties_are_no_part_of_a_name() -> None:
    text = (
        "The lawyer, Conservative MP Harriet Lowe, asked for a delay. The head of the clinic, Dr Samuel Ode, agreed. "
        "The judge, Mr Justice Falk, said he would rule on Friday."
    )
    people = {name for name, actor in names_of(text).items() if actor.kind == "person"}
    assert people == {"Harriet Lowe", "Samuel Ode", "Falk"}


def test_a_person_with_the_name_of_a_state_is_apart_from_it() -> None:
    found = meant(
        "Senator Peter Chad questioned the envoy. Chad said he was not convinced. The envoy had come from Chad, where "
        "Chadian officials signed. Mr. Chad left early. Chad borders Niger."
    )
    assert [target for surface, target in found if surface == "Chad"] == [
        "Peter Chad",
        "Chad",
        "Peter Chad",
        "Chad",
    ]


def test_a_body_and_its_abbreviation_are_one() -> None:
    found = meant("The Northern Ferry Council (NFC) opposed the sale. The NFC's letter was short.")
    assert {target for _, target in found} == {"Northern Ferry Council"}


@pytest.fixture
def quoted() -> Callable[[str], list[tuple[str, str]]]:
    def read(text: str) -> list[tuple[str, str]]:
        parsed = _parsed(text)
        actors = find_actors([parsed])
        found = find_quotes(parsed, mentions=find_mentions(parsed, actors), actors=actors)
        return [(quote.text, quote.institution or quote.speaker) for quote in found]

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“She knows each plank of that pier.” -Alderman Peter Sloan\n\nThe town votes next week.",
            [("She knows each plank of that pier.", "Peter Sloan")],
        ),
        (
            "“We heard in May that it would hold,” Amira Khan said. “That was false.\n\n"
            "“Now the winter is lost.\n\n“We will sue.”",
            [
                ("We heard in May that it would hold,", "Amira Khan"),
                ("That was false.", "Amira Khan"),
                ("Now the winter is lost.", "Amira Khan"),
                ("We will sue.", "Amira Khan"),
            ],
        ),
        (
            "“She told us ‘the pier is closed’ and left,” said Nancy Frey.",
            [("She told us ‘the pier is closed’ and left,", "Nancy Frey"), ("the pier is closed", "")],
        ),
        (
            'Eric Lund wrote to me I "shouldn‘t swim near that pier" but I do. The 8" pipe there drips.',
            [("shouldn‘t swim near that pier", "Eric Lund")],
        ),
        (
            "The White House said the plan was dead.",
            [("the plan was dead", "White House")],
        ),
    ],
)
def test_quotations_have_their_speakers(
    quoted: Callable[[str], list[tuple[str, str]]], text: str, expected: list[tuple[str, str]]
) -> None:
    assert quoted(text) == expected
