"""A page's state as query parameters, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from dashboard.state.fields import READ
from dashboard.state.pages import EventState
from dashboard.state.refs import CellRef, QuoteRef, SentenceRef

Params = Mapping[str, Sequence[str]]


def to_params(state: EventState) -> dict[str, list[str]]:
    """Write a page's state as query parameters; what is at its default is left out."""
    return {
        field.name: _written(value) for field in fields(state) if (value := getattr(state, field.name)) != field.default
    }


def read_params(kind: type[EventState], params: Params) -> dict[str, Any]:
    """Read the fields of a page's state from query parameters; what is missing or makes no sense is at its default."""
    return {
        field.name: field.metadata[READ](values, field.default)
        if (values := params.get(field.name, ()))
        else field.default
        for field in fields(kind)
    }


def _written(value: Any) -> list[str]:
    if isinstance(value, CellRef | SentenceRef | QuoteRef):
        return [value.written]
    if isinstance(value, tuple):
        # A parameter without a value says "none of them"; a missing one says "the default".
        return [str(item) for item in value] or [""]
    return [str(value)]
