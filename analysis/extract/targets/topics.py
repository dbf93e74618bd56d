"""Topics: all phrases of an event that share a word, with the features that tell whether the articles argue about it.

"quarantine", "home quarantine", "quarantine rules" and "quarantined" make one topic. Verbs join the noun that names
their act (withdraw, withdrawal); a verb without such a noun is a topic of its own ("reopen the economy").
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from analysis.extract.actors.collectives import load_group_words
from analysis.extract.quotes.cues import load_cues
from analysis.extract.targets.noun_phrases import Phrase
from analysis.extract.targets.ranking import load_ranking
from analysis.text.reference_corpus import load_background

_SUFFIXES = frozenset({"ion", "tion", "ation", "ition", "ication", "ment", "al", "ance", "ence", "ure", "ing", "ery"})
_ACTS = ("tion", "sion", "ment", "al", "ance", "ence", "ure", "ism")
_DOERS = ("er", "or", "ist", "man", "men", "woman", "ian", "ee")
_SHORTEST_STEM = 4
_RARE = 400
"""Verbs that the counts of general news hold less often tell by themselves what is done."""
_FEWEST = 2
"""Mentions that a topic needs; outside headlines one more."""
_LEAD = 5
"""Sentences of an article that tell what it is about."""
_OWNERS = frozenset({"his", "her", "their", "its"})
_ABOUT = ("on", "for", "against", "to")
_AROUND = ("in", "at", "from", "by", "with")


@dataclass(slots=True)
class Topic:
    """All phrases around one word.

    Attributes:
        word: The lemma they share.
        heads: Phrases whose noun it is.
        parts: Phrases that it modifies.
        verbs: Verbs that stand for the same act, or are the topic.
    """

    word: str
    heads: list[Phrase] = field(default_factory=list)
    parts: list[Phrase] = field(default_factory=list)
    verbs: list[Phrase] = field(default_factory=list)

    @property
    def phrases(self) -> list[Phrase]:
        """All phrases, once each."""
        return [*self.heads, *self.parts, *self.verbs]

    @property
    def places(self) -> set[tuple[int, int]]:
        """Article and token of each phrase."""
        return {(phrase.article, phrase.token) for phrase in self.phrases}


def gather_topics(phrases: Iterable[Phrase]) -> list[Topic]:
    """Gather the phrases of an event into topics, sorted by word."""
    nouns: dict[str, Topic] = {}
    verbs: dict[str, list[Phrase]] = defaultdict(list)
    names: Counter[str] = Counter()
    modifiers: Counter[str] = Counter()
    for phrase in phrases:
        if phrase.verb:
            verbs[phrase.word.lemma].append(phrase)
            continue
        nouns.setdefault(phrase.word.lemma, Topic(phrase.word.lemma)).heads.append(phrase)
        for word in {word.lemma: word for word in phrase.before}.values():
            modifiers[word.lemma] += 1
            names[word.lemma] += word.name
            if not word.name and word.text[0].isalpha() and word.lemma != phrase.word.lemma:
                nouns.setdefault(word.lemma, Topic(word.lemma)).parts.append(phrase)
    kept = {
        lemma: topic
        for lemma, topic in nouns.items()
        if _may_be(topic) and (topic.heads or names[lemma] * 2 <= modifiers[lemma])
    }
    return sorted((*kept.values(), *_verb_topics(verbs, kept)), key=lambda topic: topic.word)


def _may_be(topic: Topic) -> bool:
    ranking, groups = load_ranking(), load_group_words()
    who = topic.word in groups.nouns or topic.word in groups.anybody or topic.word in load_cues().people
    return len(topic.word) > 2 and topic.word not in ranking.empty_topics | ranking.empty_modifiers and not who


def _verb_topics(verbs: Mapping[str, list[Phrase]], nouns: Mapping[str, Topic]) -> list[Topic]:
    """Add verbs to the nouns that name their act, and return those that stand alone and act on something."""
    by_start: dict[str, list[Topic]] = defaultdict(list)
    for topic in nouns.values():
        by_start[topic.word[:2]].append(topic)
    found = []
    for verb, phrases in sorted(verbs.items()):
        owners = [topic for topic in by_start[verb[:2]] if names_act(topic.word, verb)]
        for topic in owners:
            topic.verbs.extend(phrases)
        if not owners and verb not in load_ranking().empty_verbs and len(verb) > 2:
            acts = _acts(verb, phrases)
            if sum(bool(phrase.after) for phrase in acts) >= _FEWEST:
                found.append(Topic(f"to {verb}", verbs=acts))
    return found


def _acts(verb: str, phrases: list[Phrase]) -> list[Phrase]:
    """Return the places of a verb that mean one act: all of a rare verb, of others those with the usual object."""
    if is_rare(verb):
        return phrases
    objects = Counter(phrase.after[-1].lemma for phrase in phrases if phrase.after)
    usual = max(objects, key=lambda lemma: (objects[lemma], lemma), default="")
    return [phrase for phrase in phrases if phrase.after and phrase.after[-1].lemma == usual]


def is_rare(verb: str) -> bool:
    """Tell whether a verb alone tells which act is meant ("reopen", not "pay")."""
    return load_background().lemma_count(verb) < _RARE


def names_act(noun: str, verb: str) -> bool:
    """Tell whether a noun names the act of a verb: repeal of repeal, withdrawal of withdraw, suspension of suspend."""
    if noun == verb:
        return True
    stems = {verb, verb.removesuffix("e")}
    for ending, changed in (("y", ""), ("d", "s"), ("de", "s"), ("oke", "oc"), ("fy", "f"), ("t", "s")):
        if verb.endswith(ending):
            stems.add(verb.removesuffix(ending) + changed)
    return any(
        len(stem) >= _SHORTEST_STEM and noun.startswith(stem) and noun.removeprefix(stem) in _SUFFIXES for stem in stems
    )


def features_of(topic: Topic, *, articles: int, nouns: int) -> dict[str, float] | None:
    """Return what tells whether a topic is an issue; None where it is too rare.

    Args:
        topic: The topic.
        articles: Articles of the event.
        nouns: Noun phrases of the event.
    """
    phrases, places = topic.phrases, topic.places
    headed = {phrase.article for phrase in phrases if phrase.heading}
    if len(places) < _FEWEST + (not headed):
        return None
    word, ranking, background = topic.word.removeprefix("to "), load_ranking(), load_background()
    usual = background.lemma_count(word)
    n, heads = len(places), topic.heads
    governors = [ranking.governors.get(phrase.governor, 0.0) for phrase in heads]
    relations = Counter(phrase.relation for phrase in heads)
    share = _Share(len(heads))
    return {
        "n": math.log(n),
        "articles": len({phrase.article for phrase in phrases}) / articles,
        "several": float(len({phrase.article for phrase in phrases}) > 1),
        "headings": len(headed) / articles,
        "headed": float(bool(headed)),
        "lead": len({phrase.article for phrase in phrases if phrase.sentence < _LEAD}) / articles,
        "telling": math.log((n + 0.5) / nouns) - math.log((usual + 20) / background.words),
        "usual": math.log(usual + 1),
        "as_head": len(heads) / n,
        "as_part": len(topic.parts) / n,
        "as_verb": len(topic.verbs) / n,
        "verb_only": float(not heads and not topic.parts),
        "act": float(bool(topic.verbs and heads)),
        "adjective": float(not heads and not topic.verbs),
        "modified": share(sum(bool(phrase.before) for phrase in heads)),
        "one_modifier": share(_most_common(phrase.before[-1].lemma for phrase in heads if phrase.before)),
        "with_object": share(sum(bool(phrase.after) for phrase in heads)),
        "definite": share(sum(phrase.determiner in {"the", "this", "that"} for phrase in heads)),
        "owned": share(sum(phrase.determiner in _OWNERS for phrase in heads)),
        "object": share(relations["dobj"]),
        "subject": share(relations["nsubj"]),
        "passive": share(relations["nsubjpass"]),
        "about": share(sum(relations[f"pobj {link}"] for link in _ABOUT)),
        "of": share(relations["pobj of"]),
        "around": share(sum(relations[f"pobj {link}"] for link in _AROUND)),
        "act_ending": float(word.endswith(_ACTS)),
        "ing": float(word.endswith("ing")),
        "doer": float(word.endswith(_DOERS)),
        "plural": share(sum(phrase.word.text.endswith("s") for phrase in heads)),
        "capital": share(sum(phrase.word.text[0].isupper() and not phrase.heading for phrase in heads)),
        "topic": ranking.topics.get(topic.word, 0.0),
        "governor": math.fsum(governors) / len(governors) if governors else 0.0,
        "contested": ranking.contested.get(word, 0.0),
    }


class _Share:
    def __init__(self, total: int) -> None:
        self._total = max(1, total)

    def __call__(self, count: int) -> float:
        return count / self._total


def _most_common(words: Iterable[str]) -> int:
    counted = Counter(words)
    return max(counted.values(), default=0)
