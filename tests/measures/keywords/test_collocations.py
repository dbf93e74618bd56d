"""Expressions of several words: which there are, where they stand, and whose they are."""

from __future__ import annotations

import pytest

from analysis import analyze
from analysis.measures.keywords.collocations import (
    association,
    collocation_uses,
    find_collocations,
    least_holding,
)
from analysis.measures.keywords.content_words import Word, content_words
from analysis.measures.keywords.terms import n_words, parts, written_forms
from analysis.records import Article, Span
from analysis.text.nlp import ParsedArticle, parse


def read(*texts: str, names: tuple[str, ...] = ()) -> list[tuple[ParsedArticle, tuple[Word, ...]]]:
    articles = (Article(article_id=f"{n:016x}", source_name="a.txt", text=text) for n, text in enumerate(texts))
    return [
        (parsed, content_words(parsed, voices=(), names=[_span(parsed, name) for name in names]))
        for parsed in parse(articles)
    ]


def _span(parsed: ParsedArticle, piece: str) -> Span:
    start = parsed.article.text.index(piece)
    return Span(start, start + len(piece))


def uses(article: tuple[ParsedArticle, tuple[Word, ...]], collocations: frozenset[str]) -> list[tuple[str, str]]:
    parsed, words = article
    found = collocation_uses(words, collocations)
    return [(term, parsed.article.text[first.start : last.end]) for term, first, last in found]


@pytest.mark.parametrize("table", [(110, 2442, 111, 29114), (8, 15828, 4675, 14287173), (2, 2, 2, 60)])
def test_association_equals_an_independent_reference(table: tuple[int, int, int, int]) -> None:
    stats = pytest.importorskip("scipy.stats")
    both, first, second, pairs = table
    cells = [[both, first - both], [second - both, pairs - first - second + both]]
    expected = stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
    assert association(both, first, second, pairs).likelihood_ratio == pytest.approx(expected, abs=1e-6)


def test_association_of_words_that_always_and_never_go_together() -> None:
    always = association(5, 5, 5, 100)
    assert always.npmi == pytest.approx(1)
    assert association(10, 20, 50, 100).npmi == pytest.approx(0)
    assert association(10, 20, 50, 100).likelihood_ratio == pytest.approx(0)
    rarely = association(1, 50, 50, 100)
    assert rarely.npmi < 0
    assert rarely.likelihood_ratio < 0
    assert association(7, 7, 7, 7).npmi == 1


def test_a_large_event_asks_for_more_articles() -> None:
    assert [least_holding(n) for n in (0, 1, 5, 19, 20, 50, 100, 3000)] == [1, 1, 1, 1, 2, 5, 10, 10]


def test_terms_know_their_words() -> None:
    assert [n_words(term) for term in ("talk", "peace talk", "full scale air strike")] == [1, 2, 4]
    assert list(parts("full air strike")) == ["full", "air", "strike", "full air", "air strike"]
    assert list(parts("talk")) == []


def test_an_expression_is_written_as_it_mostly_is() -> None:
    found = written_forms(
        [("social medium", "Social media"), ("social medium", "social\nmedia"), ("medium", "media")]
        + [("retire general", "retired general")] * 2
        + [("retired general", "retired general")]
    )
    assert found == {
        "social medium": "social media",
        "retire general": "retired general",
        "retired general": "retired general (2)",
    }


@pytest.mark.model
def test_noun_phrases_come_without_determiners_as_lemmas() -> None:
    articles = read(
        "The peace talks failed. Nobody wanted these peace talks. A drone strike hit the old bridge.",
        "Their drone strikes began. The old bridge fell.",
    )
    found = find_collocations(articles)
    assert {"peace talk", "drone strike", "old bridge"} <= found
    assert not any(word in {"the", "a", "these", "their"} for term in found for word in term.split(" "))
    assert uses(articles[0], found)[:2] == [("peace talk", "peace talks"), ("peace talk", "peace talks")]
    assert [term for term, _ in uses(articles[1], found)] == ["drone strike", "old bridge"]


@pytest.mark.model
def test_one_use_is_no_habit() -> None:
    assert find_collocations(read("The peace talks failed. A drone strike hit the old bridge.")) == frozenset()


@pytest.mark.model
def test_hyphens_join_and_commas_and_names_part() -> None:
    hyphens = read("It was a full-scale invasion. The full-scale invasion went on.")
    assert uses(hyphens[0], find_collocations(hyphens))[0] == ("full scale invasion", "full-scale invasion")
    text = "Heavy, armed men came. Heavy, armed men left. The Gull ferry sank. The Gull ferry rose."
    commas = read(text, names=("Gull",))
    assert not any(term.startswith(("heavy", "gull")) for term in find_collocations(commas))


@pytest.mark.model
def test_pairs_need_no_noun_but_a_bond() -> None:
    once = "He told reporters that it was late. Officials said that rain fell. "
    found = find_collocations(read(once * 4 + "The mayor saw boats. Children fed ducks. Teachers wrote letters."))
    assert "tell reporter" in found
    assert "official say" not in found


@pytest.mark.model
def test_actors_count_as_words_in_a_table_of_their_own() -> None:
    told = "Ines Calder praised the ferry. Calder smiled. “Ines Calder lied,” said Tom Petrel. The ferry sailed on."
    other = "The ferry came late. The boats waited. Nobody saw Ines Calder. The ferry left again with forty boats."
    articles = [
        Article(article_id=f"{n:016x}", source_name="a.txt", outlet=outlet, text=text)
        for n, (outlet, text) in enumerate((("Gull", told), ("Tern", other)))
    ]
    found = analyze(articles)
    named = found["named_keywords"].set_index(["voice", "outlet", "term"])
    assert named.loc[("own", "Gull", "Ines_Calder"), "count"] == 2
    assert named.loc[("all", "Gull", "Ines_Calder"), ["count", "written"]].tolist() == [3, "Ines Calder"]
    assert not any("Calder" in term for table in ("keywords", "voiced_keywords") for term in found[table]["term"])
    # Without the actors the words are the same, and counted as often.
    own = found["named_keywords"].query("voice == 'own'").set_index(["outlet", "term"])["count"]
    plain = found["keywords"].set_index(["outlet", "term"])["count"]
    assert own.loc[plain.index].tolist() == plain.tolist()


@pytest.mark.model
def test_a_noun_on_the_list_of_stop_words_counts_and_the_verb_does_not() -> None:
    ((_, words),) = read("The phone call was long. They call it a phone call.")
    assert [word.lemma for word in words] == ["phone", "call", "long", "phone", "call"]


@pytest.mark.model
def test_expressions_follow_voices_and_names_as_words_do() -> None:
    told = "The peace talks are dead. The mayor said: “The peace talks are alive and the peace talks go on.”"
    other = "The boats came late. The peace talks were held by Peace Talks Norway. People watched the peace talks."
    articles = [
        Article(article_id=f"{n:016x}", source_name="a.txt", outlet=outlet, text=text)
        for n, (outlet, text) in enumerate((("Gull", told), ("Tern", other)))
    ]
    found = analyze(articles)
    counts = found["keywords"].set_index(["outlet", "term"])["count"]
    assert counts["Gull", "peace talk"] == 1
    assert counts["Gull", "peace talk"] == counts["Gull", "talk"]
    voiced = found["voiced_keywords"].set_index(["voice", "outlet", "term"])["count"]
    assert voiced["all", "Gull", "peace talk"] == 3
    uses_of = found["keyword_uses"]
    rows = uses_of[(uses_of["term"] == "peace talk") & (uses_of["outlet"] == "Gull")]
    assert list(rows["voice"]) == ["own", "quoted", "quoted"]
    texts = dict(zip(found["articles"]["article_id"], found["articles"]["text"], strict=True))
    several = uses_of[uses_of["term"] == "peace talk"]
    assert {
        texts[article_id][start:end]
        for article_id, start, end in zip(several["article_id"], several["start"], several["end"], strict=True)
    } == {"peace talks"}
    written = found["keywords"].set_index("term")["written"]
    assert set(written.loc[["peace talk"]]) == {"peace talks"}
