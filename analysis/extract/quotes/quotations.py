"""All quotations of an article: marks, indirect speech and posts, with kind, cue and speaker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analysis.extract.quotes.attribution import attribute, attribute_nested
from analysis.extract.quotes.cue_words import Attribution
from analysis.extract.quotes.discourse import Discourse, find_subjects
from analysis.extract.quotes.indirect import Reported, find_reported
from analysis.extract.quotes.marked_text import MarkedText, find_parents, read_voices
from analysis.extract.quotes.names import Names, read_names
from analysis.extract.quotes.quote_types import is_capitalised, is_clause, is_said, is_title
from analysis.extract.quotes.speakers import NOBODY, Speaker
from analysis.extract.quotes.turns import Turn, find_turns, speaker_of
from analysis.extract.quotes.unmarked_quotes import find_posts
from analysis.records import Actor, Mention, Quote, QuoteKind, Span
from analysis.text.nlp import ParsedArticle

_LINK = re.compile(r"[\s,;]*(?:(?:and|or|but|to|then|also|even|the|a|an)\b[\s,]*){0,3}")
_OTHERS = frozenset({"he", "she", "they"})
_SHARED_WORDS = 0.75
"""Share of a heading's words that a quotation of the body holds when the heading quotes from it."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A quotation before it is numbered: its words, the stretch it takes with its marks, and what attributes it."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    kind: QuoteKind
    attribution: Attribution | None
    pair: int = -1
    turn: Turn | None = None


def find_quotes(
    parsed: ParsedArticle, *, mentions: Sequence[Mention] = (), actors: Sequence[Actor] = ()
) -> tuple[Quote, ...]:
    """Find all quotations of an article.

    Args:
        parsed: The article.
        mentions: Mentions of actors in it; they make speakers canonical and resolve pronouns and titles. Without them
            speakers are the fullest names the article gives.
        actors: The actors the mentions mean.

    Returns:
        Quotations by start, the outer before the inner; any two are apart or one holds the other. ``text`` is
        ``parsed.article.text[start:end]``.
    """
    if not parsed.sentences:
        return ()
    reading = read_voices(parsed)
    names = read_names(parsed.doc, mentions, actors)
    turns = find_turns(reading, names)
    reported = [item for item in _reported(reading) if not _turn_around(turns, item.start, item.end)]
    marked = [_in_turn(item, turns) for item in _marked(reading, reported)]
    spoken = [_of_turn(turn) for turn in turns if turn.start < turn.end]
    found = sorted((*spoken, *marked, *reported), key=lambda item: (item.outer_start, -item.outer_end))
    speakers = _speakers(reading, names, found)
    return _numbered(reading, found, speakers)


def _of_turn(turn: Turn) -> _Found:
    return _Found(turn.start, turn.end, turn.start, turn.end, "direct", None, turn=turn)


def _turn_around(turns: Sequence[Turn], start: int, end: int) -> Turn | None:
    """Return the turn of a transcript that holds or cuts a stretch."""
    position = bisect_left([turn.end for turn in turns], start + 1)
    return turns[position] if position < len(turns) and turns[position].start < end else None


def _in_turn(item: _Found, turns: Sequence[Turn]) -> _Found:
    """Take words in marks inside a turn for a quotation inside a quotation."""
    turn = _turn_around(turns, item.outer_start, item.outer_end)
    if turn is None or item.kind not in {"direct", "fragment"}:
        return item
    return replace(item, kind="nested", turn=turn)


def _marked(reading: MarkedText, reported: Sequence[_Found]) -> Iterator[_Found]:
    """Yield the pairs of marks with kind and attribution; what stands in indirect speech belongs to its speaker."""
    clauses = [is_clause(reading, pair) for pair in reading.pairs]
    attributions = [
        attribute(reading, index, clause=clauses[index]) if parent < 0 else attribute_nested(reading, index, parent)
        for index, parent in enumerate(reading.parents)
    ]
    _share(reading, attributions)
    _take_over(reading, attributions, reported)
    for index, pair in enumerate(reading.pairs):
        attribution = attributions[index]
        kind = _kind(reading, index, attribution, clause=clauses[index])
        if kind == "scare" or (kind == "heading" and not _governs(attribution)):
            attribution = None
        yield _Found(pair.start, pair.end, pair.outer_start, pair.outer_end, kind, attribution, index)


def _share(reading: MarkedText, attributions: list[Attribution | None]) -> None:
    """Let quotations that only a comma or "and" parts share the words that attribute one of them."""
    top = list(reading.top())
    links = [
        (left, right)
        for left, right in pairwise(top)
        if _LINK.fullmatch(reading.text, reading.pairs[left].outer_end, reading.pairs[right].outer_start)
        and "\n" not in reading.text[reading.pairs[left].outer_end : reading.pairs[right].outer_start]
    ]
    for left, right in links:
        if not _governs(attributions[right]) and _governs(attributions[left]):
            attributions[right] = attributions[left]
    for left, right in reversed(links):
        if not _governs(attributions[left]) and _governs(attributions[right]):
            attributions[left] = attributions[right]


def _governs(attribution: Attribution | None) -> bool:
    return attribution is not None and attribution.governs


def _kind(reading: MarkedText, index: int, attribution: Attribution | None, *, clause: bool) -> QuoteKind:
    pair = reading.pairs[index]
    if reading.parsed.sentence_at(pair.start).heading:
        return "heading"
    if reading.parents[index] >= 0:
        return "nested"
    if clause:
        return "scare" if attribution is None and is_title(reading, pair) else "direct"
    return "fragment" if is_said(reading, pair, attribution) else "scare"


def _take_over(reading: MarkedText, attributions: list[Attribution | None], reported: Sequence[_Found]) -> None:
    """Attribute fragments that no cue of their own surely governs to the indirect speech around them."""
    ends = [item.end for item in reported]
    for index, pair in enumerate(reading.pairs):
        position = bisect_left(ends, pair.outer_end)
        own = attributions[index]
        if (own is not None and own.governs and not own.weak) or (own is None and is_capitalised(reading, pair)):
            continue
        if position < len(reported) and reported[position].start <= pair.outer_start:
            attributions[index] = reported[position].attribution


def _reported(reading: MarkedText) -> list[_Found]:
    """Find indirect speech and unmarked posts; what would cross a pair of marks or another stretch is left out."""
    spans: list[Reported] = []
    for part in sorted((*find_posts(reading), *find_reported(reading)), key=lambda part: (part.start, -part.end)):
        if not spans or part.start >= spans[-1].end:
            spans.append(part)
    return [
        _Found(part.start, part.end, part.start, part.end, "reported", part.attribution)
        for part in spans
        if not reading.inside(part.start) and not reading.inside(part.end)
    ]


def _speakers(reading: MarkedText, names: Names, found: Sequence[_Found]) -> list[Speaker]:
    """Name the speaker of each quotation, in the order of the text."""
    discourse = Discourse(reading, names, find_subjects(reading, names))
    speakers: list[Speaker] = []
    by_pair: dict[int, Speaker] = {}
    by_turn: dict[Turn, Speaker] = {}
    turns = [item.turn for item in found if item.turn is not None]
    for position, item in enumerate(found):
        discourse.move_to(item.outer_start)
        if item.turn is not None and item.pair < 0:
            speaker = by_turn[item.turn] = speaker_of(item.turn, turns, names)
        elif item.turn is not None and reading.parents[item.pair] < 0:
            speaker = _cited(discourse, item.attribution, by_turn.get(item.turn, NOBODY))
        else:
            speaker = _speaker(reading, discourse, found, position, by_pair)
        speakers.append(speaker)
        if item.pair >= 0:
            by_pair[item.pair] = speaker
        if item.kind in {"direct", "fragment", "reported"} and not _told_by_noun(item):
            discourse.hear(item.outer_start, speaker)
    return speakers


def _told_by_noun(item: _Found) -> bool:
    """Tell whether the speaker only owns a noun ("Hall's claim"): such a speaker does not go on speaking."""
    cue = item.attribution
    return cue is not None and cue.source is not None and cue.source.dep_ == "poss"


def _speaker(
    reading: MarkedText, discourse: Discourse, found: Sequence[_Found], position: int, by_pair: dict[int, Speaker]
) -> Speaker:
    item = found[position]
    if item.kind == "scare":
        return NOBODY
    if item.kind == "nested":
        return _cited(discourse, item.attribution, by_pair.get(reading.parents[item.pair], NOBODY))
    if item.attribution is not None:
        words = Span(item.start, item.end) if item.pair >= 0 else None
        return discourse.speaker_of(item.attribution, words=words)
    if item.kind == "heading" or item.pair < 0:
        return NOBODY
    pair = reading.pairs[item.pair]
    before = _top_before(reading, item.pair)
    if before >= 0 and reading.pairs[before].continues and not reading.character_before(pair.outer_start):
        return by_pair[before]
    return discourse.going_on(pair)


def _cited(discourse: Discourse, attribution: Attribution | None, around: Speaker) -> Speaker:
    """Return whom the speaker of the quotation around cites: whoever is "he" there is somebody else."""
    own = discourse.speaker_of(attribution) if attribution is not None else NOBODY
    source = attribution.source if attribution is not None else None
    if source is not None and source.lower_ in _OTHERS and own.name in {"", around.name}:
        return Speaker(description=source.text)
    return own if own.name else around


def _top_before(reading: MarkedText, index: int) -> int:
    """Return the outermost pair before the pair ``index``, or -1."""
    before = index - 1
    while before >= 0 and reading.parents[before] >= 0:
        before = reading.parents[before]
    return before


def _numbered(reading: MarkedText, found: Sequence[_Found], speakers: Sequence[Speaker]) -> tuple[Quote, ...]:
    described: dict[str, str] = {}
    for speaker in speakers:
        if speaker.name and speaker.description:
            described.setdefault(speaker.name, speaker.description)
    parents = find_parents([(item.outer_start, item.outer_end) for item in found])
    quotes = [
        _quote(reading, number, item, parents[number], speakers[number], described) for number, item in enumerate(found)
    ]
    return tuple(_name_headings(quotes))


def _quote(
    reading: MarkedText, number: int, item: _Found, parent: int, speaker: Speaker, described: dict[str, str]
) -> Quote:
    cue = item.attribution
    start, end = (cue.cue_start, cue.cue_end) if cue is not None else (-1, -1)
    return Quote(
        quote_id=number,
        parent_id=parent,
        sentence_id=reading.parsed.sentence_at(item.start).sentence_id,
        start=item.start,
        end=item.end,
        text=reading.text[item.start : item.end],
        kind=item.kind,
        speaker=speaker.name,
        speaker_description=speaker.description or described.get(speaker.name, ""),
        institution=speaker.institution,
        anonymous=speaker.anonymous,
        cue=reading.text[start:end] if start >= 0 else "",
        cue_start=start,
        cue_end=end,
        cue_tone=cue.tone if cue is not None else "",
        cue_lemma=cue.lemma if cue is not None else "",
    )


def _name_headings(quotes: Sequence[Quote]) -> Iterator[Quote]:
    """Give a quotation in a heading the speaker of the quotation it is taken from."""
    body = [(set(_words(quote.text)), quote.speaker) for quote in quotes if quote.kind in {"direct", "fragment"}]
    for quote in quotes:
        words = _words(quote.text)
        if quote.kind == "heading" and not quote.speaker and words:
            shares = [(sum(word in held for word in words) / len(words), speaker) for held, speaker in body if speaker]
            best = max(shares, key=lambda share: share[0], default=(0.0, ""))
            if best[0] >= _SHARED_WORDS:
                yield replace(quote, speaker=best[1])
                continue
        yield quote


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
