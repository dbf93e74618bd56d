"""Signatures: a name under or after words in quotation marks, as in pull quotes, mottos and collections of comments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.extract.quotes.marked_text import MarkedText
from analysis.text.nlp import Token
from analysis.text.quote_pairs import Pair

_DASHED = re.compile(r"\s*(?:--?|–|—|―|:)\s*(?P<name>[^\n]{2,80})")
_FOLLOWING = re.compile(r"[ \t]*\n?\s*(?P<name>[^\n,]{3,40}, [^\n]{2,60})")
_MAX_WORDS = 12


def find_signature(reading: MarkedText, pair: Pair) -> Token | None:
    """Return the head of the name that signs a quotation at the end of its line, or None.

    A signature follows a dash or a colon, or is a name and, after a comma, where it was said ("Ann Hall, The Courier");
    it fills the rest of its line and holds no verb.
    """
    for form in (_DASHED, _FOLLOWING):
        match = form.match(reading.text, pair.outer_end)
        if match is None or reading.paragraph_end(match.start("name")) != match.end():
            continue
        words = reading.tokens(match.start("name"), match.end())
        if not words or len(words) > _MAX_WORDS or any(token.pos_ in {"VERB", "AUX", "PRON"} for token in words):
            continue
        head = _name_head(words)
        if head is not None:
            return head
    return None


def _name_head(words: Sequence[Token]) -> Token | None:
    """Return the last word of the name the line begins with: two capitalised words at least."""
    name = []
    for token in words:
        if not (token.text[0].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ"}):
            break
        name.append(token)
    return name[-1] if len(name) > 1 and name[-1].pos_ == "PROPN" else None
