"""Compare how news articles tell the same event: actors, voices, sentiment, stance and framing words as tables.

>>> from analysis import analyze, load_articles
>>> loaded = load_articles(["my-articles/"])
>>> result = analyze(loaded.articles)
>>> result["stance"]
"""

# First of all: it turns libraries' reports to their makers off, which they read when they are imported.
from analysis import offline as offline
from analysis.errors import ParallaxError
from analysis.ingest import Loaded, Problem, load_articles, read_articles
from analysis.pipeline import Analysis, analyze
from analysis.records import Article, Target
from analysis.targets import load_targets

__all__ = [
    "Analysis",
    "Article",
    "Loaded",
    "ParallaxError",
    "Problem",
    "Target",
    "analyze",
    "load_articles",
    "load_targets",
    "read_articles",
]
