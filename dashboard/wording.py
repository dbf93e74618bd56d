"""What the dashboard calls the values of the tables."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

VOICES: Mapping[str, str] = MappingProxyType(
    {"all": "All voices", "own": "Newsroom's own words", "quoted": "Quoted", "reported": "Reported speech"}
)
"""Names of the voices, in the order they are offered."""

VOICE_HELP = (
    "**Newsroom's own words**: what the outlet itself says. **Quoted**: inside quotation marks. "
    "**Reported speech**: what somebody is said to have said, without quotation marks."
)

TEXTS = ("all", "own")
"""Which text counts: all of it, or the newsroom's own, without what other outlets have word for word."""

LAYERS: Mapping[str, str] = MappingProxyType(
    {
        "actors": "Actors",
        "sentiment": "Sentiment",
        "voices": "Quotes",
        "framing": "Typical words",
        "loaded": "Loaded words",
        "frames": "Generic frames",
        "naming": "Titles and descriptions",
        "doubt": "Doubt and endorsement",
        "coverage": "Told here and elsewhere",
        "shared": "Shared passages",
    }
)
"""Names of the reader's layers, in the order they are offered."""

LAYERS_AT_FIRST = ("actors", "sentiment", "voices", "loaded", "shared")
"""Layers that are on until the reader chooses: all of them together are hard to read."""

READINGS = ("blind", "own", "sans")
"""Ways to read the articles of Compare: without names, own words only, without serifs."""

PARTS: Mapping[str, str] = MappingProxyType(
    {
        "words": "Words",
        "frames": "Generic frames",
        "loaded": "Loaded language",
        "names": "Names",
        "verbs": "Verbs",
    }
)
"""Parts of the Framing page, in the order they are offered."""

WHOSE: Mapping[str, str] = MappingProxyType(
    {"own": "Newsroom's own words", "quoted": "Quoted and reported", "all": "All words"}
)
"""Whose words the parts of the Framing page count."""

SEARCHES: Mapping[str, str] = MappingProxyType(
    {"words": "Words and phrases", "lemma": "Any form of a word", "regex": "Regular expression"}
)
"""How the concordance reads what it searches for."""

WORD_CLASSES: Mapping[str, str] = MappingProxyType(
    {"any": "Any", "NOUN": "Noun", "PROPN": "Name", "VERB": "Verb", "ADJ": "Adjective", "ADV": "Adverb"}
)
"""Parts of speech that a search for lemmas can be held to, by spaCy's names."""

NAME_FORMS: Mapping[str, str] = MappingProxyType(
    {"description": "Description", "title": "Title", "metonym": "Stands for it", "name": "Name"}
)
"""How an actor can be called, what says most about it first."""

CLAIM_TONES: Mapping[str, str] = MappingProxyType({"doubting": "doubts", "endorsing": "endorses"})
"""What a word that colours a statement does with it."""

TELLING_FORMS = ("description", "title")
"""Forms that say something of an actor, which a name or what stands for it does not."""

ORDERS: Mapping[str, str] = MappingProxyType(
    {"text": "As in the article", "negative": "Most negative first", "positive": "Most positive first"}
)
"""Orders in which sentences can be read."""

VOICE_NOTES: Mapping[str, str] = MappingProxyType(
    {"own": "own words", "quoted": "quoted", "reported": "reported speech"}
)

QUOTE_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "direct": "Direct",
        "fragment": "Fragment",
        "nested": "Inside another",
        "heading": "In a headline",
        "reported": "Reported",
        "scare": "Nobody's words",
    }
)
"""Kinds of quotations, in the order they are offered."""

SOURCES: Mapping[str, str] = MappingProxyType(
    {"named": "Named", "anonymous": "Anonymous", "unknown": "Speaker not found"}
)
"""What is known of who speaks; quotation marks without a speaker have none."""

UNNAMED_SOURCES: Mapping[str, str] = MappingProxyType(
    {"anonymous": "anonymous sources", "unknown": "speaker not found"}
)
"""What speakers without a name are called, by what is known of them."""

NO_CUE = "none"
"""Stands for a missing cue in the address, where an empty value could not be told from none at all."""

TONES: Mapping[str, str] = MappingProxyType(
    {"neutral": "Neutral", "doubting": "Doubting", "endorsing": "Endorsing", NO_CUE: "No cue"}
)
"""How the words that introduce a quotation colour it, in the order they are offered."""


CLAIMS_SHOWN: Mapping[str, str] = MappingProxyType(
    {
        "shared": "Told by several",
        "differs": "Told differently",
        "but_one": "All but one",
        "alone": "Only here",
    }
)
"""Which claims the Coverage page lists, in the order they are offered."""

STRICTNESS: Mapping[str, float] = MappingProxyType(
    {"loosest": 0.45, "loose": 0.55, "usual": 0.7, "strict": 0.78, "strictest": 0.9}
)
"""How sure it must be that a sentence tells a claim, by what the slider calls it."""

POSITIONS: Mapping[str, str] = MappingProxyType(
    {"headline": "headline", "lead": "lead", "middle": "middle", "tail": "tail"}
)
"""Where in its article a sentence stands, the most prominent first."""

CERTAINTIES: Mapping[str, str] = MappingProxyType(
    {
        "stated": "as a fact",
        "attributed": "on somebody's word",
        "expected": "as expected",
        "possible": "as possible",
        "denied": "denied",
    }
)
"""How surely a claim is told, the surest first."""

CONFLICTS: Mapping[str, str] = MappingProxyType(
    {
        "number": "Another number",
        "date": "Another day",
        "content": "The contrary",
        "certainty": "Not as sure",
        "attribution": "On whose word",
    }
)
"""What is told differently, the most telling first."""

PART_DIGITS = 3
"""Digits of what a sentence or a signal brings to a score: with two, what adds up exactly often seems not to."""

SIGNALS_AT_HAND: Mapping[str, str] = MappingProxyType(
    {
        "headline": "what title and sub-heads say",
        "own words": "what the newsroom itself says",
        "going on": "where the text goes on without naming it",
        "nearby": "a sentence beside them, or a title, that names nobody",
        "other voices": "what others are quoted to say of it",
        "the target's own statements": "what it says itself",
        "cue": "“claimed” or “admitted”: how its words are introduced",
        "doubt": "the newsroom says a claim is borne out or not",
    }
)
"""What the signals of a stance look at, as short as a chart needs it; in full in
:data:`analysis.measures.stance.SIGNALS`."""


ELLIPSIS = "…"

HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
"""Control characters, and marks that turn the direction of the text around them."""


def signed(value: float | None, *, decimals: int = 2) -> str:
    """Write a number with its sign, with two digits if not told otherwise, "not measured" for none.

    >>> signed(-0.4), signed(0.0), signed(None), signed(0.0125, decimals=3)
    ('−0.40', '0.00', 'not measured', '+0.013')
    """
    if value is None or value != value:  # noqa: PLR0124 (NaN)
        return "not measured"
    text = f"{abs(value):.{decimals}f}"
    if not float(text):
        return text
    return ("−" if value < 0 else "+") + text


def count_of(number: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun.

    >>> count_of(1, "article"), count_of(3, "article")
    ('1 article', '3 articles')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(names: Sequence[str]) -> str:
    """Write names as a sentence lists them.

    >>> listed(["Alpha"]), listed(["Alpha", "Beta", "Gamma"])
    ('Alpha', 'Alpha, Beta and Gamma')
    """
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def one_line(text: str) -> str:
    """Return text on one line without what is hidden in it, for labels that Streamlit itself writes."""
    return " ".join(HIDDEN.sub(" ", text).split())


def shortened(text: str, *, length: int) -> str:
    """Return ``text`` on one line of at most ``length`` characters, cut at a word where possible; not escaped."""
    line = one_line(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > length // 2 else cut).rstrip(" ,;:.–-") + ELLIPSIS


def interval(low: float, high: float) -> str:
    """Return an interval in words: ``95 % interval −0.71 to −0.10``."""
    if math.isnan(low) or math.isnan(high):
        return "no interval"
    return f"95 % interval {signed(low)} to {signed(high)}"


def percent(share: float, *, down: bool = False) -> str:
    """Write a share of 1 in whole percent; rounded ``down``, 100 % means all.

    >>> percent(0.996), percent(0.996, down=True)
    ('100 %', '99 %')
    """
    return f"{int(share * 100)} %" if down else f"{100 * share:.0f} %"
