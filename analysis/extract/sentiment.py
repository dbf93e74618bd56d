"""Sentiment toward a target: the trained encoder's probabilities, and VADER's score beside them as the baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.extract.encoder_answers import judge
from analysis.extract.vader import compound_scores
from analysis.models.encoder import Judgement, Question
from analysis.records import Mention, Sentence
from analysis.text.nlp import ParsedArticle

POLARITIES = (-1, 0, 1)
_POINTER = " That is "
"""Put between a sentence and the name of what it is asked about: of several ways, the one after which the encoder told
best what our fitting articles hold."""


@dataclass(frozen=True, slots=True)
class Sentiment:
    """How a sentence portrays a mention's target.

    Attributes:
        negative: Probability that it portrays the target unfavourably; calibrated on labelled news.
        neutral: Probability that it does neither.
        positive: Probability that it portrays the target favourably; the three sum to 1.
        position: For − against, in [-1, 1]: on which side of the target, taken as an issue, the sentence stands.
        vader: VADER's compound score of the clause around the mention, in [-1, 1]; it knows no target.
    """

    negative: float
    neutral: float
    positive: float
    position: float
    vader: float

    @property
    def sentiment(self) -> float:
        """Return positive − negative, in [-1, 1]."""
        return self.positive - self.negative

    @property
    def polarity(self) -> int:
        """Return the most probable of -1, 0 and 1; the first of equals."""
        shares = (self.negative, self.neutral, self.positive)
        return POLARITIES[shares.index(max(shares))]


def score_mentions(parsed: ParsedArticle, mentions: Sequence[Mention]) -> tuple[Sentiment, ...]:
    """Score each mention of an article, in order.

    Raises:
        ModelMissing: A file of the trained model is missing, cut or altered.
        InvalidInput: A mention is blank or lies outside its sentence.
    """
    mentions = tuple(mentions)
    if not mentions:
        return ()
    compounds = compound_scores(parsed.doc, [(mention.start, mention.end) for mention in mentions])
    questions = [_question(parsed.sentences[mention.sentence_id], mention) for mention in mentions]
    judged = judge(questions)
    return tuple(_sentiment(judgement, compound) for judgement, compound in zip(judged, compounds, strict=True))


def judge_remarks(remarks: Sequence[tuple[str, str, bool]]) -> tuple[Judgement, ...]:
    """Judge sentences that don't mention what they are asked about, in order.

    Args:
        remarks: Sentence, words that name what it is asked about, and whether these are hidden from the encoder.

    Raises:
        ModelMissing: A file of the trained model is missing, cut or altered.
    """
    asked = [
        Question(sentence=f"{text}{_POINTER}{words}.", start=start, end=start + len(words), hide_name=hide)
        for text, words, hide in remarks
        for start in (len(text) + len(_POINTER),)
    ]
    return tuple(judge(asked))


def _sentiment(judgement: Judgement, compound: float) -> Sentiment:
    negative, neutral, positive = judgement.sentiment
    against, _, in_favour = judgement.position
    return Sentiment(
        negative=negative, neutral=neutral, positive=positive, position=in_favour - against, vader=compound
    )


def _question(sentence: Sentence, mention: Mention) -> Question:
    """Ask about a mention in its sentence; an issue's phrase keeps its words, which carry the meaning."""
    return Question(
        sentence=sentence.text,
        start=mention.start - sentence.start,
        end=min(mention.end, sentence.end) - sentence.start,
        hide_name=mention.kind != "phrase",
    )
