"""Find phrases that name issues in unlabelled news, for the teacher to tell which side each sentence takes.

Run: ``python -m analysis.training.issues ARTICLES.jsonl.gz NEWSMTSC_DIR OUT.jsonl``

A phrase counts when its head is the head of a labelled issue of ours ("ceasefire", "tax", "plan", "talks"). Which
words these are is read from the labelled sentences, so the news gets no list of its own. Sentences that NewsMTSC
labels are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

from analysis.text.nlp import Span, load_nlp
from analysis.training.corpus import Row
from analysis.training.mentions import PARAGRAPH_LENGTHS, SENTENCE_TOKENS, labelled_sentences, plain_text
from analysis.training.project_sentences import read_own

SEED = 21
PARAGRAPHS = 9
"""Paragraphs read per article."""
PHRASES_PER_SENTENCE = 2
BARE_SHARE = 0.4
"""Share of phrases cut down to their head, as targets files often name an issue: "sanctions"."""

_BEFORE_NAME = frozenset({"DET", "PRON", "NUM", "PUNCT", "PART"})


def main() -> None:
    """Write rows ``{sentence, from, to, mention, issue}``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("newsmtsc", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    labelled = labelled_sentences(arguments.newsmtsc)
    rows = list(find_issues(arguments.articles, labelled, issue_heads(read_own()[1])))
    random.Random(SEED).shuffle(rows)  # noqa: S311 (sampling, not secrecy)
    arguments.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def issue_heads(rows: list[Row]) -> frozenset[str]:
    """Return the lemmas of the nouns that head labelled issues."""
    docs = load_nlp().pipe(row["sentence"] for row in rows)
    spans = [
        doc.char_span(row["from"], row["to"], alignment_mode="expand") for doc, row in zip(docs, rows, strict=True)
    ]
    roots = [span.root for span in spans if span is not None]
    return frozenset(root.lemma_.lower() for root in roots if root.pos_ == "NOUN" and root.is_alpha)


def find_issues(articles: Path, labelled: set[str], heads: frozenset[str]) -> Iterator[Row]:
    """Yield a row per phrase kept."""
    chance = random.Random(SEED)  # noqa: S311 (sampling, not secrecy)
    seen = set(labelled)
    for doc in load_nlp().pipe(_paragraphs(articles, chance), batch_size=64):
        for sent in doc.sents:
            if len(sent) in SENTENCE_TOKENS and plain_text(sent.text) not in seen:
                seen.add(plain_text(sent.text))
                yield from _rows(sent, heads, chance)


def _rows(sent: Span, heads: frozenset[str], chance: random.Random) -> Iterator[Row]:
    chunks = [chunk for chunk in sent.noun_chunks if chunk.root.pos_ == "NOUN" and chunk.root.lemma_.lower() in heads]
    for chunk in chance.sample(chunks, min(PHRASES_PER_SENTENCE, len(chunks))):
        name = _name(chunk, bare=chance.random() < BARE_SHARE)
        start, end = name.start_char - sent.start_char, name.end_char - sent.start_char
        yield {"sentence": sent.text.rstrip(), "from": start, "to": end, "mention": name.text, "issue": True}


def _name(chunk: Span, *, bare: bool) -> Span:
    """Return a chunk up to its head, without what stands before the name: "the", "his", "two"."""
    doc, head = chunk.doc, chunk.root.i
    start = head if bare else chunk.start
    while start < head and doc[start].pos_ in _BEFORE_NAME:
        start += 1
    return doc[start : head + 1]


def _paragraphs(articles: Path, chance: random.Random) -> Iterator[str]:
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = [part.strip() for part in json.loads(line)["text"].split("\n")]
            usable = [part for part in parts if len(part) in PARAGRAPH_LENGTHS]
            yield from chance.sample(usable, min(PARAGRAPHS, len(usable)))


if __name__ == "__main__":
    main()
