"""Train the heads that read generic frames and loaded words.

Run: ``python -m analysis.training.framing_heads EVENTS.jsonl.gz``

``data/framing_labels.jsonl`` holds 1,992 sentences of 82 real articles, one an event, read one by one: the frames that
each shows, those that may be meant, and the words that an agency's editor would replace (1 perhaps, 2 surely). Beside
them the project's own sentences, which show every frame and mark loaded words. Penalties were chosen on events
that were held out. Writes ``frame_head.npz`` and ``loaded_head.npz``.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.extract.sentence_states import read_sentences
from analysis.measures.generic_frames.frame_head import own_features, shared_features
from analysis.measures.generic_frames.frame_scores import FRAMES, words_of
from analysis.measures.loaded.token_head import PLAIN_FEATURES, SentenceWords, sentence_words
from analysis.records import Article, Sentence, Span
from analysis.text.nlp import ParsedArticle, parse
from analysis.training.events import read_events
from analysis.training.loaded import DATA as PAIRS
from analysis.training.loaded import OUT, unmark
from analysis.training.regression import fit_sparse

LABELS = Path(__file__).parent / "data" / "framing_labels.jsonl"
INVENTED = Path(__file__).parent / "data" / "frame_sentences.tsv"
FOLDS = 6
FRAME_PENALTY, TOKEN_PENALTY = 3.0, 200.0
MOST_CHARACTERS = 9000
FRAME_THRESHOLD = TOKEN_THRESHOLD = 0.18
"""From 0.18 to 0.30 F1 on held-out events hardly differs; the least was taken, because on five other events,
where readers marked more, precision had room to spare."""
SAME = 0.5
"""Part of a labelled sentence that a parsed one must cover to be it."""
STATE_SCALE, SENTENCE_SCALE = 0.6, 0.3
_LOG = logging.getLogger(__name__)

Floats = NDArray[np.float64]
Labels = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """An article that trains: its parse, the event it is from, and the labels of those sentences that were read."""

    event: str
    parsed: ParsedArticle
    labels: Mapping[int, Labels]


def labelled_cases(events: Path) -> Iterator[Case]:
    """Yield the labelled articles, each cut well after the last sentence that was read."""
    by_article: dict[tuple[str, str], list[Labels]] = defaultdict(list)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_article[row["event"], row["id"]].append(row)
    wanted = {article_id for _, article_id in by_article}
    listed = read_events(events, {event for event, _ in by_article})
    articles = [
        (event, _cut(article)) for event, found in listed.items() for article in found if article.article_id in wanted
    ]
    for (event, _), parsed in zip(articles, parse(article for _, article in articles), strict=True):
        yield Case(event, parsed, _placed(parsed.sentences, by_article[event, parsed.article.article_id]))


def invented_cases() -> Iterator[Case]:
    """Yield our own sentences, each an article of its own: with frames, or with loaded words."""
    rows: list[tuple[str, Labels]] = []
    for line in INVENTED.read_text(encoding="utf-8").splitlines()[3:]:
        frames, text = line.split("\t")
        rows.append((text, {"frames": [name for name in frames.split(",") if name], "maybe": []}))
    for line in PAIRS.read_text(encoding="utf-8").splitlines()[4:]:
        for marked in line.split("\t")[1:]:
            text, places = unmark(marked)
            rows.append((text, {"loaded": [(start, end, 2) for start, end in places]}))
    articles = [Article(article_id=f"{n:016x}", source_name="own", text=text) for n, (text, _) in enumerate(rows)]
    for parsed, (_, labels) in zip(parse(articles), rows, strict=True):
        yield Case("", parsed, dict.fromkeys(range(len(parsed.sentences)), labels))


def frame_tables(cases: Sequence[Case]) -> tuple[Floats, Floats, Floats, Floats, list[str]]:
    """Return shared features, own features, labels (NaN: either way), the mean meaning, and each row's event."""
    cases = [case for case in cases if any("frames" in labels for labels in case.labels.values())]
    meanings = [np.asarray(read_sentences(case.parsed).means(), np.float64) for case in cases]
    mean = np.vstack([rows for rows, case in zip(meanings, cases, strict=True) if case.event]).mean(axis=0)
    shared, own, truth, events = [], [], [], []
    for case, rows in zip(cases, meanings, strict=True):
        words = words_of(case.parsed)
        together, single = shared_features(rows, words, mean), own_features(words)
        for place, labels in sorted(case.labels.items()):
            shared.append(together[place])
            own.append(single[place])
            truth.append([1.0 if f in labels["frames"] else np.nan if f in labels["maybe"] else 0.0 for f in FRAMES])
            events.append(case.event)
    return np.array(shared), np.array(own), np.array(truth), mean, events


def train_frames(cases: Sequence[Case]) -> None:
    """Fit the frames' head, choose its threshold on held-out events, and write it."""
    shared, own, truth, mean, events = frame_tables(cases)
    fold = folds(events)
    scores = np.zeros(truth.shape)
    for held_out in range(FOLDS):
        seen = fold != held_out
        for frame in range(len(FRAMES)):
            known = seen & ~np.isnan(truth[:, frame])
            table = np.hstack([shared, own[:, frame]])
            beta = fit_sparse(table[known], truth[known, frame], penalty=FRAME_PENALTY)
            scores[~seen, frame] = _predict(beta, table[~seen])
    real = fold >= 0
    _tell(lambda level: frame_figures(scores[real] >= level, truth[real]))
    betas = []
    for frame in range(len(FRAMES)):
        known = ~np.isnan(truth[:, frame])
        betas.append(fit_sparse(np.hstack([shared, own[:, frame]])[known], truth[known, frame], penalty=FRAME_PENALTY))
    weights = np.array(betas)
    n = shared.shape[1]
    np.savez_compressed(
        OUT / "frame_head.npz",
        mean=mean.astype(np.float32),
        shared=weights[:, :n].T.astype(np.float32),
        own=weights[:, n:-1].astype(np.float32),
        constant=weights[:, -1].astype(np.float32),
        threshold=np.float32(FRAME_THRESHOLD),
    )


def token_tables(cases: Sequence[Case]) -> tuple[Floats, Floats, list[str], list[tuple[SentenceWords, Labels]]]:
    """Return features, labels (NaN: either way) and event of each word that was read, and their sentences."""
    features, truth, events, sentences = [], [], [], []
    for case in cases:
        for item in sentence_words(case.parsed):
            labels = case.labels.get(item.sentence.sentence_id)
            if labels is None or "loaded" not in labels:
                continue
            sentences.append((item, labels))
            features.append(item.features)
            events += [case.event] * len(item.places)
            for place in item.places:
                start, end = item.span[place].idx, item.span[place].idx + len(item.span[place])
                sure = max((strength for a, b, strength in labels["loaded"] if a < end and start < b), default=0)
                truth.append(1.0 if sure > 1 else np.nan if sure else 0.0)
    return np.vstack(features), np.array(truth), events, sentences


def train_tokens(cases: Sequence[Case]) -> None:
    """Fit the words' head, choose its threshold on held-out events, and write it."""
    table, truth, events, sentences = token_tables(cases)
    centre, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    width = (table.shape[1] - len(PLAIN_FEATURES)) // 2
    scale = np.repeat([1.0, STATE_SCALE, SENTENCE_SCALE], [len(PLAIN_FEATURES), width, width]) / spread
    scaled = (table - centre) * scale
    fold, known = folds(events), ~np.isnan(truth)
    scores = np.zeros(len(truth))
    for held_out in range(FOLDS):
        seen = fold != held_out
        beta = fit_sparse(scaled[seen & known], truth[seen & known], penalty=TOKEN_PENALTY)
        scores[~seen] = _predict(beta, scaled[~seen])
    _tell(lambda level: span_figures(scores, fold >= 0, sentences, level))
    beta = fit_sparse(scaled[known], truth[known], penalty=TOKEN_PENALTY)
    weights = beta[:-1] * scale
    np.savez_compressed(
        OUT / "loaded_head.npz",
        weights=weights.astype(np.float32),
        constant=np.float32(beta[-1] - weights @ centre),
        threshold=np.float32(TOKEN_THRESHOLD),
    )


def folds(events: Sequence[str]) -> NDArray[np.int64]:
    """Return the fold of each row by its event; -1 for invented sentences, which are always seen."""
    order = sorted(set(events) - {""})
    return np.array([order.index(event) % FOLDS if event else -1 for event in events])


def frame_figures(shown: NDArray[np.bool_], truth: Floats) -> tuple[float, float]:
    """Return micro-F1 and precision; what may be meant counts neither way."""
    counted = ~np.isnan(truth)
    hits = float((shown & (truth == 1)).sum())
    return _f1(hits, float((shown & counted).sum()), hits, float((truth == 1).sum()))


def span_figures(
    scores: Floats, counted: NDArray[np.bool_], sentences: Sequence[tuple[SentenceWords, Labels]], level: float
) -> tuple[float, float]:
    """Return F1 and precision of rows of words above a level: right where they share a word with a marked one."""
    right = found = hit = wanted = place = 0
    for item, labels in sentences:
        n = len(item.places)
        here, real = scores[place : place + n] >= level, n and counted[place]
        place += n
        if not real:
            continue
        spans: list[list[int]] = []
        for number, token in (
            (number, item.span[number]) for number, yes in zip(item.places, here, strict=True) if yes
        ):
            if spans and number - spans[-1][2] == 1:
                spans[-1][1:] = [token.idx + len(token), number]
            else:
                spans.append([token.idx, token.idx + len(token), number])
        found += len(spans)
        right += sum(any(start < b and a < end for a, b, _ in labels["loaded"]) for start, end, _ in spans)
        sure = [(a, b) for a, b, strength in labels["loaded"] if strength > 1]
        wanted += len(sure)
        hit += sum(any(start < b and a < end for start, end, _ in spans) for a, b in sure)
    return _f1(float(right), float(found), float(hit), float(wanted))


def _f1(right: float, found: float, hit: float, wanted: float) -> tuple[float, float]:
    precision, recall = right / max(found, 1), hit / max(wanted, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9), precision


def _tell(figures: Callable[[float], tuple[float, float]]) -> None:
    for level in np.linspace(0.1, 0.7, 16):
        _LOG.info("level %.2f: F1 %.3f, precision %.3f", level, *figures(float(level)))


def _predict(beta: Floats, table: Floats) -> Floats:
    scores: Floats = 1 / (1 + np.exp(-(table @ beta[:-1] + beta[-1])))
    return scores


def _cut(article: Article) -> Article:
    title = article.title if article.text.startswith(article.title) else ""
    return replace(article, text=article.text[:MOST_CHARACTERS], headings=(Span(0, len(title)),) if title else ())


def _placed(sentences: Sequence[Sentence], rows: Collection[Labels]) -> dict[int, Labels]:
    """Return the labels by parsed sentence."""
    found: dict[int, Labels] = {}
    for row in rows:
        for sentence in sentences:
            shared = min(sentence.end, row["end"]) - max(sentence.start, row["start"])
            if shared > SAME * max(sentence.end - sentence.start, row["end"] - row["start"]):
                found[sentence.sentence_id] = row
    return found


def main() -> None:
    """Read the command line, train, and write the two files."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", type=Path)
    cases = [*labelled_cases(parser.parse_args().events), *invented_cases()]
    train_frames(cases)
    train_tokens([case for case in cases if any("loaded" in labels for labels in case.labels.values())])


if __name__ == "__main__":
    main()
