"""Fit the decision whether two sentences tell the same fact.

Run: ``python -m analysis.training.same_fact EVENTS.jsonl.gz OUT.json``

The labels, ``data/same_fact.tsv``, are ids and offsets of pairs of sentences in real events (articles of Baly et al.
2020, EMNLP, Apache-2.0), read one by one: ``same`` (both tell at least one fact), ``related`` (one matter, no fact in
common) or ``other``. Pairs were drawn near a random sentence by meaning and by rare words, and then where an earlier
fit was unsure, so hard pairs are many. A fifth of the events is held out and only reports.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.measures.coverage.pairs import FEATURES, find_pairs
from analysis.measures.coverage.units import Rarity, find_units
from analysis.records import Article, Span
from analysis.stats.bootstrap import FloatArray
from analysis.text.nlp import parse
from analysis.training.regression import fit_logistic, predict

LABELS = Path(__file__).parent / "data" / "same_fact.tsv"
HELD_OUT = 5
"""One event in so many is held out."""
PENALTY = 3.0
LONGEST = 9000
"""Characters of an article that were read."""
SAME, MAYBE = 0.7, 0.45

Place = tuple[str, int]
"""An article and where a sentence starts in it."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair of sentences as it was read."""

    event: str
    left: Place
    right: Place
    label: str

    @property
    def held_out(self) -> bool:
        """Tell whether its event only reports."""
        return int(hashlib.sha256(self.event.encode()).hexdigest(), 16) % HELD_OUT == 0


def read_labels(path: Path = LABELS) -> list[Labelled]:
    """Read the labelled pairs."""
    with path.open(encoding="utf-8", newline="") as handle:
        return [
            Labelled(
                row["event"],
                (row["left"], int(row["left_start"])),
                (row["right"], int(row["right_start"])),
                row["label"],
            )
            for row in csv.DictReader(handle, delimiter="\t")
        ]


def main() -> None:
    """Fit on the events that are not held out, print how good it is on those that are, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    labels = read_labels()
    wanted = {pair.event for pair in labels}
    features: dict[frozenset[Place], tuple[float, ...]] = {}
    for articles in _events(arguments.events, wanted):
        features.update(_features(articles))
    kept = [pair for pair in labels if frozenset((pair.left, pair.right)) in features]
    print(f"{len(labels)} pairs, {len(labels) - len(kept)} of them never compared")
    rows = np.array([features[frozenset((pair.left, pair.right))] for pair in kept])
    same = np.array([float(pair.label == "same") for pair in kept])
    held = np.array([pair.held_out for pair in kept])
    weights = fit(rows[~held], same[~held])
    report(_scores(weights, rows[held]), same[held])
    arguments.out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


def fit(rows: FloatArray, same: FloatArray) -> dict[str, object]:
    """Return the weights as they are shipped."""
    mean, scale = rows.mean(0), rows.std(0) + 1e-6
    beta = fit_logistic((rows - mean) / scale, same, weights=np.ones(len(same)), penalty=PENALTY)
    return {
        "features": list(FEATURES),
        "same": SAME,
        "maybe": MAYBE,
        "mean": mean.round(5).tolist(),
        "scale": scale.round(5).tolist(),
        "weights": beta[:-1].round(5).tolist(),
        "base": round(float(beta[-1]), 5),
    }


def _scores(weights: Mapping[str, object], rows: FloatArray) -> FloatArray:
    scaled = (rows - np.array(weights["mean"])) / np.array(weights["scale"])
    return predict(np.array([*_floats(weights["weights"]), weights["base"]], dtype=np.float64), scaled)


def _floats(values: object) -> Sequence[float]:
    return [float(value) for value in values] if isinstance(values, list) else []


def report(scores: FloatArray, same: FloatArray) -> None:
    """Print precision and recall at several thresholds."""
    for threshold in np.arange(0.3, 0.95, 0.04):
        found = scores >= threshold
        hits = float(same[found].sum())
        print(f"{threshold:.2f} precision {hits / max(1, found.sum()):.3f} recall {hits / max(1, same.sum()):.3f}")


def _events(path: Path, wanted: set[str]) -> Iterator[list[Article]]:
    """Yield the articles of each event; the text is the title, a blank line and the text, unless it starts with it."""
    events: dict[str, list[Article]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            row = json.loads(line)
            if row["event"] not in wanted:
                continue
            title = row["title"]
            text = row["text"] if row["text"].startswith(title) else f"{title}\n\n{row['text']}"
            events[row["event"]].append(
                Article(
                    article_id=row["id"],
                    source_name=row["event"],
                    text=text[:LONGEST],
                    title=title,
                    outlet=row["outlet"],
                    published=row["date"],
                    headings=(Span(0, len(title)),),
                )
            )
    yield from events.values()


def _features(articles: Sequence[Article]) -> Iterator[tuple[frozenset[Place], tuple[float, ...]]]:
    parsed = list(parse(articles))
    units = find_units(parsed)
    places = [
        (articles[unit.article].article_id, parsed[unit.article].sentences[unit.sentence_id].start) for unit in units
    ]
    for pair in find_pairs(units, Rarity(units)):
        yield frozenset((places[pair.left], places[pair.right])), pair.features


if __name__ == "__main__":
    main()
