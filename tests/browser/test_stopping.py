"""Long work can be stopped: what was there stays, the page says what happened, and the work can be taken up again."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.app import CHARTS, App, Server
from tests.ingest.invented import web_page

MANY = 90
"""So many articles take several seconds to read and to analyse, even on a fast machine."""
TOWNS = ("Ostervik", "Brenholt", "Ardal", "Brevik", "Lunde", "Sandnes", "Vik", "Molde", "Narvik", "Hamar", "Larvik")
PEOPLE = ("Ingrid Solheim", "Tomas Lind", "Olav Dahl", "Astrid Berg", "Egil Karsen", "Nora Vance")
DEEDS = (
    "praised the new harbour of {town}",
    "accused the council of {town} of wasting money on the ferry",
    "told reporters in {town} that the plan was “a disgrace for everybody who works on the quay”",
    "said that nobody in {town} had been asked before the bridge was closed",
    "promised the fishermen of {town} a fair price, and left before they could answer",
    "refused to say how much {town} would pay for the lighthouse",
)


def invented(number: int, *, paragraphs: int = 12) -> str:
    """Write an article that no other number writes."""
    draw = Random(number)
    lines = [f"{draw.choice(TOWNS)} waits for its ferry, week {number}"]
    for _ in range(paragraphs):
        deeds = [f"{draw.choice(PEOPLE)} {draw.choice(DEEDS).format(town=draw.choice(TOWNS))}." for _ in range(3)]
        lines.append(f"In week {draw.randrange(1, 50)}, {' '.join(deeds)}")
    return "\n\n".join(lines)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of many articles."""
    folder = tmp_path_factory.mktemp("many") / "ferry"
    folder.mkdir()
    for number in range(MANY):
        (folder / f"ferry-{number:03}.txt").write_text(invented(number), encoding="utf-8")
    return folder


@pytest.fixture
def app(start_server: Callable[..., Server], new_page: Callable[..., Page]) -> Iterator[App]:
    """A dashboard of its own with the samples; nothing that must not happen has happened."""
    driven = App(new_page(), start_server().address)
    yield driven
    driven.check()


def button(app: App, name: str) -> Locator:
    return app.page.get_by_test_id("stMain").get_by_role("button", name=name, exact=True)


def press(app: App, name: str) -> None:
    with app.finish():
        button(app, name).click()


def interrupt(app: App, name: str) -> None:
    """Stop what is under way as soon as it can be stopped."""
    expect(button(app, name)).to_be_visible(timeout=120_000)
    press(app, name)


def put_in(app: App, *files: Path) -> None:
    app.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(list(files))


def with_two_articles(app: App, folder: Path) -> None:
    """Make an event of two articles and have it analysed."""
    app.open("/add")
    app.page.get_by_test_id("stSidebar").get_by_role("button", name="New event").click()
    app.page.get_by_role("textbox", name="What happened?").fill("The ferry")
    with app.finish():
        app.page.get_by_role("button", name="Create", exact=True).click()
    files = []
    for name in ("first", "second"):
        files.append(folder / f"{name}.txt")
        files[-1].write_text(invented(MANY + len(files), paragraphs=4), encoding="utf-8")
    with app.finish():
        put_in(app, *files)
    press(app, "Analyse")
    expect(app.page.get_by_text("2 articles analysed and kept")).to_be_visible()


def test_an_analysis_that_is_stopped_loses_nothing_and_can_be_taken_up_again(
    app: App, many: Path, tmp_path: Path
) -> None:
    with_two_articles(app, tmp_path)
    packed = tmp_path / "many.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in many.iterdir():
            archive.write(path, path.name)
    with app.finish():
        put_in(app, packed)
    button(app, "Analyse").click()
    interrupt(app, "Stop")

    expect(app.page.get_by_text(f"{MANY} articles kept, not analysed yet")).to_be_visible()
    # Neither what was there nor what was just added is gone.
    expect(app.page.get_by_role("combobox", name="Show articles")).to_have_value(f"1 to 20 of {MANY + 2}")
    app.go("Overview")
    expect(app.page.get_by_role("heading", name="Stopped")).to_be_visible()
    expect(app.page.get_by_text("The articles are kept, but they are not analysed yet")).to_be_visible()
    assert app.page.locator(CHARTS).count() == 0

    button(app, "Analyse them").click()
    expect(button(app, "Stop")).to_be_visible()
    expect(app.page.get_by_text(f"of {MANY + 2} articles read").first).to_be_visible()  # the stopped work is over
    # Measuring can be stopped as reading can.
    expect(app.page.get_by_text(f"of {MANY + 2} articles measured").first).to_be_visible(timeout=120_000)
    interrupt(app, "Stop")
    expect(app.page.get_by_role("heading", name="Stopped")).to_be_visible()


def test_a_page_that_streamlits_own_stop_leaves_half_drawn_says_so_and_can_be_drawn_again(
    start_server: Callable[..., Server], new_page: Callable[..., Page], many: Path
) -> None:
    app = App(new_page(), start_server(many).address)
    app.page.goto(app.address)
    own_stop = app.page.get_by_test_id("stStatusWidget").get_by_role("button", name="Stop")
    said = app.page.get_by_text("stopped before all of it was drawn")
    for _ in ("while the articles are read", "and once more, later"):
        own_stop.click(timeout=120_000)
        expect(said).to_be_visible(timeout=120_000)
        app.page.get_by_role("link", name="Draw it again").click()
    expect(button(app, "Stop")).to_be_visible(timeout=120_000)
    expect(said).to_be_hidden()
    interrupt(app, "Stop")
    expect(app.page.get_by_role("heading", name="Stopped")).to_be_visible()
    expect(app.page.locator(".px-drawn")).to_have_count(1)
    expect(said).to_be_hidden()
    app.check()


def test_a_stopped_analysis_leaves_the_other_events_as_they_were(
    start_server: Callable[..., Server], new_page: Callable[..., Page], many: Path
) -> None:
    app = App(new_page(), start_server(many).address)
    app.page.goto(app.address)
    interrupt(app, "Stop")
    expect(app.page.get_by_role("heading", name="Stopped")).to_be_visible()
    app.page.get_by_role("combobox", name="Event").click()
    with app.finish():
        app.page.get_by_role("option", name="Sample:").first.click()
    expect(app.page.locator(CHARTS).first).to_be_visible()
    expect(app.page.get_by_role("heading", name="Stopped")).to_have_count(0)
    assert len(list(many.iterdir())) == MANY
    app.check()


def test_reading_files_that_is_stopped_keeps_what_was_read_and_reads_on(app: App, many: Path, tmp_path: Path) -> None:
    with_two_articles(app, tmp_path)
    pages = []
    for path in sorted(many.iterdir()):  # pages take longer to read than text
        pages.append(tmp_path / f"{path.stem}.html")
        paragraphs = "".join(f"<p>{line}</p>" for line in path.read_text(encoding="utf-8").split("\n\n"))
        pages[-1].write_text(web_page(body=paragraphs), encoding="utf-8")
    put_in(app, *pages)
    interrupt(app, "Stop reading")
    said = app.page.get_by_text("not read: you stopped. What was read before is below.")
    expect(said).to_be_visible()
    left = int(said.inner_text().split()[0])
    assert 0 < left <= MANY
    press(app, "Read on")
    expect(said).to_have_count(0)
    expect(app.page.get_by_text(f"{MANY} articles")).not_to_have_count(0)
