"""The parts of the Coverage page: its table, the open claim, shares, contradictions, quotations and order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from dashboard.markup.coverage import claims_html, cuts_html, ladder_html, tellings_html
from dashboard.markup.elements import element, escaped
from dashboard.markup.links import address_of, link
from dashboard.panels.charts import show_table
from dashboard.panels.correcting import correct_sentence, is_open, way_to_correct
from dashboard.panels.messages import heading, note
from dashboard.panels.page_context import Opened
from dashboard.panels.scroll import anchor_of
from dashboard.queries import coverage
from dashboard.queries.coverage import Claim, Cut, Share, Telling
from dashboard.queries.coverage_layer import COVERAGE
from dashboard.runtime import session
from dashboard.state.pages import CompareState, CoverageState
from dashboard.wording import CLAIMS_SHOWN, CONFLICTS, LAYERS, STRICTNESS, count_of

AT_FIRST = 15
"""Claims listed before the reader asks for more."""
MOST_CARDS, MOST_QUOTATIONS, MOST_IN_ORDER = 6, 5, 4

_EXPLAINED: Mapping[str, str] = {
    "shared": "Facts that at least two articles tell, the most shared first.",
    "differs": "Facts that are told with another number, another day, less surely, or to the contrary.",
    "but_one": "Facts found in every article but one.",
    "alone": "What was found in one article alone, the most important first. About one in five stands elsewhere after "
    "all, in other words.",
}


def choose_claims() -> None:
    """Offer which claims are listed, and how strictly sentences are matched."""
    chosen = session.current(CoverageState)
    with st.container(horizontal=True, gap="large", vertical_alignment="bottom", key="px_claim_choices"):
        key = "claims_shown"
        st.session_state[key] = chosen.shown
        st.segmented_control(
            "Claims",
            list(CLAIMS_SHOWN),
            format_func=lambda shown: CLAIMS_SHOWN[shown],
            key=key,
            on_change=lambda: session.change(shown=st.session_state[key] or "shared", claim=""),
        )
        strict = "strictness"
        st.session_state[strict] = chosen.strict
        st.select_slider(
            "How alike sentences must be",
            list(STRICTNESS),
            key=strict,
            help="To the left more sentences count as telling a claim, some of them wrongly; to the right fewer.",
            on_change=lambda: session.change(strict=st.session_state[strict]),
        )


def show_claims(opened: Opened, found: Sequence[Claim]) -> None:
    """Show claims × articles, the open claim's sentences below."""
    chosen = session.current(CoverageState)
    claims = coverage.listed(found, chosen.shown, opened.labels)
    note(f"{_EXPLAINED[chosen.shown]} {count_of(len(claims), 'claim')}. Hatching means not found, never “not told”.")
    if not claims:
        note("None was found. Most differences are missed." if chosen.shown == "differs" else "None was found.")
        return
    everything = st.session_state.get("claims_all", False)
    listed = claims if everything else claims[:AT_FIRST]
    st.html(
        claims_html(
            listed, opened.labels, address_of=_address, opened=int(chosen.claim) if chosen.claim.isdigit() else None
        )
    )
    if len(claims) > AT_FIRST:
        st.toggle(f"Show all {len(claims)} claims", key="claims_all")
    show_table(
        "To sort and download, as a table",
        "claims",
        partial(coverage.claims_table, claims, opened.labels),
        alt="Claims and where each article tells them",
    )


def show_open_claim(opened: Opened, found: Sequence[Claim]) -> None:
    """Show the sentences of the open claim side by side."""
    claim = next((claim for claim in found if str(claim.claim_id) == session.current(CoverageState).claim), None)
    if claim is None:
        return
    heading("Side by side", anchor=anchor_of("claim", str(claim.claim_id)))
    with st.container(horizontal=True, vertical_alignment="center"):
        note(
            "Marked: words that no other article's sentence has. Underlined: words that make the claim less than flat."
        )
        st.button("Close", key="close_claim", on_click=lambda: session.change(claim=""))
    st.html(
        _tellings(opened, claim, correctable=True)
        + (ladder_html(claim, opened.labels) if claim.kind == "certainty" else "")
    )
    for item in (item for items in claim.told.values() for item in items):
        if is_open(item.place):
            correct_sentence(opened, item.place, about=claim.text)
    missing = [label for article, label in opened.labels.items() if article not in claim.told]
    if missing:
        note(f"Not found in {', '.join(missing)}.")


def _tellings(opened: Opened, claim: Claim, *, correctable: bool = False) -> str:
    items = [item for article in opened.labels for item in claim.told.get(article, ())]
    return tellings_html(
        items,
        opened.labels,
        differing=coverage.own_words_of(items),
        cues=coverage.cue_spans(opened.full),
        way_of=lambda item: _way(opened, item) + (way_to_correct(item.place) if correctable else ""),
    )


def show_shares(opened: Opened, found: Sequence[Claim]) -> None:
    """Say, article by article, how much of the shared facts it tells, what only it tells, and what it buries."""
    heading("What each tells and buries")
    shares = coverage.shares(found, opened.labels)
    rows = "".join(_share_row(opened, share) for share in shares)
    names = ("Article", "Shared facts told", "Only here", "Buried", "Leads with, alone")
    heads = "".join(f'<th scope="col">{name}</th>' for name in names)
    table = f'<table aria-label="Shares of the claims"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    st.html(element("div", table, css="px-crosstab"))
    _order(opened, shares)


def _share_row(opened: Opened, share: Share) -> str:
    label = opened.labels[share.article_id]
    told = f"{share.told} of {share.shared}"
    width = 100 * share.told / share.shared if share.shared else 0.0
    bar = f'<span class="px-share" style="--part:{width:.0f}%">{escaped(told)}</span>'
    numbers = (share.alone, len(share.buried), len(share.leads))
    return (
        f'<tr><th scope="row">{escaped(label)}</th><td>{bar}</td>' + "".join(f"<td>{n}</td>" for n in numbers) + "</tr>"
    )


def _order(opened: Opened, shares: Sequence[Share]) -> None:
    """List what each article leads with and no other does, and what it buries that another leads with."""
    parts = []
    for share in shares:
        for what, claims in (("leads, alone, with", share.leads), ("buries", share.buried)):
            if claims:
                ways = [element("li", _claim_link(claim)) for claim in claims[:MOST_IN_ORDER]]
                head = element("p", element("b", escaped(opened.labels[share.article_id])), f" {what}", css="px-source")
                parts.append(element("div", head, element("ul", *ways, css="px-lines")))
    if parts:
        heading("What leads, and what is buried")
        note("Buried: told in the last third, while another article tells it in its headline or its first sentences.")
        st.html(element("div", *parts, css="px-order"))


def _claim_link(claim: Claim) -> str:
    return link("coverage", claim.text, session.after(claim=str(claim.claim_id)).params("coverage"))


def show_conflicts(opened: Opened, found: Sequence[Claim]) -> None:
    """Show contradictions as cards, both sides lit."""
    conflicts = coverage.listed(found, "differs", opened.labels)
    if not conflicts:
        return
    heading("Told differently")
    note("Few of the differences are found, and about two marks in three are right. Check the sentences.")
    order = list(CONFLICTS)
    for claim in sorted(conflicts, key=lambda claim: (order.index(claim.kind), -claim.importance))[:MOST_CARDS]:
        head = element("p", element("b", escaped(f"{CONFLICTS[claim.kind]}: {claim.conflict}")), css="px-source")
        ladder = ladder_html(claim, opened.labels) if claim.kind == "certainty" else ""
        st.html(element("section", head, _tellings(opened, claim), ladder, css="px-conflict"))
    if len(conflicts) > MOST_CARDS:
        params = session.after(shown="differs", claim="").params("coverage")
        st.html(element("p", link("coverage", f"All {len(conflicts)} in the table", params), css="px-way"))


def show_quotations(opened: Opened) -> None:
    """Show statements that several outlets quote, each its own cut."""
    found = coverage.statements(opened.analysis)
    if not found:
        return
    heading("The same quotation, cut differently")
    note("Marked: words that no other outlet kept.")
    for statement in found[:MOST_QUOTATIONS]:
        st.html(
            element(
                "section",
                element("p", element("b", escaped(statement.speaker or "Speaker not found")), css="px-source"),
                cuts_html(statement.cuts, way_of=lambda cut: _way(opened, cut)),
                css="px-conflict",
            )
        )


def _way(opened: Opened, item: Telling | Cut) -> str:
    shown = session.current(CompareState).layers
    layers = [name for name in LAYERS if name == COVERAGE or name in shown]
    params = session.link_to_sentence(item.place, among=opened.labels, layers=layers)
    return link("compare", "Read it in its article", params)


def _address(claim_id: int) -> str:
    return address_of("coverage", session.after(claim=str(claim_id)).params("coverage"))
