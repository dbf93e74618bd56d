"""A measure in one file, as the test of the registry adds it: questions that an article asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from analysis.measures.measure import Counted, Measure, Row, Table, in_counted_sentences, of_article
from analysis.measures.schema import ARTICLE, OUTLET, SENTENCE, VOICE, count, schema


def _questions(counted: Counted) -> Iterator[Row]:
    for item in counted.articles:
        last_words = dict(item.words)
        for sentence in item.parsed.sentences:
            if sentence.text.rstrip("”\"'").endswith("?"):
                voice = last_words[sentence.sentence_id].voice
                yield of_article(item) | {"sentence_id": sentence.sentence_id, "voice": voice}


def _question_counts(counted: Counted) -> Iterator[Row]:
    often = Counter(row["outlet"] for row in counted.rows("questions"))
    return ({"outlet": outlet, "n": often[outlet]} for outlet, _ in counted.by_outlet())


QUESTIONS = schema("questions", "a question", (ARTICLE, OUTLET, SENTENCE, VOICE), sort=("article_id", "sentence_id"))
COUNTS = schema("question_counts", "an outlet", (OUTLET, count("n", "questions")), sort=("outlet",))

MEASURE = Measure(
    title="Questions asked",
    meaning="Which sentences ask something.",
    tables=(
        Table(QUESTIONS, _questions, own_text=in_counted_sentences, by_voice=True),
        Table(COUNTS, _question_counts),
    ),
)
