"""Parts of a page that redraw alone when something in them is chosen.

A choice that changes nothing else needn't draw the whole page anew: the server sends less, and the browser, which
takes most of the time of a click, draws less. What is chosen still goes into the address and into the links.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from dashboard.panels.messages import in_plain_words
from dashboard.panels.navigation import renew_navigation
from dashboard.panels.redraw import redraw_if_asked
from dashboard.runtime import session
from dashboard.server.render_lock import render_lock

_Args = ParamSpec("_Args")


def live(page: str) -> Callable[[Callable[_Args, None]], Callable[_Args, None]]:
    """Let a part of a page run alone after a choice in it.

    Nothing outside the part may depend on what is chosen in it, but for the address and the links to the pages. Parts
    can't lie in each other: Streamlit would lose the place of the links once the inner one moves.

    Args:
        page: The page it is a part of.
    """

    def decorate(show: Callable[_Args, None]) -> Callable[_Args, None]:
        @st.fragment
        @wraps(show)
        def part(*args: _Args.args, **kwargs: _Args.kwargs) -> None:
            redraw_if_asked()
            with render_lock.held():
                session.publish(page)
                renew_navigation()
                with in_plain_words():
                    show(*args, **kwargs)

        return part

    return decorate
