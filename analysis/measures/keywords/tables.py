"""Rows of the tables of keywords: where each term stands, and which terms set an outlet apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from types import MappingProxyType

from analysis.extract.facts import ArticleFacts
from analysis.measures.keywords.collocations import collocation_uses, find_collocations
from analysis.measures.keywords.content_words import Word, content_words
from analysis.measures.keywords.log_odds import keyword_rows
from analysis.measures.keywords.terms import written_forms
from analysis.measures.measure import Counted, Measure, Row, Table, in_counted_sentences
from analysis.measures.schema import ARTICLE, END, OUTLET, SENTENCE, START, VOICE, count, number, schema, text
from analysis.records import NAME_KINDS, Mention, Span, Voice

OTHER_VOICES: Mapping[str, tuple[Voice, ...]] = MappingProxyType(
    {"quoted": ("quoted", "reported"), "all": ("own", "quoted", "reported")}
)
"""Whose words the table ``voiced_keywords`` compares, by its column ``voice``."""

WITH_NAMES: Mapping[str, tuple[Voice, ...]] = MappingProxyType({"own": ("own",), **OTHER_VOICES})
"""The same for ``named_keywords``, in which names of actors count too."""


def _keyword_uses(counted: Counted) -> Iterator[Row]:
    """Yield where each term stands; names of actors are no terms."""
    words = [content_words(item.parsed, voices=item.voices, names=_names(item)) for item in counted.articles]
    pairs = list(zip(counted.articles, words, strict=True))
    collocations = find_collocations([(item.parsed, found) for item, found in pairs])
    return (row for item, found in pairs for row in _use_rows(item, found, collocations))


def _actor_name_uses(counted: Counted) -> Iterator[Row]:
    """Yield, in the columns of ``keyword_uses``, where each actor's names stand; all names of an actor are one term.

    An actor's term keeps its capitals and has an underscore for each space, so it is no lemma and no expression.
    """
    found: dict[tuple[str, int, int], Row] = {}
    for item in counted.articles:
        for mention in item.mentions:
            if mention.kind in NAME_KINDS:
                found.setdefault((item.article_id, mention.start, mention.end), _name_use(item, mention))
    return iter(found.values())


def _keywords(counted: Counted) -> Iterator[Row]:
    return _keyword_rows(counted.rows("keyword_uses"), ("own",), written_terms(counted))


def _voiced_keywords(counted: Counted) -> Iterator[Row]:
    uses, written = counted.rows("keyword_uses"), written_terms(counted)
    for voice, heard in OTHER_VOICES.items():
        yield from _keyword_rows(uses, heard, written, voice=voice)


def _named_keywords(counted: Counted) -> Iterator[Row]:
    names = counted.rows("actor_name_uses")
    written = written_terms(counted) | {use["term"]: use["term"].replace("_", " ") for use in names}
    uses = [*counted.rows("keyword_uses"), *names]
    for voice, heard in WITH_NAMES.items():
        yield from _keyword_rows(uses, heard, written, voice=voice)


def _keyword_rows(
    uses: Iterable[Row], voices: Sequence[Voice], written: Mapping[str, str], **same: str
) -> Iterator[Row]:
    """Compare some voices' words; ``same`` are values that all rows have."""
    for row in keyword_rows(_term_counts(uses, voices)):
        row["written"] = written.get(row["term"], row["term"])
        row.update(same)
        yield row


def written_terms(counted: Counted) -> dict[str, str]:
    """Return each expression as the event writes it most often."""
    texts = {item.article_id: item.article.text for item in counted.articles}
    uses = counted.rows("keyword_uses")
    return written_forms((use["term"], texts[use["article_id"]][use["start"] : use["end"]]) for use in uses)


def _names(item: ArticleFacts) -> list[Span]:
    return [Span(mention.start, mention.end) for mention in item.mentions if mention.kind != "pronoun"]


def _name_use(item: ArticleFacts, mention: Mention) -> Row:
    return {
        "article_id": item.article_id,
        "outlet": item.outlet,
        "sentence_id": mention.sentence_id,
        "term": "_".join(mention.target.split()),
        "voice": mention.voice,
        "start": mention.start,
        "end": mention.end,
    }


def _use_rows(item: ArticleFacts, words: Sequence[Word], collocations: Set[str]) -> Iterator[Row]:
    """Yield where each content word and each expression stands, and whose words it is."""
    for word in words:
        yield _use(item, word.lemma, word, word)
    for term, first, last in collocation_uses(words, collocations):
        yield _use(item, term, first, last)


def _use(item: ArticleFacts, term: str, first: Word, last: Word) -> Row:
    return {
        "article_id": item.article_id,
        "outlet": item.outlet,
        "sentence_id": item.parsed.sentence_at(first.start).sentence_id,
        "term": term,
        "voice": first.voice,
        "start": first.start,
        "end": last.end,
    }


def _term_counts(uses: Iterable[Row], voices: Sequence[Voice]) -> dict[str, list[Counter[str]]]:
    """Count the terms of each article in some voices, by outlet."""
    terms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for use in uses:
        if use["voice"] in voices:
            terms[use["outlet"], use["article_id"]][use["term"]] += 1
    outlets: dict[str, list[Counter[str]]] = defaultdict(list)
    for (outlet, _), counts in terms.items():
        outlets[outlet].append(counts)
    return outlets


_KEYWORD = (
    OUTLET,
    text(
        "term", "lemma, or the lemmas of an expression with a space between them; an actor with underscores for spaces"
    ),
    count("n_words", "words of the term: 1 for a lemma, 2 to 4 for an expression", 1),
    text("written", "how the event writes an expression most often, in lower case; a lemma as it is"),
    count("count", "how often the outlet uses it"),
    number("rate", "per 1,000 of the outlet's counted words", 0),
    number("log_odds", "log-odds ratio against the other outlets, with an informative Dirichlet prior"),
    number("z", "log_odds divided by its standard error"),
    number("q", "false discovery rate at which the term would be called typical", 0, 1),
    text("unit", "what q takes as drawn by chance", ("article", "word")),
    text(
        "shown_through",
        "the outlet's term that shows this one in charts: one of them lies in the other; empty if it is shown itself",
    ),
)
"""What sets an outlet's use of a term apart."""


KEYWORDS = schema("keywords", "an outlet × term of its own words", (*_KEYWORD,), sort=("outlet", "term"))
VOICED_KEYWORDS = schema(
    "voiced_keywords",
    "an outlet × term, as in keywords, of other words",
    (
        text("voice", "whose words are compared: quoted (reported too) or all", ("quoted", "all")),
        *_KEYWORD,
    ),
    sort=("voice", "outlet", "term"),
)
NAMED_KEYWORDS = schema(
    "named_keywords",
    "an outlet × term, as in keywords, with the names of actors among the terms",
    (
        text("voice", "whose words are compared: own, quoted (reported too) or all", ("own", "quoted", "all")),
        *_KEYWORD,
    ),
    sort=("voice", "outlet", "term"),
)
KEYWORD_USES = schema(
    "keyword_uses",
    "a use of a counted term",
    (
        ARTICLE,
        OUTLET,
        SENTENCE,
        text("term", "lemmas, as in keywords"),
        VOICE,
        START,
        END,
    ),
    sort=("article_id", "start", "end"),
)
ACTOR_NAME_USES = schema(
    "actor_name_uses",
    "a use of an actor's name",
    (
        ARTICLE,
        OUTLET,
        SENTENCE,
        text("term", "the actor, as in named_keywords"),
        VOICE,
        START,
        END,
    ),
    sort=("article_id", "start", "end"),
)

MEASURE = Measure(
    title="Framing words",
    meaning="Words and expressions that one outlet uses more than the others of the event.",
    section="keywords",
    tables=(
        Table(KEYWORDS, _keywords),
        Table(VOICED_KEYWORDS, _voiced_keywords),
        Table(NAMED_KEYWORDS, _named_keywords),
        Table(KEYWORD_USES, _keyword_uses, own_text=in_counted_sentences),
        Table(ACTOR_NAME_USES, _actor_name_uses, own_text=in_counted_sentences),
    ),
)
