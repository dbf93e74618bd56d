"""Charts of many articles take time in proportion to their articles."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts import actor_intervals, speaker_shares, voice_shares
from tests.dashboard import chart_tables as tables
from tests.table_builders import measured

ARTICLES = 60
NAMES = {f"a{number}": f"Outlet {number}" for number in range(ARTICLES)}


def sentiment() -> pd.DataFrame:
    rows = tables.actor_sentiment().query("article_id == 'a1'")
    return pd.concat([rows.assign(article_id=name) for name in NAMES], ignore_index=True)


def texts() -> pd.DataFrame:
    return pd.concat([tables.articles().head(1).assign(article_id=name) for name in NAMES], ignore_index=True)


def quotes() -> pd.DataFrame:
    return pd.concat([tables.quotes().head(1).assign(article_id=name) for name in NAMES], ignore_index=True)


def voices(name: str) -> pd.DataFrame:
    return measured(texts(), quotes())[name]


DRAWN = {
    "actor_intervals": lambda: actor_intervals(sentiment(), target="Ada Quill", labels=NAMES),
    "voice_shares": lambda: voice_shares(texts(), voices("voice_shares"), labels=NAMES),
    "speaker_shares": lambda: speaker_shares(texts(), voices("speaker_words"), labels=NAMES),
}


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """One entry for each annotation that plotly checks, and it checks all again when a figure is given another one."""
    seen: list[None] = []
    build = go.layout.Annotation.__init__

    def counted(*args: object, **kwargs: object) -> None:
        seen.append(None)
        build(*args, **kwargs)

    monkeypatch.setattr(go.layout.Annotation, "__init__", counted)
    return seen


@pytest.mark.parametrize("name", DRAWN)
def test_each_annotation_is_checked_a_few_times_at_most(name: str, checked: list[None]) -> None:
    figure = DRAWN[name]()
    assert len(figure.layout.annotations) >= ARTICLES
    assert len(checked) <= 3 * len(figure.layout.annotations)
