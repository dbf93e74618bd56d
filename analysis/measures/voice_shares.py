"""How many words of an article are the newsroom's own, and how many it gives to each speaker, quoted or reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from analysis.measures.measure import Counted, Measure, Row, Table, of_article
from analysis.measures.quotes.sources import source_of
from analysis.measures.schema import ARTICLE, OUTLET, SPEAKER, VOICE, VOICES, count, number, schema, text


def _voice_shares(counted: Counted) -> Iterator[Row]:
    words: Counter[tuple[str, str]] = Counter()
    totals: Counter[str] = Counter()
    for row in counted.rows("speaker_words"):
        words[row["article_id"], row["voice"]] += row["n_words"]
        totals[row["article_id"]] += row["n_words"]
    for item in counted.articles:
        for voice in VOICES:
            n = words[item.article_id, voice]
            yield of_article(item) | {"voice": voice, "n_words": n, "share": n / (totals[item.article_id] or 1)}


def _speaker_words(counted: Counted) -> Iterator[Row]:
    """Yield how many words each speaker has: a word belongs to the innermost quotation around it."""
    for item in counted.articles:
        quotes = {quote.quote_id: quote for quote in item.quotes}
        without = counted.without(item)
        heard = Counter(span for sentence_id, span in item.words if sentence_id not in without)
        owners: Counter[tuple[str, str, str]] = Counter()
        for span, n in heard.items():
            quote = quotes.get(span.quote_id)
            owners[(span.voice, source_of(quote), quote.said_by) if quote is not None else ("own", "", "")] += n
        total = owners.total()
        for (voice, source, speaker), n in sorted(owners.items()):
            shown = {"voice": voice, "source": source, "speaker": speaker, "n_words": n, "share": n / total}
            yield of_article(item) | shown


_SHARE = number("share", "share of the article's words", 0, 1)
VOICE_SHARES = schema(
    "voice_shares",
    "an article × voice",
    (ARTICLE, OUTLET, VOICE, count("n_words", "words in that voice"), _SHARE),
    sort=("article_id", "voice"),
)
SPEAKER_WORDS = schema(
    "speaker_words",
    "an article × voice × source × speaker with a word",
    (
        ARTICLE,
        OUTLET,
        VOICE,
        text("source", "empty for the newsroom; else as in quotes", ("", "named", "anonymous", "unknown")),
        SPEAKER,
        count("n_words", "words given to the speaker", 1),
        _SHARE,
    ),
    sort=("article_id", "voice", "source", "speaker"),
)

MEASURE = Measure(
    title="Shares of voices",
    meaning="How many of an article's words are the newsroom's, and how many it gives to each speaker.",
    section="voices",
    tables=(Table(VOICE_SHARES, _voice_shares), Table(SPEAKER_WORDS, _speaker_words)),
)
