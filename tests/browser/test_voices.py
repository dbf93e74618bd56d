"""Voices and the control of actors in a browser: clicks open quotations, changes reach charts and outlive reload."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from analysis.targets import parse_targets
from tests.browser.app import CHARTS, MARKS, App, Server

FERRY = """Ferry service to Gull Island resumes

Mayor Ines Calder praised the ferry crew on Monday. "We are proud of this brave crew," Calder told reporters.

Calder thanked Tom Petrel, who leads the union. Tom Petrel said that the island needs its ferry. Petrel smiled.
"""
QUAY = """Islanders angry as ferry limps back

Mayor Ines Calder failed the islanders again. "She lied to us," said Tom Petrel, a welder.

Nobody trusts Calder any more, and the shameful delay ruined the season for the small shops along the quay.
"""
ROW_HEIGHT = 35
"""Height of a table's row and head in pixels."""


def choice(app: App, name: str) -> list[str]:
    return parse_qs(urlsplit(app.page.url).query).get(name, [])


def quotation_table(page: Page) -> Locator:
    return page.get_by_test_id("stDataFrame").last


def count_line(app: App) -> str:
    found = re.search(r"([\d,]+) of ([\d,]+) quotations?", app.text())
    assert found
    return found.group()


def click_first_cell_of_the_grid(app: App) -> None:
    grid = app.page.locator(CHARTS).nth(2)
    grid.scroll_into_view_if_needed()
    with app.finish():
        grid.locator(MARKS).first.click(force=True)


def choose_row(app: App, row: int) -> None:
    table = quotation_table(app.page)
    table.scroll_into_view_if_needed()
    with app.finish():
        table.click(position={"x": 18, "y": ROW_HEIGHT * (row + 1.5)})


def test_a_click_in_the_grid_shows_those_quotations_and_the_link_reopens_them(
    app: App, new_page: Callable[..., Page]
) -> None:
    app.open("/voices")
    everything = count_line(app)
    assert app.page.locator(".px-sentence").count() == 0
    click_first_cell_of_the_grid(app)
    assert len(choice(app, "quoting")) == len(choice(app, "speakers")) == 1
    speaker = choice(app, "speakers")[0]
    assert count_line(app) != everything
    sentences = app.page.locator(".px-sentence").all_inner_texts()
    assert sentences
    assert all(speaker in text for text in sentences)
    opened = app.page.locator('a.px-cell[aria-current="true"]')
    expect(opened).to_have_count(1)
    expect(app.page.locator(".px-sentence").first).to_be_in_viewport()
    copy = App(new_page(), app.address).open(app.page.url.removeprefix(app.address))
    assert copy.page.locator(".px-sentence").all_inner_texts() == sentences
    copy.check()
    with app.finish():
        app.page.get_by_role("button", name="Show all", exact=True).click()
    assert count_line(app) == everything
    assert not choice(app, "quoting")
    expect(opened).to_have_count(0)


def test_a_row_opens_its_quotation_and_leads_to_its_place(app: App) -> None:
    app.open("/voices?sources=named&kinds=direct")
    choose_row(app, 1)
    assert choice(app, "quote")
    sentence = app.page.locator(".px-sentence")
    expect(sentence).to_have_count(1)
    quoted = sentence.locator(".px-quoted").first.inner_text()
    app.reload()
    expect(app.page.locator(".px-sentence")).to_have_count(1)
    with app.finish():
        app.page.get_by_role("link", name="Read it in its article").click()
    assert "/compare" in app.page.url
    assert choice(app, "sentence")
    expect(app.page.locator(".reader .px-quoted").filter(has_text=quoted[:20]).first).to_be_in_viewport()


def test_quotations_are_filtered_and_shown_by_keyboard_alone(app: App) -> None:
    app.open("/voices")
    app.choose("Speakers", "Putin")
    assert choice(app, "speakers") == ["Vladimir Putin"]
    assert app.page.locator(".px-sentence").count() > 0


def test_every_chart_has_words_for_those_who_do_not_see_it(app: App) -> None:
    app.open("/voices")
    charts = app.page.locator(CHARTS)
    assert charts.count() == 3
    page = app.page.content()
    for start in ("Whose words: share of each article.", "Whom the words are given to", "Statements of each speaker"):
        assert start in page
    assert app.page.get_by_text("The numbers behind it, as a table").count() == 3


@pytest.fixture
def ferry(start_server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path) -> App:
    folder = tmp_path / "ferry"
    folder.mkdir()
    (folder / "gull.txt").write_text(FERRY, encoding="utf-8")
    (folder / "petrel.txt").write_text(QUAY, encoding="utf-8")
    return App(new_page(), start_server(folder).address).open("/actors?actor=Ines%20Calder")


def open_panel(app: App) -> None:
    with app.finish():
        app.page.get_by_text("Change actors", exact=True).click()


def chart_text(app: App) -> str:
    return app.page.locator(CHARTS).last.inner_text()


def test_a_new_name_reaches_the_charts_outlives_reload_and_is_undone(ferry: App) -> None:
    open_panel(ferry)
    ferry.page.get_by_role("textbox", name="Name", exact=True).fill("The mayor")
    with ferry.finish():
        ferry.page.get_by_test_id("stMain").get_by_role("button", name="Rename", exact=True).click()
    assert "The mayor" in chart_text(ferry)
    assert "Ines Calder" not in chart_text(ferry)
    expect(ferry.page.get_by_role("button", name="Undo the last change")).to_be_visible()
    ferry.reload()
    assert "The mayor" in chart_text(ferry)
    ferry.go("Overview")
    assert "The mayor" in ferry.page.locator(CHARTS).first.inner_text()
    ferry.go("Voices")
    assert "The mayor" in ferry.page.locator(CHARTS).nth(2).inner_text()
    ferry.go("Actors")
    open_panel(ferry)
    with ferry.finish():
        ferry.page.get_by_role("button", name="Undo the last change").click()
    assert "Ines Calder" in chart_text(ferry)
    assert "The mayor" not in chart_text(ferry)
    ferry.check()


def test_a_hidden_actor_leaves_the_charts(ferry: App) -> None:
    ferry.go("Overview")
    assert "Ines Calder" in ferry.page.locator(CHARTS).first.inner_text()
    ferry.open("/actors?actor=Ines%20Calder")
    open_panel(ferry)
    with ferry.finish():
        ferry.page.get_by_role("button", name="Hide this actor").click()
    assert "Ines Calder" not in chart_text(ferry)
    ferry.go("Overview")
    assert "Ines Calder" not in ferry.page.locator(CHARTS).first.inner_text()
    ferry.check()


def test_the_targets_file_goes_out_and_comes_back(ferry: App, tmp_path: Path) -> None:
    open_panel(ferry)
    ferry.page.get_by_role("combobox", name="Merge with").focus()
    ferry.page.keyboard.type("Tom Petrel")
    ferry.page.get_by_role("option", name="Tom Petrel").click()
    expect(ferry.page.get_by_role("combobox", name="Merge with")).to_have_value("Tom Petrel")
    with ferry.finish():
        ferry.page.get_by_role("button", name="Merge", exact=True).click()
    expect(ferry.page.get_by_text("Merged Tom Petrel into Ines Calder")).to_be_visible()
    with ferry.page.expect_download() as download:
        ferry.page.get_by_role("button", name="Export targets file").click()
    kept = tmp_path / "mine.toml"
    download.value.save_as(kept)
    targets = {target.name: target for target in parse_targets(kept.read_text(encoding="utf-8"))}
    assert "Tom Petrel" in targets["Ines Calder"].aliases
    assert "Tom Petrel" not in targets
    with ferry.finish():
        ferry.page.get_by_role("button", name="Start over").click()
    with ferry.finish():
        ferry.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(kept)
    assert "Loaded the targets of mine.toml" in ferry.text()
    assert "also called Tom Petrel" in ferry.text() or ", Tom Petrel" in ferry.text()
    broken = tmp_path / "broken.toml"
    broken.write_text("[[actor]]\naliases = []\n", encoding="utf-8")
    with ferry.finish():
        ferry.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(broken)
    assert "broken.toml: actor 1 needs a name" in ferry.text()
    ferry.check()
