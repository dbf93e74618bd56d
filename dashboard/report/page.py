"""A page that stands for itself: its styles are in it, and it may load nothing."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dashboard.markup.elements import element, escaped
from dashboard.style.theme import page_css

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""What a browser may load for such a page: nothing."""


def page_html(body: str, *, title: str) -> str:
    """Return a whole document around a body of escaped HTML."""
    return _document(body, title=title, css=_css())


def figure_page(svg: str, *, title: str) -> str:
    """Return a whole document around one figure."""
    css = "body { margin: 1rem; } svg { max-width: 100%; height: auto; }"
    return _document(element("main", element("h1", escaped(title)), svg), title=title, css=css)


def _document(body: str, *, title: str, css: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(title)}</title>\n<style>\n{css}\n</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


@cache
def _css() -> str:
    styles = files("dashboard.style")
    return page_css() + "".join(styles.joinpath(name).read_text(encoding="utf-8") for name in ("app.css", "report.css"))
