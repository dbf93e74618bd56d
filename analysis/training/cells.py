"""Cells of real articles (article × target) as windows of tokens, with what a careful reader said of each sentence.

Run: ``python -m analysis.training.cells DATA WORK``

``DATA`` holds ``data/events`` (cells, articles, targets); the cells are written to ``WORK/cells.pickle``. More
cells of these articles lie in ``data/stance_cells.jsonl`` and ``data/stance_targets.jsonl`` beside this module.

A window holds sentences about one target and their neighbours behind the article's title. A mark stands before each
sentence; each mention of the target stands between two marks, its name hidden. So a sentence is read in its context,
and its state can be taken at its own mark and at the target's.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import tomli_w
from tokenizers import Tokenizer

from analysis.extract.facts import ArticleFacts, extract
from analysis.ingest.articles import article_id
from analysis.models.inputs import CLOSE, CLS, MASK, OPEN, SEP, hidden_part
from analysis.records import Article, Sentence, Span, Target
from analysis.targets import load_targets, parse_targets
from analysis.training.windows import LABELS, SENTENCE, WINDOW, Cell, Window

TITLE_LIMIT, SENTENCE_LIMIT = 24, 96
REACH = 1
"""How many sentences before and behind one about the target are read with it."""

DATA = Path(__file__).parent / "data"
Row = dict[str, Any]
Reason = Mapping[str, str] | Sequence[Any]
Place = tuple[int, int, bool]
"""A mention of the target: ``[start, end)`` in the text, and whether it is a name to hide."""


def main() -> None:
    """Write the cells."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    tokenizer = Tokenizer.from_file(str(Path(__file__).parents[1] / "models" / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    cells = read_cells(given.data / "data" / "events", tokenizer, given.work / "windows")
    (given.work / "cells.pickle").write_bytes(pickle.dumps(cells))


def read_cells(events: Path, tokenizer: Tokenizer, kept: Path) -> list[Cell]:
    """Return all labelled cells that name their target; what was made of an event before is taken from ``kept``.

    Args:
        events: Folder with ``cells.jsonl``, the articles and ``targets/EVENT.toml``. The project's own cells are added
            where it holds their articles.
        tokenizer: The encoder's.
        kept: Folder for the windows of each event: finding mentions takes seconds an article.
    """
    kept.mkdir(parents=True, exist_ok=True)
    by_event: dict[str, list[Row]] = defaultdict(list)
    for row in map(json.loads, (events / "cells.jsonl").read_text(encoding="utf-8").splitlines()):
        by_event[row["event"]].append(row)
    articles = _articles(next(events.glob("*.jsonl.gz")))
    targets = {event: load_targets(events / "targets" / f"{event}.toml") for event in by_event}
    own_targets = project_targets()
    for row in project_cells():
        if row["article"] in articles:
            by_event[row["event"]].append(row)
            targets[row["event"]] = own_targets[row["event"]]
    cells: list[Cell] = []
    for event, rows in sorted(by_event.items()):
        path = kept / f"{event}.pickle"
        if not path.exists():
            path.write_bytes(pickle.dumps(list(_cells(event, rows, articles, targets[event], tokenizer))))
            logging.info("windows of %s", event)
        cells += pickle.loads(path.read_bytes())  # noqa: S301 (our own file)
    return cells


def project_cells() -> list[Row]:
    """Return the project's own cells: as ``cells.jsonl``, but decisive sentences as ``[start, end, side]``.

    2,992 cells of 473 articles in 132 events, none of them in ``cells.jsonl``; read by two readers, each a half. A
    second reader agreed on 91 of 102 labels of five events.
    """
    return [json.loads(line) for line in (DATA / "stance_cells.jsonl").read_text(encoding="utf-8").splitlines()]


def project_targets() -> dict[str, tuple[Target, ...]]:
    """Return the targets of the project's own cells by event."""
    rows = map(json.loads, (DATA / "stance_targets.jsonl").read_text(encoding="utf-8").splitlines())
    return {
        row["event"]: parse_targets(
            tomli_w.dumps({kind: row[kind] for kind in ("actor", "issue")}), source_name=row["event"]
        )
        for row in rows
    }


def _articles(path: Path) -> dict[str, Article]:
    found: dict[str, Article] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            title = str(row["title"])
            text = row["text"] if row["text"].startswith(title) else f"{title}\n\n{row['text']}"
            headings = (Span(0, len(title)),)
            found[row["id"]] = Article(article_id(text), row["id"], text, title=title, headings=headings)
    return found


def _cells(
    event: str, rows: Iterable[Row], articles: Mapping[str, Article], targets: Sequence[Target], tokenizer: Tokenizer
) -> Iterator[Cell]:
    listed = list(rows)
    wanted = {row["article"]: articles[row["article"]] for row in listed}
    facts = extract(wanted.values(), targets)
    by_id = {item.article_id: item for item in facts.articles}
    for row in listed:
        item = by_id[wanted[row["article"]].article_id]
        places = places_of(item, row["target"])
        if places and row["label"] in LABELS:
            sides = decided(item.article.text, item.parsed.sentences, row["because"])
            windows = tuple(build_windows(item, places, sides, tokenizer))
            labels = LABELS[row["label"]], LABELS.get(row["own_voice"])
            yield Cell(event, row["article"], row["target"], row["kind"], *labels, windows)


def places_of(item: ArticleFacts, target: str) -> list[Place]:
    """Return where an article speaks of a target, in order: sure mentions, and where it goes on about it."""
    found = [each.mention for each in (*item.scored, *item.followed) if each.sentiment is not None]
    ours = {(mention.start, mention.end, mention.kind != "phrase") for mention in found if mention.target == target}
    apart: list[Place] = []
    for place in sorted(ours):
        if not apart or place[0] >= apart[-1][1]:
            apart.append(place)
    return apart


def decided(text: str, sentences: Sequence[Sentence], because: Iterable[Reason]) -> dict[int, int]:
    """Return the side of each decisive sentence by its number.

    A reader names a sentence by its first words (``{"text": …, "side": "+"}``) or its place (``[start, end, "+"]``).
    """
    found: dict[int, int] = {}
    for reason in because:
        start, side = (text.find(reason["text"]), reason["side"]) if isinstance(reason, Mapping) else reason[::2]
        if start >= 0:
            number = max(item.sentence_id for item in sentences if item.start <= start + 1)
            found[number] = 1 if side == "+" else -1
    return found


def build_windows(
    item: ArticleFacts, places: Sequence[Place], sides: Mapping[int, int], tokenizer: Tokenizer, *, reach: int = REACH
) -> Iterator[Window]:
    """Yield windows over the sentences about a target, their neighbours and the title."""
    sentences = item.parsed.sentences
    about = {item.parsed.sentence_at(start).sentence_id for start, _, _ in places}
    near = {number + step for number in about | {0} for step in range(-reach, reach + 1)}
    said = {quote.sentence_id for quote in item.quotes}
    title = _tokens(item.article.text, 0, len(item.article.title), places, tokenizer)[0][:TITLE_LIMIT]
    opening = Window((CLS, *title, SEP), (), (), (), (), ())
    window = opening
    for sentence in sentences:
        if sentence.sentence_id not in near:
            continue
        ids, mark = _tokens(item.article.text, sentence.start, sentence.end, places, tokenizer)
        if len(window.ids) + min(len(ids), SENTENCE_LIMIT) + 2 > WINDOW and window.numbers:
            yield replace(window, ids=(*window.ids, SEP))
            window = opening
        window = _with_sentence(
            window,
            sentence.sentence_id,
            *_cut(ids, mark),
            own=sentence.sentence_id not in said,
            side=sides.get(sentence.sentence_id, 0),
        )
    if window.numbers:
        yield replace(window, ids=(*window.ids, SEP))


def _with_sentence(window: Window, number: int, ids: Sequence[int], mark: int, *, own: bool, side: int) -> Window:
    start = len(window.ids)
    return Window(
        ids=(*window.ids, SENTENCE, *ids),
        numbers=(*window.numbers, number),
        marks=(*window.marks, start),
        targets=(*window.targets, start + 1 + mark),
        own=(*window.own, own),
        sides=(*window.sides, side),
    )


def _cut(ids: Sequence[int], mark: int) -> tuple[Sequence[int], int]:
    """Cut a long sentence to a stretch that holds the target's mark."""
    start = max(0, min(mark - SENTENCE_LIMIT // 2, len(ids) - SENTENCE_LIMIT))
    return ids[start : start + SENTENCE_LIMIT], mark - start if mark >= 0 else mark


def _tokens(text: str, start: int, end: int, places: Iterable[Place], tokenizer: Tokenizer) -> tuple[list[int], int]:
    """Return the tokens of a stretch with its mentions marked and hidden, and the first mark's place or −1."""
    found: list[int] = []
    mark, position = -1, start
    for low, high, hide in places:
        if low < position or high > end:
            continue
        found += _encoded(text[position:low], tokenizer)
        mark = len(found) if mark < 0 else mark
        found += [OPEN, *_mention(text[low:high], tokenizer, hide=hide), CLOSE]
        position = high
    return found + _encoded(text[position:end], tokenizer), mark


def _mention(surface: str, tokenizer: Tokenizer, *, hide: bool) -> list[int]:
    part = hidden_part(surface) if hide else None
    if part is None:
        return _encoded(surface, tokenizer)
    return [*_encoded(surface[: part[0]], tokenizer), MASK, *_encoded(surface[part[1] :], tokenizer)]


def _encoded(text: str, tokenizer: Tokenizer) -> list[int]:
    ids: list[int] = tokenizer.encode(text, add_special_tokens=False).ids
    return ids


if __name__ == "__main__":
    main()
