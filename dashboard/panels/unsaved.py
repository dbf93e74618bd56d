"""What could not be kept: said on the page that is drawn next, in the sentence the store has for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec

import streamlit as st

from analysis.errors import ParallaxError
from dashboard.markup.elements import element, escaped
from dashboard.runtime import cache
from dashboard.store.database import StoreError

_SAID, _UNEXPECTED = "unsaved_said", "unsaved_unexpected"

_Args = ParamSpec("_Args")


def saving(action: Callable[_Args, object]) -> Callable[_Args, None]:
    """Let a callback that changes what is kept say why it could not.

    Streamlit calls callbacks before the page is drawn, and draws nothing where one of them fails.
    """

    @wraps(action)
    def act(*args: _Args.args, **kwargs: _Args.kwargs) -> None:
        try:
            action(*args, **kwargs)
        except ParallaxError as error:
            say_unsaved(str(error))
        except Exception as error:
            st.session_state[_UNEXPECTED] = error

    return act


@contextmanager
def told() -> Iterator[None]:
    """Say in place why something can't be kept; the rest of the page is drawn all the same."""
    try:
        yield
    except StoreError as error:
        st.html(element("p", escaped(str(error)), css="px-alert"))


def say_unsaved(sentence: str) -> None:
    """Say on the page that is drawn next what was not kept, and why."""
    st.session_state[_SAID] = [*st.session_state.get(_SAID, []), sentence]


def show_unsaved() -> None:
    """Say why nothing can be kept at all, and what was not kept just now; raise what nobody expected."""
    for sentence in dict.fromkeys((cache.open_store().unsaved, *st.session_state.pop(_SAID, []))):
        if sentence:
            st.html(element("p", escaped(sentence), css="px-alert"))
    unexpected = st.session_state.pop(_UNEXPECTED, None)
    if unexpected is not None:
        raise unexpected
