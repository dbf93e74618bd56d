"""Memoised answers of the encoder: a sentence is asked about a target once, whatever else changes in its event."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.bounded_cache import BoundedCache
from analysis.models.encoder import Judgement, Question, load_encoder, model_version

MOST_ANSWERS = 200_000
"""About 100 MB: the answers for some two thousand usual articles."""

ANSWERS: BoundedCache[tuple[str, Question], Judgement] = BoundedCache(MOST_ANSWERS)
"""Answers of this process by version of the model; ``ANSWERS.made`` counts how many the encoder gave."""


def judge(questions: Sequence[Question]) -> list[Judgement]:
    """Return the encoder's judgement of each question, in order; it is asked only what it wasn't asked before.

    Raises:
        ModelMissing: A file of the trained model is missing, cut or altered.
        InvalidInput: A target is blank or lies outside its sentence; the text names it.
    """
    if not questions:
        return []
    version = model_version()
    found = {question: ANSWERS.get((version, question)) for question in questions}
    unknown = [question for question, known in found.items() if known is None]
    if unknown:
        for question, judgement in zip(unknown, load_encoder().judge(unknown), strict=True):
            ANSWERS.put((version, question), judgement)
            found[question] = judgement
    return [known for question in questions if (known := found[question]) is not None]
