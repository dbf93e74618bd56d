"""Whose judgement it is where a name stands in the newsroom's words and the judgement in somebody else's.

“Max Boot wrote that Hollis ‘keeps breaking her word’.” Only the last words are quoted, so the name stands outside the
marks, but the sentence tells what Boot holds of Hollis. A word in scare quotes is nobody's statement and changes
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.extract.quotes.voice_spans import voice_of
from analysis.extract.sentence_sentiment import ScoredMention
from analysis.records import Mention, Quote
from analysis.text.nlp import ParsedArticle, Token

_SPEAKERS = frozenset({"nsubj", "nsubjpass", "agent"})
"""How the one who speaks hangs on the verb of speech."""


def with_judges(
    parsed: ParsedArticle, scored: Iterable[ScoredMention], quotes: Sequence[Quote]
) -> tuple[ScoredMention, ...]:
    """Give mentions that the newsroom's verb of speech governs to whoever is quoted with it.

    Args:
        parsed: The article.
        scored: Mentions of it, with their sentiment.
        quotes: Its quotations.

    Returns:
        The same mentions in the same order; such as belong to a speaker have ``reported`` as their voice.
    """
    statements: dict[int, list[Quote]] = defaultdict(list)
    for quote in quotes:
        if voice_of(quote) != "own" and quote.cue_start >= 0:
            statements[quote.sentence_id].append(quote)
    return tuple(_with_judge(parsed, item, statements) for item in scored)


def _with_judge(parsed: ParsedArticle, item: ScoredMention, statements: Mapping[int, Sequence[Quote]]) -> ScoredMention:
    mention = item.mention
    said = statements.get(mention.sentence_id, ())
    if item.sentiment is None or mention.voice != "own" or not said or _is_heading(parsed, mention):
        return item
    if any(quote.speaker == mention.target for quote in said):
        return item  # what stands around the target's own statements is a signal of its own
    judge = next((quote for quote in said if _governs(parsed, quote, mention)), None)
    if judge is None:
        return item
    return ScoredMention(replace(mention, voice="reported", speaker=judge.speaker), item.sentiment)


def _is_heading(parsed: ParsedArticle, mention: Mention) -> bool:
    return parsed.sentences[mention.sentence_id].heading


def _governs(parsed: ParsedArticle, quote: Quote, mention: Mention) -> bool:
    """Tell whether a mention stands under the quotation's words of speech, and not on the speaker's side."""
    cue, token = _head(parsed, quote.cue_start, quote.cue_end), _head(parsed, mention.start, mention.end)
    if cue is None or token is None:
        return False
    below = token
    for above in _ancestors(token):
        if above == cue:
            # "While Hollis hid the report, Frey wrote …": the clause beside the speech is the newsroom's.
            return below.dep_ not in _SPEAKERS and below.dep_ != "advcl"
        below = above
    return False


def _head(parsed: ParsedArticle, start: int, end: int) -> Token | None:
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _ancestors(token: Token) -> Iterator[Token]:
    while token.head != token:
        token = token.head
        yield token
