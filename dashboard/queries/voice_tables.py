"""The numbers behind the Voices page: words and quotations by speaker, sources by what is told of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from analysis.pipeline import Analysis
from dashboard.memo import remembered
from dashboard.queries.quote_list import listed
from dashboard.queries.rows import Row, records
from dashboard.queries.statements import count_statements
from dashboard.queries.voice_words import speaker_words
from dashboard.wording import UNNAMED_SOURCES

_WITHOUT_NAME = {"": "newsroom", **UNNAMED_SOURCES}

_GENDERS = {"f": "Women", "m": "Men", "": "Not told"}
_NO_PERSON = "Groups and institutions"


@remembered
def sources_table(analysis: Analysis, labels: Mapping[str, str]) -> pd.DataFrame:
    """Count named and anonymous sources apart, and women and men where the texts tell.

    Returns:
        One row per article, in the order of the labels. Sources are counted once however often they are quoted;
        anonymous ones can't be told apart, so their statements are counted, as those without a speaker are.
    """
    genders = {str(row["actor"]): _gender(row) for row in records(analysis["actors"])}
    quotes = listed(analysis, labels)
    statements = count_statements(analysis["quotes"])
    rows = []
    for article_id, label in labels.items():
        own = quotes[quotes["article_id"] == article_id]
        named = sorted(set(own.loc[own["source"] == "named", "speaker"]))
        groups = Counter(genders.get(speaker) or _gender_of_stranger(speaker) for speaker in named)
        sources: Counter[str] = Counter()
        for (article, _, source), number in statements.items():
            sources[source] += number if article == article_id else 0
        rows.append(
            {
                "Article": label,
                "Named speakers": len(named),
                **{name: groups[name] for name in (*_GENDERS.values(), _NO_PERSON)},
                "Statements with a name": sources["named"],
                "Anonymous": sources["anonymous"],
                "Speaker not found": sources["unknown"],
            }
        )
    return pd.DataFrame(rows)


@remembered
def speaker_table(analysis: Analysis, labels: Mapping[str, str]) -> pd.DataFrame:
    """Return how many words of each article are given to whom, the newsroom first, then the most heard."""
    words: Counter[tuple[str, str, str]] = Counter()
    totals: Counter[str] = Counter()
    for row in records(speaker_words(analysis["articles"], analysis["quotes"])):
        words[row["article_id"], row["source"], row["speaker"]] += row["words"]
        totals[row["article_id"]] += row["words"]
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
    often = count_statements(analysis["quotes"])
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


def _gender(actor: Row) -> str:
    return _GENDERS[actor["gender"]] if actor["actor_kind"] == "person" else _NO_PERSON


def _gender_of_stranger(speaker: str) -> str:
    """Judge a speaker that is no actor: a name is a person's, a description ("the ministry") is not told apart."""
    return _GENDERS[""] if speaker[:1].isupper() else _NO_PERSON
