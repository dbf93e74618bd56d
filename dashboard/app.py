"""The dashboard's entry: page settings, sidebar, navigation, and the page that is open."""

from __future__ import annotations

import sys
from pathlib import Path

# ``streamlit run dashboard/app.py`` puts this file's folder on the path, not the one that holds the two packages; in
# a checkout that was not installed they would not be found. An installed Parallax is found with or without it.
_ROOT = str(Path(__file__).resolve().parent.parent)
if _ROOT not in sys.path:
    sys.path.insert(0, _ROOT)

import streamlit as st  # noqa: E402

from dashboard.panels.draw_marker import begin_page  # noqa: E402
from dashboard.panels.viewport import is_dark  # noqa: E402
from dashboard.server.headers import is_own_page  # noqa: E402
from dashboard.state.views import VIEWS  # noqa: E402
from dashboard.style.theme import page_css, palette  # noqa: E402

_STYLES = Path(__file__).resolve().parent / "style"


def main() -> None:
    """Draw the page that is open, when it is its turn."""
    headers = st.context.headers
    if not is_own_page(headers.get("Origin") or "", headers.get("Host") or ""):
        # parallax run refuses such a session before it begins; streamlit run can't.
        st.text("This page may not show Parallax. Open its own address.")
        return
    st.set_page_config(page_title="Parallax", page_icon=str(_STYLES / "icon.png"), layout="wide")
    dark = is_dark()
    st.logo(_wordmark(dark=dark), size="large")
    st.html(f"<style>{page_css(dark=dark)}{_own_css()}</style>")
    pages = {
        name: st.Page(path, title=title, url_path="" if name == "overview" else name, default=name == "overview")
        for name, (title, path) in VIEWS.items()
    }
    page = st.navigation(list(pages.values()), position="hidden")
    name = next((name for name, known in pages.items() if known.url_path == page.url_path), "overview")
    begin_page(name)
    # Loaded after the notice of a page that was stopped is there: the first page of a server waits seconds for it.
    from dashboard.panels.page_frame import draw_page  # noqa: PLC0415

    draw_page(name, page.run)


def _own_css() -> str:
    return "".join((_STYLES / name).read_text(encoding="utf-8") for name in ("app.css", "corrections.css"))


def _wordmark(*, dark: bool) -> str:
    """Return the name as a picture: two lines of sight that meet in one point."""
    colours = palette(dark=dark)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 32" width="150" height="32">'
        f'<path d="M4 28 13 7" stroke="{colours.text}" stroke-width="3"/>'
        f'<path d="M22 28 13 7" stroke="{colours.unfavourable}" stroke-width="3"/>'
        f'<circle cx="13" cy="7" r="4.5" fill="{colours.text}"/>'
        f'<text x="34" y="24" font-family="Georgia, serif" font-size="23" fill="{colours.text}">Parallax</text></svg>'
    )


main()
