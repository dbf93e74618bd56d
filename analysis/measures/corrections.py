"""What readers corrected, whether it fits the articles as they are, and how often they disagreed with the machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from analysis.corrections import KINDS, in_force
from analysis.extract.corrected import Placed
from analysis.extract.facts import ArticleFacts, EventFacts
from analysis.measures.coverage.tables import claims_of
from analysis.measures.loaded.corrected import machine_mark
from analysis.measures.measure import Counted, Measure, Row, Table
from analysis.measures.schema import END, OUTLET, START, count, number, schema, text
from analysis.measures.stance.article_stance import stance_of
from analysis.records import Correction

STATUSES = ("applied", "replaced", "not applied")

_ITEMS = {
    "speaker": "quotations",
    "voice": "quotations",
    "actor": "mentions",
    "sentiment": "sentences about an actor",
    "side": "sentences about an issue",
    "stance": "stances",
    "loaded": "loaded words",
    "claim": "sentences under a claim",
}
"""What there is to correct, by kind."""


def _corrections(counted: Counted) -> Iterator[Row]:
    items = {item.article_id: item for item in counted.articles}
    machine = _machine(counted.facts)
    counting = set(in_force(counted.facts.corrections))
    for position, each in enumerate(counted.facts.corrections, start=1):
        item = items.get(each.article_id)
        yield {
            "number": position,
            "kind": each.kind,
            "table": KINDS[each.kind].table,
            "column": KINDS[each.kind].column,
            "article_id": each.article_id,
            "outlet": item.outlet if item is not None else "",
            "start": each.start,
            "end": each.end,
            "text": each.text,
            "target": each.target,
            "before": each.before,
            "after": each.after,
            "machine": machine.get(each, ""),
            "status": "replaced" if each not in counting else "applied" if each in machine else "not applied",
            "made": each.made,
            "by": each.by,
        }


def _machine(facts: EventFacts) -> dict[Correction, str]:
    """Return what the machine says itself, by the correction that changed it; others are not in it."""
    found: dict[Correction, str] = dict.fromkeys(claims_of(facts).applied, "told")
    for item in facts.articles:
        found.update(item.machine)
        for each in item.corrections:
            value = _measured(item, each)
            if value:
                found[each.given] = value
    return found


def _measured(item: ArticleFacts, each: Placed) -> str:
    """Return what a measure says that a reader corrected at its table; empty where there is nothing to correct."""
    if each.given.kind == "loaded":
        return machine_mark(item, each)
    if each.given.kind == "stance":
        label = stance_of(item, each.given.target).label
        return "" if label == "absent" else label
    return ""


def _disagreement(counted: Counted) -> Iterator[Row]:
    """Count what readers changed of what there is; an outlet without any such thing has no row."""
    whole = {kind: _things(kind, counted) for kind in KINDS}
    changed = Counter(
        (row["kind"], row["outlet"])
        for row in counted.rows("corrections")
        if row["status"] == "applied" and row["after"] != row["machine"]
    )
    for kind, things in whole.items():
        for outlet in sorted({item.outlet for item in counted.articles}):
            n, n_corrected = things[outlet], changed[kind, outlet]
            if n or n_corrected:
                # What a reader added, such as a mark, is no part of what was found.
                n = max(n, n_corrected)
                yield {
                    "kind": kind,
                    "items": _ITEMS[kind],
                    "outlet": outlet,
                    "n_corrected": n_corrected,
                    "n": n,
                    "share": n_corrected / n,
                }


def _things(kind: str, counted: Counted) -> Counter[str]:
    outlets = {item.article_id: item.outlet for item in counted.articles}
    if kind in ("sentiment", "side"):
        wanted = {each.name for each in counted.targets if (each.kind == "issue") == (kind == "side")}
        return Counter(
            item.outlet
            for item in counted.articles
            for target, units in item.units.items()
            if target in wanted
            for _ in {unit.sentence_id for unit in units}
        )
    if kind == "actor":
        return Counter(item.outlet for item in counted.articles for each in item.scored if each.mention.use == "actor")
    table = KINDS["loaded" if kind == "loaded" else "claim" if kind == "claim" else "stance"].table
    rows = counted.rows("quotes" if kind in ("speaker", "voice") else table)
    if kind == "speaker":
        rows = [row for row in rows if row["voice"] != "own"]
    if kind == "stance":
        rows = [row for row in rows if row["label"] != "absent"]
    return Counter(outlets[row["article_id"]] for row in rows)


CORRECTIONS = schema(
    "corrections",
    "what a reader corrected",
    (
        count("number", "its number, in the order in which corrections were made"),
        text("kind", "what is corrected", tuple(KINDS)),
        text("table", "the table whose rows show it"),
        text("column", "the column there"),
        text("article_id", "hash of the article's text"),
        text("outlet", "the outlet's name; empty where the article is not there"),
        START,
        END,
        text("text", "the words there; empty for a stance"),
        text("target", "the actor, issue or claim it is about; empty for quotations and words"),
        text("before", "what stood there when it was corrected"),
        text("after", "what the reader says it is; empty for nobody"),
        text("machine", "what this version finds by itself"),
        text("status", "applied, replaced by a later one, or not applied: nothing here fits it", STATUSES),
        text("made", "when: ISO date and time (UTC)"),
        text("by", "who, as far as they said"),
    ),
    sort=("number",),
)
DISAGREEMENT = schema(
    "disagreement",
    "a kind of correction × outlet",
    (
        text("kind", "what is corrected", tuple(KINDS)),
        text("items", "what there is to correct"),
        OUTLET,
        count("n_corrected", "of these, those that a reader says are otherwise"),
        count("n", "items in the outlet's articles; nobody knows how many of them were looked at", 1),
        number("share", "the one as a share of the other", 0, 1),
    ),
    sort=("kind", "outlet"),
)

MEASURE = Measure(
    title="Corrections",
    meaning="What readers corrected, and how often they disagreed with the machine.",
    section="corrections",
    tables=(
        Table(CORRECTIONS, _corrections, own_text="same"),
        Table(DISAGREEMENT, _disagreement, own_text="same"),
    ),
)
