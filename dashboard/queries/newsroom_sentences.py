"""The sentences of an article in which the newsroom itself says something."""

from __future__ import annotations

from typing import Any

from analysis.pipeline import Analysis
from analysis.text.words import WORD
from dashboard.queries.evidence import Evidence
from dashboard.queries.mark_layers import quote_marks, quote_voice
from dashboard.queries.marks import Layer
from dashboard.queries.tables import of_article
from dashboard.state.refs import SentenceRef
from dashboard.wording import count_of


def own_sentences(analysis: Analysis, article_id: str) -> tuple[Evidence, ...]:
    """Return the sentences with words of the newsroom's own, in the order of the text; quotations in them are marked.

    The words that are counted are those of :func:`dashboard.queries.voice_words`.
    """
    quotes = of_article(analysis["quotes"], article_id)
    rows: list[Any] = list(quotes.itertuples(index=False))
    spans = [(row.start, row.end) for row in rows if quote_voice(row) != "own"]
    layers = (Layer("voices", tuple(quote_marks(quotes))),)
    text = str(of_article(analysis["articles"], article_id)["text"].iloc[0])
    found = []
    for sentence in of_article(analysis["sentences"], article_id).itertuples(index=False):
        start, end = int(str(sentence.start)), int(str(sentence.end))
        words = [match.start() for match in WORD.finditer(text, start, end)]
        own = sum(not any(first <= word < last for first, last in spans) for word in words)
        if own:
            place = SentenceRef(article_id, int(str(sentence.sentence_id)))
            note = count_of(own, "own word") if own < len(words) else ""
            found.append(Evidence(place, start, end, "own", "", None, note, layers))
    return tuple(found)
