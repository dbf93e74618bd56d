"""The actors of an event: declared ones first, then those the gazetteer knows, then those the texts show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from analysis.actors.candidates import Candidate, find_candidates
from analysis.actors.drafts import Claims, Draft
from analysis.actors.gazetteer import Entry, Gazetteer, Lexicon, load_gazetteer, load_lexicon
from analysis.actors.gender import decide_gender, vote_pronouns
from analysis.actors.matching import find_matches
from analysis.actors.mentions import named_targets
from analysis.actors.offices import Office, offices_of
from analysis.actors.organisations import find_bodies, link_short_forms
from analysis.actors.people import Person, family_name, gather_people, titles_of
from analysis.actors.reading import Reading, split_units
from analysis.actors.titles import find_title_phrases
from analysis.records import Actor, ActorKind, Target

_ADMINISTRATION = ("administration", "Administration")
_UNITED_STATES = "United States"


def discover(readings: Sequence[Reading], targets: Sequence[Target]) -> tuple[Actor, ...]:
    """Find all actors of an event, sorted by name; see :func:`analysis.actors.find_actors`."""
    gazetteer, lexicon = load_gazetteer(), load_lexicon()
    claims = _declare(targets, gazetteer)
    _add_known(readings, claims, gazetteer)
    candidates = find_candidates(readings, gazetteer=gazetteer, lexicon=lexicon)
    people = _add_people(candidates, claims, gazetteer, lexicon)
    _add_bodies(readings, candidates, people, claims, gazetteer, lexicon)
    _add_administrations(readings, people, claims)
    _add_titles(readings, claims, gazetteer, lexicon)
    actors = tuple(claims.drafts[name].freeze() for name in sorted(claims.drafts))
    named = {name for reading in readings for name in named_targets(reading, actors)}
    return tuple(actor for actor in actors if actor.name in named or claims.drafts[actor.name].declared)


def _declare(targets: Sequence[Target], gazetteer: Gazetteer) -> Claims:
    claims = Claims()
    for target in targets:
        if target.kind != "actor":
            continue
        forms = (target.name, *target.aliases)
        draft = Draft(name=target.name, kind=_declared_kind(forms, gazetteer), declared=True)
        for alias in target.aliases:
            seat = any(alias in entry.metonyms for entry in gazetteer.forms.get(alias, ()))
            (draft.metonyms if seat else draft.aliases).add(alias)
        claims.declare(draft, forms)
    return claims


def _declared_kind(forms: Iterable[str], gazetteer: Gazetteer) -> ActorKind:
    for form in forms:
        if form in gazetteer.forms:
            return gazetteer.forms[form][0].kind
    return "organisation"


def _add_known(readings: Sequence[Reading], claims: Claims, gazetteer: Gazetteer) -> None:
    """Add the gazetteer's actors that the texts name; forms that others declared are left to them."""
    seen = Counter(match.payload for reading in readings for match in find_matches(gazetteer.trie, reading.words))
    adjectives = {word for reading in readings for word in reading.words if word in gazetteer.adjectives}
    for name in sorted(gazetteer.entries):
        entry = gazetteer.entries[name]
        forms = [form for form in (*entry.names, *entry.metonyms) if seen[form]]
        shared = any(len(gazetteer.forms[form]) > 1 for form in forms)
        if not forms or not (shared or _is_shown(entry, forms, adjectives)):
            continue
        draft = _draft_of(entry, claims)
        for form in forms:
            if claims.free(form, draft) and not _meant_otherwise(form, entry, gazetteer, seen, adjectives):
                (draft.metonyms if form in entry.metonyms else draft.aliases).add(form)
                draft.n += seen[form]
        if draft.aliases or draft.metonyms or draft.name in forms:
            claims.drafts.setdefault(draft.name, draft)


def _is_shown(entry: Entry, forms: Iterable[str], adjectives: set[str]) -> bool:
    shown = any(form not in entry.weak for form in forms)
    return shown or any(word in adjectives and word not in entry.weak for word in entry.adjectives)


def _meant_otherwise(form: str, entry: Entry, gazetteer: Gazetteer, seen: Counter[str], adjectives: set[str]) -> bool:
    """Tell whether another entry owns an ambiguous form: one that the event shows by other words, else a state.

    A part of a state is meant where the event names another such part: Georgia among Ohio and Texas.
    """
    owners = gazetteer.forms[form]
    if len(owners) == 1:
        return False
    shown = [
        other
        for other in owners
        if any(seen[name] and name != form for name in (*other.names, *other.metonyms))
        or any(word in adjectives and word not in other.weak for word in other.adjectives)
    ]
    if not shown:
        regions = any(
            seen[other.name] and form not in other.names
            for other in gazetteer.entries.values()
            if other.sort == "region"
        )
        shown = [other for other in owners if (other.sort == "region") == regions]
    return (shown or list(owners))[0] is not entry


def _draft_of(entry: Entry, claims: Claims) -> Draft:
    """Return the declared draft that a known actor belongs to, else its own."""
    for form in entry.names:
        if form in claims.forms:
            return claims.forms[form]
    return claims.drafts.get(entry.name) or Draft(name=entry.name, kind=entry.kind)


def _add_people(
    candidates: dict[tuple[str, ...], Candidate], claims: Claims, gazetteer: Gazetteer, lexicon: Lexicon
) -> list[tuple[Draft, Person]]:
    pool = dict(candidates)
    for name, draft in claims.drafts.items():
        words = split_units(name)
        if draft.declared and len(words) > 1 and name not in gazetteer.forms and _looks_personal(words, lexicon):
            pool.setdefault(words, Candidate(words=words, person=1.0))
    people = sorted(gather_people(pool, lexicon=lexicon), key=lambda person: (-person.n, person.names[0].words))
    added = []
    for person in people:
        draft = _draft_of_person(person, claims, lexicon)
        if draft is None:
            continue
        draft.kind = "person"
        draft.n += person.n
        draft.aliases.update(
            name.text for name in (*person.names, *person.short) if name.runs and claims.free(name.text, draft)
        )
        _add_offices(draft, person, gazetteer, lexicon)
        added.append((draft, person))
        claims.drafts.setdefault(draft.name, draft)
    _add_gender(added, lexicon)
    return added


def _add_offices(draft: Draft, person: Person, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
    introduced: set[int] = set()
    runs = [run for name in (*person.names, *person.short) for run in name.runs]
    for run in sorted(runs, key=lambda run: run.first):
        for office in offices_of(run, gazetteer=gazetteer, lexicon=lexicon):
            if office.former:
                draft.former.add(office.office)
                continue
            draft.offices.add((office.owner, office.office))
            if id(run.reading) not in introduced:
                introduced.add(id(run.reading))
                draft.introduced.append((office.owner, office.office))


def _looks_personal(words: Sequence[str], lexicon: Lexicon) -> bool:
    return all(word[0].isupper() or word in lexicon.particles or word in {".", "-", "'"} for word in words) and not (
        set(words) & lexicon.institution_heads
    )


def _draft_of_person(person: Person, claims: Claims, lexicon: Lexicon) -> Draft | None:
    """Return the declared draft that a person belongs to, else a new one; none if nothing was seen of it."""
    forms = [" ".join(name.words) for name in (*person.names, *person.short)]
    texts = [name.text if name.runs else " ".join(name.words) for name in (*person.names, *person.short)]
    for form in (*texts, *forms):
        if form in claims.forms:
            return claims.forms[form]
    if not person.n:
        return None
    full = person.full
    return claims.drafts.get(full.text) or Draft(name=full.text, kind="person")


def _add_gender(people: Sequence[tuple[Draft, Person]], lexicon: Lexicon) -> None:
    spans: dict[int, list[tuple[int, str]]] = {}
    readings: dict[int, Reading] = {}
    for draft, person in people:
        for name in (*person.names, *person.short):
            for run in name.runs:
                readings[id(run.reading)] = run.reading
                spans.setdefault(id(run.reading), []).append((run.first, draft.name))
    votes: dict[str, Counter[str]] = {}
    for key, reading in readings.items():
        vote_pronouns(reading, spans[key], votes)
    for draft, person in people:
        titles = titles_of((*person.names, *person.short)) | {office for _, office in draft.offices}
        draft.gender = draft.gender or decide_gender(titles, votes.get(draft.name, Counter()), lexicon)


def _add_bodies(
    readings: Sequence[Reading],
    candidates: dict[tuple[str, ...], Candidate],
    people: Sequence[tuple[Draft, Person]],
    claims: Claims,
    gazetteer: Gazetteer,
    lexicon: Lexicon,
) -> None:
    surnames = frozenset(family_name(name.words, lexicon) for _, person in people for name in person.names)
    bodies = [
        body
        for body in find_bodies(readings, candidates, surnames, gazetteer=gazetteer, lexicon=lexicon)
        if body.text not in gazetteer.forms and not any(body.text in draft.aliases for draft in claims.drafts.values())
    ]
    full_names = link_short_forms(bodies, lexicon)
    for body in bodies:
        draft = claims.forms.get(body.text) or claims.open(full_names.get(body.text, body.text), "organisation")
        draft.aliases.add(body.text)
        draft.n += body.votes


def _add_administrations(readings: Sequence[Reading], people: Sequence[tuple[Draft, Person]], claims: Claims) -> None:
    """Give "Trump administration" to the state that its head leads: the United States unless the text says otherwise."""
    by_form = {name.text: draft for draft, person in people for name in (*person.names, *person.short) if name.runs}
    for reading in readings:
        for unit, word in enumerate(reading.words[1:], start=1):
            if word not in _ADMINISTRATION or reading.words[unit - 1] not in by_form:
                continue
            owners = sorted({owner for owner, office in by_form[reading.words[unit - 1]].offices if owner})
            state = owners[0] if owners else _UNITED_STATES
            form = f"{reading.words[unit - 1]} {word}"
            draft = claims.forms.get(state) or claims.drafts.get(state) or claims.open(state, "state")
            if claims.free(form, draft):
                draft.aliases.add(form)


def _add_titles(readings: Sequence[Reading], claims: Claims, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
    """Give each title of the texts to the persons who hold the office."""
    holders = [draft for draft in claims.drafts.values() if draft.kind == "person" and draft.offices]
    for reading in readings:
        for phrase in find_title_phrases(reading, gazetteer=gazetteer, lexicon=lexicon):
            for draft in _holders(phrase.owner, phrase.office, holders, lexicon):
                draft.titles.add(phrase.text)


def _holders(owner: str, office: str, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    found = [draft for draft in drafts if _holds(draft, owner, office, lexicon)]
    found = [draft for draft in found if office not in draft.former] or found
    if owner and len(found) > 1:
        return [max(found, key=lambda draft: (draft.n, draft.name))]
    return found if owner else _at_home(found, office) or found


def _holds(draft: Draft, owner: str, office: str, lexicon: Lexicon) -> bool:
    for whose, held in draft.offices:
        same = held == office or (office in lexicon.leaders and held in lexicon.head_offices)
        if same and (not owner or whose == owner or (not whose and owner == _UNITED_STATES)):
            return True
    return False


def _at_home(drafts: Sequence[Draft], office: str) -> list[Draft]:
    """Keep those whom some article introduces without a country: an outlet leaves out its own."""
    return [draft for draft in drafts if ("", office) in draft.introduced]
