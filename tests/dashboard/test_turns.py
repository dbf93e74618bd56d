"""One page is drawn at a time; nobody waits for ever."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from dashboard.turns import Turns


def drawn(turns: Turns, entered: threading.Event) -> None:
    with turns.turn():
        entered.set()


def beside(turns: Turns) -> tuple[threading.Event, Future[None]]:
    """Let another thread ask for a turn; return what is set once it draws."""
    entered = threading.Event()
    return entered, ThreadPoolExecutor(1).submit(drawn, turns, entered)


def test_others_wait_until_the_turn_ends() -> None:
    turns = Turns(patience=30)
    with turns.turn():
        entered, done = beside(turns)
        assert not entered.wait(0.2)
    done.result(timeout=10)
    assert entered.is_set()


def test_nobody_waits_longer_than_the_patience_and_the_turn_stays_whose_it_is() -> None:
    turns = Turns(patience=0.05)
    with turns.turn():
        entered, done = beside(turns)
        done.result(timeout=10)
        assert entered.is_set()
        assert turns.is_mine


def test_a_turn_inside_a_turn_is_the_same() -> None:
    turns = Turns(patience=30)
    with turns.turn():
        with turns.turn():
            pass
        entered, done = beside(turns)
        assert not entered.wait(0.2)
    done.result(timeout=10)


def test_who_gives_the_turn_away_lets_others_draw_and_goes_on() -> None:
    turns = Turns(patience=30)
    with turns.turn():
        turns.give_away()
        entered, done = beside(turns)
        done.result(timeout=10)
        turns.give_away()
    assert entered.is_set()
    with turns.turn():
        assert turns.is_mine


def test_a_turn_ends_with_an_error() -> None:
    turns = Turns(patience=30)
    with pytest.raises(RuntimeError), turns.turn():
        raise RuntimeError
    assert not turns.is_mine
    entered, done = beside(turns)
    done.result(timeout=10)
    assert entered.is_set()
