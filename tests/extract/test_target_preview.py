import pytest

from analysis.extract.target_preview import find_catches
from analysis.records import Article, Target
from analysis.text.nlp import parse

pytestmark = pytest.mark.model

FIRST = "Ines Calder wants a truce with the pilots. The cease-fire on the quay held. Calder called it a lasting truce."
SECOND = "The pilots want nothing. Nobody in the harbour office called back on Monday."


@pytest.fixture(scope="module")
def parsed():
    return tuple(
        parse(Article(article_id=key, source_name=key, text=text) for key, text in (("a", FIRST), ("b", SECOND)))
    )


def surfaces(found):
    return {key: [mention.surface for mention in mentions] for key, mentions in found.items()}


def test_an_issue_catches_its_phrases_in_every_form(parsed):
    issue = Target("ceasefire", "issue", phrases=("truce", "ceasefire"))
    assert surfaces(find_catches(parsed, issue)) == {"a": ["truce", "cease-fire", "truce"], "b": []}


def test_another_issue_takes_nothing_away(parsed):
    lasting = Target("lasting peace", "issue", phrases=("lasting truce",))
    truce = Target("truce", "issue", phrases=("truce",))
    assert surfaces(find_catches(parsed, truce, others=[lasting]))["a"] == ["truce", "truce"]


def test_what_is_edited_does_not_compete_with_itself(parsed):
    old = Target("truce", "issue", phrases=("lasting truce",))
    assert len(find_catches(parsed, Target("truce", "issue", phrases=("truce",)), others=[old])["a"]) == 2


def test_an_actor_catches_its_names(parsed):
    found = find_catches(parsed, Target("Ines Calder", "actor", aliases=("Calder",)))
    assert surfaces(found)["a"][:1] == ["Ines Calder"]
    assert "Calder" in surfaces(found)["a"]
    assert found["b"] == ()


def test_an_actor_that_nobody_names_catches_nothing(parsed):
    assert surfaces(find_catches(parsed, Target("Tom Petrel", "actor"))) == {"a": [], "b": []}
