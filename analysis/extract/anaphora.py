"""Sentences that go on about a target without naming it.

"The airline was fined in May. It has not paid." The second sentence tells as much of the airline as the first. Persons
are followed by the actors' own pronouns; what is found here is less sure (who is meant is read off nearness alone), so
it enters the stance with a weight of its own and no other measure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

from analysis.extract.actors.collectives import is_collective
from analysis.extract.description_nouns import DescribedKind, description_heads
from analysis.records import Actor, Mention, Sentence, Target
from analysis.text.nlp import ParsedArticle, Token
from analysis.text.tags import SUBJECTS

CONFIDENCE = 0.5
"""Below what measures take: see :data:`analysis.extract.actors.MIN_CONFIDENCE`."""
_FARTHEST_SENTENCE, _FARTHEST_PARAGRAPH = 3, 2
"""How far behind the last sentence about the target one may still go on about it."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_PRONOUNS: Mapping[DescribedKind, frozenset[str]] = {
    "person": frozenset(),
    "unclear": frozenset({"it", "its"}),
    "organisation": frozenset({"it", "its", "they", "their"}),
    "issue": frozenset({"it", "its", "they", "their", "this", "that"}),
}
_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "DT"})
_NOUN_TAGS: Mapping[DescribedKind, frozenset[str]] = {
    "person": frozenset({"NN"}),
    "unclear": frozenset({"NN"}),
    "organisation": frozenset({"NN"}),
    "issue": frozenset({"NN", "NNS"}),
}
_IMPERSONAL = frozenset({"seem", "appear", "take", "turn", "rain", "snow", "follow", "happen"})


def follow_targets(
    parsed: ParsedArticle, mentions: Sequence[Mention], *, targets: Sequence[Target], actors: Sequence[Actor]
) -> tuple[Mention, ...]:
    """Find where an article goes on about each of its targets, by target.

    Args:
        parsed: The article.
        mentions: Sure mentions of all actors and of the issues among the targets.
        targets: What is measured.
        actors: All actors of the event.
    """
    kinds = _actor_kinds(mentions, actors)
    found: list[Mention] = []
    for target in targets:
        kind = "issue" if target.kind == "issue" else kinds.get(target.name, "unclear")
        rivals = (
            [] if kind == "issue" else [name for name in kinds if name != target.name and _alike(kind, kinds[name])]
        )
        near = [item for item in mentions if _is_known(item) or item.target == target.name]
        found.extend(find_following(parsed, near, target=target.name, kind=kind, rivals=frozenset(rivals)))
    return tuple(found)


def _is_known(mention: Mention) -> bool:
    """Tell whether a mention stands whatever is measured: phrases of issues and groups don't."""
    return mention.kind != "phrase" and not is_collective(mention.target)


def _actor_kinds(mentions: Sequence[Mention], actors: Sequence[Actor]) -> dict[str, DescribedKind]:
    """Tell persons from the rest: names alone are often misread, he and she are not."""
    gendered = {mention.target for mention in mentions if mention.kind == "pronoun"}
    return {
        actor.name: "person" if actor.name in gendered else "unclear" if actor.kind == "person" else "organisation"
        for actor in actors
    }


def _alike(kind: DescribedKind, other: DescribedKind) -> bool:
    """Tell whether one description could mean either of two actors."""
    return {kind, other} != {"person", "organisation"}


def find_following(
    parsed: ParsedArticle, mentions: Sequence[Mention], *, target: str, kind: DescribedKind, rivals: Collection[str]
) -> tuple[Mention, ...]:
    """Find where an article goes on about a target, at most once a sentence, in order.

    Args:
        parsed: The article.
        mentions: Mentions of all actors, and of the target where it is an issue.
        target: The target's canonical name.
        kind: What the target is; a pronoun that means a person is no business of this.
        rivals: Actors that could be meant instead. Where one of them was named last, nothing is taken.
    """
    ours = sorted(item.start for item in mentions if item.target == target)
    others = sorted(item.start for item in mentions if item.target in rivals and item.use == "actor")
    named = [(item.start, item.end) for item in mentions]
    found: list[Mention] = []
    last: Sentence | None = None
    for sentence in parsed.sentences:
        first = bisect_left(ours, sentence.start)
        if first < len(ours) and ours[first] < sentence.end:
            last = sentence
            continue
        if last is None or sentence.heading or not _near(sentence, last):
            continue
        place = next(
            (place for place in _places(parsed, sentence, kind) if _is_free(place, named, others, last.start)), None
        )
        if place is not None:
            found.append(_mention(parsed, sentence, target, place))
            last = sentence
    return tuple(found)


def _near(sentence: Sentence, last: Sentence) -> bool:
    return (
        sentence.sentence_id - last.sentence_id <= _FARTHEST_SENTENCE
        and sentence.paragraph - last.paragraph <= _FARTHEST_PARAGRAPH
    )


def _is_free(place: tuple[int, int], named: Sequence[tuple[int, int]], others: Sequence[int], since: int) -> bool:
    """Tell whether a place is no mention of anybody, and no rival was named after the target."""
    start, end = place
    taken = any(low < end and start < high for low, high in named)
    between = bisect_left(others, start) - bisect_left(others, since)
    return not taken and not between


def _places(parsed: ParsedArticle, sentence: Sentence, kind: DescribedKind) -> Iterator[tuple[int, int]]:
    """Yield pronouns and descriptions that may mean a target of this kind, in order."""
    span = parsed.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    heads = description_heads(kind)
    for token in span if span is not None else ():
        if token.lower_ in _PRONOUNS[kind] and token.tag_ in _PRONOUN_TAGS and _refers(token):
            yield token.idx, token.idx + len(token)
        elif token.tag_ in _NOUN_TAGS[kind] and (token.lemma_.lower() in heads or token.lower_ in heads):
            start = _definite_start(token)
            if start is not None:
                yield start, token.idx + len(token)


def _refers(token: Token) -> bool:
    """Tell whether a pronoun is a subject or a possessor, and not the "it" of "it seems that"."""
    if token.tag_ == "PRP$":
        return True
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.lemma_ in _IMPERSONAL:
        return False
    if verb.lemma_ != "be":
        return True
    deps = {child.dep_ for child in verb.children}
    return not deps & {"ccomp", "csubj"} and not ("acomp" in deps and "xcomp" in deps)


def _definite_start(token: Token) -> int | None:
    """Return where a definite description starts; None for an indefinite one, and for one with a name in it."""
    words = [child for child in token.children if child.i < token.i]
    if any(word.pos_ == "PROPN" for word in words):
        return None
    determiner = next((word for word in words if word.lower_ in _DEFINITE), None)
    return determiner.idx if determiner is not None else None


def _mention(parsed: ParsedArticle, sentence: Sentence, target: str, place: tuple[int, int]) -> Mention:
    start, end = place
    surface = parsed.article.text[start:end]
    return Mention(
        sentence_id=sentence.sentence_id,
        target=target,
        surface=surface,
        start=start,
        end=end,
        kind="title" if " " in surface else "pronoun",
        confidence=CONFIDENCE,
    )
