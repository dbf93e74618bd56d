"""Everything the reader has chosen: the states of all pages, in step where they share a field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any, TypeVar

from dashboard.state.address import Params, read_params, to_params
from dashboard.state.pages import PAGES, CompareState, EventState, FilteredState
from dashboard.state.refs import SentenceRef

State = TypeVar("State", bound=EventState)

_NAMES = MappingProxyType({kind: frozenset(field.name for field in fields(kind)) for kind in PAGES.values()})
"""The fields of each page's state."""

_EVERY_NAME = frozenset().union(*_NAMES.values())


@dataclass(frozen=True, slots=True)
class Choices:
    """The state of each page; a field that several pages have holds the same value in all of them."""

    states: tuple[EventState, ...] = tuple(kind() for kind in PAGES.values())

    def of(self, kind: type[State]) -> State:
        """Return a page's state; of a kind that several pages share, the first one's."""
        return next(state for state in self.states if isinstance(state, kind))

    def page(self, name: str) -> EventState:
        """Return the state of a page by its name in the address."""
        return self.of(PAGES[name])

    def params(self, page: str) -> dict[str, list[str]]:
        """Return the query parameters that open a page as it is chosen."""
        return to_params(self.page(page))

    def holding(self, **values: Any) -> Choices:
        """Return the choices with some values replaced, on every page that has them.

        Raises:
            TypeError: No page has such a field.
        """
        if unknown := values.keys() - _EVERY_NAME:
            message = f"No page keeps {', '.join(sorted(unknown))}."
            raise TypeError(message)
        return Choices(tuple(_replaced(state, values) for state in self.states))

    def after(self, **values: Any) -> Choices:
        """Return the choices after the reader chose something; another event starts afresh."""
        known, event = self, self.of(EventState).event
        if event and values.get("event", event) != event:
            known = Choices()
        if _differs(known, values, "cell"):
            # Sentences are left out of one cell, not of the next one.
            values = {"left_out": (), **values}
        if _differs(known, values, "part") or _differs(known, values, "actor"):
            # What is open belongs to its part, and to its actor.
            values = {"item": "", "outlet": "", **values}
        return known.holding(**values)

    def opened(self, page: str, params: Params) -> Choices:
        """Return the choices after a page was opened by an address: what that lacks is at its default."""
        values, event = read_params(PAGES[page], params), self.of(EventState).event
        known = Choices() if event and values["event"] not in ("", event) else self
        return known.holding(**values)

    def link_to(self, page: str, **values: Any) -> dict[str, list[str]]:
        """Return the query parameters of a page with these values: event and filters stay, the rest starts afresh.

        A link without them would lift the filters, since what an address lacks is at its default.
        """
        common = self.of(FilteredState)
        kept = {field.name: getattr(common, field.name) for field in fields(FilteredState)}
        return Choices().holding(**{**kept, **values}).params(page)

    def link_to_sentence(
        self, sentence: SentenceRef, *, among: Iterable[str], layers: Sequence[str]
    ) -> dict[str, list[str]]:
        """Return the query parameters of Compare that open a sentence in its article.

        Args:
            sentence: The sentence; the articles open before stay beside its own, as many as they were.
            among: All articles of the event; where none was open before, the first other one stands beside.
            layers: The layers that are on there.
        """
        compare = self.of(CompareState)
        others = [key for key in dict.fromkeys((*compare.articles, *among)) if key != sentence.article_id]
        articles = (sentence.article_id, *others)[: max(2, len(compare.articles))]
        # A sentence that is looked for must not be filtered away.
        shown = replace(compare, articles=articles, sentence=sentence, facets=(), layers=tuple(layers))
        return to_params(replace(shown, correcting=None))


def _differs(choices: Choices, values: dict[str, Any], name: str) -> bool:
    """Tell whether a value is given that is not the one that is chosen."""
    return name in values and any(
        getattr(state, name) != values[name] for state in choices.states if name in _NAMES[type(state)]
    )


def _replaced(state: EventState, values: dict[str, Any]) -> EventState:
    own = {name: value for name, value in values.items() if name in _NAMES[type(state)]}
    return replace(state, **own) if own else state
