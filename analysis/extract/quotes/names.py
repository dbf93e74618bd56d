"""Names in an article: the fullest form of each, and which actor a place in the text means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.extract.actors.lexicon import load_lexicon
from analysis.extract.quotes.marked_text import MarkedText
from analysis.records import Actor, Mention
from analysis.text.nlp import Doc, Token

_NAME_LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE", "FAC", "LOC", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW"})
_LONGEST_NAME = 5
_SURE = 0.5
"""Confidence from which a resolved title or pronoun names a speaker."""


@dataclass(frozen=True, slots=True)
class Names:
    """What names there are.

    Attributes:
        full: Full names by last word, with the offset where each is first given.
        mentions: Mentions of actors by start.
        starts: Their starts.
        actors: Actors by name.
        genders: ``m`` or ``f`` by last word of a name, where the text tells (Mr., Ms.); pronouns add to it.
        persons: Last words that the model takes for persons' names at least as often as for others.
        words: All words of names.
        roles: Nouns before the name of one person only ("nurse Ann Lee"), with the person.
    """

    full: Mapping[str, Sequence[tuple[int, str]]]
    mentions: Sequence[Mention]
    starts: Sequence[int]
    actors: Mapping[str, Actor]
    genders: dict[str, str]
    persons: frozenset[str]
    words: frozenset[str]
    roles: Mapping[str, str]


def read_names(doc: Doc, mentions: Sequence[Mention], actors: Sequence[Actor]) -> Names:
    """Collect the names of an article."""
    lexicon = load_lexicon()
    full: dict[str, list[tuple[int, str]]] = {}
    genders: dict[str, str] = {}
    votes: Counter[str] = Counter()
    for entity in doc.ents:
        if entity.label_ not in _NAME_LABELS:
            continue
        words = name_words([token.text for token in entity])
        if not words:
            continue
        votes[surname(words)] += (len(words) ** 2) if entity.label_ == "PERSON" else -1
        if 1 < len(words) <= _LONGEST_NAME and all(word[0].isupper() or word in lexicon.particles for word in words):
            _note(full, entity.start_char, words)
        before = doc[entity.start - 1].text.rstrip(".") if entity.start else ""
        votes[surname(words)] += 3 if before in lexicon.personal_titles else 0
        gender = "m" if before in lexicon.male else "f" if before in lexicon.female else ""
        if gender:
            genders.setdefault(surname(words), gender)
    for entity_start, words in _runs(doc):
        _note(full, entity_start, words)
    named = sorted(mentions, key=lambda mention: (mention.start, -mention.end))
    return Names(
        full=full,
        mentions=named,
        starts=[mention.start for mention in named],
        actors={actor.name: actor for actor in actors},
        genders=genders,
        persons=frozenset(word for word, count in votes.items() if count >= 0),
        words=frozenset(votes),
        roles=_roles(doc, named, {actor.name for actor in actors if actor.kind == "person"}),
    )


def _roles(doc: Doc, mentions: Sequence[Mention], people: Collection[str]) -> dict[str, str]:
    """Collect the nouns that stand right before the name of one person and of no other."""
    starts = {start: token for token, start in enumerate(doc.to_array("IDX").tolist())}
    found: dict[str, set[str]] = {}
    for mention in mentions:
        index = starts.get(mention.start, 0) if mention.kind == "name" and mention.target in people else 0
        if index and doc[index - 1].pos_ == "NOUN" and doc[index - 1].dep_ in {"compound", "nmod"}:
            found.setdefault(doc[index - 1].lemma_.lower(), set()).add(mention.target)
    return {noun: next(iter(bearers)) for noun, bearers in found.items() if len(bearers) == 1}


def _note(full: dict[str, list[tuple[int, str]]], start: int, words: Sequence[str]) -> None:
    """Note where a full name is given, unless it was the last one given with this surname."""
    given = full.setdefault(surname(words), [])
    name = " ".join(words)
    if not given or given[-1][1] != name:
        given.append((start, name))


def _runs(doc: Doc) -> Iterator[tuple[int, list[str]]]:
    """Yield names of two to four words that the model marks as no entity."""
    run: list[Token] = []
    for token in doc:
        if token.pos_ == "PROPN" and token.text[0].isupper() and not token.ent_type_:
            run.append(token)
            continue
        if len(run) > 1:
            words = name_words([found.text for found in run])
            if 1 < len(words) < _LONGEST_NAME:
                yield run[0].idx, words
        run = []


def name_words(words: Sequence[str]) -> list[str]:
    """Drop titles before a name and the possessive after it."""
    lexicon = load_lexicon()
    kept = list(words)
    while kept and (kept[-1] in {"'s", "’s", "'", "’", ",", "."} or not kept[-1][0].isalnum()):
        kept.pop()
    first = 0
    while first < len(kept) - 1 and (
        kept[first].rstrip(".") in lexicon.titles or kept[first].lower() == "the" or not kept[first][0].isalnum()
    ):
        first += 1
    left = kept[first:]
    if left and len(left[-1]) > 2 and left[-1].endswith(".") and left[-1].rstrip(".") not in lexicon.suffixes:
        left[-1] = left[-1].rstrip(".")  # the tokeniser leaves a full stop at what may be an abbreviation
    return [] if len(left) == 1 and left[0].rstrip(".") in lexicon.titles else left


def surname(words: Sequence[str]) -> str:
    """Return the last word that is no suffix (Jr.)."""
    suffixes = load_lexicon().suffixes
    for word in reversed(words):
        if word.rstrip(".") not in suffixes:
            return word
    return words[-1]


def mention_at(names: Names, token: Token) -> Mention | None:
    """Return the mention of an actor that holds a token, the longest one; unsure titles and pronouns don't count."""
    position = bisect_right(names.starts, token.idx)
    for mention in reversed(names.mentions[max(0, position - 4) : position]):
        if mention.end >= token.idx + len(token.text) and mention.kind != "phrase" and mention.confidence >= _SURE:
            return mention
    return None


def mentions_between(names: Names, start: int, end: int) -> Sequence[Mention]:
    """Return the mentions that begin inside ``[start, end)``."""
    return names.mentions[bisect_left(names.starts, start) : bisect_left(names.starts, end)]


def name_at(reading: MarkedText, names: Names, token: Token) -> str:
    """Return the name around a token, without titles; empty where the token is no name."""
    if token.ent_type_ in _NAME_LABELS:
        start, end = _entity_bounds(token)
    elif token.pos_ == "PROPN" or (token.text in names.words and token.text[0].isupper()):
        start, end = token.i, token.i + 1
    else:
        return ""
    doc = reading.doc
    while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].dep_ == "compound" and end - start < 4:
        start -= 1
    words = name_words([found.text for found in doc[start:end]])
    return " ".join(words) if words and words[-1][0].isupper() else ""


def _entity_bounds(token: Token) -> tuple[int, int]:
    """Return the tokens of the entity around a token; asking the parse for its entities reads all of them."""
    start = end = token.i
    doc = token.doc
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I":
        end += 1
    return start, end + 1


def fullest(names: Names, name: str, offset: int) -> str:
    """Return the fullest name of the person or body that ``name`` means at ``offset``.

    Of several full names with one surname the last one given before ``offset`` is meant, else the first after it.
    """
    words = name.split()
    if not words:
        return ""
    known = [
        (start, full)
        for start, full in names.full.get(surname(words), ())
        if len(full.split()) > len(words) and _fits(words, full.split())
    ]
    if not known:
        return name
    longest = max(len(full.split()) for _, full in known)
    earlier = [full for start, full in known if start <= offset]
    chosen = earlier[-1] if earlier else known[0][1]
    better = [full for _, full in known if len(full.split()) == longest and set(chosen.split()) <= set(full.split())]
    return better[0] if better else chosen


def _fits(words: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether a short form can mean the full one: no first name that differs."""
    return len(words) == 1 or set(words) <= set(full) or words[0][0] == full[0][0] == words[0].rstrip(".")


def gender_of(names: Names, name: str) -> str:
    """Return ``m`` or ``f`` where the texts tell, else empty."""
    actor = names.actors.get(name)
    if actor is not None and actor.gender:
        return actor.gender
    words = name.split()
    return names.genders.get(surname(words), "") if words else ""


def is_person(names: Names, name: str) -> bool:
    """Tell whether a name is a person's, as far as the text tells."""
    actor = names.actors.get(name)
    if actor is not None:
        return actor.kind == "person"
    words = name.split()
    return bool(words) and surname(words) in names.persons
