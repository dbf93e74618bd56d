"""Files, pasted text and web pages to articles, clean and with metadata.

``read_articles`` turns one file's bytes into articles, ``load_articles`` many files and folders. Everything that is
taken away is kept in :attr:`analysis.records.Article.removed` with its reason, and ``put_back`` undoes it.
"""

from analysis.ingest.articles import amend, article_id, paste, put_back
from analysis.ingest.cleaning.clean import REASONS
from analysis.ingest.duplicates import Duplicate, SharedPassage, find_duplicates, shared_passages
from analysis.ingest.loading import Loaded, Problem, load_articles
from analysis.ingest.outliers import Stray, find_strays
from analysis.ingest.readers.columns import guess_columns
from analysis.ingest.readers.corpora import Table
from analysis.ingest.readers.files import MAX_BYTES, read_articles, read_each, read_table

__all__ = [
    "MAX_BYTES",
    "REASONS",
    "Duplicate",
    "Loaded",
    "Problem",
    "SharedPassage",
    "Stray",
    "Table",
    "amend",
    "article_id",
    "find_duplicates",
    "find_strays",
    "guess_columns",
    "load_articles",
    "paste",
    "put_back",
    "read_articles",
    "read_each",
    "read_table",
    "shared_passages",
]
