"""One cell of the stance grid: what it is made of, its sentences to be left out, and the check without the name."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analysis.extract.facts import Progress
from analysis.measures.stance.leave_out import recount
from analysis.measures.stance.scoring import MIN_SENTENCES, load_model
from dashboard.charts import stance_waterfall
from dashboard.charts.stance_steps import sentence_name
from dashboard.markup.elements import element, escaped, lines
from dashboard.markup.highlight import sentence_html
from dashboard.markup.links import link
from dashboard.panels.cells import section_of
from dashboard.panels.charts import show_chart
from dashboard.panels.correcting import correct_sentence, correct_stance, is_open, sign_of, way_to_correct
from dashboard.panels.messages import heading, note
from dashboard.panels.page_context import Opened
from dashboard.panels.scroll import scroll_to
from dashboard.panels.sentences import link_to
from dashboard.queries import stance_cells
from dashboard.queries.corrected import SIGN
from dashboard.queries.rows import Row
from dashboard.queries.stance_cells import Part
from dashboard.queries.stance_words import verdict
from dashboard.runtime import cache, session
from dashboard.server.render_lock import render_lock
from dashboard.state.pages import StanceState
from dashboard.state.refs import CellRef, SentenceRef
from dashboard.wording import PART_DIGITS, count_of, percent, signed

MOST_AT_FIRST, FEWEST_AT_FIRST = 8, 3
"""Sentences shown before the reader asks for more: those that move the score, as long as there are not too many."""

_MOVES = 0.005
"""Contributions from here on don't print as 0.00."""

_UNMENTIONED = ("Not in n:", "the sentence doesn't mention the target")


def show_cell(opened: Opened, cell: CellRef) -> None:
    """Show what makes up the stance of one article toward one target."""
    heading("What makes up one stance")
    row = stance_cells.stance_of(opened.analysis, cell)
    name = opened.labels[cell.article_id]
    if row is None or row["label"] == "absent":
        note(f"{name} does not discuss {cell.target}: no sentence names it. A dash in the grid says the same.")
        return
    parts = stance_cells.parts_of(opened.analysis, cell)
    left_out = _left_out(cell)
    st.html(element("p", _verdict(row, name), css="px-verdict", anchor=section_of(cell)))
    if cell == session.current(StanceState).cell:
        scroll_to(section_of(cell))
    if row["corrected"]:
        note(
            f"{SIGN} This label is a reader's; by itself the machine found {row['corrected'].removeprefix('label: ')}."
        )
    elif not row["enough"]:
        note(_why_not_sure(row))
    correct_stance(opened, cell)
    model = load_model()
    figure = stance_waterfall(
        parts,
        {**row, "label": row["corrected"].removeprefix("label: ") or row["label"]},
        name=f"By its sentences {name}" if row["corrected"] else name,
        bounds=(model.critical, model.supportive),
        texts=stance_cells.texts_of(opened.analysis, cell.article_id),
        left_out=left_out,
        dark=opened.dark,
        compact=opened.compact,
    )
    show_chart(
        figure,
        key="stance_waterfall",
        table=partial(stance_cells.parts_table, parts),
        on_click=lambda point: _open(cell, point),
    )
    _sentences(opened, cell, row, left_out)
    _blind(opened, cell, name)


def _left_out(cell: CellRef) -> tuple[int, ...]:
    chosen = session.current(StanceState)
    return chosen.left_out if chosen.cell == cell else ()


def _open(cell: CellRef, point: tuple[str, str, str]) -> None:
    """Put the sentence of a clicked bar first; a sum has all of them."""
    if not point[2].isdecimal():
        st.session_state["stance_parts_all"] = True
    else:
        kept = _left_out(cell)
        session.change(cell=cell, left_out=kept, sentence=SentenceRef(cell.article_id, int(point[2])))


def _verdict(row: Row, name: str) -> str:
    label = verdict(row)
    score = f"score {signed(row['score'])}"
    interval = "" if row["low"] != row["low"] else f", 95 % interval {signed(row['low'])} to {signed(row['high'])}"
    n = int(row["n"])
    about = f" · {score}{interval} · {count_of(n, 'sentence')} {'mentions' if n == 1 else 'mention'} it"
    return f"{escaped(name)} on {escaped(str(row['target']))}: {element('b', escaped(label))}{escaped(about)}"


def _why_not_sure(row: Row) -> str:
    """Say what the label lacks, and how often labels of this kind were right."""
    right = f"On real articles {percent(row['sureness'])} of such labels were what a careful reader said."
    if row["n"] < MIN_SENTENCES:
        return f"Not enough evidence: one sentence bears no label, whatever it says. {right}"
    if row["label"] == "neutral":
        return f"Not sure: what is said for it and against it may outweigh each other by chance. {right}"
    return (
        "Not sure: a side is sure only where the newsroom's own words and the voices it quotes both weigh on it. "
        + right
    )


def _sentences(opened: Opened, cell: CellRef, row: Row, left_out: tuple[int, ...]) -> None:
    st.subheader("The sentences, and what each brings")
    focus = session.current(StanceState).sentence
    first = focus.sentence_id if focus is not None and focus.article_id == cell.article_id else None
    parts = stance_cells.sentence_parts(opened.analysis, cell, first=first)
    note(
        "Untick a sentence to leave it out. The strongest come first; a click on a bar puts its sentence on top. "
        "The sentences that stay keep their contributions, so what you see is the sum of the rest, "
        "not a new analysis of a shorter article."
    )
    if unmentioned := stance_cells.unmentioned_note(opened.analysis, cell):
        note(unmentioned)
    with st.container(key="px_stance_sentences", gap=None):
        with st.container(key="px_recount", horizontal=True, vertical_alignment="center"):
            st.html(_recounted(opened, cell, row, left_out))
            if left_out:
                st.button("Count all again", key="count_all", type="tertiary", on_click=_count, args=(cell, ()))
        everything = st.session_state.get("stance_parts_all", False)
        moving = sum(abs(part.evidence.value or 0.0) >= _MOVES for part in parts)
        at_first = min(max(moving, FEWEST_AT_FIRST), MOST_AT_FIRST)
        for part in parts if everything else parts[:at_first]:
            _sentence(opened, cell, part, left_out, is_first=part.sentence_id == first)
    if len(parts) > at_first:
        st.toggle(f"Show all {len(parts)} sentences", key="stance_parts_all")


def _recounted(opened: Opened, cell: CellRef, row: Row, left_out: tuple[int, ...]) -> str:
    listed = stance_cells.contributions(stance_cells.parts_of(opened.analysis, cell))
    whole, rest = recount(listed), recount(listed, without=left_out)
    if not left_out:
        counted = f"All {count_of(rest.left, 'sentence')} count" if rest.left > 1 else "The one sentence counts"
        words = f"{counted}: {signed(whole.score)}"
        return element("p", escaped(f"{words}, {verdict(row)}."))
    out = count_of(len({number for number, _ in listed} & set(left_out)), "sentence")
    now = element("b", escaped(f"{signed(rest.score)}, {_side(rest.label)}"))
    before = f" Without {out}; with all it is {signed(whole.score)}, {_side(whole.label)}."
    return element("p", now, ".", escaped(before))


def _side(label: str) -> str:
    """Say where a score lies, without claiming that its evidence bears a label."""
    return f"on the {label} side" if label in ("critical", "supportive") else "between critical and supportive"


def _sentence(opened: Opened, cell: CellRef, part: Part, left_out: tuple[int, ...], *, is_first: bool) -> None:
    item, key = part.evidence, f"counts_{cell.article_id}_{part.sentence_id}_{cell.target}"
    st.session_state[key] = part.sentence_id not in left_out

    def ticked() -> None:
        others = {number for number in left_out if number != part.sentence_id}
        out = others if st.session_state[key] else others | {part.sentence_id}
        _count(cell, tuple(sorted(out)))

    css = "px_sentence_first" if is_first else "px_sentence_part"
    with st.container(key=f"{css}_{part.sentence_id}", gap=None):
        number = sentence_name(part.sentence_id)
        value = signed(item.value, decimals=PART_DIGITS)
        st.checkbox(f"{number[:1].upper()}{number[1:]}: {value}", key=key, on_change=ticked)
        text = opened.article(cell.article_id)["text"]
        st.html(
            sentence_html(text, item.layers, voice=item.voice, speaker=item.speaker, start=item.start, end=item.end)
            + lines(part.signals if part.mentions else (*part.signals, _UNMENTIONED), css="px-signals")
            + sign_of(opened, item.place)
            + link("compare", "Read it in its article", link_to(item, opened, layer="sentiment"))
            + way_to_correct(item.place)
        )
        if is_open(item.place):
            correct_sentence(opened, item.place)


def _count(cell: CellRef, left_out: tuple[int, ...]) -> None:
    session.change(cell=cell, left_out=left_out)


def _blind(opened: Opened, cell: CellRef, name: str) -> None:
    """Offer to score the article again without the actor's name."""
    if cell.target not in opened.targets:
        return
    st.subheader("Does the name matter?")
    note(
        f"The same article is read again with a made-up name wherever it names {cell.target}. What stays is what is "
        "said; what shifts is due to the name. Descriptions (“the minister”) keep their words."
    )
    if opened.filters.text == "own":
        note("This check reads the whole article, the passages it shares with other outlets too.")
    targets, on_demand = opened.whole.targets, cache.on_demand()
    check = on_demand.known_check(cell.article_id, cell.target, targets)
    if check is None and st.button("Score it without the name", key="blind_check"):
        articles = cache.open_store().articles_of(opened.event.event_id)
        article = next(each for each in articles if each.article_id == cell.article_id)
        on_demand.check(article, cell.target, targets, progress=_progress())
        st.rerun()
    if check is None:
        return
    rows = [
        ("As it is written:", f"{signed(check.plain.score)}, {_side(check.plain.label)}"),
        (f"With the name {check.name}:", f"{signed(check.blind.score)}, {_side(check.blind.label)}"),
        ("Shift:", f"{signed(check.shift)} ({count_of(check.replaced, 'name')} replaced)"),
    ]
    st.html(lines(rows))
    if signed(check.plain.score) != signed(_score(opened, cell)):
        note(
            f"Here {name} is read by itself. Above, the event's other articles help to tell who is meant, "
            "so the score as it is written can differ a little."
        )


def _progress() -> Progress:
    render_lock.release()
    bar = st.progress(0.0)

    def show(done: int, total: int, step: str) -> None:
        bar.progress(done / total, text=f"{done} of {total}: {step}")

    return show


def _score(opened: Opened, cell: CellRef) -> float:
    row = stance_cells.stance_of(opened.analysis, cell)
    return float(row["score"]) if row is not None else 0.0
