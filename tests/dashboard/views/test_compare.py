"""Compare: what its legend offers, what a profile and a headline say, what is hidden from a blind reader."""

import math
from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.measures.registry import build_table, schemas
from analysis.pipeline import Analysis
from analysis.records import Target
from dashboard.queries.article_profiles import profiles
from dashboard.queries.headline_body import headline_against_body
from dashboard.queries.mark_layers import actor_mark, sentiment_marks
from dashboard.queries.marks import Layer, Mark
from dashboard.queries.placeholders import blind_layer, placeholders, spoken_names
from dashboard.reader.legend import legend
from tests.table_builders import derived
from tests.table_builders import row as built_row

TEXT = "Calder fails\nCalder lied. “Calder helped,” said Petrel. Calder ate."


def row(table, **values):
    return built_row(table, **{"article_id": "a", **values})


def mention(sentence_id, sentiment, *, target="Ines Calder", voice="own", kind="name", start=0):
    sides = {"negative": max(-sentiment, 0.0), "positive": max(sentiment, 0.0)}
    sides["neutral"] = 1 - sides["negative"] - sides["positive"]
    return row(
        "mentions",
        sentence_id=sentence_id,
        target=target,
        voice=voice,
        kind=kind,
        use="actor",
        start=start,
        end=start + 6,
        sentiment=sentiment,
        confidence=1.0,
        **sides,
    )


def tone(target, voice, mean, *, n=9, low=None, high=None, label="negative", enough=True):
    return row(
        "actor_sentiment", target=target, voice=voice, mean=mean, n=n, low=low, high=high, label=label, enough=enough
    )


def stance(target, label, *, score=0.0, low=-0.1, high=0.1, own=0.0, enough=True):
    return row(
        "stance",
        target=target,
        target_kind="actor",
        label=label,
        enough=enough,
        score=None if label == "absent" else score,
        low=low,
        high=high,
        own_score=own,
        quoted_score=None,
        sureness=0.5,
        own_label="neutral",
    )


def density(voice, count, n_words, *, low=0.0, high=0.0):
    values = {"count": count, "n_words": n_words, "density": 1000 * count / n_words, "low": low, "high": high}
    return row("article_loaded_density", voice=voice, **values)


def analysis(*, title="Calder fails", **rows):
    tables = {"articles": [row("articles", title=title, text=TEXT)]} | rows
    built = {name: build_table(name, tables.get(name, [])) for name in schemas()}
    built |= derived(
        {name: built[name] for name in ("articles", "mentions", "quotes")},
        "headline_body",
        "speaker_words",
        "voice_shares",
    )
    targets = (Target("Ines Calder", "actor", ("Calder",)), Target("ferry", "issue"), Target("Tom Petrel", "actor"))
    return Analysis(event="e", targets=targets, tables=built)


def said(found, actors=("Ines Calder", "Tom Petrel")):
    return " ".join(headline_against_body(found, "a", actors))


def test_a_harsh_headline_is_told_with_its_numbers():
    body = [mention(number, 0.2, start=20 + number) for number in range(1, 8)]
    text = said(analysis(mentions=[mention(0, -0.6), *body]))
    assert text == ("The headline is harsher on Ines Calder (−0.60) than all of the body's 7 sentences (mean +0.20).")


def test_a_kind_headline_and_one_like_its_body():
    body = [mention(number, -0.5, start=20 + number) for number in range(1, 8)]
    assert "kinder to Ines Calder (+0.10) than all" in said(analysis(mentions=[mention(0, 0.1), *body]))
    mixed = [mention(number, value, start=20 + number) for number, value in enumerate((-0.4, 0.4, -0.4, 0.4, 0.0), 1)]
    assert said(analysis(mentions=[mention(0, 0.1), *mixed])) == (
        "It treats Ines Calder (+0.10; body mean 0.00, n 5) much as the body does."
    )


def test_voices_of_a_sentence_count_alike():
    sentences = [mention(number, 0.0, start=40 + number) for number in range(2, 6)]
    both = [mention(1, -1.0, start=20), mention(1, -1.0, start=27), mention(1, 0.8, voice="quoted", start=34)]
    assert "n 5" in said(analysis(mentions=[mention(0, 0.0), *both, *sentences]))
    assert "body mean −0.02" in said(analysis(mentions=[mention(0, 0.0), *both, *sentences]))


def test_few_sentences_are_not_enough_and_no_title_is_no_headline():
    few = [mention(0, -0.6), mention(1, 0.1, start=20)]
    assert said(analysis(mentions=few)) == "Not enough to compare: Ines Calder (−0.60; 1 body sentence)."
    assert said(analysis(title=" ", mentions=few)) == "This text came without a headline."


def test_actors_that_a_headline_leaves_out_are_named():
    body = [mention(number, 0.0, target="Tom Petrel", start=20 + number) for number in range(1, 7)]
    assert said(analysis(mentions=body)) == (
        "The headline names none of the measured actors. In the body alone: Tom Petrel (6 sentences)."
    )


def test_a_profile_says_not_enough_and_not_mentioned():
    found = analysis(
        actor_sentiment=[
            tone("Ines Calder", "all", -0.4, low=-0.6, high=-0.2),
            tone("Ines Calder", "own", -0.1, n=2, enough=False),
        ],
        stance=[
            stance("Ines Calder", "critical", score=-0.3, low=-0.5, high=-0.1, own=-0.2),
            stance("Tom Petrel", "absent"),
        ],
        article_loaded_density=[density("all", 3, 600, low=2.0, high=8.0), density("own", 0, 300, high=10.0)],
    )
    both = profiles(found, "a", ("Ines Calder", "Tom Petrel"))
    calder, petrel = both["all"]["portraits"]
    assert (calder["stance"], calder["tone"], calder["n"]) == ("▼ critical −0.30", "−0.40", 9)
    assert calder["words"] == (
        "Ines Calder: tone −0.40 (95 % interval −0.60 to −0.20), 9 sentences. "
        "Stance: critical, score −0.30 (95 % interval −0.50 to −0.10)."
    )
    assert (petrel["stance"], petrel["mean"], petrel["tone"]) == ("–", None, "not mentioned")
    own = both["own"]["portraits"][0]
    assert (own["stance"], own["tone"], own["label"]) == ("−0.20", "not enough", "")
    assert both["all"]["loaded"] == "5.0 per 1,000 words (95 % interval 2.0 to 8.0), 3 in 600 words"
    # None found: the interval reaches as far as chance allows (rule of three).
    assert both["own"]["loaded"] == "0.0 per 1,000 words (95 % interval 0.0 to 10.0), 0 in 300 words"


def test_a_profiles_shares_are_of_all_words():
    quote = row("quotes", start=27, end=40, kind="direct", speaker="Tom Petrel", parent_id=-1)
    (profile,) = {str(each["shares"]): each for each in profiles(analysis(quotes=[quote]), "a", ()).values()}.values()
    shares = {each["voice"]: each for each in profile["shares"]}
    assert math.isclose(sum(each["share"] for each in profile["shares"]), 1)
    assert shares["quoted"]["words"] == "quoted 20 %: 2 of 10 words"


def test_placeholders_follow_the_targets_and_leave_issues():
    found = analysis(actors=[row("actors", actor="Ines Calder", actor_kind="person", aliases="Calder; the mayor")])
    called = placeholders(found.targets)
    assert called == {"Ines Calder": "Actor A", "Tom Petrel": "Actor B"}
    assert next(iter(spoken_names(found, called))) == "Ines Calder"
    assert spoken_names(found, called)["Calder"] == "Actor A"
    many = placeholders([Target(str(number), "actor") for number in range(30)])
    assert len(set(many.values())) == 30


@pytest.mark.parametrize(("kind", "hidden"), [("name", 1), ("metonym", 1), ("title", 1), ("pronoun", 0), ("phrase", 0)])
def test_what_tells_who_is_meant_is_hidden(kind, hidden):
    layer = blind_layer(analysis(mentions=[mention(0, 0.1, kind=kind)]), "a", {"Ines Calder": "Actor A"})
    assert [mark.sign for mark in layer.marks] == ["Actor A"] * hidden


def test_a_persons_name_that_was_overlooked_is_hidden_too_and_a_states_is_not():
    people = [row("actors", actor="Ines Calder", actor_kind="person", aliases="Calder")]
    found = analysis(actors=people, mentions=[mention(0, 0.1)])
    layer = blind_layer(found, "a", {"Ines Calder": "Actor A"})
    hidden = [TEXT[mark.start : mark.end] for mark in layer.marks]
    assert hidden == ["Calder"] * TEXT.count("Calder")
    state = analysis(actors=[people[0] | {"actor_kind": "state"}])
    assert blind_layer(state, "a", {"Ines Calder": "Actor A"}).marks == ()


def measured(**changed):
    return SimpleNamespace(**(mention(1, -0.62, start=4) | {"vader": 0.0, "speaker": ""} | changed))


def test_a_mark_says_how_sure_the_model_is():
    (mark,) = sentiment_marks([measured(negative=0.81, neutral=0.0, positive=0.19)])
    assert mark.tip == "unfavourable toward Ines Calder, −0.62, model 0.81 sure, own words"
    assert set(mark.facets) == {"about~Ines Calder", "tone~negative", "voice~own"}


def test_an_actors_mark_has_a_tone_only_where_it_is_measured():
    assert actor_mark(measured(sentiment=float("nan"))).facets == ("about~Ines Calder", "voice~own")


def marks(*facets):
    return tuple(Mark(0, 1, "actor", facets=each) for each in facets)


def test_the_legend_offers_what_there_is_in_its_order():
    layers = (
        Layer("actors", marks(("about~Tom Petrel", "voice~own"), ("about~Ines Calder", "tone~negative", "voice~own"))),
        Layer("voices", marks(*[("about~A Stranger", "voice~quoted")] * 2, ("about~Once Heard", "voice~quoted"))),
        Layer("loaded", marks(("kind~loaded", "kind~loaded:intensifier", "voice~own"))),
    )
    groups = {
        group.label: [entry.label for entry in group.entries]
        for group in legend([layers], ("Ines Calder", "Tom Petrel"))
    }
    assert groups == {
        "Actors": ["Ines Calder", "Tom Petrel", "A Stranger"],
        "Portrayed": ["unfavourable"],
        "Voice": ["own words", "quoted"],
        "Loaded words": ["intensifier"],
    }
    assert legend([], ("Ines Calder",)) == ()


def test_tables_of_an_article_without_marks_give_an_empty_profile():
    empty = profiles(analysis(), "a", ("Ines Calder",))["all"]
    assert empty["loaded"] == "no words to count"
    assert isinstance(analysis()["mentions"], pd.DataFrame)
