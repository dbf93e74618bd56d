"""Numbers in a sentence: their value, what they count, and how loosely they are given.

Two outlets that give "more than 25,000" and "26,000" agree; "nearly 30,000" and "some 26,000" don't. A number is
therefore read as a range, and two numbers contradict each other where their ranges lie apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.text.nlp import Doc, Token

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_WORDS: dict[str, float] = {word: float(value) for value, word in enumerate(_SMALL)} | {
    word: 10.0 * value
    for value, word in enumerate(["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=3)
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6}
_DIGITS = re.compile(r"^[$€£]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:([kmb])|-?(?:st|nd|rd|th|s)|%)?$", re.IGNORECASE)
_SPLIT = re.compile(r"^(\d+|[a-z]+)-([a-z]+)", re.IGNORECASE)
_MONEY, _PERCENT = "$", "%"
_SIGNS = {
    "$": _MONEY,
    "€": _MONEY,
    "£": _MONEY,
    "dollar": _MONEY,
    "%": _PERCENT,
    "percent": _PERCENT,
    "percentage": _PERCENT,
}
_ABOVE = ("at least", "more than", "over", "above", "no fewer than", "exceeding", "upward", "upwards of", "north of")
_BELOW = ("at most", "less than", "fewer than", "under", "below", "up to", "as many as", "as much as", "no more than")
_ALMOST = ("nearly", "almost", "close to", "just under")
_ABOUT = ("about", "around", "some", "roughly", "approximately", "an estimated", "estimated", "or so", "more or less")
_REACH = 3
"""Words before a number that can loosen it, and words after it among which the noun stands that it counts."""
_WIDE, _NARROW = 0.25, 0.04
"""How far a bound ("more than") and a rounded number reach, as shares of the value."""
_YEARS = range(1900, 2100)
_MORE = frozenset({"other", "others", "more", "additional", "further", "extra"})
"""What follows a number that counts only a part ("three other guests"): it is compared with its like alone."""
_AGE = "year of age"
_SAME_UNITS = {"people": "person", "minutes": "minute", "hours": "hour", "years": "year", "days": "day"}
_IN_HOURS = {"minute": 1 / 60, "hour": 1.0}
"""Lengths of time that are compared with each other."""
_HALF = 0.499
"""What rounding hides, as a share of the last digit."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    Attributes:
        start: First character, in the article's text.
        end: After the last character.
        value: The number itself.
        low: Least value that the words allow.
        high: Greatest value that they allow.
        unit: ``$``, ``%``, or the lemma of the noun that is counted; empty where none is near.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    unit: str

    def agrees(self, other: Quantity) -> bool:
        """Tell whether both can be true of the same thing."""
        return self.low <= other.high and other.low <= self.high


def find_quantities(doc: Doc, start: int, end: int) -> tuple[Quantity, ...]:
    """Return the quantities of the tokens in ``[start, end)`` of a parse; years, dates and times of day are none."""
    return tuple(_quantities([token for token in doc[start:end] if not token.is_space]))


def _quantities(tokens: Sequence[Token]) -> Iterator[Quantity]:
    place = 0
    while place < len(tokens):
        read = _value(tokens, place)
        if read is None:
            place += 1
            continue
        value, after, attached = read
        unit = attached or _unit(tokens, place, after)
        unit = _SAME_UNITS.get(unit, unit)
        if unit.startswith("year") and any(token.lower_ in ("old", "-old") for token in tokens[place : after + 2]):
            unit = _AGE
        if unit and any(token.lower_ in _MORE for token in tokens[after : after + 2]):
            unit = f"more {unit}"
        if not _is_date(tokens, place, after, value, unit):
            low, high = _range(tokens, place, value)
            share, unit = _IN_HOURS.get(unit, 1.0), "hour" if unit in _IN_HOURS else unit
            half, after = _half(tokens, after)
            first, last = tokens[place], tokens[after - 1]
            exact, least, most = ((bound + half) * share for bound in (value, low, high))
            yield Quantity(first.idx, last.idx + len(last), exact, least, most, unit)
        place = after


def _half(tokens: Sequence[Token], after: int) -> tuple[float, int]:
    """Return what "and a half" adds to a number, and the place after it."""
    following = [token.lower_ for token in tokens[after : after + 4]]
    if following[:3] == ["and", "a", "half"]:
        return 0.5, after + 3
    if following[1:4] == ["and", "a", "half"]:
        return 0.5, after + 4
    return 0.0, after


def _value(tokens: Sequence[Token], place: int) -> tuple[float, int, str] | None:
    """Read the number that starts at a token: its value, the place after it, and a unit that hangs on it."""
    text = tokens[place].lower_
    unit = ""
    compound = _SPLIT.match(text)
    if compound and compound[1] in _WORDS and compound[2] in _WORDS:
        value = _WORDS[compound[1]] + _WORDS[compound[2]]
    elif compound and (compound[1] in _WORDS or compound[1].isdigit()) and len(compound[2]) > 2:
        value, unit = _WORDS.get(compound[1]) or float(compound[1] if compound[1].isdigit() else 0), compound[2]
    elif text in _WORDS and not (text == "one" and not _counts(tokens, place)):
        value = _WORDS[text]
    elif digits := _DIGITS.match(text):
        value = float(digits[1].replace(",", "") + (digits[2] or "")) * _SCALES.get((digits[3] or "").lower(), 1.0)
        unit = _MONEY if text[0] in "$€£" else _PERCENT if text.endswith("%") else ""
    else:
        return None
    after = place + 1
    if not unit and after + 1 < len(tokens) and tokens[after].text == "-" and tokens[after + 1].is_alpha:
        if tokens[after + 1].lower_ in _WORDS:
            return value + _WORDS[tokens[after + 1].lower_], after + 2, unit
        return value, after + 2, tokens[after + 1].lemma_.lower()
    while after < len(tokens) and tokens[after].lower_ in _SCALES and len(tokens[after]) > 1:
        value, after = value * _SCALES[tokens[after].lower_], after + 1
    return value, after, unit


def _counts(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether "one" counts something ("one man") and doesn't stand for it ("the one who")."""
    return tokens[place].dep_ == "nummod" and place + 1 < len(tokens) and tokens[place + 1].pos_ in ("NOUN", "ADJ")


def _unit(tokens: Sequence[Token], place: int, after: int) -> str:
    if place and tokens[place - 1].text in "$€£":
        return _MONEY
    following = tokens[after : after + _REACH]
    for token in following[:2]:
        if token.lower_ in _SIGNS:
            return _SIGNS[token.lower_]
    head = tokens[after - 1].head
    if tokens[after - 1].dep_ == "nummod" and head.pos_ in ("NOUN", "PROPN") and head.i > tokens[after - 1].i:
        return str(head.lemma_).lower()
    nouns = [token.lemma_.lower() for token in following if token.pos_ == "NOUN"]
    return str(nouns[0]) if nouns else ""


_FULL_MONTHS = "january february march april may june july august september october november december"
_MONTHS = frozenset(
    [*_FULL_MONTHS.split(), *["jan.", "feb.", "mar.", "apr.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec."]]
)


def _is_date(tokens: Sequence[Token], place: int, after: int, value: float, unit: str) -> bool:
    before = tokens[place - 1].lower_ if place else ""
    following = tokens[after].lower_ if after < len(tokens) else ""
    times = following in ("a.m.", "p.m.", "am", "pm", "o'clock") or ":" in tokens[place].text
    year = value in _YEARS and "," not in tokens[place].text and unit not in (_MONEY, _PERCENT)
    return (
        before in _MONTHS
        or following in _MONTHS
        or times
        or year
        or tokens[place].lower_.endswith(("st", "nd", "rd", "th"))
    )


def _range(tokens: Sequence[Token], place: int, value: float) -> tuple[float, float]:
    before = " ".join(token.lower_ for token in tokens[max(0, place - _REACH) : place]).rstrip("$ ")
    if before.endswith(_ALMOST):
        return value * (1 - 2 * _NARROW), value
    if before.endswith(_ABOVE):
        return value, value * (1 + _WIDE)
    if before.endswith(_BELOW):
        return value * (1 - _WIDE), value
    loose = before.endswith(_ABOUT) or (value >= 100 and value % 10 == 0)
    reach = max(value * _NARROW if loose else 0.0, _rounding(tokens, place))
    return value - reach, value + reach


def _rounding(tokens: Sequence[Token], place: int) -> float:
    """Return what rounding may hide in a share or in a number with a word of scale: half of its last digit."""
    digits = _DIGITS.match(tokens[place].lower_)
    following = tokens[place + 1].lower_ if place + 1 < len(tokens) else ""
    scale = _SCALES.get(following, _SCALES.get((digits[3] or "").lower(), 1.0)) if digits else 1.0
    if not digits or (scale == 1.0 and following not in _SIGNS and not tokens[place].text.endswith("%")):
        return 0.0
    return float(_HALF * scale * 10.0 ** -max(0, len(digits[2] or "") - 1))
