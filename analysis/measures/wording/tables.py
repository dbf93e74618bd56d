"""Rows of distinctive wording: what each outlet says in words that the others don't use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analysis.measures.measure import Counted, Measure, Row, Table
from analysis.measures.schema import ARTICLE, END, OUTLET, SENTENCE, START, VOICE, count, number, schema, text
from analysis.measures.wording.candidates import terms_of
from analysis.measures.wording.ranking import Term, best_terms, best_use, terms_of_outlets
from analysis.records import Voice

_HEARD: Mapping[str, tuple[Voice, ...]] = {"own": ("own",), "quoted": ("quoted", "reported")}
"""Whose words are ranked apart: the newsroom's, and those of all whom it lets speak."""


def _distinctive_wording(counted: Counted) -> Iterator[Row]:
    """Yield the most telling terms of each outlet, of its own words and of what others say in it."""
    uses = {
        outlet: [use for item in items for use in terms_of(item) if use.sentence_id not in counted.without(item)]
        for outlet, items in counted.by_outlet()
    }
    if len(uses) < 2:
        return
    for outlet, terms in terms_of_outlets(uses).items():
        for heard in _HEARD.values():
            ranked = best_terms([found for term in terms if (found := _heard(term, heard)) is not None])
            for rank, (term, value) in enumerate(ranked, 1):
                yield _row(outlet, rank, term, value)


def _heard(term: Term, voices: Sequence[Voice]) -> Term | None:
    """Return a term with its uses in some voices; None where there are none."""
    uses = tuple(use for use in term.uses if use.voice in voices)
    return Term(term.term, uses, term.elsewhere, term.n_others, term.words_elsewhere) if uses else None


def _row(outlet: str, rank: int, term: Term, value: float) -> Row:
    shown = best_use(term)
    return {
        "outlet": outlet,
        "term": term.term,
        "written": shown.written,
        "voice": shown.voice,
        "rank": rank,
        "score": value,
        "count": len(term.uses),
        "count_elsewhere": sum(term.elsewhere.values()),
        "n_outlets_elsewhere": len(term.elsewhere),
        "elsewhere": ", ".join(f"{name} {number}" for name, number in term.elsewhere.items()),
        "article_id": shown.article_id,
        "sentence_id": shown.sentence_id,
        "start": shown.start,
        "end": shown.end,
    }


DISTINCTIVE_WORDING = schema(
    "distinctive_wording",
    "an outlet × word or phrase that it chooses, of its own words or of what it quotes",
    (
        OUTLET,
        text("term", "lemmas, with a space between them"),
        text("written", "the words at the place that shows the term best"),
        VOICE,
        count("rank", "place among the outlet's terms of its own words, or of what it quotes and reports", 1),
        number("score", "how surely a reader would call the term telling", 0, 1),
        count("count", "how often the outlet uses it in these words", 1),
        count("count_elsewhere", "how often the other outlets use it, in any voice"),
        count("n_outlets_elsewhere", "how many other outlets use it"),
        text("elsewhere", "these outlets with their counts"),
        ARTICLE,
        SENTENCE,
        START,
        END,
    ),
    sort=("outlet", "voice", "rank", "term"),
)

MEASURE = Measure(
    title="Distinctive wording",
    meaning="Words and short phrases that an outlet uses and the others don't or rarely, the most telling first.",
    section="wording",
    tables=(Table(DISTINCTIVE_WORDING, _distinctive_wording, by_voice=True),),
)
