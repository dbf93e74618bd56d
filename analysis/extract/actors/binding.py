"""What grammar forbids a pronoun to mean: the other arguments of its verb, and the speaker of the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.extract.actors.lexicon import load_lexicon
from analysis.extract.actors.units import ArticleUnits
from analysis.text.tags import SUBJECTS, VERBS

_ARGUMENTS = SUBJECTS | {"dobj", "dative", "pobj", "conj", "agent"}
_NOMINAL_LINKS = frozenset({"pobj", "prep", "conj", "dative", "agent", "dobj"}) | SUBJECTS
_OPEN_CLAUSES = frozenset({"advcl", "xcomp", "pcomp", "conj", "prep"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_DEEPEST = 20
"""Steps up the parse from a pronoun to the clause that describes a noun."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is named or a pronoun stands.

    Attributes:
        name: The person; empty for the pronoun that is to be resolved.
        unit: First unit.
        token: Token that governs the others of the name.
        sentence: Index of the sentence.
        told: Number of the sentence among those with words outside quotations.
        paragraph: Number of the paragraph, headings not counted.
        quotation: Number of the quotation around it, -1 outside.
    """

    name: str
    unit: int
    token: int
    sentence: int
    told: int
    paragraph: int
    quotation: int


class Clauses:
    """The clauses of an article: which verb an argument belongs to, and who is a verb's subject."""

    def __init__(self, reading: ArticleUnits) -> None:
        self.reading = reading
        self._with_subject = {reading.head[token] for token, dep in enumerate(reading.dep) if dep in SUBJECTS}
        self._with_object = {reading.head[token] for token, dep in enumerate(reading.dep) if dep == "dobj"}

    def is_main(self, verb: int) -> bool:
        """Tell whether a verb is the sentence's main verb."""
        return self.reading.head[verb] == verb

    def barred(self, pronoun: Place, window: Sequence[Place]) -> set[str]:
        """Return the persons that the pronoun can't mean."""
        names = self._speakers(pronoun, window)
        reading = self.reading
        if reading.tag[pronoun.token] == "PRP$" or reading.words[pronoun.unit].endswith("self"):
            return names
        verbs = self._verbs_of(pronoun.token)
        for place in window:
            if place.sentence != pronoun.sentence or place.token == pronoun.token:
                continue
            argument = reading.dep[place.token] in _ARGUMENTS
            if argument and self._verb(place.token) in verbs and self._is_coargument(place, pronoun, verbs):
                names.add(place.name)
        return names

    def frames(self, pronoun: Place) -> bool:
        """Tell whether a pronoun outside quotations is the subject of a verb of speech ("…", he said)."""
        reading = self.reading
        if pronoun.quotation >= 0 or reading.dep[pronoun.token] not in SUBJECTS:
            return False
        return reading.lemma[reading.head[pronoun.token]] in load_lexicon().speech_verbs

    def antecedent(self, pronoun: Place) -> int:
        """Return the token that the relative clause around a possessive describes, -1 outside of one.

        In "Berg, who lost his job" the subject of the clause is Berg: "his" most likely means it.
        """
        reading = self.reading
        token = pronoun.token if reading.tag[pronoun.token] == "PRP$" else -1
        for _ in range(_DEEPEST if token >= 0 else 0):
            above = reading.head[token]
            if reading.dep[token] == "relcl":
                subjects = (child for child in range(above + 1, token) if reading.head[child] == token)
                who = any(reading.lemma[child] == "who" and reading.dep[child] in SUBJECTS for child in subjects)
                return above if who else -1
            if above == token or token in self._with_subject:
                return -1
            token = above
        return -1

    def precedes(self, pronoun: Place, place: Place) -> bool:
        """Tell whether a name may be taken up: it stands before, or the pronoun opens the name's own sentence."""
        if place.token < pronoun.token:
            return True
        reading = self.reading
        if place.sentence != pronoun.sentence or place.quotation != pronoun.quotation:
            return False
        token = first_conjunct(reading, place.token)
        if reading.dep[token] not in SUBJECTS or not self.is_main(reading.head[token]):
            return False
        return "," in reading.words[pronoun.unit : place.unit] and not self._opens_main_clause(pronoun)

    def _opens_main_clause(self, pronoun: Place) -> bool:
        reading = self.reading
        return reading.dep[pronoun.token] in SUBJECTS and self.is_main(reading.head[pronoun.token])

    def _speakers(self, pronoun: Place, window: Sequence[Place]) -> set[str]:
        """Find who speaks the quotation around a pronoun: a speaker says I, not he."""
        if pronoun.quotation < 0:
            return set()
        return {
            place.name
            for place in window
            if place.quotation < 0 and place.paragraph == pronoun.paragraph and self.speaks(place)
        }

    def speaks(self, place: Place) -> bool:
        """Tell whether who is named there is the subject of a verb of speech."""
        reading = self.reading
        token = first_conjunct(reading, place.token)
        return reading.dep[token] in SUBJECTS and reading.lemma[reading.head[token]] in load_lexicon().speech_verbs

    def _verb(self, token: int) -> int:
        """Find the verb that a noun depends on, through prepositions and lists."""
        reading = self.reading
        while reading.dep[token] in _NOMINAL_LINKS:
            token = reading.head[token]
            if reading.pos[token] in VERBS:
                return reading.head[token] if reading.dep[token] in _AUXILIARIES else token
        return token

    def _verbs_of(self, token: int) -> set[int]:
        """Return the pronoun's verb and those above it whose subject it shares ("Trump sat down, calling him …")."""
        reading = self.reading
        verb = self._verb(token)
        verbs = {verb}
        while verb not in self._with_subject and reading.dep[verb] in _OPEN_CLAUSES and reading.head[verb] != verb:
            controlled = reading.dep[verb] == "xcomp" and reading.head[verb] in self._with_object
            verb = reading.head[verb]
            if controlled:
                break
            verbs.add(verb)
        return verbs

    def _is_coargument(self, place: Place, pronoun: Place, verbs: set[int]) -> bool:
        """Tell whether the name and the pronoun are arguments of one verb, or the name is the shared subject."""
        reading = self.reading
        if self._verb(place.token) == self._verb(pronoun.token):
            # "As for Kellogg, he …": what stands before the subject is a topic, no argument beside it.
            return reading.dep[pronoun.token] not in SUBJECTS or reading.dep[place.token] in SUBJECTS
        return reading.dep[first_conjunct(reading, place.token)] in SUBJECTS and bool(verbs)


def first_conjunct(reading: ArticleUnits, token: int) -> int:
    """Follow "and" and appositions back to the first noun, which has the role of all."""
    while reading.dep[token] in {"conj", "appos"} and reading.head[token] < token:
        token = reading.head[token]
    return token
