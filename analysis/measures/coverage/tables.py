"""The tables ``claims`` and ``coverage``."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from analysis.extract.facts import EventFacts
from analysis.measures.coverage.certainty import LADDER
from analysis.measures.coverage.claims import STATUSES, Claim, find_claims
from analysis.measures.coverage.conflicts import KINDS
from analysis.measures.coverage.corrected import CorrectedClaims, corrected_claims
from analysis.measures.coverage.cuts import find_cuts
from analysis.measures.coverage.places import POSITIONS
from analysis.measures.coverage.scorer import claims as claims_scorer
from analysis.measures.measure import Counted, Measure, Row, Table, of_article
from analysis.measures.schema import ARTICLE, END, OUTLET, SENTENCE, SPEAKER, START, VOICE, count, number, schema, text

_FOUND: WeakKeyDictionary[EventFacts, CorrectedClaims] = WeakKeyDictionary()
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


CERTAINTY_CUES = schema(
    "certainty_cues",
    "a word that makes a claim less than flat, in a sentence of the table coverage",
    (ARTICLE, SENTENCE, START, END, text("text", "the word"), text("certainty", "what it makes of the claim", LADDER)),
    sort=("article_id", "start"),
)

QUOTE_CUTS = schema(
    "quote_cuts",
    "a quotation of a statement that several articles quote, each its own part of it",
    (
        count("cut_id", "number of the statement in the event; the longest comes first"),
        ARTICLE,
        OUTLET,
        count("quote_id", "number of the quotation in its article, as in quotes"),
        SENTENCE,
        START,
        END,
        text("text", "the words inside the outer marks"),
        SPEAKER,
        text("cue", "the newsroom's words that introduce it"),
        number("kept", "its different words as a share of the statement's, as far as the articles give it", 0, 1),
    ),
    sort=("cut_id", "article_id", "start"),
)


def _claims_of(facts: EventFacts) -> tuple[Claim, ...]:
    """Return the claims of an event; of one article alone nothing can be compared."""
    return claims_of(facts).claims


def claims_of(facts: EventFacts) -> CorrectedClaims:
    """Return the claims of an event as readers corrected them."""
    if facts not in _FOUND:
        items = facts.articles
        parsed, voices = [item.parsed for item in items], [item.voices for item in items]
        found = find_claims(parsed, voices, [item.outlet for item in items]) if len(items) > 1 else []
        _FOUND[facts] = corrected_claims(found, items)
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


def _cue_rows(counted: Counted) -> Iterator[Row]:
    tellings = {
        (item.article, item.sentence_id): item.telling for claim in _claims_of(counted.facts) for item in claim.told
    }
    for (article, sentence_id), telling in tellings.items():
        for cue in telling.cues:
            yield {
                "article_id": counted.articles[article].article_id,
                "sentence_id": sentence_id,
                "start": cue.start,
                "end": cue.end,
                "text": telling.text[cue.start - telling.start : cue.end - telling.start],
                "certainty": cue.certainty,
            }


def _cut_rows(counted: Counted) -> Iterator[Row]:
    for cut in find_cuts([item.quotes for item in counted.articles]):
        quote = cut.quote
        yield {
            "cut_id": cut.cut_id,
            **of_article(counted.articles[cut.article]),
            "quote_id": quote.quote_id,
            "sentence_id": quote.sentence_id,
            "start": quote.start,
            "end": quote.end,
            "text": quote.text,
            "speaker": quote.said_by,
            "cue": quote.cue,
            "kept": cut.kept,
        }


MEASURE = Measure(
    title="Coverage",
    meaning="Which facts the outlets share, which only one tells, and which are told differently.",
    section="coverage",
    # What an outlet tells includes what it took from an agency.
    tables=(
        Table(CLAIMS, _claim_rows, own_text="same"),
        Table(COVERAGE, _coverage_rows, own_text="same"),
        Table(CERTAINTY_CUES, _cue_rows, own_text="same"),
        Table(QUOTE_CUTS, _cut_rows, own_text="same"),
    ),
    scorers={"claims": claims_scorer},
)
