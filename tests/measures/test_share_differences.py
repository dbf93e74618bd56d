"""Shares of two outlets compared: which pairs, among which others, and what an interval without width is worth."""

from __future__ import annotations

import pytest

from tests.table_builders import derived, table

EMPTY = {name: table(name) for name in ("articles", "generic_frames", "loaded_density", "agency")}


def differences(**given):
    built = {name: table(name, rows) for name, rows in given.items()}
    return derived(EMPTY | built, "share_differences")["share_differences"]


def frame(outlet, name, share, *, reach=0.05, n=40):
    return {
        "outlet": outlet,
        "generic_frame": name,
        "share": share,
        "low": max(share - reach, 0.0),
        "high": share + reach,
        "n": n,
    }


def density(outlet, value, *, n_words=900, voice="own"):
    return {"outlet": outlet, "voice": voice, "n_words": n_words, "density": value, "low": value - 1, "high": value + 1}


def acting(outlet, agent, patient, *, target="Ida Moor", voice="all"):
    share = agent / (agent + patient)
    known = {"outlet": outlet, "target": target, "voice": voice, "agent": agent, "patient": patient}
    return known | {"share": share, "low": max(share - 0.1, 0), "high": min(share + 0.1, 1)}


def test_a_pair_of_each_measure_has_its_shares_and_their_difference():
    found = differences(
        generic_frames=[frame("Dale News", "crime", 0.2), frame("Moor Mail", "crime", 0.6)],
        loaded_density=[density("Dale News", 30.0), density("Moor Mail", 4.0)],
        agency=[acting("Dale News", 9, 1), acting("Moor Mail", 2, 8)],
    ).set_index("measure")
    assert found["topic"].to_dict() == {"acting": "Ida Moor", "frames": "crime", "loaded": ""}
    assert found["voice"].to_dict() == {"acting": "all", "frames": "all", "loaded": "own"}
    assert found["difference"].round(3).to_dict() == {"acting": 0.7, "frames": -0.4, "loaded": 0.026}
    assert (found["q"] < 0.001).all()
    assert (found["share_a"] - found["share_b"] == found["difference"]).all()


@pytest.mark.parametrize(
    "given",
    [
        {"generic_frames": [frame("Dale News", "crime", 0.2, n=9), frame("Moor Mail", "crime", 0.6)]},
        {"generic_frames": [frame("Dale News", "crime", 0.2) | {"low": None}, frame("Moor Mail", "crime", 0.6)]},
        {"generic_frames": [frame("Dale News", "crime", 0.0), frame("Moor Mail", "crime", 0.0)]},
        {"loaded_density": [density("Dale News", 30.0, n_words=199), density("Moor Mail", 4.0)]},
        {"loaded_density": [density("Dale News", 30.0, voice="all"), density("Moor Mail", 4.0)]},
        {"agency": [acting("Dale News", 6, 1), acting("Moor Mail", 2, 8)]},
        {"agency": [acting("Dale News", 9, 1, target="Rex Holt"), acting("Moor Mail", 2, 8)]},
    ],
    ids=["sentences", "no interval", "nobody shows it", "words", "another voice", "verbs", "another actor"],
)
def test_what_has_too_little_evidence_or_no_counterpart_is_not_compared(given):
    assert differences(**given).empty


def test_many_frames_in_one_chart_make_no_difference_by_their_number():
    pair = [frame("Dale News", "crime", 0.1), frame("Moor Mail", "crime", 0.175)]
    alone = differences(generic_frames=pair)
    assert alone["p"].item() == alone["q"].item() < 0.05
    same = [frame(outlet, f"other {n}", 0.1) for n in range(20) for outlet in ("Dale News", "Moor Mail")]
    among = differences(generic_frames=[*pair, *same]).set_index("topic").loc["crime"]
    assert among["p"] == alone["p"].item()
    assert among["q"] > 0.05


def test_each_actor_and_each_voice_is_a_chart_of_its_own():
    verbs = [acting("Dale News", 12, 8), acting("Moor Mail", 8, 12)]
    alone = differences(agency=verbs)["q"].item()
    others = [acting(outlet, 10, 10, target=f"A{n}") for n in range(9) for outlet in ("Dale News", "Moor Mail")]
    found = differences(agency=[*verbs, *others]).set_index("topic")
    assert found.loc["Ida Moor", "q"] == alone


def test_none_of_ten_is_not_taken_for_certain():
    none, some = frame("Dale News", "crime", 0.0, reach=0.0, n=10), frame("Moor Mail", "crime", 0.1, n=40)
    assert differences(generic_frames=[none, some])["p"].item() > 0.05
    many = frame("Dale News", "crime", 0.0, reach=0.0, n=1000)
    assert differences(generic_frames=[many, some])["p"].item() < 0.01


def test_swapping_two_outlets_turns_the_sign_only():
    one = differences(generic_frames=[frame("A", "crime", 0.1), frame("B", "crime", 0.3, reach=0.1)])
    other = differences(generic_frames=[frame("B", "crime", 0.1), frame("A", "crime", 0.3, reach=0.1)])
    assert one["p"].item() == other["p"].item()
    assert one["difference"].item() == -other["difference"].item()
