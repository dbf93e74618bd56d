"""Candidates for names of persons and bodies: runs of capitalised words, with the evidence for what they are.

The small model's labels are one voice among several: it calls a known person an organisation about half the time.
Titles, verbs of speech, prepositions and the words inside a name vote with it, over all articles of the event.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from analysis.extract.actors.gazetteer import Gazetteer
from analysis.extract.actors.lexicon import Lexicon
from analysis.extract.actors.matching import find_matches
from analysis.extract.actors.sentence_initial import is_modal_name, names_another, owes_capital
from analysis.extract.actors.units import ArticleUnits
from analysis.extract.actors.word_classes import base_form, word_classes

_TITLE_VOTE = 2.0
_LABEL_VOTE = 1.0
_ARTICLE_VOTE = 2.0
_PLACE_VOTE = 1.0
_SPEECH_VOTE = 0.5
_BODY_VOTE = 3.0
_GIVEN_NAME_VOTE = 1.5
_PLACE_WORDS = frozenset({"in", "at", "near", "inside", "outside", "across"})
_NAME_POS = frozenset({"PROPN"})
_MISREAD_POS = frozenset({"NOUN", "ADJ", "VERB", "X"})
"""What the small model takes a rare surname for at the start of a sentence; English has no such word then."""
_NEVER_POS = frozenset({"PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "INTJ", "NUM"})
_MODIFIERS = frozenset({"compound", "nmod", "amod"})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_LONE_PARTICLES = frozenset({"von", "van", "bin", "ibn", "zu", "af", "ter"})
_OPENING_QUOTES, _CLOSING_QUOTES = frozenset("“\"‘'"), frozenset("”\"’'")
_SHOUTED = 4
"""Capitals from this length on before a name are a call to the reader ("WATCH Ann Lee"), no initials."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitalised units in one place: ``[first, last]``, its words, and the titles before it."""

    reading: ArticleUnits
    first: int
    last: int
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()


@dataclass(slots=True)
class Candidate:
    """All runs of an event that read the same, with the votes for what they name.

    ``person``, ``body`` and ``place`` are sums of votes; ``titles`` are the titles seen before it.
    """

    words: tuple[str, ...]
    runs: list[Run] = field(default_factory=list)
    person: float = 0.0
    body: float = 0.0
    place: float = 0.0
    titles: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The name as it is written, the same whatever the order of the articles."""
        written = (run.reading.text[run.reading.starts[run.first] : run.reading.ends[run.last]] for run in self.runs)
        return min(text.capitalize() if _is_shouted(text) and text not in self.words else text for text in written)


def find_candidates(
    readings: Iterable[ArticleUnits], *, gazetteer: Gazetteer, lexicon: Lexicon
) -> dict[tuple[str, ...], Candidate]:
    """Collect the candidates of an event, by their words."""
    runs = [run for reading in readings for run in find_runs(reading, gazetteer=gazetteer, lexicon=lexicon)]
    runs = _without_pairs(runs, lexicon)
    found: dict[tuple[str, ...], Candidate] = {}
    for run in _without_openers(runs, lexicon):
        candidate = found.setdefault(run.words, Candidate(words=run.words))
        candidate.runs.append(run)
        candidate.titles.update(run.titles)
        _vote(candidate, run, lexicon)
    return found


def _without_pairs(runs: Sequence[Run], lexicon: Lexicon) -> list[Run]:
    """Cut runs in two where they are the names of two persons of the event ("Ann Lee-Jo Berg", "Lee Berg")."""
    names = {run.words for run in runs}
    ends = {words[-1] for words in names if len(words) > 1 and words[0] in lexicon.given_names}
    found = []
    for run in runs:
        joint = next((place for place in range(1, len(run.words)) if _parts(run.words, place, names, ends)), 0)
        if not joint:
            found.append(run)
            continue
        skip = run.words[joint] == "-"
        found.append(replace(run, last=run.first + joint - 1, words=run.words[:joint]))
        found.append(replace(run, first=run.first + joint + skip, words=run.words[joint + skip :], titles=()))
    return found


def _parts(words: tuple[str, ...], place: int, names: Collection[tuple[str, ...]], ends: Collection[str]) -> bool:
    """Tell whether one name ends before a place inside a run and another begins there."""
    left, right = words[:place], words[place + (words[place] == "-") :]
    if words[place] != "-":
        return len(words) == 2 and left[0] in ends and right[0] in ends and left in names and right in names
    return bool(right) and all(part in names or (len(part) == 1 and part[0] in ends) for part in (left, right))


def _without_openers(runs: Sequence[Run], lexicon: Lexicon) -> list[Run]:
    """Cut the verb off a name that is only written at openings, where the event has another bearer of the rest."""
    inside = {run.words for run in runs if run.titles or not run.reading.opens[run.first]}
    names = {run.words for run in runs}
    cut = {words for words in names - inside if names_another(words, names, lexicon)}
    return [replace(run, first=run.first + 1, words=run.words[1:]) if run.words in cut else run for run in runs]


def find_runs(reading: ArticleUnits, *, gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[Run]:
    """Yield the runs of an article, titles and known names taken away; headlines give only names behind a title."""
    known = known_units(reading, gazetteer)
    yield from _in_headlines(reading, known, lexicon)
    position, count = 0, len(reading.words)
    while position < count:
        if not _is_name_unit(reading, position, known, lexicon):
            position += 1
            continue
        last = _run_end(reading, position, known, lexicon)
        run = _trim(reading, _with_particles(reading, position, lexicon), last, lexicon)
        if run is not None:
            yield run
        position = last + 1


def _in_headlines(reading: ArticleUnits, known: frozenset[int], lexicon: Lexicon) -> Iterator[Run]:
    """Yield the word behind a title in a headline ("MAYOR PRICE SLAMS …"), where no title follows."""
    for unit, word in enumerate(reading.words[1:], start=1):
        title = reading.words[unit - 1].capitalize()
        if not reading.titled[reading.sentences[unit]] or title not in lexicon.personal_titles - {"Leader", "Speaker"}:
            continue
        name = word.capitalize() if _is_shouted(word) else word
        plain = name.isalpha() and name[0].isupper() and unit not in known and name not in lexicon.titles
        if plain and reading.sentences[unit] == reading.sentences[unit - 1] and not _goes_on(name.lower()):
            yield Run(reading, unit, unit, (name,), (title,))


def _goes_on(word: str) -> bool:
    """Tell whether a word behind a title is the headline's verb or adverb; a verb would be inflected there."""
    return base_form(word, "VERB") != word or bool(word_classes(word) & {"adj", "adv"})


def _with_particles(reading: ArticleUnits, first: int, lexicon: Lexicon) -> int:
    """Move the start of a run back over two particles, or one that no article or preposition is ("von der Berg")."""
    start = first
    while (
        start
        and reading.words[start - 1] in lexicon.particles
        and reading.sentences[start - 1] == reading.sentences[first]
    ):
        start -= 1
    return start if first - start > 1 or reading.words[start] in _LONE_PARTICLES else first


def known_units(reading: ArticleUnits, gazetteer: Gazetteer) -> frozenset[int]:
    """Find units that a known name covers, unless the parse sees them inside a person's name (Jim Jordan)."""
    known: set[int] = set()
    for match in find_matches(gazetteer.trie, reading.words):
        if match.first < match.last or not _inside_person(reading, match.first):
            known.update(range(match.first, match.last + 1))
    known.update(
        index
        for index, word in enumerate(reading.words)
        if word in gazetteer.adjectives and not _inside_person(reading, index)
    )
    return frozenset(known)


def _inside_person(reading: ArticleUnits, unit: int) -> bool:
    entity, tokens = reading.entity, reading.tokens
    token = tokens[unit]
    if entity[token] != "PERSON":
        return False
    before = unit > 0 and entity[tokens[unit - 1]] == "PERSON" and reading.words[unit - 1][0].isupper()
    after = unit + 1 < len(tokens) and entity[tokens[unit + 1]] == "PERSON" and reading.words[unit + 1][0].isupper()
    return before or after


def _is_name_unit(reading: ArticleUnits, unit: int, known: frozenset[int], lexicon: Lexicon) -> bool:
    word = reading.words[unit]
    if not word[0].isupper() or not word.replace(".", "").isalpha() or unit in known:
        return False
    modal = is_modal_name(reading, unit)
    if reading.titled[reading.sentences[unit]] or (word in lexicon.not_names and not modal):
        return False
    token = reading.tokens[unit]
    pos = reading.pos[token]
    if pos in _NEVER_POS:
        return modal or (reading.entity[token] == "PERSON" and word != "I")
    if pos in _NAME_POS or not reading.opens[unit] or reading.entity[token] == "PERSON":
        return True
    return pos in _MISREAD_POS and not (word_classes(word.lower()) or word_classes(reading.lemma[token].lower()))


def _run_end(reading: ArticleUnits, first: int, known: frozenset[int], lexicon: Lexicon) -> int:
    """Walk to the end of a run: initials and titles keep their full stop, particles join two capitals."""
    last, words, count = first, reading.words, len(reading.words)
    while last + 1 < count and reading.sentences[last + 1] == reading.sentences[first]:
        following = last + 1
        if _is_name_unit(reading, following, known, lexicon):
            last = following
            continue
        skip = _joined_by(words, last, lexicon)
        joined = last + skip
        if not skip or joined >= count or reading.sentences[joined] != reading.sentences[first]:
            skip = 0
        if skip and _is_name_unit(reading, joined, known, lexicon):
            last = joined
            continue
        if words[following] == "." and words[last] in lexicon.suffixes:
            last = following
        break
    return last


def _joined_by(words: list[str], last: int, lexicon: Lexicon) -> int:
    """Tell how far the next capitalised unit of the same name is: 0 if the name ends here."""
    following = words[last + 1]
    if following in _OPENING_QUOTES and words[last + 3 : last + 4] and words[last + 3] in _CLOSING_QUOTES:
        return 4 * (words[last + 2][0].isupper() and words[last + 4 : last + 5] != [] and words[last + 4][0].isupper())
    if following == "." and (len(words[last]) == 1 or words[last] in lexicon.titles or words[last] in lexicon.suffixes):
        return 2
    if following in {"-", "'"} and last + 2 < len(words) and words[last + 2][:1].isupper():
        return 2 if following == "-" or len(words[last]) == 1 else 0
    if following in lexicon.particles:
        return 3 if words[last + 2 : last + 3] and words[last + 2] in (lexicon.particles | {"-"}) else 2
    return 0


def _trim(reading: ArticleUnits, first: int, last: int, lexicon: Lexicon) -> Run | None:
    """Take titles off the front and what is no part of the name off the end; nothing is left of "Prime Minister"."""
    words = reading.words
    start = _name_start(reading, first, last, lexicon)
    titles = tuple(word for word in words[first:start] if word in lexicon.titles)
    if start > last or not words[start][0].isalpha():
        return None
    last = _name_end(reading, start, last, lexicon)
    if start == last and len(words[start]) == 1:
        return None
    return Run(reading, start, last, _without_nickname(words[start : last + 1]), titles)


def _without_nickname(words: Sequence[str]) -> tuple[str, ...]:
    """Drop a nickname in quotation marks from a name: Robert “Bobby” Hale."""
    marks = [place for place, word in enumerate(words) if word in _OPENING_QUOTES | _CLOSING_QUOTES]
    inner = len(marks) == 2 and marks[1] == marks[0] + 2 and marks[0] > 0 and marks[1] < len(words) - 1
    return (*words[: marks[0]], *words[marks[1] + 1 :]) if inner else tuple(words)


def _name_start(reading: ArticleUnits, first: int, last: int, lexicon: Lexicon) -> int:
    """Skip to after the last title: "Acme Executive Director Ann Lee" names Ann Lee."""
    words = reading.words
    start = first
    while start < last and _is_shouted(words[start]) and not words[start + 1].isupper():
        start += 1
    if reading.opens[start] and start < last and owes_capital(reading, start, lexicon):
        start += 1
    while start <= last and (words[start] in lexicon.titles or words[start] in {".", "-"}):
        start += 1
    for unit in range(start, last):
        if _is_title_before(words, unit, last, lexicon):
            start = unit + 1
    return start + (start <= last and words[start] == ".")


def _is_shouted(word: str) -> bool:
    return word.isupper() and word.isalpha() and len(word) >= _SHOUTED


def _is_title_before(words: list[str], unit: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a word is a title and not part of the name behind it (Army Chief Ann Lee; Martin Luther King)."""
    word = words[unit]
    given = unit + 2 <= last and words[unit + 1] in lexicon.given_names
    if word in lexicon.titles:
        return given or word not in lexicon.surname_titles
    return given and word not in lexicon.given_names and "noun" in word_classes(word.lower())


def _name_end(reading: ArticleUnits, first: int, last: int, lexicon: Lexicon) -> int:
    """Stop where the parse sees a full name end ("Ann Lee Show")."""
    inside = first
    while inside < last and reading.entity[reading.tokens[inside + 1]] == "PERSON":
        inside += 1
    if reading.words[inside] in lexicon.particles:
        return last
    if inside in {first, last} or reading.entity[reading.tokens[first]] != "PERSON":
        return last
    following = reading.words[inside + 1]
    return (
        last
        if following in lexicon.suffixes or following in lexicon.particles or following in {".", "-", "'"}
        else inside
    )


def _vote(candidate: Candidate, run: Run, lexicon: Lexicon) -> None:
    reading = run.reading
    tokens = range(reading.tokens[run.first], reading.tokens[run.last] + 1)
    labels = [reading.entity[token] for token in tokens]
    candidate.person += _LABEL_VOTE * (labels.count("PERSON") > len(labels) / 2)
    candidate.body += _LABEL_VOTE * (labels.count("ORG") > len(labels) / 2)
    candidate.place += _LABEL_VOTE * (sum(label in _PLACE_LABELS for label in labels) > len(labels) / 2)
    candidate.person += _TITLE_VOTE * any(title in lexicon.personal_titles for title in run.titles)
    candidate.body += _BODY_VOTE * (run.words[-1] in lexicon.body_heads)
    before = reading.words[run.first - 1] if run.first else ""
    candidate.place += _PLACE_VOTE * (before.lower() in _PLACE_WORDS)
    modifies = reading.dep[tokens[-1]] in _MODIFIERS
    candidate.body += _ARTICLE_VOTE * (before.lower() == "the" and not run.titles and not modifies)
    candidate.person += _GIVEN_NAME_VOTE * (len(run.words) > 1 and run.words[0] in lexicon.given_names)
    if _speaks(reading, tokens, lexicon):
        candidate.person += _SPEECH_VOTE


def _speaks(reading: ArticleUnits, tokens: range, lexicon: Lexicon) -> bool:
    return any(
        reading.dep[token] == "nsubj" and reading.lemma[reading.head[token]] in lexicon.speech_verbs for token in tokens
    )
