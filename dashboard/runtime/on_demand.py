"""On-demand work: what a reader tries beside the analysis, such as a new target's catch or a check without the name."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

from analysis.extract.facts import Progress
from analysis.measures.stance.name_swap import BlindCheck, check_blind
from analysis.records import Article, Target
from analysis.text.nlp import ParsedArticle
from analysis.text.parse_cache import parse_articles

KEPT_PARSES = 2
"""Events whose parses are kept: parses are large, and only one event is edited at a time."""
KEPT_CHECKS = 500

_CheckKey = tuple[str, str, tuple[Target, ...]]


class OnDemand:
    """Parses by the articles' hashes, name-blind checks by article and target; safe to share between threads."""

    def __init__(self) -> None:
        self._parses: OrderedDict[tuple[str, ...], tuple[ParsedArticle, ...]] = OrderedDict()
        self._checks: OrderedDict[_CheckKey, BlindCheck] = OrderedDict()
        self._lock = threading.Lock()

    def parses(self, articles: Sequence[Article], *, progress: Progress | None = None) -> tuple[ParsedArticle, ...]:
        """Return the parses of an event's articles."""
        key = tuple(article.article_id for article in articles)
        with self._lock:
            if key not in self._parses:
                self._parses[key] = tuple(_reported(articles, progress))
            self._parses.move_to_end(key)
            while len(self._parses) > KEPT_PARSES:
                self._parses.popitem(last=False)
            return self._parses[key]

    def check(
        self, article: Article, target: str, targets: Sequence[Target], *, progress: Progress | None = None
    ) -> BlindCheck:
        """Return the check of an article's stance without the target's name."""
        key = (article.article_id, target, tuple(targets))
        with self._lock:
            if key not in self._checks:
                self._checks[key] = check_blind(article, target, targets, progress=progress)
            while len(self._checks) > KEPT_CHECKS:
                self._checks.popitem(last=False)
            return self._checks[key]

    def known_check(self, article_id: str, target: str, targets: Sequence[Target]) -> BlindCheck | None:
        """Return a check that was made before, or None."""
        return self._checks.get((article_id, target, tuple(targets)))


def _reported(articles: Sequence[Article], progress: Progress | None) -> list[ParsedArticle]:
    done: list[ParsedArticle] = []
    for parsed in parse_articles(articles):
        done.append(parsed)
        if progress is not None:
            progress(len(done), len(articles), parsed.article.outlet_name)
    return done
