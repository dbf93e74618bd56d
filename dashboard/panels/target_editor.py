"""The editor of what is measured: a new issue or actor, what it would catch, and the way out again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from analysis.extract.target_preview import find_catches
from analysis.records import Mention, Target, TargetKind
from analysis.text.nlp import ParsedArticle
from dashboard.edits import target_drafts
from dashboard.markup.elements import element, escaped
from dashboard.markup.highlight import runs, to_html
from dashboard.panels.choices import one_of
from dashboard.panels.messages import note
from dashboard.panels.page_context import Opened
from dashboard.panels.target_changes import Shown, change, changes_so_far, show_remark
from dashboard.queries.marks import Layer, Mark
from dashboard.runtime import cache, session
from dashboard.wording import count_of

_KIND, _NAME, _WORDS, _ROUND = "target_kind", "target_name", "target_words", "target_round"
_EDITED = "target_edited"
"""Name of the target whose words are being changed; empty while a new one is written."""
_FOUND: Mapping[str, str] = {
    "automatic": "found in the texts",
    "file": "from a file",
    "user": "added or changed by you",
}
_WORDS_SHOWN = 6
_SHOWN = 3
"""Sentences shown per article before the reader asks for more."""
_KINDS: Mapping[str, str] = {"issue": "An issue", "actor": "An actor"}
_WORDS_LABEL = {
    "issue": "Phrases that mean it, separated by commas",
    "actor": "Other names for it, separated by commas",
}
_EXAMPLE = {"issue": "ceasefire, truce, 30-day pause", "actor": "Kremlin, Russian government"}
_HELP = {
    "issue": "Any form counts: “truces” for truce, “cease-fire” for ceasefire. Write “the call” for the noun alone.",
    "actor": "As the articles write them: capitals count.",
}


def edit_targets(opened: Opened) -> None:
    """Offer to add an actor or issue and to take one out; nothing counts before the reader says so."""
    shown = Shown.of(opened.event.event_id, opened.whole.targets)
    # Followed by the server: one that isn't closes whenever something above it appears or goes.
    box = st.expander("Change what is measured: add an issue or an actor", key="target_editor", on_change="rerun")
    if not box.open:
        return
    with box:
        show_remark()
        note(
            "An issue is something the articles can be for or against, for example a ceasefire or new sanctions. "
            "Parallax proposes some and finds them by phrases; change a phrase, or add an issue of your own. You see "
            "what it catches before anything is measured."
        )
        draft = _draft()
        if draft is not None:
            _try(opened, shown, draft)
        _measured(shown)
        changes_so_far(shown)


def _draft() -> Target | None:
    """Ask for a target; None while it has no name."""
    number = st.session_state.setdefault(_ROUND, 0)
    kind: TargetKind = "actor" if st.session_state.get(f"{_KIND}_chosen") == "actor" else "issue"

    def chosen(value: str) -> None:
        st.session_state[f"{_KIND}_chosen"] = value

    edited = st.session_state.get(_EDITED, "")
    if edited:
        note(f"Changing {edited}. What it catches is shown below; nothing changes before you save.")
        st.button("Leave it as it is", key="leave_target", on_click=_begin)
    else:
        one_of("What to add", _KINDS, kind, key=_KIND, changed=chosen)
    name, words = st.columns([2, 5])
    named = name.text_input("Name", key=f"{_NAME}_{number}", placeholder="As the charts shall show it", max_chars=80)
    listed = words.text_input(
        _WORDS_LABEL[kind],
        key=f"{_WORDS}_{kind}_{number}",
        placeholder=f"For example: {_EXAMPLE[kind]}",
        help=_HELP[kind],
        max_chars=2_000,
    )
    return target_drafts.drafted(kind, named, listed) if named.strip() else None


def _try(opened: Opened, shown: Shown, draft: Target) -> None:
    """Show what a target would catch, and offer to measure it."""
    edited = st.session_state.get(_EDITED, "")
    others = tuple(target for target in shown.targets if target.name != edited)
    problem = target_drafts.problem_with(draft, others)
    if problem:
        st.html(element("p", escaped(problem), css="px-alert"))
        return
    parsed = _parsed(opened)
    caught = find_catches(parsed, draft, others=others)
    sentences = sum(len({mention.sentence_id for mention in mentions}) for mentions in caught.values())
    articles = sum(bool(mentions) for mentions in caught.values())
    found = f"{count_of(sentences, 'sentence')} in {articles} of {count_of(len(caught), 'article')}"
    if sentences:
        how = "would be caught in" if edited else "would be measured from"
        note(f"{draft.name} {how} {found}. Nothing counts yet.")
    else:
        note(f"No sentence is caught by {', '.join(target_drafts.words_of(draft)) or draft.name}. Try other words.")
    st.button(
        "Save the change" if edited else "Measure it",
        key="measure_target",
        type="primary",
        disabled=not sentences,
        on_click=_add,
        args=(shown, draft),
    )
    by_id = {item.article.article_id: item for item in parsed}
    for article_id, label in opened.labels.items():
        _catch(by_id[article_id], label, caught[article_id])


def _parsed(opened: Opened) -> tuple[ParsedArticle, ...]:
    articles = cache.open_store().articles_of(opened.event.event_id)
    place = st.empty()

    def show(done: int, total: int, name: str) -> None:
        place.text(f"Reading for the preview: {done} of {count_of(total, 'article')}, {name}")

    parsed = cache.on_demand().parses(articles, progress=show)
    place.empty()
    return parsed


def _catch(parsed: ParsedArticle, label: str, mentions: tuple[Mention, ...]) -> None:
    numbers = sorted({mention.sentence_id for mention in mentions})
    head = element("b", escaped(label)) + " " + escaped(count_of(len(numbers), "sentence") if numbers else "nothing")
    st.html(element("p", head, css="px-source"))
    key = f"caught_{parsed.article.article_id}"
    shown = numbers if st.session_state.get(key, False) else numbers[:_SHOWN]
    if shown:  # Streamlit refuses to draw nothing
        st.html("".join(_sentence(parsed, number, mentions) for number in shown))
    if len(numbers) > _SHOWN:
        st.toggle(f"Show all {len(numbers)} sentences", key=key)


def _sentence(parsed: ParsedArticle, number: int, mentions: tuple[Mention, ...]) -> str:
    marks = tuple(
        Mark(mention.start, mention.end, "framing", "caught", f"caught-{mention.start}")
        for mention in mentions
        if mention.sentence_id == number
    )
    sentence = parsed.sentences[number]
    # Whose words they are is not known before voices are read, so it isn't said.
    body = to_html(runs(parsed.article.text, (Layer("framing", marks),), start=sentence.start, end=sentence.end))
    return element("div", body, css="px-sentence")


def _add(shown: Shown, draft: Target) -> None:
    edited = st.session_state.get(_EDITED, "")
    if edited:
        change(shown, partial(target_drafts.changed, draft=draft, name=edited), what=f"Changed {edited}")
    else:
        change(shown, partial(target_drafts.added, draft=draft), what=f"Added {draft.name}")
    session.change(target=draft.name, cell=None)
    _begin()


def _begin(target: Target | None = None) -> None:
    """Begin to change a target, or to write a new one."""
    number = st.session_state.get(_ROUND, 0) + 1
    st.session_state[_ROUND] = number
    st.session_state[_EDITED] = target.name if target is not None else ""
    if target is not None:
        st.session_state[f"{_KIND}_chosen"] = target.kind
        st.session_state[f"{_NAME}_{number}"] = target.name
        st.session_state[f"{_WORDS}_{target.kind}_{number}"] = ", ".join(target_drafts.words_of(target))


def _measured(shown: Shown) -> None:
    """List what is measured, each with the way out."""
    st.html(element("p", element("b", "Measured now"), css="px-source"))
    for number, target in enumerate(target for target in shown.targets if target.measured):
        words = target_drafts.words_listed(target)
        line = st.container(horizontal=True, wrap=False, vertical_alignment="center")
        kind = "issue" if target.kind == "issue" else "actor"
        described = f"{kind}, {_FOUND[target.found]}{': ' if words else ''}{_few(words)}"
        line.html(element("p", element("b", escaped(target.name)), " ", escaped(described), css="px-source"))
        line.button(
            "Change",
            key=f"change_target_{number}",
            type="tertiary",
            help=f"Change its words and see the sentences that it catches: {target.name}",
            on_click=_begin,
            args=(target,),
        )
        line.button(
            "Remove",
            key=f"remove_target_{number}",
            type="tertiary",
            on_click=change,
            args=(shown, partial(target_drafts.taken_out, name=target.name)),
            kwargs={"what": f"Removed {target.name}"},
        )


def _few(words: tuple[str, ...]) -> str:
    """List words as far as a line bears it."""
    more = len(words) - _WORDS_SHOWN
    return ", ".join(words[:_WORDS_SHOWN]) + (f" and {more} more" if more > 0 else "")
