"""The tables ``claims`` and ``coverage``."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from analysis.extract.facts import EventFacts
from analysis.measures.coverage.certainty import LADDER
from analysis.measures.coverage.claims import STATUSES, Claim, find_claims
from analysis.measures.coverage.conflicts import KINDS
from analysis.measures.coverage.places import POSITIONS
from analysis.measures.coverage.scorer import claims as claims_scorer
from analysis.measures.measure import Counted, Measure, Row, Table, of_article
from analysis.measures.schema import ARTICLE, OUTLET, SENTENCE, VOICE, count, number, schema, text

_FOUND: WeakKeyDictionary[EventFacts, list[Claim]] = WeakKeyDictionary()
"""The claims of an event, which both tables need, for as long as its facts live."""

_CLAIM = count("claim_id", "number of the claim in the event: those that most outlets tell come first")

CLAIMS = schema(
    "claims",
    "a fact that an article tells, alone or with others",
    (
        _CLAIM,
        text("claim", "the shortest full sentence that tells it well"),
        count("n_outlets", "outlets that tell it", low=1),
        text("only_in", "the one outlet that tells it, where no other comes near; else empty"),
        number("importance", "how much it matters for the event, by who tells it and where", 0, 1),
        text("conflict", "what is told differently, in the words of both sides; empty if nothing"),
        text("conflict_kind", "what differs; empty if nothing", (*KINDS, "")),
    ),
    sort=("claim_id",),
)

COVERAGE = schema(
    "coverage",
    "a claim × sentence that tells it",
    (
        _CLAIM,
        text("claim", "the claim, as in claims"),
        ARTICLE,
        OUTLET,
        SENTENCE,
        text("sentence", "the whole sentence"),
        text(
            "status", "reports the claim, tells it differently from others, or maybe tells it (a near miss)", STATUSES
        ),
        number("match", "how surely it tells the claim: mean probability over the claim's other sentences", 0, 1),
        text("position", "where in its article", POSITIONS),
        VOICE,
        text("certainty", "how surely it is told, from stated to denied", LADDER),
        text("difference", "what it tells differently, with its kind; empty if nothing"),
    ),
    sort=("claim_id", "article_id", "sentence_id"),
)


def _claims_of(facts: EventFacts) -> list[Claim]:
    """Return the claims of an event; of one article alone nothing can be compared."""
    if facts not in _FOUND:
        items = facts.articles
        parsed, voices = [item.parsed for item in items], [item.voices for item in items]
        _FOUND[facts] = find_claims(parsed, voices, [item.outlet for item in items]) if len(items) > 1 else []
    return _FOUND[facts]


def _claim_rows(counted: Counted) -> Iterator[Row]:
    for number_, claim in enumerate(_claims_of(counted.facts)):
        telling = sorted({counted.articles[place].outlet for place in claim.articles})
        near = any(item.status == "maybe" for item in claim.told)
        yield {
            "claim_id": number_,
            "claim": claim.text,
            "n_outlets": len(telling),
            "only_in": telling[0] if len(telling) == 1 and not near else "",
            "importance": claim.importance,
            "conflict": claim.conflict,
            "conflict_kind": claim.conflict_kind,
        }


def _coverage_rows(counted: Counted) -> Iterator[Row]:
    for number_, claim in enumerate(_claims_of(counted.facts)):
        for item in claim.told:
            yield {
                "claim_id": number_,
                "claim": claim.text,
                **of_article(counted.articles[item.article]),
                "sentence_id": item.sentence_id,
                "sentence": item.telling.text,
                "status": item.status,
                "match": item.match,
                "position": item.position,
                "voice": item.telling.voice,
                "certainty": item.telling.certainty,
                "difference": item.difference,
            }


MEASURE = Measure(
    title="Coverage",
    meaning="Which facts the outlets share, which only one tells, and which are told differently.",
    section="coverage",
    # What an outlet tells includes what it took from an agency.
    tables=(Table(CLAIMS, _claim_rows, own_text="same"), Table(COVERAGE, _coverage_rows, own_text="same")),
    scorers={"claims": claims_scorer},
)
