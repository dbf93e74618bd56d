"""The actors of an event: declared ones first, then those the gazetteer knows, then those the texts show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from analysis.extract.actors.candidates import Candidate, find_candidates
from analysis.extract.actors.collectives import add_collectives
from analysis.extract.actors.drafts import UNITED_STATES, Claims, Draft
from analysis.extract.actors.gazetteer import Gazetteer, load_gazetteer
from analysis.extract.actors.gender import decide_gender, described_as, vote_pronouns
from analysis.extract.actors.holders import add_titles
from analysis.extract.actors.known import add_known, declare
from analysis.extract.actors.lexicon import Lexicon, load_lexicon
from analysis.extract.actors.mentions import named_targets
from analysis.extract.actors.offices import offices_of
from analysis.extract.actors.organisations import find_bodies, link_short_forms
from analysis.extract.actors.people import Person, family_name, gather_people, titles_of
from analysis.extract.actors.units import ArticleUnits, split_units
from analysis.records import Actor, Target

_ADMINISTRATION = ("administration", "Administration")
_ARTICLES = frozenset({"the", "The"})
_FEWEST_NAMED = 2
"""How often a body is named in full before its noun alone may mean it."""


def discover(readings: Sequence[ArticleUnits], targets: Sequence[Target]) -> tuple[Actor, ...]:
    """Find all actors of an event, sorted by name; see :func:`analysis.extract.actors.find_actors`.

    A target that says of an actor just what the texts show declares nothing: so the other actors stay as they are
    when a reader adds one.
    """
    declared = [target for target in targets if target.kind == "actor"]
    found = _discover(readings, ()) if any(target.found == "automatic" for target in declared) else ()
    shown = {actor.name: {*actor.aliases, *actor.metonyms} for actor in found}
    changed = [target for target in declared if shown.get(target.name) != set(target.aliases)]
    return found if found and not changed else _discover(readings, changed)


def _discover(readings: Sequence[ArticleUnits], targets: Sequence[Target]) -> tuple[Actor, ...]:
    gazetteer, lexicon = load_gazetteer(), load_lexicon()
    claims = declare(targets, gazetteer)
    add_known(readings, claims, gazetteer)
    candidates = find_candidates(readings, gazetteer=gazetteer, lexicon=lexicon)
    people = _add_people(candidates, claims, gazetteer, lexicon)
    _add_bodies(readings, candidates, people, claims, gazetteer, lexicon)
    _add_administrations(readings, people, claims)
    _add_short_titles(readings, claims, lexicon)
    add_collectives(readings, claims)
    add_titles(readings, claims, gazetteer, lexicon)
    actors = tuple(claims.drafts[name].freeze() for name in sorted(claims.drafts))
    named = {name for reading in readings for name in named_targets(reading, actors)}
    return tuple(actor for actor in actors if actor.name in named or claims.drafts[actor.name].declared)


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
        owner = _draft_of_person(person, claims)
        if owner is None:
            continue
        owner.kind = "person"
        owner.n += person.n
        owner.aliases.update(
            name.text for name in (*person.names, *person.short) if name.runs and claims.free(name.text, owner)
        )
        _add_offices(owner, person, gazetteer, lexicon)
        added.append((owner, person))
        claims.drafts.setdefault(owner.name, owner)
    _add_gender(added, lexicon)
    return added


def _add_offices(draft: Draft, person: Person, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
    introduced: set[int] = set()
    runs = [run for name in person.sure for run in name.runs]
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


def _draft_of_person(person: Person, claims: Claims) -> Draft | None:
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
    readings: dict[int, ArticleUnits] = {}
    for draft, person in people:
        for name in (*person.names, *person.short):
            for run in name.runs:
                readings[id(run.reading)] = run.reading
                spans.setdefault(id(run.reading), []).append((run.first, draft.name))
    votes: dict[str, Counter[str]] = {}
    for key, reading in readings.items():
        vote_pronouns(reading, spans[key], votes)
    for draft, person in people:
        titles = titles_of(person.sure) | {office for _, office in draft.offices}
        own = titles_of(person.names) | {described_as(run, lexicon) for name in person.names for run in name.runs}
        titles = own if own & (lexicon.male | lexicon.female) else titles
        draft.gender = draft.gender or decide_gender(titles, votes.get(draft.name, Counter()), lexicon)


def _add_bodies(
    readings: Sequence[ArticleUnits],
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
        if gazetteer.forms.keys().isdisjoint((body.text, f"The {body.text}"))
        and not any(body.text in draft.aliases for draft in claims.drafts.values())
    ]
    full_names = link_short_forms(bodies, lexicon)
    for body in bodies:
        draft = claims.forms.get(body.text) or claims.open(full_names.get(body.text, body.text), "organisation")
        draft.aliases.add(body.text)
        draft.n += body.votes


def _add_short_titles(readings: Sequence[ArticleUnits], claims: Claims, lexicon: Lexicon) -> None:
    """Let "the union" mean the one union of the event, "the company" the one company, and so on."""
    said = {
        after
        for reading in readings
        for before, after in pairwise(reading.words)
        if before in _ARTICLES and after.islower() and after.capitalize() in lexicon.body_heads
    }
    bodies: dict[str, list[Draft]] = {}
    for _, draft in sorted(claims.drafts.items()):
        words = split_units(draft.name)
        if draft.kind == "organisation" and not draft.declared and len(words) > 1:
            bodies.setdefault(words[-1].lower(), []).append(draft)
    for noun, drafts in sorted(bodies.items()):
        if noun in said and len(drafts) == 1 and drafts[0].n >= _FEWEST_NAMED:
            drafts[0].titles.add(noun)


def _add_administrations(
    readings: Sequence[ArticleUnits], people: Sequence[tuple[Draft, Person]], claims: Claims
) -> None:
    """Give "Trump administration" to the state that its head leads: the United States if no other."""
    by_form = {name.text: draft for draft, person in people for name in (*person.names, *person.short) if name.runs}
    for reading in readings:
        for unit, word in enumerate(reading.words[1:], start=1):
            if word not in _ADMINISTRATION or reading.words[unit - 1] not in by_form:
                continue
            owners = sorted({owner for owner, office in by_form[reading.words[unit - 1]].offices if owner})
            state = owners[0] if owners else UNITED_STATES
            form = f"{reading.words[unit - 1]} {word}"
            draft = claims.forms.get(state) or claims.drafts.get(state) or claims.open(state, "state")
            if claims.free(form, draft):
                draft.aliases.add(form)
