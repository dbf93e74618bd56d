"""What a reader can correct of a sentence or a stance, as it stands now, and what can be chosen instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from analysis.corrections import KINDS
from analysis.extract.corrected import side_named
from analysis.pipeline import Analysis
from analysis.records import Correction, CorrectionKind
from analysis.text.words import WORD
from dashboard.memo import remembered
from dashboard.queries.mark_layers import side_of
from dashboard.queries.rows import Row, records
from dashboard.queries.tables import of_article
from dashboard.state.refs import CellRef, SentenceRef
from dashboard.wording import VOICES

QUESTIONS: Mapping[CorrectionKind, str] = MappingProxyType(
    {
        "speaker": "Who speaks",
        "voice": "Whose words",
        "actor": "Who is meant",
        "sentiment": "How it portrays an actor",
        "side": "Its side on an issue",
        "loaded": "Loaded words",
        "claim": "The claim it tells",
        "stance": "The article's stance",
    }
)
"""What each kind of correction is about, in the order in which they are offered."""

NOBODY: Mapping[str, str] = MappingProxyType({"speaker": "Not named", "actor": "None of those measured"})
"""What an empty value of a kind says."""

_VALUES: Mapping[str, str] = MappingProxyType(
    {
        **VOICES,
        "negative": "Unfavourable",
        "neutral": "Neutral",
        "positive": "Favourable",
        "against": "Against",
        "for": "For",
        "critical": "Critical",
        "supportive": "Supportive",
        "absent": "Not discussed",
        "loaded": "Loaded",
        "not loaded": "Not loaded",
        "told": "Tells it",
        "not told": "Does not tell it",
    }
)
_SHORTEST_WORD = 3
_MOVES = 0.005
"""Parts of a score from here on don't print as 0.00: the sentence stands on a side."""
_LONGEST_LABEL = 70


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that can be corrected.

    Attributes:
        kind: What kind of correction it takes.
        called: What it is, in words that may hold an article's.
        places: Where it stands in the article, with the words: several for a quotation in pieces.
        target: The actor, issue or claim it is about; empty for quotations and words.
        now: Its value as the page shows it.
        options: What can be chosen instead; any name may be given for a speaker.
    """

    kind: CorrectionKind
    called: str
    places: tuple[tuple[int, int, str], ...]
    target: str
    now: str
    options: tuple[str, ...]

    def corrections(self, article_id: str, after: str, *, by: str = "") -> tuple[Correction, ...]:
        """Return what is kept of a reader's choice: a correction for each place."""
        return tuple(
            Correction(self.kind, article_id, start, end, text, self.target, self.now, after, by=by)
            for start, end, text in self.places
        )


def named(kind: str, value: str) -> str:
    """Return a value of a kind in the page's words."""
    if not value:
        return NOBODY.get(kind, "Nothing")
    return value if kind in ("speaker", "actor") else _VALUES.get(value, value)


def sentence_text(analysis: Analysis, place: SentenceRef) -> str:
    """Return the words of a sentence; empty where there is none."""
    row = _sentence(analysis, place)
    return "" if row is None else str(row["text"])


@remembered
def subjects_of(analysis: Analysis, place: SentenceRef) -> tuple[Subject, ...]:
    """Return what can be corrected of a sentence, by kind in the order of :data:`QUESTIONS` and by place."""
    sentence = _sentence(analysis, place)
    if sentence is None:
        return ()
    order = {kind: number for number, kind in enumerate(QUESTIONS)}
    found = (
        *_quotations(analysis, sentence),
        *_mentions(analysis, sentence),
        *_judgements(analysis, sentence),
        *_words(analysis, sentence),
        *_claims(analysis, sentence),
    )
    return tuple(sorted(found, key=lambda subject: order[subject.kind]))


@remembered
def stance_subject(analysis: Analysis, cell: CellRef) -> Subject | None:
    """Return an article's stance as it can be corrected; None where it doesn't discuss the target."""
    table = of_article(analysis["stance"], cell.article_id)
    for row in records(table[table["target"] == cell.target]):
        if row["n"]:
            called = f"its stance toward {cell.target}"
            now = str(row["label"])
            others = tuple(label for label in KINDS["stance"].values if label != now)
            return Subject("stance", called, ((0, 0, ""),), cell.target, now, others)
    return None


def _sentence(analysis: Analysis, place: SentenceRef) -> Row | None:
    rows = of_article(analysis["sentences"], place.article_id)
    found = records(rows[rows["sentence_id"] == place.sentence_id])
    return found[0] if found else None


def _inside(analysis: Analysis, table: str, sentence: Row) -> list[Row]:
    """Return the rows of a table that share words with a sentence, by place."""
    rows = of_article(analysis[table], str(sentence["article_id"]))
    return records(rows[(rows["start"] < sentence["end"]) & (rows["end"] > sentence["start"])])


def _quotations(analysis: Analysis, sentence: Row) -> Iterator[Subject]:
    quotes = _inside(analysis, "quotes", sentence)
    known = _speakers(analysis)
    for row in quotes:
        place = (row["start"], row["end"], row["text"])
        others = tuple(voice for voice in KINDS["voice"].values if voice != row["voice"])
        yield Subject("voice", _said(row["text"]), (place,), "", row["voice"], others)
    for pieces in _statements(analysis, quotes):
        first = pieces[0]
        places = tuple((row["start"], row["end"], row["text"]) for row in pieces)
        names = tuple(name for name in ("", *known) if name != first["speaker"])
        outer = (row for row in pieces if not any(_holds(other, row) for other in pieces))
        yield Subject("speaker", " … ".join(_said(row["text"]) for row in outer), places, "", first["speaker"], names)
    whole = (sentence["start"], sentence["end"], sentence["text"])
    if not any(row["start"] <= whole[0] and row["end"] >= whole[1] - 1 for row in quotes if row["voice"] != "own"):
        yield Subject("voice", "the whole sentence", (whole,), "", "own", ("reported", "quoted"))


def _holds(outer: Row, inner: Row) -> bool:
    return outer is not inner and bool(outer["start"] <= inner["start"] and outer["end"] >= inner["end"])


def _statements(analysis: Analysis, quotes: Sequence[Row]) -> list[list[Row]]:
    """Return the statements that quotations belong to, each with all of its pieces in the article."""
    found: list[list[Row]] = []
    for row in quotes:
        if row["voice"] == "own":
            continue
        if any(row["quote_id"] == piece["quote_id"] for pieces in found for piece in pieces):
            continue
        table = of_article(analysis["quotes"], str(row["article_id"]))
        same = table[(table["statement_id"] == row["statement_id"]) & (table["voice"] != "own")]
        found.append(records(same) or [row])
    return found


@remembered
def _speakers(analysis: Analysis) -> tuple[str, ...]:
    """Return everybody who could speak: those who do, the most often first, then the other actors."""
    counted = analysis["quotes"]["speaker"].value_counts()
    often = sorted((name for name in counted.index if name), key=lambda name: (-int(counted[name]), name))
    return tuple(dict.fromkeys([*map(str, often), *_actors(analysis)]))


@remembered
def _actors(analysis: Analysis) -> tuple[str, ...]:
    rows = analysis["actors"].sort_values(["n_mentions", "actor"], ascending=[False, True])
    return tuple(map(str, rows["actor"]))


def _mentions(analysis: Analysis, sentence: Row) -> Iterator[Subject]:
    issues = tuple(target.name for target in analysis.targets if target.kind == "issue")
    for row in _inside(analysis, "mentions", sentence):
        among = issues if row["kind"] == "phrase" else _actors(analysis)
        names = tuple(name for name in ("", *among) if name != row["target"])
        place = (row["start"], row["end"], row["surface"])
        yield Subject("actor", f"“{row['surface']}”", (place,), row["target"], row["target"], names)


def _judgements(analysis: Analysis, sentence: Row) -> Iterator[Subject]:
    """Yield what the sentence says of each target: of those it mentions, and those whose stance it moves."""
    place = (sentence["start"], sentence["end"], sentence["text"])
    kinds = {target.name: target.kind for target in analysis.targets}
    mentioned = _inside(analysis, "mentions", sentence)
    parts = of_article(analysis["evidence"], str(sentence["article_id"]))
    parts = parts[(parts["sentence_id"] == sentence["sentence_id"]) & ~parts["signal"].isin(("cue", "doubt"))]
    moved = {str(row["target"]): float(row["contribution"]) for row in records(parts)}
    for name in dict.fromkeys([*(row["target"] for row in mentioned if row["sentiment"] == row["sentiment"]), *moved]):
        measured = [row for row in mentioned if row["target"] == name and row["sentiment"] == row["sentiment"]]
        if kinds.get(name) == "issue":
            now = side_named(_moved(moved, name), "side")
            yield Subject("side", name, (place,), name, now, KINDS["side"].values)
        elif name in kinds:
            now = side_of(_Row(measured[0])) if measured else side_named(_moved(moved, name))
            others = tuple(value for value in KINDS["sentiment"].values if value != now)
            yield Subject("sentiment", name, (place,), name, now, others)


def _moved(moved: Mapping[str, float], target: str) -> int:
    """Return which way a sentence moves the stance toward a target: -1, 0 or 1."""
    part = moved.get(target, 0.0)
    return 0 if abs(part) < _MOVES else 1 if part > 0 else -1


class _Row:
    """A row of a table whose values are attributes."""

    def __init__(self, row: Row) -> None:
        self.__dict__.update(row)


def _words(analysis: Analysis, sentence: Row) -> Iterator[Subject]:
    marked = _inside(analysis, "loaded", sentence)
    for row in marked:
        place = (row["start"], row["end"], row["text"])
        yield Subject("loaded", f"“{row['text']}”, marked", (place,), "", "loaded", ("not loaded",))
    for word in WORD.finditer(str(sentence["text"])):
        start, end = (int(sentence["start"]) + at for at in word.span())
        if end - start >= _SHORTEST_WORD and not any(row["start"] < end and row["end"] > start for row in marked):
            place = (start, end, word.group())
            yield Subject("loaded", f"“{word.group()}”, not marked", (place,), "", "not loaded", ("loaded",))


def _claims(analysis: Analysis, sentence: Row) -> Iterator[Subject]:
    table = of_article(analysis["coverage"], str(sentence["article_id"]))
    place = (sentence["start"], sentence["end"], sentence["text"])
    for row in records(table[table["sentence_id"] == sentence["sentence_id"]]):
        yield Subject("claim", _said(row["claim"]), (place,), row["claim"], "told", ("not told",))


def _said(words: str) -> str:
    """Return words as a label: in quotation marks, cut where they are long."""
    shown = words if len(words) <= _LONGEST_LABEL else f"{words[: _LONGEST_LABEL - 1].rstrip()}…"
    return f"“{shown}”"
