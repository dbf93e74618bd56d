from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.measures.registry import measures
from dashboard.markup.method_contents import contents
from dashboard.queries import method


def test_every_section_has_an_id_of_its_own_and_says_where_it_fails() -> None:
    found = method.sections()
    assert len({section.section_id for section in found}) == len(found) >= 9
    for section in found:
        assert section.title
        assert "*Formula.*" in section.text, section.title
        assert "ails where" in section.text, section.title


def test_every_table_has_a_line_in_the_section_of_its_measure() -> None:
    texts = {section.section_id: section.text for section in method.sections()}
    for measure in measures().values():
        for table in measure.tables:
            assert f"`{table.schema.name}`" in texts[measure.section].split("*Tables.*")[1], table.schema.name


def test_every_chart_is_explained_by_a_section_that_exists() -> None:
    known = {section.section_id for section in method.sections()}
    assert set(method.SECTION_OF.values()) <= known
    assert method.section_of("sentiment_grid").title == "Sentiment toward an actor"
    assert method.section_of("no such chart") is None


def test_the_contents_name_every_section_once() -> None:
    written = contents(method.sections())
    assert all(written.count(f'href="#{section.section_id}"') == 1 for section in method.sections())
    assert contents(()) == ""


def test_every_figure_belongs_to_a_section_and_has_its_n_and_digest() -> None:
    known = {section.section_id for section in method.sections()}
    assert method.figures()
    for figure in method.figures():
        assert figure["section"] in known
        assert figure["n"] > 0
        assert len(figure["digest"]) == 64


def test_figures_stand_in_a_table_and_their_absence_is_an_empty_one() -> None:
    table = method.figures_table("sentiment")
    assert table["Value"].between(0, 1).all()
    assert len(table) >= 2
    assert method.figures_table("none").empty


@pytest.mark.usefixtures("data")
def test_the_page_shows_figures_or_says_that_there_are_none() -> None:
    page = AppTest.from_file(str(Path(method.__file__).parents[1] / "views" / "method.py"), default_timeout=30).run()
    assert not page.exception
    assert [header.value for header in page.header][:-1] == [section.title for section in method.sections()]
    assert page.header[-1].value == "All measures and their tables"
    assert [button.proto.label for button in page.get("download_button")].count("Excel (XLSX)") == 2
    assert len(method.all_figures_table()) == len(method.figures())
    assert len(page.dataframe) == 1 + len({figure["section"] for figure in method.figures()})


def test_without_its_text_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(method, "method_file", lambda: None)
    assert method.sections() == ()
    page = AppTest.from_file(str(Path(method.__file__).parents[1] / "views" / "method.py"), default_timeout=30).run()
    assert not page.exception
    assert "lacks the text of this page" in "".join(item.proto.body for item in page.get("html"))
