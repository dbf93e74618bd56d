"""What a named mention is used for: the party itself, a place, an attribute of another noun, half of a compound.

The definitions are those of the mentions table: measures take ``actor`` only, so that "a missile hit Kyiv" says
nothing about Ukraine's government and "Kremlin spokesman" nothing about Russia.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.extract.actors.collectives import is_collective
from analysis.extract.actors.gazetteer import load_gazetteer
from analysis.extract.actors.governors import load_governors
from analysis.extract.actors.lexicon import load_lexicon
from analysis.extract.actors.units import ArticleUnits
from analysis.extract.actors.word_classes import word_classes
from analysis.records import ActorKind, MentionUse
from analysis.text.tags import NOUNS, SUBJECTS

_JOINERS = frozenset({"-", "–", "/", "‑"})
_DASHES = frozenset({"-", "–", "—", "("})
_HALLS = frozenset({"in", "at", "inside", "outside"})
"""Prepositions that make an organisation a place ("Republicans in Congress", "at the United Nations")."""
_DATELINE_REACH = 8
_SHORTEST_TOWN = 2
_CAPITAL_DISTRICT = ("D.C.", "DC")
_MODIFIERS = frozenset({"compound", "nmod", "amod", "npadvmod"})
_INSIDE_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_GOVERNMENTS = frozenset({"administration", "Administration", "government", "Government"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class NamedUnits:
    """A name at units ``[first, last]`` of an actor; ``seat`` for capitals and buildings (its metonyms)."""

    first: int
    last: int
    name: str
    kind: ActorKind
    seat: bool


def find_use(reading: ArticleUnits, named: NamedUnits) -> MentionUse:
    """Decide what a name is used for."""
    if _in_compound(reading, named):
        return "compound"
    root = _root(reading, named)
    locative = named.seat or (named.kind in {"state", "group"} and not is_collective(named.name))
    if locative and (_in_dateline(reading, named) or _after_town(reading, named)):
        return "place"
    if _is_possessive(reading, named):
        return "place" if locative and _owns_place(reading, named, root) else "actor"
    if _modifies_noun(reading, named, root):
        return "attributive"
    if named.kind == "person" and reading.dep[root] == "appos":
        return "actor"  # "the envoy to Rome, Ann Lee," is a person of her own, whatever the parser joins her to
    return _use_by_governor(reading, named, _first_conjunct(reading, root), locative=locative)


def _in_compound(reading: ArticleUnits, named: NamedUnits) -> bool:
    """Tell whether a hyphen or slash joins the name to another word, as in "Russia-Ukraine" and "U.S.-backed"."""
    words, last = reading.words, named.last
    after = last + 2 < len(words) and words[last + 1] in _JOINERS and reading.glued(last) and reading.glued(last + 1)
    first = named.first
    before = first > 1 and words[first - 1] in _JOINERS and reading.glued(first - 1) and reading.glued(first - 2)
    return (after and words[last + 2][0].isalnum()) or (before and words[first - 2][0].isalnum())


def _root(reading: ArticleUnits, named: NamedUnits) -> int:
    """Find the token of the name that governs its others."""
    first, last = reading.tokens[named.first], reading.tokens[named.last]
    for token in range(last, first - 1, -1):
        if not first <= reading.head[token] <= last or reading.head[token] == token:
            return token
    return last


def _in_dateline(reading: ArticleUnits, named: NamedUnits) -> bool:
    """Tell whether the name opens a paragraph as in "KYIV, Ukraine (Reuters) —"."""
    words, first = reading.words, named.first
    start = first
    while start and reading.sentences[start - 1] == reading.sentences[first]:
        start -= 1
        if first - start > _DATELINE_REACH:
            return False
    if not (words[start].isupper() and words[start].isalpha() and len(words[start]) > _SHORTEST_TOWN):
        return False
    dashes = [
        unit
        for unit in range(named.last + 1, min(named.last + _DATELINE_REACH, len(words)))
        if words[unit] in _DASHES and not reading.glued(unit - 1)
    ]
    return bool(dashes) and (first == start or words[first - 1] == ",")


def _after_town(reading: ArticleUnits, named: NamedUnits) -> bool:
    """Tell whether the name only tells where a town is, as in "Riga, Latvia", or is followed by such a name."""
    words, first, last = reading.words, named.first, named.last
    entity, tokens = reading.entity, reading.tokens
    if first > 1 and words[first - 1] == "," and entity[tokens[first - 2]] == "GPE" and words[first - 2][0].isupper():
        closed = last + 1 >= len(words) or words[last + 1] in {",", ".", ";", ")", "(", "—", "–", "-"}
        return closed and words[first - 2] not in load_gazetteer().forms and not _listed(reading, first - 2)
    return words[last + 1 : last + 3] == [",", "D.C."] or (last > first and words[last] in _CAPITAL_DISTRICT)


def _listed(reading: ArticleUnits, unit: int) -> bool:
    """Tell whether a name stands in a list ("Britain, Germany, France")."""
    return unit > 0 and reading.words[unit - 1] in {",", "and"}


def _modifies_noun(reading: ArticleUnits, named: NamedUnits, root: int) -> bool:
    """Tell whether the name is an attribute of a noun to its right ("Kremlin spokesman", "Ukraine policy")."""
    following = named.last + 1
    if following >= len(reading.words) or not reading.words[following][0].isalnum():
        return False
    token = reading.tokens[following]
    if reading.titled[reading.sentences[named.first]]:
        return _modifies_in_headline(reading, root, token)
    if _beside_adjective(reading, following):
        return True
    inside = reading.pos[token] in _INSIDE_PHRASE or reading.tag[token] in _PARTICIPLES
    if not inside or _receives(reading, named) or reading.dep[root] in SUBJECTS or _is_verb(reading, named, token):
        return False
    return _is_modifier(reading, root, following)


def _is_modifier(reading: ArticleUnits, root: int, following: int) -> bool:
    """Trust the parse where it sees a modifier, and the next word where it sees something else."""
    token, head = reading.tokens[following], reading.head[root]
    if reading.dep[root] in _MODIFIERS and head > root and reading.pos[head] in NOUNS:
        return not _acts(reading, head)
    if reading.pos[token] == "PROPN":
        return reading.words[following] in load_lexicon().titles
    return reading.pos[token] == "NOUN" and reading.dep[token] != "npadvmod" and not _acts(reading, token)


def _is_verb(reading: ArticleUnits, named: NamedUnits, token: int) -> bool:
    """Tell whether the parser takes the verb of a clause for a plural ("that Rome handles the matter").

    A clause behind "that" needs a verb: where no other follows, the word behind the name is it.
    """
    before = reading.words[named.first - 1].lower() if named.first else ""
    if (
        before != "that"
        or reading.tag[token] not in {"NNS", "NNPS"}
        or "verb" not in word_classes(reading.lemma[token])
    ):
        return False
    sentence = reading.sentences[named.last]
    rest = (
        reading.tokens[unit]
        for unit in range(named.last + 2, len(reading.words))
        if reading.sentences[unit] == sentence
    )
    return not any(reading.tag[other] in _FINITE_TAGS for other in rest)


def _beside_adjective(reading: ArticleUnits, following: int) -> bool:
    """Tell whether "and" joins the name to an adjective before a noun: "U.S. and Russian officials"."""
    words = reading.words[following : following + 3]
    if len(words) < 3 or words[0] not in {"and", "or"} or words[1] not in load_gazetteer().adjectives:
        return False
    return words[1] not in load_gazetteer().forms and reading.pos[reading.tokens[following + 2]] in {"NOUN", "ADJ"}


def _receives(reading: ArticleUnits, named: NamedUnits) -> bool:
    """Tell whether the name is an indirect object that the parser takes for an attribute ("offered Rome a deal").

    In "gave Rome banks a deal" the banks are the receiver.
    """
    if not named.first:
        return False
    token = reading.tokens[named.first - 1]
    if reading.pos[token] != "VERB" or reading.lemma[token] not in load_governors().ditransitive:
        return False
    following = reading.tokens[named.last + 1]
    return not (reading.dep[following] == "dative" and reading.pos[following] == "NOUN")


def _acts(reading: ArticleUnits, noun: int) -> bool:
    """Tell whether a noun names an act whose object follows: in "Rome's rejection of the plan" Rome acts."""
    governors, lemma = load_governors(), reading.lemma[noun]
    act = lemma in governors.event_nouns or lemma.endswith(tuple(governors.event_endings))
    if not act or not lemma.islower() or noun + 1 >= len(reading.dep):
        return False
    return reading.lemma[noun + 1] == "of" and reading.head[noun + 1] == noun


def _modifies_in_headline(reading: ArticleUnits, root: int, following: int) -> bool:
    """Ask for more in a headline: its capitals make the parser take verbs for names."""
    return reading.dep[root] in _MODIFIERS and reading.head[root] == following and reading.pos[following] == "NOUN"


def _is_possessive(reading: ArticleUnits, named: NamedUnits) -> bool:
    after = reading.words[named.last + 1 : named.last + 3]
    if after[:1] != ["'"] or not reading.glued(named.last):
        return False
    return after == ["'", "s"] or reading.words[named.last].endswith("s")


def _owns_place(reading: ArticleUnits, named: NamedUnits, root: int) -> bool:
    """Tell whether a possessive only locates: "in Ukraine's eastern regions", "Europe's worst war"."""
    governors, words = load_governors(), reading.words
    if " ".join(words[named.first : named.last + 1]) in governors.regions:
        return any(word in governors.superlatives for word in words[named.last + 2 : named.last + 5])
    owned = reading.head[root]
    preposition = reading.head[owned]
    return (
        reading.lemma[owned] in governors.areas
        and reading.dep[owned] == "pobj"
        and reading.lemma[preposition] in governors.place_prepositions
    )


def _first_conjunct(reading: ArticleUnits, token: int) -> int:
    """Follow "and" to the first of a list, which stands where all of them stand."""
    seen = 0
    while reading.dep[token] in {"conj", "appos"} and reading.head[token] < token and seen < len(reading.words):
        token = reading.head[token]
        seen += 1
    return token


def _use_by_governor(reading: ArticleUnits, named: NamedUnits, token: int, *, locative: bool) -> MentionUse:
    governors = load_governors()
    head, dep = reading.head[token], reading.dep[token]
    if dep == "pobj":
        preposition = reading.lemma[head].lower()
        owner = reading.head[head]
        if preposition in governors.officer_prepositions and _is_officer(reading, head):
            return "attributive"
        if locative and _is_place(reading, named, preposition, owner):
            return "place"
        if named.kind == "organisation" and preposition in _HALLS and owner != head:
            return "place"
    elif locative and dep in {"dobj", "nsubjpass"}:
        verb = reading.lemma[head].lower()
        if verb in governors.visiting or (named.seat and verb in governors.seat_verbs | governors.striking):
            return "place"
    elif locative and dep in {"npadvmod", "advmod"} and reading.pos[head] == "VERB":
        return "place"
    return "actor"


def _is_officer(reading: ArticleUnits, preposition: int) -> bool:
    """Tell whether the noun before "of", "for" or "to" is an office or a person ("Vladimir Putin of Russia")."""
    owner = reading.head[preposition]
    if reading.pos[owner] == "PROPN" and reading.entity[owner] == "PERSON":
        return reading.lemma[preposition] == "of"
    return reading.lemma[owner].lower() in load_governors().officers and reading.tag[owner] in {"NN", "NNP"}


def _is_place(reading: ArticleUnits, named: NamedUnits, preposition: str, owner: int) -> bool:
    governors = load_governors()
    governor = reading.lemma[owner].lower()
    if preposition in governors.place_prepositions:
        return governor not in governors.not_places_after
    if preposition in governors.path_prepositions:
        into = preposition == "into" and reading.pos[owner] == "NOUN" and governor not in governors.not_places_into
        return into or governor in governors.motion or (named.seat and governor in governors.transfer)
    if preposition == "for":
        return governor in governors.departure
    if preposition in governors.striking_prepositions and governor in governors.striking:
        return named.seat
    if preposition != "of" or reading.words[named.last] in _GOVERNMENTS:
        return False
    return governor in governors.areas or (governor in governors.plural_areas and reading.tag[owner] == "NNS")
