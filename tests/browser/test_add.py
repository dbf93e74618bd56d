"""Taking articles in, in a real browser: tables, pieces put back, copies, strays, other languages, no requests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.app import App, Server
from tests.ingest.exports import FORMS, invented_stories
from tests.ingest.invented import ARTICLE, FRENCH, PARAGRAPHS, web_page

STORM = """Storm closes the old quay

On Friday a storm closed the old quay of Brenholt, the harbour office said, and Olav Dahl sold coffee to all who waited.

On Friday evening the waves had washed out the stones below the quay, and nobody could say when boats would land again.
"""
LATER = """Engines for the night ferry

On Tuesday the council of Ostervik chose new engines for the ferry, and Ingrid Solheim promised Tomas Lind a timetable.

On Tuesday evening the Fjord Line said that Ostervik would get its ferry back before the snow, as Solheim had hoped.
"""


@pytest.fixture
def own(start_server: Callable[..., Server], new_page: Callable[..., Page]) -> App:
    """The page on a new, empty event of a dashboard of its own."""
    app = App(new_page(), start_server().address).open("/add")
    app.page.get_by_test_id("stSidebar").get_by_role("button", name="New event").click()
    app.page.get_by_role("textbox", name="What happened?").fill("The ferry")
    with app.finish():
        app.page.get_by_role("button", name="Create", exact=True).click()
    return app


def upload(app: App, *files: Path) -> None:
    with app.finish():
        app.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(list(files))


def press(app: App, name: str) -> None:
    with app.finish():
        button(app, name).first.click()


def button(app: App, name: str) -> Locator:
    return app.page.get_by_test_id("stMain").get_by_role("button", name=name, exact=True)


def written(folder: Path, **texts: str) -> list[Path]:
    paths = []
    for name, text in texts.items():
        path = folder / name.replace("_", ".")
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def test_a_table_is_read_with_the_columns_the_reader_chooses(own: App, tmp_path: Path) -> None:
    rows = "".join(f'"{town} Post","{ARTICLE.replace("Ostervik", town)}"\n' for town in ("Ardal", "Brevik"))
    upload(own, *written(tmp_path, press_csv=f"who,words\n{rows}"))
    assert button(own, "Read 2 articles").is_visible()
    choice = own.page.get_by_role("combobox", name="Outlet").first
    choice.click()
    with own.finish():
        own.page.get_by_role("option", name="who", exact=True).click()
    press(own, "Read 2 articles")
    outlets = own.page.get_by_role("textbox", name="Outlet", exact=True)
    assert [outlets.nth(n).input_value() for n in range(outlets.count())] == ["Ardal Post", "Brevik Post"]
    assert button(own, "Read 2 articles").count() == 0
    own.check()


def test_a_piece_put_back_comes_out_again_and_the_box_stays_open(own: App, tmp_path: Path) -> None:
    page = web_page(before="<p>Read more: Who pays for the pool?</p>")
    upload(own, *written(tmp_path, page_html=page, later_txt=LATER))
    press(own, "Analyse")
    box = own.page.get_by_text("of the source not taken for the article").first
    with own.finish():
        box.click()
    before = button(own, "Put back").count()
    press(own, "Put back")
    expect(button(own, "Take out")).to_have_count(1)
    assert button(own, "Put back").count() == before - 1
    assert "1 piece put back" in own.text()
    press(own, "Take out")
    expect(button(own, "Take out")).to_have_count(0)
    assert button(own, "Put back").count() == before
    own.reload()
    assert "put back" not in own.text()
    own.check()


def test_copies_strays_and_other_languages_are_settled_on_the_page(own: App, tmp_path: Path) -> None:
    copy = f"{ARTICLE}\n\n{PARAGRAPHS[0].replace('Tuesday', 'Tuesday night')}"
    upload(own, *written(tmp_path, a_txt=ARTICLE, b_txt=copy, c_txt=LATER, storm_txt=STORM, bac_txt=FRENCH))
    assert "4 articles read" in own.text()
    press(own, "Analyse")
    text = own.text()
    assert "The same text twice?" in text
    assert "About another event?" in text
    press(own, "Move to an event of its own")
    assert "Moved to the event “Storm closes the old quay”" in own.text()
    press(own, "Count as one")
    assert "counted as one" in own.text()
    own.reload()
    text = own.text()
    for gone in ("The same text twice?", "About another event?"):
        assert gone not in text
    kept = text[text.index("Kept aside") :]
    for name in ("b.txt", "storm.txt", "bac.txt"):
        assert name in kept
    press(own, "Undo")
    assert "The same text twice?" in own.text()
    own.check()


def test_the_web_is_off_and_a_private_address_is_refused_with_a_reason(app: App) -> None:
    app.open("/add")
    app.page.get_by_text("Or fetch an article or a feed from the web").click()
    assert app.page.get_by_role("button", name="Fetch this article").count() == 0
    with app.finish():
        app.page.get_by_text("Let Parallax ask web addresses from this computer").click()
    app.page.get_by_role("textbox", name="Address of an article or a feed").fill("http://127.0.0.1:1/secret")
    with app.finish():
        app.page.keyboard.press("Enter")
    assert "1 file not read" not in app.text()
    press(app, "Fetch this article")
    assert "http://127.0.0.1:1/secret:" in app.text()
    app.reload()
    assert app.page.get_by_role("button", name="Fetch this article").count() == 0


def test_a_folder_is_taken_in_without_its_hidden_files(own: App, tmp_path: Path) -> None:
    folder = tmp_path / "event"
    folder.mkdir()
    written(folder, a_txt=ARTICLE, storm_txt=STORM)
    (folder / ".hidden.txt").write_text(LATER, encoding="utf-8")
    with own.finish():
        own.page.get_by_text("Take a whole folder").click()
    with own.finish():
        own.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(folder)
    assert "2 articles read" in own.text()
    own.check()


def test_an_export_comes_apart_and_stories_without_dates_are_split_by_hand(own: App, tmp_path: Path) -> None:
    first, *others = invented_stories(4)
    (tmp_path / "factiva.html").write_bytes(FORMS["factiva.html"]((first, others[0])))
    plain = "\n\n\n\n".join("\n\n".join((story.title, *story.paragraphs)) for story in others[1:])
    (tmp_path / "stories.txt").write_text(plain, encoding="utf-8")
    upload(own, tmp_path / "factiva.html", tmp_path / "stories.txt")
    page = own.page
    expect(
        page.get_by_text("Its file holds 2 articles; each is read by itself. It is an export of Factiva.")
    ).to_be_visible()
    expect(page.get_by_text("3 articles read")).to_be_visible()
    press(own, "Split into 2")
    expect(page.get_by_text("4 articles read")).to_be_visible()
    expect(page.get_by_text("It seems to hold")).to_have_count(0)
