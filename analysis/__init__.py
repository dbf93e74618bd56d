"""Compare how news articles tell the same event: actors, voices, sentiment, stance and framing words as tables.

>>> from analysis import analyze, load_articles
>>> loaded = load_articles(["my-articles/"])
>>> result = analyze(loaded.articles)
>>> result["stance"]
"""

from importlib import import_module
from typing import TYPE_CHECKING

# First of all: it turns libraries' reports to their makers off, which they read when they are imported.
from analysis import offline as offline

if TYPE_CHECKING:
    from analysis.corrections import load_corrections
    from analysis.errors import ParallaxError
    from analysis.ingest import Loaded, Problem, load_articles, read_articles
    from analysis.pipeline import Analysis, analyze
    from analysis.records import Article, Correction, Target
    from analysis.targets import load_targets

__all__ = [
    "Analysis",
    "Article",
    "Correction",
    "Loaded",
    "ParallaxError",
    "Problem",
    "Target",
    "analyze",
    "load_articles",
    "load_corrections",
    "load_targets",
    "read_articles",
]

_MODULES = {
    "analysis.corrections": ("load_corrections",),
    "analysis.errors": ("ParallaxError",),
    "analysis.ingest": ("Loaded", "Problem", "load_articles", "read_articles"),
    "analysis.pipeline": ("Analysis", "analyze"),
    "analysis.records": ("Article", "Correction", "Target"),
    "analysis.targets": ("load_targets",),
}


def __getattr__(name: str) -> object:
    """Import what is asked for: the libraries behind it take seconds, in which the command line must mind Ctrl+C."""
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(module), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
