"""The Method page's content: each measure in plain words, with the accuracy that was measured for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from analysis.measures.registry import measures
from analysis.share.accuracy import figures
from dashboard.resources import method_file

SECTION_OF: Mapping[str, str] = MappingProxyType(
    {
        "sentiment_grid": "sentiment",
        "actor_intervals": "sentiment",
        "mention_counts": "actors",
        "stance_grid": "stance",
        "stance_cells": "stance",
        "stance_waterfall": "stance",
        "stance_ranking": "stance",
        "stance_voices": "stance",
        "voice_shares": "voices",
        "speaker_shares": "voices",
        "quote_grid": "voices",
        "keywords_a": "keywords",
        "keywords_b": "keywords",
        "keyword_scatter": "keywords",
        "frame_shares": "frames",
        "loaded_density": "loaded",
        "agency": "naming",
        "claims": "coverage",
    }
)
"""By the name of a chart on its page: the section that explains what it measures."""

_SECTION = re.compile(r"^## (?P<title>.+)\n<!-- id: (?P<section_id>[a-z-]+) -->\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Section:
    """One measure: its id (for links), title, and Markdown text of our own."""

    section_id: str
    title: str
    text: str


def sections() -> tuple[Section, ...]:
    """Return the sections of ``docs/method.md``; none where an installation lacks the file."""
    path = method_file()
    return () if path is None else _sections(path)


def section_of(chart: str) -> Section | None:
    """Return the section that explains a chart, by its name on its page; None where there is none."""
    wanted = SECTION_OF.get(chart)
    return next((section for section in sections() if section.section_id == wanted), None)


@cache
def _sections(path: Path) -> tuple[Section, ...]:
    """Read the file once: it does not change while the dashboard runs."""
    content = path.read_text(encoding="utf-8")
    found = list(_SECTION.finditer(content))
    ends = [match.start() for match in found[1:]] + [len(content)]
    return tuple(
        Section(match["section_id"], match["title"], content[match.end() : end].strip())
        for match, end in zip(found, ends, strict=True)
    )


def measures_table() -> pd.DataFrame:
    """Return every measure as it declares itself: columns Measure, What it tells, Tables, Accuracy."""
    rows = [
        {
            "Measure": each.title,
            "What it tells": each.meaning,
            "Tables": ", ".join(table.schema.name for table in each.tables),
            "Accuracy": "measured, see below" if each.scorers else "not validated on its own",
        }
        for each in sorted(measures().values(), key=lambda each: each.title)
    ]
    return pd.DataFrame(rows, columns=["Measure", "What it tells", "Tables", "Accuracy"])


def figures_table(section_id: str) -> pd.DataFrame:
    """Return a measure's figures: columns Figure, Value, n, Data, Digest; empty where it was not validated."""
    rows = [
        {
            "Figure": figure["figure"],
            "Value": figure["value"],
            "n": figure["n"],
            "Data": figure["data"],
            "Digest": figure["digest"][:12],
        }
        for figure in figures()
        if figure["section"] == section_id
    ]
    return pd.DataFrame(rows, columns=["Figure", "Value", "n", "Data", "Digest"])


def all_figures_table() -> pd.DataFrame:
    """Return the figures of all measures, each row with the title of its measure."""
    tables = [figures_table(section.section_id).assign(Measure=section.title) for section in sections()]
    rows = pd.concat([table for table in tables if not table.empty] or [figures_table("").assign(Measure="")])
    return rows[["Measure", "Figure", "Value", "n", "Data", "Digest"]].reset_index(drop=True)
