import pytest

from analysis.extract.facts import ArticleFacts, extract
from analysis.extract.quotes import voice_spans
from analysis.measures.stance.article_stance import stance_of
from analysis.measures.stance.lexicon import phrase_pattern
from analysis.measures.stance.phrases import find_phrases
from analysis.records import Article, Span, Target


def measured(text: str, target: Target) -> ArticleFacts:
    title = text.split("\n", maxsplit=1)[0]
    article = Article("air", "air.txt", text, title=title, headings=(Span(0, len(title)),))
    (found,) = extract([article], [target]).articles
    return found


NORVIK_AIR = Target("Norvik Air", "actor", ("Norvik",))


@pytest.mark.model
class TestGoingOn:
    def test_a_pronoun_and_a_description_go_on_about_an_organisation(self) -> None:
        text = "Fine for airline\n\nNorvik Air was fined in May. The airline has not paid. It wants to appeal."
        found = [item.mention for item in measured(text, NORVIK_AIR).followed]
        assert [(item.surface, item.sentence_id) for item in found] == [("The airline", 2), ("It", 3)]
        assert {item.target for item in found} == {"Norvik Air"}

    def test_it_seems_goes_on_about_nobody(self) -> None:
        text = "Fine for airline\n\nNorvik Air was fined in May. It seems that rain is coming to the north."
        assert measured(text, NORVIK_AIR).followed == ()

    def test_a_rival_named_last_takes_the_pronoun(self) -> None:
        text = "Fine for airline\n\nNorvik Air was fined in May. The European Union set the fine. It acts at once."
        assert all(item.mention.surface != "It" for item in measured(text, NORVIK_AIR).followed)

    def test_too_far_behind_is_left_alone(self) -> None:
        rest = "\n\n".join(f"Snow fell on hill number {number} all day." for number in range(6))
        text = f"Fine for airline\n\nNorvik Air was fined in May.\n\n{rest}\n\nThe airline has not paid."
        assert measured(text, NORVIK_AIR).followed == ()

    def test_it_enters_the_stance_and_no_other_measure(self) -> None:
        text = "Fine for airline\n\nNorvik Air was fined in May. It cheated its passengers and lied to the court."
        found = measured(text, NORVIK_AIR)
        parts = stance_of(found, "Norvik Air").contributions
        assert any(part.signal == "going on" and part.contribution < 0 for part in parts)
        assert [unit.sentence_id for unit in found.units["Norvik Air"]] == [1]
        assert stance_of(found, "Norvik Air").n == 1
        assert not stance_of(found, "Norvik Air").enough


@pytest.mark.model
def test_doubt_in_a_quotation_is_not_the_newsrooms() -> None:
    text = 'Talks end\n\nMayor Grace Hollis claimed victory without evidence. "She has no proof," said Ada Frey.'
    found = measured(text, Target("Grace Hollis", "actor", ("Hollis",)))
    phrases = find_phrases(found.parsed.sentences, voice_spans(len(text), found.quotes))
    assert [(item.kind, item.voice, text[item.start : item.end]) for item in phrases] == [
        ("doubt", "own", "without evidence"),
        ("doubt", "quoted", "no proof"),
    ]
    assert [part.sentence_id for part in stance_of(found, "Grace Hollis").contributions if part.signal == "doubt"] == [
        1
    ]


def test_phrases_end_at_words_and_bear_endings() -> None:
    doubt = phrase_pattern("doubt")
    assert doubt.search("she offered no reason")
    assert not doubt.search("the spinach was unsupportedly good")
