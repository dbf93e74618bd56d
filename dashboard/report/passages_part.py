"""The sentences behind the figures: the most telling of each article, by actor and issue, with what counts marked."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.markup.elements import element, escaped
from dashboard.markup.highlight import sentence_html
from dashboard.queries.distinctive_wording import chosen_words
from dashboard.queries.evidence import Evidence, behind
from dashboard.report.anchors import cell_anchor, target_anchor
from dashboard.report.subject import Subject
from dashboard.state.refs import CellRef
from dashboard.wording import count_of

PER_CELL = 2
"""Sentences of an article on an actor or issue: those that say most."""
PER_OUTLET = 3
"""Words of an outlet of its own, each in its sentence."""


def passages(subject: Subject) -> str:
    """Write the most telling sentences on each actor and issue, article by article."""
    note = (
        "Of each article the sentences that say most about an actor or issue. Marked: its names, + where the sentence "
        "portrays it favourably, − where unfavourably. The number of an actor's sentence is its sentiment, from −1 to "
        "+1; an issue's is what the sentence brings to the article's stance."
    )
    return element("p", escaped(note), css="px-note") + "".join(_target(subject, target) for target in subject.targets)


def chosen(subject: Subject) -> str:
    """Write the words that an outlet chose and the others don't or rarely use, each in a sentence of its own."""
    parts = []
    for outlet in sorted(set(subject.analysis["articles"]["outlet_name"]), key=str.casefold):
        found = chosen_words(subject.analysis, outlet, whose="own")[:PER_OUTLET]
        if found:
            rows = "".join(_excerpt(subject, item) for item in found)
            parts.append(
                element("section", element("h4", escaped(outlet)), element("div", rows), css="px-outlet-words")
            )
    if not parts:
        return ""
    note = (
        "Words and phrases that an outlet chose and the others don't or rarely use, in its own words; "
        "how often it and the others use them is counted in these articles."
    )
    return element("h3", "Used here, not there") + element("p", note, css="px-note") + "".join(parts)


def _target(subject: Subject, target: str) -> str:
    shown = [article_id for article_id in subject.labels if (article_id, target) in subject.cells]
    cells = [_cell(subject, article_id, target) for article_id in shown]
    head = element("h3", escaped(target))
    return element("section", head, *cells, css="px-about-target", anchor=target_anchor(subject, target))


def _cell(subject: Subject, article_id: str, target: str) -> str:
    """Write an article's sentences on a target: an actor's by sentiment, an issue's by their share in the stance."""
    found: tuple[Evidence, ...] = ()
    if target in subject.actors:
        found = behind(subject.analysis, CellRef("sentiment", article_id, target))
    found = found or behind(subject.analysis, CellRef("stance", article_id, target))
    if not found:
        return ""
    shown = sorted(_most_telling(found), key=lambda item: item.start)
    head = subject.named(article_id) + element(
        "span", escaped(f" {len(shown)} of {count_of(len(found), 'sentence')}"), css="px-meta"
    )
    rows = "".join(_excerpt(subject, item) for item in shown)
    return element(
        "div",
        element("p", head, css="px-source"),
        element("div", rows),
        css="px-cited-cell",
        anchor=cell_anchor(subject, article_id, target),
    )


def _most_telling(found: Sequence[Evidence]) -> Sequence[Evidence]:
    return sorted(found, key=lambda item: (-abs(item.value or 0.0), item.start))[:PER_CELL]


def _excerpt(subject: Subject, item: Evidence) -> str:
    text = subject.texts[item.place.article_id]
    sentence = sentence_html(text, item.layers, voice=item.voice, speaker=item.speaker, start=item.start, end=item.end)
    said = element("span", escaped(item.note), css="px-value") + " · " if item.note else ""
    return element("div", sentence, element("p", said, subject.cited(item.place), css="px-meta"), css="px-excerpt")
