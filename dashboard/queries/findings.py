"""What the articles of an event have in common that a comparison must know: copies, shared passages, strays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.ingest import Duplicate, Problem, SharedPassage, Stray, find_duplicates, find_strays, shared_passages
from analysis.records import Article
from dashboard.wording import count_of, percent

MOST_COMPARED = 400
"""In larger sets only copies are looked for: every article is compared with every other one."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Copies, shared passages and strays among the articles of an event."""

    duplicates: tuple[Duplicate, ...]
    passages: tuple[SharedPassage, ...]
    strays: tuple[Stray, ...]


@dataclass(frozen=True, slots=True)
class ParagraphRef:
    """Where a shared passage stands: the article, and its paragraph, from 1."""

    article_id: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that several articles share word for word, as the first of them prints it."""

    text: str
    places: tuple[ParagraphRef, ...]


def find(articles: Sequence[Article]) -> Findings:
    """Compare the articles with one another."""
    duplicates = find_duplicates(articles)
    if len(articles) > MOST_COMPARED:
        return Findings(duplicates, (), ())
    return Findings(duplicates, shared_passages(articles), find_strays(articles))


def without_copies(found: Findings) -> tuple[SharedPassage, ...]:
    """Return the shared passages of articles that are not copies of one another as a whole."""
    copies = {frozenset((pair.first, pair.second)) for pair in found.duplicates}
    return tuple(
        passage for passage in found.passages if frozenset((passage.article_id, passage.other_id)) not in copies
    )


def gather_passages(passages: Iterable[SharedPassage], articles: Iterable[Article]) -> tuple[Passage, ...]:
    """Put the places of the same words together, the most shared and longest first."""
    texts = {article.article_id: article.text for article in articles}
    places: Mapping[tuple[str, ...], dict[str, SharedPassage]] = defaultdict(dict)
    for passage in passages:
        words = texts[passage.article_id][passage.start : passage.end]
        places[_bare(words)].setdefault(passage.article_id, passage)
    gathered = []
    for found in places.values():
        ordered = [found[article_id] for article_id in texts if article_id in found]
        first = ordered[0]
        text = " ".join(texts[first.article_id][first.start : first.end].split())
        where = (ParagraphRef(one.article_id, _paragraph(texts[one.article_id], one.start)) for one in ordered)
        gathered.append(Passage(text, tuple(where)))
    several = (passage for passage in gathered if len(passage.places) > 1)
    return tuple(sorted(several, key=lambda passage: (-len(passage.places), -len(passage.text), passage.text)))


def remarks(found: Findings, articles: Sequence[Article], fresh: Iterable[Article]) -> tuple[Problem, ...]:
    """Say what stands out among articles that are about to join those of an event.

    Args:
        found: What was found among all of them.
        articles: All of them, the new ones last.
        fresh: The new ones.
    """
    names = {article.article_id: article.outlet_name for article in articles}
    sources = {article.article_id: article.source_name for article in fresh}
    copies = [
        Problem(
            sources[pair.second],
            f"{percent(pair.containment, down=True)} of the shorter text stands in the article of "
            f"{names[pair.first]} too. "
            "Once both are added, this page asks whether to count them as one.",
            refused=False,
        )
        for pair in found.duplicates
        if pair.second in sources
    ]
    strays = [
        Problem(sources[stray.article_id], f"It may be about another event. {stray.reason}", refused=False)
        for stray in found.strays
        if stray.article_id in sources
    ]
    return (*copies, *strays)


def genre_note(genres: Sequence[str], names: Sequence[str]) -> str:
    """Say which articles are opinion where others are not; empty where nothing is mixed.

    Args:
        genres: The genre of each article, empty where unknown.
        names: How the page calls each article.
    """
    opinion = [name for name, genre in zip(names, genres, strict=True) if genre == "opinion"]
    if not opinion or len(opinion) == len(genres):
        return ""
    verb = "is" if len(opinion) == 1 else "are"
    return (
        f"{len(opinion)} of {count_of(len(genres), 'article')} {verb} opinion: {', '.join(opinion)}. "
        "Opinion takes sides by design: read its figures apart from those of the news."
    )


def strays_note(names: Sequence[str]) -> str:
    """Say which articles may be about another event; empty where none."""
    if not names:
        return ""
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{listed} may be about another event; the page Add articles tells why."


def passage_note(passages: Sequence[Passage], *, left_out: bool = False) -> str:
    """Say how many passages several outlets share, and whether they count; empty where none."""
    if not passages:
        return ""
    verb = "stands" if len(passages) == 1 else "stand"
    counted = (
        "The filter “The newsroom's own text only” leaves their sentences out of all charts."
        if left_out
        else "The charts count them for each outlet; the filter “The newsroom's own text only” leaves them out."
    )
    return (
        f"{count_of(len(passages), 'passage')} {verb} word for word in articles of different outlets: "
        f"agency copy or a long quotation. {counted}"
    )


def copies_note(found: Findings, kept: Iterable[str], *, left_out: bool = False) -> str:
    """Say how many pairs of copies nobody has decided on, and what counts of them; empty where none."""
    open_pairs = [pair for pair in found.duplicates if pair_key(pair) not in kept]
    if not open_pairs:
        return ""
    noun = count_of(len(open_pairs), "pair")
    effect = "and the filter leaves what they share out of both" if left_out else "and both count"
    return f"{noun} of articles {'is' if len(open_pairs) == 1 else 'are'} nearly the same text, {effect}."


def pair_key(pair: Duplicate) -> str:
    """Return the name under which a decision on a pair is kept."""
    return f"{pair.first} {pair.second}"


def _bare(text: str) -> tuple[str, ...]:
    kept = "".join(letter.lower() if letter.isalnum() else " " for letter in text)
    return tuple(kept.split())


def _paragraph(text: str, start: int) -> int:
    return len([line for line in text[:start].split("\n")[:-1] if line.strip()]) + 1
