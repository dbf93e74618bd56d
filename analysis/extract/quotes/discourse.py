"""Who goes on speaking: quotations without a cue of their own, pronouns and turns.

A quotation without words that attribute it belongs, in this order, to whoever opened it in the paragraph before, to
the next quotation's speaker where nothing stands between, to the last person who spoke or acted in its paragraph, and
to the last speaker of the paragraph before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.extract.quotes.cue_words import Attribution
from analysis.extract.quotes.marked_text import MarkedText
from analysis.extract.quotes.names import Names, is_person, mentions_between
from analysis.extract.quotes.speakers import NOBODY, Heard, Speaker, agrees, resolve
from analysis.records import Span
from analysis.text.quote_pairs import Pair

_GOING_ON = frozenset({"add", "adds", "added", "continue", "continues", "continued", "concluded", "concludes"})
_HE_OR_SHE = frozenset({"he", "she"})
_REMEMBERED = 40
"""Who was heard that long ago can't be meant by a pronoun."""


@dataclass(slots=True)
class Discourse:
    """What has been heard so far while an article is read from its beginning.

    Attributes:
        reading: The article.
        names: Its names.
        subjects: Persons who are subjects of main clauses, by offset: they act, whether or not they speak.
        heard: Who spoke or acted before the current place.
    """

    reading: MarkedText
    names: Names
    subjects: Sequence[Heard]
    heard: list[Heard] = field(default_factory=list)
    _passed: int = 0

    def move_to(self, offset: int) -> None:
        """Take in the subjects before ``offset``."""
        while self._passed < len(self.subjects) and self.subjects[self._passed].offset < offset:
            entry = self.subjects[self._passed]
            position = bisect_right([known.offset for known in self.heard[-8:]], entry.offset)
            self.heard.insert(max(0, len(self.heard) - 8) + position, entry)
            self._passed += 1

    def speaker_of(self, attribution: Attribution, *, words: Span | None = None) -> Speaker:
        """Resolve an attribution; one without a subject ("adding") goes to the last speaker of its paragraph.

        A passive without an agent names nobody.

        Args:
            attribution: The words that attribute a quotation.
            words: The quotation, where there are marks.
        """
        source = attribution.source
        if attribution.hidden:
            return NOBODY
        if source is None:
            return self.last_in_paragraph(attribution.cue_start)
        before = [entry for entry in self.heard[-_REMEMBERED:] if entry.offset < source.idx]
        speaker = resolve(self.reading, self.names, source, before)
        if source.lower_ in _HE_OR_SHE and words is not None and before:
            last = before[-1]
            near = self.reading.previous_line_start(words.start) <= last.offset < words.start
            fits = near and last.speaker.name and agrees(self.names, last.speaker, source.lower_)
            if fits and (self._goes_on(attribution) or self._named_inside(speaker, words)):
                return last.speaker
        return speaker

    def _goes_on(self, attribution: Attribution) -> bool:
        """Tell whether the cue says that somebody goes on ("he added")."""
        cue = self.reading.text[attribution.cue_start : attribution.cue_end].lower()
        return cue.split(" ")[0] in _GOING_ON

    def _named_inside(self, speaker: Speaker, words: Span) -> bool:
        """Tell whether a quotation names its supposed speaker: who says "I" does not say the own name."""
        return bool(speaker.name) and any(
            mention.target == speaker.name and mention.kind in {"name", "alias"}
            for mention in mentions_between(self.names, words.start, words.end)
        )

    def hear(self, offset: int, speaker: Speaker) -> None:
        """Remember that somebody spoke."""
        if speaker.name or speaker.description:
            self.heard.append(Heard(offset, speaker, spoke=True))

    def last_in_paragraph(self, offset: int) -> Speaker:
        """Return who spoke or acted last in the paragraph before ``offset``."""
        start = self.reading.paragraph_start(max(0, offset))
        for entry in reversed(self.heard):
            if entry.offset < start:
                break
            if entry.offset < offset:
                return entry.speaker
        return NOBODY

    def going_on(self, pair: Pair) -> Speaker:
        """Return who goes on speaking in a quotation without a cue."""
        here = self.last_in_paragraph(pair.outer_start)
        if here is not NOBODY:
            return here
        start = self.reading.previous_line_start(pair.outer_start)
        acted = NOBODY
        for entry in reversed(self.heard):
            if start < 0 or entry.offset < start:
                break
            if entry.spoke:
                return entry.speaker
            acted = entry.speaker if acted is NOBODY else acted
        return acted


def find_subjects(reading: MarkedText, names: Names) -> tuple[Heard, ...]:
    """Find the persons who are subjects of main clauses in the newsroom's own words."""
    found = []
    for token in reading.doc:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.text[0].isupper() and reading.own(token):
            speaker = NOBODY if token.pos_ == "PRON" else resolve(reading, names, token, ())
            if is_person(names, speaker.name):
                found.append(Heard(token.idx, speaker))
    return tuple(found)
