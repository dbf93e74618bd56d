"""The text of the method, to copy: what was compared, how, how accurate that is, and what a reader changed."""

from __future__ import annotations

import platform
import tomllib
from collections import Counter
from collections.abc import Sequence
from importlib import metadata, resources

import pandas as pd

from analysis.pipeline import Analysis
from analysis.share.accuracy import figures
from analysis.share.citation import day_in_words

PACKAGE = "news-parallax"
LIBRARIES = ("spacy", "onnxruntime", "pandas", "numpy")
"""Libraries whose version can move a number."""

_MODELS = {"sentiment and stance": "analysis.models", "coverage, frames and loaded words": "analysis.models.sentences"}
_DIGITS = 12
"""Digits of a digest that are printed: enough to tell one file from another."""
_MEASURES = {
    "sentiment": "sentiment",
    "voices": "voices",
    "stance": "stance",
    "loaded": "loaded words",
    "frames": "generic frames",
    "naming": "names and verbs",
    "coverage": "coverage",
}
_FOUND = {"automatic": "found in the texts", "file": "named in a targets file", "user": "named by the reader"}


def methods_text(analysis: Analysis) -> str:
    """Return paragraphs, separated by empty lines; the same analysis gives the same text.

    Args:
        analysis: What was made: its articles, targets and tables, and what readers corrected in them.
    """
    paragraphs = (
        f"{_material(analysis)} {_shared(analysis)}",
        f"{_targets(analysis['targets'])} {_HOW}",
        _accuracy(),
        f"{_corrected(analysis['corrections'])} {_versions()}",
    )
    return "\n\n".join(part for part in paragraphs if part)


_HOW = (
    "Parallax tells the newsroom's own words from those it quotes or reports, and names the speaker where the text "
    "does. Sentiment is how favourably a sentence portrays an actor, from −1 to +1, averaged over the sentences that "
    "mention the actor; stance is where an article as a whole stands, from its own words and its choice of voices. "
    "Intervals are 95 % intervals by bootstrap; differences between outlets are called sure at a false discovery rate "
    "of 5 %. “Not enough” means that the evidence does not bear a label; “not found” does not mean “not told”. The "
    "figures describe the articles; they do not rate the outlets, nor say what is true."
)


def _material(analysis: Analysis) -> str:
    articles = analysis["articles"]
    outlets = Counter(sorted(articles["outlet_name"], key=str.casefold))
    listed = [f"{name} ({number})" if number > 1 else name for name, number in outlets.items()]
    words = _count(int(articles["n_words"].sum()), "word")
    text = f"Compared were {_count(len(articles), 'article')} of {_count(len(outlets), 'outlet')}, {words}"
    return f"{text}{_days(articles['published'])}: {_list(listed)}." if listed else f"{text}."


def _days(published: pd.Series[str]) -> str:
    known = sorted({day[:10] for day in published if day})
    undated = sum(not day for day in published)
    if not known:
        return ", without dates" if undated else ""
    span = day_in_words(known[0])
    span = f", published on {span}" if len(known) == 1 else f", published {span} to {day_in_words(known[-1])}"
    return f"{span} ({undated} without a date)" if undated else span


def _shared(analysis: Analysis) -> str:
    """Say how copies and agency copy are counted."""
    rule = (
        "Every article that was kept counts; near-copies (40 % of the shorter text's five-word runs) are pointed out."
    )
    if analysis["shared_passages"].empty:
        return f"{rule} No passage of 25 words or more stands word for word in articles of two outlets."
    if analysis.own_text is None:
        return rule
    whole, own = (int(each["articles"]["n_words"].sum()) for each in (analysis, analysis.own_text))
    return (
        f"{rule} Sentences of which half or more stands word for word in another outlet's article, in passages of 25 "
        f"words or more, count for each of them: {whole - own:,} of {_count(whole, 'word')}."
    )


def _targets(targets: pd.DataFrame) -> str:
    measured = targets[targets["measured"]]
    parts = []
    for kind, noun in (("actor", "actor"), ("issue", "issue")):
        rows = measured[measured["target_kind"] == kind]
        if not rows.empty:
            ways = _list([_FOUND[found] for found in _FOUND if found in set(rows["found"])])
            parts.append(f"{_count(len(rows), noun)} ({_list(list(rows['target']))}; {ways})")
    return f"Measured were {' and '.join(parts)}." if parts else "No actor and no issue was measured."


def _accuracy() -> str:
    """List the figures with n; nothing where none was measured."""
    known = [figure for figure in figures() if figure["section"] in _MEASURES]
    if not known:
        return ""
    parts = []
    for section, name in _MEASURES.items():
        rows = [
            f"{figure['figure']} {figure['value']:.2f} ({figure['data']}, n = {figure['n']:,})"
            for figure in known
            if figure["section"] == section
        ]
        if rows:
            parts.append(f"{name}: {'; '.join(rows)}")
    return f"Accuracy on labelled data, outside this event: {'. '.join(_capital(part) for part in parts)}."


def _corrected(corrections: pd.DataFrame) -> str:
    """Say how many values readers corrected, as far as the corrections fit these articles."""
    number = int((corrections["status"] == "applied").sum())
    if not number:
        return "No value was corrected by hand."
    return f"{_count(number, 'value')} {'was' if number == 1 else 'were'} corrected by hand."


def _versions() -> str:
    libraries = ", ".join(f"{name} {found}" for name in LIBRARIES if (found := _version(name)))
    models = [f"{use} {version} (SHA-256 {digest})" for use, version, digest in _models()]
    own = _version(PACKAGE)
    return (
        f"Parallax{f' {own}' if own else ''}, run offline with Python {platform.python_version()}, {libraries}. "
        f"Models: {_list(models)}."
    )


def _version(package: str) -> str:
    """Return an installed package's version; empty where it is not installed, as in a bare checkout."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _models() -> Sequence[tuple[str, str, str]]:
    """Return use, version and digest of each model, as its manifest tells them."""
    found = []
    for use, package in _MODELS.items():
        content = tomllib.loads(resources.files(package).joinpath("manifest.toml").read_text(encoding="utf-8"))
        weights = next(digest for name, digest in sorted(content["files"].items()) if name.endswith(".onnx"))
        found.append((use, str(content["version"]), str(weights)[:_DIGITS]))
    return found


def _list(names: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
