"""The text of the method says what was compared, how accurate it is, and what was corrected."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis import Analysis
from analysis.share.accuracy import figures
from analysis.share.methods import methods_text


def test_it_names_articles_outlets_days_and_targets(analysis: Analysis) -> None:
    text = methods_text(analysis)
    articles = analysis["articles"]
    assert f"{len(articles)} articles" in text
    assert f"{articles['n_words'].sum():,} words" in text
    for outlet in articles["outlet_name"]:
        assert outlet in text
    for target in analysis.targets:
        assert target.name in text
    assert "2025" in text


def test_each_accuracy_stands_with_its_n(analysis: Analysis) -> None:
    text = methods_text(analysis)
    for figure in figures():
        assert f"n = {figure['n']:,}" in text


def test_it_tells_models_by_their_digest_and_is_the_same_each_time(analysis: Analysis) -> None:
    text = methods_text(analysis)
    assert text.count("SHA-256") == 2
    assert methods_text(analysis) == text


@pytest.mark.parametrize(
    ("applied", "said"),
    [(0, "No value was corrected"), (1, "1 value was corrected"), (1200, "1,200 values were corrected")],
)
def test_corrections_that_count_are_counted(analysis: Analysis, applied: int, said: str) -> None:
    table = pd.DataFrame({"status": ["applied"] * applied + ["not applied"] * 3})
    corrected = replace(analysis, tables={**analysis.tables, "corrections": table})
    assert said in methods_text(corrected)
