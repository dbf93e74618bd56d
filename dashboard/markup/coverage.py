"""Coverage as HTML: claims × articles, sentences side by side, contradictions, and cuts of one quotation."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from dashboard.markup.elements import element, escaped
from dashboard.markup.links import LINK_CLASS
from dashboard.queries.coverage import Claim, Cut, Telling
from dashboard.state.refs import SentenceRef
from dashboard.wording import CERTAINTIES, CONFLICTS, POSITIONS, VOICE_NOTES, shortened

CLAIM_LENGTH = 170
"""Longest text of a claim in the table, in characters."""

Spans = Sequence[tuple[int, int]]

_NOT_FOUND = '<td class="px-missing"><i class="px-said">not found</i></td>'


def claims_html(
    found: Iterable[Claim], labels: Mapping[str, str], *, address_of: Callable[[int], str], opened: int | None
) -> str:
    """Write claims × articles; each cell is a link that opens the claim's sentences.

    Args:
        found: The claims.
        labels: Names of the articles.
        address_of: Where the link of a claim leads, by its number.
        opened: The claim that is open.
    """
    heads = "".join(f'<th scope="col">{escaped(label)}</th>' for label in labels.values())
    rows = "".join(_row(claim, labels, address_of(claim.claim_id), current=claim.claim_id == opened) for claim in found)
    table = (
        f'<table aria-label="Claims and the articles that tell them"><thead><tr><th scope="col">Claim</th>{heads}</tr>'
        f"</thead><tbody>{rows}</tbody></table>"
    )
    return element("div", table, css="px-claims")


def _row(claim: Claim, labels: Mapping[str, str], address: str, *, current: bool) -> str:
    state = ' aria-current="true"' if current else ""
    text = escaped(shortened(claim.text, length=CLAIM_LENGTH))
    way = f'<a class="{LINK_CLASS}" href="{escaped(address)}"{state}>{text}</a>'
    differs = f"{CONFLICTS[claim.kind]}: {claim.conflict}" if claim.kind else ""
    badge = element("span", escaped(differs), css="px-differing") if differs else ""
    cells = "".join(_cell(claim, article, label, address) for article, label in labels.items())
    return f'<tr><th scope="row">{way}{badge}</th>{cells}</tr>'


def _cell(claim: Claim, article: str, label: str, address: str) -> str:
    if article not in claim.told:
        return _NOT_FOUND
    best = claim.told[article][0]
    said = escaped(f"{label}: {_said(best)}")
    head = "maybe" if best.status == "maybe" else POSITIONS[best.position]
    parts = [element("b", escaped(head))]
    if best.status != "maybe":
        parts.append(element("span", escaped(f"{VOICE_NOTES[best.voice]}, {CERTAINTIES[best.certainty]}")))
    css = f"{LINK_CLASS} px-told-{best.status} px-at-{best.position}"
    return (
        f'<td><a class="{css}" href="{escaped(address)}" title="{said}" aria-label="{said}">{"".join(parts)}</a></td>'
    )


def _said(telling: Telling) -> str:
    if telling.status == "maybe":
        return f"maybe, in the {POSITIONS[telling.position]}: {telling.text}"
    return (
        f"{POSITIONS[telling.position]}, {VOICE_NOTES[telling.voice]}, {CERTAINTIES[telling.certainty]}: {telling.text}"
    )


def tellings_html(
    tellings: Iterable[Telling],
    labels: Mapping[str, str],
    *,
    differing: Mapping[SentenceRef, Spans],
    cues: Mapping[SentenceRef, Spans],
    way_of: Callable[[Telling], str],
) -> str:
    """Write sentences side by side: words of their own marked, words that make them less than flat underlined.

    Args:
        tellings: The sentences.
        labels: Names of the articles.
        differing: Stretches that no other article's sentence has, by sentence.
        cues: Words that make it less than flat, by sentence.
        way_of: Writes the link to a sentence in its article.
    """
    cards = []
    for item in tellings:
        status = "maybe the same" if item.status == "maybe" else POSITIONS[item.position]
        meta = f"{status} · {VOICE_NOTES[item.voice]} · {CERTAINTIES[item.certainty]}"
        difference = element("span", escaped(item.difference), css="px-differing") if item.difference else ""
        cards.append(
            element(
                "article",
                element("p", element("b", escaped(labels.get(item.place.article_id, item.outlet))), css="px-source"),
                element("p", escaped(meta), difference, css="px-meta"),
                element(
                    "p", marked(item.text, differing.get(item.place, ()), cues.get(item.place, ())), css="px-said-so"
                ),
                way_of(item),
                css=f"px-telling px-is-{item.status}",
            )
        )
    return element("div", *cards, css="px-tellings")


def cuts_html(cuts: Iterable[Cut], *, way_of: Callable[[Cut], str]) -> str:
    """Write the cuts of one statement side by side, the words that only one kept marked."""
    cards = [
        element(
            "article",
            element("p", element("b", escaped(cut.outlet)), css="px-source"),
            element(
                "p", escaped(f"introduced by “{cut.cue}”" if cut.cue else "without an introduction"), css="px-meta"
            ),
            element("p", "“", marked(cut.text, cut.only, ()), "”", css="px-said-so"),
            way_of(cut),
            css="px-telling",
        )
        for cut in cuts
    ]
    return element("div", *cards, css="px-tellings")


def ladder_html(claim: Claim, labels: Mapping[str, str]) -> str:
    """Write how surely each article tells a claim, from the surest to the least sure."""
    steps = []
    for certainty, words in CERTAINTIES.items():
        at = [
            labels[article]
            for article, found in claim.told.items()
            if article in labels and found[0].status != "maybe" and found[0].certainty == certainty
        ]
        css = "" if at else "px-empty"
        steps.append(element("li", element("b", escaped(words)), " ", escaped(", ".join(at)), css=css))
    return element("ol", *steps, css="px-ladder")


def marked(text: str, differing: Spans, cues: Spans) -> str:
    """Write a text with stretches marked and others underlined, by offset; all else is escaped."""
    cuts = sorted({0, len(text), *(min(max(edge, 0), len(text)) for span in (*differing, *cues) for edge in span)})
    return "".join(_piece(text, left, right, differing, cues) for left, right in pairwise(cuts))


def _piece(text: str, left: int, right: int, differing: Spans, cues: Spans) -> str:
    written = html.escape(text[left:right])
    if any(start <= left and right <= end for start, end in cues):
        written = element("u", written)
    if any(start <= left and right <= end for start, end in differing):
        written = element("mark", written)
    return written
