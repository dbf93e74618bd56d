"""All places of an article that mean an actor by a name, an alias or a metonym."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.extract.actors.gazetteer import load_gazetteer
from analysis.extract.actors.lexicon import load_lexicon
from analysis.extract.actors.matching import Match, Trie, add_key, find_matches
from analysis.extract.actors.mention_use import NamedUnits, find_use
from analysis.extract.actors.offices import is_office
from analysis.extract.actors.units import ArticleUnits, split_units
from analysis.records import Actor, Mention, MentionKind
from analysis.text.tags import SUBJECTS

SHARED_NAME_CONFIDENCE = 0.8
"""A surname that several actors bear, resolved by the article: surer than a pronoun, less than a name."""

_DOMINANCE = 2
"""A bearer named in full this many times as often as the next owns the bare surname."""
_INSTITUTION_REACH = 4
_SELF_REACH = 4
"""Words behind a speaker's name among which "he" or "she" is the speaker ("said on Friday that he")."""


@dataclass(frozen=True, slots=True)
class Owner:
    """An actor that a form may mean, and how the form refers to it."""

    actor: Actor
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class NameIndex:
    """All forms of all actors as a trie; forms that are other names lead to no owner and so block their parts."""

    trie: Trie
    owners: dict[str, tuple[Owner, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """A form at units ``[first, last]`` with the actors it may mean."""

    first: int
    last: int
    owners: tuple[Owner, ...]


@lru_cache(maxsize=4)
def index_names(actors: tuple[Actor, ...]) -> NameIndex:
    """Build the index of an event's actors; kept, because every article of the event asks for the same."""
    owners: dict[str, list[Owner]] = {}
    for actor in actors:
        forms: list[tuple[str, MentionKind]] = [(actor.name, "name")]
        forms += [(alias, "name" if _shows_name(alias, actor) else "alias") for alias in actor.aliases]
        forms += [(metonym, "metonym") for metonym in actor.metonyms]
        for form, kind in forms:
            listed = owners.setdefault(form, [])
            if all(owner.actor is not actor for owner in listed):
                listed.append(Owner(actor, kind))
    trie: Trie = {}
    for form in load_gazetteer().forms:
        units = split_units(form)
        if len(units) > 1:
            add_key(trie, units, form)
    for form in owners:
        add_key(trie, split_units(form), form)
    return NameIndex(trie=trie, owners={form: tuple(listed) for form, listed in owners.items()})


def _shows_name(alias: str, actor: Actor) -> bool:
    """Tell whether an alias is the name itself in part ("Putin", "President Putin")."""
    return bool(set(split_units(alias)) & set(split_units(actor.name)))


def find_named(reading: ArticleUnits, actors: Sequence[Actor]) -> tuple[Mention, ...]:
    """Find all mentions by name, alias and metonym, in order."""
    return tuple(_resolve(reading, _find_forms(reading, actors)))


def named_targets(reading: ArticleUnits, actors: Sequence[Actor]) -> set[str]:
    """Return the names of the actors that an article may mean by name: those named only inside other names are not."""
    return {owner.actor.name for item in _find_forms(reading, actors) for owner in item.owners}


def _find_forms(reading: ArticleUnits, actors: Sequence[Actor]) -> list[Found]:
    index = index_names(tuple(actors))
    found = [
        Found(match.first, match.last, index.owners[match.payload])
        for match in find_matches(index.trie, reading.words)
        if match.payload in index.owners and not _inside_other_name(reading, match, index)
    ]
    bearers = _bearers(found)
    return [_namesake(reading, item, bearers) for item in found] if bearers else found


def _bearers(found: Sequence[Found]) -> dict[str, Owner]:
    """Return, by surname, the persons whom the article names in full: a state may have that name too (Chad)."""
    people = (
        owner
        for item in found
        for owner in item.owners
        if item.last > item.first and owner.actor.kind == "person" and owner.kind == "name"
    )
    return {split_units(owner.actor.name)[-1]: Owner(owner.actor, "name") for owner in people}


def _namesake(reading: ArticleUnits, item: Found, bearers: dict[str, Owner]) -> Found:
    """Take the bare name of a state for a person's where the text uses it so: "Mr. Chad", "Chad said he"."""
    word = reading.words[item.first]
    state = len(item.owners) == 1 and item.owners[0].actor.kind == "state"
    if item.first != item.last or word not in bearers or not state:
        return item
    before = [unit for unit in reading.words[max(0, item.first - 2) : item.first] if unit != "."]
    addressed = bool(before) and before[-1] in load_lexicon().personal_titles
    return Found(item.first, item.last, (bearers[word],)) if addressed or _says_of_self(reading, item.first) else item


def _says_of_self(reading: ArticleUnits, unit: int) -> bool:
    """Tell whether a name is the subject of a verb of speech, and what is said begins with "he" or "she"."""
    token = reading.tokens[unit]
    if reading.dep[token] not in SUBJECTS or reading.lemma[reading.head[token]] not in load_lexicon().speech_verbs:
        return False
    return bool({"he", "she"} & set(reading.words[unit + 1 : unit + 1 + _SELF_REACH]))


def _inside_other_name(reading: ArticleUnits, match: Match, index: NameIndex) -> bool:
    """Tell whether the form is only part of another name ("Kyiv School of Economics", "Bank of America")."""
    return (
        _crosses_line(reading, match)
        or _begins_other_name(reading, match, index)
        or _ends_institution(reading, match)
        or _ends_person(reading, match)
    )


def _crosses_line(reading: ArticleUnits, match: Match) -> bool:
    return reading.sentences[match.first] != reading.sentences[match.last]


def _begins_other_name(reading: ArticleUnits, match: Match, index: NameIndex) -> bool:
    """Tell whether the capitals that follow make a longer name: an institution, or one entity with it."""
    words, lexicon, sentence = reading.words, load_lexicon(), reading.sentences[match.last]
    following = match.last + 1
    if following >= len(words) or reading.sentences[following] != sentence or _office_follows(words, following):
        return False
    if reading.titled[sentence]:
        return words[following] in lexicon.institution_heads
    run = list(_capitals_after(reading, match.last, index))
    if any(words[unit] in lexicon.institution_heads for unit in run):
        return True
    if not run or len(run) == _INSTITUTION_REACH:
        return False
    label = reading.entity[reading.tokens[match.last]]
    return bool(label) and reading.entity[reading.tokens[run[-1]]] == label


def _capitals_after(reading: ArticleUnits, last: int, index: NameIndex) -> Iterator[int]:
    """Yield the units of the run of capitals after a name; a title, a date or another actor ends it."""
    words, lexicon = reading.words, load_lexicon()
    for unit in range(last + 1, min(len(words), last + 1 + _INSTITUTION_REACH)):
        word = words[unit]
        if not word[0].isupper() or reading.sentences[unit] != reading.sentences[last]:
            return
        head = word in lexicon.institution_heads
        ends = word in lexicon.titles or word in lexicon.not_names or word in index.trie
        if not head and (ends or reading.pos[reading.tokens[unit]] != "PROPN"):
            return
        yield unit
        if head:
            return


def _office_follows(words: Sequence[str], unit: int) -> bool:
    """Tell whether an office comes next ("White House Press Secretary"): the name before it is whole."""
    return any(
        is_office([word.lower() for word in words[unit : unit + length]], load_lexicon()) for length in (1, 2, 3)
    )


def _ends_institution(reading: ArticleUnits, match: Match) -> bool:
    """Tell whether the form ends the name of an institution: "Bank of England", "Imperial College London"."""
    words, first = reading.words, match.first
    if first and words[first - 1] in load_lexicon().body_heads and not reading.titled[reading.sentences[first]]:
        return reading.sentences[first - 1] == reading.sentences[first]
    back = first - 2 if first > 1 and words[first - 1] == "the" else first - 1
    if back < 1 or words[back] != "of":
        return False
    return words[back - 1] in load_lexicon().institution_heads and not reading.titled[reading.sentences[first]]


def _ends_person(reading: ArticleUnits, match: Match) -> bool:
    """Tell whether the parse sees the form at the end of an unknown person's name ("George Washington")."""
    first, lexicon = match.first, load_lexicon()
    if not first or match.first != match.last or reading.titled[reading.sentences[first]]:
        return False
    before, token = reading.words[first - 1], reading.tokens[first]
    previous = reading.tokens[first - 1]
    if not before[0].isupper() or before in lexicon.titles or before in lexicon.not_names or token == previous:
        return False
    return reading.entity[token] == reading.entity[previous] == "PERSON" and reading.pos[previous] == "PROPN"


def _resolve(reading: ArticleUnits, found: Sequence[Found]) -> Iterator[Mention]:
    """Turn forms into mentions; a form with several owners goes to the one the article has in mind."""
    counts = Counter(item.owners[0].actor.name for item in found if len(item.owners) == 1)
    latest: dict[str, int] = {}
    for position, item in enumerate(found):
        owner = item.owners[0]
        if len(item.owners) > 1:
            owner = _choose(reading, item, counts, latest)
        else:
            latest[owner.actor.name] = position
        yield _mention(reading, item, owner, confidence=1.0 if len(item.owners) == 1 else SHARED_NAME_CONFIDENCE)


def _choose(reading: ArticleUnits, item: Found, counts: Counter[str], latest: dict[str, int]) -> Owner:
    """Choose by honorific, then by who is named in full far more often, then by who was named last.

    A bare surname means the elder, not the Jr.
    """
    lexicon = load_lexicon()
    owners = [owner for owner in item.owners if not set(split_units(owner.actor.name)) & lexicon.suffixes]
    owners = owners or list(item.owners)
    before = {word for word in reading.words[max(0, item.first - 2) : item.first] if word != "."}
    gender = "m" if before & lexicon.male else "f" if before & lexicon.female else ""
    if gender:
        owners = [owner for owner in owners if owner.actor.gender in {gender, ""}] or owners
        owners = [owner for owner in owners if owner.actor.gender == gender] or owners
    office = next((word.lower() for word in before if word in lexicon.personal_titles), "")
    owners = [owner for owner in owners if office in owner.actor.titles] or owners
    ranked = sorted(owners, key=lambda owner: (-counts[owner.actor.name], owner.actor.name))
    if len(ranked) == 1 or counts[ranked[0].actor.name] >= _DOMINANCE * counts[ranked[1].actor.name]:
        return ranked[0]
    return max(ranked, key=lambda owner: latest.get(owner.actor.name, -1))


def _mention(reading: ArticleUnits, item: Found, owner: Owner, *, confidence: float) -> Mention:
    named = NamedUnits(item.first, item.last, owner.actor.name, owner.actor.kind, seat=owner.kind == "metonym")
    start, end = reading.starts[item.first], reading.ends[item.last]
    return Mention(
        sentence_id=reading.parsed.sentences[reading.sentences[item.first]].sentence_id,
        target=owner.actor.name,
        surface=reading.text[start:end],
        start=start,
        end=end,
        kind=owner.kind,
        use=find_use(reading, named),
        confidence=confidence,
    )
