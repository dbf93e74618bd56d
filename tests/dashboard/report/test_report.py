"""The report: the same numbers as the tables, no other file, no markup from articles, the same bytes each time."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from analysis import Analysis, analyze
from analysis.ingest import paste
from analysis.share.methods import methods_text
from dashboard.queries.coverage import claims, listed
from dashboard.report import coverage_part, figures, report_html, subject
from dashboard.report.coverage_part import shares_table
from dashboard.report.subject import Subject
from dashboard.wording import signed
from tests.dashboard.running_app import FIRST, HOSTILE, SECOND


class _Reader(HTMLParser):
    """Collects anchors, links, what would be loaded, and the text of each table's cells."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        if "id" in values:
            self.ids.append(str(values["id"]))
        if tag == "a":
            self.links.append(str(values["href"]))
            self.said.append(str(values.get("aria-label") or ""))
        self.loads += [str(values[name]) for name in ("src", "srcset", "data", "action") if name in values]


def read(document: str) -> _Reader:
    reader = _Reader()
    reader.feed(document)
    return reader


@pytest.fixture(scope="module")
def document(analysis: Analysis) -> str:
    return report_html(analysis, title="The third call", made="1 June 2025")


def test_every_sure_cell_shows_the_number_of_the_tables(analysis: Analysis, document: str) -> None:
    said = read(document).said
    names = Subject("", analysis).labels
    sure = analysis["actor_sentiment"].query("voice == 'all' and enough")
    actors = {target.name for target in analysis.targets}
    for row in sure[sure["target"].isin(actors)].to_dict("records"):
        cell = f"{names[row['article_id']]} on {row['target']} all voices {signed(row['mean'])}"
        assert any(text.startswith(cell) for text in said), cell
    stances = analysis["stance"].query("enough and label != 'absent'")
    for row in stances.to_dict("records"):
        cell = f"{names[row['article_id']]} on {row['target']} {row['label']} {signed(row['score'])}"
        assert any(text.startswith(cell) for text in said), cell
    assert len(sure) > 3
    assert len(stances) > 1


def test_shares_of_the_facts_are_those_of_the_coverage_tables(analysis: Analysis) -> None:
    whole = Subject("", analysis)
    found = claims(analysis) or ()
    table = shares_table(whole, found).set_index("Article")
    coverage = analysis["coverage"].query("status != 'maybe'")
    several = {claim.claim_id for claim in listed(found, "shared", whole.labels)}
    for article_id, rows in coverage[coverage["claim_id"].isin(several)].groupby("article_id"):
        told = rows["claim_id"].nunique()
        assert table.loc[whole.labels[article_id], "Shared facts told"] == f"{told} of {len(several)}"


def test_links_lead_to_places_in_the_report_or_to_the_sources(analysis: Analysis, document: str) -> None:
    reader = read(document)
    assert len(set(reader.ids)) == len(reader.ids)
    inner = {link[1:] for link in reader.links if link.startswith("#")}
    assert inner
    assert inner <= set(reader.ids)
    outer = {link for link in reader.links if not link.startswith("#")}
    assert outer == set(analysis["articles"]["url"]) - {""}


def test_it_loads_nothing_and_runs_nothing(document: str) -> None:
    reader = read(document)
    assert not reader.loads
    assert not {"script", "link", "iframe", "object", "embed", "base"} & set(reader.tags)
    assert "default-src 'none'" in document
    assert not re.search(r"url\((?!#)|@import", document)
    assert len(document.encode()) < 2_000_000


def test_the_same_analysis_gives_the_same_bytes_but_for_the_day(analysis: Analysis, document: str) -> None:
    later = report_html(analysis, title="The third call", made="2 June 2025")
    assert later != document
    assert later.replace("2 June 2025", "1 June 2025") == document


def test_the_method_is_the_text_to_copy(analysis: Analysis, document: str) -> None:
    words = " ".join(re.sub(r"<[^>]+>", " ", document).split())
    for paragraph in methods_text(analysis).split("\n\n"):
        assert " ".join(paragraph.replace("&", "&amp;").replace("'", "&#x27;").split()) in words


def test_with_many_articles_only_strong_stances_have_sentences(
    analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subject, "FEW_ARTICLES", 1)
    monkeypatch.setattr(figures, "MOST_COLUMNS", 2)
    monkeypatch.setattr(coverage_part, "MOST_COLUMNS", 2)
    sured = analysis["stance"].assign(enough=True)
    document = report_html(replace(analysis, tables={**analysis.tables, "stance": sured}), title="Many")
    reader = read(document)
    assert "Articles 1 to 2 of 5: " in document
    assert "px-claims" not in document.partition("<body>")[2]
    sure = sured.query("label in ('critical', 'supportive')")
    assert len([each for each in reader.ids if re.fullmatch(r"target-\d+-\d+", each)]) == len(sure) > 0
    assert {link[1:] for link in reader.links if link.startswith("#")} <= set(reader.ids)


@pytest.mark.model
def test_nothing_from_articles_becomes_markup() -> None:
    texts = [paste(f"{HOSTILE}\n\n{text}\n\nCalder said {HOSTILE}.", outlet=HOSTILE) for text in (FIRST, SECOND)]
    hostile = analyze(texts, event=HOSTILE)
    reader = read(report_html(hostile, title=HOSTILE))
    assert "img" not in reader.tags
    assert not reader.loads
    assert not [link for link in reader.links if not link.startswith("#")]


@pytest.mark.model
def test_one_article_alone_has_a_report() -> None:
    document = report_html(analyze([paste(FIRST, outlet="Gull Gazette")]), title="Ferry")
    assert "nothing to be compared with" in document
    assert {link[1:] for link in read(document).links if link.startswith("#")} <= set(read(document).ids)
