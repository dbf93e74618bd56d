"""An article as lists of units and of what the parse says about them: what all steps of this package read.

A unit is a word, a number, an abbreviation with full stops (U.S.) or a single mark. spaCy's tokens are coarser in
places ("U.S.-backed" is one), so names are found over units and the parse is asked through the token of a unit.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from analysis.bounded_cache import BoundedCache
from analysis.text.nlp import Doc, ParsedArticle

_UNIT = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]\.[A-Z](?![\w.])|[^\W_]+|[^\w\s]|_")
_OPENERS = frozenset("“‘\"'«„([:•-–—…")
_TITLE_CASE_SHARE = 0.7
"""From this share of capitalised longer words on, a line is a headline: capitals tell nothing there."""
_LONGER = 4
_FEWEST_LONGER = 3
_MOST_KEPT = 128
"""Articles: more than most events have. The units hold their article, so a number stands for one article."""
_SENTENCE_ENDS = (".", "!", ".”", "?”", "!”", '."', '!"', '?"')


@dataclass(frozen=True, slots=True)
class ArticleUnits:
    """Units and parse of an article; all lists of units run in parallel, so do all lists of tokens.

    Attributes:
        text: The article's text; spaCy puts ``doc.text`` together anew each time it is asked.
        words: The units, with typographic apostrophes made straight.
        starts: First character of each unit.
        ends: Character after each unit.
        tokens: Index of the spaCy token a unit begins in.
        sentences: Index into ``parsed.sentences`` per unit.
        opens: Whether a unit begins a sentence or follows an opening mark: its capital may mean nothing.
        titled: Per sentence, whether it is written in title case (a headline).
        pos: Part of speech per token.
        tag: Fine part of speech per token.
        dep: Dependency label per token.
        head: Index of the head per token.
        lemma: Lemma per token.
        entity: Label of the named entity per token, empty outside.
    """

    parsed: ParsedArticle
    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    tokens: list[int]
    sentences: list[int]
    opens: list[bool]
    titled: list[bool]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    lemma: list[str]
    entity: list[str]

    def glued(self, left: int) -> bool:
        """Tell whether unit ``left`` and the next one stand without a space between them."""
        return left + 1 < len(self.words) and self.ends[left] == self.starts[left + 1]


_KEPT: BoundedCache[int, ArticleUnits] = BoundedCache(_MOST_KEPT)


def split_units(text: str) -> tuple[str, ...]:
    """Split a name into units, as articles are."""
    return tuple(_UNIT.findall(text.replace("’", "'")))


def read_article(parsed: ParsedArticle) -> ArticleUnits:
    """Lay an article out as lists; the last ones are kept, because several steps ask for the same."""
    kept = _KEPT.get(id(parsed))
    if kept is not None and kept.parsed is parsed:
        return kept
    units = _laid_out(parsed)
    _KEPT.put(id(parsed), units)
    return units


def _laid_out(parsed: ParsedArticle) -> ArticleUnits:
    text = parsed.doc.text
    words, starts, ends = _units(text)
    columns = _columns(parsed.doc)
    tokens = _align(parsed.doc, starts)
    sentences = _sentence_of(parsed, starts)
    return ArticleUnits(
        parsed=parsed,
        text=text,
        words=words,
        starts=starts,
        ends=ends,
        tokens=tokens,
        sentences=sentences,
        opens=_opens(words, sentences),
        titled=_titled(parsed, words, sentences),
        pos=columns["POS"],
        tag=columns["TAG"],
        dep=columns["DEP"],
        lemma=columns["LEMMA"],
        entity=columns["ENT_TYPE"],
        head=_heads(parsed.doc),
    )


def _units(text: str) -> tuple[list[str], list[int], list[int]]:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _UNIT.finditer(text.replace("’", "'")):
        words.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    return words, starts, ends


def _columns(doc: Doc) -> dict[str, list[str]]:
    """Read the parse in one go: asking each token for each value costs ten times as much."""
    names = ("POS", "TAG", "DEP", "LEMMA", "ENT_TYPE")
    table = doc.to_array(list(names))
    strings = doc.vocab.strings
    columns = {}
    for column, name in enumerate(names):
        keys = table[:, column].tolist()
        texts = {key: strings[key] for key in set(keys)}
        columns[name] = [texts[key] for key in keys]
    return columns


def _heads(doc: Doc) -> list[int]:
    offsets = doc.to_array(["HEAD"]).astype("int64").ravel().tolist()
    return [index + offset for index, offset in enumerate(offsets)]


def _align(doc: Doc, starts: list[int]) -> list[int]:
    """Find the token that holds each unit's first character."""
    bounds = doc.to_array(["IDX", "LENGTH"]).tolist()
    tokens: list[int] = []
    token, last = 0, len(bounds) - 1
    for start in starts:
        while token < last and bounds[token][0] + bounds[token][1] <= start:
            token += 1
        tokens.append(token)
    return tokens


def _sentence_of(parsed: ParsedArticle, starts: list[int]) -> list[int]:
    begins = [sentence.start for sentence in parsed.sentences]
    found: list[int] = []
    sentence, last = 0, len(begins) - 1
    for start in starts:
        while sentence < last and begins[sentence + 1] <= start:
            sentence += 1
        found.append(sentence)
    return found


def _opens(words: list[str], sentences: list[int]) -> list[bool]:
    found = []
    for index, sentence in enumerate(sentences):
        first = index == 0 or sentence != sentences[index - 1]
        found.append(first or (words[index - 1] in _OPENERS and not _possessive(words, index - 1)))
    return found


def _possessive(words: list[str], index: int) -> bool:
    return words[index] == "'" and index > 0 and words[index - 1].isalnum()


def _titled(parsed: ParsedArticle, words: list[str], sentences: list[int]) -> list[bool]:
    """Judge whole paragraphs: the parser cuts a headline where it takes a verb for a name."""
    paragraphs = [sentence.paragraph for sentence in parsed.sentences]
    longer: Counter[int] = Counter()
    capital: Counter[int] = Counter()
    for word, sentence in zip(words, sentences, strict=True):
        if len(word) >= _LONGER and word.isalpha():
            longer[paragraphs[sentence]] += 1
            capital[paragraphs[sentence]] += word[0].isupper()
    ended = {sentence.paragraph: sentence.text.endswith(_SENTENCE_ENDS) for sentence in parsed.sentences}
    return [
        sentence.heading
        or (
            not ended[number]
            and longer[number] >= _FEWEST_LONGER
            and capital[number] >= _TITLE_CASE_SHARE * longer[number]
        )
        for sentence, number in zip(parsed.sentences, paragraphs, strict=True)
    ]
