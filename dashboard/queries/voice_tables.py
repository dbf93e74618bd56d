"""The numbers behind the Voices page: words and quotations by speaker, sources by what is told of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from analysis.pipeline import Analysis
from dashboard.memo import remembered
from dashboard.queries.rows import records
from dashboard.queries.statements import statement_counts
from dashboard.wording import UNNAMED_SOURCES

_WITHOUT_NAME = {"": "newsroom", **UNNAMED_SOURCES}

_SOURCES = {
    "n_named": "Named speakers",
    "n_women": "Women",
    "n_men": "Men",
    "n_untold": "Not told",
    "n_groups": "Groups and institutions",
    "n_named_statements": "Statements with a name",
    "n_anonymous_statements": "Anonymous",
    "n_unknown_statements": "Speaker not found",
}
"""Columns of the sources table, and what they are called."""


@remembered
def sources_table(analysis: Analysis, labels: Mapping[str, str]) -> pd.DataFrame:
    """Count named and anonymous sources apart, and women and men where the texts tell.

    Returns:
        One row per article, in the order of the labels. Sources are counted once however often they are quoted;
        anonymous ones can't be told apart, so their statements are counted, as those without a speaker are.
    """
    rows = analysis["sources"].set_index("article_id").loc[list(labels)].reset_index()
    rows = rows.assign(Article=rows["article_id"].map(labels))
    return rows[["Article", *_SOURCES]].rename(columns=_SOURCES)


@remembered
def speaker_table(analysis: Analysis, labels: Mapping[str, str]) -> pd.DataFrame:
    """Return how many words of each article are given to whom, the newsroom first, then the most heard."""
    words: Counter[tuple[str, str, str]] = Counter()
    totals: Counter[str] = Counter()
    for row in records(analysis["speaker_words"]):
        words[row["article_id"], row["source"], row["speaker"]] += row["n_words"]
        totals[row["article_id"]] += row["n_words"]
    order = {article_id: number for number, article_id in enumerate(labels)}
    ranked = sorted(words, key=lambda key: (order[key[0]], key[1] != "", -words[key], key))
    return pd.DataFrame(
        [
            {
                "Article": labels[article_id],
                "Speaker": speaker or _WITHOUT_NAME[source],
                "Words": words[article_id, source, speaker],
                "Share": round(words[article_id, source, speaker] / totals[article_id], 3),
            }
            for article_id, source, speaker in ranked
        ]
    )


@remembered
def grid_table(analysis: Analysis, labels: Mapping[str, str]) -> pd.DataFrame:
    """Return the number of statements of each speaker, one column per article, the most quoted first."""
    often = statement_counts(analysis["statements"])
    totals: Counter[tuple[str, str]] = Counter()
    for (_, speaker, source), number in often.items():
        totals[source, speaker] += number
    order = sorted(totals, key=lambda key: (key[0] != "named", -totals[key], key))
    return pd.DataFrame(
        [
            {
                "Speaker": speaker or _WITHOUT_NAME[source],
                **{label: often[article_id, speaker, source] for article_id, label in labels.items()},
            }
            for source, speaker in order
        ]
    )


@remembered
def short_names(analysis: Analysis) -> dict[str, str]:
    """Return last names of the persons among the actors, where they mean one person alone."""
    persons = [str(row["actor"]) for row in records(analysis["actors"]) if row["actor_kind"] == "person"]
    last = {name: name.split()[-1] for name in persons}
    often = Counter(last.values())
    return {name: short for name, short in last.items() if often[short] == 1}
