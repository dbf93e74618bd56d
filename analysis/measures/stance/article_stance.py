"""An article's stance toward a target: from its facts to the signals, and from these to score and label."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from analysis.extract.facts import ArticleFacts, main_actors, per_article
from analysis.extract.sentence_sentiment import SentenceSentiment, sentence_sentiments
from analysis.measures.stance.material import Signal, StanceMaterial
from analysis.measures.stance.opinion_holders import with_judges
from analysis.measures.stance.phrases import Phrase, find_phrases
from analysis.measures.stance.scoring import Stance, find_stance
from analysis.measures.stance.signals import find_signals

Units = Mapping[str, tuple[SentenceSentiment, ...]]
"""What sentences say, by target."""


def stance_of(item: ArticleFacts, target: str, *, left_out: Collection[int] = ()) -> Stance:
    """Return the article's stance toward a target, as the sentences that are not left out bear it."""
    n = len({unit.sentence_id for unit in item.units.get(target, ())}.difference(left_out))
    signals = [signal for signal in signals_of(item, target) if signal.sentence_id not in left_out]
    return find_stance(signals, n=n, kind="issue" if _is_issue(item, target) else "actor")


def signals_of(item: ArticleFacts, target: str) -> tuple[Signal, ...]:
    """Return what tells the article's stance toward a target."""
    return find_signals(material_of(item, target))


def material_of(item: ArticleFacts, target: str) -> StanceMaterial:
    """Return what the article says of a target."""
    return StanceMaterial(
        sentences=item.parsed.sentences,
        target=target,
        kind="issue" if _is_issue(item, target) else "actor",
        units=_judged(item).get(target, ()),
        following=_following(item).get(target, ()),
        nearby=item.nearby.get(target, ()),
        others=_main(item).get(next((name for name in main_actors(item.mentions) if name != target), ""), ()),
        quotes=item.quotes,
        phrases=_phrases(item),
    )


@per_article
def _phrases(item: ArticleFacts) -> tuple[Phrase, ...]:
    """Return the listed phrases that doubt, confirm or leave open a claim."""
    return find_phrases(item.parsed.sentences, item.voices)


@per_article
def _judged(item: ArticleFacts) -> Units:
    """Return what each sentence says of each target, with each judgement given to whose it is."""
    return sentence_sentiments(with_judges(item.parsed, item.scored, item.quotes), item.parsed.sentences)


@per_article
def _following(item: ArticleFacts) -> Units:
    return sentence_sentiments(with_judges(item.parsed, item.followed, item.quotes), item.parsed.sentences)


@per_article
def _main(item: ArticleFacts) -> Units:
    """Return what is said of the article's main actors and of the targets among the actors."""
    actors = [scored for scored in (*item.scored, *item.beside) if scored.mention.kind != "phrase"]
    return sentence_sentiments(actors, item.parsed.sentences)


def _is_issue(item: ArticleFacts, target: str) -> bool:
    return any(scored.mention.kind == "phrase" and scored.mention.target == target for scored in item.scored)
