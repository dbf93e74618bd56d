"""A speaker corrected by keyboard where it is read; another window sees it; undone, all is as before."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.app import App

EVENT = "sample-2025-02-12-first-call"


def test_a_speaker_is_corrected_by_keyboard_seen_in_another_window_and_undone(app: App) -> None:
    app.open(f"/voices?event={EVENT}&kinds=direct")
    link = app.page.get_by_role("link", name="Correct this").first
    link.focus()
    with app.finish():
        app.page.keyboard.press("Enter")
    panel = app.page.locator(".st-key-px_correcting")
    expect(panel).to_contain_text("Correct this:")
    box = panel.get_by_role("combobox", name="Who speaks")
    box.press_sequentially("A clerk of the court")
    expect(app.page.get_by_role("option", name="A clerk of the court").first).to_be_visible()
    with app.finish():
        box.press("Enter")
    save = panel.get_by_role("button", name="Save correction")
    save.focus()
    with app.finish():
        app.page.keyboard.press("Enter")
    expect(panel.locator(".px-corrected").first).to_contain_text("A clerk of the court, was ")
    expect(app.page.locator(".px-listed .px-corrected").first).to_contain_text("✎ corrected, who speaks")

    other = App(app.page.context.new_page(), app.address)
    other.open(f"/corrections?event={EVENT}")
    assert "A clerk of the court, was " in other.text()
    while other.page.get_by_role("button", name="Undo", exact=True).count():
        with other.finish():
            other.page.get_by_role("button", name="Undo", exact=True).first.click()
    other.check()

    app.reload()
    assert "on this page" not in app.text()
    assert app.page.locator(".px-listed .px-corrected").count() == 0
