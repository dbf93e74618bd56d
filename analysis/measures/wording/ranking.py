"""How telling a word or phrase is: a small logistic model over what it is, where it stands and who else uses it."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from analysis.measures.wording.candidates import TermUse
from analysis.text.reference_corpus import load_background

FEATURES = (
    *("words_1", "words_2", "words_3", "words_4", "rarity_least", "rarity_most", "rarity_mean", "rarity_unknown"),
    *("uses", "repeated", "elsewhere_share", "nowhere_else", "words_elsewhere", "heading", "lead", "place"),
    *("noun", "verb", "adjective", "adverb", "verb_phrase", "loaded", "loaded_clearly"),
)
"""Names of the values of :func:`features`, in order."""
LEAD_SENTENCES = 4
SHOWN = 30
"""Terms kept of an outlet and voice, the most telling ones."""
_CLEARLY = 0.3


@dataclass(frozen=True, slots=True)
class Term:
    """A term of one outlet.

    Attributes:
        term: Its lemmas.
        uses: Its places in the outlet's articles, in order.
        elsewhere: How often each other outlet uses it; zeros are left out.
        n_others: How many other outlets there are.
        words_elsewhere: Share of its words that any other outlet uses.
    """

    term: str
    uses: tuple[TermUse, ...]
    elsewhere: Mapping[str, int]
    n_others: int
    words_elsewhere: float


@dataclass(frozen=True, slots=True)
class Model:
    """Weights in the order of :data:`FEATURES`, and the constant."""

    weights: tuple[float, ...]
    constant: float


@cache
def load_model() -> Model:
    """Read the shipped weights once per process."""
    path = resources.files("analysis").joinpath("data", "framing", "wording_weights.json")
    content = json.loads(path.read_text(encoding="utf-8"))
    return Model(tuple(content["weights"][name] for name in FEATURES), content["constant"])


def terms_of_outlets(uses: Mapping[str, Sequence[TermUse]]) -> dict[str, list[Term]]:
    """Return the terms of each outlet, compared with all others; the order of terms is the alphabet's."""
    counts = {outlet: Counter(use.term for use in found) for outlet, found in uses.items()}
    users: dict[str, dict[str, int]] = defaultdict(dict)
    for outlet, counted in sorted(counts.items()):
        for term, number in counted.items():
            users[term][outlet] = number
    found: dict[str, list[Term]] = {}
    for outlet, here in sorted(uses.items()):
        places: dict[str, list[TermUse]] = defaultdict(list)
        for use in here:
            places[use.term].append(use)
        found[outlet] = [
            Term(
                term=term,
                uses=tuple(listed),
                elsewhere={name: number for name, number in users[term].items() if name != outlet},
                n_others=len(uses) - 1,
                words_elsewhere=_words_elsewhere(term, outlet, users),
            )
            for term, listed in sorted(places.items())
        ]
    return found


def features(term: Term) -> tuple[float, ...]:
    """Describe a term by the numbers named in :data:`FEATURES`."""
    rarity, known = _rarity(term.term)
    first, n = min(use.sentence_id for use in term.uses), len(rarity)
    pos, loaded = term.uses[0].pos, max(use.loaded for use in term.uses)
    return (
        *(float(n == length) for length in (1, 2, 3, 4)),
        min(rarity),
        max(rarity),
        sum(rarity) / n,
        float(not known),
        math.log(len(term.uses)),
        float(len(term.uses) > 1),
        len(term.elsewhere) / max(1, term.n_others),
        float(not term.elsewhere),
        term.words_elsewhere,
        float(any(use.heading for use in term.uses)),
        float(first <= LEAD_SENTENCES),
        min(use.place for use in term.uses),
        *(float(pos == name) for name in ("NOUN", "VERB", "ADJ", "ADV")),
        float(pos == "VERB" and n > 1),
        loaded,
        float(loaded >= _CLEARLY),
    )


def score(term: Term) -> float:
    """Return how telling a term is, in [0, 1]."""
    model = load_model()
    logit = model.constant + sum(w * x for w, x in zip(model.weights, features(term), strict=True))
    return 1 / (1 + math.exp(-logit))


def best_terms(terms: Sequence[Term], *, most: int = SHOWN) -> list[tuple[Term, float]]:
    """Rank one outlet's terms and leave out what a better one says already: a phrase in it, or one it is in.

    Terms that every other outlet uses too are no choice of this one.
    """
    scored = [(term, score(term)) for term in terms if len(term.elsewhere) < max(1, term.n_others)]
    chosen: list[tuple[Term, float]] = []
    said: Counter[str] = Counter()
    for term, value in sorted(scored, key=lambda pair: (-pair[1], pair[0].term)):
        words = term.term.split()
        if len(chosen) == most:
            break
        if not any(said[word] for word in words):
            chosen.append((term, value))
            said.update(words)
    return chosen


def best_use(term: Term) -> TermUse:
    """Return the place that shows a term best: in a heading, else the first one."""
    return min(term.uses, key=lambda use: (not use.heading, use.sentence_id, use.start))


def _words_elsewhere(term: str, outlet: str, users: Mapping[str, Collection[str]]) -> float:
    words = term.split()
    return sum(any(name != outlet for name in users.get(word, ())) for word in words) / len(words)


def _rarity(term: str) -> tuple[list[float], bool]:
    """Return how rare each word is in general news (natural logarithm), and whether all were counted there."""
    background = load_background()
    counts = [background.lemma_count(word) for word in term.split()]
    return [math.log(background.words / max(1, count)) for count in counts], all(counts)
