"""Do two outlets differ in a share: of frames, of loaded words, of an actor's verbs that it does itself?

Shares are compared as differences, from their intervals, over all pairs that one chart shows at once; an interval
without width gives way to Wilson's (see :mod:`analysis.stats.estimates`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from analysis.measures import agency, generic_frames, loaded
from analysis.measures.measure import Counted, Measure, Row, Table
from analysis.measures.schema import number, schema, text
from analysis.stats.estimates import Estimate, compare, share_estimate

_Family = tuple[str, str, str]
"""What is compared at once: the measure, the voice, and the actor where each has a family of its own."""


@dataclass(frozen=True, slots=True)
class _Share:
    """A share with evidence enough to be compared.

    Attributes:
        family: The pairs it is compared among.
        topic: What it is a share of, within the family: only shares of one topic are compared.
        estimate: The share, with the outlet as key.
    """

    family: _Family
    topic: str
    estimate: Estimate


def _share_differences(counted: Counted) -> Iterator[Row]:
    families: dict[_Family, dict[str, list[Estimate]]] = defaultdict(lambda: defaultdict(list))
    for share in (*_frames(counted), *_loaded(counted), *_acting(counted)):
        families[share.family][share.topic].append(share.estimate)
    for (measure, voice, _), topics in sorted(families.items()):
        pairs = [
            (topic, one, other)
            for topic, estimates in sorted(topics.items())
            for one, other in combinations(sorted(estimates, key=lambda each: each.key), 2)
        ]
        tested = compare((one, other) for _, one, other in pairs)
        for (topic, one, other), found in zip(pairs, tested, strict=True):
            yield {
                "measure": measure,
                "topic": topic,
                "voice": voice,
                "outlet_a": one.key,
                "outlet_b": other.key,
                "share_a": one.score,
                "share_b": other.score,
                "difference": one.score - other.score,
                "p": found.p,
                "q": found.q,
            }


def _frames(counted: Counted) -> Iterator[_Share]:
    """Yield the shares of frames that any outlet shows: of those that none shows there is nothing to compare."""
    rows = counted.rows("generic_frames")
    shown = {row["generic_frame"] for row in rows if row["share"] > 0}
    for row in rows:
        if row["generic_frame"] in shown and generic_frames.is_enough(row):
            estimate = share_estimate(row["outlet"], row["share"], row["low"], row["high"], n=row["n"])
            yield _Share(("frames", "all", ""), row["generic_frame"], estimate)


def _loaded(counted: Counted) -> Iterator[_Share]:
    for row in counted.rows("loaded_density"):
        if loaded.is_enough(row):
            share, low, high = (row[name] / loaded.PER_WORDS for name in ("density", "low", "high"))
            estimate = share_estimate(row["outlet"], share, low, high, n=row["n_words"])
            yield _Share(("loaded", row["voice"], ""), "", estimate)


def _acting(counted: Counted) -> Iterator[_Share]:
    for row in counted.rows("agency"):
        if agency.is_enough(row):
            n = row["agent"] + row["patient"]
            estimate = share_estimate(row["outlet"], row["share"], row["low"], row["high"], n=n)
            yield _Share(("acting", row["voice"], row["target"]), row["target"], estimate)


SHARE_DIFFERENCES = schema(
    "share_differences",
    "a measure × topic × voice × pair of outlets with evidence enough",
    (
        text(
            "measure",
            "frames: share of sentences that show a frame; loaded: loaded words per word; acting: share of an "
            "actor's verbs that it does",
            ("frames", "loaded", "acting"),
        ),
        text("topic", "the frame, or the actor; empty for loaded words"),
        text("voice", "whose words: all, own, or quoted (reported too)", agency.VOICES),
        text("outlet_a", "the one outlet"),
        text("outlet_b", "the other outlet"),
        number("share_a", "share of the one outlet", 0),
        number("share_b", "share of the other outlet", 0),
        number("difference", "share of the one minus that of the other"),
        number("p", "two-sided p-value of no difference, from the two intervals", 0, 1),
        number("q", "false discovery rate at which it would be called, over all pairs of one chart", 0, 1),
    ),
    sort=("measure", "topic", "voice", "outlet_a", "outlet_b"),
)

MEASURE = Measure(
    title="Differences in shares",
    meaning="Whether two outlets differ in frames, loaded words or who acts, tested over all pairs of a chart.",
    section="differences",
    tables=(Table(SHARE_DIFFERENCES, _share_differences),),
)
