"""Train the ranker of distinctive wording.

Run: ``python -m analysis.training.wording EVENTS.jsonl.gz``

One reader judged terms of 59 articles, each compared with the others of its event: would this word or phrase tell
somebody who knows the event how this outlet sees it? ``data/telling_terms.tsv`` holds the judgements by offset. Writes
``analysis/data/framing/wording_weights.json`` and prints how well events that were held out are ranked.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.measures.wording.candidates import terms_of
from analysis.measures.wording.ranking import FEATURES, Term, features, terms_of_outlets
from analysis.stats.bootstrap import FloatArray
from analysis.training.events import facts_of, read_events
from analysis.training.loaded import OUT
from analysis.training.regression import fit_logistic, predict

DATA = Path(__file__).parent / "data" / "telling_terms.tsv"
PENALTY = 5.0
FOLDS = 6
FIRST = 10
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Judged:
    """A term that was judged."""

    event: str
    article_id: str
    term: Term
    telling: bool


def read_judgements(path: Path) -> dict[str, dict[tuple[str, int, int], bool]]:
    """Return what was judged, by event: article and offsets, and whether it tells."""
    found: dict[str, dict[tuple[str, int, int], bool]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(("#", "event\t")):
            event, article_id, start, end, telling = line.split("\t")
            found[event][article_id, int(start), int(end)] = telling == "1"
    return found


def judged_terms(events: Path) -> Iterator[Judged]:
    """Yield the judged terms that are candidates, as the measure sees them; each article is an outlet of its own."""
    judgements = read_judgements(DATA)
    for event, articles in read_events(events, judgements).items():
        uses = {item.article_id: terms_of(item) for item in facts_of(articles)}
        for article_id, terms in terms_of_outlets(uses).items():
            for term in terms:
                places = [(article_id, use.start, use.end) for use in term.uses]
                answers = [judgements[event][place] for place in places if place in judgements[event]]
                if answers:
                    yield Judged(event, article_id, term, answers[0])


def held_out_scores(table: FloatArray, labels: FloatArray, events: list[str]) -> FloatArray:
    """Return the score of each term by a model that has not seen its event."""
    order = sorted(set(events))
    fold = np.array([order.index(event) % FOLDS for event in events])
    scores = np.zeros(len(labels))
    for held_out in range(FOLDS):
        seen = fold != held_out
        beta = fit_logistic(table[seen], labels[seen], weights=np.ones(int(seen.sum())), penalty=PENALTY)
        scores[~seen] = predict(beta, table[~seen])
    return scores


def ranked_well(scores: FloatArray, labels: FloatArray) -> float:
    """Return the chance that a telling term stands above one that isn't (area under the curve)."""
    ranks = np.argsort(np.argsort(scores)) + 1
    told = labels == 1
    n = int(told.sum())
    return float((ranks[told].sum() - n * (n + 1) / 2) / (n * (len(labels) - n)))


def main() -> None:
    """Read the command line, train, and write the weights."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", type=Path)
    judged = list(judged_terms(parser.parse_args().events))
    table, labels = (
        np.array([features(item.term) for item in judged]),
        np.array([float(item.telling) for item in judged]),
    )
    spread = table.std(axis=0) + 1e-9
    scaled = (table - table.mean(axis=0)) / spread
    scores = held_out_scores(scaled, labels, [item.event for item in judged])
    first = []
    for article_id in sorted({item.article_id for item in judged}):
        here = [index for index, item in enumerate(judged) if item.article_id == article_id]
        best = sorted(here, key=lambda index: -scores[index])[:FIRST]
        first.append(float(labels[best].mean()))
    _LOG.info(
        "n %d, telling %.3f, AUC %.3f, precision of the first ten %.3f",
        len(labels),
        labels.mean(),
        ranked_well(scores, labels),
        np.mean(first),
    )
    beta = fit_logistic(scaled, labels, weights=np.ones(len(labels)), penalty=PENALTY)
    raw = beta[:-1] / spread
    content = {
        "source": "analysis/training/wording.py",
        "licence": "MIT",
        "version": 1,
        "judgements_sha256": hashlib.sha256(DATA.read_bytes()).hexdigest(),
        "weights": {name: round(float(value), 5) for name, value in zip(FEATURES, raw, strict=True)},
        "constant": round(float(beta[-1] - raw @ table.mean(axis=0)), 5),
    }
    (OUT / "wording_weights.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
