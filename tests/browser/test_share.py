"""Share: files come with telling names, and the report opens by itself, offline, without a fault, and prints."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Download, Page, expect

from tests.browser.accessibility import violations
from tests.browser.app import App

A4_POINTS = (595, 842)


def saved(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as started:
        page.get_by_role("button", name=button, exact=True).first.click()
    download: Download = started.value
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


def test_the_report_opens_offline_and_prints(app: App, new_page: Callable[..., Page], tmp_path: Path) -> None:
    app.open("/?event=sample-2025-05-19-third-call")
    app.go("Share")
    path = saved(app.page, "Download the report (HTML)", tmp_path)
    assert path.name.endswith("_share_report.html")
    context: BrowserContext = new_page(offline=True).context
    report = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    report.on("request", lambda request: asked.append(request.url))
    report.on("console", lambda message: said.append(message.text))
    report.goto(path.as_uri())
    assert asked == [path.as_uri()]
    assert not violations(report)
    assert not said
    cell = report.locator("a.px-cell.px-solid").first
    cell.click()
    expect(report.locator(":target")).to_be_in_viewport()
    pages = pypdfium2.PdfDocument(BytesIO(report.pdf(prefer_css_page_size=True, print_background=True)))
    assert 5 < len(pages) < 60
    assert all(abs(side - wanted) < 2 for side, wanted in zip(pages[0].get_size(), A4_POINTS, strict=True))
    # No figure is cut: each fits on a sheet, and sheets break around it.
    tall = report.locator("figure").evaluate_all("figures => figures.map((figure) => figure.offsetHeight)")
    assert max(tall) < 1_100


def test_a_table_is_saved_as_a_workbook_with_its_sources(app: App, tmp_path: Path) -> None:
    app.open("/?event=sample-2025-05-19-third-call&table=sentiment_grid")
    main = app.page.get_by_test_id("stMain")
    toolbar = main.get_by_test_id("stElementToolbar").get_by_role("button")
    main.get_by_test_id("stDataFrame").first.hover()
    shown = list(toolbar.evaluate_all("all => all.filter(b => b.checkVisibility()).map(b => b.ariaLabel)"))
    assert not [name for name in shown if "CSV" in (name or "")], shown
    main.get_by_role("button", name="Download", exact=True).click()
    path = saved(app.page, "Excel (XLSX)", tmp_path)
    assert path.name.endswith("_overview_sentiment-grid.xlsx")
    book = load_workbook(path)
    heads = [cell.value for cell in book.worksheets[0][1]]
    assert heads[:5] == ["Article", "Outlet", "Headline", "Date", "Address"]
    assert book.sheetnames[1] == "Sources"
    assert book["Sources"].max_row == 6


def test_a_chart_is_saved_as_a_drawing_that_opens_by_itself(
    app: App, new_page: Callable[..., Page], tmp_path: Path
) -> None:
    app.open("/voices?event=sample-2025-05-19-third-call&table=voice_shares")
    main = app.page.get_by_test_id("stMain")
    main.get_by_role("button", name="Download", exact=True).first.click()
    path = saved(app.page, "Figure (SVG)", tmp_path)
    assert path.name.endswith("_voices_voice-shares.svg")
    alone = new_page(offline=True)
    alone.goto(path.as_uri())
    title = main.locator(".gtitle").first.text_content() or ""
    expect(alone.locator("svg")).to_contain_text(title[:25])
    assert alone.locator("rect").count() > 10
    page = saved(app.page, "Figure (HTML)", tmp_path)
    assert page.name.endswith("_voices_voice-shares.html")
    alone.goto(page.as_uri())
    assert not violations(alone)
