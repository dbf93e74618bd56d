"""Text as HTML for ``st.html``: everything that comes from articles, files or readers is escaped here.

Streamlit's own text elements read Markdown, in which a title can hold an image, a link or a formula; these don't.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

from dashboard.wording import HIDDEN


def escaped(text: str) -> str:
    """Return text that shows as it is: nothing in it is markup."""
    return html.escape(HIDDEN.sub(" ", text))


def element(name: str, *content: str, css: str = "", anchor: str = "") -> str:
    """Write an element around escaped text or other elements; the other values are our own words."""
    opening = (f'{name} class="{css}"' if css else name) + (f' id="{anchor}"' if anchor else "")
    return f"<{opening}>{''.join(content)}</{name}>"


def lines(texts: Iterable[tuple[str, str]], *, css: str = "px-lines") -> str:
    """Write a list of pairs, the first of each set apart."""
    rows = (element("li", element("b", escaped(head)), " ", escaped(body)) for head, body in texts)
    return element("ul", *rows, css=css)
