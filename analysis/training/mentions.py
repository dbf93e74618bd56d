"""Find mentions in unlabelled news for the teacher to label.

Run: ``python -m analysis.training.mentions ARTICLES.jsonl.gz NEWSMTSC_DIR OUT.jsonl``

Input is one JSON object per line with ``text`` (the corpus of Baly et al. 2020, EMNLP, Apache-2.0). A few paragraphs of
each article are parsed; targets are people, pronouns, organisations and places, and plain noun phrases, so that an
issue ("the ceasefire") works as a target too. Sentences that NewsMTSC labels are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from analysis.text.nlp import Span, load_nlp
from analysis.training.corpus import read_jsonl

SEED = 20
PARAGRAPHS = 7
"""Paragraphs read per article."""
SHARES = {"PERSON": 1.0, "pronoun": 0.4, "ORG": 0.35, "GPE": 0.2, "NORP": 0.15, "phrase": 0.12}
"""Chance that a mention of each kind is kept: people are what NewsMTSC labels, the rest keeps the model general."""
MENTIONS_PER_SENTENCE = 3

PARAGRAPH_LENGTHS = range(60, 700)
SENTENCE_TOKENS = range(6, 70)
_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "they", "them"})


def main() -> None:
    """Write rows ``{sentence, from, to, mention}``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("newsmtsc", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    labelled = labelled_sentences(arguments.newsmtsc)
    rows = [
        {"sentence": sentence, "from": start, "to": end, "mention": sentence[start:end]}
        for sentence, start, end in find_mentions(arguments.articles, labelled)
    ]
    # In mixed order, so that the first n are a sample of all articles.
    random.Random(SEED).shuffle(rows)  # noqa: S311 (sampling, not secrecy)
    arguments.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def labelled_sentences(newsmtsc: Path) -> set[str]:
    """Return the sentences that NewsMTSC labels, plain: none of them may come into what is labelled softly."""
    return {plain_text(row["sentence"]) for path in newsmtsc.glob("*.jsonl") for row in read_jsonl(path)}


def find_mentions(articles: Path, labelled: set[str]) -> Iterator[tuple[str, int, int]]:
    """Yield (sentence, start, end) once per mention kept."""
    chance = random.Random(SEED)  # noqa: S311 (sampling, not secrecy)
    seen = set(labelled)
    for doc in load_nlp().pipe(_paragraphs(articles, chance), batch_size=64):
        for sent in doc.sents:
            plain = plain_text(sent.text)
            if len(sent) in SENTENCE_TOKENS and plain not in seen:
                seen.add(plain)
                text = sent.text.rstrip()
                for span in _targets(sent, chance):
                    start = span.start_char - sent.start_char
                    yield text, start, start + len(span.text.rstrip())


def _paragraphs(articles: Path, chance: random.Random) -> Iterator[str]:
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = [part.strip() for part in json.loads(line)["text"].split("\n")]
            usable = [part for part in parts if len(part) in PARAGRAPH_LENGTHS]
            yield from chance.sample(usable, min(PARAGRAPHS, len(usable)))


def _targets(sent: Span, chance: random.Random) -> list[Span]:
    """Choose the targets of a sentence; none overlaps another."""
    found: list[tuple[str, Span]] = [(span.label_, span) for span in sent.ents]
    found += [("pronoun", sent.doc[token.i : token.i + 1]) for token in sent if token.lower_ in _PRONOUNS]
    found += [
        ("phrase", span)
        for span in sent.noun_chunks
        if span.root.pos_ == "NOUN" and not span.ents and not any(token.pos_ == "PROPN" for token in span)
    ]
    kept = [span for kind, span in found if chance.random() < SHARES.get(kind, 0.0)]
    chance.shuffle(kept)
    return sorted(kept[:MENTIONS_PER_SENTENCE], key=lambda span: span.start)


def plain_text(text: str) -> str:
    """Return a sentence's words in lower case, to tell whether it was seen before."""
    return re.sub(r"\W+", " ", text).casefold().strip()


if __name__ == "__main__":
    main()
