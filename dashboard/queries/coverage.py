"""The claims of an event as the Coverage page shows them: which article tells each, where, and how."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.measures.coverage.lexicon import plain_words
from analysis.pipeline import Analysis
from dashboard.memo import remembered
from dashboard.queries.rows import Row, records
from dashboard.state.refs import SentenceRef
from dashboard.wording import STRICTNESS

FRONT = ("headline", "lead")
"""Positions that lead an article."""
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells a claim.

    Attributes:
        place: Which sentence of which article.
        outlet: The article's outlet.
        text: The sentence.
        status: ``reports``, ``differs``, or ``maybe`` for a near miss, under the strictness that is chosen.
        position: A key of :data:`dashboard.wording.POSITIONS`.
        voice: Whose words: ``own``, ``quoted`` or ``reported``.
        certainty: A key of :data:`dashboard.wording.CERTAINTIES`.
        difference: What it tells differently, in words; empty if nothing.
        match: How surely it tells the claim.
    """

    place: SentenceRef
    outlet: str
    text: str
    status: str
    position: str
    voice: str
    certainty: str
    difference: str
    match: float


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with its tellings, by article; the first of an article is the one that tells it best.

    Attributes:
        claim_id: Its number.
        text: The claim.
        importance: How much it matters.
        conflict: What is told differently, in the words of both sides.
        kind: A key of :data:`dashboard.wording.CONFLICTS`; empty where nothing differs.
        told: The tellings.
    """

    claim_id: int
    text: str
    importance: float
    conflict: str
    kind: str
    told: Mapping[str, tuple[Telling, ...]]

    @property
    def telling(self) -> tuple[str, ...]:
        """Return the articles that tell it, near misses left out."""
        return tuple(article for article, found in self.told.items() if found[0].status != "maybe")

    @property
    def near(self) -> tuple[str, ...]:
        """Return the articles of which one sentence comes near."""
        return tuple(article for article, found in self.told.items() if found[0].status == "maybe")


@remembered
def claims(analysis: Analysis, *, strict: str = "usual") -> tuple[Claim, ...] | None:
    """Return the claims, those that most articles tell first; None where this analysis has none measured.

    Args:
        analysis: Where to look.
        strict: How sure a match must be, a key of :data:`dashboard.wording.STRICTNESS`.
    """
    if "coverage" not in analysis.tables:
        return None
    least = STRICTNESS[strict]
    by_claim: dict[int, list[Row]] = defaultdict(list)
    for row in records(analysis["coverage"]):
        by_claim[int(row["claim_id"])].append(row)
    found = [
        _claim(row, by_claim[int(row["claim_id"])], least)
        for row in records(analysis["claims"])
        if int(row["claim_id"]) in by_claim
    ]
    kept = [claim for claim in found if claim.telling]
    return tuple(sorted(kept, key=lambda claim: (-len(claim.telling), -claim.importance, claim.claim_id)))


def _claim(row: Row, rows: Iterable[Row], least: float) -> Claim:
    told: dict[str, list[Telling]] = defaultdict(list)
    for one in rows:
        told[str(one["article_id"])].append(_telling(one, least))
    best = {
        article: tuple(sorted(found, key=lambda item: (item.status == "maybe", -item.match)))
        for article, found in told.items()
    }
    claim = Claim(
        int(row["claim_id"]),
        str(row["claim"]),
        float(row["importance"]),
        str(row["conflict"]),
        str(row["conflict_kind"]),
        best,
    )
    sides = {item.difference for found in best.values() for item in found if item.status != "maybe" and item.difference}
    return claim if len(sides) > 1 else Claim(claim.claim_id, claim.text, claim.importance, "", "", best)


def _telling(row: Row, least: float) -> Telling:
    return Telling(
        place=SentenceRef(str(row["article_id"]), int(row["sentence_id"])),
        outlet=str(row["outlet"]),
        text=str(row["sentence"]),
        status=_status(str(row["status"]), float(row["match"]), least),
        position=str(row["position"]),
        voice=str(row["voice"]),
        certainty=str(row["certainty"]),
        difference=str(row["difference"]).partition(": ")[2],
        match=float(row["match"]),
    )


def _status(status: str, match: float, least: float) -> str:
    """Return the status under another strictness: a stricter one makes near misses, a looser one takes some in."""
    usual = STRICTNESS["usual"]
    if status == "maybe":
        return "reports" if least < usual and match >= least else "maybe"
    return "maybe" if least > usual and match < least else status


def listed(found: Sequence[Claim], shown: str, articles: Collection[str]) -> tuple[Claim, ...]:
    """Return the claims of a filter, a key of :data:`dashboard.wording.CLAIMS_SHOWN`, in their order."""
    several = [claim for claim in found if len(claim.telling) > 1]
    if shown == "alone":
        alone = [claim for claim in found if len(claim.telling) == 1 and not claim.near]
        return tuple(sorted(alone, key=lambda claim: -claim.importance))
    if shown == "but_one":
        return tuple(claim for claim in several if len(set(articles) - set(claim.told)) == 1)
    return tuple(claim for claim in several if shown == "shared" or claim.kind)


def most_telling_alone(found: Sequence[Claim], *, most: int) -> tuple[Claim, ...]:
    """Return the most important claims that one article alone tells, of different articles as far as there are."""
    alone = listed(found, "alone", ())
    first = {claim.telling[0]: claim for claim in reversed(alone)}
    ordered = sorted(alone, key=lambda claim: (first[claim.telling[0]] is not claim, -claim.importance))
    return tuple(ordered[:most])


@dataclass(frozen=True, slots=True)
class Share:
    """What an article tells of what several tell.

    Attributes:
        article_id: The article.
        told: How many of the shared claims it tells.
        shared: How many there are.
        alone: How many claims it alone tells.
        buried: Claims that it tells in its tail and another article in its headline or lead.
        leads: Claims that it leads with and no other article does.
    """

    article_id: str
    told: int
    shared: int
    alone: int
    buried: tuple[Claim, ...]
    leads: tuple[Claim, ...]


def shares(found: Sequence[Claim], articles: Iterable[str]) -> tuple[Share, ...]:
    """Return each article's share of the claims that several tell, what only it tells and what it buries."""
    several = listed(found, "shared", ())
    alone = Counter(claim.telling[0] for claim in listed(found, "alone", ()))
    return tuple(
        Share(
            article_id=article,
            told=sum(article in claim.telling for claim in several),
            shared=len(several),
            alone=alone[article],
            buried=tuple(claim for claim in several if _is_buried(claim, article)),
            leads=tuple(claim for claim in several if _leads(claim, article)),
        )
        for article in articles
    )


def place_of(claim: Claim, article: str) -> str:
    """Return where an article tells a claim at its most prominent; empty where it doesn't."""
    if article not in claim.telling:
        return ""
    places = [item.position for item in claim.told[article] if item.status != "maybe"]
    return next(place for place in ("headline", "lead", "middle", "tail") if place in places)


def _is_buried(claim: Claim, article: str) -> bool:
    others = (other for other in claim.telling if other != article)
    return place_of(claim, article) == "tail" and any(place_of(claim, other) in FRONT for other in others)


def _leads(claim: Claim, article: str) -> bool:
    others = (other for other in claim.telling if other != article)
    return place_of(claim, article) in FRONT and not any(place_of(claim, other) in FRONT for other in others)


def own_words_of(tellings: Sequence[Telling]) -> dict[SentenceRef, tuple[tuple[int, int], ...]]:
    """Return, by sentence, the stretches of words that no sentence of another article has; offsets in the sentence."""
    words = {item.place: {_bare(match[0]) for match in _WORD.finditer(item.text)} for item in tellings}
    found = {}
    for item in tellings:
        others = set().union(
            *(words[other.place] for other in tellings if other.place.article_id != item.place.article_id),
            plain_words(),
        )
        found[item.place] = tuple(match.span() for match in _WORD.finditer(item.text) if _bare(match[0]) not in others)
    return found


def _bare(word: str) -> str:
    """Return a word without case and without the ending of a plural or a genitive."""
    bare = word.casefold().replace("’", "'").removesuffix("'s")
    return bare[:-1] if len(bare) > 3 and bare.endswith("s") and not bare.endswith("ss") else bare


@remembered
def cue_spans(analysis: Analysis) -> Mapping[SentenceRef, tuple[tuple[int, int], ...]]:
    """Return where the words stand that make a sentence less than flat; offsets in the sentence."""
    starts = {
        (str(row["article_id"]), int(row["sentence_id"])): int(row["start"]) for row in records(analysis["sentences"])
    }
    found: dict[SentenceRef, list[tuple[int, int]]] = defaultdict(list)
    for row in records(analysis["certainty_cues"]):
        article, sentence = str(row["article_id"]), int(row["sentence_id"])
        start = starts.get((article, sentence))
        if start is not None:
            found[SentenceRef(article, sentence)].append((int(row["start"]) - start, int(row["end"]) - start))
    return {place: tuple(spans) for place, spans in found.items()}


@dataclass(frozen=True, slots=True)
class Cut:
    """A quotation as one article cut it.

    Attributes:
        place: The sentence.
        outlet: The outlet.
        text: The words inside the marks.
        cue: How it is introduced.
        kept: Its share of the statement's words.
        only: Stretches of words that no other cut has.
    """

    place: SentenceRef
    outlet: str
    text: str
    cue: str
    kept: float
    only: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that several articles quote, with what each kept."""

    speaker: str
    cuts: tuple[Cut, ...]


@remembered
def statements(analysis: Analysis) -> tuple[Statement, ...]:
    """Return statements that several articles quote and cut differently, the most different first."""
    table = analysis.tables.get("quote_cuts")
    if table is None or table.empty:
        return ()
    found = [_statement(records(part)) for _, part in table.groupby("cut_id", sort=True)]
    several = [one for one in found if len({cut.outlet for cut in one.cuts}) > 1 and any(cut.only for cut in one.cuts)]
    return tuple(
        sorted(several, key=lambda one: (-len({cut.outlet for cut in one.cuts}), min(c.kept for c in one.cuts)))
    )


def _statement(rows: Sequence[Row]) -> Statement:
    words = {number: {_bare(match[0]) for match in _WORD.finditer(str(row["text"]))} for number, row in enumerate(rows)}
    cuts = []
    for row in rows:
        others = set().union(
            *(found for other, found in words.items() if rows[other]["article_id"] != row["article_id"])
        )
        spans = tuple(m.span() for m in _WORD.finditer(str(row["text"])) if _bare(m[0]) not in others)
        place = SentenceRef(str(row["article_id"]), int(row["sentence_id"]))
        cuts.append(Cut(place, str(row["outlet"]), str(row["text"]), str(row["cue"]), float(row["kept"]), spans))
    named = Counter(str(row["speaker"]) for row in rows if row["speaker"])
    return Statement(named.most_common(1)[0][0] if named else "", tuple(cuts))


def claims_table(found: Sequence[Claim], labels: Mapping[str, str]) -> pd.DataFrame:
    """Return claims as a table: the claim, each article's place for it, and what is told differently."""
    rows = [
        {
            "Claim": claim.text,
            **{
                label: place_of(claim, article) or ("maybe" if article in claim.near else "not found")
                for article, label in labels.items()
            },
            "Told differently": claim.conflict,
        }
        for claim in found
    ]
    return pd.DataFrame(rows, columns=["Claim", *labels.values(), "Told differently"])
