"""Persons: which candidates name the same one, and what each is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from analysis.extract.actors.candidates import Candidate, Run
from analysis.extract.actors.lexicon import Lexicon

_LONG_SURNAME = 6
"""From this length on, surnames that differ by one letter may be spellings of one name (Zelensky, Zelenskyy)."""

_VERY_LONG_SURNAME = 10
"""From this length on they may differ by two (Osatanakorn, Osottanakorn)."""
_MOST_SURNAME_VOTES = 3
_KIN_REACH = 4
_LEAST_LONE_VOTES = 2
_FEWEST_INITIALS = 3

Words = tuple[str, ...]


@dataclass(slots=True)
class Person:
    """A person of the event while names are being gathered: candidates by form, the fullest name, evidence.

    ``shared`` holds the identities of the short names that others bear too: titles before them may be theirs.
    """

    names: list[Candidate] = field(default_factory=list)
    short: list[Candidate] = field(default_factory=list)
    shared: set[int] = field(default_factory=set)

    @property
    def full(self) -> Candidate:
        """The fullest name: most words, then most frequent, then first in the alphabet."""
        return min(self.names, key=lambda name: (-_weight(name), -len(name.runs), name.text))

    @property
    def sure(self) -> list[Candidate]:
        """The names that nobody else bears."""
        return [*self.names, *(name for name in self.short if id(name) not in self.shared)]

    @property
    def n(self) -> int:
        """How often the person is named."""
        return sum(len(name.runs) for name in (*self.names, *self.short))


def gather_people(candidates: Mapping[Words, Candidate], *, lexicon: Lexicon) -> list[Person]:
    """Join the candidates that name one person: full names first, then surnames and given names alone."""
    singles, full = _split(candidates, lexicon)
    people = _join_full_names(full, lexicon)
    by_surname: dict[str, list[Person]] = {}
    by_given: dict[str, list[Person]] = {}
    for person in people:
        surnames = {family_name(name.words, lexicon) for name in person.names}
        for surname in sorted(surnames | {surname.rpartition(" - ")[2] for surname in surnames}):  # (al-)Maliki
            by_surname.setdefault(surname, []).append(person)
        for given in sorted({name.words[0] for name in person.names}):
            by_given.setdefault(given, []).append(person)
    for single in singles:
        form = " ".join(core_words(single.words, lexicon))
        bearers = by_surname.get(form) or by_surname.get(_lower_first(form)) or _similar(form, by_surname)
        owners = _bearers(single, bearers, lexicon) or _with_initials(single, people)
        if owners is None and len(by_given.get(form, [])) == 1:
            owners = by_given[form]
        if owners:
            for owner in owners:
                owner.short.append(single)
                owner.shared.update({id(single)} if len(owners) > 1 else ())
        elif _is_lone_person(single, lexicon):
            people.append(Person(names=[single]))
    return people


def _with_initials(single: Candidate, people: Sequence[Person]) -> list[Person] | None:
    """Return the one person whose initials a word is, as they are written (MbS)."""
    (word, *more) = single.words
    if more or len(word) < _FEWEST_INITIALS or word.islower():
        return None
    owners = [
        person
        for person in people
        if any(len(name.words) == len(word) and all(map(str.startswith, name.words, word)) for name in person.names)
    ]
    return owners if len(owners) == 1 else None


def _lower_first(form: str) -> str:
    """Undo the capital that a particle takes at the start of a sentence ("Von Holt")."""
    return form[0].lower() + form[1:]


def _bearers(single: Candidate, owners: list[Person] | None, lexicon: Lexicon) -> list[Person] | None:
    """Leave out relatives of the one whom the surname alone means and whom no article names in full."""
    if owners is not None and not set(single.words).isdisjoint(lexicon.suffixes):
        owners = [owner for owner in owners if not set(owner.full.words).isdisjoint(lexicon.suffixes)] or owners
    if owners is None or len(owners) > 1 or len(single.runs) <= owners[0].n:
        return owners
    runs = [run for name in owners[0].names for run in name.runs]
    return None if runs and all(_is_relative(run, lexicon) for run in runs) else owners


def _is_relative(run: Run, lexicon: Lexicon) -> bool:
    words = run.reading.words
    around = [*words[max(0, run.first - _KIN_REACH) : run.first], *words[run.last + 1 : run.last + 1 + _KIN_REACH]]
    return any(word.lower() in lexicon.kin for word in around)


def family_name(words: Words, lexicon: Lexicon) -> str:
    """Return the surname with its particles ("von der Leyen"), without suffixes."""
    core = core_words(words, lexicon)
    start = len(core) - 1
    while start > 1 and (core[start - 1] in lexicon.particles or core[start - 1] in {"-", "'"}):
        start -= 2 if core[start - 1] in {"-", "'"} else 1
    return " ".join(core[start:])


def core_words(words: Words, lexicon: Lexicon) -> Words:
    """Drop suffixes (Jr.) and the full stops of initials."""
    core = [word for word in words if word != "."]
    while len(core) > 1 and core[-1] in lexicon.suffixes:
        core.pop()
    return tuple(core)


def _split(candidates: Mapping[Words, Candidate], lexicon: Lexicon) -> tuple[list[Candidate], list[Candidate]]:
    """Tell single words from full names; of these only the ones that votes show to be a person's stay.

    A last word that stands alone elsewhere votes too: news shortens persons to the surname, bodies to the first word.
    """
    singles, full = [], []
    surnames = {family_name(words, lexicon) for words in candidates}
    for words in sorted(candidates):
        candidate = candidates[words]
        joined = " ".join(words)
        alone = len(core_words(words, lexicon)) == 1 or family_name(words, lexicon) == joined
        if alone or _lower_first(joined) in surnames:
            singles.append(candidate)
            continue
        if words[0] in lexicon.not_people:
            continue
        surname = candidates.get((core_words(words, lexicon)[-1],))
        surname_votes = min(_MOST_SURNAME_VOTES, len(surname.runs)) if surname is not None else 0
        if candidate.person + surname_votes > max(candidate.body, candidate.place):
            full.append(candidate)
    return singles, full


def _join_full_names(full: list[Candidate], lexicon: Lexicon) -> list[Person]:
    people: list[Person] = []
    by_surname: dict[str, list[Person]] = {}
    for name in sorted(full, key=lambda name: (-len(name.runs), name.words)):
        surname = family_name(name.words, lexicon)
        near = by_surname.get(surname) or by_surname.get(surname.split(" ")[-1]) or _similar(surname, by_surname) or []
        owner = next((person for person in near if _may_be(person, name, lexicon)), None)
        if owner is None:
            owner = Person()
            people.append(owner)
        owner.names.append(name)
        if owner not in by_surname.setdefault(surname, []):
            by_surname[surname].append(owner)
    return people


def _similar(surname: str, known: Mapping[str, list[Person]]) -> list[Person] | None:
    """Find the owners of a spelling that differs by one letter."""
    if len(surname) < _LONG_SURNAME:
        return None
    for other in sorted(known):
        if surname in {other + "s", other + "es"}:
            return None
        far = 2 if len(surname) >= _VERY_LONG_SURNAME else 1
        if other[0] == surname[0] and Levenshtein.distance(surname, other, score_cutoff=far) <= far:
            return known[other]
    return None


def _may_be(person: Person, name: Candidate, lexicon: Lexicon) -> bool:
    """Tell whether a full name may be this person's; "Ann Lee" and "Ann Lee Jr." in one article are two."""
    if not _is_same(person.names[0].words, name.words, lexicon):
        return False
    articles = {id(run.reading) for run in name.runs}
    return not any(
        other.words != name.words
        and core_words(other.words, lexicon) == core_words(name.words, lexicon)
        and articles & {id(run.reading) for run in other.runs}
        for other in person.names
    )


def _is_same(left: Words, right: Words, lexicon: Lexicon) -> bool:
    """Tell whether two names that share the surname are one person's; one may be the end of the other."""
    ours, theirs = (tuple(word for word in core_words(words, lexicon) if word != "-") for words in (left, right))
    shorter, longer = sorted((ours, theirs), key=len)
    return longer[-len(shorter) :] == shorter or _same_given(ours, theirs, lexicon)


def _same_given(left: Words, right: Words, lexicon: Lexicon) -> bool:
    """Tell whether two full names with one surname may be one person's: Joe and Joseph, J.D. and JD, George W."""
    ours, theirs = left[0], right[0]
    if ours == theirs or theirs in lexicon.nicknames.get(ours, ()):
        return True
    ours, theirs = ours.replace(".", ""), theirs.replace(".", "")
    if ours.isupper() or theirs.isupper():
        return ours[0] == theirs[0]
    return min(len(ours), len(theirs)) > _LONG_SURNAME - 2 and Levenshtein.distance(ours, theirs, score_cutoff=1) <= 1


def _is_lone_person(single: Candidate, lexicon: Lexicon) -> bool:
    """Tell whether a single word without a full name is a person: by a title, or by the votes of several places.

    An abbreviation is none.
    """
    if single.words[0].isupper():
        return False
    if single.titles & lexicon.personal_titles:
        return single.person >= single.place
    return single.person > single.body + single.place and single.person >= _LEAST_LONE_VOTES


def _weight(name: Candidate) -> int:
    return sum(1 for word in name.words if len(word) > 1)


def titles_of(names: Iterable[Candidate]) -> frozenset[str]:
    """Collect the titles written before any of the names."""
    return frozenset(title for name in names for title in name.titles)
