"""Who speaks in a quotation, as far as the text tells; and which quotations are pieces of one statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from analysis.records import Quote

Source = Literal["named", "anonymous", "unknown", "nobody"]


def source_of(quote: Quote) -> Source:
    """Tell what is known of who speaks in a quotation.

    Returns:
        ``named``; ``anonymous`` where the text hides the name; ``unknown`` where no speaker was found; ``nobody``
        where nobody is said to speak (scare quotes, and marks in a headline without a speaker).
    """
    if quote.speaker:
        return "named"
    if quote.anonymous:
        return "anonymous"
    return "nobody" if quote.kind in ("scare", "heading") else "unknown"


def statement_ids(quotes: Sequence[Quote]) -> dict[int, int]:
    """Number the statements of an article: what one speaker is quoted and reported to say in one sentence.

    There is a quotation per pair of marks and per stretch of indirect speech, so indirect speech with two quoted words
    in it is three quotations. They are one statement, as all that one speaker says in one sentence is. Quoted words
    inside the same speaker's indirect speech belong to the sentence in which that begins.

    Args:
        quotes: All quotations of an article.

    Returns:
        The statement of each quotation, by ``quote_id``; -1 where it is nobody's.
    """
    by_id = {quote.quote_id: quote for quote in quotes}
    numbers: dict[tuple[str, str, str, int], int] = {}
    found: dict[int, int] = {}
    for quote in quotes:
        source = source_of(quote)
        if source == "nobody":
            found[quote.quote_id] = -1
            continue
        outermost = quote
        while (around := by_id.get(outermost.parent_id)) is not None and _who(around) == _who(quote):
            outermost = around
        # Who hides a name may be told from another one by the description alone.
        key = (quote.speaker, source, quote.speaker or quote.speaker_description, outermost.sentence_id)
        found[quote.quote_id] = numbers.setdefault(key, len(numbers))
    return found


def _who(quote: Quote) -> tuple[str, str]:
    return quote.speaker, quote.speaker_description
