"""Measure how well articles are read from web pages: 10 templates around 10 or 20 texts, 100 or 200 pages.

Ten texts are the bundled samples; ten more come from a folder of real articles if one is given (JSON lines, optionally
gzipped, with ``title`` and ``text``).

    python -m tests.gold.pages.measure [CORPUS] > tests/gold/pages/figures.json
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

from analysis.errors import UnreadableArticle
from analysis.ingest import read_articles
from tests.gold.pages.templates import TEMPLATES, Story

ROOT = Path(__file__).resolve().parents[3]
N_STORIES = 20
SEED = 7
MIN_PARAGRAPHS = 8
_NAMES = re.compile(r"""\s(?:class|id|role|itemprop|itemtype)=(?:"[^"]*"|'[^']*')|\sitemscope""")
OUTLETS = ("The Fjord Post", "Coast Review", "Ostervik Times", "Kestrel Weekly")
AUTHORS = ("Ragna Moe", "Per Dahl", "Anna Lind", "Ola Vik")


def sample_stories() -> Iterator[Story]:
    """The bundled samples without their furniture, as the answer key gives it."""
    for event in sorted(path for path in (ROOT / "seeds").iterdir() if path.is_dir()):
        key = tomllib.loads((event / "event.toml").read_text(encoding="utf-8"))
        for number, entry in enumerate(key["article"]):
            lines = (event / entry["file"]).read_text(encoding="utf-8").splitlines()
            furniture = set(entry["boilerplate_lines"])
            kept = [line.strip() for n, line in enumerate(lines, start=1) if n not in furniture and line.strip()]
            yield _story(entry["title"], kept[1:], str(entry["published"]), number)


def corpus_stories(path: Path) -> Iterator[Story]:
    """Real articles of at least eight paragraphs with more than eight words each, which leaves out most furniture.

    They are chosen by that alone and not by what cleaning would do to them; what furniture is left in them counts as
    part of the article.
    """
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    for number, line in enumerate(text.splitlines()):
        row = json.loads(line)
        paragraphs = [" ".join(part.split()) for part in row["text"].split("\n") if part.strip()]
        title = " ".join(row["title"].split())
        if (
            len(paragraphs) >= MIN_PARAGRAPHS
            and all(len(part.split()) > 8 for part in paragraphs)
            and len(title.split()) > 4
        ):
            yield _story(title, paragraphs, "2024-03-19", number)


def _story(title: str, paragraphs: list[str], day: str, number: int) -> Story:
    sub_heads = frozenset(
        text for text in paragraphs if len(text.split()) <= 12 and not text.endswith((".", ".”", '."', "!"))
    )
    day = day if number % 4 else "2025-03-07"
    return Story(title, tuple(paragraphs), sub_heads, OUTLETS[number % 4], AUTHORS[number % 4], day)


def stories(corpus: Path | None) -> list[Story]:
    """Ten stories, or twenty with a corpus, always in the same order."""
    own = list(sample_stories())
    if corpus is None:
        return own
    return own + [story for story, _ in zip(corpus_stories(corpus), range(N_STORIES - len(own)), strict=False)]


def measure(corpus: Path | None = None) -> dict[str, Any]:
    """Return mean token F1 and the shares of right titles and dates, over all pages and by template.

    ``unnamed`` is the same with every class, id, role and item property taken off the pages, so that no name in the
    mark-up helps.
    """
    return _measure(corpus, unnamed=False) | {"unnamed": _measure(corpus, unnamed=True)}


def _measure(corpus: Path | None, *, unnamed: bool) -> dict[str, Any]:
    scores: dict[str, list[tuple[float, bool, bool]]] = {}
    digest = hashlib.sha256()
    for number, story in enumerate(stories(corpus)):
        for template in TEMPLATES:
            page = template(story, random.Random(f"{SEED}-{number}-{template.__name__}"))
            if unnamed:
                page = _NAMES.sub("", page)
            digest.update(page.encode())
            scores.setdefault(template.__name__, []).append(_score(story, page))
    flat = [score for listed in scores.values() for score in listed]
    return {
        "n": len(flat),
        "digest": digest.hexdigest()[:16],
        **_summary(flat),
        "worst_f1": round(min(score[0] for score in flat), 4),
        "templates": {name: _summary(listed) for name, listed in scores.items()},
    }


def _score(story: Story, page: str) -> tuple[float, bool, bool]:
    try:
        article = read_articles(page.encode(), source_name="page.html")[0]
    except UnreadableArticle:
        return 0.0, False, False
    truth = "\n".join((story.title, *story.paragraphs))
    return token_f1(truth, article.text), article.title == story.title, article.published[:10] == story.day


def token_f1(truth: str, found: str) -> float:
    """Return the F1 of the words found against the words that should be, as bags."""
    left, right = (Counter(re.findall(r"\w+", text.lower())) for text in (truth, found))
    common = sum((left & right).values())
    return 2 * common / max(1, sum(left.values()) + sum(right.values()))


def _summary(scores: list[tuple[float, bool, bool]]) -> dict[str, float]:
    names = ("token_f1", "title", "date")
    return {name: round(fmean(float(score[place]) for score in scores), 4) for place, name in enumerate(names)}


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    sys.stdout.write(json.dumps(measure(given), indent=1) + "\n")
