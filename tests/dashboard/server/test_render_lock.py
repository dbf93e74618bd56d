"""One page is drawn at a time; nobody waits for ever."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from dashboard.server.render_lock import RenderLock


def drawn(render_lock: RenderLock, entered: threading.Event) -> None:
    with render_lock.held():
        entered.set()


def beside(render_lock: RenderLock) -> tuple[threading.Event, Future[None]]:
    """Let another thread ask for a turn; return what is set once it draws."""
    entered = threading.Event()
    return entered, ThreadPoolExecutor(1).submit(drawn, render_lock, entered)


def test_others_wait_until_the_turn_ends() -> None:
    render_lock = RenderLock(patience=30)
    with render_lock.held():
        entered, done = beside(render_lock)
        assert not entered.wait(0.2)
    done.result(timeout=10)
    assert entered.is_set()


def test_nobody_waits_longer_than_the_patience_and_the_turn_stays_whose_it_is() -> None:
    render_lock = RenderLock(patience=0.05)
    with render_lock.held():
        entered, done = beside(render_lock)
        done.result(timeout=10)
        assert entered.is_set()
        assert render_lock.is_mine


def test_a_turn_inside_a_turn_is_the_same() -> None:
    render_lock = RenderLock(patience=30)
    with render_lock.held():
        with render_lock.held():
            pass
        entered, done = beside(render_lock)
        assert not entered.wait(0.2)
    done.result(timeout=10)


def test_who_gives_the_turn_away_lets_others_draw_and_goes_on() -> None:
    render_lock = RenderLock(patience=30)
    with render_lock.held():
        render_lock.release()
        entered, done = beside(render_lock)
        done.result(timeout=10)
        render_lock.release()
    assert entered.is_set()
    with render_lock.held():
        assert render_lock.is_mine


def test_a_turn_ends_with_an_error() -> None:
    render_lock = RenderLock(patience=30)
    with pytest.raises(RuntimeError), render_lock.held():
        raise RuntimeError
    assert not render_lock.is_mine
    entered, done = beside(render_lock)
    done.result(timeout=10)
    assert entered.is_set()
