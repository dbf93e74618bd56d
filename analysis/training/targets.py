"""Learn which actors and issues an event is about from the targets that careful readers named.

    python -m analysis.training.targets EVENTS

EVENTS holds ``allsides-events.jsonl.gz`` (articles by event) and ``targets/EVENT.toml`` (actors with aliases, issues
with phrases). Two logistic regressions are fitted, one over actors and one over topics. Words that were issues, and
what such words depend on, come in as smoothed log odds, those of an event counted without it; how often a noun is
demanded, opposed or defended is counted over all events. Prints recall on events left out, and writes
``analysis/data/targets/ranking.json``: weights and counts of words, no text.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from analysis.evaluation.targets import finds_actor, finds_issue
from analysis.extract.actors import find_actors, find_mentions
from analysis.extract.actors.units import read_article
from analysis.extract.quotes import find_quotes
from analysis.extract.targets import issues
from analysis.extract.targets.importance import NamedArticle, actor_features, main_actors_of
from analysis.extract.targets.noun_phrases import Phrase
from analysis.extract.targets.ranking import score
from analysis.extract.targets.topics import Topic, features_of, gather_topics
from analysis.ingest.readers.files import read_articles
from analysis.records import Actor, Article, Target
from analysis.targets import load_targets
from analysis.text.nlp import ParsedArticle, parse
from analysis.training.regression import fit_logistic

OUT = Path(__file__).parents[1] / "data" / "targets" / "ranking.json"
FOLDS, SEED = 8, 1
PENALTY = {"actor": 20.0, "issue": 20.0}
SMOOTHING = {"topics": 2.0, "governors": 4.0, "contested": 20.0}
"""As if each word had been seen this many times more, at the usual rate."""
FEWEST_SEEN = 2
"""Events, or for contested nouns places, in which a word must have been seen to be kept."""
CONTESTING = frozenset(
    """
    oppose support reject back approve block defend propose delay repeal ban criticize condemn demand seek urge favor
    endorse denounce veto halt stop end pass push impose lift overturn challenge fight protest resist abandon scrap
    cancel suspend reverse extend justify blast slam attack question dispute dismiss consider negotiate advocate decry
    welcome call vote argue opposition argument critic opponent supporter criticism condemnation rejection approval
    defense
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
"""Verbs and nouns that say that somebody is for or against something."""

Features = Mapping[str, float]


@dataclass(frozen=True)
class Event:
    """An event with what its candidates look like.

    Attributes:
        name: Its name.
        gold: Its targets, as a careful reader named them.
        actors: Actors with their features.
        topics: Topics with the features that need no counts of words; ``phrases`` and ``n_articles`` for the rest.
    """

    name: str
    gold: tuple[Target, ...]
    actors: list[tuple[Actor, dict[str, float]]]
    topics: list[tuple[Topic, dict[str, float]]]
    n_articles: int

    def wanted(self, kind: str) -> list[Target]:
        """Return the reader's actors or issues."""
        return [target for target in self.gold if target.kind == kind]


@dataclass(frozen=True, slots=True)
class Counts:
    """In how many events, or places, a word was seen and was right."""

    seen: Counter[str]
    right: Counter[str]

    def odds(self, word: str, smoothing: float, *, without: Counts | None = None) -> float:
        """Return the smoothed log odds of a word against those of all words."""
        seen = self.seen[word] - (without.seen[word] if without else 0)
        right = self.right[word] - (without.right[word] if without else 0)
        usual = self.right.total() / max(1, self.seen.total())
        share = (right + smoothing * usual) / (seen + smoothing)
        return math.log(share / (1 - share)) - math.log(usual / (1 - usual))


def main() -> None:
    """Fit on all events, after telling what recall is on events left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", type=Path)
    folder = parser.parse_args().events
    digest = hashlib.sha256((folder / "allsides-events.jsonl.gz").read_bytes())
    labelled, places = [], Counts(Counter(), Counter())
    for name, articles in articles_by_event(folder / "allsides-events.jsonl.gz"):
        path = folder / "targets" / f"{name}.toml"
        event = read_event(name, list(parse(articles)), load_targets(path) if path.exists() else (), places)
        if path.exists():
            digest.update(path.read_bytes())
            labelled.append(event)
    learn(labelled, places, digest=digest.hexdigest())


def articles_by_event(path: Path) -> Iterator[tuple[str, list[Article]]]:
    """Yield each event with its articles."""
    events: dict[str, list[Article]] = {}
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        row = json.loads(line)
        text = row["text"] if row["text"].startswith(row["title"]) else f"{row['title']}\n\n{row['text']}"
        for article in read_articles(text.encode(), source_name=f"{row['id']}.txt"):
            events.setdefault(row["event"], []).append(replace(article, outlet=row["outlet"]))
    yield from sorted(events.items())


def read_event(name: str, parsed: Sequence[ParsedArticle], gold: Sequence[Target], places: Counts) -> Event:
    """Collect the candidates of an event, and count its contested nouns into ``places``."""
    actors = find_actors(parsed)
    articles, read = [], []
    for item in parsed:
        mentions = find_mentions(item, actors)
        articles.append(
            NamedArticle(item, mentions, find_quotes(item, mentions=mentions, actors=actors) if gold else ())
        )
        read.append((item, read_article(item), mentions))
    phrases = issues.read_phrases(read)
    for phrase in phrases:
        if not phrase.verb:
            places.seen[phrase.word.lemma] += 1
            places.right[phrase.word.lemma] += _is_contested(phrase)
    topics = [] if not gold else gather_topics(phrases)
    nouns = sum(not phrase.verb for phrase in phrases)
    featured = [(topic, features_of(topic, articles=len(parsed), nouns=nouns)) for topic in topics]
    return Event(
        name,
        tuple(gold),
        actor_features(actors, articles) if gold else [],
        [(topic, features) for topic, features in featured if features is not None],
        len(parsed),
    )


def _is_contested(phrase: Phrase) -> bool:
    return phrase.governor in CONTESTING and phrase.relation in {
        "dobj",
        "nsubjpass",
        "pobj for",
        "pobj against",
        "pobj of",
    }


def learn(events: Sequence[Event], places: Counts, *, digest: str) -> None:
    """Tell recall on events left out, then fit on all and write the weights."""
    order = list(events)
    random.Random(SEED).shuffle(order)  # noqa: S311 (folds, not secrets)
    figures: Counter[str] = Counter()
    for fold in range(FOLDS):
        models = fit([event for number, event in enumerate(order) if number % FOLDS != fold], places)
        for event in order[fold::FOLDS]:
            figures.update(found(event, models))
    print(json.dumps(dict(summary(figures, len(order))), indent=1))
    content = {
        "source": "analysis/training/targets.py",
        "licence": "MIT",
        "version": 1,
        "digest": digest,
        "events": len(events),
        "left_out": dict(summary(figures, len(order))),
        **fit(order, places),
    }
    OUT.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def summary(figures: Counter[str], events: int) -> Iterator[tuple[str, float]]:
    """Yield recall of actors and issues and how many are found an event."""
    for kind in ("actor", "issue"):
        yield f"{kind}_recall", round(figures[f"{kind}_hit"] / figures[kind], 4)
        yield f"{kind}s_found", round(figures[f"{kind}_found"] / events, 2)
        yield f"{kind}s", figures[kind]


def fit(events: Sequence[Event], places: Counts) -> dict[str, dict[str, float]]:
    """Fit both models and the log odds of words."""
    topics, governors = _word_counts(events)
    words = {
        "topics": _table(topics, SMOOTHING["topics"]),
        "governors": _table(governors, SMOOTHING["governors"]),
        "contested": _table(places, SMOOTHING["contested"], fewest=10),
    }
    actor_rows = [
        (features, finds_actor(actor, event.wanted("actor"))) for event in events for actor, features in event.actors
    ]
    issue_rows = []
    for event in events:
        own_topics, own_governors = _word_counts([event])
        for topic, features in event.topics:
            without = {
                "topic": topics.odds(topic.word, SMOOTHING["topics"], without=own_topics),
                "governor": _mean(
                    governors.odds(phrase.governor, SMOOTHING["governors"], without=own_governors)
                    for phrase in topic.heads
                ),
                "contested": words["contested"].get(topic.word.removeprefix("to "), 0.0),
            }
            issue_rows.append(({**features, **without}, _is_issue(topic, event)))
    return {**words, "actor": _weights(actor_rows, PENALTY["actor"]), "issue": _weights(issue_rows, PENALTY["issue"])}


def _is_issue(topic: Topic, event: Event) -> bool:
    return finds_issue(issues.forms_of(topic), event.wanted("issue"))


def _word_counts(events: Sequence[Event]) -> tuple[Counts, Counts]:
    topics, governors = Counts(Counter(), Counter()), Counts(Counter(), Counter())
    for event in events:
        right_governors: set[str] = set()
        all_governors: set[str] = set()
        for topic, _ in event.topics:
            right = _is_issue(topic, event)
            topics.seen[topic.word] += 1
            topics.right[topic.word] += right
            listed = {phrase.governor for phrase in topic.heads}
            all_governors |= listed
            right_governors |= listed if right else set()
        governors.seen.update(all_governors)
        governors.right.update(right_governors)
    return topics, governors


def _table(counts: Counts, smoothing: float, *, fewest: int = FEWEST_SEEN) -> dict[str, float]:
    return {
        word: round(counts.odds(word, smoothing), 2)
        for word, seen in sorted(counts.seen.items())
        if seen >= fewest and word
    }


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return math.fsum(listed) / len(listed) if listed else 0.0


def _weights(rows: Sequence[tuple[Features, bool]], penalty: float) -> dict[str, float]:
    """Fit a model on standardised features and give the weights back for the features as they are."""
    names = sorted(rows[0][0])
    values = np.array([[features[name] for name in names] for features, _ in rows])
    mean, spread = values.mean(axis=0), values.std(axis=0)
    spread[spread == 0] = 1.0
    labels = np.array([float(label) for _, label in rows])
    beta = fit_logistic((values - mean) / spread, labels, weights=np.ones(len(rows)), penalty=penalty)
    scaled = beta[:-1] / spread
    constant = float(beta[-1] - scaled @ mean)
    return {
        "": round(constant, 4),
        **{name: round(float(weight), 4) for name, weight in zip(names, scaled, strict=True)},
    }


def found(event: Event, models: Mapping[str, Mapping[str, float]]) -> dict[str, int]:
    """Count the targets of an event that the models find."""
    ranked = sorted(
        ((score(features, models["actor"]), actor) for actor, features in event.actors),
        key=lambda item: (-item[0], item[1].name),
    )
    actors = main_actors_of(ranked)
    topics = []
    for topic, features in event.topics:
        value = score(with_words(topic, features, models), models["issue"])
        topics.append((value - issues.doubt(topic), topic))
    chosen = issues.choose(sorted(topics, key=lambda item: (-item[0], item[1].word)))
    forms = [issues.forms_of(topic) for topic in chosen]
    return {
        "actor": len(event.wanted("actor")),
        "actor_found": len(actors),
        "actor_hit": sum(any(finds_actor(actor, [target]) for actor in actors) for target in event.wanted("actor")),
        "issue": len(event.wanted("issue")),
        "issue_found": len(chosen),
        "issue_hit": sum(any(finds_issue(listed, [target]) for listed in forms) for target in event.wanted("issue")),
    }


def with_words(topic: Topic, features: Features, models: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Return the features of a topic with the log odds of its words."""
    return {
        **features,
        "topic": models["topics"].get(topic.word, 0.0),
        "governor": _mean(models["governors"].get(phrase.governor, 0.0) for phrase in topic.heads),
        "contested": models["contested"].get(topic.word.removeprefix("to "), 0.0),
    }


if __name__ == "__main__":
    main()
