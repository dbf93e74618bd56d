"""The tables behind the charts as readers see them: names instead of ids, plain column heads."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.pipeline import Analysis
from dashboard.memo import remembered

_NAMES = {
    "target": "About",
    "voice": "Voice",
    "n": "Sentences",
    "mean": "Sentiment",
    "low": "Interval from",
    "high": "to",
    "label": "Label",
    "enough": "Enough evidence",
    "sureness": "Share of such labels that were right",
    "own_label": "Label of own words",
    "score": "Score",
    "own_score": "Own words",
    "quoted_score": "Quoted and reported",
    "term": "Word",
    "written": "Word or phrase",
    "n_words": "Words in it",
    "shown_through": "Shown in the chart as",
    "count": "Uses",
    "rate": "Per 1,000 words",
    "log_odds": "Log-odds",
    "z": "z",
    "q": "q",
    "unit": "q counts",
    "speaker": "Speaker",
    "text": "Words",
    "kind": "Kind",
    "surface": "Written",
    "use": "Use",
    "words": "Number of words",
    "share": "Share",
    "corrected": "Corrected",
}


@remembered
def actor_sentiment_table(table: pd.DataFrame, labels: Mapping[str, str], *, voice: str = "") -> pd.DataFrame:
    """Return sentiment by article and actor; in one voice, or in all with the voice as a column."""
    rows = table[table["voice"] == voice] if voice else table[table["voice"] != "all"]
    columns = ["target", *([] if voice else ["voice"]), "mean", "low", "high", "n", "label", "enough"]
    return _shown(rows, labels, columns)


@remembered
def stance_table(table: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    """Return stance by article and target."""
    scores = ["score", "low", "high", "own_score", "quoted_score"]
    columns = ["target", "label", *scores, "n", "own_label", "enough", "sureness", "corrected"]
    return _shown(table, labels, columns)


@remembered
def keywords_of(analysis: Analysis, whose: str, *, named: bool = False) -> pd.DataFrame:
    """Return the keywords of some words, in the columns of the keywords table.

    Args:
        analysis: Where to look.
        whose: Whose words, a key of :data:`dashboard.wording.WHOSE`.
        named: Whether names of actors count too.
    """
    if whose == "own" and not named:
        return analysis["keywords"]
    table = analysis["named_keywords" if named else "voiced_keywords"]
    return table[table["voice"] == whose].drop(columns="voice").reset_index(drop=True)


def shown_terms(keywords: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that charts show: not those of words that an expression shows already, nor the reverse."""
    return keywords[keywords["shown_through"] == ""]


@remembered
def written_terms(keywords: pd.DataFrame) -> dict[str, str]:
    """Return each term as readers see it."""
    return dict(zip(map(str, keywords["term"]), map(str, keywords["written"]), strict=True))


@remembered
def keyword_table(keywords: pd.DataFrame, outlet: str) -> pd.DataFrame:
    """Return an outlet's words and expressions, the most typical first."""
    rows = keywords[keywords["outlet"] == outlet].sort_values(["z", "term"], ascending=[False, True])
    written = written_terms(keywords)
    rows = rows.assign(shown_through=rows["shown_through"].map(lambda term: written.get(str(term), str(term))))
    return _rounded(
        rows[["written", "n_words", "count", "rate", "log_odds", "z", "q", "unit", "shown_through"]], digits={"q": 3}
    )


@remembered
def rates_table(keywords: pd.DataFrame, outlets: tuple[str, str]) -> pd.DataFrame:
    """Return how often two outlets use each word, per 1,000 of their words."""
    rows = keywords[keywords["outlet"].isin(outlets)]
    wide = rows.pivot_table(index=["term", "written"], columns="outlet", values="rate", fill_value=0.0)
    wide = wide.reindex(columns=list(outlets), fill_value=0.0).round(2).rename_axis(columns=None).reset_index()
    names = {"written": _NAMES["written"], **{outlet: f"{outlet} per 1,000" for outlet in outlets}}
    return wide.drop(columns="term").rename(columns=names)


@remembered
def mention_table(mentions: pd.DataFrame, labels: Mapping[str, str], target: str) -> pd.DataFrame:
    """Return how each article names an actor, and how often."""
    rows = mentions[(mentions["target"] == target) & (mentions["use"] == "actor")]
    counted = rows.groupby(["article_id", "surface", "kind"]).size().rename("count").reset_index()
    counted = counted.sort_values(["article_id", "count", "surface"], ascending=[True, False, True])
    return _shown(counted, labels, ["surface", "kind", "count"])


@remembered
def voice_table(shares: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    """Return how many words of each article are whose."""
    return _shown(shares.rename(columns={"n_words": "words"}), labels, ["voice", "words", "share"])


def other_names(actors: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return every actor's other names (no titles) by its name, the most mentioned actor first."""
    rows = actors.sort_values(["n_mentions", "actor"], ascending=[False, True])
    named = zip(rows["actor"], rows["aliases"], rows["titles"], strict=True)
    return {
        actor: tuple(name for name in aliases.split("; ") if name and name not in titles.split("; "))
        for actor, aliases, titles in named
    }


def mention_counts(actors: pd.DataFrame) -> dict[str, int]:
    """Return how often each actor is mentioned, over all articles."""
    return {str(actor): int(n) for actor, n in zip(actors["actor"], actors["n_mentions"], strict=True)}


def sentence_counts(table: pd.DataFrame, *, voice: str = "all") -> dict[str, int]:
    """Return in how many sentences each actor is mentioned in a voice, over all articles."""
    rows = table[table["voice"] == voice]
    return {str(target): int(n) for target, n in rows.groupby("target")["n"].sum().items()}


def outlets_with_words(keywords: pd.DataFrame) -> list[str]:
    """Return the outlets whose words could be compared."""
    return sorted(map(str, keywords["outlet"].unique()), key=str.casefold)


def terms_of(keywords: pd.DataFrame, outlets: tuple[str, ...]) -> list[str]:
    """Return the words of some outlets, those of the charts first, the clearest differences first among them."""
    rows = keywords[keywords["outlet"].isin(outlets)]
    strength = rows.assign(strength=rows["z"].abs()).groupby("term")["strength"].max()
    shown = set(shown_terms(rows)["term"])
    return sorted(map(str, strength.index), key=lambda term: (term not in shown, -float(strength[term]), term))


def sure_terms(keywords: pd.DataFrame, outlet: str, *, at_most: float) -> int:
    """Return how many words are typical of an outlet at a false discovery rate of ``at_most``."""
    rows = keywords[(keywords["outlet"] == outlet) & (keywords["log_odds"] > 0)]
    return int((rows["q"] <= at_most).sum())


def compared_by_word(keywords: pd.DataFrame, outlets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the outlets that lack the articles for q to take articles as the unit."""
    by_word = set(keywords[keywords["unit"] == "word"]["outlet"])
    return tuple(outlet for outlet in outlets if outlet in by_word)


def of_article(table: pd.DataFrame, article_id: str) -> pd.DataFrame:
    """Return an article's rows."""
    return table[table["article_id"] == article_id]


def of_target(table: pd.DataFrame, target: str) -> pd.DataFrame:
    """Return a target's rows."""
    return table[table["target"] == target]


def _shown(rows: pd.DataFrame, labels: Mapping[str, str], columns: list[str]) -> pd.DataFrame:
    order = {article_id: number for number, article_id in enumerate(labels)}
    rows = rows.assign(Article=rows["article_id"].map(labels), _order=rows["article_id"].map(order))
    return _rounded(rows.sort_values("_order", kind="stable")[["Article", *columns]])


def _rounded(rows: pd.DataFrame, *, digits: Mapping[str, int] | None = None) -> pd.DataFrame:
    """Return rows with readers' column heads; numbers have two decimals where ``digits`` doesn't say another number."""
    decimals = dict.fromkeys(rows.columns, 2) | dict(digits or {})
    return rows.round(decimals).rename(columns=_NAMES).reset_index(drop=True)
