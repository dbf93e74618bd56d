"""The concordance: what it finds, in whose words, and what it refuses."""

import contextlib
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.queries import concordance
from dashboard.queries.concordance import Query, search
from dashboard.queries.search_patterns import BadPattern, compiled, phrase
from tests.dashboard.framing_analysis import GULL, TEXTS, analysis


def found(pattern, **options):
    return [line.words for line in search(analysis(), Query(pattern, **options), articles=("a", "b")).lines]


def token(text, start, lemma, pos):
    return _Token(text, start, lemma, pos)


class _Token:
    """What the concordance reads of a token."""

    def __init__(self, text, start, lemma, pos):
        self.text, self.idx, self.lemma_, self.pos_, self.is_space = text, start, lemma, pos, text.isspace()

    def __len__(self):
        return len(self.text)


def parsed():
    tokens = [
        token("praised", 7, "praise", "VERB"),
        token("brave", 19, "brave", "ADJ"),
        token("crew", 25, "crew", "NOUN"),
    ]
    return SimpleNamespace(article=SimpleNamespace(article_id="a"), doc=tokens)


def test_words_are_found_whole_and_in_any_case():
    assert found("ferry") == ["ferry", "Ferries"]
    assert found('"ferry"') == ["ferry"]
    assert found("ferr*") == ["ferry", "Ferries"]
    assert found("FERR") == []
    assert found("brave  crew") == ["brave crew"]


def test_a_line_keeps_its_words_its_context_and_its_place():
    (line,) = search(analysis(), Query("crew"), articles=("a", "b")).lines
    assert line.left + line.words + line.right == GULL
    assert (line.outlet, line.evidence.place.sentence_id) == ("Gull Gazette", 0)
    assert GULL[line.start : line.end] == "crew"


def test_own_and_quoted_words_are_told_apart():
    assert found("hull", whose="quoted") == ["hull"]
    assert found("hull", whose="own") == []
    (line,) = search(analysis(), Query("hull"), articles=("a",)).lines
    assert (line.evidence.voice, line.evidence.speaker) == ("quoted", "Tom Petrel")


def test_regular_expressions_match_within_a_sentence():
    assert found(r"\b\w+ed\b", search="regex") == ["praised", "repaired", "claimed", "blamed"]
    assert found("^the", search="regex") == ["The", "The"]
    assert found("crew.*ferry", search="regex") == []
    assert found("x*", search="regex") == []


def test_lemmas_are_held_to_a_part_of_speech():
    def lemmas(pattern, word_class="any"):
        query = Query(pattern, search="lemma", word_class=word_class)
        return [line.words for line in search(analysis(), query, articles=("a", "b"), parses=[parsed()]).lines]

    assert lemmas("praise") == ["praised"]
    assert lemmas("praise", "VERB") == ["praised"]
    assert lemmas("praise", "NOUN") == []
    assert lemmas("brave crew", "NOUN") == ["brave crew"]


def test_articles_come_in_the_order_given():
    lines = search(analysis(), Query("the", search="words"), articles=("b", "a")).lines
    assert [line.article_id for line in lines][:2] == ["b", "b"]


def test_more_places_than_lines_are_counted(monkeypatch):
    monkeypatch.setattr(concordance, "MOST_LINES", 1)
    result = search(analysis(), Query("the"), articles=("a", "b"))
    assert (len(result.lines), result.total) == (1, 5)
    assert concordance.counts_by_outlet(analysis(), result) == [("Gull Gazette", 1), ("Petrel Post", 0)]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(ferry", "round bracket is opened and not closed"),
        ("ferry)", "closed that was not opened"),
        ("[a-", "square bracket is opened"),
        ("*ferry", "nothing before"),
        ("a**", "one repeat"),
        ("ferry\\", "backslash stands at the end"),
        (r"(a)\2", "a group that it doesn't have"),
        ("(?:(?:(?:a{1000}){1000}){1000}){1000}", "repeats too often"),
        ("a" * 201, "too long"),
        ("  ", "Write what to search for"),
        ("*", "Write what to search for"),
    ],
)
def test_a_bad_pattern_is_refused_in_plain_words(pattern, reason):
    with pytest.raises(BadPattern, match=reason):
        compiled(pattern)


def test_a_pattern_that_never_ends_is_stopped(monkeypatch):
    monkeypatch.setattr(concordance, "SECONDS", 0.05)
    text = "a" * 3000 + "!"
    rows = analysis()["articles"].assign(text=[text, TEXTS["b"]])
    sentences = analysis()["sentences"].head(1).assign(end=len(text), text=text)
    endless = {"articles": rows, "sentences": sentences, "quotes": analysis()["quotes"]}
    with pytest.raises(BadPattern, match="Repeats inside repeats"):
        search(endless, Query("(a|aa)+$", search="regex"), articles=("a",))


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_compiles_or_is_refused(pattern):
    for read in (compiled, phrase):
        with contextlib.suppress(BadPattern):
            assert read(pattern).fullmatch("") is None or read is compiled


@given(st.text("abz.*+?[](){}|^$\\ -", min_size=1, max_size=12).filter(lambda text: text.strip(" *")))
def test_a_phrase_finds_itself_whatever_it_holds(text):
    words = " ".join(text.split()).replace("*", "")
    assert phrase(f'"{text}"').search(f" {words} ")


@pytest.mark.parametrize(
    ("typed", "text", "places"),
    [
        ("truce, talk*", "Talks on a truce; no talkative man.", ["Talks", "truce", "talkative"]),
        ("truce OR pact", "A pact or a truce.", ["pact", "truce"]),
        ('"peace talk"', "A peace talk; peace talks.", ["peace talk"]),
        ("peace talk", "A peace talk; peace talks.", ["peace talk", "peace talks"]),
        ("plan", "They plan, planned and plant; planning.", ["plan", "planned", "planning"]),
        ("carry", "He carried what she carries.", ["carried", "carries"]),
        ("strikes", "A strike, striking.", ["strike", "striking"]),
        ('"no, never"', "He said no, never, and no never.", ["no, never"]),
        ("is", "It is his.", ["is"]),
    ],
)
def test_a_search_reads_commas_quotation_marks_stars_and_or(typed, text, places):
    assert [match.group() for match in phrase(typed).finditer(text)] == places


@pytest.mark.parametrize(
    "pattern",
    [
        "(?R)",
        "(?:(?R))*",
        "((?1))",
        "(?1)(a)",
        "(a)(?-1)",
        "(?<n>(?&n))",
        "(?P<n>a(?P>n)?)",
        r"\\(?R)",
        "(?a)(?u)x",
        r"\L<x>",
    ],
)
def test_what_calls_itself_or_cannot_be_compiled_is_refused_in_a_sentence(pattern):
    with pytest.raises(BadPattern, match=r"^This .*\.$"):
        compiled(pattern)


@pytest.mark.parametrize("pattern", [r"\(?Run", "(?:R|1)", "(?P<n>a)(?P=n)", "[(]?R"])
def test_patterns_that_only_look_like_it_are_taken(pattern):
    assert compiled(pattern)


def test_want_of_memory_is_said_in_a_sentence(monkeypatch):
    class Greedy:
        def finditer(self, *_, **__):
            raise MemoryError

    monkeypatch.setattr(concordance, "compiled", lambda _: Greedy())
    with pytest.raises(BadPattern, match="more memory than there is"):
        found("a", search="regex")
