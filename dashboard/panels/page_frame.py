"""What stands around every page: the sidebar, what could not be kept, and plain words where something goes wrong."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.panels.draw_marker import mark_drawn
from dashboard.panels.events import event_picker, settle_event
from dashboard.panels.messages import in_plain_words
from dashboard.panels.navigation import navigation
from dashboard.panels.unsaved import show_unsaved
from dashboard.panels.viewport import watch_width
from dashboard.runtime import session
from dashboard.server.render_lock import render_lock
from dashboard.state.views import VIEWS


def draw_page(name: str, draw: Callable[[], None]) -> None:
    """Draw a page, by its name, when it is its turn; ``draw`` draws what stands in the frame."""
    with render_lock.held():
        with in_plain_words():
            session.begin(name)
            settle_event()
            session.publish(name)
            navigation({key: title for key, (title, _) in VIEWS.items()}, opened=name)
            event_picker()
            show_unsaved()
            watch_width(page=name)
            draw()
        mark_drawn()
