import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InvalidTargets
from analysis.extract.facts import extract
from analysis.measures.stance.article_stance import stance_of
from analysis.measures.stance.name_swap import PARTY_NAMES, PERSON_NAMES, _Renaming, check_blind, neutral_name
from analysis.records import Article, Span, Target

pytestmark = pytest.mark.model

TITLE = "Grace Hollis reopens the ferry"
TEXT = (
    f"{TITLE}\n\nMayor Grace Hollis reopened the ferry on Monday. Hollis thanked the crew of the harbour.\n\n"
    "“We are proud of this crew,” Hollis said. The union said that Hollis had lied to the islanders about the hull.\n\n"
    "Hollis ignored the warnings of the pilots. The mayor of Estmark praised Hollis for her brave decision."
)
HOLLIS = Target("Grace Hollis", "actor", ("Hollis",))


def article(text: str = TEXT, title: str = TITLE) -> Article:
    return Article(article_id="ferry", source_name="ferry.txt", text=text, title=title, headings=(Span(0, len(title)),))


def renaming(*edits: tuple[int, int, str]) -> _Renaming:
    return _Renaming(tuple(Span(start, end) for start, end, _ in edits), tuple(word for _, _, word in edits))


def test_every_name_is_replaced_and_the_rest_is_carried_over():
    seen = []
    check = check_blind(article(), "Grace Hollis", [HOLLIS], progress=lambda *step: seen.append(step))
    (plain,) = extract([article()], [HOLLIS]).articles
    assert check.replaced == sum(
        mention.target == "Grace Hollis" for mention in plain.mentions if mention.kind != "pronoun"
    )
    assert check.name == "Robin Alder"
    assert check.plain == stance_of(plain, "Grace Hollis")
    assert check.blind.n == check.plain.n
    assert [step[:2] for step in seen] == [(1, 3), (2, 3), (3, 3)]


def test_two_names_are_the_same_once_they_are_hidden():
    renamed = article(
        TEXT.replace("Grace", "Ines").replace("Hollis", "Marrow"), TITLE.replace("Grace Hollis", "Ines Marrow")
    )
    one = check_blind(article(), "Grace Hollis", [HOLLIS])
    other = check_blind(renamed, "Ines Marrow", [Target("Ines Marrow", "actor", ("Marrow",))])
    assert (one.name, one.replaced) == (other.name, other.replaced)
    assert one.blind == other.blind
    assert one.shift == one.blind.score - one.plain.score


def test_an_issue_has_no_name():
    issue = Target("ferry", "issue", phrases=("ferry",))
    with pytest.raises(InvalidTargets, match="'ferry' is no actor"):
        check_blind(article(), "ferry", [HOLLIS, issue])


def test_an_absent_actor_stays_absent():
    check = check_blind(article(), "Tom Petrel", [HOLLIS, Target("Tom Petrel", "actor")])
    assert (check.replaced, check.plain.label, check.blind.label) == (0, "absent", "absent")


def test_a_made_up_name_is_not_one_of_the_article():
    assert neutral_name("Nothing here.", person=True) == PERSON_NAMES[0]
    assert neutral_name("Robin spoke.", person=True) == "Kim Tanner"
    assert neutral_name("Norland and Estmark", person=False) == "Sudria"
    assert neutral_name(" ".join(PARTY_NAMES), person=False) == PARTY_NAMES[-1]


def test_offsets_follow_the_text_around_replaced_names():
    text = "The Kremlin's aide left the Kremlin."
    edits = renaming((4, 11, "Norland government"), (28, 35, "X"))
    changed = edits.text(text)
    assert changed == "The Norland government's aide left the X."
    for word in ("'s aide", "left", "."):
        start = text.index(word)
        assert changed[edits.start(start) : edits.end(start + len(word))] == word
    assert changed[edits.start(0) : edits.end(13)] == "The Norland government's"
    assert changed[edits.start(6) : edits.end(8)] == "Norland government"


@given(st.text("abc", max_size=20), st.sets(st.integers(0, 20), max_size=6), st.text("xyz", max_size=4))
def test_what_is_not_replaced_is_found_where_its_offsets_say(text, cuts, word):
    bounds = sorted(cut for cut in cuts if cut <= len(text))
    pairs = [(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=False)]
    edits = renaming(*((start, end, word) for start, end in pairs))
    changed = edits.text(text)
    kept = [position for position in range(len(text)) if not any(start <= position < end for start, end in pairs)]
    assert "".join(changed[edits.start(position) : edits.end(position + 1)] for position in kept) == "".join(
        text[position] for position in kept
    )
