"""Turns of a transcript or an interview: "NAME: …" and "Q: … A: …" at the beginning of lines, without marks.

A text is read as a transcript where lines begin with the names of persons, words for persons ("REPORTER") or Q and A
often enough; labels of other kinds ("RELATED: …", "Update: …") make none. A turn is its bearer's until the
next label; after the last one only its own line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.extract.actors.lexicon import load_lexicon
from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.marked_text import MarkedText
from analysis.extract.quotes.names import Names, is_person, name_words
from analysis.extract.quotes.speakers import NOBODY, Speaker

_LABEL = re.compile(
    r"^[ \t]*(?:(?P<side>[QA])[.:]|(?P<label>[A-Z][\w.'’-]*(?:[ ,]+(?:of|the|for|[A-Z(][\w.'’)-]*)){0,6}):)"
    r"(?:[ \t]+|[ \t]*\n+)(?=\S)",
    re.MULTILINE,
)
_INTERVIEW = re.compile(r"(?i)\b(?:interview|conversation|transcript|q ?(?:&|and) ?a)\b")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_TURNS = 3
_ABBREVIATION = 3
"""Letters of a word that may stand in capitals within a name."""
_ASKS = "interviewer"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at once.

    Attributes:
        start: First character behind the label.
        end: Character after the last.
        label: The name that begins the line, ``Q`` or ``A``.
    """

    start: int
    end: int
    label: str


def find_turns(reading: MarkedText, names: Names) -> tuple[Turn, ...]:
    """Find the turns of a transcript, in order; none where the text is no transcript.

    Questions and answers count only where the text calls itself an interview: newsrooms ask and answer themselves too.
    """
    first_line = reading.paragraph_end(0)
    matches = [match for match in _LABEL.finditer(reading.text) if match.start() > first_line]
    if len(matches) < _FEWEST_TURNS:
        return ()
    known = _known_words(names)
    asked = _INTERVIEW.search(reading.text, 0, matches[0].start()) is not None
    sure = [match for match in matches if (match["side"] and asked) or _names_person(match["label"] or "", known)]
    often = Counter(_last_word(_label(match)) for match in sure)
    if len(sure) < _FEWEST_TURNS or len(often) < 2 or max(often.values()) < 2:
        return ()
    shouted = all(_label(match).isupper() for match in sure)
    again = Counter(_label(match) for match in matches)
    alike = {label for label in again if _alike(label, shouted=shouted, again=again[label] > 1)}
    kept = [match for match in matches if match in sure or match["label"] in alike]
    return tuple(_turn(reading, match, following) for match, following in zip(kept, [*kept[1:], None], strict=True))


def speaker_of(turn: Turn, turns: Sequence[Turn], names: Names) -> Speaker:
    """Return whose a turn is: the actor or the fullest label with its last word, or whom the questions go to."""
    if turn.label == "Q":
        return Speaker(description=_ASKS, anonymous=True)
    if turn.label == "A":
        return _interviewed(turns, names)
    word = _last_word(turn.label)
    bearers = {actor.name for actor in names.actors.values() if _last_word(actor.name) == word}
    if len(bearers) == 1:
        return Speaker(bearers.pop())
    forms = [" ".join(name_words(other.label.split(",")[0].split())) for other in turns]
    longest = max((form for form in forms if _last_word(form) == word), key=len, default=turn.label)
    if word in load_cues().people and len(longest.split()) == 1:
        return Speaker(description=word, anonymous=True)
    return Speaker(longest.title() if longest.isupper() else longest)


def _interviewed(turns: Sequence[Turn], names: Names) -> Speaker:
    """Return the one person whom the text names most before the first turn."""
    before = Counter(
        mention.target
        for mention in names.mentions
        if mention.start < turns[0].start and mention.kind in {"name", "alias"} and is_person(names, mention.target)
    )
    ranked = before.most_common(2)
    clear = bool(ranked) and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return Speaker(ranked[0][0]) if clear else NOBODY


def _label(match: re.Match[str]) -> str:
    return match["side"] or match["label"]


def _last_word(label: str) -> str:
    """Return the last word of a name, without the role behind a comma ("ANN LEE, HOST"), in lower case."""
    words = _WORD.findall(label.split(",", maxsplit=1)[0])
    return words[-1].lower() if words else ""


def _known_words(names: Names) -> frozenset[str]:
    """Return the words of the names of persons, and the last ones of all full names, in lower case."""
    people = (actor.name for actor in names.actors.values() if actor.kind == "person")
    last = {word.lower() for word in names.full}
    return frozenset(word.lower() for name in people for word in _WORD.findall(name)) | last


def _names_person(label: str, known: frozenset[str]) -> bool:
    """Tell whether a label is a person's name, with or without a title, or a word for a person."""
    words = [word.lower() for word in _WORD.findall(label.split(",", maxsplit=1)[0])]
    if not _one_style(label):
        return False
    lexicon = load_lexicon()
    return bool(words) and (
        words[-1] in known
        or words[-1] in load_cues().people
        or (len(words) > 1 and words[0].title() in lexicon.personal_titles)
    )


def _one_style(label: str) -> bool:
    """Tell whether a label is written in one way, unlike "JUST WATCHED Brown"."""
    shouted = [word.isupper() for word in _WORD.findall(label) if len(word) > _ABBREVIATION]
    return all(shouted) or not any(shouted)


def _alike(label: str, *, shouted: bool, again: bool) -> bool:
    """Tell whether a label that is no known person's looks like those that are: their case, two words or repeated."""
    return (len(_WORD.findall(label)) > 1 or again) and label.isupper() == shouted


def _turn(reading: MarkedText, match: re.Match[str], following: re.Match[str] | None) -> Turn:
    end = following.start() if following is not None else reading.paragraph_end(match.end())
    end = reading.trimmed_end(match.end(), end, " \t\xa0\n")
    return Turn(match.end(), end, _label(match))
