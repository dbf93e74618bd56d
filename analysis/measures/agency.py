"""Who acts: how often an actor does something rather than has it done to it, and how often nobody is said to act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from analysis.measures.measure import Counted, Measure, Row, Table
from analysis.measures.schema import OUTLET, TARGET, count, number, schema, text
from analysis.stats.wilson import wilson

VOICES = ("all", "own", "quoted")
ENOUGH_VERBS = 8
"""Verbs below which a share is no label: the interval then spans more than half of the scale."""

_VOICE = text("voice", "whose words: all, own, or quoted (reported too)", VOICES)


def is_enough(row: Mapping[str, Any]) -> bool:
    """Tell whether a row of the agency table has verbs enough for its share to stand as one."""
    return bool(row["agent"] + row["patient"] >= ENOUGH_VERBS)


def _agency(counted: Counted) -> Iterator[Row]:
    roles = Counter(
        (row["outlet"], row["target"], voice, row["role"]) for row in counted.rows("verbs") for voice in _heard(row)
    )
    for outlet, target, voice in sorted({key[:3] for key in roles}):
        agent, patient = roles[outlet, target, voice, "agent"], roles[outlet, target, voice, "patient"]
        low, high = wilson(agent, agent + patient)
        yield {
            "outlet": outlet,
            "target": target,
            "voice": voice,
            "agent": agent,
            "patient": patient,
            "share": agent / (agent + patient),
            "low": low,
            "high": high,
        }


def _passive_shares(counted: Counted) -> Iterator[Row]:
    passives: Counter[tuple[str, str]] = Counter()
    with_one: dict[tuple[str, str], set[tuple[str, int]]] = {}
    for row in counted.rows("agentless_passives"):
        for voice in _heard(row):
            key = row["outlet"], voice
            passives[key] += 1
            with_one.setdefault(key, set()).add((row["article_id"], row["sentence_id"]))
    for outlet, items in counted.by_outlet():
        n = sum(1 for item in items for _ in counted.sentences(item))
        for voice in VOICES:
            shown = len(with_one.get((outlet, voice), ()))
            low, high = wilson(shown, n) if n else (None, None)
            yield {
                "outlet": outlet,
                "voice": voice,
                "n_passives": passives[outlet, voice],
                "n_with_one": shown,
                "n_sentences": n,
                "share": shown / n if n else None,
                "low": low,
                "high": high,
            }


def _heard(row: Row) -> tuple[str, str]:
    return "all", "own" if row["voice"] == "own" else "quoted"


AGENCY = schema(
    "agency",
    "an outlet × actor × voice (all, own, quoted) with a verb",
    (
        OUTLET,
        TARGET,
        _VOICE,
        count("agent", "verbs that the actor does"),
        count("patient", "verbs that are done to it"),
        number("share", "share of verbs that it does", 0, 1),
        number("low", "lower end of the 95 % interval after Wilson (1927), verbs taken as independent", 0, 1),
        number("high", "upper end of it", 0, 1),
    ),
    sort=("outlet", "target", "voice"),
)
PASSIVE_SHARES = schema(
    "passive_shares",
    "an outlet × voice (all, own, quoted)",
    (
        OUTLET,
        _VOICE,
        count("n_passives", "passives that don't say who acts"),
        count("n_with_one", "sentences with such a passive"),
        count("n_sentences", "the outlet's sentences, of all voices"),
        number("share", "share of sentences with one; missing without sentences", 0, 1, optional=True),
        number("low", "lower end of the 95 % interval after Wilson, sentences independent", 0, 1, optional=True),
        number("high", "upper end of it", 0, 1, optional=True),
    ),
    sort=("outlet", "voice"),
)

MEASURE = Measure(
    title="Agency",
    meaning="How often an actor is the one who acts, and how often an outlet doesn't say who does.",
    section="naming",
    tables=(Table(AGENCY, _agency), Table(PASSIVE_SHARES, _passive_shares)),
)
