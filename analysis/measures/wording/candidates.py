"""The words and short phrases of an article that could be its own choice: content, no names, dates or plumbing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.extract.facts import ArticleFacts, per_article
from analysis.extract.quotes.cues import load_cues
from analysis.extract.quotes.voice_spans import VoiceAt
from analysis.measures.keywords.content_words import is_content
from analysis.measures.loaded.sentence_model import Word, word_scores
from analysis.records import Sentence, Voice
from analysis.text.nlp import Token

MOST_WORDS = 4
"""Words of the longest phrase."""

_HYPHENS = frozenset("-‐‑")
_HEADS = frozenset({"NOUN", "VERB"})
"""Parts of speech that a phrase can end with: "swollen river", "hastily arranged"."""


@dataclass(frozen=True, slots=True)
class TermUse:
    """One place of a word or phrase.

    Attributes:
        article_id: The article.
        term: Its lemmas in lower case, with a space between them.
        written: The words as they stand there.
        start: First character in the article's text.
        end: After the last character.
        place: Where in the article its sentence stands, from 0 to 1.
        heading: Whether it stands in the title or a sub-head.
        pos: Part of speech of the last word.
        loaded: How sure the model of loaded language is of the most loaded of its words, whatever the sentence.
    """

    article_id: str
    term: str
    written: str
    start: int
    end: int
    sentence_id: int
    place: float
    heading: bool
    pos: str
    loaded: float
    voice: Voice


@per_article
def terms_of(item: ArticleFacts) -> tuple[TermUse, ...]:
    """Return every use of a word or phrase that could tell, in order."""
    voice_at = VoiceAt(item.voices)
    named = sorted((mention.start, mention.end) for mention in item.mentions if mention.kind != "pronoun")
    taken = {offset for start, end in named for offset in range(start, end)}
    n_sentences = max(1, len(item.parsed.sentences))
    found = []
    for sentence in item.parsed.sentences:
        span = item.parsed.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
        for tokens in _runs(list(span) if span is not None else [], taken):
            first, last = tokens[0], tokens[-1]
            if voice_at(first.idx) == voice_at(last.idx):
                found.append(_use(item, sentence, tokens, sentence.sentence_id / n_sentences, voice_at(first.idx)))
    return tuple(found)


def _use(item: ArticleFacts, sentence: Sentence, tokens: Sequence[Token], place: float, voice: Voice) -> TermUse:
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    return TermUse(
        article_id=item.article_id,
        term=" ".join(token.lemma_.lower() for token in tokens),
        written=" ".join(item.article.text[start:end].split()),
        start=start,
        end=end,
        sentence_id=sentence.sentence_id,
        place=place,
        heading=sentence.heading or sentence.sentence_id == 0,
        pos=tokens[-1].pos_,
        loaded=max(_loaded(token.lower_, token.lemma_.lower(), token.pos_) for token in tokens),
        voice=voice,
    )


def _runs(tokens: Sequence[Token], taken: set[int]) -> Iterator[list[Token]]:
    """Yield each content word, and each row of content words that belong together."""
    counts = [_counts(token, taken) for token in tokens]
    for index, token in enumerate(tokens):
        if not counts[index]:
            continue
        if not _is_plumbing(token):
            yield [token]
        run, following = [token], index + 1
        while following < len(tokens) and len(run) < MOST_WORDS:
            after = tokens[following]
            if _joins(after, run[-1], tokens):
                following += 1
                continue
            if not counts[following]:
                break
            run.append(after)
            if after.pos_ in _HEADS and any(word.head in run for word in run[:-1]):
                yield list(run)
            following += 1


def _joins(token: Token, before: Token, tokens: Sequence[Token]) -> bool:
    """Tell a hyphen inside a compound."""
    return token.text in _HYPHENS and not before.whitespace_ and not token.whitespace_ and token is not tokens[-1]


def _counts(token: Token, taken: set[int]) -> bool:
    """Tell whether a token is a content word outside every name, date and number."""
    return is_content(token) and not token.ent_type_ and token.idx not in taken


def _is_plumbing(token: Token) -> bool:
    """Tell a verb that only reports ("said", "announced"): which of them an outlet takes tells nothing."""
    lemma, cues = token.lemma_.lower(), load_cues()
    return token.pos_ == "VERB" and cues.speech.get(lemma) == "neutral" and lemma not in cues.weak


@cache
def _loaded(text: str, lemma: str, pos: str) -> float:
    return word_scores([Word(text, lemma, pos)])[0]
