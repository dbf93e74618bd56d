"""The sentences of an article in which the newsroom itself says something."""

from __future__ import annotations

from analysis.pipeline import Analysis
from dashboard.queries.evidence import Evidence
from dashboard.queries.mark_layers import quote_marks
from dashboard.queries.marks import Layer
from dashboard.queries.rows import records
from dashboard.queries.tables import of_article
from dashboard.state.refs import SentenceRef
from dashboard.wording import count_of


def own_sentences(analysis: Analysis, article_id: str) -> tuple[Evidence, ...]:
    """Return the sentences with words of the newsroom's own, in the order of the text; quotations are marked."""
    layers = (Layer("voices", tuple(quote_marks(of_article(analysis["quotes"], article_id)))),)
    sentences = of_article(analysis["sentences"], article_id)
    return tuple(
        Evidence(
            SentenceRef(article_id, int(row["sentence_id"])),
            int(row["start"]),
            int(row["end"]),
            "own",
            "",
            None,
            count_of(int(row["n_own"]), "own word") if row["n_own"] < row["n_words"] else "",
            layers,
        )
        for row in records(sentences[sentences["n_own"] > 0])
    )
