"""Framing: the words, frames, loaded language, names and verbs in which each outlet tells the story."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dashboard.panels.choices import one_of
from dashboard.panels.fragments import live
from dashboard.panels.framing_actors import show_names, show_verbs
from dashboard.panels.framing_parts import show_frames, show_loaded
from dashboard.panels.framing_words import show_words
from dashboard.panels.messages import note
from dashboard.panels.page_context import Opened, open_event
from dashboard.queries.filters import partly_shown
from dashboard.runtime import session
from dashboard.state.pages import FramingState
from dashboard.wording import PARTS

# What draws each part of dashboard.wording.PARTS; a bare string would show, Streamlit draws those in its scripts.
SHOW: Mapping[str, Callable[[Opened], None]] = {
    "words": show_words,
    "frames": show_frames,
    "loaded": show_loaded,
    "names": show_names,
    "verbs": show_verbs,
}


def show() -> None:
    """Draw the page: one part at a time, which the address keeps."""
    opened = open_event("framing")
    partly = sorted(partly_shown(opened.whole, opened.filters))
    if partly:
        note(
            "Words and frames are counted over all articles of an outlet, those outside the chosen days too: "
            f"{', '.join(partly)}."
        )
    part = session.current(FramingState).part
    one_of("Part", PARTS, part, key="part", changed=lambda name: session.change(part=name))
    _part(opened, part)


@live("framing")
def _part(opened: Opened, part: str) -> None:
    SHOW[part](opened)


if __name__ == "__main__":
    show()
