"""Who goes on speaking: quotations without a cue of their own, pronouns and turns.

A quotation without words that attribute it belongs, in this order, to whoever opened it in the paragraph before, to
the next quotation's speaker where nothing stands between, to the last person who spoke or acted in its paragraph, and
to the last speaker of the paragraph before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.voices.cue_words import Attribution
from analysis.voices.names import Names, is_person
from analysis.voices.pairs import Pair
from analysis.voices.reading import Reading
from analysis.voices.speakers import NOBODY, Heard, Speaker, resolve


@dataclass(slots=True)
class Discourse:
    """What has been heard so far while an article is read from its beginning.

    Attributes:
        reading: The article.
        names: Its names.
        subjects: Persons who are subjects of main clauses, by offset: they act, whether or not they speak.
        heard: Who spoke or acted before the current place.
    """

    reading: Reading
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

    def speaker_of(self, attribution: Attribution) -> Speaker:
        """Resolve an attribution; one without a subject ("adding") goes to the last speaker of its paragraph."""
        if attribution.source is None:
            return self.last_in_paragraph(attribution.cue_start)
        before = [entry for entry in self.heard[-40:] if entry.offset < attribution.source.idx]
        return resolve(self.reading, self.names, attribution.source, before)

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


def find_subjects(reading: Reading, names: Names) -> tuple[Heard, ...]:
    """Find the persons who are subjects of main clauses in the newsroom's own words."""
    found = []
    for token in reading.doc:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.text[0].isupper() and reading.own(token):
            speaker = NOBODY if token.pos_ == "PRON" else resolve(reading, names, token, ())
            if is_person(names, speaker.name):
                found.append(Heard(token.idx, speaker))
    return tuple(found)
