"""Build an article from a decoded source, and change it as its reader asks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from analysis.errors import ForeignLanguage, UnreadableArticle
from analysis.ingest.cleaning.clean import Cleaned, clean
from analysis.ingest.cleaning.completeness import article_notes, check_wall
from analysis.ingest.cleaning.composing import PARAGRAPH_BREAK, Composition, compose
from analysis.ingest.decoding import tidy
from analysis.ingest.document import Block
from analysis.ingest.line_breaks import unwrap
from analysis.ingest.lines import bare, split_lines
from analysis.ingest.metadata.addresses import from_address
from analysis.ingest.metadata.fields import FIELDS, Metadata, known, writable
from analysis.ingest.metadata.genre import guess_genre
from analysis.ingest.metadata.language import NO_LANGUAGE, identify_language, language_name
from analysis.ingest.metadata.plain_metadata import read_metadata
from analysis.records import Article, Origin, Span

MIN_WORDS = 20
"""Shorter texts say too little to be compared, and their language can't be told safely."""
MAX_CHARACTERS = 300_000
"""About 50,000 words, a book: the longest of 3,000 news articles has a tenth of it, and its analysis takes 1.3 GB."""
MAX_LINES = 5_000
"""Lines with words. Cleaning compares lines with one another, so twice as many take four times as long."""
HEAD_LINES = 40
"""The title is looked for in this many lines."""
READER = "reader"
"""Origin of a value that the reader entered."""

_TITLE_SUFFIX = re.compile(r"^\s[|–—-]\s*")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a format's reader hands on: text with one paragraph per line, and what the file says about it.

    Attributes:
        source: The decoded text, everything visible.
        metadata: What the file itself gives (JSON-LD, document properties, a corpus's columns).
        layout: Reasons for removal that the markup gives, by the start of the line in ``source``.
        headings: Starts of lines that the markup calls headings.
        notes: What the reader should know about the article, as sentences.
        expected_words: For a web page the words that a general extractor takes for the article.
    """

    source: str
    metadata: Metadata = field(default_factory=Metadata)
    layout: Mapping[int, str] = field(default_factory=dict)
    headings: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    expected_words: int = 0


def assemble(blocks: Iterable[Block], metadata: Metadata) -> Extracted:
    """Put blocks together to a source: one paragraph per line, blank lines between."""
    parts: list[str] = []
    layout: dict[int, str] = {}
    headings: set[int] = set()
    position = 0
    for block in blocks:
        text = tidy(" ".join(block.text.split()))
        if not text:
            continue
        if block.reason:
            layout[position] = block.reason
        elif block.heading:
            headings.add(position)
        parts.append(text)
        position += len(text) + len(PARAGRAPH_BREAK)
    return Extracted(PARAGRAPH_BREAK.join(parts), metadata, layout, frozenset(headings))


def build_article(extracted: Extracted, *, source_name: str) -> Article:
    """Clean a text, read its metadata and check that it is an English article.

    Raises:
        UnreadableArticle: No text is left, it is too long or too short, or it isn't English.
    """
    check_length(extracted.source, source_name=source_name)
    extracted = _with_title(extracted)
    source = extracted.source
    cleaned = clean(source, title=extracted.metadata.title, layout=extracted.layout, headings=extracted.headings)
    composition = compose(source, cleaned.removed, title=cleaned.title)
    text = composition.text
    check_wall(text, cleaned.removed, source_name=source_name)
    language = _checked_language(text, source_name=source_name)
    title = source[cleaned.title.start : cleaned.title.end] if cleaned.title else ""
    suffix = next((_TITLE_SUFFIX.sub("", piece.text) for piece in cleaned.removed if piece.text.startswith(" |")), "")
    found = extracted.metadata.or_else(known("text", title=title)).or_else(
        read_metadata(
            cleaned.removed, title_suffix=suffix, body_start=cleaned.body_start, is_page=extracted.expected_words > 0
        )
    )
    found = found.or_else(from_address(found.url))
    headings = _text_spans(composition, cleaned)
    found = found.or_else(
        guess_genre(
            text=text,
            title=title or extracted.metadata.title,
            headings=[text[span.start : span.end] for span in headings if span.start or not title],
            removed=cleaned.removed,
            section=found.section,
            url=found.url,
        )
    )
    return Article(
        article_id=article_id(text),
        source_name=source_name,
        text=text,
        title=title,
        outlet=found.outlet,
        authors=found.authors,
        published=found.published,
        url=found.url,
        section=found.section,
        language=language,
        genre=found.genre,
        headings=headings,
        source=source,
        removed=cleaned.removed,
        origins=tuple(origin for origin in found.origins() if origin.field != "title" or title),
        notes=article_notes(text, cleaned.removed, expected_words=extracted.expected_words, known=extracted.notes),
    )


def article_id(text: str) -> str:
    """Return the first 16 hexadecimal digits of the text's SHA-256: the same text is the same article."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:16]


def paste(text: str, *, outlet: str = "", title: str = "", published: str = "") -> Article:
    """Make an article from pasted text.

    Raises:
        UnreadableArticle: The text is too short or not English.
    """
    metadata = known(READER, outlet=outlet.strip(), title=title.strip(), published=published.strip())
    return build_article(Extracted(unwrap(tidy(text)), metadata), source_name="pasted text")


def amend(
    article: Article,
    *,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
    authors: tuple[str, ...] | None = None,
    url: str | None = None,
    section: str | None = None,
    genre: str | None = None,
) -> Article:
    """Return the article with the reader's corrections; None leaves a value as it is.

    The text and the id stay, so that what was analysed or stored under the id stays valid. A corrected title is
    shown in place of the text's own.
    """
    given: dict[str, str | tuple[str, ...] | None] = {
        "outlet": outlet,
        "title": title,
        "published": published,
        "authors": authors,
        "url": url,
        "section": section,
        "genre": genre,
    }
    changed: dict[str, Any] = {
        name: value
        for name, typed in given.items()
        if typed is not None and (value := writable(name, typed)) != getattr(article, name)
    }
    origins = {origin.field: origin for origin in article.origins} | {name: Origin(name, READER) for name in changed}
    ordered = tuple(origins[name] for name in (*FIELDS, *sorted(origins.keys() - set(FIELDS))) if name in origins)
    return replace(article, origins=ordered, **changed)


def put_back(article: Article, source_starts: frozenset[int]) -> Article:
    """Return the article with the removed pieces that start at ``source_starts`` back in its text.

    Pass all pieces that are to be back, those that are back already too: passing fewer takes the others out again.
    ``removed`` of the result lists what is out, ``restored`` what is back.
    """
    pieces = sorted((*article.removed, *article.restored), key=lambda piece: (piece.source_start, piece.source_end))
    removed = tuple(piece for piece in pieces if piece.source_start not in source_starts)
    if removed == article.removed:
        return article
    before = compose(article.source, article.removed, title=_title_in_source(article))
    headings = [span for span in map(before.to_source, article.headings) if span is not None]
    after = compose(article.source, removed, title=_title_in_source(article))
    spans = [found for span in headings if (found := after.to_text(span)) is not None]
    return replace(
        article,
        article_id=article_id(after.text),
        text=after.text,
        headings=tuple(sorted(spans, key=lambda span: span.start)),
        removed=removed,
        restored=tuple(piece for piece in pieces if piece.source_start in source_starts),
    )


def check_length(source: str, *, source_name: str) -> None:
    """Refuse what is no single article, before anything reads it line by line.

    Raises:
        UnreadableArticle: It is too long.
    """
    if len(source) > MAX_CHARACTERS:
        found, most = f"{len(source):,} characters", f"{MAX_CHARACTERS:,}"
    elif (n_lines := sum(bool(line.strip()) for line in source.split("\n"))) > MAX_LINES:
        found, most = f"{n_lines:,} lines", f"{MAX_LINES:,}"
    else:
        return
    reason = f"It has {found}; one article can have at most {most}. If it holds several articles, split it."
    raise UnreadableArticle(source_name, reason)


def _with_title(extracted: Extracted) -> Extracted:
    """Put the title that metadata give in front of the source if no line of it is the title."""
    title = " ".join(extracted.metadata.title.split())
    if not title:
        return extracted
    lines = split_lines(extracted.source)
    head = [line for line in lines if line.start not in extracted.layout][:HEAD_LINES]
    if any(bare(title) == bare(line.text) or bare(line.text).startswith(bare(title) + " ") for line in head):
        return extracted
    shift = len(title) + 2
    return replace(
        extracted,
        source=f"{title}\n\n{extracted.source}",
        layout={start + shift: reason for start, reason in extracted.layout.items()},
        headings=frozenset(start + shift for start in extracted.headings),
    )


def _checked_language(text: str, *, source_name: str) -> str:
    n_words = len(re.findall(r"\w+", text))
    if not n_words:
        raise UnreadableArticle(source_name, "It holds no text of an article.")
    code = identify_language(text)
    if code == NO_LANGUAGE and n_words >= MIN_WORDS:
        raise UnreadableArticle(source_name, "Its text is in no language that can be told: numbers, code or a list.")
    if code != "en" and n_words >= MIN_WORDS:
        reason = f"It seems to be in {language_name(code)}; Parallax reads English, so it is kept aside."
        raise ForeignLanguage(source_name, reason)
    if n_words < MIN_WORDS:
        found = "1 word" if n_words == 1 else f"{n_words} words"
        raise UnreadableArticle(source_name, f"It has only {found}; an article needs at least {MIN_WORDS}.")
    return "en"


def _text_spans(composition: Composition, cleaned: Cleaned) -> tuple[Span, ...]:
    found = [span for heading in cleaned.headings if (span := composition.to_text(heading)) is not None]
    return tuple(sorted(found, key=lambda span: span.start))


def _title_in_source(article: Article) -> Span | None:
    first = article.headings[0] if article.headings else None
    if first is None or first.start != 0:
        return None
    title = article.text[: first.end]
    for piece in compose(article.source, article.removed).pieces:
        if article.source[piece.start : piece.end] == title:
            return Span(piece.start, piece.end)
    return None
