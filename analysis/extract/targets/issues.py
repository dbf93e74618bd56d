"""Issues: what the articles of an event argue about, with the phrases that name it across outlets.

Topics (:mod:`analysis.extract.targets.topics`) are ranked by a linear model, and the best are taken that are not about
the same places as one taken before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from analysis.extract.actors.units import ArticleUnits
from analysis.extract.targets.noun_phrases import Phrase, Word, find_noun_phrases
from analysis.extract.targets.ranking import load_ranking, score
from analysis.extract.targets.topics import Topic, features_of, gather_topics, is_rare
from analysis.records import Mention, Target
from analysis.text.nlp import ParsedArticle

MOST, FEWEST = 5, 2
"""How many issues are found at most and, where the event has as many topics, at least."""
_LIKELY = -0.7
"""Log odds from which a topic is an issue; chosen on training events."""
_RARELY, _DOUBT = -0.4, 1.0
"""Log odds of being contested below which a topic loses this much: one can hardly be for or against it."""
_APART = 0.85
"""Share of its places that a topic may have in common with those taken before."""
_MOST_FORMS = 24
_NAMES = frozenset({"name", "alias", "metonym"})
_LONGEST_NAME, _LONGEST_ABBREVIATION = 4, 5
_OFTEN_ENOUGH = 0.2
"""Share of a topic's places from which its words with a modifier are its name."""
_MOSTLY = 0.3
"""The same where the modifier is an adjective, which may only judge."""
_DIFFERENT = 0.5
"""Share of its places that a topic may have in common with one whose name holds its own, or is held by it."""
_PART_OF_NAME = 0.6
"""Share of a name's places from which the adjective before it belongs to it ("quiet harbour", not "harbour")."""
_CAPITAL = re.compile(r"[A-Z]")


def find_issues(
    articles: Sequence[tuple[ParsedArticle, ArticleUnits, Sequence[Mention]]], *, names: Collection[str] = ()
) -> tuple[Target, ...]:
    """Find the issues of an event, the most argued about first.

    Args:
        articles: Its articles, each with its units and the mentions of all actors.
        names: Words that name an actor by themselves, in lower case: they are no issue.
    """
    ranked = rank_topics(read_phrases(articles), articles=len(articles))
    return tuple(_target(topic) for topic in choose(item for item in ranked if item[1].word not in names))


def read_phrases(articles: Sequence[tuple[ParsedArticle, ArticleUnits, Sequence[Mention]]]) -> list[Phrase]:
    """Return the noun phrases and verbs of all articles."""
    found: list[Phrase] = []
    for number, (_, units, mentions) in enumerate(articles):
        named = {place for item in mentions if item.kind in _NAMES for place in range(item.start, item.end)}
        found.extend(find_noun_phrases(units, article=number, named=named))
    return found


def rank_topics(phrases: Sequence[Phrase], *, articles: int) -> list[tuple[float, Topic]]:
    """Return the topics of an event with the log odds that they are issues, the likeliest first."""
    weights = load_ranking().issue
    nouns = sum(not phrase.verb for phrase in phrases)
    ranked = []
    for topic in gather_topics(phrases):
        features = features_of(topic, articles=articles, nouns=nouns)
        if features is not None:
            ranked.append((score(features, weights) - doubt(topic), topic))
    return sorted(ranked, key=lambda item: (-item[0], item[1].word))


def doubt(topic: Topic) -> float:
    """Return what to take off a topic that one can hardly be for or against.

    That is one whose word is hardly ever demanded, opposed or defended and was no issue, and one that is only an
    adjective.
    """
    ranking = load_ranking()
    rarely = ranking.contested.get(topic.word.removeprefix("to "), 0.0) < _RARELY
    return _DOUBT * ((rarely and ranking.topics.get(topic.word, 0.0) <= 0) + (not topic.heads and not topic.verbs))


def choose(ranked: Iterable[tuple[float, Topic]]) -> list[Topic]:
    """Take the best topics that say something new."""
    taken: list[Topic] = []
    places: set[tuple[int, int]] = set()
    names: list[frozenset[str]] = []
    for value, topic in ranked:
        if len(taken) == MOST or (len(taken) >= FEWEST and value < _LIKELY):
            break
        name = frozenset(name_of(topic).lower().split())
        shared = len(topic.places & places) / len(topic.places)
        alike = any(name <= other or other <= name for other in names)
        if name in names or shared > (_DIFFERENT if alike else _APART):
            continue
        names.append(name)
        taken.append(topic)
        places |= topic.places
    return taken


def forms_of(topic: Topic) -> list[str]:
    """Return the phrases that name a topic as the articles write them, the most frequent first."""
    counted: Counter[str] = Counter()
    for form, bare in _forms(topic):
        counted[form] += 1 + 100 * bare
    return [form for form, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))][:_MOST_FORMS]


def _forms(topic: Topic) -> Iterator[tuple[str, bool]]:
    """Yield each form at each place, and whether it is the topic's word alone."""
    for phrase in (*topic.heads, *topic.parts):
        words = [*phrase.before, phrase.word]
        for first in range(len(words)):
            part = words[first:]
            if any(word.lemma == topic.word for word in part) and part[0].text[0].isalnum():
                yield _written(part), len(part) == 1
        if phrase.word.lemma == topic.word and phrase.whole:
            yield _cased(phrase.whole, phrase), False
    for phrase in topic.verbs:
        if not topic.word.startswith("to ") or is_rare(phrase.word.lemma):
            yield f"to {phrase.word.lemma}", True
        if phrase.whole:
            yield _cased(phrase.whole, phrase), False


def _written(words: Sequence[Word]) -> str:
    text = " ".join(word.text if word.name or _is_proper(word) else word.text.lower() for word in words)
    return re.sub(r" ?([-–]) ?", r"\1", re.sub(r" (['’]s?)(?= |$)", r"\1", text))


def _is_proper(word: Word) -> bool:
    return word.proper or (word.text.isupper() and 1 < len(word.text) <= _LONGEST_ABBREVIATION)


def _cased(text: str, phrase: Phrase) -> str:
    """Take the capital of a sentence's or headline's beginning away."""
    return text if phrase.word.name or not _CAPITAL.match(text) else text[0].lower() + text[1:]


def _target(topic: Topic) -> Target:
    return Target(name=name_of(topic), kind="issue", phrases=tuple(forms_of(topic)), found="automatic")


def name_of(topic: Topic) -> str:
    """Return what a topic is called: its noun with the words that most often tell it apart, or its act as a gerund."""
    heads = [phrase for phrase in topic.heads if not phrase.heading]
    if topic.word.startswith("to ") or (topic.verbs and not heads and not topic.parts):
        return _act(topic)
    heads = heads or topic.heads
    modified = Counter(
        name for phrase in (*heads, *topic.parts) for name in _names([*phrase.before, phrase.word], topic.word)
    )
    judged = Counter(
        _written([*phrase.before[-1:], phrase.word])
        for phrase in (*heads, *topic.parts)
        if phrase.before and phrase.before[-1].adjective and topic.word in (phrase.word.lemma, phrase.before[-1].lemma)
    )
    modified.update({name: n for name, n in judged.items() if n >= max(3, _MOSTLY * len(topic.places))})
    wholes = Counter(_cased(phrase.whole, phrase) for phrase in heads if phrase.whole)
    enough = max(2, _OFTEN_ENOUGH * len(topic.places))
    for counted in (modified, wholes):
        name, n = max(counted.items(), key=lambda item: (item[1], -len(item[0]), item[0]), default=("", 0))
        if n >= enough:
            return _with_adjective(name, n, topic)
    plain = Counter(phrase.word.text if _is_proper(phrase.word) else phrase.word.text.lower() for phrase in heads)
    named = plain or modified
    return max(named.items(), key=lambda item: (item[1], item[0]), default=(topic.word, 0))[0]


def _names(words: Sequence[Word], topic: str) -> Iterator[str]:
    """Yield the phrases of several words that hold a topic's word and begin with no adjective but that one."""
    for first in range(max(0, len(words) - _LONGEST_NAME), len(words) - 1):
        part = words[first:]
        begins = part[0].text[0].isalnum() and (not part[0].adjective or part[0].lemma == topic)
        if begins and any(word.lemma == topic for word in part):
            yield _written(part)


def _with_adjective(name: str, n: int, topic: Topic) -> str:
    """Return a name with the adjective that nearly always stands before it."""
    longer: Counter[str] = Counter()
    for phrase in (*topic.heads, *topic.parts):
        words = [*phrase.before, phrase.word]
        for first in range(len(words) - 1):
            if words[first].adjective and _written(words[first + 1 :]) == name:
                longer[_written(words[first:])] += 1
    whole, often = max(longer.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return whole if often >= max(2, _PART_OF_NAME * n) else name


def _act(topic: Topic) -> str:
    """Return a verb with its most frequent object ("reopening the economy")."""
    verb = topic.verbs[0].word.lemma
    wholes = Counter(phrase.whole.partition(" ")[2] for phrase in topic.verbs if phrase.whole)
    named = wholes or Counter(_written(phrase.after) for phrase in topic.verbs if phrase.after)
    return f"{gerund(verb)} {max(named.items(), key=lambda item: (item[1], item[0]), default=('', 0))[0]}".strip()


def gerund(verb: str) -> str:
    """Return the -ing form of a verb."""
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    doubled = re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb)
    return f"{verb}{verb[-1]}ing" if doubled and not verb.endswith(("k", "l")) else f"{verb}ing"
