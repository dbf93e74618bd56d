"""What a choice can point at: a cell of a chart, a sentence, a quotation; and how each is written in an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.measures.schema import ALL_VOICES

Measure = Literal["sentiment", "stance"]

_MOST_DIGITS = 7
"""Longer numbers in an address number no sentence."""

_SEPARATOR = "~"


@dataclass(frozen=True, slots=True)
class CellRef:
    """A cell of a chart: an article, a target, whose voice, and which measure it shows."""

    measure: Measure
    article_id: str
    target: str
    voice: str = "all"

    @property
    def written(self) -> str:
        """How it stands in an address; the target comes last, since it may hold anything."""
        return _SEPARATOR.join((self.measure, self.article_id, self.voice, self.target))

    @classmethod
    def read(cls, text: str) -> CellRef | None:
        """Read :attr:`written` back; None for what makes no sense."""
        measure, article_id, voice, target = [*text.split(_SEPARATOR, 3), "", "", "", ""][:4]
        if measure not in ("sentiment", "stance") or voice not in ALL_VOICES or not target:
            return None
        return cls("stance" if measure == "stance" else "sentiment", article_id, target, voice)


@dataclass(frozen=True, slots=True)
class SentenceRef:
    """A sentence of an article."""

    article_id: str
    sentence_id: int

    @property
    def written(self) -> str:
        """How it stands in an address."""
        return f"{self.article_id}{_SEPARATOR}{self.sentence_id}"

    @classmethod
    def read(cls, text: str) -> SentenceRef | None:
        """Read :attr:`written` back; None for what makes no sense."""
        article_id, _, number = text.partition(_SEPARATOR)
        return cls(article_id, int(number)) if is_number(number) else None


@dataclass(frozen=True, slots=True)
class QuoteRef:
    """A quotation of an article."""

    article_id: str
    quote_id: int

    @property
    def written(self) -> str:
        """How it stands in an address."""
        return f"{self.article_id}{_SEPARATOR}{self.quote_id}"

    @classmethod
    def read(cls, text: str) -> QuoteRef | None:
        """Read :attr:`written` back; None for what makes no sense."""
        article_id, _, number = text.partition(_SEPARATOR)
        return cls(article_id, int(number)) if is_number(number) else None


def is_number(text: str) -> bool:
    """Tell whether a part of an address numbers a sentence or a quotation."""
    return text.isdecimal() and text.isascii() and len(text) < _MOST_DIGITS
