"""Whose judgement a sentence holds, and what sentences next to it say."""

import pytest

from analysis.extract.facts import ArticleFacts, extract
from analysis.measures.stance.article_stance import signals_of, stance_of
from analysis.records import Article, Span, Target

pytestmark = pytest.mark.model

HOLLIS = Target("Grace Hollis", "actor", ("Hollis",))
TITLE = "Council meets in Overton"
LEAD = "Mayor Grace Hollis opened the session of the council on Monday."


def measured(*paragraphs: str, title: str = TITLE, target: Target = HOLLIS) -> ArticleFacts:
    text = "\n\n".join((title, *paragraphs))
    article = Article("council", "council.txt", text, title=title, headings=(Span(0, len(title)),))
    (found,) = extract([article], [target]).articles
    return found


def signal_of(text: str, found: ArticleFacts, target: Target = HOLLIS) -> set[tuple[str, str]]:
    numbers = {sentence.sentence_id for sentence in found.parsed.sentences if sentence.text.startswith(text)}
    assert len(numbers) == 1
    return {(item.name, item.voice) for item in signals_of(found, target.name) if item.sentence_id in numbers}


@pytest.mark.parametrize(
    "sentence",
    [
        "The columnist Ada Frey wrote that Hollis \u201ckeeps breaking her word to the islanders.\u201d",
        "Engineer Tom Petrel said that Hollis \u201cfed the whole quarter\u201d.",
    ],
)
def test_a_judgement_that_is_quoted_in_part_is_its_speakers(sentence: str) -> None:
    found = signal_of(sentence[:20], measured(LEAD, sentence))
    assert ("other voices", "reported") in found
    assert ("own words", "own") not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Hollis presented her \u201cplan\u201d, a sheet with three lines on it.",
        "Hollis ignored the warnings of the pilots.",
    ],
)
def test_a_word_in_scare_quotes_leaves_a_sentence_to_the_newsroom(sentence: str) -> None:
    assert ("own words", "own") in signal_of(sentence[:20], measured(LEAD, sentence))


def test_the_clause_beside_the_speech_is_the_newsrooms() -> None:
    sentence = "While Hollis ignored the warnings of the islanders, Ada Frey said that \u201cthe pier is rotten\u201d."
    found = signal_of(sentence[:20], measured(LEAD, sentence))
    assert ("other voices", "reported") not in found


def test_one_sentence_is_one_unit_however_its_judgement_is_quoted() -> None:
    sentence = "Ada Frey said that Hollis \u201clied\u201d and that Hollis had sold the ferry."
    listed = [item.name for item in signals_of(measured(LEAD, sentence), "Grace Hollis") if item.name == "other voices"]
    assert len(listed) == 1


class TestNearby:
    NORVIK = Target("Norvik Air", "actor", ("Norvik",))

    def test_a_sentence_that_names_nobody_speaks_of_the_target_before_it(self) -> None:
        found = measured(
            "Norvik Air promised eleven new planes by May. Not one has left the ground.", target=self.NORVIK
        )
        assert ("nearby", "own") in signal_of("Not one", found, self.NORVIK)

    def test_others_who_are_quoted_next_to_it_are_not_the_newsroom(self) -> None:
        text = "Norvik Air promised eleven new planes by May. \u201cNothing but words,\u201d said the pilot Ada Frey."
        assert ("nearby", "quoted") in signal_of("\u201cNothing", measured(text, target=self.NORVIK), self.NORVIK)

    @pytest.mark.parametrize(
        "rest",
        [
            "The European Union fined the baker Tom Petrel.",
            "\n\nNot one shop was open.",
            "It rained. It rained again. Nothing was dry.",
        ],
    )
    def test_another_name_another_paragraph_and_distance_end_it(self, rest: str) -> None:
        found = measured(f"Norvik Air promised eleven new planes by May. {rest}", target=self.NORVIK)
        last = found.parsed.sentences[-1].sentence_id
        assert last not in {item.sentence_id for item in found.nearby.get("Norvik Air", ())}

    def test_a_title_that_names_nobody_speaks_of_a_main_actor(self) -> None:
        found = measured(
            "Norvik Air promised eleven new planes.", title="Eleven planes and no pilots", target=self.NORVIK
        )
        assert ("nearby", "own") in signal_of("Eleven planes", found, self.NORVIK)

    def test_it_gives_no_mention_and_no_sentence_more_to_count(self) -> None:
        found = measured(
            "Norvik Air promised eleven new planes by May. Not one has left the ground.", target=self.NORVIK
        )
        assert stance_of(found, "Norvik Air").n == 1
        assert not stance_of(found, "Norvik Air").enough
